//! Names in a text: States by a table, bodies and treaties by their capitals and the words they end on.

use std::ops::Range;

use super::meanings::Role;
use super::texts::Text;
use crate::language::state_at;
use crate::model::{Kind, Part};

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

/// The names in a text, in order, with the tokens they take, of a note those of States; none where the words on which names end are not known.
pub fn names(text: &Text<'_>, mut take: impl FnMut(Named, Range<usize>)) {
    if text.meanings.table.bodies.is_empty() {
        return;
    }
    let mut at = 0;
    while let Some(start) = text.find(at, Role::Capital) {
        if let Some((name, end)) = state(text, start) {
            take(Named::State(name), start..end);
            at = end;
            continue;
        }
        let end = end_of_run(text, start);
        // The first word of a sentence has its capital anyway.
        let first = if start == 0 && text.kind != Kind::Annex { 1 } else { start };
        let mut free = Vec::from_iter(start + 1..end);
        if text.part != Part::Notes {
            Run { text, end }.names(first, &mut |named, tokens: Range<usize>| {
                free.retain(|at| !tokens.contains(at));
                take(named, tokens);
            });
        }
        free.retain(|&at| text.is(at, Role::Capital));
        at = end;
        // "the Government of Uruguay"
        for inside in free {
            let is_name = inside >= at || at == end;
            if let Some((name, end)) = state(text, inside).filter(|_| is_name) {
                take(Named::State(name), inside..end);
                at = at.max(end);
            }
        }
    }
}

/// The State whose name begins at a token, and the token behind it.
fn state(text: &Text<'_>, at: usize) -> Option<(&'static str, usize)> {
    let start = text.tokens[at].start as usize;
    let (name, bytes) = state_at(text.text, start, text.meanings.table.language)?;
    let end = at + 1 + text.tokens[at..].iter().position(|t| t.end as usize == bytes.end)?;
    // "SAMOA Pathway", "Antigua and Barbuda Agenda" are names of something else.
    let is_abbreviation = bytes.len() > 2 && !text.text[bytes].contains(char::is_lowercase);
    let goes_on = text.is(end, Role::Capital) && state_at_token(text, end).is_none();
    (!is_abbreviation && !goes_on).then_some((name, end))
}

fn state_at_token(text: &Text<'_>, at: usize) -> Option<(&'static str, Range<usize>)> {
    state_at(text.text, text.tokens[at].start as usize, text.meanings.table.language)
}

/// The end of a run of words with capitals and of the small words between them.
fn end_of_run(text: &Text<'_>, at: usize) -> usize {
    const MOST_BETWEEN: usize = 3;
    let mut end = at + 1;
    loop {
        let small = |at: &usize| text.is(*at, Role::Connector);
        let between = match (end..end + MOST_BETWEEN).take_while(small).count() {
            // "United Nations Educational, Scientific and Cultural Organization".
            0 if text.name(end) == "," && goes_on_behind_comma(text, at, end) => 1,
            between => between,
        };
        if text.is(end, Role::Capital) {
            end += 1;
        } else if between > 0 && text.is(end + between, Role::Capital) {
            end += between + 1;
        } else {
            return end;
        }
    }
}

/// Whether a name goes on behind a comma: "Educational, Scientific and Cultural Organization", "Protocol to Prevent, Suppress
/// and Punish …, Especially Women".
fn goes_on_behind_comma(text: &Text<'_>, start: usize, comma: usize) -> bool {
    let table = text.meanings.table;
    if text.is_one_of(comma - 1, table.comma_after) || text.is_one_of(comma + 1, table.comma_before)
    {
        return true;
    }
    let is_head = |at: usize| text.roles(at).any(&[Role::Body, Role::Treaty]);
    let has_head = (start..comma.saturating_sub(1))
        .any(|at| text.is(at, Role::Capital) && is_head(at) && text.is(at + 1, Role::Connector));
    // A list of single words that "and" closes, without an article: "Economic, Social and Cultural Rights".
    let is_word = |at: usize| {
        let name = text.name(at);
        text.is(at, Role::Capital) && !is_head(at) && name.contains(char::is_lowercase)
    };
    let mut at = comma;
    while has_head && text.name(at) == "," && is_word(at + 1) {
        at += 2;
        let is_and = text.is(at, Role::And) && text.is(at, Role::Connector);
        if is_and {
            return text.is(at + 1, Role::Capital) && state_at_token(text, at - 1).is_none();
        }
    }
    false
}

/// A run of words that may hold several names: its text, and the token behind it.
struct Run<'t> {
    text: &'t Text<'t>,
    end: usize,
}

impl Run<'_> {
    /// Cuts the run into the names in it.
    fn names(&self, mut start: usize, take: &mut impl FnMut(Named, Range<usize>)) {
        let table = self.text.meanings.table;
        let begins_none =
            |at: &usize| !self.is_small(*at) && !self.text.is_one_of(*at, table.articles);
        while let Some(first) = (start..self.end).find(begins_none) {
            let small = self.small_from(first);
            let mut named = self.kind(small - 1);
            let mut end = self.end;
            if named.is_some() {
                // Another name may begin at an "and": "the General Assembly and the Security Council".
                end = self.next_name(small);
            } else if self.is_joined_by_and(small) {
                // "Economic and Social Council".
                named = self.kind(self.end - 1);
            }
            let Some(named) = named.filter(|_| end - first > 1) else {
                start = small;
                continue;
            };
            let is_no_name = |at| {
                let words = self.text.phrase_at(at, table.no_names);
                words.is_some_and(|words| at + words.len() <= end)
            };
            if !(first..end).any(is_no_name) {
                take(named, first..self.before_place(small, end));
            }
            start = end;
        }
    }

    fn is_small(&self, at: usize) -> bool {
        let roles = self.text.roles(at);
        roles.has(Role::Connector) && !roles.has(Role::Capital)
    }

    /// The first small word from a token on.
    fn small_from(&self, at: usize) -> usize {
        (at..self.end).find(|&at| self.is_small(at)).unwrap_or(self.end)
    }

    /// What a name is of that ends on a token.
    fn kind(&self, at: usize) -> Option<Named> {
        let roles = self.text.roles(at);
        let body = roles.has(Role::Body).then_some(Named::Body);
        if roles.has(Role::Treaty) { Some(Named::Treaty) } else { body }
    }

    /// Whether no small word but "and" stands from a token on.
    fn is_joined_by_and(&self, from: usize) -> bool {
        let and = self.text.meanings.table.and;
        (from..self.end).all(|at| !self.is_small(at) || self.text.is_one_of(at, and))
    }

    /// Where a name ends that began before a token: at an "and" behind which another head stands, else with the run.
    fn next_name(&self, from: usize) -> usize {
        let is_between = |at: &usize| {
            self.text.is_one_of(*at, self.text.meanings.table.between_names) && self.is_small(*at)
        };
        let is_head_behind = |at: &usize| {
            let begin = (at + 1..self.end).find(|&at| !self.is_small(at)).unwrap_or(self.end);
            let end = self.small_from(begin);
            // "and the Economic and Social Council".
            let is_plain = || self.is_joined_by_and(begin) && self.kind(self.end - 1).is_some();
            end > begin && (self.kind(end - 1).is_some() || is_plain())
        };
        let mut ands = (from..self.end).filter(is_between);
        ands.find(is_head_behind).unwrap_or(self.end)
    }

    /// Where a name ends that is said to have met in a place: before the "in" of "the Special Committee in Caracas".
    fn before_place(&self, small: usize, end: usize) -> usize {
        let table = self.text.meanings.table;
        let is_place = |at: &usize| {
            self.text.is_one_of(*at, table.places)
                && end - at <= 3
                && !self.text.is_one_of(small - 1, table.placed_bodies)
        };
        let last = (small..end).rev().find(|&at| self.is_small(at));
        last.filter(is_place).unwrap_or(end)
    }
}
