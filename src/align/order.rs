//! Which groups are moved: as few as can be, so that the rest is in order on both sides.

use super::{Group, Item};
use crate::chain;
use crate::model::{Side, Sides};

/// Marks the groups that are out of order, and puts them in the order of the new side.
///
/// The largest set in order stays; among sets of the same size the one with the most words. A group whose new paragraphs
/// have others between them stays only where it stands in order with all of that set.
pub fn mark_moved(groups: &mut [Group], items: Sides<&[Item<'_>]>) {
    groups.sort_by_key(|group| group.items.new.first().copied());
    let words = |group: &Group| -> usize {
        let old = group.items.old.iter().map(|&old| items.old[old].tokens.len());
        let new = group.items.new.iter().map(|&new| items.new[new].tokens.len());
        old.chain(new).sum()
    };
    let total: usize = groups.iter().map(words).sum();
    // All the shares together are below one, so that they only decide between sets of one size.
    let worth = |group: &Group| 1.0 + words(group) as f64 / (total + 1) as f64;
    let of_all = Side::BOTH.map(|side| groups.iter().map(|group| ends(group, side)).collect());
    let [old, new]: [Vec<(usize, usize)>; 2] = of_all;
    let (wide, narrow): (Vec<usize>, Vec<usize>) =
        (0..groups.len()).partition(|&at| new.get(at + 1).is_some_and(|next| next.0 < new[at].1));
    let worth_at = |at: &usize| worth(&groups[*at]);
    let chain = chain::heaviest(&narrow, items.old.len(), |_, _| true, |&at| old[at], worth_at);
    let mut stays: Vec<usize> = chain.into_iter().map(|at| narrow[at]).collect();
    for at in wide {
        let is_before = |a: usize, b: usize| old[a].1 < old[b].0 && new[a].1 < new[b].0;
        if stays.iter().all(|&other| is_before(at, other) || is_before(other, at)) {
            stays.push(at);
        }
    }
    for group in groups.iter_mut() {
        group.moved = true;
    }
    for at in stays {
        groups[at].moved = false;
    }
}

/// First and last index on a side.
fn ends(group: &Group, side: Side) -> (usize, usize) {
    match group.items[side].as_slice() {
        [first, .., last] => (*first, *last),
        [only] => (*only, *only),
        [] => (0, 0),
    }
}
