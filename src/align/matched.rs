//! The best set of pairs in order, and the pairs out of order that go with it.

use std::cmp::Ordering;
use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Item;
use super::candidates::{self, Pair};
use super::profile::Profiles;
use crate::chain;
use crate::model::{Side, Sides};

/// A pair in order is worth its score above this (0.3 to 0.5). Chosen on 306 pairs of resolutions with the same
/// title: below it, most of the pairs read were strangers with stock phrases in common.
pub const LEAST_IN_ORDER: f32 = 0.41;

/// A pair that begins otherwise on both sides and has fewer words and pairs of words of its own than `LEAST_TELLING` (1 to
/// 3) must be as alike as `LIKE` (0.6 to 0.8): what it has in common may be one long name.
const LEAST_TELLING: usize = 2;
const LIKE: f32 = 0.7;

/// With fewer words (8 to 12) a paragraph is hardly more than a name, as notes are.
const SHORT: usize = 10;

/// A pair out of order must score at least this (0.4 to 0.8): a false move costs more trust than a missed one.
pub const LEAST_MOVED: f32 = 0.5;

/// A pair out of order has at least this share of words that no other paragraph has (0 to 0.2), and `LEAST_TELLING` of
/// them, unless it is as alike as `PLAIN`; what it has beyond that may all be stock phrases.
const LEAST_EXCLUSIVE: f32 = 0.08;
const PLAIN: f32 = 0.8;

/// A pair that is out of order with at most this many others (1 to 3) may score less, but more by `A_CROSSING` for
/// each of them (0 to 0.05) than one in order.
const MOST_CROSSED: usize = 2;
const A_CROSSING: f32 = 0.03;

/// The only free paragraphs of their kind between two pairs in order must score this (0.15 to 0.3), and more by
/// `A_DOUBLING` each time that there are twice as many pairs to choose from (0.05 to 0.1). Chosen on 318 pairs of
/// resolutions: of 40 only ones that score 0.12 or more, 37 were read as the same paragraph; of more, the half.
pub const LEAST_ALONE: f32 = 0.17;
const A_DOUBLING: f32 = 0.08;

/// Where there are more free pairs between two in order, place says little (16 to 64).
const MOST_BETWEEN: usize = 64;

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
    /// Pairs of what is left at last that stand between the same neighbours in order.
    pub between: Vec<Pair>,
    /// Notes that nothing else matched, which hang on the same words and differ in digits only.
    pub hanging: Vec<Pair>,
}

impl Matched {
    /// Matches what the pairs offer. They come ascending by new and old index.
    pub fn new(pairs: &[Pair], items: Sides<&[Item<'_>]>, profiles: &Profiles) -> Self {
        let mut in_order = best_in_order(&candidates::without_rivals_of_anchors(pairs));
        close_up(&mut in_order, items);
        let mut partners = Partners::new(&in_order, items);
        let mut matched = Self { in_order, ..Self::default() };
        matched.out_of_order = moved(pairs, &mut partners);
        matched.add_nearly_in_order(pairs, &mut partners);
        matched.add_blocks(items, profiles, &mut partners);
        matched.add_between(items, profiles, &mut partners);
        matched.add_hanging(items, profiles, &mut partners);
        matched
    }

    /// All of them, in the order of the steps.
    pub fn iter(&self) -> impl Iterator<Item = &Pair> {
        let in_order = self.in_order.iter().chain(&self.out_of_order);
        in_order.chain(&self.nearly_in_order).chain(&self.between).chain(&self.hanging)
    }

    /// Adds free pairs that are out of order with hardly any of those there.
    fn add_nearly_in_order(&mut self, pairs: &[Pair], partners: &mut Partners) {
        let mut near: Vec<&Pair> = pairs.iter().filter(|pair| is_worth(pair)).collect();
        near.sort_by(|a, b| best_first(a, b, in_order_score));
        for pair in near {
            // Pairs that have moved say nothing about the order of the others.
            let in_order = self.in_order.iter().chain(&self.nearly_in_order);
            if partners.are_free(pair) && is_worth_its_crossings(pair, in_order) {
                partners.take(pair);
                self.nearly_in_order.push(*pair);
            }
        }
    }

    /// Adds the free neighbours of pairs that are out of order, and theirs, as long as they are alike: blocks move
    /// together.
    fn add_blocks(
        &mut self,
        items: Sides<&[Item<'_>]>,
        profiles: &Profiles,
        partners: &mut Partners,
    ) {
        let mut at = 0;
        while let Some(&Pair { old, new, .. }) = self.out_of_order.get(at) {
            at += 1;
            let before = old.checked_sub(1).zip(new.checked_sub(1));
            let near = before.into_iter().chain([(old + 1, new + 1)]);
            let near = near.filter(|&(old, new)| old < items.old.len() && new < items.new.len());
            for pair in candidates::score(items, profiles, near) {
                if partners.are_free(&pair) && in_order_score(&pair) > LEAST_IN_ORDER {
                    partners.take(&pair);
                    self.out_of_order.push(pair);
                }
            }
        }
    }

    /// Adds the free notes that hang on the same words.
    fn add_hanging(
        &mut self,
        items: Sides<&[Item<'_>]>,
        profiles: &Profiles,
        partners: &mut Partners,
    ) {
        let of = |items: &[Item<'_>], at: usize| Some((items[at].hangs?, at));
        let old: FxHashMap<u32, usize> =
            (0..items.old.len()).filter_map(|at| of(items.old, at)).collect();
        let hang = (0..items.new.len()).filter_map(|at| of(items.new, at));
        let pairs = hang.filter_map(|(hangs, new)| Some((*old.get(&hangs)?, new)));
        for pair in candidates::score(items, profiles, pairs) {
            if partners.are_free(&pair) {
                partners.take(&pair);
                self.hanging.push(pair);
            }
        }
    }

    /// Adds free pairs that stand between the same neighbours: in order, or within a block that moved.
    fn add_between(
        &mut self,
        items: Sides<&[Item<'_>]>,
        profiles: &Profiles,
        partners: &mut Partners,
    ) {
        let mut from = Sides::new(0, 0);
        let ends: Vec<Sides<usize>> =
            self.in_order.iter().map(|pair| Sides::new(pair.old, pair.new)).collect();
        for to in ends.into_iter().chain([items.map(<[_]>::len)]) {
            self.fill(from.zip(to).map(|(from, to)| from..to), items, profiles, partners);
            from = to.map(|at| at + 1);
        }
        let mut moved = self.out_of_order.clone();
        moved.sort_by_key(|pair| pair.new);
        for pair in moved.windows(2) {
            let gap = Sides::new(pair[0].old + 1..pair[1].old, pair[0].new + 1..pair[1].new);
            let is_free = |side| gap[side].clone().all(|at| !partners.taken[side][at]);
            if Side::BOTH.into_iter().all(is_free) {
                self.fill(gap, items, profiles, partners);
            }
        }
    }

    /// Adds the free pairs of one kind in a gap, the most alike first, in order among themselves.
    fn fill(
        &mut self,
        gap: Sides<Range<usize>>,
        items: Sides<&[Item<'_>]>,
        profiles: &Profiles,
        partners: &mut Partners,
    ) {
        let free = Sides::from_fn(|side| -> Vec<usize> {
            gap[side].clone().filter(|&at| !partners.taken[side][at]).collect()
        });
        if free.old.len() * free.new.len() > MOST_BETWEEN {
            return;
        }
        let kind = |side: Side, at: usize| items[side][at].kind;
        let of_kind = |pair: &Pair| {
            let of = kind(Side::Old, pair.old);
            let count = |side| free[side].iter().filter(|&&at| kind(side, at) == of).count();
            count(Side::Old) * count(Side::New)
        };
        let pairs = free.old.iter().flat_map(|&old| free.new.iter().map(move |&new| (old, new)));
        let alike = pairs.filter(|&(old, new)| kind(Side::Old, old) == kind(Side::New, new));
        let mut alike = candidates::score(items, profiles, alike);
        alike.retain(|pair| alone_score(pair) > least_between(of_kind(pair)));
        alike.sort_by(|a, b| best_first(a, b, alone_score));
        let first = self.between.len();
        for pair in alike {
            let mut others = self.between[first..].iter();
            if partners.are_free(&pair)
                && others.all(|other| (other.old < pair.old) == (other.new < pair.new))
            {
                partners.take(&pair);
                self.between.push(pair);
            }
        }
    }
}

/// The set of pairs, rising on both sides, with the largest sum of scores above the least one.
fn best_in_order(pairs: &[Pair]) -> Vec<Pair> {
    let pairs: Vec<Pair> = pairs.iter().filter(|pair| is_worth(pair)).copied().collect();
    let end = pairs.iter().map(|pair| pair.old + 1).max().unwrap_or(0);
    let worth = |pair: &Pair| f64::from(in_order_score(pair) - LEAST_IN_ORDER);
    let chain =
        chain::heaviest(&pairs, end, |a, b| a.new != b.new, |pair| (pair.old, pair.old), worth);
    chain.into_iter().map(|at| pairs[at]).collect()
}

/// Moves pairs to equal paragraphs directly behind the pair before them: of paragraphs that recur in each section, those of
/// one section stay together.
fn close_up(in_order: &mut [Pair], items: Sides<&[Item<'_>]>) {
    let same = |items: &[Item<'_>], a: usize, b: usize| {
        let keys = |at: usize| items[at].tokens.iter().map(|token| token.key);
        keys(a).eq(keys(b))
    };
    for at in 1..in_order.len() {
        let next = Sides::new(in_order[at - 1].old + 1, in_order[at - 1].new + 1);
        let pair = &mut in_order[at];
        if pair.old == next.old && pair.new > next.new && same(items.new, pair.new, next.new) {
            pair.new = next.new;
        } else if pair.new == next.new && pair.old > next.old && same(items.old, pair.old, next.old)
        {
            pair.old = next.old;
        }
    }
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

/// Whether a pair can be matched for its words: it scores enough, and has more in common than one name.
fn is_worth(pair: &Pair) -> bool {
    let is_named_alone = pair.words >= SHORT && pair.own < LEAST_TELLING && pair.beginning == 0.0;
    in_order_score(pair) > LEAST_IN_ORDER && (!is_named_alone || pair.similarity >= LIKE)
}

/// The score of a pair whose place is known: by its words alone, without what it begins with, which strangers share.
fn alone_score(pair: &Pair) -> f32 {
    pair.similarity + candidates::own_words(pair)
}

/// What a pair between two neighbours in order must score, of so many that stand there.
fn least_between(pairs: usize) -> f32 {
    (LEAST_ALONE + A_DOUBLING * (pairs as f32).log2()).min(LEAST_IN_ORDER)
}

fn may_have_moved(pair: &Pair) -> bool {
    pair.score >= LEAST_MOVED && (has_own_words(pair) || pair.similarity >= PLAIN)
}

fn has_own_words(pair: &Pair) -> bool {
    pair.exclusive >= LEAST_EXCLUSIVE && (pair.own >= LEAST_TELLING || pair.words < SHORT)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_long_name_is_no_evidence() {
        let named = Pair {
            old: 0,
            new: 0,
            similarity: 0.6,
            score: 0.6,
            exclusive: 0.1,
            own: 1,
            words: 20,
            beginning: 0.0,
        };
        assert!(!is_worth(&named));
        assert!(is_worth(&Pair { own: 2, ..named }));
        assert!(is_worth(&Pair { words: 5, ..named }));
        assert!(is_worth(&Pair { beginning: 0.1, ..named }));
        assert!(is_worth(&Pair { similarity: LIKE, ..named }));
    }

    #[test]
    fn the_more_there_are_to_choose_from_the_more_alike_a_pair_must_be() {
        assert!(least_between(1) < least_between(2));
        assert!(least_between(2) < least_between(4));
        assert_eq!(least_between(64), LEAST_IN_ORDER);
    }
}
