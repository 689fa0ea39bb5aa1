//! Things that the two texts name, and which of them came, went or changed.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon::{Both, Lexicon};
use super::names::{Named, names};
use super::scan::{Text, tidy};
use super::states::Places;
use super::{Cut, Delta, Spot, Thing, ThingKind, Unit};
use crate::compare::{Change, Row};
use crate::model::{Resolution, Sides};

mod agenda;
mod documents;
mod money;
mod requests;

/// A thing in one place.
#[derive(Debug, Clone)]
struct Mention {
    kind: ThingKind,
    name: String,
    value: Option<String>,
    spot: Spot,
}

/// The things that came, went or changed, by kind, then by place in the new text; what went stands last.
///
/// What stands in an unchanged row stands on both sides: such rows are read once, and only to see what did not come
/// or go.
pub fn find(
    documents: Sides<&Resolution>,
    rows: &[Row],
    texts: Sides<&[Text<'_>]>,
    notes: Cut<'_>,
    lexicons: Sides<&Lexicon<'_>>,
    places: &Places,
) -> Vec<Delta> {
    let in_notes = Both::new(notes.interner, documents.map(|document| document.language));
    let in_notes = in_notes.sides();
    let note_texts = Sides::new(
        Text::notes(documents.old, notes.tokens.old, in_notes.old),
        Text::notes(documents.new, notes.tokens.new, in_notes.new),
    );
    let is_changed = |row: &&Row| row.change != Change::Unchanged;
    let mut mentions: Sides<Vec<Mention>> = Sides::default();
    for row in rows.iter().filter(is_changed) {
        for &at in &row.paragraphs.old {
            in_paragraph(texts.old, at, documents.old, lexicons.old, &mut mentions.old);
        }
        for &at in &row.paragraphs.new {
            in_paragraph(texts.new, at, documents.new, lexicons.new, &mut mentions.new);
        }
    }
    for row in notes.rows.iter().filter(is_changed) {
        for &at in &row.paragraphs.old {
            documents::find(note_texts.old[at], in_notes.old, &mut mentions.old);
        }
        for &at in &row.paragraphs.new {
            documents::find(note_texts.new[at], in_notes.new, &mut mentions.new);
        }
    }
    let mut kept = Vec::new();
    if !mentions.old.is_empty() || !mentions.new.is_empty() {
        for row in rows.iter().filter(|row| !is_changed(row)) {
            for &text in row.paragraphs.new.iter().filter_map(|&at| texts.new.get(at)) {
                if text.is_body() {
                    named(text, lexicons.new, &mut kept);
                }
            }
        }
        for row in notes.rows.iter().filter(|row| !is_changed(row)) {
            for &at in &row.paragraphs.new {
                documents::find(note_texts.new[at], in_notes.new, &mut kept);
            }
        }
    }
    by_place(&mut mentions.old);
    by_place(&mut mentions.new);
    let mut deltas = Vec::new();
    for &kind in ThingKind::ALL {
        let of_kind = |mentions: &mut Vec<Mention>| -> Vec<Mention> {
            mentions.extract_if(.., |mention| mention.kind == kind).collect()
        };
        let sides = Sides::new(of_kind(&mut mentions.old), of_kind(&mut mentions.new));
        deltas.extend(match kind {
            ThingKind::Request => requests::compare(sides, places),
            _ => compare(kind, sides, of_kind(&mut kept), places),
        });
    }
    deltas
}

/// Rows are in the order of both texts but for what is moved.
fn by_place(mentions: &mut [Mention]) {
    mentions.sort_by_key(|mention| {
        let unit = match mention.spot.unit {
            Unit::Paragraph(at) => (0, at),
            Unit::Note(at) => (1, at),
        };
        (unit, mention.spot.bytes.start)
    });
}

/// All that a paragraph says.
fn in_paragraph(
    texts: &[Text<'_>],
    at: usize,
    document: &Resolution,
    lexicon: &Lexicon<'_>,
    mentions: &mut Vec<Mention>,
) {
    let Some(&text) = texts.get(at).filter(|text| text.is_body()) else {
        return;
    };
    let below = texts.get(at + 1..).unwrap_or_default();
    requests::find(text, below, document, lexicon, mentions);
    named(text, lexicon, mentions);
}

/// What a text names.
fn named(text: Text<'_>, lexicon: &Lexicon<'_>, mentions: &mut Vec<Mention>) {
    agenda::find(text, lexicon, mentions);
    documents::find(text, lexicon, mentions);
    money::find(text, lexicon, mentions);
    names(text, lexicon, |named, tokens: Range<usize>| {
        let (kind, name) = match named {
            Named::Body => (ThingKind::Body, tidy(text.printed(tokens.clone()))),
            Named::Treaty => (ThingKind::Treaty, tidy(text.printed(tokens.clone()))),
            Named::State(name) => (ThingKind::State, name.to_owned()),
        };
        mentions.push(Mention { kind, name, value: None, spot: text.spot(tokens) });
    });
}

/// What two mentions of the same thing share.
fn fold(name: &str) -> String {
    let kept = name.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// Gathers mentions by name, in the order in which they first stand.
fn gather(mentions: Vec<Mention>) -> (Vec<Thing>, FxHashMap<String, usize>) {
    let mut things: Vec<Thing> = Vec::new();
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    for mention in mentions {
        let at = *by_name.entry(fold(&mention.name)).or_insert(things.len());
        match things.get_mut(at) {
            Some(thing) => {
                thing.spots.push(mention.spot);
                thing.value = thing.value.take().or(mention.value);
            }
            None => things.push(Thing {
                name: mention.name,
                value: mention.value,
                spots: vec![mention.spot],
            }),
        }
    }
    (things, by_name)
}

/// Compares the things of two texts by name. Amounts that stand against each other in a row are one change.
fn compare(
    kind: ThingKind,
    mentions: Sides<Vec<Mention>>,
    kept: Vec<Mention>,
    places: &Places,
) -> Vec<Delta> {
    if mentions.old.is_empty() && mentions.new.is_empty() {
        return Vec::new();
    }
    let kept: FxHashSet<String> = kept.into_iter().map(|mention| fold(&mention.name)).collect();
    let (olds, old_names) = gather(mentions.old);
    let (news, new_names) = gather(mentions.new);
    let mut came: Vec<Thing> = Vec::new();
    let mut deltas = Vec::new();
    let mut seen = vec![false; olds.len()];
    let mut by_new: Vec<(&String, usize)> =
        new_names.iter().map(|(name, &at)| (name, at)).collect();
    by_new.sort_by_key(|&(_, at)| at);
    for ((name, _), new) in by_new.into_iter().zip(news) {
        match old_names.get(name) {
            Some(&old) => {
                seen[old] = true;
                let same = |a: &Option<String>, b: &Option<String>| match (a, b) {
                    (Some(a), Some(b)) => fold(a) == fold(b),
                    _ => true,
                };
                if !same(&olds[old].value, &new.value) && !kept.contains(name) {
                    deltas.push(delta(kind, Some(olds[old].clone()), Some(new)));
                }
            }
            None if kept.contains(name) => {}
            None => came.push(new),
        }
    }
    if matches!(kind, ThingKind::Body | ThingKind::Treaty) {
        // "the Group of Governmental Experts" is short for a name that goes on.
        came.retain(|thing| {
            let others = old_names.keys().chain(&kept);
            !is_short_or_long(&fold(&thing.name), others)
        });
    }
    let mut went: Vec<Option<Thing>> = olds
        .into_iter()
        .zip(seen)
        .filter(|(thing, seen)| !seen && !kept.contains(&fold(&thing.name)))
        .map(|(thing, _)| Some(thing))
        .collect();
    if matches!(kind, ThingKind::Body | ThingKind::Treaty) {
        went.retain(|thing| {
            let name = thing.as_ref().map(|thing| fold(&thing.name));
            name.is_some_and(|name| !is_short_or_long(&name, new_names.keys().chain(&kept)))
        });
    }
    for new in came {
        let row = row_of(&new.spots, &places.rows.new);
        let twin = went.iter_mut().find(|old| {
            kind == ThingKind::Money
                && row.is_some()
                && old.as_ref().is_some_and(|old| row_of(&old.spots, &places.rows.old) == row)
        });
        let old = twin.and_then(Option::take);
        deltas.push(delta(kind, old, Some(new)));
    }
    deltas.extend(went.into_iter().flatten().map(|old| delta(kind, Some(old), None)));
    deltas
}

/// Whether a name is the beginning of one of the others, or one of them its beginning.
fn is_short_or_long<'n>(name: &str, mut others: impl Iterator<Item = &'n String>) -> bool {
    others.any(|other| other.starts_with(name) || name.starts_with(other.as_str()))
}

fn delta(kind: ThingKind, old: Option<Thing>, new: Option<Thing>) -> Delta {
    Delta { kind, sides: Sides::new(old, new) }
}

/// The row in which a thing first stands.
fn row_of(spots: &[Spot], rows: &[usize]) -> Option<usize> {
    match spots.first()?.unit {
        Unit::Paragraph(at) => rows.get(at).copied(),
        Unit::Note(_) => None,
    }
}
