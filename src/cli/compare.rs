//! `resdiff compare`: its arguments, and what it does.

use std::env;
use std::mem::ManuallyDrop;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Result, bail};
use jiff::civil::DateTime;

use resdiff::compare::Comparison;
use resdiff::model::Date;
use resdiff::read::Revisions;
use resdiff::render::PaperSize;
use resdiff::render::html::Report;
use resdiff::render::terminal::Arrangement;
use resdiff::render::word::{Moves, Redline};
use resdiff::view::View;

use crate::cli::args::{COLOR, Choice, DOCUMENTS, OutputArgs, PairArgs, STATUS, UiArgs, choice};
use crate::cli::format::{Content, OutputFormat};
use crate::cli::input::Inputs;
use crate::cli::output::Output;

/// The exit status for texts that differ, with `--exit-code`.
const DIFFERENT: u8 = 1;

const SECONDS_A_DAY: u64 = 86_400;

/// The years in which a change may have been made.
const YEARS: std::ops::Range<i16> = 1945..2200;

const EXAMPLES: &str = include_str!("help/compare.txt").trim_ascii_end();

/// Compare two texts: which paragraphs were edited, added, dropped, moved, split or merged.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, after_long_help = format!("{DOCUMENTS}\n\n{EXAMPLES}\n\n{STATUS}"))]
#[command(mut_arg("color", |argument| argument.help(COLOR)))]
pub struct CompareArgs {
    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    ui: UiArgs,

    /// How to lay out the paragraphs [default: side-by-side from 140 columns, else inline].
    #[arg(long, help_heading = "Output", value_parser = choice(&VIEWS))]
    view: Option<Arrangement>,

    /// Show unchanged paragraphs in full [default: a run of them is one line that names them].
    #[arg(long, help_heading = "Output")]
    all: bool,

    /// In an HTML report: make it for paper, everything unfolded and nothing to switch [default: for the
    /// screen].
    #[arg(long, help_heading = "Output")]
    print: bool,

    /// In an HTML report: print the date of making; SOURCE_DATE_EPOCH sets it [default: the same bytes on
    /// every day].
    #[arg(long, help_heading = "Output")]
    stamp: bool,

    /// In a redline (docx): how moved paragraphs are written.
    #[arg(long, value_name = "HOW", value_parser = choice(&MOVES), default_value = "plain")]
    #[arg(help_heading = "Redline")]
    moves: Moves,

    /// In a redline (docx): who made the changes, as Word shows it [default: resdiff].
    #[arg(long, value_name = "NAME", help_heading = "Redline", value_parser = author)]
    author: Option<String>,

    /// In a redline (docx): when the changes were made, as 2024-12-02 or 2024-12-02T15:30:00Z [default: the date of
    /// the new text, so that the same texts give the same file on every day].
    #[arg(long, value_name = "DATE", help_heading = "Redline", value_parser = moment)]
    date: Option<String>,

    /// In a PDF or Word file: the size of the paper [default: letter].
    #[arg(long, value_name = "SIZE", value_parser = choice(&PAPERS), ignore_case = true, help_heading = "Output")]
    paper: Option<PaperSize>,

    /// Exit with status 1 when the texts differ; renumbering alone is no difference [default: exit with 0].
    #[arg(long, help_heading = "Output")]
    exit_code: bool,

    #[command(flatten)]
    pair: PairArgs,
}

const VIEWS: [Choice<Arrangement>; 4] = [
    ("inline", Arrangement::Inline, "Old and new words in one text"),
    (
        "side-by-side",
        Arrangement::SideBySide,
        "Old text left, new text right; inline below 43 columns",
    ),
    ("list", Arrangement::List, "One line per changed paragraph, most substance first"),
    ("summary", Arrangement::Summary, "Header and figures only"),
];

const PAPERS: [Choice<PaperSize>; 2] = [
    ("letter", PaperSize::Letter, "8.5 by 11 inches, as the United Nations prints in New York"),
    ("a4", PaperSize::A4, "210 by 297 millimetres"),
];

const MOVES: [Choice<Moves>; 2] = [
    (
        "plain",
        Moves::Plain,
        "As a deletion and an insertion, each with a comment that says from where and to where",
    ),
    ("tracked", Moves::Tracked, "With Word's own move marks, where no word changed"),
];

/// Compares the texts.
pub fn run(args: &CompareArgs) -> Result<ExitCode> {
    let output = Output::new("compare", &args.output)?;
    args.check(output.format)?;
    let inputs = Inputs::new(&args.pair.texts);
    // Only a report prints the sums of the texts.
    let inputs = if output.format == OutputFormat::Html { inputs.hashed() } else { inputs };
    // The process ends with it: its memory need not be given back piece by piece.
    let compared = ManuallyDrop::new(inputs.compare(&args.pair.old, &args.pair.new)?);
    let view = compared.view(&args.pair.classes.hidden());
    let ui = args.ui.of(view.documents);
    let view = view.with_ui(ui);
    output.write(&Content::Comparison {
        view: &view,
        arrangement: args.view,
        all: args.all,
        report: &args.report(),
        redline: &args.redline(&view),
    })?;
    let is_to_tell = args.exit_code && differ(&compared.comparison);
    Ok(if is_to_tell { ExitCode::from(DIFFERENT) } else { ExitCode::SUCCESS })
}

impl CompareArgs {
    /// Rejects options that other formats have.
    fn check(&self, format: OutputFormat) -> Result<()> {
        let signed = [OutputFormat::Docx, OutputFormat::DocxTable, OutputFormat::Xlsx];
        format.needs("--print", self.print, "HTML reports", &[OutputFormat::Html])?;
        format.needs("--stamp", self.stamp, "HTML reports", &[OutputFormat::Html])?;
        format.needs("--moves", self.moves != Moves::Plain, "redlines", &[OutputFormat::Docx])?;
        format.needs("--author", self.author.is_some(), "redlines", &signed)?;
        format.needs("--paper", self.paper.is_some(), "print", &OutputFormat::PRINTED)?;
        format.needs("--date", self.date.is_some(), "redlines", &signed)?;
        if format == OutputFormat::Docx && !self.pair.classes.hidden().is_empty() {
            bail!(
                "a redline has every change, or rejecting all would not give the old text: leave --hide and --only \
                 out, or use --format docx-table"
            );
        }
        match (format, self.view) {
            (_, Some(_)) if format.has_one_view() => {
                bail!("{} has one view only: leave --view out", format.name())
            }
            (OutputFormat::Html, Some(Arrangement::List | Arrangement::Summary)) => bail!(
                "an HTML report has a list and a summary already: use --view inline or side-by-side"
            ),
            _ => Ok(()),
        }
    }

    /// The redline that was asked for.
    fn redline(&self, view: &View<'_>) -> Redline {
        let usual = Redline::new(view);
        Redline {
            author: self.author.clone().unwrap_or(usual.author),
            date: self.date.clone().or(usual.date),
            moves: self.moves,
            paper: self.paper.unwrap_or_default(),
        }
    }

    /// The report that was asked for.
    fn report(&self) -> Report {
        Report {
            side_by_side: self.view == Some(Arrangement::SideBySide),
            all: self.all,
            print: self.print,
            made: if self.stamp { today() } else { None },
            options: self.typed(),
        }
    }

    /// The options that shape the result, as they may be typed again.
    fn typed(&self) -> Vec<String> {
        let view = VIEWS.iter().find(|(_, view, _)| Some(*view) == self.view);
        let original = self.pair.texts.revisions == Revisions::Original;
        let options = [
            self.pair.texts.source.lang.map(|language| format!("--lang {language}")),
            self.ui.ui.map(|language| format!("--ui {language}")),
            original.then(|| "--revisions original".to_string()),
            view.map(|(name, ..)| format!("--view {name}")),
            self.all.then(|| "--all".to_string()),
            self.print.then(|| "--print".to_string()),
        ];
        options.into_iter().flatten().chain(self.pair.classes.typed()).collect()
    }
}

/// The date in UTC: by SOURCE_DATE_EPOCH, which makes builds repeatable, else by the clock.
fn today() -> Option<Date> {
    let epoch = env::var("SOURCE_DATE_EPOCH").ok().and_then(|seconds| seconds.trim().parse().ok());
    let now = || Some(SystemTime::now().duration_since(UNIX_EPOCH).ok()?.as_secs());
    Date::from_days(i64::try_from(epoch.or_else(now)? / SECONDS_A_DAY).ok()?)
}

fn author(name: &str) -> Result<String, String> {
    let name = name.trim();
    let is_name = !name.is_empty() && !name.chars().any(char::is_control);
    is_name.then(|| name.to_string()).ok_or_else(|| "write a name on one line".to_string())
}

/// A date, with or without a time in UTC, as a Word file has it.
fn moment(typed: &str) -> Result<String, String> {
    let wanted = "write a date as 2024-12-02, or with a time as 2024-12-02T15:30:00Z";
    complete(typed).ok_or_else(|| wanted.to_string())
}

fn complete(typed: &str) -> Option<String> {
    let (day, time) = typed.split_once('T').unwrap_or((typed, "00:00:00"));
    let whole = format!("{day}T{}", time.strip_suffix('Z').unwrap_or(time));
    let moment: DateTime = whole.parse().ok()?;
    // What does not look the same when it is written anew was no such date: in another form, or not to the second.
    let is_exact = moment.to_string() == whole && moment.subsec_nanosecond() == 0;
    (is_exact && YEARS.contains(&moment.year())).then(|| whole + "Z")
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_are_dates_with_or_without_a_time() {
        for (typed, moment) in [
            ("2024-12-02", "2024-12-02T00:00:00Z"),
            ("2024-12-02T15:30:59", "2024-12-02T15:30:59Z"),
            ("2024-12-02T15:30:59Z", "2024-12-02T15:30:59Z"),
        ] {
            assert_eq!(complete(typed).as_deref(), Some(moment));
        }
        for typed in [
            "",
            "2024-12-2",
            "2024-12-+2",
            "02024-12-02",
            "20241202",
            "2024-13-01",
            "2023-02-29",
            "1944-01-01",
            "2024-12-02Z",
            "2024-12-02T",
            "2024-12-02T15:30",
            "2024-12-02T24:00:00Z",
            "2024-12-02T15:30:60Z",
            "2024-12-02T15:30:00.5Z",
            "2024-12-02T15:30:00+02:00",
            "2024-12-02 15:30:00",
        ] {
            assert_eq!(complete(typed), None, "{typed}");
        }
    }
}
