//! Which groups are moved: as few as can be, so that the rest is in order on both sides.

use super::{Group, Item};
use crate::chain;
use crate::model::Sides;

/// Marks the groups that are out of order. Groups come in the order of the new side.
///
/// The largest set in order stays; among sets of the same size the one with the most words.
pub fn mark_moved(groups: &mut [Group], items: Sides<&[Item<'_>]>) {
    let words = |group: &Group| -> usize {
        let old = group.items.old.iter().map(|&old| items.old[old].tokens.len());
        let new = group.items.new.iter().map(|&new| items.new[new].tokens.len());
        old.chain(new).sum()
    };
    let total: usize = groups.iter().map(words).sum();
    // All the shares together are below one, so that they only decide between sets of one size.
    let worth = |group: &Group| 1.0 + words(group) as f64 / (total + 1) as f64;
    let stays = chain::heaviest(groups, items.old.len(), |_, _| true, ends, worth);
    for group in groups.iter_mut() {
        group.moved = true;
    }
    for at in stays {
        groups[at].moved = false;
    }
}

/// First and last index on the old side.
fn ends(group: &Group) -> (usize, usize) {
    match group.items.old.as_slice() {
        [first, .., last] => (*first, *last),
        [only] => (*only, *only),
        [] => (0, 0),
    }
}
