//! How much of the old text is kept, and where the words of the new one come from.

use super::Reuse;
use super::fates::Fate;
use super::meanings::Role;
use super::texts::{Text, Texts};
use crate::compare::Change;

/// Counts the words of both texts by what became of them.
pub fn count(texts: &Texts<'_>) -> Reuse {
    let mut reuse = Reuse::default();
    for fate in texts.sides.old.iter().flat_map(fates_of_words) {
        reuse.old += 1;
        reuse.kept += usize::from(fate == Fate::Same);
    }
    for text in &texts.sides.new {
        let is_added = texts.rows[text.row].change == Change::Added;
        for fate in fates_of_words(text) {
            *match fate {
                _ if is_added => &mut reuse.added,
                Fate::Same => &mut reuse.verbatim,
                Fate::RolledOver => &mut reuse.rolled_over,
                Fate::Restyled | Fate::Changed => &mut reuse.reworded,
            } += 1;
        }
    }
    reuse
}

fn fates_of_words<'t>(text: &'t Text<'_>) -> impl Iterator<Item = Fate> + 't {
    let fates = text.tokens.iter().zip(text.fates);
    fates.filter_map(|(token, &fate)| (!text.meanings.roles(token).has(Role::Mark)).then_some(fate))
}
