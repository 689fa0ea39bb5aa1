//! Arguments → options, run, exit status: the only place that knows the command line, the environment,
//! standard input and the exit status.

mod args;
mod batch;
mod changelog;
mod classes;
mod compare;
mod explain;
mod input;
mod library;
mod limits;
mod output;
mod reading;
mod report;
mod series;
mod session;

use std::io::{self, Write};
use std::process::ExitCode;

use anyhow::Result;
use clap::Parser;

use resdiff::model::Resolution;
use resdiff::render::{json, terminal, visible};
use resdiff::structure::doubts;
use resdiff::versions::Listing;

use args::{Args, Command, Format, ShowArgs, VersionsArgs};
use input::Inputs;
use output::Output;

/// The exit status for trouble.
const TROUBLE: u8 = 2;

/// Does what the command line says.
pub fn run() -> Result<ExitCode> {
    match Args::parse().command {
        Command::Compare(args) => compare::run(args),
        Command::Changelog(args) => changelog::run(args),
        Command::Show(args) => run_show(args),
        Command::History(args) => series::history(args),
        Command::Blame(args) => series::blame(args),
        Command::Session(args) => session::run(args),
        Command::Batch(args) => batch::run(args),
        Command::Explain(args) => explain::run(args),
        Command::Versions(args) => run_versions(args),
    }
}

/// Tells an error in one sentence. A reader who closed the pipe has what he wanted: no error.
pub fn trouble(error: anyhow::Error) -> ExitCode {
    let closed = |cause: &(dyn std::error::Error + 'static)| {
        let cause = cause.downcast_ref::<io::Error>();
        cause.is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    };
    if error.chain().any(closed) {
        return ExitCode::SUCCESS;
    }
    let sentence = error.to_string();
    tell(&sentence);
    ExitCode::from(TROUBLE)
}

/// One line on standard error.
fn tell(sentence: &str) {
    // Where even standard error is closed, the exit status still tells.
    let _ = writeln!(io::stderr(), "resdiff: {}", visible(sentence).replace('\n', " "));
}

/// Tells what there is to know of how a document was read.
fn remark(document: &Resolution) {
    let source = &document.source;
    for remark in &source.remarks {
        tell(&format!("{}: {remark}", source.name));
    }
}

fn run_show(args: ShowArgs) -> Result<ExitCode> {
    let document = Inputs::new(&args.texts, &args.reading).document(&args.doc)?;
    remark(&document);
    let doubts = doubts(&document);
    let output = Output::new(args.output);
    report::only_of_compare("show", output.format())?;
    output.write(|out| match output.format() {
        Format::Json => json::write_resolution(out, &document, &doubts),
        _ => terminal::write_resolution(out, &document, &doubts, output.width(), output.paint()),
    })?;
    Ok(ExitCode::SUCCESS)
}

fn run_versions(args: VersionsArgs) -> Result<ExitCode> {
    if let Some(action) = args.action {
        return library::run(action);
    }
    let language = args.texts.lang;
    let Listing { mut versions, unread } = args.texts.versions().list()?;
    versions.retain(|version| language.is_none_or(|language| version.language == language));
    let output = Output::new(args.output);
    report::only_of_compare("versions", output.format())?;
    output.write(|out| match output.format() {
        Format::Json => json::write_versions(out, &versions),
        _ => terminal::write_versions(out, &versions, output.width(), output.paint()),
    })?;
    unread.iter().for_each(|error| tell(&error.to_string()));
    Ok(match unread.is_empty() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(TROUBLE),
    })
}
