//! Two resolutions → one complete [`Comparison`].
//!
//! Every output is made from this value; a renderer computes no difference, similarity or class.

use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::classify::{Class, Distance};
use crate::model::{Part, Resolution, Sides, named};
use crate::structure::{Doubt, doubts};
use crate::tokens::Interner;

mod explanation;
mod hanging;
pub(crate) mod joined;
pub(crate) mod lexed;
mod reading_order;
pub(crate) mod row;
mod rows;
mod verdicts;

pub use crate::align::{Pass, Score};
pub use explanation::{Candidate, Explanation, LEAST_LOOKED_AT, Match, Refused, explain};
pub use row::{Change, ChangedWords, Row, Shape, Span, Tag, WordCounts};

use lexed::Lexed;

/// One place of the reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slot {
    /// The row with this index, at its place in the new text (in the old text for a removal).
    Row(usize),
    /// The place in the old text that the moved row with this index left.
    MovedFrom(usize),
}

/// Counts of one kind of thing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Rows that are unchanged.
    pub unchanged: usize,
    /// Rows that are edited.
    pub edited: usize,
    /// Rows that are added.
    pub added: usize,
    /// Rows that are removed.
    pub removed: usize,
    /// Rows that are moved (unchanged or edited as well).
    pub moved: usize,
    /// Rows whose label alone or also differs.
    pub relabelled: usize,
    /// Rows that are splits (edited or unchanged as well).
    pub split: usize,
    /// Rows that are merges (edited or unchanged as well).
    pub merged: usize,
}

/// The figures of a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Counts of the rows of paragraphs.
    pub paragraphs: Counts,
    /// Counts of the rows of notes.
    pub notes: Counts,
    /// Words of the paragraphs.
    pub words: WordCounts,
}

/// A reason to doubt that the comparison is what the reader wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
#[non_exhaustive]
pub enum Warning {
    /// The old document was adopted after the new one.
    NotChronological,
    /// The two are in different languages.
    LanguagesDiffer,
    /// The titles differ.
    TitlesDiffer,
}

named!(Change, Shape, Warning);

/// The one complete result.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Comparison {
    /// The two documents.
    pub documents: Sides<Resolution>,
    /// Every paragraph in exactly one row a side, in reading order.
    pub rows: Vec<Row>,
    /// The reading order of the rows and of the places that moved rows left.
    pub order: Vec<Slot>,
    /// Every note in exactly one row a side.
    pub notes: Vec<Row>,
    /// The figures.
    pub summary: Summary,
    /// Reasons to doubt.
    pub warnings: Vec<Warning>,
    /// What does not add up in the documents, once somebody has asked.
    pub(crate) doubts: OnceLock<Sides<Vec<Doubt>>>,
    /// The tokens of the paragraphs and of the notes, for what is found in them later.
    pub(crate) lexed: [Lexed; 2],
}

impl Comparison {
    /// The rows of one part.
    pub fn rows(&self, part: Part) -> &[Row] {
        match part {
            Part::Paragraphs => &self.rows,
            Part::Notes => &self.notes,
        }
    }

    /// The rows in which something happened: words that changed, moves, splits and merges; of both parts.
    pub fn changed_rows(&self) -> impl Iterator<Item = &Row> {
        let rows = self.rows.iter().chain(&self.notes);
        rows.filter(|row| {
            row.change != Change::Unchanged || row.moved || row.shape() != Shape::OneToOne
        })
    }

    /// What does not add up in the documents; found when it is asked for, as few outputs do.
    pub fn doubts(&self) -> Sides<&[Doubt]> {
        let found = self.doubts.get_or_init(|| self.documents.as_ref().map(doubts));
        found.as_ref().map(Vec::as_slice)
    }

    /// The tokens of one part.
    pub(crate) fn lexed(&self, part: Part) -> &Lexed {
        &self.lexed[part as usize]
    }
}

/// How many changes there are of each class, the most substantial first; a removed span and the added one after it are one.
pub fn count_changes<'r>(rows: impl Iterator<Item = &'r Row>) -> Vec<(Class, usize)> {
    let mut counts: Vec<(Class, usize)> = Class::ALL.iter().map(|&class| (class, 0)).collect();
    for change in rows.flat_map(Row::changes) {
        counts[change.verdict.class() as usize].1 += 1;
    }
    counts
}

/// Compares two documents.
///
/// Never fails; documents without paragraphs give a comparison without rows.
pub fn compare(documents: Sides<Resolution>) -> Comparison {
    let both = documents.as_ref();
    let distance = Distance::between(both);
    let (rows, mut lexed) = rows_of(Part::Paragraphs, both, &distance);
    let (notes, lexed_notes) = rows_of(Part::Notes, both, &distance);
    Comparison {
        summary: Summary {
            paragraphs: count(&rows),
            notes: count(&notes),
            words: rows.iter().map(Row::words).sum(),
        },
        warnings: warnings(both, &mut lexed.interner),
        doubts: OnceLock::new(),
        order: reading_order::order(&rows),
        rows,
        notes,
        lexed: [lexed, lexed_notes],
        documents,
    }
}

/// Compares one part of two documents alone: its rows in reading order.
pub(crate) fn compare_part(part: Part, documents: Sides<&Resolution>) -> Vec<Row> {
    rows_of(part, documents, &Distance::between(documents)).0
}

/// The rows of one part with their verdicts, and the tokens they were made from.
fn rows_of(part: Part, documents: Sides<&Resolution>, distance: &Distance) -> (Vec<Row>, Lexed) {
    let (mut rows, lexed) = rows::compare(part, documents);
    verdicts::give(&mut rows, documents, distance);
    (rows, lexed)
}

/// Counts rows by what happened to them.
pub(crate) fn count(rows: &[Row]) -> Counts {
    let mut counts = Counts::default();
    for row in rows {
        let of_change = match row.change {
            Change::Unchanged => &mut counts.unchanged,
            Change::Edited => &mut counts.edited,
            Change::Added => &mut counts.added,
            Change::Removed => &mut counts.removed,
        };
        *of_change += 1;
        counts.moved += usize::from(row.moved);
        counts.relabelled += usize::from(row.relabelled);
        counts.split += usize::from(row.shape() == Shape::Split);
        counts.merged += usize::from(row.shape() == Shape::Merged);
    }
    counts
}

fn warnings(documents: Sides<&Resolution>, interner: &mut Interner) -> Vec<Warning> {
    let mut warnings = Vec::new();
    if documents.old.masthead.is_later_than(&documents.new.masthead) {
        warnings.push(Warning::NotChronological);
    }
    if documents.old.language != documents.new.language {
        warnings.push(Warning::LanguagesDiffer);
        return warnings;
    }
    let title = documents.map(|document| document.masthead.title.as_deref());
    if let (Some(old), Some(new)) = (title.old, title.new) {
        let language = documents.new.language;
        let mut words = |title: &str| -> Vec<u32> {
            let tokens = interner.tokenize(title, language);
            tokens.iter().map(|token| interner.facts(token.key).masked).collect()
        };
        if words(old) != words(new) {
            warnings.push(Warning::TitlesDiffer);
        }
    }
    warnings
}
