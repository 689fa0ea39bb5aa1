//! `resdiff changelog`: the changes of a pair, one line each.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::Result;
use clap::ValueEnum;

use resdiff::compare::compare;
use resdiff::findings;
use resdiff::render::changelog::{Style, write_changelog};
use resdiff::view::View;

use crate::cli::args::{OutputArgs, ReadingArgs, TextArgs, When};
use crate::cli::classes::ClassArgs;
use crate::cli::input::{self, Inputs};
use crate::cli::output::Output;
use crate::cli::remark;

const EXAMPLES: &str = "\
Examples:
  resdiff changelog 78/241 79/62                          every change, to read or to paste
  resdiff changelog 78/241 79/62 --hide roll-over,editorial   without what moves on by itself
  resdiff changelog 79/62 draft.docx -o changes.md        a Markdown list
  resdiff changelog 79/62 80/57 -o changes.csv            a table";

/// One line per change, in plain words, with addresses: ready for a cable.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct ChangelogArgs {
    /// The older text: a symbol, a path, or - for standard input.
    pub old: OsString,

    /// The newer text: a symbol, a path, or - for standard input.
    pub new: OsString,

    /// How the lines are written [default: markdown where FILE ends in .md, csv where it ends in .csv, else
    /// text].
    #[arg(long, value_enum, help_heading = "Output")]
    pub format: Option<LogFormat>,

    /// Write to FILE, whole or not at all [default: standard output].
    #[arg(short = 'o', long = "output", value_name = "FILE", help_heading = "Output")]
    pub file: Option<PathBuf>,

    #[command(flatten)]
    pub classes: ClassArgs,

    #[command(flatten)]
    pub texts: TextArgs,

    #[command(flatten)]
    pub reading: ReadingArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum LogFormat {
    /// Plain lines.
    Text,
    /// A Markdown list.
    Markdown,
    /// Comma-separated values, with the rule and the evidence of each class.
    Csv,
}

/// Does what the command line says.
pub fn run(args: ChangelogArgs) -> Result<ExitCode> {
    let inputs = Inputs::new(&args.texts, &args.reading);
    input::check_pair(&args.old, &args.new)?;
    let documents = inputs.pair(&args.old, &args.new)?;
    remark(&documents.old);
    remark(&documents.new);
    let comparison = compare(documents);
    let findings = findings::find(&comparison);
    let view = View::new(&comparison, &findings).hide(&args.classes.hidden());
    let style = style(args.format, args.file.as_deref());
    let output =
        Output::new(OutputArgs { format: None, file: args.file, width: None, color: When::Never });
    output.write(|out| write_changelog(out, &view, style))?;
    Ok(ExitCode::SUCCESS)
}

fn style(format: Option<LogFormat>, file: Option<&Path>) -> Style {
    let ending = file.and_then(Path::extension);
    let ends = |with: &str| ending.is_some_and(|ending| ending.eq_ignore_ascii_case(with));
    match format {
        Some(LogFormat::Text) => Style::Text,
        Some(LogFormat::Markdown) => Style::Markdown,
        Some(LogFormat::Csv) => Style::Csv,
        None if ends("md") || ends("markdown") => Style::Markdown,
        None if ends("csv") => Style::Csv,
        None => Style::Text,
    }
}
