//! What was meant by a command line that does not parse: a command left out, or the value of an option typed as an option.

use std::ffi::OsString;
use std::path::Path;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Command, Error};

use resdiff::model::Symbol;

/// The command that two texts alone stand for.
const USUAL: &str = "compare";

/// Parses a command line; `OLD NEW` without a command is a comparison.
///
/// # Errors
/// What clap says, with what was probably meant.
pub fn parse(mut command: Command, typed: &[OsString]) -> Result<ArgMatches, Error> {
    let error = match command.try_get_matches_from_mut(typed) {
        Ok(matches) => return Ok(matches),
        Err(error) => error,
    };
    let names_no_command =
        matches!(error.kind(), ErrorKind::InvalidSubcommand | ErrorKind::UnknownArgument)
            && !typed.iter().any(|word| is_command(&command, word))
            && error.get(ContextKind::SuggestedSubcommand).is_none()
            && error.get(ContextKind::SuggestedArg).is_none();
    if names_no_command {
        let program = typed.iter().take(1).cloned();
        let whole = program.chain([USUAL.into()]).chain(typed.iter().skip(1).cloned());
        match command.try_get_matches_from_mut(whole) {
            Ok(matches) => return Ok(matches),
            Err(error) if typed.iter().skip(1).any(is_text) => return Err(hinted(error, &command)),
            Err(_) => {}
        }
    }
    Err(hinted(error, &command))
}

fn is_command(command: &Command, word: &OsString) -> bool {
    word.to_str().is_some_and(|word| command.find_subcommand(word).is_some())
}

/// Whether a word names a text: a file that exists, or a symbol.
fn is_text(word: &OsString) -> bool {
    Path::new(word).exists() || word.to_str().and_then(Symbol::parse).is_some()
}

/// The error for an unknown option `--side-by-side` tells that `--view side-by-side` is meant.
fn hinted(mut error: Error, command: &Command) -> Error {
    let Some(ContextValue::String(unknown)) = error.get(ContextKind::InvalidArg) else {
        return error;
    };
    if error.kind() != ErrorKind::UnknownArgument || !unknown.starts_with("--") {
        return error;
    }
    let value = unknown.trim_start_matches('-');
    let options = command.get_subcommands().flat_map(Command::get_arguments);
    let mut meant = options
        .filter(|option| option.get_possible_values().iter().any(|v| v.matches(value, false)))
        .filter_map(|option| option.get_long());
    if let Some(option) = meant.next() {
        let tip = ContextValue::String(format!("--{option} {value}"));
        error.insert(ContextKind::SuggestedArg, tip);
    }
    // Clap's own tip, to pass what looks like an option as a text, is never what was meant by a long name.
    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(Vec::new()));
    error
}
