//! What a shell and the manual ask for: `resdiff completions`, and `resdiff man`.
//!
//! The completions are made by the program itself when a key is pressed, so that they know the texts of the library.

use std::ffi::OsStr;
use std::io::{self, Write as _};
use std::path::PathBuf;

use anyhow::{Result, anyhow, bail};
use clap::Command;
use clap::builder::PossibleValuesParser;
use clap_complete::engine::{CompletionCandidate, PathCompleter, ValueCompleter as _};
use clap_complete::env::Shells;
use clap_mangen::Man;

use resdiff::model::Language;
use resdiff::versions::{Versions, either, replace_file, why_unwritable};

use crate::cli::args::data_folder;
use crate::cli::tell::{OrSay, no_output, say};

/// The variable by which a shell's script asks for completions.
pub const VARIABLE: &str = "RESDIFF_COMPLETE";

/// Symbols of this prefix are known without it: 78/241.
const ASSEMBLY: &str = "A/RES/";

/// Print the script by which a shell completes commands, options, files and the symbols of known texts.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("help/completions.txt").trim_ascii_end())]
pub struct CompletionsArgs {
    /// The shell.
    #[arg(value_parser = PossibleValuesParser::new(Shells::builtins().names()))]
    shell: String,
}

/// Prints the script of a shell.
pub fn completions(args: &CompletionsArgs) -> Result<()> {
    let shells = Shells::builtins();
    let shell =
        shells.completer(&args.shell).ok_or_else(|| anyhow!("{} is no shell", args.shell))?;
    let mut script = Vec::new();
    shell.write_registration(VARIABLE, "resdiff", "resdiff", "resdiff", &mut script)?;
    io::stdout().write_all(&script).or_say(no_output)
}

/// Print the manual page of the program or of a command, to be read by man.
#[derive(Debug, clap::Args)]
#[command(after_help = include_str!("help/man.txt").trim_ascii_end())]
pub struct ManArgs {
    /// The command [default: the program].
    command: Option<String>,

    /// Write all pages into this folder: resdiff.1, resdiff-compare.1 and so on [default: print one page].
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    folder: Option<PathBuf>,
}

/// Prints a manual page, or writes all.
pub fn man(args: &ManArgs, command: Command) -> Result<()> {
    let mut command = command.disable_help_flag(true);
    command.build();
    let Some(folder) = &args.folder else {
        let page = match &args.command {
            None => page(&command)?,
            Some(name) => match command.get_subcommands().find(|one| one.get_name() == name) {
                Some(found) => page(found)?,
                None => {
                    let names: Vec<_> = command.get_subcommands().map(Command::get_name).collect();
                    bail!("there is no command {name}: name {}", either(&names))
                }
            },
        };
        return io::stdout().write_all(&page).or_say(no_output);
    };
    let commands = command.get_subcommands();
    let nested = command.get_subcommands().flat_map(Command::get_subcommands);
    let pages: Vec<&Command> = [&command].into_iter().chain(commands).chain(nested).collect();
    for one in &pages {
        let path = folder.join(Man::new((*one).clone()).get_filename());
        let page = page(one)?;
        replace_file(&path, folder, |out| out.write_all(&page)).or_say(|error| {
            format!("{} cannot be written, {}", path.display(), why_unwritable(error))
        })?;
    }
    say(&format!("{} pages written to {}", pages.len(), folder.display()))
}

fn page(command: &Command) -> Result<Vec<u8>> {
    let mut page = Vec::new();
    Man::new(command.clone()).manual("resdiff").render(&mut page)?;
    Ok(page)
}

/// What a text may be called that begins with what was typed: the symbols of known texts, with their titles, and files.
pub fn texts(typed: &OsStr) -> Vec<CompletionCandidate> {
    let folder = std::env::var_os("RESDIFF_VERSIONS").filter(|folder| !folder.is_empty());
    let versions = Versions::new(folder.map(PathBuf::from)).with_library(data_folder());
    let begun = typed.to_string_lossy().to_uppercase();
    let mut found: Vec<CompletionCandidate> = Vec::new();
    let mut versions = versions.list().unwrap_or_default().versions;
    // Of several languages the title in English.
    versions.sort_by_key(|version| version.language != Language::default());
    for version in versions {
        let whole = version.symbol.to_string();
        let short = whole.strip_prefix(ASSEMBLY).unwrap_or(&whole);
        let Some(name) =
            [short, &whole].into_iter().find(|name| name.to_uppercase().starts_with(&begun))
        else {
            continue;
        };
        if found.iter().all(|other| other.get_value() != name) {
            found.push(CompletionCandidate::new(name).help(version.title.map(Into::into)));
        }
    }
    found.extend(PathCompleter::any().complete(typed));
    found
}
