//! Things that the two texts name, and which of them came, went or changed.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::names::{Named, names};
use super::texts::{Text, Texts};
use super::{Delta, Spot, Thing, ThingKind};
use crate::model::{Document, Part, Side, Sides};
use crate::tokens::{letters, organs};

use one_thing::OtherText;

mod agenda;
mod documents;
mod money;
mod one_thing;
mod requests;

/// A thing in one place.
#[derive(Debug, Clone)]
struct Sighting {
    kind: ThingKind,
    name: String,
    /// What two sightings of the same thing share.
    key: String,
    value: Option<String>,
    whom: Range<usize>,
    spot: Spot,
}

impl Sighting {
    fn new(kind: ThingKind, name: String, value: Option<String>, spot: Spot) -> Self {
        Self { kind, key: letters(&name), name, value, whom: 0..0, spot }
    }

    /// The thing that stands in some tokens, by the words it is named with.
    fn printed(kind: ThingKind, text: &Text<'_>, tokens: Range<usize>) -> Self {
        let name = text.words(tokens.clone());
        Self::new(kind, name, None, text.spot(text.bytes(tokens)))
    }

    fn thing(self) -> Thing {
        Thing { name: self.name, value: self.value, whom: self.whom, spots: vec![self.spot] }
    }
}

/// The things that came, went or changed, by kind, then by place in the new text; what went stands last.
///
/// What stands in an unchanged row stands on both sides: such rows are read once, and only to see what did not come
/// or go.
pub fn find(paragraphs: &Texts<'_>, notes: &Texts<'_>) -> Vec<Delta> {
    let parts = [paragraphs, notes];
    let own = paragraphs.documents.map(organs::own);
    let own = own.as_ref().map(Option::as_ref);
    let mut requests: Sides<Vec<requests::Request>> = Sides::default();
    let mut sightings = Sides::from_fn(|side| {
        let mut sightings = Vec::new();
        for texts in parts {
            for text in texts.of_rows(side, true).filter(|text| text.is_body()) {
                requests::find(text, &texts.sides[side], &mut requests[side]);
                named(text, own[side], &mut sightings);
            }
        }
        // Rows are in the order of both texts but for what is moved.
        sightings.sort_by_key(|one| (one.spot.place(), one.spot.bytes.start));
        sightings
    });
    let mut kept = Vec::new();
    if sightings.as_ref().into_iter().any(|sightings| !sightings.is_empty()) {
        for text in parts.iter().flat_map(|texts| texts.of_rows(Side::New, false)) {
            if text.is_body() {
                named(text, own.new, &mut kept);
            }
        }
    }
    let deltas = ThingKind::ALL.iter().flat_map(|&kind| {
        let of_kind = |sightings: &mut Vec<Sighting>| -> Vec<Sighting> {
            sightings.extract_if(.., |one| one.kind == kind).collect()
        };
        let sides = sightings.as_mut().map(of_kind);
        match kind {
            ThingKind::Request => requests::compare(std::mem::take(&mut requests), paragraphs),
            _ => compare(kind, sides, of_kind(&mut kept), parts),
        }
    });
    deltas.collect()
}

/// What a text names; of a note, the documents and States.
fn named(text: &Text<'_>, own: Option<&Document>, sightings: &mut Vec<Sighting>) {
    documents::find(text, own, sightings);
    let is_note = text.part == Part::Notes;
    if !is_note {
        agenda::find(text, sightings);
        money::find(text, sightings);
    }
    names(text, |named, tokens| {
        sightings.push(match named {
            Named::Body => Sighting::printed(ThingKind::Body, text, tokens),
            Named::Treaty => Sighting::printed(ThingKind::Treaty, text, tokens),
            Named::State(name) => {
                let spot = text.spot(text.bytes(tokens));
                Sighting::new(ThingKind::State, name.to_owned(), None, spot)
            }
        });
    });
}

/// The things of one text in the order in which they first stand, each found by its key.
#[derive(Default)]
struct Gathered {
    things: Vec<(String, Thing)>,
    by_key: FxHashMap<String, usize>,
}

impl Gathered {
    fn new(sightings: Vec<Sighting>) -> Self {
        let mut gathered = Gathered::default();
        for one in sightings {
            let at = *gathered.by_key.entry(one.key.clone()).or_insert(gathered.things.len());
            match gathered.things.get_mut(at) {
                Some((_, thing)) => {
                    thing.spots.push(one.spot);
                    thing.value = thing.value.take().or(one.value);
                }
                None => gathered.things.push((one.key.clone(), one.thing())),
            }
        }
        gathered
    }

    fn get(&self, key: &str) -> Option<&Thing> {
        self.by_key.get(key).map(|&at| &self.things[at].1)
    }
}

/// Compares the things of two texts by name. Amounts that stand against each other in a row are one change.
fn compare(
    kind: ThingKind,
    sightings: Sides<Vec<Sighting>>,
    kept: Vec<Sighting>,
    parts: [&Texts<'_>; 2],
) -> Vec<Delta> {
    let kept_keys: FxHashSet<&String> = kept.iter().map(|one| &one.key).collect();
    let things = sightings.map(Gathered::new);
    let mut deltas = Vec::new();
    for (key, new) in things.new.things.iter().filter(|(key, _)| !kept_keys.contains(key)) {
        if let Some(old) = things.old.get(key)
            && let (Some(before), Some(after)) = (&old.value, &new.value)
            && letters(before) != letters(after)
        {
            deltas.push(delta(kind, Some(old.clone()), Some(new.clone())));
        }
    }
    let only_on = |side: Side| -> Vec<Thing> {
        let others = &things[side.other()].by_key;
        let is_other = |key: &String| kept_keys.contains(key) || others.contains_key(key);
        let own = things[side].things.iter().filter(|(key, _)| !is_other(key));
        if !has_capitals(kind) {
            return own.map(|(_, thing)| thing.clone()).collect();
        }
        let there = things[side.other()].things.iter().map(|(_, thing)| thing.name.as_str());
        let kept = kept.iter().map(|one| one.name.as_str());
        let there = OtherText::new(kind, there.chain(kept), parts, side.other());
        there.lacks(own.map(|(_, thing)| thing))
    };
    let mut went = only_on(Side::Old);
    for new in only_on(Side::New) {
        let row = |side, thing: &Thing| parts[0].row_of(side, &thing.spots[0]);
        let is_twin =
            |old: &Thing| kind == ThingKind::Money && row(Side::Old, old) == row(Side::New, &new);
        let old = went.iter().position(is_twin).map(|at| went.remove(at));
        deltas.push(delta(kind, old, Some(new)));
    }
    deltas.extend(went.into_iter().map(|old| delta(kind, Some(old), None)));
    deltas
}

/// Whether things of a kind are known by the capitals of their names.
fn has_capitals(kind: ThingKind) -> bool {
    matches!(kind, ThingKind::Body | ThingKind::Treaty)
}

fn delta(kind: ThingKind, old: Option<Thing>, new: Option<Thing>) -> Delta {
    Delta { kind, sides: Sides::new(old, new) }
}
