//! Requests to the Secretary-General, and of others for a report, each with its deadline.

use std::hash::Hash;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::agenda::session;
use super::{Sighting, delta, fold};
use crate::findings::meanings::Role;
use crate::findings::texts::{Text, Texts};
use crate::findings::{Delta, ThingKind};
use crate::model::{Kind, Part, Side, Sides};

/// So many words name somebody who is asked ("the United Nations High Commissioner for Human Rights").
const LONGEST_ADDRESSEE: usize = 14;

pub(super) fn find(text: &Text<'_>, texts: &[Text<'_>], sightings: &mut Vec<Sighting>) {
    if text.part == Part::Notes || text.kind == Kind::Preambular {
        return;
    }
    let mut next = text.find(0, Role::Request);
    while let Some(start) = next {
        next = text.find(start + 1, Role::Request);
        let end = next.unwrap_or(text.tokens.len());
        let Some((addressee, is_sg)) = addressee(text, start + 1..end) else {
            continue;
        };
        let clause = Text { tokens: &text.tokens[..end], ..*text };
        let mut is_report = has_report(&clause, addressee.end);
        let mut deadline = deadline(&clause, addressee.end);
        if next.is_none() {
            let below = &texts[text.at + 1..];
            for sub in below.iter().take_while(|below| below.depth > text.depth) {
                is_report |= has_report(sub, 0);
                deadline = deadline.or_else(|| self::deadline(sub, 0));
            }
        }
        if is_sg || is_report {
            let words = text.words(start..end);
            let name = words.trim_end_matches([';', '.', ':', ',', ' ']).to_owned();
            let spot = text.spot(text.bytes(start..end));
            sightings.push(Sighting::new(ThingKind::Request, name, deadline, spot));
        }
    }
}

/// Who is asked, and whether it is the Secretary-General.
fn addressee(text: &Text<'_>, clause: Range<usize>) -> Option<(Range<usize>, bool)> {
    let table = text.meanings.table;
    let secretary_general = clause.clone().take(4).find_map(|at| {
        let words = text.phrase_at(at, table.secretary_general)?;
        (at + words.len() <= clause.end).then(|| (at..at + words.len(), true))
    });
    secretary_general.or_else(|| {
        let mut words = clause.clone().take(LONGEST_ADDRESSEE);
        let to = words.find(|&at| text.is_one_of(at, table.infinitive))?;
        (to > clause.start).then_some((clause.start..to, false))
    })
}

/// Whether something is to be reported: "to report", "a report", "reports".
fn has_report(text: &Text<'_>, from: usize) -> bool {
    // "the report of the Secretary-General" is one that is there already.
    let is_known =
        |at: usize| at > from && text.is_one_of(at - 1, text.meanings.table.known_report);
    (from..text.tokens.len()).any(|at| text.is(at, Role::Report) && !is_known(at))
}

/// "eightieth session" or the date behind a "by".
fn deadline(text: &Text<'_>, from: usize) -> Option<String> {
    let mut places = from + 1..text.tokens.len();
    let date = places.find(|&at| text.is(at, Role::Date) && text.is(at - 1, Role::Until));
    let tokens = date.map(|at| at..at + 1).or_else(|| session(text, from));
    tokens.map(|tokens| text.words(tokens))
}

/// Pairs requests by their words, the others of the same row in order; a pair with the same deadline is no change.
pub(super) fn compare(sightings: Sides<Vec<Sighting>>, paragraphs: &Texts<'_>) -> Vec<Delta> {
    let mut old: Vec<Option<Sighting>> = sightings.old.into_iter().map(Some).collect();
    let mut pairs: Vec<Sides<Option<Sighting>>> =
        sightings.new.into_iter().map(|new| Sides::new(None, Some(new))).collect();
    pair_by(&mut old, &mut pairs, |_, one| one.key.clone());
    pair_by(&mut old, &mut pairs, |side, one| paragraphs.row_of(side, &one.spot));
    let have_same_value = |pair: &Sides<Option<Sighting>>| {
        let value = |one: &Sighting| one.value.as_deref().map(fold);
        let values = pair.as_ref().map(|one| one.as_ref().map(value));
        values.are_equal()
    };
    pairs.retain(|pair| !have_same_value(pair));
    let gone = old.into_iter().flatten().map(|old| Sides::new(Some(old), None));
    let things = pairs.into_iter().chain(gone).map(|pair| pair.map(|one| one.map(Sighting::thing)));
    things.map(|pair| delta(ThingKind::Request, pair.old, pair.new)).collect()
}

/// Gives each new request that is alone the first old one left that is alike in something.
fn pair_by<K: Eq + Hash>(
    old: &mut [Option<Sighting>],
    pairs: &mut [Sides<Option<Sighting>>],
    what: impl Fn(Side, &Sighting) -> K,
) {
    let mut places: FxHashMap<K, Vec<usize>> = FxHashMap::default();
    for (at, one) in old.iter().enumerate().rev() {
        if let Some(one) = one {
            places.entry(what(Side::Old, one)).or_default().push(at);
        }
    }
    for pair in pairs.iter_mut().filter(|pair| pair.old.is_none()) {
        let new = pair.new.as_ref().map(|new| what(Side::New, new));
        let place = new.and_then(|new| places.get_mut(&new)?.pop());
        pair.old = place.and_then(|at| old[at].take());
    }
}
