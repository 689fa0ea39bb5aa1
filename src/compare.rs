//! Two resolutions → one complete [`Comparison`].
//!
//! Every output is made from this value; a renderer computes no difference, similarity or class.

use crate::both::at_once;
use crate::classify::{Class, Distance, Verdict};
use crate::findings::{self, Cut, Findings};
use crate::model::{Resolution, Sides};
use crate::tokens::Interner;

mod explanation;
mod hide;
pub(crate) mod joined;

mod prints;
mod reading;
mod rows;
mod things;
mod verdicts;

pub use crate::align::{Pass, Score};
pub use explanation::{Candidate, Explanation, LEAST_LOOKED_AT, Match, Over, Refused, explain};
pub use hide::{Hidden, hide};

/// What happened to the words of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Change {
    /// The same words on both sides.
    Unchanged,
    /// Words differ.
    Edited,
    /// Only in the new document.
    Added,
    /// Only in the old document.
    Removed,
}

/// How many paragraphs of one side stand against how many of the other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    /// One against one, or one alone.
    OneToOne,
    /// One old paragraph became several new ones.
    Split,
    /// Several old paragraphs became one new one.
    Merged,
}

/// Whether a run of words is in both texts or in one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tag {
    /// In both.
    Same,
    /// In the old text only.
    Removed,
    /// In the new text only.
    Added,
}

/// A run of words.
///
/// The same and removed spans of a row give its old text exactly, the same and added ones its new text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    /// Where the words are.
    pub tag: Tag,
    /// The words, spaces included.
    pub text: String,
    /// True for a removed span and the added one after it that differ only in how hyphens, quotes or
    /// spaces are printed: no change to a reader.
    pub typographic: bool,
    /// What kind of change it is; `None` for what is the same or differs only in print. A removed span and the
    /// added one after it are one change and have the same verdict.
    pub verdict: Option<Verdict>,
}

/// The words of one change: a removed span and the added one after it, or one of them alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChangedWords<'r> {
    /// The old words; empty where words were only added.
    pub old: &'r str,
    /// The new words; empty where words were only removed.
    pub new: &'r str,
    /// What kind of change it is.
    pub verdict: &'r Verdict,
}

/// One line of a comparison: a pair, a split, a merge, an addition or a removal.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What happened to the words.
    pub change: Change,
    /// Out of order against the rows that are not moved.
    pub moved: bool,
    /// The printed label differs; always false for splits, merges, additions and removals.
    pub relabelled: bool,
    /// Indexes of the paragraphs (or notes) on each side, ascending.
    pub paragraphs: Sides<Vec<usize>>,
    /// How alike the two sides are, 0 to 1; `None` for additions and removals.
    pub similarity: Option<f64>,
    /// The words; empty for an unchanged row. Paragraphs of a split or merge are joined by "\n".
    pub spans: Vec<Span>,
    /// How many of its changes are hidden; see [`hide`].
    pub hidden: usize,
}

impl Row {
    /// The row's shape.
    pub fn shape(&self) -> Shape {
        match (self.paragraphs.old.len(), self.paragraphs.new.len()) {
            (1, 2..) => Shape::Split,
            (2.., 1) => Shape::Merged,
            _ => Shape::OneToOne,
        }
    }

    /// Its changes in order, those in print apart.
    pub fn changes(&self) -> Vec<ChangedWords<'_>> {
        let mut changes: Vec<ChangedWords<'_>> = Vec::new();
        let mut before = None;
        for span in &self.spans {
            if let Some(verdict) = &span.verdict {
                let pair = (before, span.tag) == (Some(Tag::Removed), Tag::Added);
                match (span.tag, changes.last_mut().filter(|_| pair)) {
                    (Tag::Added, Some(last)) => last.new = &span.text,
                    (Tag::Removed, _) => {
                        changes.push(ChangedWords { old: &span.text, new: "", verdict })
                    }
                    _ => changes.push(ChangedWords { old: "", new: &span.text, verdict }),
                }
            }
            before = span.verdict.as_ref().map(|_| span.tag);
        }
        changes
    }

    /// The classes of its changed spans, each once, worst first; empty where no word changed.
    pub fn classes(&self) -> Vec<Class> {
        let has = |class: &Class| {
            let verdicts = self.spans.iter().filter_map(|span| span.verdict.as_ref());
            verdicts.into_iter().any(|verdict| verdict.class() == *class)
        };
        Class::ALL.iter().copied().filter(has).collect()
    }
}

/// One step of the reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The row with this index, at its place in the new text (in the old text for a removal).
    Row(usize),
    /// The place in the old text that the moved row with this index left.
    MovedFrom(usize),
}

/// Counts of one kind of thing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
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

/// Counts of words. A word is a token that has a letter or a digit.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct WordCounts {
    /// Words of the old text that are still there.
    pub kept: usize,
    /// Words of the old text that are gone.
    pub removed: usize,
    /// Words of the new text that were not there.
    pub added: usize,
}

impl std::ops::Add for WordCounts {
    type Output = WordCounts;

    fn add(self, other: WordCounts) -> WordCounts {
        WordCounts {
            kept: self.kept + other.kept,
            removed: self.removed + other.removed,
            added: self.added + other.added,
        }
    }
}

impl WordCounts {
    /// Kept words over all old words, 0 to 1; 1 when there are none.
    pub fn share_kept(&self) -> f64 {
        share(self.kept, self.kept + self.removed).unwrap_or(1.0)
    }

    /// Added words over all new words, 0 to 1; 0 when there are none.
    pub fn share_new(&self) -> f64 {
        share(self.added, self.kept + self.added).unwrap_or(0.0)
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// The figures of a comparison.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Rows over paragraphs.
    pub paragraphs: Counts,
    /// Rows over notes.
    pub notes: Counts,
    /// Words of the paragraphs.
    pub words: WordCounts,
}

/// A reason to doubt that the comparison is what the reader wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Warning {
    /// The old document was adopted after the new one.
    NotChronological,
    /// The two are in different languages.
    LanguagesDiffer,
    /// The titles differ.
    TitlesDiffer,
}

/// The one complete result.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison {
    /// The two documents.
    pub documents: Sides<Resolution>,
    /// Every paragraph in exactly one row a side, in reading order.
    pub rows: Vec<Row>,
    /// The reading order of the rows and of the places that moved rows left.
    pub order: Vec<Place>,
    /// Every note in exactly one row a side.
    pub notes: Vec<Row>,
    /// The figures.
    pub summary: Summary,
    /// Reasons to doubt.
    pub warnings: Vec<Warning>,
    /// What was left out.
    pub hidden: Hidden,
    /// What it says about the whole document.
    pub findings: Findings,
}

impl Comparison {
    /// How many changes there are of each class, worst first; a removed span and the added one after it are one.
    pub fn changes(&self) -> Vec<(Class, usize)> {
        let mut counts: Vec<(Class, usize)> = Class::ALL.iter().map(|&class| (class, 0)).collect();
        for row in self.rows.iter().chain(&self.notes) {
            for change in row.changes() {
                counts[change.verdict.class() as usize].1 += 1;
            }
        }
        counts
    }
}

/// What may be chosen in a comparison. So far nothing; every choice that comes has today's behaviour as default.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CompareOptions {}

/// Compares two documents.
///
/// Never fails; documents without paragraphs give a comparison without rows.
pub fn compare(documents: Sides<Resolution>, _options: &CompareOptions) -> Comparison {
    let mut interner = Interner::default();
    let bytes = documents.as_ref().map(text_bytes);
    let (mut paragraphs, (mut notes, note_interner)) = at_once(
        bytes.old + bytes.new,
        || rows::compare_paragraphs(documents.as_ref(), &mut interner),
        || {
            let mut interner = Interner::default();
            (rows::compare_notes(documents.as_ref(), &mut interner), interner)
        },
    );
    let distance = Distance::between(documents.as_ref());
    verdicts::of_paragraphs(&mut paragraphs.rows, documents.as_ref(), &distance);
    verdicts::of_notes(&mut notes.rows, &distance);
    let findings = findings::find(
        documents.as_ref(),
        cut(&paragraphs, &interner),
        cut(&notes, &note_interner),
    );
    let order = reading::order(&paragraphs.rows);
    Comparison {
        summary: Summary {
            paragraphs: count(&paragraphs.rows),
            notes: count(&notes.rows),
            words: paragraphs.words,
        },
        warnings: warnings(documents.as_ref(), &mut interner),
        rows: paragraphs.rows,
        order,
        notes: notes.rows,
        findings,
        documents,
        hidden: Hidden::default(),
    }
}

fn cut<'c>(compared: &'c rows::Compared, interner: &'c Interner) -> Cut<'c> {
    Cut {
        rows: &compared.rows,
        tokens: Sides::new(&compared.tokens.old, &compared.tokens.new),
        interner,
    }
}

fn text_bytes(document: &Resolution) -> usize {
    document.paragraphs.iter().map(|paragraph| paragraph.text.len()).sum()
}

fn count(rows: &[Row]) -> Counts {
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
    let adopted = documents.map(|document| document.masthead.adopted);
    if let (Some(old), Some(new)) = (adopted.old, adopted.new)
        && old > new
    {
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
