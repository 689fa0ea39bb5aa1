//! Footnotes: note lines → notes, and the notes that stand in the body without a rule above them.

use std::ops::Range;

use super::furniture::{BodyLine, NoteLine, Sorted, note_number};
use super::wrap::Wrapper;
use crate::language::{Phrases, starts_with_any};
use crate::model::Note;

/// A footnote as found, with the page it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundNote {
    /// Its number.
    pub number: u32,
    /// Its words, wraps undone.
    pub text: String,
    /// Its page, counted by the turns found.
    pub page: u32,
}

impl FoundNote {
    /// A note that the format shows as one; `None` where its number is no number.
    pub fn given(note: &Note, page: u32) -> Option<FoundNote> {
        Some(FoundNote { number: note.number.parse().ok()?, text: note.text.clone(), page })
    }
}

impl From<FoundNote> for Note {
    fn from(found: FoundNote) -> Note {
        Note { number: found.number.to_string(), text: found.text }
    }
}

/// Numbers may skip by this much where a note was lost or belongs to another text on the page.
const MAX_SKIP: u32 = 3;

/// Joins the note lines of a document into notes.
///
/// A line begins a note when its number follows the one before; any other line goes on with the last note,
/// also over a page turn. Lines before the first note are returned apart.
pub fn join(lines: &[NoteLine<'_>], phrases: &Phrases) -> (Vec<FoundNote>, Vec<String>) {
    let wrapper = Wrapper::of(phrases);
    let mut notes: Vec<FoundNote> = Vec::new();
    let mut lost = Vec::new();
    for line in lines {
        for piece in split_consecutive(line.text) {
            let starts = note_number(piece).filter(|&(number, text)| {
                // "2 December 2024" goes on with the note before.
                let is_date = phrases.months.iter().any(|names| starts_with_any(text, names));
                !is_date
                    && notes.last().is_none_or(|last| {
                        number == last.number + 1
                            || (line.page != last.page
                                && (last.number + 1..=last.number + MAX_SKIP).contains(&number))
                    })
            });
            match (starts, notes.last_mut()) {
                (Some((number, text)), _) => {
                    notes.push(FoundNote { number, text: wrapper.first(text), page: line.page })
                }
                (None, Some(last)) => wrapper.append(&mut last.text, piece),
                (None, None) => lost.push(piece.to_owned()),
            }
        }
    }
    (notes, lost)
}

/// Splits "185 S/2000/779. 186 S/2000/778." into its notes.
fn split_consecutive(text: &str) -> Vec<&str> {
    let mut pieces = Vec::with_capacity(1);
    let mut rest = text;
    while let Some((number, _)) = note_number(rest) {
        let next = format!(". {} ", number + 1);
        let begins = |at: usize| rest[at + next.len()..].starts_with(char::is_uppercase);
        match rest.find(&next).filter(|&at| begins(at)) {
            Some(at) => {
                pieces.push(&rest[..=at]);
                rest = rest[at + 1..].trim_start();
            }
            None => break,
        }
    }
    pieces.push(rest);
    pieces
}

/// Moves footnotes that stand among the body lines, without a rule above them, to the note lines.
///
/// Such a note is a run of lines between blank ones that begins with a number; it is taken for a note when
/// the number, or that of a note next to it, stands glued to a word of the text as a mark.
pub fn take_unruled(sorted: &mut Sorted<'_>) {
    if !sorted.notes.is_empty() {
        return; // a document that sets rules above its notes sets them above all
    }
    let chunks = chunks(&sorted.body);
    let mut taken: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while at < chunks.len() {
        let run = run_of_notes(&sorted.body, &chunks[at..]);
        if run == 0 {
            at += 1;
            continue;
        }
        let group = &chunks[at..at + run];
        let outside = |i: usize| !group.iter().any(|chunk| chunk.contains(&i));
        let numbers = group
            .iter()
            .flat_map(|chunk| split_consecutive(sorted.body[chunk.start].line.text))
            .filter_map(|piece| note_number(piece).map(|(number, _)| number.to_string()));
        let marked = numbers.into_iter().any(|number| {
            sorted
                .body
                .iter()
                .enumerate()
                .any(|(i, line)| outside(i) && has_glued_mark(line.line.text, &number))
        });
        if marked {
            taken.extend(group.iter().cloned());
        }
        at += run;
    }
    for chunk in taken.into_iter().rev() {
        let lines: Vec<BodyLine<'_>> = sorted.body.drain(chunk.clone()).collect();
        if let Some(next) = sorted.body.get_mut(chunk.start) {
            next.turn |= lines[0].turn;
        }
        let notes = lines.iter().map(|line| NoteLine { text: line.line.text, page: line.page });
        sorted.notes.splice(0..0, notes);
    }
}

fn chunks(body: &[BodyLine<'_>]) -> Vec<Range<usize>> {
    let mut chunks = Vec::new();
    let mut start = 0;
    for at in 1..=body.len() {
        if at == body.len() || body[at].line.gap > 0 || begins_next_note(body, start, at) {
            chunks.push(start..at);
            start = at;
        }
    }
    chunks
}

/// Whether a line inside a chunk begins the note after the one that the chunk begins with.
fn begins_next_note(body: &[BodyLine<'_>], start: usize, at: usize) -> bool {
    match (note_number(body[start].line.text), note_number(body[at].line.text)) {
        (Some((first, _)), Some((second, _))) => second == first + 1,
        _ => false,
    }
}

/// How many chunks from the first on begin with consecutive note numbers.
fn run_of_notes(body: &[BodyLine<'_>], chunks: &[Range<usize>]) -> usize {
    let mut expected = None;
    let mut run = 0;
    for chunk in chunks {
        let pieces = split_consecutive(body[chunk.start].line.text);
        let Some((first, text)) = note_number(pieces[0]) else {
            break;
        };
        let is_text = !text.is_empty() && !text.starts_with(char::is_lowercase);
        if expected.is_some_and(|number| number != first) || !is_text {
            break;
        }
        expected = Some(first + pieces.len() as u32);
        run += 1;
    }
    run
}

/// Whether the digits stand at the end of a word: "domain,2", "2000187,", "zéro24."
pub fn has_glued_mark(text: &str, digits: &str) -> bool {
    text.match_indices(digits).any(|(at, _)| {
        let ends = !text[at + digits.len()..].starts_with(|c: char| c.is_ascii_digit());
        let before = text[..at].chars().next_back();
        let glued = match before {
            Some(c) if c.is_ascii_digit() => ends_with_year(&text[..at]),
            Some(c) => c.is_alphabetic() || matches!(c, ',' | ';' | '”' | '»' | '’' | '》' | ')'),
            None => false,
        };
        ends && glued
    })
}

/// Whether the text ends with a year of four digits: "15 novembre 2001".
pub fn ends_with_year(text: &str) -> bool {
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    digits == 4 && matches!(&text[text.len() - 4..text.len() - 2], "19" | "20")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    #[test]
    fn notes_on_one_line_are_split() {
        assert_eq!(
            split_consecutive("185 S/2000/779. 186 S/2000/778. 187 S/2000/1103."),
            ["185 S/2000/779.", "186 S/2000/778.", "187 S/2000/1103."]
        );
        assert_eq!(split_consecutive("1 Ibid., vol. 2 of it"), ["1 Ibid., vol. 2 of it"]);
    }

    #[test]
    fn a_year_before_the_mark_is_told_from_it() {
        assert!(has_glued_mark("du 17 novembre 2000187, et", "187"));
        assert!(has_glued_mark("le dégagement23,", "23"));
        assert!(!has_glued_mark("le 23 mai", "23"));
        assert!(!has_glued_mark("S/2000/1103", "03"));
    }

    #[test]
    fn a_note_runs_over_lines_and_pages() {
        let lines = [
            NoteLine { text: "1", page: 1 },
            NoteLine { text: "Treaty Series, vol. 1342,", page: 1 },
            NoteLine { text: "No. 22495.", page: 2 },
            NoteLine { text: "See the statement of", page: 2 },
            NoteLine { text: "2 December 2024.", page: 2 },
            NoteLine { text: "2 A/79/88.", page: 2 },
        ];
        let (notes, lost) = join(&lines, crate::language::phrases(Language::English));
        assert!(lost.is_empty());
        assert_eq!(notes.len(), 2);
        assert_eq!(
            notes[0].text,
            "Treaty Series, vol. 1342, No. 22495. See the statement of 2 December 2024."
        );
    }
}
