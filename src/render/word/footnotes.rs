//! The footnotes of a redline: those of one text, those of both with their changes, and how they are numbered.

use std::collections::HashMap;

use crate::compare::Tag;
use crate::model::Side;
use crate::model::{Resolution, Sides};
use crate::render::word::draft::{Fate, Piece};
use crate::render::word::references::References;
use crate::view::View;

/// A footnote of the redline.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Entry {
    /// The note of one text with this index.
    Of(Side, usize),
    /// A note of one text whose words are missing.
    Missing(Side, String),
    /// One note of both texts: the index of its row.
    Pair { row: usize, number: String },
    /// Another note of the new text at the same place: the indexes of both.
    Instead { old: usize, new: usize, number: String },
    /// Joined with another one.
    Gone,
}

/// The footnotes, in the order in which they were referred to.
#[derive(Debug, Default)]
pub(super) struct Footnotes {
    entries: Vec<Entry>,
    /// The entries in the order of the text, which is that of their identifiers: LibreOffice goes by it.
    order: Vec<usize>,
    /// For each old note that is one with a new note: that note, the row, and the number where it is the same.
    pairs: HashMap<usize, (usize, usize)>,
    /// The numbers as printed.
    numbers: Sides<Vec<String>>,
    /// The first number, where all notes of both texts are numbered one after the other from it; else every note has
    /// its printed number as a mark of its own.
    pub(super) start: Option<usize>,
}

impl Footnotes {
    pub(super) fn new(view: &View<'_>, references: &Sides<References>) -> Self {
        let documents = view.documents;
        let rows = view.notes.iter().enumerate();
        let pairs = rows.filter_map(|(at, row)| {
            let ([old], [new]) = (row.paragraphs.old.as_slice(), row.paragraphs.new.as_slice())
            else {
                return None;
            };
            Some((*old, (*new, at)))
        });
        let printed = Sides::new(
            references.old.numbers(documents.old),
            references.new.numbers(documents.new),
        );
        let numbers = |document: &Resolution| -> Vec<String> {
            let notes = document.notes.iter();
            notes.map(|note| note.number.clone()).collect()
        };
        Self {
            entries: Vec::new(),
            order: Vec::new(),
            pairs: pairs.collect(),
            numbers: documents.map(numbers),
            start: start(&printed.old, &printed.new),
        }
    }

    /// The footnote of a note that is referred to.
    pub(super) fn refer(&mut self, side: Side, index: usize) -> usize {
        self.add(Entry::Of(side, index))
    }

    /// The footnote of a mark without a note: an empty one.
    pub(super) fn missing(&mut self, side: Side, number: &str) -> usize {
        self.add(Entry::Missing(side, number.to_string()))
    }

    fn add(&mut self, entry: Entry) -> usize {
        self.entries.push(entry);
        self.entries.len() - 1
    }

    /// Makes one footnote of an old and a new one at the same place, if they can have one mark. LibreOffice wants it so:
    /// it loses the end of a paragraph whose last character is a reference that comes or goes.
    pub(super) fn join(&mut self, old: usize, new: usize) -> bool {
        let (Some(Entry::Of(Side::Old, old_note)), Some(Entry::Of(Side::New, new_note))) =
            (self.entries.get(old), self.entries.get(new))
        else {
            return false;
        };
        let (old_note, new_note) = (*old_note, *new_note);
        let numbers = (self.numbers.old.get(old_note), self.numbers.new.get(new_note));
        if self.start.is_none() && numbers.0 != numbers.1 {
            return false;
        }
        let number = numbers.1.cloned().unwrap_or_default();
        let one = match self.pairs.get(&old_note) {
            Some(&(partner, row)) if partner == new_note => Entry::Pair { row, number },
            _ => Entry::Instead { old: old_note, new: new_note, number },
        };
        for (at, entry) in [(old, Entry::Gone), (new, one)] {
            if let Some(place) = self.entries.get_mut(at) {
                *place = entry;
            }
        }
        true
    }

    /// Takes the order in which the finished text refers to the notes.
    pub(super) fn settle(&mut self, order: Vec<usize>) {
        self.order = order;
    }

    /// The identifier of a footnote in the package. 0 and 1 are the rules above the notes.
    pub(super) fn id(&self, index: usize) -> String {
        let place = self.order.iter().position(|&entry| entry == index);
        (place.unwrap_or(self.order.len()) + 2).to_string()
    }

    /// The mark of its own that a footnote has, where it is not numbered automatically.
    pub(super) fn own_mark(&self, index: usize) -> Option<&str> {
        if self.start.is_some() {
            return None;
        }
        match self.entries.get(index)? {
            Entry::Of(Side::Old, note) => self.numbers.old.get(*note).map(String::as_str),
            Entry::Of(Side::New, note) => self.numbers.new.get(*note).map(String::as_str),
            Entry::Missing(_, number)
            | Entry::Pair { number, .. }
            | Entry::Instead { number, .. } => Some(number),
            Entry::Gone => None,
        }
    }

    /// Every footnote that is left: its index, its language's side, and its words.
    pub(super) fn written<'f>(
        &'f self,
        view: &'f View<'f>,
    ) -> impl Iterator<Item = (usize, Side, Vec<Piece>)> + 'f {
        let documents = view.documents;
        self.order.iter().filter_map(move |&at| {
            let entry = self.entries.get(at)?;
            let (side, pieces) = match entry {
                Entry::Gone => return None,
                Entry::Missing(side, _) => (*side, Vec::new()),
                Entry::Of(side, note) => {
                    let document = match side {
                        Side::Old => documents.old,
                        Side::New => documents.new,
                    };
                    let text = document.notes.get(*note)?.text.as_str();
                    (*side, vec![Piece::words(Fate::of(*side), text)])
                }
                Entry::Pair { row, .. } => (Side::New, pair(view, *row)?),
                Entry::Instead { old, new, .. } => {
                    let text = |document: &Resolution, note: usize| {
                        let note = document.notes.get(note)?;
                        Some(note.text.clone())
                    };
                    let old = Piece::words(Fate::Deleted, text(documents.old, *old)?);
                    let new = Piece::words(Fate::Inserted, text(documents.new, *new)?);
                    (Side::New, vec![old, new])
                }
            };
            Some((at, side, pieces))
        })
    }
}

/// The words of a note of both texts.
fn pair(view: &View<'_>, row: usize) -> Option<Vec<Piece>> {
    let row = view.notes.get(row)?;
    let pieces = row.spans.iter().map(|span| Piece {
        print_only: span.typographic,
        ..Piece::words(
            match span.tag {
                Tag::Same => Fate::Kept,
                Tag::Removed => Fate::Deleted,
                Tag::Added => Fate::Inserted,
            },
            span.text.as_str(),
        )
    });
    Some(pieces.collect())
}

/// The number from which both texts count their notes without a gap; 1 where there are none.
fn start(old: &[&str], new: &[&str]) -> Option<usize> {
    let first = new.first().or(old.first()).copied().unwrap_or("1");
    let start: usize = first.parse().ok().filter(|&start| (1..10_000).contains(&start))?;
    let counts = |numbers: &[&str]| {
        let mut numbers = numbers.iter().enumerate();
        numbers.all(|(at, number)| *number == (start + at).to_string())
    };
    (counts(old) && counts(new)).then_some(start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_are_numbered_automatically_where_both_texts_count_alike() {
        assert_eq!(start(&[], &[]), Some(1));
        assert_eq!(start(&["1", "2"], &["1", "2", "3"]), Some(1));
        assert_eq!(start(&[], &["185", "186"]), Some(185));
        assert_eq!(start(&["1", "2"], &["185", "186"]), None);
        assert_eq!(start(&["1", "3"], &["1"]), None);
        assert_eq!(start(&["*"], &[]), None);
    }
}
