//! The best set of pairs in order, and the pairs out of order that go with it.

use super::Item;
use super::candidates::Pair;
use crate::model::Sides;
use crate::prefix_max::PrefixMax;

/// A pair in order is worth its score above this (0.3 to 0.5). Chosen on 306 pairs of resolutions with the same
/// title: below it, most of the pairs read were strangers with stock phrases in common.
pub const LEAST_IN_ORDER: f32 = 0.41;

/// A pair out of order must score at least this (0.4 to 0.8): a false move costs more trust than a missed one.
pub const LEAST_MOVED: f32 = 0.5;

/// A pair out of order has at least this share of words that no other paragraph has (0 to 0.2), unless it is as
/// alike as `PLAIN`; what it has beyond that may all be stock phrases.
const LEAST_EXCLUSIVE: f32 = 0.08;
const PLAIN: f32 = 0.8;

/// A pair that is out of order with at most this many others (1 to 3) may score less, but more by `A_CROSSING` for
/// each of them (0 to 0.05) than one in order.
const MOST_CROSSED: usize = 2;
const A_CROSSING: f32 = 0.03;

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
            let worth = f64::from(in_order_score(pair) - LEAST_IN_ORDER);
            links.push((worth + before.map_or(0.0, |(sum, _)| sum), before.map(|(_, link)| link)));
        }
        for (at, pair) in same_new.iter().enumerate() {
            if in_order_score(pair) > LEAST_IN_ORDER {
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
///
/// First those that are alike enough to have moved; then those that cross hardly any of the pairs already there, and
/// so are in order with the rest: the best chain may have preferred one large pair to two small ones.
pub fn add_moved(matched: &mut Vec<Pair>, pairs: &[Pair], items: Sides<&[Item<'_>]>) {
    let mut partners = Partners::new(matched, items);
    add_clear(matched, pairs, &mut partners);
    add_nearly_in_order(matched, pairs, &mut partners);
    matched.sort_by_key(|pair| pair.new);
}

/// What the first step of `add_moved` adds to the best pairs in order.
pub fn clear(in_order: &[Pair], pairs: &[Pair], items: Sides<&[Item<'_>]>) -> Vec<Pair> {
    let mut matched = in_order.to_vec();
    add_clear(&mut matched, pairs, &mut Partners::new(in_order, items));
    matched.split_off(in_order.len())
}

/// Adds free pairs that are clearly better than all others of their paragraphs.
fn add_clear(matched: &mut Vec<Pair>, pairs: &[Pair], partners: &mut Partners) {
    let mut rest: Vec<&Pair> = pairs.iter().filter(|pair| may_have_moved(pair)).collect();
    rest.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then((a.old + a.new, a.new).cmp(&(b.old + b.new, b.new)))
    });
    for at in 0..rest.len() {
        let pair = rest[at];
        if !partners.both_free(pair) {
            continue;
        }
        let rival = rest[at + 1..].iter().find(|other| {
            (other.old == pair.old || other.new == pair.new) && partners.both_free(other)
        });
        let leads = rival.is_none_or(|rival| pair.score - rival.score >= MOVED_LEAD);
        if pair.similarity >= 1.0 || leads {
            partners.take(pair);
            matched.push(*pair);
        }
    }
}

/// Adds free pairs that are out of order with hardly any of those there.
fn add_nearly_in_order(matched: &mut Vec<Pair>, pairs: &[Pair], partners: &mut Partners) {
    let mut near: Vec<&Pair> =
        pairs.iter().filter(|pair| in_order_score(pair) > LEAST_IN_ORDER).collect();
    near.sort_by(|a, b| {
        in_order_score(b)
            .total_cmp(&in_order_score(a))
            .then((a.old + a.new, a.new).cmp(&(b.old + b.new, b.new)))
    });
    for pair in near {
        if partners.both_free(pair) && is_worth_its_crossings(pair, matched) {
            partners.take(pair);
            matched.push(*pair);
        }
    }
}

fn in_order_score(pair: &Pair) -> f32 {
    pair.score + pair.beginning
}

fn may_have_moved(pair: &Pair) -> bool {
    pair.score >= LEAST_MOVED && (pair.exclusive >= LEAST_EXCLUSIVE || pair.similarity >= PLAIN)
}

/// Whether a pair scores enough for the pairs it is out of order with.
fn is_worth_its_crossings(pair: &Pair, matched: &[Pair]) -> bool {
    let crossed =
        matched.iter().filter(|other| (other.old < pair.old) != (other.new < pair.new)).count();
    crossed <= MOST_CROSSED && in_order_score(pair) > LEAST_IN_ORDER + A_CROSSING * crossed as f32
}

/// Who is matched with whom so far.
struct Partners {
    of: Sides<Vec<Option<usize>>>,
}

impl Partners {
    fn new(matched: &[Pair], items: Sides<&[Item<'_>]>) -> Self {
        let mut partners = Self { of: items.map(|items| vec![None; items.len()]) };
        matched.iter().for_each(|pair| partners.take(pair));
        partners
    }

    fn take(&mut self, pair: &Pair) {
        self.of.old[pair.old] = Some(pair.new);
        self.of.new[pair.new] = Some(pair.old);
    }

    fn both_free(&self, pair: &Pair) -> bool {
        self.of.old[pair.old].is_none() && self.of.new[pair.new].is_none()
    }
}
