//! References of a text to its own paragraphs, checked against what they pointed to in the old text.
//!
//! A paragraph of another document ("paragraph 12 of resolution 78/241") is none.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::lexicon::{Lexicon, Role};
use super::scan::Text;
use super::states::Places;
use super::{Cut, Pointer, Reference, ReferenceVerdict, Spot, Unit};
use crate::model::{Resolution, Sides};

mod cited;

use cited::cited;

/// The references of the new text, in reading order, with what became of them.
pub fn find(
    documents: Sides<&Resolution>,
    cut: Cut<'_>,
    texts: Sides<&[Text<'_>]>,
    lexicons: Sides<&Lexicon<'_>>,
    places: &Places,
) -> Vec<Reference> {
    let new = pointers(documents.new, texts.new, lexicons.new);
    if new.is_empty() {
        return Vec::new();
    }
    let mut old: FxHashMap<usize, Vec<Pointer>> = FxHashMap::default();
    for pointer in pointers(documents.old, texts.old, lexicons.old) {
        old.entry(row_of(&pointer, &places.rows.old)).or_default().push(pointer);
    }
    let mut by_row: Vec<(usize, Vec<Pointer>)> = Vec::new();
    for pointer in new {
        let row = row_of(&pointer, &places.rows.new);
        match by_row.last_mut() {
            Some((last, pointers)) if *last == row => pointers.push(pointer),
            _ => by_row.push((row, vec![pointer])),
        }
    }
    let mut found = Vec::new();
    for (row, new) in by_row {
        let old = old.remove(&row).unwrap_or_default();
        let pairs = paired(documents, old, new);
        found.extend(pairs.into_iter().map(|(old, new)| Reference {
            verdict: old.as_ref().map_or(ReferenceVerdict::CannotTell, |old| {
                verdict(documents, cut, places, old, &new)
            }),
            old,
            new,
        }));
    }
    found
}

fn row_of(pointer: &Pointer, rows: &[usize]) -> usize {
    match pointer.spot.unit {
        Unit::Paragraph(at) => rows[at],
        Unit::Note(_) => usize::MAX,
    }
}

/// Pairs the references of a row: in order where both sides have as many, else by their words.
fn paired(
    documents: Sides<&Resolution>,
    old: Vec<Pointer>,
    new: Vec<Pointer>,
) -> Vec<(Option<Pointer>, Pointer)> {
    if old.len() == new.len() {
        return old.into_iter().map(Some).zip(new).collect();
    }
    let mut old: Vec<Option<Pointer>> = old.into_iter().map(Some).collect();
    let pair = |new: Pointer| {
        let same = |old: &&mut Option<Pointer>| {
            old.as_ref()
                .is_some_and(|old| old.spot.text(documents.old) == new.spot.text(documents.new))
        };
        let twin = old.iter_mut().find(same).and_then(Option::take);
        (twin, new)
    };
    new.into_iter().map(pair).collect()
}

fn verdict(
    documents: Sides<&Resolution>,
    cut: Cut<'_>,
    places: &Places,
    old: &Pointer,
    new: &Pointer,
) -> ReferenceVerdict {
    let rows = |targets: &[usize], rows: &[usize]| -> BTreeSet<usize> {
        targets.iter().map(|&at| rows[at]).collect()
    };
    let old_rows = rows(&old.targets, &places.rows.old);
    let new_rows = rows(&new.targets, &places.rows.new);
    let alone = |row: &usize| cut.rows[*row].similarity.is_none();
    let both_replaced = old_rows.iter().any(alone) && new_rows.iter().any(alone);
    if old_rows.is_empty() && new_rows.is_empty() {
        ReferenceVerdict::CannotTell
    } else if !old_rows.is_empty()
        && !new_rows.is_empty()
        && (old_rows.is_subset(&new_rows) || new_rows.is_subset(&old_rows))
    {
        ReferenceVerdict::Right
    } else if both_replaced || old_rows.is_empty() {
        ReferenceVerdict::CannotTell
    } else if old.spot.text(documents.old) == new.spot.text(documents.new) {
        ReferenceVerdict::Stale
    } else if new_rows.is_empty() {
        ReferenceVerdict::CannotTell
    } else {
        ReferenceVerdict::PointsElsewhere
    }
}

/// The references of a document to its own paragraphs.
fn pointers(document: &Resolution, texts: &[Text<'_>], lexicon: &Lexicon<'_>) -> Vec<Pointer> {
    let mut addresses: Option<FxHashMap<&str, usize>> = None;
    let mut found = Vec::new();
    for &text in texts {
        let may_refer = text.has(Role::Paragraph) || !lexicon.phrases.language.script().is_spaced();
        if !text.is_body() || !may_refer {
            continue;
        }
        let Unit::Paragraph(paragraph) = text.unit else {
            continue;
        };
        for cited in cited(text, lexicon) {
            let addresses = addresses.get_or_insert_with(|| {
                let paragraphs = document.paragraphs.iter().enumerate();
                paragraphs.map(|(at, p)| (p.address.as_str(), at)).collect()
            });
            let own = document.paragraphs[paragraph].address.as_str();
            let part = own.split_once('.').map_or("", |(part, _)| part);
            let resolve = |name: &String| {
                let spellings = [
                    format!("{part}.{name}"),
                    format!("{part}.{}", name.trim_start_matches("OP")),
                    name.clone(),
                ];
                let mut found = spellings.iter().filter_map(|name| addresses.get(name.as_str()));
                found.next().copied()
            };
            let targets: Vec<Option<usize>> = cited.names.iter().map(resolve).collect();
            // One that is not there makes the whole doubtful.
            let targets: Option<Vec<usize>> = targets.into_iter().collect();
            found.push(Pointer {
                spot: Spot { unit: text.unit, bytes: cited.bytes },
                targets: targets.unwrap_or_default(),
            });
        }
    }
    found
}
