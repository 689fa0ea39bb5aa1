//! When two names of bodies or treaties are of one thing: one is short for the other, or says the same in another order.

use std::cell::LazyCell;

use super::{Thing, ThingKind, fold};
use crate::findings::texts::Texts;
use crate::language::{Table, has, table};
use crate::model::Side;

/// The names and words of the other text.
pub(super) struct OtherText<'t> {
    kind: ThingKind,
    names: Vec<&'t str>,
    parts: [&'t Texts<'t>; 2],
    side: Side,
    /// The table of its language.
    pub table: &'static Table,
    /// All its words without capitals, spaces and marks.
    folded: LazyCell<String, Box<dyn FnOnce() -> String + 't>>,
}

impl<'t> OtherText<'t> {
    /// One side of a comparison, with the names that were found in it.
    pub fn new(
        kind: ThingKind,
        names: impl Iterator<Item = &'t str>,
        parts: [&'t Texts<'t>; 2],
        side: Side,
    ) -> Self {
        let table = table(parts[0].documents[side].language);
        let fold_all = move || -> String {
            let texts = parts.iter().flat_map(|texts| &texts.sides[side]);
            texts.map(|text| fold(text.text)).collect()
        };
        let folded = LazyCell::new(Box::new(fold_all) as Box<dyn FnOnce() -> String + 't>);
        Self { kind, names: names.collect(), parts, side, table, folded }
    }

    /// Whether the other text names a thing, be it without its capitals, in short or in full.
    pub fn names(&self, name: &str) -> bool {
        let is_same = |other: &&str| is_same(self.kind, name, other, self.table);
        self.names.iter().any(is_same)
            || self.says(name)
            || self.kind == ThingKind::Treaty && self.says_short(name)
    }

    fn says(&self, name: &str) -> bool {
        let key = fold(name);
        let in_full = in_full(&key, self.table);
        self.folded.contains(&key) || in_full.is_some_and(|long| self.folded.contains(&long))
    }

    /// "the Charter" is that of the United Nations.
    fn says_short(&self, name: &str) -> bool {
        let mut tails = self.table.name_tails.iter();
        let head = tails.find_map(|tail| {
            let at = name.len().checked_sub(tail.len())?;
            name.get(at..)?.eq_ignore_ascii_case(tail).then(|| name[..at].trim_end())
        });
        let mut texts = self.parts.iter().flat_map(|texts| &texts.sides[self.side]);
        head.is_some_and(|head| !head.contains(' ') && texts.any(|text| text.text.contains(head)))
    }
}

/// The things whose names are not short for that of another one among them; the spots of all names are those of the longest.
pub(super) fn named_once<'t>(
    kind: ThingKind,
    things: impl Iterator<Item = &'t (String, Thing)>,
    table: &Table,
) -> Vec<Thing> {
    let mut once: Vec<Thing> = Vec::new();
    for (_, thing) in things {
        match once.iter_mut().find(|other| is_same(kind, &other.name, &thing.name, table)) {
            Some(other) => {
                if thing.name.len() > other.name.len() {
                    other.name.clone_from(&thing.name);
                }
                other.spots.extend(thing.spots.iter().cloned());
            }
            None => once.push(thing.clone()),
        }
    }
    once
}

/// Whether two names are of one thing.
fn is_same(kind: ThingKind, name: &str, other: &str, table: &Table) -> bool {
    let [a, b] = [name, other].map(|name| {
        let key = fold(name);
        in_full(&key, table).unwrap_or(key)
    });
    let (short, long) = if a.len() < b.len() { (&a, &b) } else { (&b, &a) };
    // "United Nations Convention on Biological Diversity", but not "Protocol to the Convention on Biological Diversity".
    let is_end = || {
        let front = long.strip_suffix(short.as_str());
        let heads = if kind == ThingKind::Treaty { table.treaties } else { table.bodies };
        front.is_some_and(|front| !heads.iter().any(|head| front.contains(head)))
    };
    long.starts_with(short.as_str()) || is_end() || words(name, table) == words(other, table)
}

/// The words of a name in the order of the alphabet, without small ones: "Agreement on Trade Facilitation", "Trade Facilitation
/// Agreement".
fn words(name: &str, table: &Table) -> Vec<String> {
    let words = name.split_whitespace().map(fold);
    let mut words: Vec<String> = words.filter(|word| !has(table.connectors, word)).collect();
    words.sort_unstable();
    words
}

/// The full name that the table knows of one in short.
fn in_full(key: &str, table: &Table) -> Option<String> {
    let known = table
        .short_names
        .iter()
        .find(|known| known.first().is_some_and(|short| fold(short) == key));
    known.and_then(|known| known.get(1)).map(|long| fold(long))
}
