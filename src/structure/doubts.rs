//! What does not add up in a rebuilt document: signs that it was read, or printed, wrongly.
//!
//! Precision before recall: a doubt that turns out unfounded teaches the reader to pass over the next one.

use std::collections::HashSet;

use super::address::ANNEX;
use super::labels;
use super::stops::is_closing_mark;
use crate::model::{Address, Kind, Paragraph, Resolution};

/// The character that stands for one that could not be read.
const DAMAGED: char = '\u{fffd}';

/// A conjunction after the last punctuation has at most this many letters: "; and", "; или", "，以及".
const CONJUNCTION: usize = 4;

/// The longest text, in characters, that may be an entry of a list or a table, which end without punctuation.
const ENTRY: usize = 80;

/// One thing that does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Doubt {
    /// What does not.
    pub kind: DoubtKind,
    /// The paragraph it is about; `None` for a note.
    pub address: Option<Address>,
}

/// What does not add up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DoubtKind {
    /// Numbers of operative paragraphs are left out before the paragraph.
    MissingNumbers {
        /// The first of them.
        first: u32,
        /// The last of them.
        last: u32,
    },
    /// No paragraph has the mark of the note with this number.
    NoteWithoutMark(String),
    /// The paragraph has a mark to which there is no note; its number.
    MarkWithoutNote(String),
    /// The paragraph ends without punctuation.
    NoPunctuation,
    /// Characters of the paragraph or note could not be read.
    DamagedCharacters {
        /// How many.
        count: usize,
        /// The number of the note, where it is in one.
        note: Option<String>,
    },
}

impl DoubtKind {
    /// The name that JSON writes.
    pub fn name(&self) -> &'static str {
        match self {
            DoubtKind::MissingNumbers { .. } => "missing-numbers",
            DoubtKind::NoteWithoutMark(_) => "note-without-mark",
            DoubtKind::MarkWithoutNote(_) => "mark-without-note",
            DoubtKind::NoPunctuation => "no-punctuation",
            DoubtKind::DamagedCharacters { .. } => "damaged-characters",
        }
    }
}

/// Looks for what does not add up: first in the paragraphs, then in the notes, both in reading order.
pub fn doubts(document: &Resolution) -> Vec<Doubt> {
    let noted: HashSet<&str> = document.notes.iter().map(|n| n.number.as_str()).collect();
    let mut marked = HashSet::new();
    let mut doubts = Vec::new();
    let mut last_number = 0;
    for paragraph in &document.paragraphs {
        let mut doubt = |kind| {
            doubts.push(Doubt { kind, address: Some(paragraph.address.clone()) });
        };
        if let Some(number) = operative_number(paragraph) {
            if number > last_number + 1 {
                doubt(DoubtKind::MissingNumbers { first: last_number + 1, last: number - 1 });
            }
            last_number = number;
        }
        for mark in &paragraph.marks {
            marked.insert(mark.number.as_str());
            if !noted.contains(mark.number.as_str()) {
                doubt(DoubtKind::MarkWithoutNote(mark.number.clone()));
            }
        }
        if wants_punctuation(paragraph) && !ends_with_punctuation(&paragraph.text) {
            doubt(DoubtKind::NoPunctuation);
        }
        if let Some(count) = damaged(&paragraph.text) {
            doubt(DoubtKind::DamagedCharacters { count, note: None });
        }
    }
    for note in &document.notes {
        let number = &note.number;
        let mut doubt = |kind| doubts.push(Doubt { kind, address: None });
        // A note with a star belongs to the title, where marks are not held.
        if number.chars().all(char::is_numeric) && !marked.contains(number.as_str()) {
            doubt(DoubtKind::NoteWithoutMark(number.clone()));
        }
        if let Some(count) = damaged(&note.text) {
            doubt(DoubtKind::DamagedCharacters { count, note: Some(number.clone()) });
        }
    }
    doubts
}

fn operative_number(paragraph: &Paragraph) -> Option<u32> {
    let label = paragraph.label.as_deref().filter(|_| paragraph.kind == Kind::Operative)?;
    labels::parse(label)?.operative_number()
}

/// Whether the paragraph is of a kind that is a sentence or a part of one. In annexes there are titles and
/// tables between the sentences; an opener before a single operative paragraph is printed without a comma.
fn wants_punctuation(paragraph: &Paragraph) -> bool {
    let in_annex = paragraph.address.as_str().starts_with(ANNEX);
    match paragraph.kind {
        Kind::Preambular | Kind::Operative => true,
        Kind::Subparagraph => !in_annex && paragraph.text.chars().nth(ENTRY).is_some(),
        Kind::Opener | Kind::Heading | Kind::Annex | Kind::Text | Kind::Closing => false,
    }
}

/// Whether the text ends with punctuation, perhaps with a conjunction after it: "…; and".
fn ends_with_punctuation(text: &str) -> bool {
    let text = text.trim_end_matches(|c: char| is_closing_mark(c) || c.is_whitespace());
    let stem = text.trim_end_matches(char::is_alphabetic);
    let letters = text[stem.len()..].chars().count();
    let stem = stem.trim_end();
    letters <= CONJUNCTION
        && stem.ends_with(|c: char| !c.is_alphanumeric() && !is_closing_mark(c) && c != DAMAGED)
}

/// How many characters could not be read, where there are any.
fn damaged(text: &str) -> Option<usize> {
    let count = text.matches(DAMAGED).count();
    (count > 0).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Source;
    use crate::{read, structure};

    /// The doubts that a text raises, each with the address it is about.
    fn raised(text: &str) -> Vec<(String, DoubtKind)> {
        let raw = read::read(text.as_bytes()).unwrap();
        let document = structure::rebuild(&raw, Source::default(), None);
        let doubts = doubts(&document).into_iter();
        doubts.map(|doubt| (doubt.address.unwrap().to_string(), doubt.kind)).collect()
    }

    #[test]
    fn missing_numbers_are_told_where_they_are_missing() {
        let text = "The General Assembly,\n\n1. Requests a report;\n\n2. Decides to meet;\n\n5. Also decides to \
                    remain seized of the matter;\n\n7. Requests the Secretary-General to report.\n";
        assert_eq!(
            raised(text),
            [
                ("OP5".to_owned(), DoubtKind::MissingNumbers { first: 3, last: 4 }),
                ("OP7".to_owned(), DoubtKind::MissingNumbers { first: 6, last: 6 })
            ]
        );
    }

    #[test]
    fn a_lost_end_is_told() {
        let text = "The General Assembly,\n\nRecalling its resolution 77/1 of 5 October 2022,\n\n1. Requests the \
                    Secretary-General to submit a report on the implementation of the\n\n2. Decides to meet.\n";
        assert_eq!(raised(text), [("OP1".to_owned(), DoubtKind::NoPunctuation)]);
    }

    #[test]
    fn conjunctions_and_quotes_may_stand_after_the_punctuation() {
        for text in [
            "the matter; and",
            "report, или",
            "matter.”",
            "决议；以及",
            "the Charter,",
            "meet ;",
            "(2023);",
        ] {
            assert!(ends_with_punctuation(text), "{text}");
        }
        for text in ["of the", "its report on", "in 2024", "(A/79/88)", "the matter; which are"] {
            assert!(!ends_with_punctuation(text), "{text}");
        }
    }

    #[test]
    fn damaged_characters_are_counted() {
        let text = "The General Assembly,\n\n1. Requests a rep\u{fffd}rt from the Secretary-Gener\u{fffd}l;\n\n2. Decides to meet.\n";
        let kind = DoubtKind::DamagedCharacters { count: 2, note: None };
        assert_eq!(raised(text), [("OP1".to_owned(), kind)]);
    }

    #[test]
    fn notes_and_marks_belong_together() {
        let text = include_str!("../../versions/en/A-RES-79-62.txt");
        let raw = read::read(text.as_bytes()).unwrap();
        let mut document = structure::rebuild(&raw, Source::default(), None);
        assert_eq!(doubts(&document), []);
        let lost = document.notes.remove(0).number;
        let told = doubts(&document);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].kind, DoubtKind::MarkWithoutNote(lost));
        for paragraph in &mut document.paragraphs {
            paragraph.marks.clear();
        }
        let told = doubts(&document);
        assert_eq!(told.len(), document.notes.len());
        let is_unmarked = |doubt: &Doubt| matches!(doubt.kind, DoubtKind::NoteWithoutMark(_));
        assert!(told.iter().all(is_unmarked));
    }

    #[test]
    fn the_built_in_texts_raise_no_doubt() {
        for text in [
            include_str!("../../versions/en/A-RES-78-241.txt"),
            include_str!("../../versions/en/A-RES-79-62.txt"),
            include_str!("../../versions/en/A-RES-80-57.txt"),
            include_str!("../../versions/zh/A-RES-79-62.txt"),
        ] {
            assert_eq!(raised(text), []);
        }
    }
}
