//! Two lists of briefs → which resolution succeeds which, with the evidence for each pair.
//!
//! Every pair that anything speaks for gets a score; of all assignments the one with the greatest sum is taken, so
//! that no pair is taken that keeps two better ones apart.

use std::collections::BTreeMap;
use std::hash::Hash;

use pathfinding::kuhn_munkres::kuhn_munkres;
use pathfinding::matrix::Matrix;
use pathfinding::undirected::connected_components::separate_components;
use rustc_hash::{FxHashMap, FxHashSet};

use super::Brief;
use crate::model::{Side, Sides};

/// What speaks for a pair.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Evidence {
    /// The share of words that the titles have in common, 0 to 1.
    pub title: f32,
    /// The titles of their agenda items begin with the same line.
    pub agenda: bool,
    /// Where the new resolution cites the old one.
    pub cited: Citation,
    /// The share of runs of three words that both have, 0 to 1.
    pub content: f32,
}

/// Where the older resolution is cited by the newer one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Citation {
    /// Nowhere.
    #[default]
    None,
    /// After the preamble.
    Elsewhere,
    /// In the preamble, as a successor does.
    InPreamble,
}

/// A resolution and its successor, by their indexes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The indexes of the two.
    pub at: Sides<usize>,
    /// Why they are one.
    pub evidence: Evidence,
}

/// What each kind of evidence adds to a score. The same title outweighs all else together except for a citation with
/// most of the content: titles are kept from year to year, and no two of a session are the same.
const TITLE: f32 = 3.0;
const SAME_TITLE: f32 = 2.0;
const AGENDA: f32 = 0.3;
const CITED: f32 = 1.0;
const CITED_ELSEWHERE: f32 = 0.4;
const CONTENT: f32 = 3.0;

/// Without the same title, the preamble must cite the old resolution, and so much of the content must be the same
/// (0.05 to 0.3) ...
const CONTENT_WITH_CITATION: f32 = 0.12;

/// ... with so much of the words of the titles (0.3 to 0.7; below half, two resolutions on one subject were paired)
/// or the same agenda item with `SOME_TITLE` of them ...
const LEAST_TITLE: f32 = 0.5;
const SOME_TITLE: f32 = 0.25;

/// ... or this much of the content and no title (0.4 to 0.8).
const LEAST_CONTENT: f32 = 0.5;

/// Hashes that more resolutions of a session have than this bring no pairs up (10 to 100).
const COMMON: usize = 24;

/// Two resolutions with at least this many hashes in common are compared (2 to 20).
const LEAST_SHARED: usize = 8;

/// Finds the successors. Pairs come in the order of the old resolutions.
pub fn pair(briefs: Sides<&[Brief]>) -> Vec<Pair> {
    let mut candidates: Vec<Pair> = candidates(briefs)
        .into_iter()
        .map(|(old, new)| {
            let evidence = Evidence::new(&briefs.old[old], &briefs.new[new]);
            Pair { at: Sides::new(old, new), evidence }
        })
        .filter(|pair| pair.evidence.is_enough())
        .collect();
    candidates.sort_by_key(|pair| (pair.at.old, pair.at.new));
    let mut pairs: Vec<Pair> = clusters(&candidates).iter().flat_map(|c| assign(c)).collect();
    pairs.sort_by_key(|pair| pair.at.old);
    pairs
}

impl Evidence {
    fn new(old: &Brief, new: &Brief) -> Self {
        let cited = new.cites.iter().find(|(symbol, _)| old.symbol.as_ref() == Some(symbol));
        Self {
            title: in_common(&old.title, &new.title),
            agenda: !old.agenda.is_empty() && old.agenda == new.agenda,
            cited: cited.map_or(Citation::None, |&(_, citation)| citation),
            content: old.likeness(new),
        }
    }

    /// Whether the titles are the same but for numbers and years.
    pub fn same_title(&self) -> bool {
        self.title >= 1.0
    }

    fn is_enough(&self) -> bool {
        if self.same_title() {
            return true;
        }
        let titled = self.title >= LEAST_TITLE || self.agenda && self.title >= SOME_TITLE;
        self.cited == Citation::InPreamble
            && self.content >= CONTENT_WITH_CITATION
            && (titled || self.content >= LEAST_CONTENT)
    }

    fn score(&self) -> f32 {
        let cited = match self.cited {
            Citation::InPreamble => CITED,
            Citation::Elsewhere => CITED_ELSEWHERE,
            Citation::None => 0.0,
        };
        let title = TITLE * self.title + if self.same_title() { SAME_TITLE } else { 0.0 };
        let agenda = if self.agenda { AGENDA } else { 0.0 };
        title + agenda + cited + CONTENT * self.content
    }
}

/// The share of distinct words that two titles have in common; 1 only where all words are the same, in order.
fn in_common(old: &[String], new: &[String]) -> f32 {
    if old.is_empty() || new.is_empty() {
        return 0.0;
    }
    if old == new {
        return 1.0;
    }
    let [old, new] = [old, new].map(|words| words.iter().collect::<FxHashSet<&String>>());
    let shared = old.intersection(&new).count() as f32;
    (shared / old.union(&new).count() as f32).min(0.99)
}

/// The pairs that anything speaks for: the same title, a citation, or rare runs of words.
fn candidates(briefs: Sides<&[Brief]>) -> FxHashSet<(usize, usize)> {
    let mut pairs = FxHashSet::default();
    let by_title = index(briefs.old, |brief| Some(&brief.title).filter(|title| !title.is_empty()));
    let by_symbol = index(briefs.old, |brief| brief.symbol.as_ref());
    let by_hash = Hashes::new(briefs.old);
    for (new, brief) in briefs.new.iter().enumerate() {
        let titled = by_title.get(&brief.title);
        let cited = brief.cites.iter().filter_map(|(symbol, _)| by_symbol.get(symbol));
        for &old in titled.into_iter().chain(cited).flatten() {
            pairs.insert((old, new));
        }
        let mut shared: FxHashMap<usize, usize> = FxHashMap::default();
        for &hash in &brief.sketch {
            let olds = by_hash.with(hash);
            if olds.len() <= COMMON {
                for &(_, old) in olds {
                    *shared.entry(old as usize).or_default() += 1;
                }
            }
        }
        let near = shared.into_iter().filter(|(_, count)| *count >= LEAST_SHARED);
        pairs.extend(near.map(|(old, _)| (old, new)));
    }
    pairs
}

/// The hashes of all briefs with the briefs that have them, ascending: a table would take ten times the memory.
struct Hashes(Vec<(u32, u32)>);

impl Hashes {
    fn new(briefs: &[Brief]) -> Self {
        let mut all: Vec<(u32, u32)> =
            Vec::with_capacity(briefs.iter().map(|b| b.sketch.len()).sum());
        for (at, brief) in (0..).zip(briefs) {
            all.extend(brief.sketch.iter().map(|&hash| (hash, at)));
        }
        all.sort_unstable();
        Self(all)
    }

    /// The entries of one hash.
    fn with(&self, hash: u32) -> &[(u32, u32)] {
        let start = self.0.partition_point(|entry| entry.0 < hash);
        let rest = &self.0[start..];
        &rest[..rest.partition_point(|entry| entry.0 == hash)]
    }
}

/// Which briefs have each key.
fn index<'b, K: Hash + Eq>(
    briefs: &'b [Brief],
    key: impl Fn(&'b Brief) -> Option<K>,
) -> FxHashMap<K, Vec<usize>> {
    let mut index: FxHashMap<K, Vec<usize>> = FxHashMap::default();
    for (at, brief) in briefs.iter().enumerate() {
        if let Some(key) = key(brief) {
            index.entry(key).or_default().push(at);
        }
    }
    index
}

/// Candidates that compete with each other, together; whatever is in two clusters has nothing to do with each other.
fn clusters(candidates: &[Pair]) -> Vec<Vec<Pair>> {
    let ends = |pair: &Pair| vec![(Side::Old, pair.at.old), (Side::New, pair.at.new)];
    let ends: Vec<_> = candidates.iter().map(ends).collect();
    let (_, cluster_of) = separate_components(&ends);
    let mut clusters: BTreeMap<usize, Vec<Pair>> = BTreeMap::new();
    for (pair, cluster) in candidates.iter().zip(cluster_of) {
        clusters.entry(cluster).or_default().push(*pair);
    }
    clusters.into_values().collect()
}

/// The pairs of a cluster with the greatest sum of scores.
fn assign(cluster: &[Pair]) -> Vec<Pair> {
    let distinct = |of: fn(&Pair) -> usize| {
        let mut all: Vec<usize> = cluster.iter().map(of).collect();
        all.sort_unstable();
        all.dedup();
        all
    };
    let (olds, news) = (distinct(|pair| pair.at.old), distinct(|pair| pair.at.new));
    // Fewer rows than columns are wanted; an old resolution that gets a column beyond the new ones has no successor.
    let mut weights = Matrix::new(olds.len(), news.len().max(olds.len()), 0i64);
    let place = |list: &[usize], of: usize| list.binary_search(&of).unwrap_or_default();
    for pair in cluster {
        let at = (place(&olds, pair.at.old), place(&news, pair.at.new));
        weights[at] = (pair.evidence.score() * 1000.0) as i64;
    }
    let (_, columns) = kuhn_munkres(&weights);
    let taken =
        |pair: &&Pair| columns.get(place(&olds, pair.at.old)) == Some(&place(&news, pair.at.new));
    cluster.iter().filter(taken).copied().collect()
}
