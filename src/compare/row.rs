//! One line of a comparison, with its words.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::classify::{Class, Verdict};
use crate::model::{Part, Resolution, Side, Sides};
pub use crate::words::Tag;

/// What happened to the words of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Shape {
    /// One against one, or one alone.
    OneToOne,
    /// One old paragraph became several new ones.
    Split,
    /// Several old paragraphs became one new one.
    Merged,
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
    /// How many words these are: tokens that have a letter or a digit. "22 December 2023" and "A/RES/78/241" are one.
    pub words: usize,
    /// True for a removed span and the added one after it that differ only in how hyphens, quotes or
    /// spaces are printed, or are hidden by their class: no change to a reader.
    pub typographic: bool,
    /// What kind of change it is; `None` for what is the same or differs only in print. A removed span and the
    /// added one after it are one change and have the same verdict.
    pub verdict: Option<Verdict>,
}

impl Span {
    /// Whether a reader sees a change here.
    pub fn is_change(&self) -> bool {
        self.tag != Tag::Same && !self.typographic
    }
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

/// Counts of words; see [`Span::words`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct WordCounts {
    /// Words of the old text that are still there.
    pub kept: usize,
    /// Words of the old text that are gone.
    pub removed: usize,
    /// Words of the new text that were not there.
    pub added: usize,
}

impl std::iter::Sum for WordCounts {
    fn sum<I: Iterator<Item = WordCounts>>(counts: I) -> WordCounts {
        counts.fold(WordCounts::default(), |sum, more| WordCounts {
            kept: sum.kept + more.kept,
            removed: sum.removed + more.removed,
            added: sum.added + more.added,
        })
    }
}

impl WordCounts {
    /// Words of the old text.
    pub fn in_old(&self) -> usize {
        self.kept + self.removed
    }

    /// Words of the new text; where only print differs, they count as the old text prints them.
    pub fn in_new(&self) -> usize {
        self.kept + self.added
    }

    /// Kept words over all old words, 0 to 1; 1 when there are none.
    pub fn share_kept(&self) -> f64 {
        share(self.kept, self.in_old()).unwrap_or(1.0)
    }

    /// Added words over all new words, 0 to 1; 0 when there are none.
    pub fn share_new(&self) -> f64 {
        share(self.added, self.in_new()).unwrap_or(0.0)
    }
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}

/// One line of a comparison: a pair, a split, a merge, an addition or a removal.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What it is a row of.
    pub part: Part,
    /// What happened to the words.
    pub change: Change,
    /// Out of order against the rows that are not moved.
    pub moved: bool,
    /// The printed label differs; always false for splits, merges, additions and removals.
    pub relabelled: bool,
    /// Indexes of the paragraphs (or notes) on each side, ascending.
    pub paragraphs: Sides<Vec<usize>>,
    /// What these are called in their documents: addresses of paragraphs, numbers of notes.
    pub names: Sides<Vec<String>>,
    /// How alike the two sides are, 0 to 1; `None` for additions and removals.
    pub similarity: Option<f64>,
    /// The words. Paragraphs of a split or merge are joined by "\n".
    pub spans: Vec<Span>,
    /// How many of its changes are hidden; see [`crate::view::View::hide`].
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

    /// The row's address: "PP2", "OP4 → OP12", "PP41 + PP46 → PP25"; of notes their numbers.
    pub fn address(&self) -> String {
        from_to(self.names.as_ref().map(|names| names.join(" + ")))
    }

    /// Whether it is an addition or a removal.
    pub fn is_alone(&self) -> bool {
        matches!(self.change, Change::Added | Change::Removed)
    }

    /// Whether a reader counts any of its paragraphs.
    pub(crate) fn is_counted(&self, documents: Sides<&Resolution>) -> bool {
        Side::BOTH.into_iter().any(|side| {
            let mut items = self.paragraphs[side].iter();
            items.any(|&at| {
                documents[side].item(self.part, at).is_some_and(|item| item.is_counted())
            })
        })
    }

    /// Whether its words are the same on both sides, with nothing hidden in them.
    pub fn is_untouched(&self) -> bool {
        self.change == Change::Unchanged && self.hidden == 0
    }

    /// Its words on one side as the spans give them.
    pub fn text(&self, side: Side) -> String {
        let spans = self.spans.iter().filter(|span| span.tag.is_of(side));
        spans.map(|span| span.text.as_str()).collect()
    }

    /// Its words with both sides marked: `Requests [-a report-]{+two reports+};`. Words that differ only in print
    /// stand as the new text has them.
    pub fn marked(&self) -> String {
        let mut marked = String::new();
        for span in &self.spans {
            match span.tag {
                _ if span.typographic && span.tag == Tag::Removed => {}
                Tag::Removed if span.is_change() => marked += &format!("[-{}-]", span.text),
                Tag::Added if span.is_change() => marked += &format!("{{+{}+}}", span.text),
                _ => marked += &span.text,
            }
        }
        marked
    }

    /// How many of its words were kept, removed and added.
    pub fn words(&self) -> WordCounts {
        let spans = self.spans.iter().map(|span| {
            let none = WordCounts::default();
            match span.tag {
                Tag::Added if span.typographic => none,
                Tag::Same => WordCounts { kept: span.words, ..none },
                Tag::Removed if span.typographic => WordCounts { kept: span.words, ..none },
                Tag::Removed => WordCounts { removed: span.words, ..none },
                Tag::Added => WordCounts { added: span.words, ..none },
            }
        });
        spans.sum()
    }

    /// Its changes in order, those in print apart.
    pub fn changes(&self) -> Vec<ChangedWords<'_>> {
        let changes = change_runs(&self.spans).into_iter().filter_map(|run| {
            let spans = &self.spans[run];
            let verdict = spans.first()?.verdict.as_ref()?;
            let words = |tag| spans.iter().find(|span| span.tag == tag).map_or("", |s| &s.text);
            Some(ChangedWords { old: words(Tag::Removed), new: words(Tag::Added), verdict })
        });
        changes.collect()
    }

    /// The classes of its changed spans, each once, worst first; empty where no word changed.
    pub fn classes(&self) -> Vec<Class> {
        let has = |class: &Class| {
            let mut verdicts = self.spans.iter().filter_map(|span| span.verdict.as_ref());
            verdicts.any(|verdict| verdict.class() == *class)
        };
        Class::ALL.iter().copied().filter(has).collect()
    }

    /// Names it after its paragraphs or notes, and finds whether the one of each side has another label, which also says another
    /// number.
    pub(crate) fn name(&mut self, documents: Sides<&Resolution>) {
        let items = documents.zip(self.paragraphs.as_ref()).map(|(document, indexes)| {
            indexes.iter().filter_map(|&at| document.item(self.part, at)).collect::<Vec<_>>()
        });
        let names = items.as_ref().map(|items| items.iter().map(|item| item.name.to_owned()));
        self.names = names.map(Iterator::collect);
        self.relabelled = matches!((&*items.old, &*items.new), ([old], [new]) if old.label != new.label && old.name != new.name);
    }
}

/// Both names with an arrow between them; one where they are the same or only one is there.
pub(crate) fn from_to(names: Sides<String>) -> String {
    match (names.old.as_str(), names.new.as_str()) {
        (one, "") | ("", one) => one.to_owned(),
        (old, new) if old == new => names.old,
        (old, new) => format!("{old} → {new}"),
    }
}

/// Which spans make one change: a removed one and the added one after it, or one of them alone.
pub(crate) fn change_runs(spans: &[Span]) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, span) in spans.iter().enumerate().filter(|(_, span)| span.tag != Tag::Same) {
        match runs.last_mut() {
            Some(run)
                if run.end == at
                    && span.tag == Tag::Added
                    && spans[at - 1].tag == Tag::Removed
                    && spans[at - 1].typographic == span.typographic =>
            {
                run.end += 1;
            }
            _ => runs.push(at..at + 1),
        }
    }
    runs
}
