//! A whole session against the one before: which resolution succeeds which, and how much changed in each.
//!
//! The steps, each in its file:
//! - `brief`: what pairing needs of a resolution, small enough to keep thousands
//! - `pairing`: briefs → pairs with their evidence
//! - `manifest`: pairs as a table that people correct

use serde::{Deserialize, Serialize};

use crate::compare::{Comparison, Row, Tag, Warning};
use crate::model::{self, Resolution, Sides};

mod brief;
mod manifest;
mod pairing;

pub use brief::Brief;
pub use manifest::{Entry, ManifestError, read_manifest, write_manifest};
pub use pairing::{Cited, Evidence, Pair, pair};

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
    /// Paragraphs that are unchanged.
    pub unchanged: usize,
    /// Paragraphs that are edited.
    pub edited: usize,
    /// Of these, those in which only what moves on by itself, or the print, changed.
    pub rolled_over: usize,
    /// Paragraphs that are added.
    pub added: usize,
    /// Paragraphs that are removed.
    pub removed: usize,
    /// Paragraphs that are moved.
    pub moved: usize,
    /// Words that are kept.
    pub words_kept: usize,
    /// Words that are removed.
    pub words_removed: usize,
    /// Words that are added.
    pub words_added: usize,
    /// Whether there is a reason to doubt that the two are the same resolution in two years.
    pub doubtful: bool,
}

impl Figures {
    /// The figures of a comparison.
    pub fn of(comparison: &Comparison) -> Self {
        let documents = comparison.documents.as_ref();
        let names = documents.map(|document: &Resolution| document.name().to_string());
        let counts = &comparison.summary.paragraphs;
        let words = &comparison.summary.words;
        let rows = comparison.rows.iter().chain(&comparison.notes);
        let edited = comparison.rows.iter();
        Self {
            old: names.old,
            new: names.new,
            title: documents.new.masthead.title.clone(),
            substance: rows.map(substance).sum(),
            unchanged: counts.unchanged,
            edited: counts.edited,
            rolled_over: edited.filter(|row| crate::series::rolled_over(row)).count(),
            added: counts.added,
            removed: counts.removed,
            moved: counts.moved,
            words_kept: words.kept,
            words_removed: words.removed,
            words_added: words.added,
            doubtful: comparison
                .warnings
                .iter()
                .any(|warning| *warning != Warning::NotChronological),
        }
    }
}

/// The changed words of a row that are substance; all changed words where none has a verdict.
fn substance(row: &Row) -> usize {
    let changed = || {
        let spans = row.spans.iter();
        spans.filter(|span| span.tag != Tag::Same && !span.typographic)
    };
    let classed = changed().any(|span| span.verdict.is_some());
    let counts = changed().filter(|span| match &span.verdict {
        Some(verdict) => verdict.class().is_substance(),
        None => !classed,
    });
    counts.map(|span| model::words(&span.text)).sum()
}

/// The indexes of figures, the most substance first, then the least kept.
pub fn ranked(figures: &[Option<Figures>]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..figures.len()).filter(|&at| figures[at].is_some()).collect();
    let key = |at: usize| {
        figures[at].as_ref().map(|figures| {
            let changed = figures.words_removed + figures.words_added;
            (figures.substance, changed, figures.moved)
        })
    };
    order.sort_by(|&one, &other| key(other).cmp(&key(one)).then(one.cmp(&other)));
    order
}

/// Both sides of an entry that has both.
pub fn both(entry: &Entry) -> Option<Sides<&str>> {
    Some(Sides::new(entry.old.as_deref()?, entry.new.as_deref()?))
}
