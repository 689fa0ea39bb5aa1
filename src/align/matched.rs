//! The best set of pairs in order, and the pairs out of order that go with it.

use std::cmp::Ordering;

use super::Item;
use super::candidates::{self, Pair};
use crate::chain;
use crate::model::Sides;

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

/// The matched pairs, by the step that found them.
#[derive(Debug, Clone, Default)]
pub struct Matched {
    /// The best pairs in order.
    pub in_order: Vec<Pair>,
    /// Pairs of what these left over that are alike enough to have moved.
    pub out_of_order: Vec<Pair>,
    /// Pairs of what is left then that cross hardly any of the others, and so are in order with the rest: the best
    /// chain may have preferred one large pair to two small ones.
    pub nearly_in_order: Vec<Pair>,
}

impl Matched {
    /// Matches what the pairs offer. They come ascending by new and old index.
    pub fn new(pairs: &[Pair], items: Sides<&[Item<'_>]>) -> Self {
        let in_order = best_in_order(&candidates::without_rivals_of_anchors(pairs));
        let mut partners = Partners::new(&in_order, items);
        let mut matched = Self { in_order, ..Self::default() };
        matched.out_of_order = moved(pairs, &mut partners);
        matched.add_nearly_in_order(pairs, &mut partners);
        matched
    }

    /// All of them, in the order of the steps.
    pub fn iter(&self) -> impl Iterator<Item = &Pair> {
        self.in_order.iter().chain(&self.out_of_order).chain(&self.nearly_in_order)
    }

    /// Adds free pairs that are out of order with hardly any of those there.
    fn add_nearly_in_order(&mut self, pairs: &[Pair], partners: &mut Partners) {
        let mut near: Vec<&Pair> =
            pairs.iter().filter(|pair| in_order_score(pair) > LEAST_IN_ORDER).collect();
        near.sort_by(|a, b| best_first(a, b, in_order_score));
        for pair in near {
            if partners.are_free(pair) && is_worth_its_crossings(pair, self.iter()) {
                partners.take(pair);
                self.nearly_in_order.push(*pair);
            }
        }
    }
}

/// The set of pairs, rising on both sides, with the largest sum of scores above the least one.
fn best_in_order(pairs: &[Pair]) -> Vec<Pair> {
    let pairs: Vec<Pair> =
        pairs.iter().filter(|pair| in_order_score(pair) > LEAST_IN_ORDER).copied().collect();
    let end = pairs.iter().map(|pair| pair.old + 1).max().unwrap_or(0);
    let worth = |pair: &Pair| f64::from(in_order_score(pair) - LEAST_IN_ORDER);
    let chain =
        chain::heaviest(&pairs, end, |a, b| a.new != b.new, |pair| (pair.old, pair.old), worth);
    chain.into_iter().map(|at| pairs[at]).collect()
}

/// Free pairs that are clearly better than all others of their paragraphs.
fn moved(pairs: &[Pair], partners: &mut Partners) -> Vec<Pair> {
    let mut rest: Vec<&Pair> = pairs.iter().filter(|pair| may_have_moved(pair)).collect();
    rest.sort_by(|a, b| best_first(a, b, |pair| pair.score));
    let mut moved = Vec::new();
    for (at, &pair) in rest.iter().enumerate() {
        if !partners.are_free(pair) {
            continue;
        }
        let rival = rest[at + 1..].iter().find(|other| {
            (other.old == pair.old || other.new == pair.new) && partners.are_free(other)
        });
        let leads = rival.is_none_or(|rival| pair.score - rival.score >= MOVED_LEAD);
        if pair.similarity >= 1.0 || leads {
            partners.take(pair);
            moved.push(*pair);
        }
    }
    moved
}

/// The better score first; where equal, what stands nearer to the beginning of both texts, whichever is called old.
fn best_first(a: &Pair, b: &Pair, score: impl Fn(&Pair) -> f32) -> Ordering {
    let place = |pair: &Pair| (pair.old + pair.new, pair.new);
    score(b).total_cmp(&score(a)).then_with(|| place(a).cmp(&place(b)))
}

fn in_order_score(pair: &Pair) -> f32 {
    pair.score + pair.beginning
}

fn may_have_moved(pair: &Pair) -> bool {
    pair.score >= LEAST_MOVED && (pair.exclusive >= LEAST_EXCLUSIVE || pair.similarity >= PLAIN)
}

/// Whether a pair scores enough for the pairs it is out of order with.
fn is_worth_its_crossings<'p>(pair: &Pair, matched: impl Iterator<Item = &'p Pair>) -> bool {
    let is_crossed = |other: &&Pair| (other.old < pair.old) != (other.new < pair.new);
    let crossed = matched.filter(is_crossed).take(MOST_CROSSED + 1).count();
    crossed <= MOST_CROSSED && in_order_score(pair) > LEAST_IN_ORDER + A_CROSSING * crossed as f32
}

/// Which paragraphs are matched so far.
struct Partners {
    taken: Sides<Vec<bool>>,
}

impl Partners {
    fn new(matched: &[Pair], items: Sides<&[Item<'_>]>) -> Self {
        let mut partners = Self { taken: items.map(|items| vec![false; items.len()]) };
        matched.iter().for_each(|pair| partners.take(pair));
        partners
    }

    fn take(&mut self, pair: &Pair) {
        self.taken.old[pair.old] = true;
        self.taken.new[pair.new] = true;
    }

    fn are_free(&self, pair: &Pair) -> bool {
        !self.taken.old[pair.old] && !self.taken.new[pair.new]
    }
}
