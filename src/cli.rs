//! Arguments → options, run, exit status: the only place that knows the command line, the environment,
//! standard input and the exit status.

mod args;
mod batch;
mod changelog;
mod classes;
mod compare;
mod config;
mod explain;
mod format;
mod input;
mod jobs;
mod limits;
mod meant;
mod output;
mod pager;
mod reading;
mod series;
mod session;
mod shells;
mod show;
mod tell;
mod versions;

use std::io::{self, Write};
use std::panic;
use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};
use clap_complete::CompleteEnv;

use args::{DOCUMENTS, EXAMPLES, STATUS};
use config::Config;
use format::OutputFormat;
use tell::{OrSay, TROUBLE, no_output};

pub use tell::trouble;

/// Compares United Nations resolutions year over year.
///
/// Rebuilds the paragraphs of both texts, finds which became which, also where they moved, were split,
/// merged or renumbered, and shows the words that changed.
#[derive(Debug, Parser)]
#[command(name = "resdiff", version)]
#[command(after_help = EXAMPLES, after_long_help = format!("{DOCUMENTS}\n\n{EXAMPLES}\n\n{STATUS}"))]
#[command(arg_required_else_help = true, disable_help_subcommand = true)]
struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Compare(compare::CompareArgs),
    Changelog(changelog::ChangelogArgs),
    Show(show::ShowArgs),
    History(series::HistoryArgs),
    Blame(series::BlameArgs),
    Session(session::SessionArgs),
    Batch(batch::BatchArgs),
    Explain(explain::ExplainArgs),
    Versions(versions::VersionsArgs),
    Config(config::ConfigArgs),
    Completions(shells::CompletionsArgs),
    Man(shells::ManArgs),
}

/// The commands that the configuration has no say in.
const UNSET: [&str; 3] = ["config", "completions", "man"];

/// Does what the command line says.
pub fn run() -> Result<ExitCode> {
    keep_quiet_while_reading();
    // A shell that asks for completions gets them, and the program ends.
    CompleteEnv::with_factory(command_line).var(shells::VARIABLE).complete();
    let typed: Vec<_> = std::env::args_os().collect();
    let mut matches = match meant::parse(command_line(), &typed) {
        Ok(matches) => matches,
        Err(error) => return answer(&error),
    };
    if !matches.subcommand_name().is_some_and(|name| UNSET.contains(&name)) {
        let config = Config::load(&command_line())?;
        if !config.is_empty() {
            let set = config.apply(command_line(), &matches);
            matches = match meant::parse(set, &typed) {
                Ok(matches) => matches,
                Err(error) => return answer(&error),
            };
        }
    }
    let well = |()| ExitCode::SUCCESS;
    match Args::from_arg_matches(&matches)?.command {
        Command::Compare(args) => compare::run(&args),
        Command::Changelog(args) => changelog::run(args).map(well),
        Command::Show(args) => show::run(&args).map(well),
        Command::History(args) => series::history(&args).map(well),
        Command::Blame(args) => series::blame(args).map(well),
        Command::Session(args) => session::run(args),
        Command::Batch(args) => batch::run(args),
        Command::Explain(args) => explain::run(&args).map(well),
        Command::Versions(args) => versions::run(args),
        Command::Config(args) => config::run(&args, &command_line()).map(well),
        Command::Completions(args) => shells::completions(&args).map(well),
        Command::Man(args) => shells::man(&args, command_line()).map(well),
    }
}

/// A file that breaks its reader is told in one sentence, not with a panic's message as well.
fn keep_quiet_while_reading() {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |broken| {
        if !resdiff::read::is_guarded() {
            usual(broken);
        }
    }));
}

/// The command line, where every `--format` names what its command can write; the short help leaves limits out.
fn command_line() -> clap::Command {
    Args::command().mut_subcommands(|command| {
        let command = command.mut_args(|argument| {
            let is_limit = argument.get_help_heading() == Some(limits::HEADING);
            if is_limit { argument.hide_short_help(true) } else { argument }
        });
        if command.get_arguments().all(|argument| argument.get_id() != "format") {
            return command;
        }
        let name = command.get_name().to_string();
        command.mut_arg("format", |argument| OutputFormat::argument(&name, argument))
    })
}

/// Prints the help or the version that was asked for, or what is wrong with the command line.
fn answer(error: &clap::Error) -> Result<ExitCode> {
    let printed = error.print().and_then(|()| io::stdout().flush());
    if error.use_stderr() {
        // Where even standard error is closed, the exit status still tells.
        return Ok(ExitCode::from(TROUBLE));
    }
    printed.or_say(no_output)?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_command_line_is_consistent() {
        super::command_line().debug_assert();
    }
}
