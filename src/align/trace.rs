//! An alignment, step by step, with what each step gave: so that it can be said why paragraphs were matched.

use super::candidates::{self, Pair};
use super::matched::Matched;
use super::profile::Profiles;
use super::{Group, Item, order, shapes};
use crate::model::{Side, Sides};
use crate::tokens::Interner;

pub use super::candidates::LEAST_SIMILARITY;
pub use super::matched::{LEAST_ALONE, LEAST_IN_ORDER, LEAST_MOVED};

/// The step that found that two paragraphs belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub enum Pass {
    /// The words are the same.
    Identical,
    /// The words are the same when numbers, dates and symbols are masked.
    Masked,
    /// They are in the best set of pairs in order.
    InOrder,
    /// Both were left over by that set, and the pair is clearly better than all others of the two, wherever they
    /// stand.
    OutOfOrder,
    /// Both were left over by that set, and the pair is out of order with hardly any of those found.
    NearlyInOrder,
    /// Both were left over by all these, and they stand between the same neighbours in order.
    Between,
    /// They are notes that all other steps left over, which hang on the same words and differ in digits only.
    Hanging,
    /// They belong together by one of the others, and a free neighbour of one was joined to it: a split or a merge.
    Joined,
}

impl Pass {
    /// The name that JSON writes.
    pub fn name(self) -> &'static str {
        self.into()
    }
}

/// The score of a pair in its parts, each as it adds to it.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Score {
    /// How alike the words are, 0 to 1.
    pub similarity: f64,
    /// For words that only these two paragraphs have.
    pub own_words: f64,
    /// For equal words at the beginning; only pairs in order get it.
    pub beginning: f64,
    /// For neighbours and parents that are matched with each other.
    pub surroundings: f64,
    /// For unlike kinds and places far apart: zero or less.
    pub kind_and_place: f64,
}

impl Score {
    fn new(before: &Pair, after: &Pair) -> Self {
        let similarity = f64::from(before.similarity);
        let own_words = f64::from(candidates::own_words(before));
        Self {
            similarity,
            own_words,
            beginning: f64::from(before.beginning),
            surroundings: f64::from(after.score - before.score),
            kind_and_place: (f64::from(before.score) - similarity - own_words).min(0.0),
        }
    }

    /// The sum of the parts. It may pass 1.
    pub fn total(&self) -> f64 {
        self.similarity + self.own_words + self.beginning + self.surroundings + self.kind_and_place
    }

    /// The same where order does not count.
    pub fn without_beginning(self) -> Self {
        Self { beginning: 0.0, ..self }
    }
}

/// An alignment with what each step gave.
pub struct Trace<'a, 't> {
    items: Sides<&'a [Item<'t>]>,
    profiles: Profiles,
    /// The pairs by which neighbours and parents raise scores.
    context: Vec<Pair>,
    matched: Matched,
}

impl<'a, 't> Trace<'a, 't> {
    /// Matches the paragraphs: once by their words alone, then with what their surroundings say.
    pub fn new(items: Sides<&'a [Item<'t>]>, interner: &Interner) -> Self {
        let profiles = Profiles::new(items, interner);
        let mut pairs = candidates::find(items, &profiles);
        let context: Vec<Pair> = Matched::new(&pairs, items, &profiles).iter().copied().collect();
        candidates::boost_by_context(&mut pairs, items, &context);
        let matched = Matched::new(&pairs, items, &profiles);
        Self { items, profiles, context, matched }
    }

    /// What became which, splits and merges too.
    pub fn groups(&self) -> Vec<Group> {
        let mut matched: Vec<Pair> = self.matched.iter().copied().collect();
        matched.sort_by_key(|pair| pair.new);
        let mut groups = shapes::grow(self.items, &self.profiles, matched);
        order::mark_moved(&mut groups, self.items);
        groups
    }

    /// The indexes of the two paragraphs of a group that were matched before neighbours were joined to them.
    pub fn seed(&self, group: Sides<&[usize]>) -> Option<Sides<usize>> {
        let within = |pair: &&Pair| group.old.contains(&pair.old) && group.new.contains(&pair.new);
        let pair = self.matched.iter().find(within)?;
        Some(Sides::new(pair.old, pair.new))
    }

    /// The step that found a matched pair; `Joined` is not known here.
    pub fn pass(&self, pair: Sides<usize>) -> Pass {
        let words = |items: &[Item<'_>], at: usize| -> Vec<u32> {
            items[at].tokens.iter().map(|token| token.key).collect()
        };
        if words(self.items.old, pair.old) == words(self.items.new, pair.new) {
            Pass::Identical
        } else if self.profiles.of.old[pair.old].words == self.profiles.of.new[pair.new].words {
            Pass::Masked
        } else {
            self.step(pair)
        }
    }

    /// The same without a look at the words: one of the five that choose by scores or place.
    pub fn step(&self, pair: Sides<usize>) -> Pass {
        let is = |other: &Pair| other.old == pair.old && other.new == pair.new;
        if self.matched.in_order.iter().any(is) {
            Pass::InOrder
        } else if self.matched.out_of_order.iter().any(is) {
            Pass::OutOfOrder
        } else if self.matched.nearly_in_order.iter().any(is) {
            Pass::NearlyInOrder
        } else if self.matched.hanging.iter().any(is) {
            Pass::Hanging
        } else {
            Pass::Between
        }
    }

    /// The score of a pair; `None` where its kinds never fit.
    pub fn score(&self, pair: Sides<usize>) -> Option<Score> {
        let scored = self.scores(std::iter::once((pair.old, pair.new)));
        scored.first().map(|(_, score)| *score)
    }

    /// All paragraphs of the other side that one of `side` could be matched with, by index, best first.
    pub fn candidates(&self, side: Side, at: usize) -> Vec<(usize, Score)> {
        let others = 0..self.items[side.other()].len();
        let pairs = others.map(|other| match side {
            Side::Old => (at, other),
            Side::New => (other, at),
        });
        let scored = self.scores(pairs);
        let mut scored: Vec<(usize, Score)> =
            scored.into_iter().map(|(pair, score)| (pair[side.other()], score)).collect();
        scored.retain(|(_, score)| score.similarity >= f64::from(LEAST_SIMILARITY));
        scored.sort_by(|a, b| b.1.total().total_cmp(&a.1.total()).then(a.0.cmp(&b.0)));
        scored
    }

    fn scores(&self, pairs: impl Iterator<Item = (usize, usize)>) -> Vec<(Sides<usize>, Score)> {
        let before = candidates::score(self.items, &self.profiles, pairs);
        let mut after = before.clone();
        candidates::boost_by_context(&mut after, self.items, &self.context);
        let scored = before.iter().zip(&after).map(|(before, after)| {
            let pair = Sides::new(before.old, before.new);
            (pair, Score::new(before, after))
        });
        scored.collect()
    }
}
