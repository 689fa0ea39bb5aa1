//! Compares all pairs and writes what came of it.

use std::collections::HashMap;
use std::path::Path;

use anyhow::{Context as _, Result};
use rayon::prelude::*;

use resdiff::compare::compare;
use resdiff::findings;
use resdiff::model::Sides;
use resdiff::render::{csv, html, json};
use resdiff::session::{Entry, Figures, ranked};
use resdiff::view::View;

use super::state::{Done, Folder};
use super::{Outcome, Progress, as_typed};
use crate::cli::input::Inputs;
use crate::cli::tell;

/// The folder of the reports inside the folder of results.
const REPORTS: &str = "reports";

/// A session to compare.
pub(super) struct Session {
    pub(super) inputs: Inputs,
    pub(super) folder: Folder,
    pub(super) entries: Vec<Entry>,
    /// Why each file that could not be read could not, in the order of the files.
    pub(super) unread: Vec<String>,
    /// What shapes the results.
    pub(super) options: String,
    pub(super) reports: bool,
    pub(super) resume: bool,
}

impl Session {
    /// Compares every pair; one outcome for each entry.
    pub(super) fn compare_all(&self) -> Result<Vec<Outcome>> {
        if !self.resume {
            self.folder.begin_anew()?;
        }
        if self.reports {
            self.folder.folder(REPORTS)?;
        }
        let reports = self.report_names();
        let progress = Progress::new("comparing", self.entries.len());
        let outcome = |(at, entry): (usize, &Entry)| {
            let outcome = match entry.both() {
                None => Ok(Outcome::Alone),
                Some(names) => self.compare(at, names, reports[at].as_deref(), &progress),
            };
            progress.one_more();
            outcome
        };
        let outcomes: Result<Vec<Outcome>> =
            self.entries.par_iter().enumerate().map(outcome).collect();
        progress.end();
        outcomes
    }

    /// Compares one pair, unless the run that is resumed did. Only what cannot be written stops the others.
    fn compare(
        &self,
        at: usize,
        names: Sides<&str>,
        report: Option<&str>,
        progress: &Progress,
    ) -> Result<Outcome> {
        let from = names.map(|name| self.inputs.sum(&as_typed(name)));
        let documents = match (from.old, from.new) {
            (Ok(old), Ok(new)) => {
                let from = format!("{old} {new} {names:?} {}", self.options);
                let there = report.is_none_or(|report| self.folder.has(report));
                let kept = self.resume.then(|| self.folder.kept(at, &from)).flatten();
                if let (Some(figures), true) = (kept, there) {
                    return Ok(Outcome::Compared(Box::new(figures)));
                }
                let [old, new] = [names.old, names.new].map(as_typed);
                self.inputs.pair(&old, &new).map(|documents| (documents, from))
            }
            (Err(error), _) | (_, Err(error)) => Err(error),
        };
        let (documents, from) = match documents {
            Ok(documents) => documents,
            Err(error) => {
                let sentence = error.to_string();
                progress.tell(|| tell(&sentence));
                return Ok(Outcome::Failed(sentence));
            }
        };
        let comparison = compare(documents);
        let findings = findings::find(&comparison);
        let view = View::new(&comparison, &findings);
        let figures = Figures::new(&comparison);
        if let Some(report) = report {
            self.folder.write(report, |out| {
                html::write_comparison(out, &view, &html::Report::default())
            })?;
        }
        let mut line = Vec::new();
        json::write_session_line(&mut line, &self.entries[at], report, &figures, &view)?;
        let done = Done { from, figures };
        self.folder.keep(at, &done, &line)?;
        Ok(Outcome::Compared(Box::new(done.figures)))
    }

    /// The file of each pair's report, by the name of its new text.
    fn report_names(&self) -> Vec<Option<String>> {
        let mut taken: HashMap<String, usize> = HashMap::new();
        let mut name = |entry: &Entry| {
            let names = entry.both().filter(|_| self.reports)?;
            let path = Path::new(names.new);
            let ending = path.extension().is_some();
            let stem = if ending { path.file_stem() } else { None };
            let stem = stem.map_or(names.new.into(), |stem| stem.to_string_lossy());
            let plain = |c: char| {
                if c.is_alphanumeric() || "-_.()".contains(c) { c } else { '-' }
            };
            let stem: String = stem.chars().map(plain).collect();
            let count = taken.entry(stem.to_lowercase()).or_default();
            *count += 1;
            Some(match *count {
                1 => format!("{REPORTS}/{stem}.html"),
                count => format!("{REPORTS}/{stem}~{count}.html"),
            })
        };
        self.entries.iter().map(&mut name).collect()
    }

    /// Writes the index and the tables; then nothing is under way any more.
    pub(super) fn finish(&self, outcomes: Vec<Outcome>) -> Result<()> {
        let reports = self.report_names();
        let mut failed: Vec<String> = self.unread.clone();
        let mut figures: Vec<Option<Figures>> = Vec::with_capacity(outcomes.len());
        for outcome in outcomes {
            figures.push(match outcome {
                Outcome::Compared(figures) => Some(*figures),
                Outcome::Failed(sentence) => {
                    failed.push(sentence);
                    None
                }
                Outcome::Alone => None,
            });
        }
        let order = ranked(&figures);
        let rows: Vec<csv::SessionRow<'_>> = order
            .iter()
            .filter_map(|&at| {
                Some(csv::SessionRow {
                    entry: &self.entries[at],
                    figures: figures[at].as_ref()?,
                    report: reports[at].as_deref(),
                })
            })
            .collect();
        self.folder.write("session.jsonl", |out| {
            let compared = (0..figures.len()).filter(|&at| figures[at].is_some());
            compared.into_iter().try_for_each(|at| self.folder.copy_line(at, out))
        })?;
        self.folder.write("session.csv", |out| csv::write_session(out, &rows))?;
        let alone: Vec<&Entry> =
            self.entries.iter().filter(|entry| entry.both().is_none()).collect();
        let index = html::SessionIndex { rows: &rows, alone: &alone, failed: &failed };
        self.folder
            .write("index.html", |out| html::write_session(out, &index))
            .context("the index could not be written")?;
        self.folder.close()
    }
}
