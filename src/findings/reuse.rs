//! How much of the old text is kept, and where the words of the new one come from.

use super::states::{Places, State, States};
use super::{Cut, Reuse};
use crate::compare::Change;
use crate::tokens::{Class, Token};

/// Counts the words of both texts by what became of them.
pub fn count(cut: Cut<'_>, states: &States, places: &Places) -> Reuse {
    let is_word = |token: &Token| cut.interner.facts(token.key).class != Class::Mark;
    let mut reuse = Reuse::default();
    for (at, tokens) in cut.tokens.old.iter().enumerate() {
        for (token, state) in tokens.iter().zip(states.of_old(at)) {
            if is_word(token) {
                reuse.old += 1;
                reuse.kept += usize::from(*state == State::Same);
            }
        }
    }
    for (at, tokens) in cut.tokens.new.iter().enumerate() {
        let is_added = cut.rows[places.rows.new[at]].change == Change::Added;
        for (token, state) in tokens.iter().zip(states.of_new(at)) {
            if is_word(token) {
                *match state {
                    _ if is_added => &mut reuse.added,
                    State::Same => &mut reuse.verbatim,
                    State::RolledOver => &mut reuse.rolled_over,
                    State::Changed => &mut reuse.reworded,
                } += 1;
            }
        }
    }
    reuse
}
