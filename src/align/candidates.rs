//! The pairs of paragraphs worth looking at, found through an inverted index of their words.

use rustc_hash::FxHashMap;

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
    /// How many words and pairs of words these are.
    pub own: usize,
    /// How many words the shorter paragraph has.
    pub words: usize,
    /// What equal words at the beginning add, where the pair is in order.
    pub beginning: f32,
}

/// Pairs below this are never looked at (0.1 to 0.3).
pub const LEAST_SIMILARITY: f32 = 0.26;

/// So many best pairs a paragraph are looked at (5 to 30).
const MOST_A_PARAGRAPH: usize = 14;

/// Features in more than this many paragraphs do not bring pairs up (20 to 200); they still count in scores.
const COMMON: usize = 40;

/// Pairs that share less of their weight than this through uncommon words are not looked at (0 to 0.05).
const LEAST_GATHERED: f32 = 0.04;

/// Lost by paragraphs at opposite ends of their documents (0 to 0.05): it decides between equals.
const DISTANCE: f32 = 0.02;

/// Lost when the kinds differ, as from preamble to operative part (0 to 0.2).
const OTHER_KIND: f32 = 0.12;

/// Won when both paragraphs hang on paragraphs that are matched, or all their items are (0 to 0.3).
const SAME_PARENT: f32 = 0.15;

/// Won for each equal word at the beginning (0 to 0.03), up to `MOST_BEGINNING` of them.
const BEGINNING: f32 = 0.012;
const MOST_BEGINNING: usize = 12;

/// Won for each share of the words that only the two paragraphs have (0 to 1), up to `MOST_EXCLUSIVE` of it.
const EXCLUSIVE: f32 = 0.5;
const MOST_EXCLUSIVE: f32 = 0.2;

/// What words that only the two paragraphs have add to the score of their pair.
pub fn own_words(pair: &Pair) -> f32 {
    EXCLUSIVE * pair.exclusive.min(MOST_EXCLUSIVE)
}

/// Won when the neighbours on both sides are matched with each other (0 to 0.2).
const NEIGHBOURS: f32 = 0.08;

/// Finds the candidate pairs, ascending by new and old index.
///
/// Paragraphs that are the same to the letter, and like no other, have only each other.
pub fn find(items: Sides<&[Item<'_>]>, profiles: &Profiles) -> Vec<Pair> {
    let twin = twins(items);
    let olds = items.old.len();
    let mut has_twin = vec![false; olds];
    twin.iter().flatten().for_each(|&old| has_twin[old] = true);
    let by_words = same_words(profiles, &has_twin);
    let stand = Stand::new(items);
    let mut gathered = Gathered::new(olds);
    let mut found = Vec::new();
    for (new, profile) in profiles.of.new.iter().enumerate() {
        if let Some(old) = twin[new] {
            found.push((f32::INFINITY, old, new));
            continue;
        }
        for feature in &profile.features {
            let holders = Some(profiles.holders(feature.id)).filter(|all| all.len() <= COMMON);
            let olds = holders.unwrap_or(&[]).iter().take_while(|&&old| (old as usize) < olds);
            for &old in olds.filter(|&&old| !has_twin[old as usize]) {
                gathered.add(old, profiles.weights[feature.id as usize]);
            }
        }
        let alike = by_words.get(profile.words.as_slice()).map_or(&[][..], Vec::as_slice);
        for &old in near(alike, new * olds / items.new.len()) {
            gathered.add(old, 0.0);
        }
        gathered.take(|old, weight| {
            let is_alike = !alike.is_empty() && profiles.of.old[old].words == profile.words;
            let same = if is_alike { profile.weight.max(1.0) } else { 0.0 };
            let whole = profiles.of.old[old].weight + profile.weight;
            let share = (weight + same) / whole.max(1.0);
            if share >= LEAST_GATHERED {
                found.push((share - DISTANCE * stand.distance(old, new), old, new));
            }
        });
    }
    keep_best(&mut found, Sides::new(items.old.len(), items.new.len()));
    found.sort_unstable_by_key(|&(_, old, new)| (new, old));
    let pairs =
        found.into_iter().filter_map(|(_, old, new)| pair(items, profiles, stand, old, new));
    pairs.filter(|pair| pair.similarity >= LEAST_SIMILARITY).collect()
}

/// Scores the pairs at the given old and new indexes, however little alike they are; those whose kinds never fit are left out.
pub fn score(
    items: Sides<&[Item<'_>]>,
    profiles: &Profiles,
    pairs: impl Iterator<Item = (usize, usize)>,
) -> Vec<Pair> {
    let stand = Stand::new(items);
    pairs.filter_map(|(old, new)| pair(items, profiles, stand, old, new)).collect()
}

/// Keeps the pairs that are among the best of one of their paragraphs.
fn keep_best(found: &mut Vec<(f32, usize, usize)>, counts: Sides<usize>) {
    found.sort_unstable_by(|a, b| {
        b.0.total_cmp(&a.0).then((a.1 + a.2).cmp(&(b.1 + b.2))).then(a.1.cmp(&b.1))
    });
    let mut seen = counts.map(|count| vec![0usize; count]);
    found.retain(|&(_, old, new)| {
        seen.old[old] += 1;
        seen.new[new] += 1;
        seen.old[old].min(seen.new[new]) <= MOST_A_PARAGRAPH
    });
}

/// Where paragraphs stand in their documents.
#[derive(Debug, Clone, Copy)]
struct Stand {
    counts: Sides<f32>,
}

impl Stand {
    fn new(items: Sides<&[Item<'_>]>) -> Self {
        Self { counts: items.map(|items| items.len().max(1) as f32) }
    }

    /// How far two paragraphs stand apart, as a share of their documents, 0 to 1.
    fn distance(self, old: usize, new: usize) -> f32 {
        (old as f32 / self.counts.old - new as f32 / self.counts.new).abs()
    }
}

/// For each new paragraph the one old paragraph with the same words, where both have no other such.
fn twins(items: Sides<&[Item<'_>]>) -> Vec<Option<usize>> {
    let keys =
        |item: &Item<'_>| -> Vec<u32> { item.tokens.iter().map(|token| token.key).collect() };
    let mut seen: FxHashMap<Vec<u32>, (usize, usize, usize)> = FxHashMap::default();
    for (at, item) in items.old.iter().enumerate() {
        let entry = seen.entry(keys(item)).or_default();
        *entry = (entry.0 + 1, entry.1, at);
    }
    let new_keys: Vec<Vec<u32>> = items.new.iter().map(keys).collect();
    for keys in &new_keys {
        if let Some(entry) = seen.get_mut(keys) {
            entry.1 += 1;
        }
    }
    new_keys
        .iter()
        .enumerate()
        .map(|(new, keys)| match seen.get(keys) {
            Some(&(1, 1, old)) if fit(items.old[old].kind, items.new[new].kind).is_some() => {
                Some(old)
            }
            _ => None,
        })
        .collect()
}

/// The old paragraphs that share words with one new paragraph, with the weight of those words.
struct Gathered {
    weight: Vec<f32>,
    touched: Vec<u32>,
}

impl Gathered {
    fn new(olds: usize) -> Self {
        Self { weight: vec![0.0; olds], touched: Vec::new() }
    }

    fn add(&mut self, old: u32, weight: f32) {
        if self.weight[old as usize] == 0.0 {
            self.touched.push(old);
        }
        self.weight[old as usize] += weight;
    }

    /// Empties the list.
    fn take(&mut self, mut each: impl FnMut(usize, f32)) {
        for old in self.touched.drain(..) {
            each(old as usize, std::mem::take(&mut self.weight[old as usize]));
        }
    }
}

/// The old paragraphs without a twin by their masked words: identical ones are candidates however common their words.
fn same_words<'p>(profiles: &'p Profiles, has_twin: &[bool]) -> FxHashMap<&'p [u32], Vec<u32>> {
    let mut by_words: FxHashMap<&[u32], Vec<u32>> = FxHashMap::default();
    for (at, profile) in profiles.of.old.iter().enumerate().filter(|(at, _)| !has_twin[*at]) {
        by_words.entry(profile.words.as_slice()).or_default().push(at as u32);
    }
    by_words
}

/// Those of a list of paragraphs that stand nearest to a place, before and behind it: of a thousand alike the others would
/// never be among the best.
fn near(alike: &[u32], place: usize) -> &[u32] {
    let at = alike.partition_point(|&old| (old as usize) < place);
    &alike[at.saturating_sub(MOST_A_PARAGRAPH)..alike.len().min(at + MOST_A_PARAGRAPH)]
}

fn pair(
    items: Sides<&[Item<'_>]>,
    profiles: &Profiles,
    stand: Stand,
    old: usize,
    new: usize,
) -> Option<Pair> {
    let kinds = fit(items.old[old].kind, items.new[new].kind)?;
    let (a, b) = (&profiles.of.old[old], &profiles.of.new[new]);
    let same =
        items.old[old].tokens.iter().map(|t| t.key).eq(items.new[new].tokens.iter().map(|t| t.key));
    let likeness = profiles.likeness(a, b);
    let similarity = if same { 1.0 } else { likeness.similarity.min(0.999) };
    let exclusive = likeness.exclusive;
    let beginning =
        a.words.iter().zip(&b.words).take(MOST_BEGINNING).take_while(|(x, y)| x == y).count();
    Some(Pair {
        old,
        new,
        similarity,
        score: similarity - kinds - DISTANCE * stand.distance(old, new)
            + EXCLUSIVE * exclusive.min(MOST_EXCLUSIVE),
        exclusive,
        own: likeness.own,
        words: a.words.len().min(b.words.len()),
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
    Some(if title(old) != title(new) { 2.0 * OTHER_KIND } else { OTHER_KIND })
}

/// Raises the scores of pairs whose parents, items or neighbours are matched.
pub fn boost_by_context(pairs: &mut [Pair], items: Sides<&[Item<'_>]>, matched: &[Pair]) {
    let mut partner = vec![None; items.old.len()];
    for pair in matched {
        partner[pair.old] = Some(pair.new);
    }
    let matched_items = matched_items(items, matched);
    for pair in pairs {
        pair.score += SAME_PARENT * matched_items.get(&(pair.old, pair.new)).unwrap_or(&0.0);
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

/// For each pair of paragraphs that have matched items, the share of their items that are matched with each other.
fn matched_items(items: Sides<&[Item<'_>]>, matched: &[Pair]) -> FxHashMap<(usize, usize), f32> {
    let counts = items.map(|items| {
        let mut counts = vec![0; items.len()];
        items.iter().filter_map(|item| item.parent).for_each(|parent| counts[parent] += 1);
        counts
    });
    let mut shares: FxHashMap<(usize, usize), f32> = FxHashMap::default();
    for pair in matched {
        if let Some((old, new)) = items.old[pair.old].parent.zip(items.new[pair.new].parent) {
            *shares.entry((old, new)).or_default() +=
                2.0 / (counts.old[old] + counts.new[new]) as f32;
        }
    }
    shares
}

/// A pair this alike may be an anchor (0.6 to 0.95).
const ANCHOR: f32 = 0.7;

/// An anchor is better than all others of both its paragraphs by this much (0.1 to 0.4).
const ANCHOR_LEAD: f32 = 0.25;

/// The pairs without those that stand against an anchor.
///
/// A pair is an anchor when it is very alike and nothing else comes near it on either side: such paragraphs belong
/// together wherever they stand, and must not be given to others for the sake of order.
pub fn without_rivals_of_anchors(pairs: &[Pair]) -> Vec<Pair> {
    let mut best: Sides<FxHashMap<usize, (f32, f32)>> = Sides::default();
    for pair in pairs {
        note(&mut best.old, pair.old, pair.score);
        note(&mut best.new, pair.new, pair.score);
    }
    let leads = |best: &FxHashMap<usize, (f32, f32)>, at: usize, score: f32| {
        best.get(&at)
            .is_some_and(|&(first, second)| score == first && score - second >= ANCHOR_LEAD)
    };
    let mut partner: Sides<FxHashMap<usize, usize>> = Sides::default();
    for pair in pairs.iter().filter(|pair| pair.score >= ANCHOR) {
        if leads(&best.old, pair.old, pair.score) && leads(&best.new, pair.new, pair.score) {
            partner.old.insert(pair.old, pair.new);
            partner.new.insert(pair.new, pair.old);
        }
    }
    let is_no_rival = |pair: &&Pair| {
        partner.old.get(&pair.old).is_none_or(|&new| new == pair.new)
            && partner.new.get(&pair.new).is_none_or(|&old| old == pair.old)
    };
    pairs.iter().filter(is_no_rival).copied().collect()
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_many_alike_only_the_nearest_are_looked_at() {
        let alike: Vec<u32> = (0..1000).map(|at| 3 * at).collect();
        let around = near(&alike, 1500);
        assert_eq!(around.len(), 2 * MOST_A_PARAGRAPH);
        assert!(around.iter().all(|at| at.abs_diff(1500) <= 3 * MOST_A_PARAGRAPH as u32));
        assert_eq!(near(&alike, 0), &alike[..MOST_A_PARAGRAPH]);
        assert_eq!(near(&alike[..5], 9000), &alike[..5]);
    }
}
