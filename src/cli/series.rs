//! `resdiff history` and `resdiff blame`: several versions of one resolution.

use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::ValueEnum;
use rayon::prelude::*;

use resdiff::model::{Language, Resolution};
use resdiff::render::{csv, html, json, markdown, terminal};
use resdiff::series::{self, Series};
use resdiff::versions::texts_in;

use crate::cli::args::{OutputArgs, ReadingArgs, TextArgs, When};
use crate::cli::input::Inputs;
use crate::cli::output::Output;
use crate::cli::{remark, tell};

const EXAMPLES: &str = "\
Examples:
  resdiff history 78/241 79/62 80/57              a table: one line a paragraph, one column a year
  resdiff history 78/241 79/62 80/57 -o laws.html a report with the timeline as a picture
  resdiff history texts/ -o laws.csv              all texts in a folder, for a spreadsheet";

const BLAME_EXAMPLES: &str = "\
Examples:
  resdiff blame 80/57 79/62 78/241                the words of 80/57 with the year in which they first stood
  resdiff blame draft.docx texts/ -o draft.html   a draft against all texts in a folder";

/// Follow every paragraph through several years: kept, reworded, moved, split, merged, dropped, returned.
///
/// Each text is compared with the next; a paragraph that a text lacks is looked for in the ones before it. Texts
/// stand in the order of their dates of adoption; where one has no date, as they were typed.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct HistoryArgs {
    /// The texts: symbols, paths, - for standard input, or a folder for all texts in it.
    #[arg(required = true, value_name = "DOC")]
    pub docs: Vec<OsString>,

    #[command(flatten)]
    pub texts: TextArgs,

    #[command(flatten)]
    pub reading: ReadingArgs,

    #[command(flatten)]
    pub output: SeriesOutputArgs,
}

/// Show for every word of the newest text the year and address in which it first stood.
///
/// Words are followed through moves and rewordings; what left and came back keeps its first year.
#[derive(Debug, clap::Args)]
#[command(after_help = BLAME_EXAMPLES)]
pub struct BlameArgs {
    /// The newest text: a symbol, a path, or - for standard input.
    pub new: OsString,

    /// The older texts: symbols, paths, or a folder for all texts in it.
    #[arg(required = true, value_name = "OLDER")]
    pub older: Vec<OsString>,

    #[command(flatten)]
    pub texts: TextArgs,

    #[command(flatten)]
    pub reading: ReadingArgs,

    #[command(flatten)]
    pub output: SeriesOutputArgs,
}

/// Where the output goes and how it looks.
#[derive(Debug, Clone, clap::Args)]
#[command(next_help_heading = "Output")]
pub struct SeriesOutputArgs {
    /// What to write [default: by the ending of FILE: .json, .html, .md, .csv; else terminal].
    #[arg(long, value_enum)]
    pub format: Option<SeriesFormat>,

    /// Write to FILE, whole or not at all [default: standard output].
    #[arg(short = 'o', long = "output", value_name = "FILE")]
    pub file: Option<PathBuf>,

    /// The columns of the output, 20 to 1000 [default: COLUMNS, else the terminal's, else 80].
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(20..=1000))]
    pub width: Option<u16>,

    /// When to use colour: auto is at a terminal.
    #[arg(long, value_enum, value_name = "WHEN", default_value_t = When::Auto)]
    pub color: When,

    /// In an HTML report: make it for paper, everything unfolded [default: for the screen].
    #[arg(long)]
    pub print: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum SeriesFormat {
    /// Text for people.
    Terminal,
    /// The whole result for programs: compact, on one line.
    Json,
    /// A report in one file to send and print.
    Html,
    /// A table in Markdown; only of history.
    Markdown,
    /// A table for spreadsheets; only of history.
    Csv,
}

impl SeriesOutputArgs {
    /// The format: as asked for, else by the ending of the file.
    fn format(&self) -> SeriesFormat {
        let by_ending = || {
            let ending = self.file.as_deref().and_then(Path::extension)?;
            Some(match ending.to_str()?.to_ascii_lowercase().as_str() {
                "json" => SeriesFormat::Json,
                "html" | "htm" => SeriesFormat::Html,
                "md" | "markdown" => SeriesFormat::Markdown,
                "csv" => SeriesFormat::Csv,
                _ => return None,
            })
        };
        self.format.or_else(by_ending).unwrap_or(SeriesFormat::Terminal)
    }

    fn output(&self) -> Output {
        Output::new(OutputArgs {
            format: None,
            file: self.file.clone(),
            width: self.width,
            color: self.color,
        })
    }
}

/// Prints the lineages of a series.
pub fn history(args: HistoryArgs) -> Result<ExitCode> {
    let format = check(&args.output)?;
    let docs = unfolded(&args.docs, args.texts.lang)?;
    let inputs = Inputs::new(&args.texts, &args.reading);
    let mut versions = read(&inputs, &docs)?;
    series::in_order(&mut versions);
    let series = series(versions)?;
    let output = args.output.output();
    output.write(|out| match format {
        SeriesFormat::Terminal => {
            terminal::write_history(out, &series, output.width(), output.paint())
        }
        SeriesFormat::Json => json::write_history(out, &series),
        SeriesFormat::Html => html::write_history(out, &series, args.output.print),
        SeriesFormat::Markdown => markdown::write_history(out, &series),
        SeriesFormat::Csv => csv::write_history(out, &series),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Prints the newest text with the origins of its words.
pub fn blame(args: BlameArgs) -> Result<ExitCode> {
    let format = check(&args.output)?;
    if matches!(format, SeriesFormat::Markdown | SeriesFormat::Csv) {
        bail!("blame has no table: use --format terminal, json or html");
    }
    let mut docs = unfolded(&args.older, args.texts.lang)?;
    docs.push(args.new);
    let inputs = Inputs::new(&args.texts, &args.reading);
    let mut versions = read(&inputs, &docs)?;
    if let Some(new) = versions.pop() {
        series::in_order(&mut versions);
        let later = |older: &&Resolution| older.masthead.adopted > new.masthead.adopted;
        if let (Some(older), true) = (versions.iter().rfind(later), new.masthead.adopted.is_some())
        {
            let (new, older) = (new.name(), older.name());
            tell(&format!("{new} is older than {older}: the newest text comes first"));
        }
        versions.push(new);
    }
    let series = series(versions)?;
    let blame = series::blame(&series);
    let output = args.output.output();
    output.write(|out| match format {
        SeriesFormat::Json => json::write_blame(out, &series, &blame),
        SeriesFormat::Html => html::write_blame(out, &series, &blame, args.output.print),
        _ => terminal::write_blame(out, &series, &blame, output.width(), output.paint()),
    })?;
    Ok(ExitCode::SUCCESS)
}

/// Rejects options that only a report has, in other formats.
fn check(args: &SeriesOutputArgs) -> Result<SeriesFormat> {
    let format = args.format();
    if args.print && format != SeriesFormat::Html {
        bail!("--print is for HTML reports: add --format html, or -o FILE.html");
    }
    Ok(format)
}

/// What was typed, with the texts of each folder in its place.
fn unfolded(docs: &[OsString], language: Option<Language>) -> Result<Vec<OsString>> {
    let mut all = Vec::new();
    for doc in docs {
        let folder = Path::new(doc);
        if folder.is_dir() {
            let texts = texts_of(folder, language)?;
            all.extend(texts.into_iter().map(PathBuf::into_os_string));
        } else {
            all.push(doc.clone());
        }
    }
    if all.iter().filter(|doc| *doc == OsStr::new("-")).count() > 1 {
        bail!("standard input can be read only once: give files or symbols for all texts but one");
    }
    Ok(all)
}

/// The texts in a folder, or in its folder of a language.
fn texts_of(folder: &Path, language: Option<Language>) -> Result<Vec<PathBuf>> {
    let mut texts = texts_in(folder)?;
    let inner = folder.join(language.unwrap_or(Language::English).code());
    if texts.is_empty() && inner.is_dir() {
        texts = texts_in(&inner)?;
    }
    if texts.is_empty() {
        bail!(
            "{} holds no texts: name a folder with .txt, .docx, .html or .pdf files",
            folder.display()
        );
    }
    Ok(texts)
}

/// Reads all texts, at the same time.
fn read(inputs: &Inputs, docs: &[OsString]) -> Result<Vec<Resolution>> {
    let read: Vec<Result<Resolution>> = docs.par_iter().map(|doc| inputs.document(doc)).collect();
    let versions: Vec<Resolution> = read.into_iter().collect::<Result<_>>()?;
    versions.iter().for_each(remark);
    Ok(versions)
}

fn series(versions: Vec<Resolution>) -> Result<Series> {
    match Series::new(versions) {
        Some(series) => Ok(series),
        None => bail!("a history needs two texts at least: name more, or a folder with several"),
    }
}
