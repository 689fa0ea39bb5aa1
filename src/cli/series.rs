//! `resdiff history` and `resdiff blame`: several versions of one resolution.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, bail};
use clap_complete::ArgValueCompleter;
use rayon::prelude::*;

use resdiff::model::Resolution;
use resdiff::series::{self, Series};
use resdiff::versions::series_in;

use crate::cli::args::{OutputArgs, TextArgs, UiArgs};
use crate::cli::format::{Content, OutputFormat};
use crate::cli::input::Inputs;
use crate::cli::output::Output;
use crate::cli::shells::texts;
use crate::cli::tell::{remark, tell};

const EXAMPLES: &str = include_str!("help/history.txt").trim_ascii_end();

const BLAME_EXAMPLES: &str = include_str!("help/blame.txt").trim_ascii_end();

/// Follow every paragraph through several years: kept, reworded, moved, split, merged, dropped, returned.
///
/// Each text is compared with the next; a paragraph that a text lacks is looked for in the ones before it. Texts
/// stand in the order of their dates of adoption; where one has no date, as they were typed.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES)]
pub struct HistoryArgs {
    /// The texts: symbols, paths, - for standard input, or a folder for all texts in it.
    #[arg(required = true, value_name = "DOC", add = ArgValueCompleter::new(texts))]
    docs: Vec<OsString>,

    #[command(flatten)]
    series: SeriesArgs,
}

/// Show the year and the paragraph where each word of the newest text first appeared.
///
/// Words are followed through moves and rewordings; what left and came back keeps its first year.
#[derive(Debug, clap::Args)]
#[command(after_help = BLAME_EXAMPLES)]
pub struct BlameArgs {
    /// The newest text: a symbol, a path, or - for standard input.
    #[arg(add = ArgValueCompleter::new(texts))]
    new: OsString,

    /// The older texts: symbols, paths, or a folder for all texts in it.
    #[arg(required = true, value_name = "OLDER", add = ArgValueCompleter::new(texts))]
    older: Vec<OsString>,

    #[command(flatten)]
    series: SeriesArgs,
}

/// What both commands have.
#[derive(Debug, clap::Args)]
struct SeriesArgs {
    #[command(flatten)]
    output: OutputArgs,

    #[command(flatten)]
    ui: UiArgs,

    #[command(flatten)]
    texts: TextArgs,

    /// In an HTML report: make it for paper, everything unfolded [default: for the screen].
    #[arg(long, help_heading = "Output")]
    print: bool,
}

/// Prints the lineages of a series.
pub fn history(args: &HistoryArgs) -> Result<()> {
    let output = args.series.output("history")?;
    let mut versions = args.series.read(&args.series.unfolded(&args.docs)?)?;
    series::in_order(&mut versions);
    let series = series(versions)?;
    let ui = args.series.ui.of(series.versions());
    output.write(&Content::History(&series, args.series.print, ui))
}

/// Prints the newest text with the origins of its words.
pub fn blame(args: BlameArgs) -> Result<()> {
    let output = args.series.output("blame")?;
    let mut docs = args.series.unfolded(&args.older)?;
    docs.push(args.new);
    let mut versions = args.series.read(&docs)?;
    if let Some(new) = versions.pop() {
        series::in_order(&mut versions);
        let later = |older: &&Resolution| older.masthead.is_later_than(&new.masthead);
        if let Some(older) = versions.iter().rfind(later) {
            let (new, older) = (new.name(), older.name());
            tell(&format!("{new} is older than {older}: the newest text comes first"));
        }
        versions.push(new);
    }
    let series = series(versions)?;
    let ui = args.series.ui.of(series.versions());
    output.write(&Content::Blame(&series, &series::blame(&series), args.series.print, ui))
}

impl SeriesArgs {
    /// The output; rejects options that only a report has, in other formats.
    fn output(&self, command: &str) -> Result<Output<'_>> {
        let output = Output::new(command, &self.output)?;
        output.format.needs("--print", self.print, "HTML reports", &[OutputFormat::Html])?;
        Ok(output)
    }

    /// What was typed, with the texts of each folder in its place.
    fn unfolded(&self, docs: &[OsString]) -> Result<Vec<OsString>> {
        let language = self.texts.source.lang.unwrap_or_default();
        let mut all = Vec::new();
        for doc in docs {
            all.extend(
                series_in(Path::new(doc), language)?.into_iter().map(PathBuf::into_os_string),
            );
        }
        Ok(all)
    }

    /// Reads all texts, at the same time.
    fn read(&self, docs: &[OsString]) -> Result<Vec<Resolution>> {
        if docs.iter().filter(|doc| *doc == "-").count() > 1 {
            bail!(
                "standard input can be read only once: give files or symbols for all texts but one"
            );
        }
        let inputs = Inputs::new(&self.texts);
        let read: Vec<Result<Resolution>> =
            docs.par_iter().map(|doc| inputs.document(doc)).collect();
        let versions: Vec<Resolution> = read.into_iter().collect::<Result<_>>()?;
        versions.iter().for_each(remark);
        Ok(versions)
    }
}

fn series(versions: Vec<Resolution>) -> Result<Series> {
    Series::new(versions)
        .context("a history needs at least two texts: name more, or a folder with several")
}
