//! Which groups are moved: as few as can be, so that the rest is in order on both sides.

use super::{Group, Item};
use crate::model::Sides;
use crate::prefix_max::PrefixMax;

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
    let mut tree = PrefixMax::new(items.old.len());
    let mut links: Vec<(f64, Option<usize>)> = Vec::with_capacity(groups.len());
    for (at, group) in groups.iter().enumerate() {
        let (first, last) = ends(group);
        let before = tree.best_below(first);
        // All the shares together are below one, so that they only decide between sets of one size.
        let value = 1.0 + words(group) as f64 / (total + 1) as f64;
        links.push((value + before.map_or(0.0, |(sum, _)| sum), before.map(|(_, link)| link)));
        tree.raise(last, links[at].0, at);
    }
    let mut stays = vec![false; groups.len()];
    let mut at = tree.best_below(items.old.len()).map(|(_, link)| link);
    while let Some(link) = at {
        stays[link] = true;
        at = links[link].1;
    }
    for (group, stays) in groups.iter_mut().zip(stays) {
        group.moved = !stays;
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
