//! Requests to the Secretary-General, and of others for a report, each with its deadline.

use std::collections::VecDeque;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::agenda::session;
use super::{Mention, Places, Text, delta, fold};
use crate::findings::lexicon::{Lexicon, Role};
use crate::findings::scan::tidy;
use crate::findings::{Delta, Spot, Thing, ThingKind, Unit};
use crate::model::{Kind, Resolution, Sides};
use crate::tokens::Token;

/// So many words name somebody who is asked ("the United Nations High Commissioner for Human Rights").
const LONGEST_ADDRESSEE: usize = 14;

pub(super) fn find(
    text: Text<'_>,
    below: &[Text<'_>],
    document: &Resolution,
    lexicon: &Lexicon<'_>,
    mentions: &mut Vec<Mention>,
) {
    if text.kind == Kind::Preambular || !text.has(Role::Request) {
        return;
    }
    let is_request = |at: &usize| lexicon.roles(&text.tokens[*at]).has(Role::Request);
    let starts: Vec<usize> = (0..text.tokens.len()).filter(is_request).collect();
    for (order, &start) in starts.iter().enumerate() {
        let end = starts.get(order + 1).copied().unwrap_or(text.tokens.len());
        let Some((addressee, is_sg)) = addressee(text, lexicon, start + 1, end) else {
            continue;
        };
        let clause = Text { tokens: &text.tokens[..end], ..text };
        let mut is_report = has_report(clause, lexicon, addressee.end);
        let mut deadline = deadline(clause, lexicon, addressee.end);
        if order + 1 == starts.len() {
            for sub in subparagraphs(text, below, document) {
                is_report |= has_report(sub, lexicon, 0);
                deadline = deadline.or_else(|| self::deadline(sub, lexicon, 0));
            }
        }
        if !is_sg && !is_report {
            continue;
        }
        mentions.push(Mention {
            kind: ThingKind::Request,
            name: tidy(text.printed(start..end))
                .trim_end_matches([';', '.', ':', ',', ' '])
                .to_owned(),
            value: deadline,
            spot: text.spot(start..end),
        });
    }
}

/// Who is asked, and whether it is the Secretary-General.
fn addressee(
    text: Text<'_>,
    lexicon: &Lexicon<'_>,
    at: usize,
    end: usize,
) -> Option<(Range<usize>, bool)> {
    let rest = &text.tokens[at..end];
    for skip in 0..rest.len().min(4) {
        if let Some(words) = lexicon
            .phrases
            .secretary_general
            .iter()
            .find(|words| lexicon.begins(&rest[skip..], words))
        {
            return Some((at + skip..at + skip + words.len(), true));
        }
    }
    let is_infinitive = |token: &Token| lexicon.phrases.infinitive.contains(&lexicon.lower(token));
    let to = rest.iter().take(LONGEST_ADDRESSEE).position(is_infinitive)?;
    (to > 0).then_some((at..at + to, false))
}

/// Whether something is to be reported: "to report", "a report", "reports".
fn has_report(text: Text<'_>, lexicon: &Lexicon<'_>, from: usize) -> bool {
    let tokens = text.tokens.get(from..).unwrap_or_default();
    // "the report of the Secretary-General" is one that is there already.
    (0..tokens.len()).any(|at| {
        let before = at.checked_sub(1).map_or("", |at| lexicon.lower(&tokens[at]));
        lexicon.roles(&tokens[at]).has(Role::Report)
            && !lexicon.phrases.known_report.contains(&before)
    })
}

/// "eightieth session" or the date behind a "by".
fn deadline(text: Text<'_>, lexicon: &Lexicon<'_>, from: usize) -> Option<String> {
    let by_date = (from + 1..text.tokens.len()).find(|&at| {
        lexicon.is(text.tokens.get(at), Role::Date)
            && lexicon.is(text.tokens.get(at - 1), Role::Until)
    });
    if let Some(at) = by_date {
        return Some(tidy(text.printed(at..at + 1)));
    }
    session(text, lexicon, from).map(|(session, _)| session)
}

/// The subparagraphs below a paragraph.
fn subparagraphs<'t, 'c>(
    text: Text<'c>,
    below: &'t [Text<'c>],
    document: &'t Resolution,
) -> impl Iterator<Item = Text<'c>> + 't {
    let depth = |text: &Text<'_>| match text.unit {
        Unit::Paragraph(at) => document.paragraphs[at].depth,
        Unit::Note(_) => 0,
    };
    let own = depth(&text);
    below.iter().take_while(move |text| depth(text) > own).copied()
}

/// Pairs requests of the same row in order, the others by their words; a pair with the same deadline is no change.
pub(super) fn compare(mentions: Sides<Vec<Mention>>, places: &Places) -> Vec<Delta> {
    let row = |spot: &Spot, rows: &[usize]| match spot.unit {
        Unit::Paragraph(at) => rows[at],
        Unit::Note(_) => usize::MAX,
    };
    let mut by_row: FxHashMap<usize, VecDeque<usize>> = FxHashMap::default();
    let mut by_name: FxHashMap<String, VecDeque<usize>> = FxHashMap::default();
    for (at, old) in mentions.old.iter().enumerate() {
        by_row.entry(row(&old.spot, &places.rows.old)).or_default().push_back(at);
        by_name.entry(fold(&old.name)).or_default().push_back(at);
    }
    let mut taken = vec![false; mentions.old.len()];
    let mut take = |queue: Option<&mut VecDeque<usize>>| {
        let queue = queue?;
        while let Some(at) = queue.pop_front() {
            if !std::mem::replace(&mut taken[at], true) {
                return Some(at);
            }
        }
        None
    };
    let mut twins: Vec<Option<usize>> = vec![None; mentions.new.len()];
    for (at, new) in mentions.new.iter().enumerate() {
        twins[at] = take(by_name.get_mut(&fold(&new.name)));
    }
    for (at, new) in mentions.new.iter().enumerate() {
        if twins[at].is_none() {
            twins[at] = take(by_row.get_mut(&row(&new.spot, &places.rows.new)));
        }
    }
    let mut deltas = Vec::new();
    for (twin, new) in twins.into_iter().zip(mentions.new) {
        let old = twin.map(|at| mentions.old[at].clone());
        let same = old
            .as_ref()
            .is_some_and(|old| old.value.as_deref().map(fold) == new.value.as_deref().map(fold));
        if !same {
            deltas.push(delta(ThingKind::Request, old.map(thing), Some(thing(new))));
        }
    }
    let gone = mentions.old.into_iter().zip(taken).filter(|(_, taken)| !taken);
    deltas.extend(gone.map(|(old, _)| delta(ThingKind::Request, Some(thing(old)), None)));
    deltas
}

fn thing(mention: Mention) -> Thing {
    Thing { name: mention.name, value: mention.value, spots: vec![mention.spot] }
}
