//! Names in a text: States by a table, bodies and treaties by their capitals and the words they end on.

use std::ops::Range;

use super::lexicon::{Lexicon, Role};
use super::scan::Text;
use crate::language::state_at;
use crate::model::Kind;

/// What is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Named {
    /// A body.
    Body,
    /// A treaty.
    Treaty,
    /// A State of the table.
    State(&'static str),
}

/// The names in a text, in order, with the tokens they take; none where the words on which names end are not known.
pub fn names(text: Text<'_>, lexicon: &Lexicon<'_>, mut take: impl FnMut(Named, Range<usize>)) {
    if lexicon.phrases.bodies.is_empty() {
        return;
    }
    let mut at = 0;
    while at < text.tokens.len() {
        let roles = lexicon.roles(&text.tokens[at]);
        if !roles.has(Role::Capital) {
            at += 1;
            continue;
        }
        if let Some((name, end)) = state(text, lexicon, at) {
            take(Named::State(name), at..end);
            at = end;
            continue;
        }
        let end = run(text, lexicon, at);
        // The first word of a sentence has its capital anyway.
        let first = if at == 0 && text.kind != Kind::Annex { 1 } else { at };
        parts(text, lexicon, first.max(at)..end, &mut take);
        at = end.max(at + 1);
    }
}

/// The State whose name begins at a token, and the token behind it.
fn state(text: Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> Option<(&'static str, usize)> {
    let start = text.tokens[at].start as usize;
    let (name, bytes) = state_at(text.text, start, lexicon.phrases.language)?;
    let end = text.tokens[at..].iter().position(|token| token.end as usize == bytes.end)?;
    Some((name, at + end + 1))
}

/// The end of a run of words with capitals and of the small words between them.
fn run(text: Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> usize {
    const MOST_BETWEEN: usize = 3;
    let is = |at: usize, role: Role| lexicon.is(text.tokens.get(at), role);
    let mut end = at + 1;
    loop {
        if is(end, Role::Capital) {
            end += 1;
            continue;
        }
        let between = (0..MOST_BETWEEN).take_while(|step| is(end + step, Role::Connector)).count();
        if between > 0 && is(end + between, Role::Capital) {
            end += between + 1;
            continue;
        }
        // "United Nations Educational, Scientific and Cultural Organization".
        let comma = text.tokens.get(end).is_some_and(|token| lexicon.name(token) == ",");
        if comma
            && lexicon.phrases.comma_after.contains(&lexicon.lower(&text.tokens[end - 1]))
            && is(end + 1, Role::Capital)
        {
            end += 2;
            continue;
        }
        return end;
    }
}

/// Cuts a run into the names in it.
fn parts(
    text: Text<'_>,
    lexicon: &Lexicon<'_>,
    run: Range<usize>,
    take: &mut impl FnMut(Named, Range<usize>),
) {
    let mut start = run.start;
    let is_small = |at: &usize| {
        lexicon.is(text.tokens.get(*at), Role::Connector)
            && !lexicon.is(text.tokens.get(*at), Role::Capital)
    };
    let is_article = |at: &usize| {
        text.tokens
            .get(*at)
            .is_some_and(|token| lexicon.phrases.articles.contains(&lexicon.lower(token)))
    };
    let kind = |at: usize| {
        let roles = text.tokens.get(at).map(|token| lexicon.roles(token)).unwrap_or_default();
        if roles.has(Role::Treaty) {
            Some(Named::Treaty)
        } else if roles.has(Role::Body) {
            Some(Named::Body)
        } else {
            None
        }
    };
    while start < run.end {
        while start < run.end && (is_small(&start) || is_article(&start)) {
            start += 1;
        }
        let first_small = (start..run.end).find(is_small).unwrap_or(run.end);
        if first_small == start {
            return;
        }
        let mut named = kind(first_small - 1);
        let mut end = run.end;
        if named.is_some() {
            // Another name may begin at an "and": "the General Assembly and the Security Council".
            end = next_name(text, lexicon, first_small..run.end, &kind, &is_small);
        } else if (first_small..run.end).all(|at| {
            !is_small(&at) || lexicon.phrases.and.contains(&lexicon.lower(&text.tokens[at]))
        }) {
            // "Economic and Social Council".
            named = kind(run.end - 1);
        }
        match named {
            Some(named) if end - start > 1 => {
                let tokens = &text.tokens[start..end];
                let is_name = !(0..tokens.len()).any(|at| {
                    lexicon
                        .phrases
                        .no_names
                        .iter()
                        .any(|words| lexicon.begins(&tokens[at..], words))
                });
                if is_name {
                    let place = place(text, lexicon, first_small..end, &is_small);
                    take(named, start..place);
                }
                start = end;
            }
            _ => start = first_small,
        }
    }
}

/// Where a name ends that is said to have met in a place: before the "in" of "the Special Committee in Caracas".
fn place(
    text: Text<'_>,
    lexicon: &Lexicon<'_>,
    rest: Range<usize>,
    is_small: &impl Fn(&usize) -> bool,
) -> usize {
    let Some(at) = rest.clone().rev().find(|at| is_small(at)) else {
        return rest.end;
    };
    let head = rest.start.checked_sub(1).map_or("", |at| lexicon.lower(&text.tokens[at]));
    let is_place = lexicon.phrases.places.contains(&lexicon.lower(&text.tokens[at]))
        && rest.end - at <= 3
        && !lexicon.phrases.placed_bodies.contains(&head);
    if is_place { at } else { rest.end }
}

/// Where a name that began before `rest` ends: at an "and" behind which another head stands, else with the run.
fn next_name(
    text: Text<'_>,
    lexicon: &Lexicon<'_>,
    rest: Range<usize>,
    kind: &impl Fn(usize) -> Option<Named>,
    is_small: &impl Fn(&usize) -> bool,
) -> usize {
    for at in rest.clone() {
        if !lexicon.phrases.between_names.contains(&lexicon.lower(&text.tokens[at]))
            || !is_small(&at)
        {
            continue;
        }
        let begin = (at + 1..rest.end).find(|at| !is_small(at)).unwrap_or(rest.end);
        let end = (begin..rest.end).find(is_small).unwrap_or(rest.end);
        // "and the Economic and Social Council".
        let is_plain = (begin..rest.end).all(|at| {
            !is_small(&at) || lexicon.phrases.and.contains(&lexicon.lower(&text.tokens[at]))
        });
        let is_head =
            kind(end.max(begin + 1) - 1).is_some() || is_plain && kind(rest.end - 1).is_some();
        if end > begin && is_head {
            return at;
        }
    }
    rest.end
}
