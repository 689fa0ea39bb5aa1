//! Things that the two texts name, and which of them came, went or changed.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::lexicon::{Both, Lexicon};
use super::names::{Named, names};
use super::scan::{Text, tidy};
use super::states::Places;
use super::{Cut, Delta, Spot, Thing, ThingKind, Unit};
use crate::model::{Kind, Resolution, Sides};

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
pub fn find(
    documents: Sides<&Resolution>,
    paragraphs: Cut<'_>,
    notes: Cut<'_>,
    lexicons: Sides<&Lexicon<'_>>,
    places: &Places,
) -> Vec<Delta> {
    let in_notes = Both::of(notes.interner, documents.map(|document| document.language));
    let in_notes = in_notes.sides();
    let of = |document, tokens, note_tokens, lexicon: &Lexicon<'_>, in_notes: &Lexicon<'_>| {
        let mut mentions = Vec::new();
        let in_paragraphs: Vec<Text<'_>> = Text::paragraphs(document, tokens).collect();
        for (at, text) in in_paragraphs.iter().enumerate() {
            if matches!(text.kind, Kind::Heading | Kind::Closing | Kind::Opener) {
                continue;
            }
            let below = &in_paragraphs[at + 1..];
            requests::find(*text, below, document, lexicon, &mut mentions);
            agenda::find(*text, lexicon, &mut mentions);
            documents::find(*text, lexicon, &mut mentions);
            money::find(*text, lexicon, &mut mentions);
            names_of(*text, lexicon, &mut mentions);
        }
        for text in Text::notes(document, note_tokens) {
            documents::find(text, in_notes, &mut mentions);
        }
        mentions
    };
    let mentions = Sides::new(
        of(
            documents.old,
            paragraphs.tokens.old,
            notes.tokens.old,
            lexicons.old,
            in_notes.old,
        ),
        of(
            documents.new,
            paragraphs.tokens.new,
            notes.tokens.new,
            lexicons.new,
            in_notes.new,
        ),
    );
    let mut deltas = Vec::new();
    for kind in ThingKind::ALL {
        let of_kind = |mentions: &[Mention]| -> Vec<Mention> {
            mentions
                .iter()
                .filter(|mention| mention.kind == kind)
                .cloned()
                .collect()
        };
        let sides = Sides::new(of_kind(&mentions.old), of_kind(&mentions.new));
        let own = if kind == ThingKind::Request {
            requests::compare(sides, places)
        } else {
            compare(kind, sides, places)
        };
        deltas.extend(own);
    }
    deltas
}

fn names_of(text: Text<'_>, lexicon: &Lexicon<'_>, mentions: &mut Vec<Mention>) {
    names(text, lexicon, |named, tokens: Range<usize>| {
        let (kind, name) = match named {
            Named::Body => (ThingKind::Body, tidy(text.printed(tokens.clone()))),
            Named::Treaty => (ThingKind::Treaty, tidy(text.printed(tokens.clone()))),
            Named::State(name) => (ThingKind::State, name.to_owned()),
        };
        mentions.push(Mention {
            kind,
            name,
            value: None,
            spot: text.spot(tokens),
        });
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
fn compare(kind: ThingKind, mentions: Sides<Vec<Mention>>, places: &Places) -> Vec<Delta> {
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
                if !same(&olds[old].value, &new.value) {
                    deltas.push(delta(kind, Some(olds[old].clone()), Some(new)));
                }
            }
            None => came.push(new),
        }
    }
    if matches!(kind, ThingKind::Body | ThingKind::Treaty) {
        // "the Group of Governmental Experts" is short for a name that goes on.
        came.retain(|thing| !is_short_or_long(&fold(&thing.name), old_names.keys()));
    }
    let mut went: Vec<Option<Thing>> = olds
        .into_iter()
        .zip(seen)
        .filter_map(|(thing, seen)| (!seen).then_some(Some(thing)))
        .collect();
    if matches!(kind, ThingKind::Body | ThingKind::Treaty) {
        went.retain(|thing| {
            let name = thing.as_ref().map(|thing| fold(&thing.name));
            name.is_some_and(|name| !is_short_or_long(&name, new_names.keys()))
        });
    }
    for new in came {
        let row = row_of(&new.spots, &places.rows.new);
        let twin = went.iter_mut().find(|old| {
            kind == ThingKind::Money
                && row.is_some()
                && old
                    .as_ref()
                    .is_some_and(|old| row_of(&old.spots, &places.rows.old) == row)
        });
        let old = twin.and_then(Option::take);
        deltas.push(delta(kind, old, Some(new)));
    }
    deltas.extend(
        went.into_iter()
            .flatten()
            .map(|old| delta(kind, Some(old), None)),
    );
    deltas
}

/// Whether a name is the beginning of one of the others, or one of them its beginning.
fn is_short_or_long<'n>(name: &str, mut others: impl Iterator<Item = &'n String>) -> bool {
    others.any(|other| other.starts_with(name) || name.starts_with(other.as_str()))
}

fn delta(kind: ThingKind, old: Option<Thing>, new: Option<Thing>) -> Delta {
    Delta {
        kind,
        sides: Sides::new(old, new),
    }
}

/// The row in which a thing first stands.
fn row_of(spots: &[Spot], rows: &[usize]) -> Option<usize> {
    match spots.first()?.unit {
        Unit::Paragraph(at) => rows.get(at).copied(),
        Unit::Note(_) => None,
    }
}
