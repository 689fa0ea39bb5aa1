//! The best set of pairs in order, and the pairs out of order that go with it.

use super::Item;
use super::candidates::Pair;
use crate::model::Sides;
use crate::prefix_max::PrefixMax;

/// A pair in order is worth its score above this (0.3 to 0.5).
const LEAST_IN_ORDER: f32 = 0.36;

/// A pair out of order must score at least this (0.4 to 0.8): a false move costs more trust than a missed one.
const LEAST_MOVED: f32 = 0.5;

/// A pair out of order must be better than all others of its paragraphs that are still free by this (0 to 0.2).
const MOVED_LEAD: f32 = 0.06;

/// The set of pairs, rising on both sides, with the largest sum of scores above the least one.
///
/// Pairs come ascending by new and old index. Runs in the number of pairs times the logarithm of paragraphs.
pub fn best(pairs: &[Pair]) -> Vec<Pair> {
    let olds = pairs.iter().map(|pair| pair.old + 1).max().unwrap_or(0);
    let mut tree = PrefixMax::new(olds);
    let mut links: Vec<(f64, Option<usize>)> = Vec::with_capacity(pairs.len());
    let mut from = 0;
    for same_new in pairs.chunk_by(|a, b| a.new == b.new) {
        for pair in same_new {
            let before = tree.best_below(pair.old);
            let worth = f64::from(pair.score - LEAST_IN_ORDER);
            links.push((worth + before.map_or(0.0, |(sum, _)| sum), before.map(|(_, link)| link)));
        }
        for (at, pair) in same_new.iter().enumerate() {
            if pair.score > LEAST_IN_ORDER {
                tree.raise(pair.old, links[from + at].0, from + at);
            }
        }
        from += same_new.len();
    }
    let mut chain = Vec::new();
    let mut at = tree.best_below(olds).map(|(_, link)| link);
    while let Some(link) = at {
        chain.push(pairs[link]);
        at = links[link].1;
    }
    chain.reverse();
    chain
}

/// Adds the best pairs among paragraphs that are still free, wherever they stand; keeps the list ascending by new.
pub fn add_moved(matched: &mut Vec<Pair>, pairs: &[Pair], items: Sides<&[Item<'_>]>) {
    let mut free = Sides::new(vec![true; items.old.len()], vec![true; items.new.len()]);
    for pair in matched.iter() {
        free.old[pair.old] = false;
        free.new[pair.new] = false;
    }
    let mut rest: Vec<&Pair> = pairs.iter().filter(|pair| pair.score >= LEAST_MOVED).collect();
    rest.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.new, a.old).cmp(&(b.new, b.old))));
    for at in 0..rest.len() {
        let pair = rest[at];
        if !(free.old[pair.old] && free.new[pair.new]) {
            continue;
        }
        let rival = rest[at + 1..]
            .iter()
            .find(|other| (other.old == pair.old && free.new[other.new]) || (other.new == pair.new && free.old[other.old]));
        if pair.similarity < 1.0 && rival.is_some_and(|rival| pair.score - rival.score < MOVED_LEAD) {
            continue;
        }
        free.old[pair.old] = false;
        free.new[pair.new] = false;
        matched.push(*pair);
    }
    matched.sort_by_key(|pair| pair.new);
}
