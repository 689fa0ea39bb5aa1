//! "Ibid." for the document of the note before.

use super::case::Case;
use crate::language::{Table, has};
use crate::model::{Resolution, Side};

/// Whether one side has "Ibid." where the other names a document, and it is that document.
///
/// Where the notes before are not known it is taken to be.
pub fn is_one(case: &Case) -> bool {
    let table = case.table;
    let is = case.words.map(|words| is_ibidem(words, table));
    if case.edit.kind.is_some() || is.old == is.new {
        return false;
    }
    let (side, named) =
        if is.old { (Side::Old, case.words.new) } else { (Side::New, case.words.old) };
    let Some(documents) = case.edit.documents else { return true };
    let named = bare(named, table);
    let named = named.trim_end_matches(|c: char| !c.is_alphanumeric());
    meant(documents[side], case.edit.texts[side], table).any(|before| before.contains(named))
}

fn is_ibidem(words: &str, table: &Table) -> bool {
    has(table.ibidem, words.trim().trim_end_matches(['.', ',']))
}

/// A note without the "See" at its head.
fn bare<'t>(note: &'t str, table: &Table) -> &'t str {
    let note = note.trim();
    let led = note.split_once(' ').filter(|(word, _)| has(table.see, word));
    led.map_or(note, |(_, rest)| rest.trim_start())
}

/// The notes that "Ibid." stands for at the head of a note: the nearest one before that is not such a note itself. There
/// are several where notes are alike.
fn meant<'d>(
    document: &'d Resolution,
    text: &'d str,
    table: &'d Table,
) -> impl Iterator<Item = &'d str> {
    let notes = &document.notes;
    let goes_on = |note: &str| {
        let first = bare(note, table).split_whitespace().next().unwrap_or_default();
        is_ibidem(first, table)
    };
    let places = notes.iter().enumerate().filter(move |(_, note)| note.text == text);
    places.filter_map(move |(at, _)| {
        notes[..at].iter().rev().map(|note| note.text.as_str()).find(|note| !goes_on(note))
    })
}
