//! `resdiff compare`: its arguments, and what it does.

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::Result;
use clap::ValueEnum;

use resdiff::compare::{Comparison, compare};
use resdiff::findings;
use resdiff::model::Date;
use resdiff::render::terminal::Arrangement;
use resdiff::render::word::Moves;
use resdiff::render::{csv, html, json, markdown, terminal, word, xlsx};
use resdiff::view::View;

use crate::cli::args::{DOCUMENTS, EXAMPLES, Format, OutputArgs, ReadingArgs, TextArgs};
use crate::cli::classes::ClassArgs;
use crate::cli::input::{self, Inputs};
use crate::cli::output::Output;
use crate::cli::{remark, report};

/// The exit status for texts that differ, with `--exit-code`.
const DIFFERENT: u8 = 1;

/// Compare two texts: what was edited, added, removed, moved, split, merged.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{DOCUMENTS}\n\n{EXAMPLES}"))]
pub struct CompareArgs {
    /// The older text: a symbol, a path, or - for standard input.
    pub old: OsString,

    /// The newer text: a symbol, a path, or - for standard input.
    pub new: OsString,

    /// How to lay out the paragraphs [default: side-by-side from 140 columns, else inline].
    #[arg(long, value_enum)]
    pub view: Option<ViewName>,

    /// Show unchanged paragraphs in full [default: a run of them is one line that names them].
    #[arg(long)]
    pub all: bool,

    /// In an HTML report: make it for paper, everything unfolded and nothing to switch [default: for the
    /// screen].
    #[arg(long)]
    pub print: bool,

    /// In an HTML report: print the date of making; SOURCE_DATE_EPOCH sets it [default: the same bytes on
    /// every day].
    #[arg(long)]
    pub stamp: bool,

    /// In a redline (docx): how moved paragraphs are written.
    #[arg(long, value_enum, value_name = "HOW", default_value_t = MovesName::Plain, help_heading = "Redline")]
    pub moves: MovesName,

    /// In a redline (docx): who made the changes, as Word shows it [default: resdiff].
    #[arg(long, value_name = "NAME", help_heading = "Redline", value_parser = author)]
    pub author: Option<String>,

    /// In a redline (docx): when the changes were made, as 2024-12-02 or 2024-12-02T15:30:00Z [default: the date of
    /// the new text, so that the same texts give the same file on every day].
    #[arg(long, value_name = "DATE", help_heading = "Redline", value_parser = moment)]
    pub date: Option<String>,

    /// Exit with status 1 when the texts differ; renumbering alone is no difference [default: exit with 0].
    #[arg(long)]
    pub exit_code: bool,

    #[command(flatten)]
    pub classes: ClassArgs,

    #[command(flatten)]
    pub texts: TextArgs,

    #[command(flatten)]
    pub reading: ReadingArgs,

    #[command(flatten)]
    pub output: OutputArgs,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum ViewName {
    /// Old and new words in one text.
    Inline,
    /// Old text left, new text right; inline below 43 columns.
    SideBySide,
    /// One line per changed paragraph, most substance first.
    List,
    /// Header and figures only.
    Summary,
}

impl From<ViewName> for Arrangement {
    fn from(name: ViewName) -> Arrangement {
        match name {
            ViewName::Inline => Arrangement::Inline,
            ViewName::SideBySide => Arrangement::SideBySide,
            ViewName::List => Arrangement::List,
            ViewName::Summary => Arrangement::Summary,
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum MovesName {
    /// As a deletion and an insertion, each with a comment that says from where and to where.
    Plain,
    /// With Word's own move marks, where no word changed.
    Tracked,
}

impl From<MovesName> for Moves {
    fn from(name: MovesName) -> Moves {
        match name {
            MovesName::Plain => Moves::Plain,
            MovesName::Tracked => Moves::Tracked,
        }
    }
}

/// Does what the command line says.
pub fn run(args: CompareArgs) -> Result<ExitCode> {
    let mut inputs = Inputs::new(&args.texts, &args.reading);
    input::check_pair(&args.old, &args.new)?;
    let output = Output::new(args.output.clone());
    let format = output.format();
    report::check_format(&args, format)?;
    output.check()?;
    let report = match format {
        Format::Html => {
            inputs = inputs.hashed();
            report::report(&args)?
        }
        _ => html::Report::default(),
    };
    let documents = inputs.pair(&args.old, &args.new)?;
    remark(&documents.old);
    remark(&documents.new);
    let comparison = compare(documents);
    let findings = findings::find(&comparison);
    let view = View::new(&comparison, &findings).hide(&args.classes.hidden());
    output.write(|out| match format {
        Format::Json => json::write_comparison(out, &view),
        Format::Html => html::write_comparison(out, &view, &report),
        Format::Docx => word::write_redline(out, &view, &report::redline(&args, &view)),
        Format::DocxTable => word::write_table(out, &view, &report::redline(&args, &view)),
        Format::Markdown => {
            markdown::write_comparison(out, &view, args.view.map(Into::into), args.all)
        }
        Format::Csv => csv::write_comparison(out, &view),
        Format::Xlsx => xlsx::write_comparison(out, &view, &report::redline(&args, &view)),
        Format::Terminal => {
            let width = output.width();
            let layout = terminal::Layout {
                width,
                view: args.view.map_or(Arrangement::for_width(width), Into::into),
                all: args.all,
                paint: output.paint(),
            };
            terminal::write_comparison(out, &view, &layout)
        }
    })?;
    let status = if args.exit_code && differ(&comparison) {
        ExitCode::from(DIFFERENT)
    } else {
        ExitCode::SUCCESS
    };
    Ok(status)
}

fn author(name: &str) -> Result<String, String> {
    let name = name.trim();
    if name.is_empty() || name.chars().any(char::is_control) {
        return Err("write a name on one line".to_string());
    }
    Ok(name.to_string())
}

/// A date, with or without a time in UTC, as a Word file has it.
fn moment(typed: &str) -> Result<String, String> {
    let wanted =
        || "write a date as 2024-12-02, or with a time as 2024-12-02T15:30:00Z".to_string();
    let (day, time) = typed.split_once('T').unwrap_or((typed, "00:00:00Z"));
    let numbers = |text: &str, separator: char| -> Option<[u16; 3]> {
        let parts: Vec<u16> = text
            .split(separator)
            .map(|part| {
                let digits = part.bytes().all(|b| b.is_ascii_digit()) && part.len() >= 2;
                digits.then(|| part.parse().ok()).flatten()
            })
            .collect::<Option<_>>()?;
        parts.try_into().ok()
    };
    let [year, month, date] = numbers(day, '-').ok_or_else(wanted)?;
    let (month, date) = (u8::try_from(month).ok(), u8::try_from(date).ok());
    let day = match (month, date) {
        (Some(month), Some(date)) => Date::new(year, month, date).ok_or_else(wanted)?,
        _ => return Err(wanted()),
    };
    let [hour, minute, second] =
        numbers(time.strip_suffix('Z').unwrap_or(time), ':').ok_or_else(wanted)?;
    if hour > 23 || minute > 59 || second > 59 {
        return Err(wanted());
    }
    Ok(format!("{day}T{hour:02}:{minute:02}:{second:02}Z"))
}

/// True where a reader would call the texts different: words, order, splits or merges. New numbers alone
/// are no difference.
fn differ(comparison: &Comparison) -> bool {
    let counts = [&comparison.summary.paragraphs, &comparison.summary.notes];
    counts.iter().any(|counts| {
        let words = counts.edited + counts.added + counts.removed;
        words + counts.moved + counts.split + counts.merged > 0
    })
}
