//! References of a text to its own paragraphs, checked against what they pointed to in the old text.
//!
//! A paragraph of another document ("paragraph 12 of resolution 78/241") is none.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::meanings::Role;
use super::texts::Texts;
use super::{Pointer, Reference, ReferenceVerdict};
use crate::model::{Resolution, Side, Sides};

mod cited;

use cited::cited;

/// The references of the new text, in reading order, with what became of them.
pub fn find(texts: &Texts<'_>) -> Vec<Reference> {
    let new = pointers(texts, Side::New);
    if new.is_empty() {
        return Vec::new();
    }
    let row = |side, pointer: &Pointer| texts.row_of(side, &pointer.spot);
    let mut old: FxHashMap<usize, Vec<Pointer>> = FxHashMap::default();
    for pointer in pointers(texts, Side::Old) {
        old.entry(row(Side::Old, &pointer)).or_default().push(pointer);
    }
    let mut found = Vec::new();
    for new in new.chunk_by(|one, next| row(Side::New, one) == row(Side::New, next)) {
        let old = old.remove(&row(Side::New, &new[0])).unwrap_or_default();
        let pairs = paired(texts.documents, old, new.to_vec());
        found.extend(pairs.into_iter().map(|(old, new)| {
            let verdict = match &old {
                Some(old) => verdict(texts, Sides::new(old, &new)),
                None => ReferenceVerdict::CannotTell,
            };
            Reference { old, new, verdict }
        }));
    }
    found
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

fn verdict(texts: &Texts<'_>, pointers: Sides<&Pointer>) -> ReferenceVerdict {
    let rows = Sides::from_fn(|side| -> BTreeSet<usize> {
        pointers[side].targets.iter().map(|&at| texts.sides[side][at].row).collect()
    });
    let words = Sides::from_fn(|side| pointers[side].spot.text(texts.documents[side]));
    let has_alone = |rows: &BTreeSet<usize>| rows.iter().any(|&row| texts.rows[row].is_alone());
    let are_both_replaced = has_alone(&rows.old) && has_alone(&rows.new);
    if rows.old.is_empty() {
        ReferenceVerdict::CannotTell
    } else if !rows.new.is_empty()
        && (rows.old.is_subset(&rows.new) || rows.new.is_subset(&rows.old))
    {
        ReferenceVerdict::Right
    } else if are_both_replaced {
        ReferenceVerdict::CannotTell
    } else if words.are_equal() {
        ReferenceVerdict::Stale
    } else if rows.new.is_empty() {
        ReferenceVerdict::CannotTell
    } else {
        ReferenceVerdict::PointsElsewhere
    }
}

/// The references of a document to its own paragraphs.
fn pointers(texts: &Texts<'_>, side: Side) -> Vec<Pointer> {
    let document = texts.documents[side];
    let mut addresses: Option<FxHashMap<&str, usize>> = None;
    let mut found = Vec::new();
    for text in &texts.sides[side] {
        let may_refer =
            text.roles.has(Role::Paragraph) || !text.meanings.table.language.script().is_spaced();
        if !text.is_body() || !may_refer {
            continue;
        }
        let own = document.paragraphs[text.at].address.as_str();
        let part = own.split_once('.').map_or("", |(part, _)| part);
        for cited in cited(text) {
            let addresses = addresses.get_or_insert_with(|| {
                let paragraphs = document.paragraphs.iter().enumerate();
                paragraphs.map(|(at, p)| (p.address.as_str(), at)).collect()
            });
            let resolve = |name: &String| {
                let spellings = [
                    format!("{part}.{name}"),
                    format!("{part}.{}", name.trim_start_matches("OP")),
                    name.clone(),
                ];
                spellings.iter().find_map(|name| addresses.get(name.as_str()).copied())
            };
            // One that is not there makes the whole doubtful.
            let targets: Option<Vec<usize>> = cited.names.iter().map(resolve).collect();
            let targets = targets.unwrap_or_default();
            found.push(Pointer { spot: text.spot(cited.bytes), targets });
        }
    }
    found
}
