//! The formats of outputs: what they are called, which commands write them, and how.
//!
//! A new format is a name in [`Format`], a line in [`FORMATS`], and an arm in [`Content::write`].

use std::io::{self, Write};
use std::path::Path;
use std::slice;

use anyhow::{Result, bail};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ValueEnum};

use resdiff::classify::Rule;
use resdiff::classify::tables::Table;
use resdiff::compare::Explanation;
use resdiff::model::Resolution;
use resdiff::render::changelog::{Style, write_changelog};
use resdiff::render::terminal::{Arrangement, Layout, Paint};
use resdiff::render::word::Redline;
use resdiff::render::{csv, html, json, markdown, terminal, word, xlsx};
use resdiff::series::{Blame, Series};
use resdiff::session::Entry;
use resdiff::structure::Doubt;
use resdiff::versions::{Version, either};
use resdiff::view::View;

/// A format by the name that is typed; the lines are what the help says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
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
}

/// A format, the endings of files that mean it (the usual one first), whether it is no text, and who writes it.
type Row = (Format, &'static [&'static str], bool, &'static [&'static str]);

const MOST: &[&str] = &["compare", "show", "history", "blame", "explain", "versions"];

/// What each command can write. Its first format is its usual one; an ending means the first format that has it.
const FORMATS: [Row; 9] = [
    (Format::Terminal, &[], false, MOST),
    (Format::Text, &[], false, &["changelog"]),
    (Format::Json, &["json"], false, MOST),
    (Format::Html, &["html", "htm"], false, &["compare", "history", "blame"]),
    (Format::Docx, &["docx"], true, &["compare"]),
    (Format::DocxTable, &["docx"], true, &["compare"]),
    (Format::Markdown, &["md", "markdown"], false, &["compare", "history", "changelog"]),
    (Format::Csv, &["csv"], false, &["compare", "history", "changelog"]),
    (Format::Xlsx, &["xlsx"], true, &["compare"]),
];

/// What the help of a command says of a format, where it is something else there.
const OTHERWISE: [(&str, Format, &str); 4] = [
    ("changelog", Format::Markdown, "A Markdown list"),
    (
        "changelog",
        Format::Csv,
        "Comma-separated values, with the rule and the evidence of each class",
    ),
    ("history", Format::Markdown, "A table in Markdown"),
    ("history", Format::Csv, "A table for spreadsheets"),
];

impl Format {
    /// The formats that a command can write, the usual one first.
    fn of(command: &str) -> Vec<Format> {
        let can = FORMATS.iter().filter(|(.., commands)| commands.contains(&command));
        can.map(|(format, ..)| *format).collect()
    }

    /// The usual ending of its files.
    pub fn ending(self) -> Option<&'static str> {
        let (_, endings, ..) = FORMATS.iter().find(|(format, ..)| *format == self)?;
        endings.first().copied()
    }

    /// The format that a command writes: as asked for, else by the ending of the file, else the usual one.
    pub fn choose(command: &str, asked: Option<Format>, file: Option<&Path>) -> Result<Format> {
        let can = Format::of(command);
        let ending = file.and_then(Path::extension).unwrap_or_default();
        let is_meant =
            |(_, endings, ..): &&Row| endings.iter().any(|e| ending.eq_ignore_ascii_case(e));
        let by_ending = || FORMATS.iter().find(is_meant).map(|(format, ..)| *format);
        let Some(format) = asked.or_else(by_ending) else {
            return Ok(can.first().copied().unwrap_or(Format::Terminal));
        };
        if !can.contains(&format) {
            let names: Vec<String> = can.into_iter().map(Format::name).collect();
            let (asked, names) = (format.name(), either(&names));
            bail!("{command} cannot be written as {asked}: use --format {names}");
        }
        Ok(format)
    }

    /// The name that is typed.
    pub fn name(self) -> String {
        self.to_possible_value().map_or_else(String::new, |value| value.get_name().to_string())
    }

    /// Rejects an option that only other formats have, when it is given; the first of them is what it is for.
    pub fn needs(self, option: &str, given: bool, what: &str, formats: &[Format]) -> Result<()> {
        if given && !formats.contains(&self) {
            let usual = formats.first().copied().map(Format::name).unwrap_or_default();
            bail!("{option} is for {what}: add --format {usual}, or -o FILE.{usual}");
        }
        Ok(())
    }

    /// Whether it is no text.
    pub fn is_binary(self) -> bool {
        FORMATS.iter().any(|(format, _, is_binary, _)| *format == self && *is_binary)
    }

    /// The argument `--format` of a command, with the help and the values of what it can write. The other formats
    /// are read too, so that [`Format::choose`] refuses them, however they were asked for.
    pub fn argument(command: &str, argument: Arg) -> Arg {
        let can = Format::of(command);
        let value = |format: &Format| {
            let value = format.to_possible_value()?.hide(!can.contains(format));
            let here = OTHERWISE.iter().find(|(of, other, _)| (*of, *other) == (command, *format));
            Some(here.iter().fold(value, |value, (.., help)| value.help(*help)))
        };
        let values = PossibleValuesParser::new(Format::value_variants().iter().filter_map(value));
        let endings = can.iter().filter_map(|format| format.ending());
        let mut endings: Vec<String> = endings.map(|ending| format!(".{ending}")).collect();
        endings.dedup();
        let usual = can.first().copied().map(Format::name).unwrap_or_default();
        let help = format!(
            "What to write [default: as the ending of FILE says: {}; else {usual}]",
            either(&endings)
        );
        argument.help(help).value_parser(values.try_map(|name| Format::from_str(&name, false)))
    }
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
    Document(&'c Resolution, &'c [Doubt]),
    /// A series, and whether its report is for paper.
    History(&'c Series, bool),
    Blame(&'c Series, &'c Blame, bool),
    /// All rules with the tables they go by.
    Rules(&'c [(Rule, Vec<Table>)]),
    Rule(&'c (Rule, Vec<Table>)),
    Explanation(&'c View<'c>, &'c Explanation),
    Versions(&'c [Version]),
    /// The pairs of a session, and whether each is shown.
    Pairs(&'c [Entry], bool),
}

impl Content<'_> {
    /// Writes it in a format that [`FORMATS`] has for its command.
    pub fn write(
        &self,
        out: &mut dyn Write,
        format: Format,
        width: usize,
        paint: Paint,
    ) -> io::Result<()> {
        match self {
            Content::Comparison { view, arrangement, all, report, redline } => match format {
                Format::Json => json::write_comparison(out, view),
                Format::Html => html::write_comparison(out, view, report),
                Format::Docx => word::write_redline(out, view, redline),
                Format::DocxTable => word::write_table(out, view, redline),
                Format::Markdown => markdown::write_comparison(out, view, *arrangement, *all),
                Format::Csv => csv::write_comparison(out, view),
                Format::Xlsx => xlsx::write_comparison(out, view, redline),
                _ => {
                    let arrangement = arrangement.unwrap_or(Arrangement::for_width(width));
                    let layout = Layout { width, view: arrangement, all: *all, paint };
                    terminal::write_comparison(out, view, &layout)
                }
            },
            Content::Changes(view) => match format {
                Format::Markdown => write_changelog(out, view, Style::Markdown),
                Format::Csv => write_changelog(out, view, Style::Csv),
                _ => write_changelog(out, view, Style::Text),
            },
            Content::Document(document, doubts) => match format {
                Format::Json => json::write_resolution(out, document, doubts),
                _ => terminal::write_resolution(out, document, doubts, width, paint),
            },
            Content::History(series, print) => match format {
                Format::Json => json::write_history(out, series),
                Format::Html => html::write_history(out, series, *print),
                Format::Markdown => markdown::write_history(out, series),
                Format::Csv => csv::write_history(out, series),
                _ => terminal::write_history(out, series, width, paint),
            },
            Content::Blame(series, blame, print) => match format {
                Format::Json => json::write_blame(out, series, blame),
                Format::Html => html::write_blame(out, series, blame, *print),
                _ => terminal::write_blame(out, series, blame, width, paint),
            },
            Content::Rules(rules) => match format {
                Format::Json => json::write_rules(out, rules),
                _ => terminal::write_rules(out, width, paint),
            },
            Content::Rule(rule) => match format {
                Format::Json => json::write_rules(out, slice::from_ref(*rule)),
                _ => terminal::write_rule(out, rule.0, &rule.1, width, paint),
            },
            Content::Explanation(view, explanation) => match format {
                Format::Json => json::write_explanation(out, view, explanation),
                _ => terminal::write_explanation(out, view, explanation, width, paint),
            },
            Content::Versions(versions) => match format {
                Format::Json => json::write_versions(out, versions),
                _ => terminal::write_versions(out, versions, width, paint),
            },
            Content::Pairs(entries, detailed) => {
                terminal::write_pairs(out, entries, *detailed, width, paint)
            }
        }
    }
}
