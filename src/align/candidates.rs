//! The pairs of paragraphs worth looking at, found through an inverted index of their words.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Item;
use super::profile::Profiles;
use crate::model::{Kind, Sides};

/// An old and a new paragraph that may be the same one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// Index on the old side.
    pub old: usize,
    /// Index on the new side.
    pub new: usize,
    /// How alike the words are, 0 to 1.
    pub similarity: f32,
    /// The similarity with what their kinds and surroundings add or take.
    pub score: f32,
    /// The share of the shorter paragraph's words that only these two have, 0 to 1.
    pub exclusive: f32,
    /// What equal words at the beginning add, where the pair is in order.
    pub beginning: f32,
}

/// Pairs below this are never looked at (0.1 to 0.3).
const LEAST_SIMILARITY: f32 = 0.24;

/// So many best pairs a paragraph are looked at (5 to 30).
const MOST_A_PARAGRAPH: usize = 14;

/// Features in more than this many paragraphs do not bring pairs up (20 to 200); they still count in scores.
const COMMON: u32 = 40;

/// Pairs that share less of their weight than this through uncommon words are not looked at (0 to 0.05).
const LEAST_GATHERED: f32 = 0.02;

/// Lost when the kinds differ, as from preamble to operative part (0 to 0.2).
const OTHER_KIND: f32 = 0.12;

/// Won when both paragraphs hang on paragraphs that are matched (0 to 0.3).
const SAME_PARENT: f32 = 0.15;

/// Won for each equal word at the beginning (0 to 0.03), up to `MOST_BEGINNING` of them.
const BEGINNING: f32 = 0.012;
const MOST_BEGINNING: usize = 12;

/// Won for each share of the words that only the two paragraphs have (0 to 1), up to `MOST_EXCLUSIVE` of it.
const EXCLUSIVE: f32 = 0.5;
const MOST_EXCLUSIVE: f32 = 0.2;

/// Won when the neighbours on both sides are matched with each other (0 to 0.2).
const NEIGHBOURS: f32 = 0.08;

/// Finds the candidate pairs, ascending by new and old index.
///
/// Paragraphs that are the same to the letter, and like no other, have only each other.
pub fn find(items: Sides<&[Item<'_>]>, profiles: &Profiles) -> Vec<Pair> {
    let same = same(items);
    let has_twin: FxHashSet<usize> = same
        .iter()
        .filter_map(|same| match same {
            Same::Twin(old) => Some(*old),
            Same::Ranked(_) => None,
        })
        .collect();
    let index = index(profiles, &has_twin);
    let by_words = same_words(profiles);
    let mut gathered = Gathered::new(items.old.len());
    let mut pairs = Vec::new();
    for (new, profile) in profiles.of.new.iter().enumerate() {
        let ranked = match same[new] {
            Same::Twin(old) => {
                pairs.extend(pair(items, profiles, old, new));
                continue;
            }
            Same::Ranked(olds) => olds,
        };
        for feature in &profile.features {
            for &old in &index[feature.id as usize] {
                gathered.add(old, profiles.weights[feature.id as usize]);
            }
        }
        for &old in by_words.get(profile.words.as_slice()).into_iter().flatten() {
            if !has_twin.contains(&(old as usize)) {
                gathered.add(old, profile.weight);
            }
        }
        let of_old = |old: u32| profiles.of.old[old as usize].weight + profile.weight;
        let mut olds = gathered.take_best(of_old);
        olds.extend(ranked.into_iter().flatten().map(|old| old as u32));
        olds.sort_unstable();
        olds.dedup();
        for old in olds {
            pairs.extend(pair(items, profiles, old as usize, new));
        }
    }
    pairs
}

/// The old paragraphs with the same words as one new paragraph that are candidates however many there are.
#[derive(Clone, Copy)]
enum Same {
    /// There is one on either side: they have only each other.
    Twin(usize),
    /// The ones at the same place among all with these words, counted from the first and from the last.
    Ranked([Option<usize>; 2]),
}

fn same(items: Sides<&[Item<'_>]>) -> Vec<Same> {
    let keys =
        |item: &Item<'_>| -> Vec<u32> { item.tokens.iter().map(|token| token.key).collect() };
    let mut all: FxHashMap<Vec<u32>, Sides<Vec<usize>>> = FxHashMap::default();
    for (at, item) in items.old.iter().enumerate() {
        all.entry(keys(item)).or_default().old.push(at);
    }
    let mut same = vec![Same::Ranked([None; 2]); items.new.len()];
    for (at, item) in items.new.iter().enumerate() {
        if let Some(of_both) = all.get_mut(&keys(item)) {
            of_both.new.push(at);
        }
    }
    for Sides { old, new } in all.into_values() {
        for (rank, &at) in new.iter().enumerate() {
            let from_last = (old.len() + rank).checked_sub(new.len());
            same[at] = match (old.as_slice(), new.as_slice()) {
                (&[old], [_]) if fit(items.old[old].kind, items.new[at].kind).is_some() => {
                    Same::Twin(old)
                }
                _ => Same::Ranked([Some(rank), from_last].map(|rank| old.get(rank?).copied())),
            };
        }
    }
    same
}

/// The old paragraphs without a twin by each feature that is not common.
fn index(profiles: &Profiles, has_twin: &FxHashSet<usize>) -> Vec<Vec<u32>> {
    let mut index: Vec<Vec<u32>> = vec![Vec::new(); profiles.weights.len()];
    for (at, profile) in profiles.of.old.iter().enumerate() {
        if has_twin.contains(&at) {
            continue;
        }
        for feature in &profile.features {
            if (2..=COMMON).contains(&profiles.spread[feature.id as usize]) {
                index[feature.id as usize].push(at as u32);
            }
        }
    }
    index
}

/// The old paragraphs that share words with one new paragraph, with the weight of those words.
struct Gathered {
    weight: Vec<f32>,
    touched: Vec<u32>,
}

impl Gathered {
    fn new(olds: usize) -> Self {
        Self {
            weight: vec![0.0; olds],
            touched: Vec::new(),
        }
    }

    fn add(&mut self, old: u32, weight: f32) {
        if self.weight[old as usize] == 0.0 {
            self.touched.push(old);
        }
        self.weight[old as usize] += weight;
    }

    /// Empties the list; returns the best.
    fn take_best(&mut self, whole: impl Fn(u32) -> f32) -> Vec<u32> {
        let mut ranked: Vec<(f32, u32)> = self
            .touched
            .drain(..)
            .map(|old| {
                (
                    std::mem::take(&mut self.weight[old as usize]) / whole(old),
                    old,
                )
            })
            .filter(|&(share, _)| share >= LEAST_GATHERED)
            .collect();
        if ranked.len() > MOST_A_PARAGRAPH {
            ranked.select_nth_unstable_by(MOST_A_PARAGRAPH, |a, b| {
                b.0.total_cmp(&a.0).then(a.1.cmp(&b.1))
            });
            ranked.truncate(MOST_A_PARAGRAPH);
        }
        ranked.into_iter().map(|(_, old)| old).collect()
    }
}

/// The old paragraphs by their masked words: identical ones are candidates however common their words.
fn same_words(profiles: &Profiles) -> FxHashMap<&[u32], Vec<u32>> {
    let mut by_words: FxHashMap<&[u32], Vec<u32>> = FxHashMap::default();
    for (at, profile) in profiles.of.old.iter().enumerate() {
        by_words
            .entry(profile.words.as_slice())
            .or_default()
            .push(at as u32);
    }
    by_words
}

fn pair(items: Sides<&[Item<'_>]>, profiles: &Profiles, old: usize, new: usize) -> Option<Pair> {
    let kinds = fit(items.old[old].kind, items.new[new].kind)?;
    let (a, b) = (&profiles.of.old[old], &profiles.of.new[new]);
    let same = items.old[old]
        .tokens
        .iter()
        .map(|t| t.key)
        .eq(items.new[new].tokens.iter().map(|t| t.key));
    let likeness = profiles.likeness(a, b);
    let similarity = if same {
        1.0
    } else {
        likeness.similarity.min(0.999)
    };
    if similarity < LEAST_SIMILARITY {
        return None;
    }
    let exclusive = likeness.exclusive;
    let beginning = a
        .words
        .iter()
        .zip(&b.words)
        .take(MOST_BEGINNING)
        .take_while(|(x, y)| x == y)
        .count();
    Some(Pair {
        old,
        new,
        similarity,
        score: similarity - kinds + EXCLUSIVE * exclusive.min(MOST_EXCLUSIVE),
        exclusive,
        beginning: BEGINNING * beginning as f32,
    })
}

/// What unlike kinds cost; `None` where they never fit.
fn fit(old: Kind, new: Kind) -> Option<f32> {
    use Kind::{Annex, Closing, Heading, Opener};
    if old == new {
        return Some(0.0);
    }
    let alone = |kind| matches!(kind, Opener | Closing);
    if alone(old) || alone(new) {
        return None;
    }
    let title = |kind| matches!(kind, Heading | Annex);
    Some(if title(old) != title(new) {
        2.0 * OTHER_KIND
    } else {
        OTHER_KIND
    })
}

/// Raises the scores of pairs whose parents or neighbours are matched.
pub fn lean_on(pairs: &mut [Pair], items: Sides<&[Item<'_>]>, matched: &[Pair]) {
    let mut partner = vec![None; items.old.len()];
    for pair in matched {
        partner[pair.old] = Some(pair.new);
    }
    for pair in pairs {
        let parents = (items.old[pair.old].parent, items.new[pair.new].parent);
        if let (Some(old), Some(new)) = parents {
            if partner[old] == Some(new) {
                pair.score += SAME_PARENT;
            } else if partner[old].is_some() {
                pair.score -= SAME_PARENT / 2.0;
            }
        }
        let before = pair.old == 0 && pair.new == 0
            || pair.old > 0 && pair.new > 0 && partner[pair.old - 1] == Some(pair.new - 1);
        let after = pair.old + 1 == items.old.len() && pair.new + 1 == items.new.len()
            || partner.get(pair.old + 1).copied().flatten() == Some(pair.new + 1);
        if before && after {
            pair.score += NEIGHBOURS;
        } else if before || after {
            pair.score += NEIGHBOURS / 2.0;
        }
    }
}

/// A pair this alike may be firm (0.6 to 0.95).
const FIRM: f32 = 0.7;

/// A firm pair is better than all others of both its paragraphs by this much (0.1 to 0.4).
const FIRM_LEAD: f32 = 0.25;

/// The pairs without those that stand against a firm one.
///
/// A pair is firm when it is very alike and nothing else comes near it on either side: such paragraphs belong
/// together wherever they stand, and must not be given to others for the sake of order.
pub fn without_rivals_of_firm(pairs: &[Pair]) -> Vec<Pair> {
    let mut best = Sides::new(FxHashMap::default(), FxHashMap::default());
    for pair in pairs {
        note(&mut best.old, pair.old, pair.score);
        note(&mut best.new, pair.new, pair.score);
    }
    let firm_of = |map: &FxHashMap<usize, (f32, f32)>, at: usize, score: f32| {
        let (first, second) = map[&at];
        score == first && score - second >= FIRM_LEAD
    };
    let firm = |pair: &Pair| {
        pair.score >= FIRM
            && firm_of(&best.old, pair.old, pair.score)
            && firm_of(&best.new, pair.new, pair.score)
    };
    let mut taken = Sides::new(FxHashMap::default(), FxHashMap::default());
    for pair in pairs.iter().filter(|pair| firm(pair)) {
        taken.old.insert(pair.old, pair.new);
        taken.new.insert(pair.new, pair.old);
    }
    pairs
        .iter()
        .filter(|pair| {
            taken.old.get(&pair.old).is_none_or(|&new| new == pair.new)
                && taken.new.get(&pair.new).is_none_or(|&old| old == pair.old)
        })
        .copied()
        .collect()
}

/// Keeps the best and the second-best score of a paragraph.
fn note(map: &mut FxHashMap<usize, (f32, f32)>, at: usize, score: f32) {
    let (first, second) = map.entry(at).or_insert((f32::MIN, f32::MIN));
    if score > *first {
        *second = *first;
        *first = score;
    } else if score > *second {
        *second = score;
    }
}
