//! Compares all pairs and writes what came of it.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use rayon::prelude::*;

use resdiff::model::{Language, Resolution, Side, Sides};
use resdiff::render::{csv, html, json};
use resdiff::session::{Entry, Figures, ranked};

use super::progress;
use super::state::{Done, Folder};
use crate::cli::args::UiArgs;
use crate::cli::input::{Compared, Inputs};
use crate::cli::tell::tell;

/// The folder of the reports inside the folder of results.
const REPORTS: &str = "reports";

/// What became of an entry: its figures, or why one of its texts could not be read; nothing where it has one text only.
pub(super) type Outcome = Option<Result<Figures, String>>;

/// A session to compare.
pub(super) struct Session {
    pub(super) inputs: Inputs,
    pub(super) folder: Folder,
    pub(super) entries: Vec<Entry>,
    /// The file of each pair's report, where it is to have one.
    pub(super) reports: Vec<Option<String>>,
    /// What shapes the results.
    pub(super) options: String,
    pub(super) resume: bool,
    /// The language of the index.
    pub(super) ui: Language,
    /// Which one was asked for; else each report is in that of its texts.
    pub(super) asked: UiArgs,
}

/// What is known of a pair before it is compared.
enum Begun {
    /// What the run that is resumed came to.
    Done(Figures),
    /// Both documents, and what they were made from.
    Read(Box<Sides<Resolution>>, String),
}

impl Session {
    /// Compares every pair; one outcome for each entry.
    pub(super) fn compare_all(&self) -> Result<Vec<Outcome>> {
        if !self.resume {
            self.folder.begin_anew()?;
        }
        if self.reports.iter().any(Option::is_some) {
            self.folder.folder(REPORTS)?;
        }
        let progress = progress::bar("comparing", self.entries.len());
        let outcome = |at| {
            let outcome = self.compare(at);
            if let Ok(Some(Err(sentence))) = &outcome {
                progress.suspend(|| tell(sentence));
            }
            progress.inc(1);
            outcome
        };
        let outcomes = (0..self.entries.len()).into_par_iter().map(outcome).collect();
        progress.finish_and_clear();
        outcomes
    }

    /// Compares one pair, unless the run that is resumed did. Only what cannot be written stops the others.
    fn compare(&self, at: usize) -> Result<Outcome> {
        let (entry, report) = (&self.entries[at], self.reports[at].as_deref());
        let Some(names) = entry.both() else { return Ok(None) };
        let (documents, from) = match self.begin(at, names) {
            Err(error) => return Ok(Some(Err(error.to_string()))),
            Ok(Begun::Done(figures)) => return Ok(Some(Ok(figures))),
            Ok(Begun::Read(documents, from)) => (documents, from),
        };
        let compared = Compared::new(*documents);
        let view = compared.view(&[]);
        let ui = self.asked.of(view.documents);
        let view = view.with_ui(ui);
        let figures = Figures::new(&compared.comparison);
        if let Some(report) = report {
            self.folder.write(report, |out| {
                html::write_comparison(out, &view, &html::Report::default())
            })?;
        }
        let mut line = Vec::new();
        json::write_session_line(&mut line, entry, report, &figures, &view)?;
        let done = Done { from, figures };
        self.folder.keep(at, &done, &line)?;
        Ok(Some(Ok(done.figures)))
    }

    /// Reads both texts of a pair, unless the run that is resumed compared the same ones.
    fn begin(&self, at: usize, names: Sides<&str>) -> Result<Begun> {
        let texts = names.map(str::as_ref);
        let (old, new) = (self.inputs.sum(texts.old)?, self.inputs.sum(texts.new)?);
        let from = format!("{old} {new} {names:?} {}", self.options);
        let has_report = self.reports[at].as_ref().is_none_or(|report| self.folder.has(report));
        if self.resume
            && has_report
            && let Some(figures) = self.folder.kept(at, &from)
        {
            return Ok(Begun::Done(figures));
        }
        Ok(Begun::Read(Box::new(self.inputs.pair(texts.old, texts.new)?), from))
    }

    /// Writes the index and the tables; then nothing is under way any more. Counts what was compared and what was
    /// left out.
    pub(super) fn finish(
        &self,
        outcomes: Vec<Outcome>,
        mut failed: Vec<String>,
        names: &HashMap<String, (String, Option<String>)>,
    ) -> Result<(usize, usize)> {
        let compared = |outcome: Outcome| outcome?.map_err(|sentence| failed.push(sentence)).ok();
        let figures: Vec<Option<Figures>> = outcomes.into_iter().map(compared).collect();
        let row = |at: usize| {
            let (entry, report) = (&self.entries[at], self.reports[at].as_deref());
            Some(csv::SessionRow { entry, figures: figures[at].as_ref()?, report })
        };
        let rows: Vec<_> = ranked(&figures).into_iter().filter_map(row).collect();
        self.folder.write("session.jsonl", |out| {
            let mut compared = (0..figures.len()).filter(|&at| figures[at].is_some());
            compared.try_for_each(|at| self.folder.copy_line(at, out))
        })?;
        self.folder.write("session.csv", |out| csv::write_session(out, &rows))?;
        let alone = self.entries.iter().filter_map(|entry| {
            let (side, path) = match (&entry.old, &entry.new) {
                (Some(old), None) => (Side::Old, old),
                (None, Some(new)) => (Side::New, new),
                _ => return None,
            };
            // A text of a table was not read.
            let known = names.get(path);
            let name = known.map_or(path, |(name, _)| name);
            let title = known.and_then(|(_, title)| title.as_deref()).filter(|title| title != name);
            Some(html::Alone { side, name, title })
        });
        let alone: Vec<_> = alone.collect();
        let index = html::SessionIndex { rows: &rows, alone: &alone, failed: &failed, ui: self.ui };
        self.folder
            .write("index.html", |out| html::write_session(out, &index))
            .context("the index could not be written")?;
        self.folder.close()?;
        Ok((rows.len(), failed.len()))
    }
}

/// The file of each pair's report, by the name of its new text.
pub(super) fn report_names(entries: &[Entry]) -> Vec<Option<String>> {
    let mut taken: HashMap<String, usize> = HashMap::new();
    let name = |entry: &Entry| {
        let new = entry.both()?.new;
        let path = Path::new(new);
        // The last part of a symbol, as of 79/62, is no name for a file.
        let stem = path.extension().and(path.file_stem());
        let stem = stem.map_or(new.into(), |stem| stem.to_string_lossy());
        let is_plain = |c: char| c.is_alphanumeric() || "-_.()".contains(c);
        let stem: String = stem.chars().map(|c| if is_plain(c) { c } else { '-' }).collect();
        let count = taken.entry(stem.to_lowercase()).or_default();
        *count += 1;
        Some(match *count {
            1 => format!("{REPORTS}/{stem}.html"),
            count => format!("{REPORTS}/{stem}~{count}.html"),
        })
    };
    entries.iter().map(name).collect()
}
