//! Requests to the Secretary-General, and of others for a report, each with its deadline.

use std::hash::Hash;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::agenda::session;
use super::{Sighting, delta, fold};
use crate::findings::meanings::Role;
use crate::findings::texts::{Text, Texts};
use crate::findings::{Delta, ThingKind};
use crate::language::Verb;
use crate::model::{Kind, Part, Side, Sides};

/// So many words name somebody who is asked ("the United Nations High Commissioner for Human Rights").
const LONGEST_ADDRESSEE: usize = 14;

pub(super) fn find(text: &Text<'_>, texts: &[Text<'_>], sightings: &mut Vec<Sighting>) {
    if text.part == Part::Notes || text.kind == Kind::Preambular || !text.roles.has(Role::Request) {
        return;
    }
    let asked: Vec<(usize, usize)> = (0..text.tokens.len())
        .filter(|&at| text.is(at, Role::Request))
        .filter_map(|at| Some((at, behind_verb(text, at)?)))
        .collect();
    for (index, &(start, whom)) in asked.iter().enumerate() {
        let next = asked.get(index + 1).map(|(next, _)| *next);
        let mut end = next.unwrap_or(text.tokens.len());
        // "…, and also": the words that lead to the next verb.
        let leads = |at: usize| {
            text.roles(at).any(&[Role::Mark, Role::And])
                || text.is_one_of(at, text.meanings.table.sequence)
        };
        while next.is_some() && end > whom && leads(end - 1) {
            end -= 1;
        }
        let Some((addressee, is_office)) = addressee(text, whom..end) else {
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
        if is_office || is_report {
            let bare = |words: String| words.trim_end_matches([';', '.', ':', ',', ' ']).to_owned();
            let key = fold(&bare(text.words(whom..end)));
            let spot = text.spot(text.bytes(start..end));
            let name = bare(text.words(start..end));
            let request = Sighting::new(ThingKind::Request, name, deadline, spot);
            sightings.push(Sighting { key, ..request });
        }
    }
}

/// The token behind a verb of the organ by which somebody is asked: "requests", "calls upon", also as "reiterates its request
/// to".
fn behind_verb(text: &Text<'_>, at: usize) -> Option<usize> {
    let table = text.meanings.table;
    let before = at.checked_sub(1);
    let follows = |words: &[&str]| before.is_some_and(|before| text.is_one_of(before, words));
    if follows(table.possessives) {
        return text.is_one_of(at + 1, table.infinitive).then_some(at + 2);
    }
    let lead =
        (0..at).rev().find(|&at| !text.is_one_of(at, table.sequence) && !is_adverb(text, at));
    if lead.is_some_and(|at| !text.roles(at).any(&[Role::Mark, Role::And])) {
        return None;
    }
    let start = text.tokens[at].start as usize;
    match table.verb(&text.text[start..]).filter(Verb::asks) {
        Some(verb) => Some(at + verb.form.split(' ').count()),
        // In scripts without spaces verbs are no tokens of their own.
        None => text.is_one_of(at, table.request).then_some(at + 1),
    }
}

fn is_adverb(text: &Text<'_>, at: usize) -> bool {
    text.meanings.table.adverbs.iter().any(|(adverb, _)| *adverb == text.lower(at))
}

/// Who is asked, and whether it is the Secretary-General, an office or a body.
fn addressee(text: &Text<'_>, clause: Range<usize>) -> Option<(Range<usize>, bool)> {
    let table = text.meanings.table;
    let secretary_general = clause.clone().take(4).find_map(|at| {
        let words = text.phrase_at(at, table.secretary_general)?;
        (at + words.len() <= clause.end).then(|| (at..at + words.len(), true))
    });
    secretary_general.or_else(|| {
        let mut words = clause.clone().take(LONGEST_ADDRESSEE);
        let ends = |at: usize| text.is_one_of(at, table.infinitive) || text.name(at) == ":";
        let to = words.find(|&at| ends(at)).filter(|&to| to > clause.start)?;
        let named = clause.start..to;
        let first = named.clone().find(|&at| !text.is_one_of(at, table.articles))?;
        let has = |role: Role| {
            named.clone().any(|at| text.roles(at).has(role) && text.is(at, Role::Capital))
        };
        let is_collective = || named.clone().any(|at| text.is_one_of(at, table.collectives));
        let is_office = text.is(first, Role::Capital) && (has(Role::Body) || !is_collective());
        Some((named, is_office))
    })
}

/// Whether something is to be reported: "to report", "a report", "reports".
fn has_report(text: &Text<'_>, from: usize) -> bool {
    // "the report of the Secretary-General" is one that is there already.
    let is_known =
        |at: usize| at > from && text.is_one_of(at - 1, text.meanings.table.known_report);
    (from..text.tokens.len()).any(|at| text.is(at, Role::Report) && !is_known(at))
}

/// "eightieth session", or the date or year behind a "by": "by the end of 2025".
fn deadline(text: &Text<'_>, from: usize) -> Option<String> {
    const FARTHEST: usize = 4;
    let is_time = |at: usize| text.roles(at).any(&[Role::Date, Role::Year]);
    let date = (from..text.tokens.len()).filter(|&at| text.is(at, Role::Until)).find_map(|until| {
        let near = until + 1..(until + 1 + FARTHEST).min(text.tokens.len());
        let time = near.take_while(|&at| !text.is(at, Role::Mark)).find(|&at| is_time(at))?;
        let articles = text.meanings.table.articles;
        let first = (until + 1..time).find(|&at| !text.is_one_of(at, articles)).unwrap_or(time);
        Some(first..time + 1)
    });
    let tokens = date.or_else(|| session(text, from));
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
