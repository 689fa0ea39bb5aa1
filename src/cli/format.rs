//! The formats of outputs: what they are called, which commands write them, and how.
//!
//! A new format is a name in [`OutputFormat`], a row in [`OutputFormat::facts`], and its arms in [`Content::write`]; the
//! compiler asks for the last two.

use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;
use std::slice;

use anyhow::{Result, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ValueEnum};

use resdiff::classify::Rule;
use resdiff::classify::tables::WordTable;
use resdiff::compare::Explanation;
use resdiff::model::{Language, Resolution};
use resdiff::render::changelog::{Style, write_changelog};
#[cfg(feature = "pdf")]
use resdiff::render::pdf;
use resdiff::render::terminal::{Arrangement, Canvas, Paint};
use resdiff::render::word::Redline;
use resdiff::render::{csv, html, json, markdown, terminal, word, xlsx};
use resdiff::series::{Blame, Series};
use resdiff::session::Entry;
use resdiff::structure::Doubt;
use resdiff::versions::{Version, either};
use resdiff::view::View;

/// A format by the name that is typed; the lines are what the help says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum OutputFormat {
    /// Text for people.
    Terminal,
    /// Plain lines.
    Text,
    /// The whole result for programs: compact, on one line.
    Json,
    /// A report in one file to send and print.
    Html,
    /// A redline: a Word file with every difference as a tracked change.
    Docx,
    /// A synoptic table, old text beside new, as a Word file.
    DocxTable,
    /// Markdown: a table, or as --view says a text, a list or figures.
    Markdown,
    /// One line per paragraph, separated by commas, for programs.
    Csv,
    /// The same as a workbook, for people.
    Xlsx,
    /// A report to print: the redline, then a page of figures and key.
    Pdf,
}

/// The endings of files that mean a format (the usual one first), whether it is no text, and the commands that write it.
type Facts = (&'static [&'static str], bool, &'static [&'static str]);

const MOST: &[&str] = &["compare", "show", "history", "blame", "explain", "versions"];

/// What the help of a command says of a format, where it is something else there.
const OTHERWISE: [(&str, OutputFormat, &str); 4] = [
    ("changelog", OutputFormat::Markdown, "A Markdown list"),
    (
        "changelog",
        OutputFormat::Csv,
        "Comma-separated values, with the rule and the evidence of each class",
    ),
    ("history", OutputFormat::Markdown, "A table in Markdown"),
    ("history", OutputFormat::Csv, "A table for spreadsheets"),
];

impl OutputFormat {
    /// Those made for a size of paper.
    pub const PRINTED: [Self; 3] = [Self::Pdf, Self::Docx, Self::DocxTable];

    fn facts(self) -> Facts {
        match self {
            Self::Terminal => (&[], false, MOST),
            Self::Text => (&[], false, &["changelog"]),
            Self::Json => (&["json"], false, MOST),
            Self::Html => (&["html", "htm"], false, &["compare", "history", "blame"]),
            Self::Docx => (&["docx"], true, &["compare"]),
            Self::DocxTable => (&["docx"], true, &["compare"]),
            Self::Markdown => (&["md", "markdown"], false, &["compare", "history", "changelog"]),
            Self::Csv => (&["csv"], false, &["compare", "history", "changelog"]),
            Self::Xlsx => (&["xlsx"], true, &["compare"]),
            Self::Pdf => (&["pdf"], true, &["compare"]),
        }
    }

    /// The formats that a command can write, the usual one first.
    fn of(command: &str) -> Vec<Self> {
        let all = Self::value_variants().iter().copied();
        all.filter(|format| format.facts().2.contains(&command)).collect()
    }

    /// Whether people read it where it is printed.
    pub fn is_for_people(self) -> bool {
        matches!(self, Self::Terminal | Self::Text)
    }

    /// Whether there is nothing to choose in how a comparison is laid out.
    pub fn has_one_view(self) -> bool {
        matches!(self, Self::Docx | Self::DocxTable | Self::Csv | Self::Xlsx | Self::Pdf)
    }

    /// The usual ending of its files.
    pub fn ending(self) -> Option<&'static str> {
        self.facts().0.first().copied()
    }

    /// The format that a command writes: as asked for, else by the ending of the file, else the usual one.
    pub fn choose(
        command: &str,
        asked: Option<OutputFormat>,
        file: Option<&Path>,
    ) -> Result<OutputFormat> {
        let can = OutputFormat::of(command);
        let ending = file.and_then(Path::extension).unwrap_or_default();
        let is_meant =
            |format: &Self| format.facts().0.iter().any(|e| ending.eq_ignore_ascii_case(e));
        let by_ending = || Self::value_variants().iter().copied().find(is_meant);
        let usual = can.first().copied().unwrap_or(OutputFormat::Terminal);
        let Some(format) = asked.or_else(by_ending) else {
            if let Some(file) = file.filter(|_| !is_plain_text(ending)) {
                let (file, known) = (file.display(), either(&endings(&can)));
                bail!(
                    "{file}: no format has this ending: end it in {known}, or in .txt for plain text, or say --format"
                );
            }
            return Ok(usual);
        };
        if !can.contains(&format) {
            let names: Vec<String> = can.into_iter().map(OutputFormat::name).collect();
            let (asked, names) = (format.name(), either(&names));
            bail!("{command} cannot be written as {asked}: use --format {names}");
        }
        if format == Self::Pdf && !cfg!(feature = "pdf") {
            bail!(
                "this resdiff was built without PDF (cargo's feature pdf): write an .html or .docx report, and print that"
            );
        }
        Ok(format)
    }

    /// The name that is typed.
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_string())
    }

    /// Rejects an option that only other formats have, when it is given; the first of them is what it is for.
    pub fn needs(
        self,
        option: &str,
        given: bool,
        what: &str,
        formats: &[OutputFormat],
    ) -> Result<()> {
        if given && !formats.contains(&self) {
            let usual = formats.first().copied().map(OutputFormat::name).unwrap_or_default();
            bail!("{option} is for {what}: add --format {usual}, or -o FILE.{usual}");
        }
        Ok(())
    }

    /// Whether a setting of the configuration means anything for it; typed, it would be refused.
    pub fn takes(self, setting: &str, value: &str) -> bool {
        match setting {
            "author" => matches!(self, Self::Docx | Self::DocxTable | Self::Xlsx),
            "moves" => self == Self::Docx,
            "paper" => Self::PRINTED.contains(&self),
            "hide" => self != Self::Docx,
            "view" if self == Self::Html => matches!(value, "inline" | "side-by-side"),
            "view" => !self.has_one_view(),
            _ => true,
        }
    }

    /// Whether it is no text.
    pub fn is_binary(self) -> bool {
        self.facts().1
    }

    /// The argument `--format` of a command, with the help and the values of what it can write. The other formats
    /// are read too, so that [`OutputFormat::choose`] refuses them, however they were asked for.
    pub fn argument(command: &str, argument: Arg) -> Arg {
        let can = OutputFormat::of(command);
        let value = |format: &OutputFormat| {
            let value = format.to_possible_value()?.hide(!can.contains(format));
            let here = OTHERWISE.iter().find(|(of, other, _)| (*of, *other) == (command, *format));
            Some(here.iter().fold(value, |value, (.., help)| value.help(*help)))
        };
        let values =
            PossibleValuesParser::new(OutputFormat::value_variants().iter().filter_map(value));
        let usual = can.first().copied().map(OutputFormat::name).unwrap_or_default();
        let help = format!(
            "What to write [default: as the ending of FILE says: {}; else {usual}]",
            either(&endings(&can))
        );
        argument
            .help(help)
            .value_parser(values.try_map(|name| OutputFormat::from_str(&name, false)))
    }
}

/// The usual endings of some formats: ".json", ".html".
fn endings(formats: &[OutputFormat]) -> Vec<String> {
    let endings = formats.iter().filter_map(|format| format.ending());
    let mut endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
    endings.dedup();
    endings
}

/// Whether a file of this ending holds the text that a terminal shows. A device has none.
fn is_plain_text(ending: &OsStr) -> bool {
    ["", "txt", "text", "log", "ansi"].iter().any(|plain| ending.eq_ignore_ascii_case(plain))
}

/// What a command has to write.
pub enum Content<'c> {
    Comparison {
        view: &'c View<'c>,
        arrangement: Option<Arrangement>,
        all: bool,
        report: &'c html::Report,
        redline: &'c Redline,
    },
    Changes(&'c View<'c>),
    Document(&'c Resolution, &'c [Doubt], Language),
    /// A series, whether its report is for paper, and the language of the words around it.
    History(&'c Series, bool, Language),
    Blame(&'c Series, &'c Blame, bool, Language),
    /// All rules with the tables they go by.
    Rules(&'c [(Rule, Vec<WordTable>)]),
    Rule(&'c (Rule, Vec<WordTable>)),
    Explanation(&'c View<'c>, &'c Explanation),
    Versions(&'c [Version]),
    /// The pairs of a session, and whether each is shown.
    Pairs(&'c [Entry], bool, Language),
}

impl Content<'_> {
    /// Writes it in a format that its command has.
    pub fn write(
        &self,
        out: &mut dyn Write,
        format: OutputFormat,
        width: usize,
        paint: Paint,
    ) -> io::Result<()> {
        use Content::*;
        use OutputFormat::*;
        let canvas = &mut Canvas::new(out, width, paint);
        match (format, self) {
            (Terminal, Comparison { view, arrangement, all, .. }) => {
                let arrangement = arrangement.unwrap_or(Arrangement::for_width(width));
                terminal::write_comparison(canvas, view, arrangement, *all)
            }
            (Terminal, Document(document, doubts, ui)) => {
                terminal::write_resolution(canvas, document, doubts, *ui)
            }
            (Terminal, History(series, _, ui)) => terminal::write_history(canvas, series, *ui),
            (Terminal, Blame(series, blame, _, ui)) => {
                terminal::write_blame(canvas, series, blame, *ui)
            }
            (Terminal, Rules(_)) => terminal::write_rules(canvas),
            (Terminal, Rule((rule, tables))) => terminal::write_rule(canvas, *rule, tables),
            (Terminal, Explanation(view, explanation)) => {
                terminal::write_explanation(canvas, view, explanation)
            }
            (Terminal, Versions(versions)) => terminal::write_versions(canvas, versions),
            (Terminal, Pairs(entries, detailed, ui)) => {
                terminal::write_pairs(canvas, entries, *detailed, *ui)
            }
            (Text, Changes(view)) => write_changelog(out, view, Style::Text),
            (Json, Comparison { view, .. }) => json::write_comparison(out, view),
            (Json, Document(document, doubts, _)) => json::write_resolution(out, document, doubts),
            (Json, History(series, ..)) => json::write_history(out, series),
            (Json, Blame(series, blame, ..)) => json::write_blame(out, series, blame),
            (Json, Rules(rules)) => json::write_rules(out, rules),
            (Json, Rule(rule)) => json::write_rules(out, slice::from_ref(*rule)),
            (Json, Explanation(view, explanation)) => {
                json::write_explanation(out, view, explanation)
            }
            (Json, Versions(versions)) => json::write_versions(out, versions),
            (Html, Comparison { view, report, .. }) => html::write_comparison(out, view, report),
            (Html, History(series, print, ui)) => html::write_history(out, series, *print, *ui),
            (Html, Blame(series, blame, print, ui)) => {
                html::write_blame(out, series, blame, *print, *ui)
            }
            (Docx, Comparison { view, redline, .. }) => word::write_redline(out, view, redline),
            (DocxTable, Comparison { view, redline, .. }) => word::write_table(out, view, redline),
            (Markdown, Comparison { view, arrangement, all, .. }) => {
                markdown::write_comparison(out, view, *arrangement, *all)
            }
            (Markdown, Changes(view)) => write_changelog(out, view, Style::Markdown),
            (Markdown, History(series, _, ui)) => markdown::write_history(out, series, *ui),
            (Csv, Comparison { view, .. }) => csv::write_comparison(out, view),
            (Csv, Changes(view)) => write_changelog(out, view, Style::Csv),
            (Csv, History(series, ..)) => csv::write_history(out, series),
            (Xlsx, Comparison { view, redline, .. }) => xlsx::write_comparison(out, view, redline),
            #[cfg(feature = "pdf")]
            (Pdf, Comparison { view, redline, .. }) => {
                let home = etcetera::home_dir().ok();
                let fonts = pdf::font_folders(home.as_deref());
                pdf::write_comparison(out, view, redline.paper, &fonts)
            }
            // `choose` refuses the rest. The formats are named, so that the compiler asks for the arms of a new one.
            (Terminal | Text | Json | Html | Docx | DocxTable | Markdown | Csv | Xlsx | Pdf, _) => {
                Err(io::ErrorKind::Unsupported.into())
            }
        }
    }
}
