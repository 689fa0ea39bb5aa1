//! Places that still speak of what other places of the same text moved on from.
//!
//! Precision before recall. A value is a session, a year, or the number of the resolution that the old text followed.
//! It is missed where all of this holds:
//!
//! 1. it stayed, and so did the words around it;
//! 2. elsewhere the same value moved on, behind the same words: two of them, one before the ordinal of a session;
//! 3. the first verb of the paragraph and the nearest one before the value look ahead ("requests", "may be submitted"),
//!    not back ("recalls", "adopted"): what is told of the past stays as it was;
//! 4. what it speaks of is over or running: a session not after that of the new text, a year not after its own.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::fates::Fate;
use super::meanings::Role;
use super::texts::{Text, Texts};
use super::{MissedRollOver, Spot};
use crate::compare::Change;
use crate::model::{Kind, ReadAs, Resolution, Sides, What};
use crate::tokens;

/// A value with the words around it, by keys in lower case.
type Context = (u32, [u32; 2]);

const NONE: u32 = u32::MAX;

/// What may be a value.
const VALUES: &[Role] = &[Role::Symbol, Role::Number];

/// The places of the new text that stayed behind, in reading order.
pub fn find(texts: &Texts<'_>) -> Vec<MissedRollOver> {
    let is_document = texts.documents.new.read_as == ReadAs::Document;
    if is_document || !texts.documents.map(|document| document.language).are_equal() {
        return Vec::new();
    }
    let moved = moved_on(texts);
    if moved.is_empty() {
        return Vec::new();
    }
    let mut found = Vec::new();
    for text in
        texts.sides.new.iter().filter(|text| {
            text.is_body() && text.kind != Kind::Preambular && text.roles.any(VALUES)
        })
    {
        for at in (0..text.tokens.len()).filter(|&at| is_value(text, at)) {
            if is_untouched(text.fates, at)
                && let Some(evidence) = moved.get(&context(text, at))
                && is_over(texts.documents, text, at)
                && looks_ahead(&texts.sides.new, text, at)
            {
                let spot = text.spot(text.bytes(at..at + 1));
                found.push(MissedRollOver { spot, evidence: evidence.clone() });
            }
        }
    }
    found
}

/// Whether a token is a session, a year or the number of a document.
fn is_value(text: &Text<'_>, at: usize) -> bool {
    let roles = text.roles(at);
    roles.any(VALUES) && (roles.any(&[Role::Symbol, Role::Year]) || is_session(text, at))
}

/// Whether a token is the ordinal of a session.
fn is_session(text: &Text<'_>, at: usize) -> bool {
    text.counts_sessions(at)
        || text.is(at + 1, Role::Session)
        || at > 0 && text.is(at - 1, Role::Session)
}

/// Whether what a value speaks of is over or running when the new text was adopted.
fn is_over(documents: Sides<&Resolution>, text: &Text<'_>, at: usize) -> bool {
    let masthead = &documents.new.masthead;
    let adopted = masthead.adopted.or(masthead.issued);
    match text.mention(at) {
        Some(What::Year(year)) => adopted.is_some_and(|adopted| year <= adopted.year),
        Some(What::Ordinal(session)) => documents.into_iter().any(|document| {
            let printed = document.masthead.session.as_ref().map_or("", |session| &session.printed);
            let mut pieces = tokens::read(printed, document.language).into_iter();
            pieces.any(|piece| piece.what == Some(What::Ordinal(session)))
        }),
        _ => text.is(at, Role::Symbol),
    }
}

/// Whether a verb looks ahead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Ahead(bool);

/// Whether the nearest verb before a value looks ahead; a subparagraph goes on from what it hangs on.
fn looks_ahead(texts: &[Text<'_>], text: &Text<'_>, at: usize) -> bool {
    let mut above = texts[..=text.at].iter().rev();
    let head = above.find(|text| text.kind != Kind::Subparagraph);
    // What the head recalls or notes is past, whatever verbs follow.
    let head = head.and_then(|head| (0..head.tokens.len()).find_map(|at| direction(head, at)));
    let nearest = (0..at).rev().find_map(|at| direction(text, at));
    head == Some(Ahead(true)) && nearest.or(head) == Some(Ahead(true))
}

/// Which way a verb looks; `None` for other words. "submitted" looks back, "may be submitted" ahead.
fn direction(text: &Text<'_>, at: usize) -> Option<Ahead> {
    let roles = text.roles(at);
    let is_passive = || at > 0 && text.is_one_of(at - 1, text.meanings.table.passive);
    if roles.has(Role::Ahead) {
        return Some(Ahead(true));
    }
    roles.has(Role::Behind).then(|| Ahead(is_passive()))
}

/// A value with the two words before it; of a session, whose ordinal says enough, with one.
fn context(text: &Text<'_>, at: usize) -> Context {
    let key = |back: usize| {
        let token = at.checked_sub(back).and_then(|at| text.tokens.get(at));
        token.map_or(NONE, |token| text.meanings.masked(token))
    };
    let far = if is_session(text, at) { NONE } else { key(2) };
    (text.tokens[at].key, [far, key(1)])
}

/// What moved on, with the first place where it did.
fn moved_on(texts: &Texts<'_>) -> FxHashMap<Context, Sides<Spot>> {
    let mut moved = FxHashMap::default();
    for row in texts.rows.iter().filter(|row| row.change == Change::Edited) {
        let (&[old], &[new]) = (row.paragraphs.old.as_slice(), row.paragraphs.new.as_slice())
        else {
            continue;
        };
        let pair = Sides::new(&texts.sides.old[old], &texts.sides.new[new]);
        for run in changed_runs(pair.map(|text| text.fates)) {
            let values = pair.zip(run).map(|(text, run)| -> Vec<usize> {
                run.filter(|&at| is_value(text, at)).collect()
            });
            if values.old.len() != values.new.len() {
                continue;
            }
            for values in values.old.into_iter().zip(values.new) {
                let at = Sides::new(values.0, values.1);
                let context = pair.zip(at).map(|(text, at)| context(text, at));
                if context.old.1 == context.new.1
                    && context.old.0 != context.new.0
                    && follows(texts.documents.old, pair, at)
                {
                    let spot = |(text, at): (&Text<'_>, usize)| text.spot(text.bytes(at..at + 1));
                    moved.entry(context.old).or_insert_with(|| pair.zip(at).map(spot));
                }
            }
        }
    }
    moved
}

/// Whether the new value may be what the old one moves on to: of the same kind, and no step back.
fn follows(old: &Resolution, pair: Sides<&Text<'_>>, at: Sides<usize>) -> bool {
    let roles = pair.zip(at).map(|(text, at)| text.roles(at));
    let name = pair.zip(at).map(|(text, at)| text.name(at));
    let differ = |kind: &Role| roles.old.has(*kind) != roles.new.has(*kind);
    if [Role::Symbol, Role::Year].iter().any(differ) {
        return false;
    }
    if roles.old.has(Role::Year) {
        return name.old < name.new;
    }
    let own = old.masthead.symbol.as_ref().map(|symbol| symbol.number());
    !roles.old.has(Role::Symbol) || own == Some(name.new)
}

/// So many tokens on both sides of a value must be the same as they were (2 to 8): where the words around it are new,
/// its clause is, and the value was meant.
const AROUND: usize = 4;

fn is_untouched(fates: &[Fate], at: usize) -> bool {
    let around = at.saturating_sub(AROUND)..(at + AROUND + 1).min(fates.len());
    fates[around].iter().all(|fate| *fate == Fate::Same)
}

/// The runs of tokens that changed, each with what stands against it.
fn changed_runs(fates: Sides<&[Fate]>) -> Vec<Sides<Range<usize>>> {
    let mut from = Sides::new(0, 0);
    let mut runs = Vec::new();
    while from.old < fates.old.len() || from.new < fates.new.len() {
        let run = fates.zip(from).map(|(fates, from)| {
            let rest = fates.get(from..).unwrap_or_default();
            from..from + rest.iter().take_while(|fate| **fate != Fate::Same).count()
        });
        from = run.as_ref().map(|run| run.end + 1);
        if !run.old.is_empty() || !run.new.is_empty() {
            runs.push(run);
        }
    }
    runs
}
