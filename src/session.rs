//! A whole session against the one before: which resolution succeeds which, and how much changed in each.
//!
//! The steps, each in its file:
//! - `brief`: what pairing needs of a resolution, small enough to keep thousands
//! - `pairing`: briefs → pairs with their evidence
//! - `manifest`: pairs as a table that people correct

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use crate::compare::{Comparison, Counts, Row, Span, Warning, WordCounts};
use crate::series::rolled_over;

mod brief;
mod manifest;
mod pairing;

pub use brief::Brief;
pub use manifest::{Entry, ManifestError, read_manifest, write_manifest};
pub use pairing::{Citation, Evidence, Pair, pair};

/// How much changed in one pair: what an index of many shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figures {
    /// What the old text is called.
    pub old: String,
    /// What the new text is called.
    pub new: String,
    /// The title of the new text, as far as found.
    pub title: Option<String>,
    /// Changed words that are substance; words that nobody has classed are.
    pub substance: usize,
    /// What became of the paragraphs that a reader counts, as in a report.
    pub paragraphs: Counts,
    /// Of the edited ones, those in which only what moves on by itself, or the print, changed.
    pub rolled_over: usize,
    /// The words of the paragraphs.
    pub words: WordCounts,
    /// Whether there is a reason to doubt that the two are the same resolution in two years.
    pub doubtful: bool,
}

impl Figures {
    /// The figures of a comparison.
    pub fn new(comparison: &Comparison) -> Self {
        let documents = comparison.documents.as_ref();
        let names = documents.map(|document| document.name().to_string());
        let rows = || comparison.rows.iter().filter(|row| row.is_counted(documents));
        let rolled_over = rows().filter(|row| rolled_over(row));
        let mut warnings = comparison.warnings.iter();
        Self {
            old: names.old,
            new: names.new,
            title: documents.new.masthead.title.clone(),
            substance: comparison.rows.iter().chain(&comparison.notes).map(substance).sum(),
            paragraphs: crate::compare::count(rows()),
            rolled_over: rolled_over.count(),
            words: comparison.summary.words,
            doubtful: warnings.any(|warning| *warning != Warning::NotChronological),
        }
    }
}

/// The changed words of a row that are substance; all changed words where none has a verdict.
fn substance(row: &Row) -> usize {
    let changed = || row.spans.iter().filter(|span| span.is_change());
    let is_classed = changed().any(|span| span.verdict.is_some());
    let is_substance = |span: &&Span| match &span.verdict {
        Some(verdict) => verdict.class().is_substance(),
        None => !is_classed,
    };
    changed().filter(is_substance).map(|span| span.words).sum()
}

/// The indexes of figures, the most substance first, then the least kept.
pub fn ranked(figures: &[Option<Figures>]) -> Vec<usize> {
    let weight = |figures: &Figures| {
        let WordCounts { removed, added, .. } = figures.words;
        (figures.substance, removed + added, figures.paragraphs.moved)
    };
    let mut order: Vec<usize> = (0..figures.len()).filter(|&at| figures[at].is_some()).collect();
    order.sort_by_key(|&at| Reverse(figures[at].as_ref().map(weight)));
    order
}
