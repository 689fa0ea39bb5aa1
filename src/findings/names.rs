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
        let (end, is_treaty) = end_of_run(text, start);
        // The first word of a sentence has its capital anyway.
        let first = if start == 0 && text.kind != Kind::Annex { 1 } else { start };
        let mut free = Vec::from_iter(start + 1..end);
        if text.part != Part::Notes {
            Run { text, end, is_treaty }.names(first, &mut |named, tokens: Range<usize>| {
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
    if !text.is(at, Role::State) {
        return None;
    }
    let start = text.tokens[at].start as usize;
    let (name, bytes) = state_at(text.text, start, text.meanings.table.language)?;
    // "Gabon/Equatorial Guinea"
    let before = at.checked_sub(1).filter(|&before| text.name(before).contains('/'));
    let is_inside = |before: usize| {
        let token = text.bytes(before..before + 1);
        let slash = text.text[token.clone()].rfind('/')?;
        state_at(text.text, token.start + slash + 1, text.meanings.table.language)
    };
    if before.and_then(is_inside).is_some_and(|(_, whole)| whole.end >= bytes.end) {
        return None;
    }
    let end = at + 1 + text.tokens[at..].iter().position(|t| t.end as usize == bytes.end)?;
    // "SAMOA Pathway", "Antigua and Barbuda Agenda" are names of something else.
    let is_abbreviation = bytes.len() > 2 && !text.text[bytes].contains(char::is_lowercase);
    let goes_on = text.is(end, Role::Capital) && state_at_token(text, end).is_none();
    (!is_abbreviation && !goes_on).then_some((name, end))
}

fn state_at_token(text: &Text<'_>, at: usize) -> Option<(&'static str, Range<usize>)> {
    if !text.is(at, Role::State) {
        return None;
    }
    state_at(text.text, text.tokens[at].start as usize, text.meanings.table.language)
}

/// The end of a run of words with capitals and of the small words between them, and whether a treaty is among them.
fn end_of_run(text: &Text<'_>, at: usize) -> (usize, bool) {
    const MOST_BETWEEN: usize = 3;
    let mut is_treaty = text.is(at, Role::Treaty);
    let mut end = at + 1;
    loop {
        let small = |at: &usize| is_small(text, *at, is_treaty);
        let between = match (end..end + MOST_BETWEEN).take_while(small).count() {
            // "African Charter on Human and Peoples' Rights".
            0 if text.name(end) == "'" => 1,
            // "United Nations Educational, Scientific and Cultural Organization".
            0 if text.name(end) == "," => {
                let behind = small_behind(text, end + 1, is_treaty);
                match behind {
                    0 if goes_on_behind_comma(text, at, end) => 1,
                    behind => behind + usize::from(behind > 0),
                }
            }
            between => between,
        };
        if text.is(end, Role::Capital) {
            is_treaty |= text.is(end, Role::Treaty);
            end += 1;
        } else if between > 0 && text.is(end + between, Role::Capital) {
            is_treaty |= text.is(end + between, Role::Treaty);
            end += between + 1;
        } else if is_treaty && is_bracketed(text, end) {
            end += 3;
        } else {
            return (end, is_treaty);
        }
    }
}

/// Whether a token is a small word inside names, or inside those of treaties: "from Enforced Disappearance".
fn is_small(text: &Text<'_>, at: usize, is_treaty: bool) -> bool {
    let is_known = || is_treaty && text.is_one_of(at, text.meanings.table.treaty_connectors);
    !text.is(at, Role::Capital) && (text.is(at, Role::Connector) || is_known())
}

/// How many small words go on with a treaty behind a comma: ", and of Bacteriological Methods".
fn small_behind(text: &Text<'_>, at: usize, is_treaty: bool) -> usize {
    let table = text.meanings.table;
    let goes_on = is_treaty
        && text.is_one_of(at, table.and)
        && text.is(at + 1, Role::Connector)
        && !text.is_one_of(at + 1, table.articles)
        && text.is(at + 2, Role::Capital);
    if goes_on { 2 } else { 0 }
}

/// "Bacteriological (Biological) and Toxin Weapons".
fn is_bracketed(text: &Text<'_>, at: usize) -> bool {
    let goes_on = text.is(at + 3, Role::Capital) || text.is(at + 3, Role::Connector);
    text.name(at) == "(" && text.is(at + 1, Role::Capital) && text.name(at + 2) == ")" && goes_on
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
    /// Whether one of its words is that of a treaty.
    is_treaty: bool,
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
            // "the Convention and the Protocols" names neither.
            let is_bare = small == first + 1 && self.text.is_one_of(small, table.and);
            if named.is_some() && is_bare {
                named = None;
            } else if named.is_some() {
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
            let name = first..self.before_place(small, end);
            let is_one = match named {
                Named::Treaty => self.tells_treaty(name.clone()),
                _ => !(first..end).any(is_no_name),
            };
            if is_one {
                take(named, name);
            }
            start = end;
        }
    }

    fn is_small(&self, at: usize) -> bool {
        is_small(self.text, at, self.is_treaty)
    }

    /// Whether the name of a treaty says which: "Optional Protocol" and "Peace Agreement" do not.
    fn tells_treaty(&self, name: Range<usize>) -> bool {
        let table = self.text.meanings.table;
        let tells = |at: usize| {
            let is_bare =
                self.text.is(at, Role::Treaty) || self.text.is_one_of(at, table.bare_treaties);
            self.text.is(at, Role::Capital) && !is_bare
        };
        name.clone().any(tells)
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
            let is_plain = || {
                end == begin + 1
                    && self.is_joined_by_and(begin)
                    && self.kind(self.end - 1).is_some()
            };
            end > begin && (self.kind(end - 1).is_some() || is_plain())
        };
        let of_parties =
            |at: usize| self.text.is_one_of(at, self.text.meanings.table.treaty_parties);
        let mut ands = (from..self.end).filter(is_between);
        // "Relationship Agreement between the United Nations and the International Criminal Court".
        let last = (from..self.end).find(|&at| of_parties(at)).unwrap_or(self.end);
        ands.find(|at| *at < last && is_head_behind(at)).unwrap_or(self.end)
    }

    /// Where a name ends that is said to have met in a place: before the "in" of "the Special Committee in Caracas".
    fn before_place(&self, small: usize, end: usize) -> usize {
        let table = self.text.meanings.table;
        let is_place = |at: &usize| {
            self.text.is_one_of(*at, table.places)
                && end - at <= 3
                && !self.text.is_one_of(small - 1, table.placed_bodies)
                && !(self.is_treaty && self.text.is_one_of(at + 1, table.regions))
        };
        let last = (small..end).rev().find(|&at| self.is_small(at));
        last.filter(is_place).unwrap_or(end)
    }
}
