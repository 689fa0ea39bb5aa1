//! What a paragraph says, as weighted words and pairs of words, and how alike two paragraphs are.

use rustc_hash::FxHashMap;

use super::Item;
use crate::model::{Side, Sides};
use crate::tokens::{Interner, KeyFacts, TokenKind};

/// A word or a pair of neighbouring words, with how often it occurs in its paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Feature {
    /// Index into the weights.
    pub id: u32,
    /// Occurrences in the paragraph.
    pub count: u32,
}

/// A paragraph's features, ascending by id.
#[derive(Debug, Clone, Default)]
pub struct Profile {
    /// The features.
    pub features: Vec<Feature>,
    /// The sum of their weights.
    pub weight: f32,
    /// The words that count, masked, in order.
    pub words: Vec<u32>,
}

/// The profiles of both documents, with the weights that the two share.
#[derive(Debug)]
pub struct Profiles {
    /// A profile for each paragraph.
    pub of: Sides<Vec<Profile>>,
    /// The weight of each feature.
    pub weights: Vec<f32>,
    /// The paragraphs of both documents in which each feature stands.
    holders: Holders,
}

/// How alike two paragraphs are.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Likeness {
    /// Overlap of weighted features, by Dice's coefficient with a share of containment, 0 to 1. Symmetric.
    pub similarity: f32,
    /// The share of the shorter one's weight that stands in these two paragraphs and in no other, 0 to 1.
    pub exclusive: f32,
    /// How many words and pairs of words these are.
    pub own: usize,
}

/// Every feature weighs at least this (0 to 0.5), so that texts of one or two paragraphs still compare.
const LEAST_WEIGHT: f32 = 0.15;

/// Numbers, dates and symbols weigh this share of what their rarity gives them (0 to 1), once as any number and once
/// as this one: they roll over.
const NUMBER_SHARE: f32 = 0.2;

/// Words that most resolutions have, and pairs of such words, weigh this share (0.1 to 1). It matters in short texts,
/// whose own words tell too little of what is rare.
const STOCK_SHARE: f32 = 0.3;

/// The share of containment in the similarity; the rest is Dice's coefficient (0 to 0.5).
const CONTAINMENT: f32 = 0.3;

/// Added to the share of containment where the shorter paragraph has `LONG` words or more, and in proportion
/// where it has fewer (0 to 0.4): a long paragraph that stands whole in another one is no chance.
const LONG_CONTAINMENT: f32 = 0.2;
const LONG: f32 = 24.0;

/// Words that stand together in so many paragraphs or more (4 to 10) make a name or a frame. In fewer paragraphs they are
/// what these have in common: with 4, paragraphs on one matter in large resolutions were no longer found.
const LEAST_NAMED: usize = 8;

/// What a word that is foretold for certain loses of its weight (0.5 to 1): all of it would leave nothing of texts that are
/// all frames, as notes are.
const NAMED: f32 = 0.5;

impl Profiles {
    /// Profiles all paragraphs of both documents.
    pub fn new(items: Sides<&[Item<'_>]>, interner: &Interner) -> Profiles {
        let tokens: usize = items.into_iter().flatten().map(|item| item.tokens.len()).sum();
        let mut pairs: FxHashMap<(u32, u32), u32> = FxHashMap::default();
        // Half of the pairs of long texts stand there before.
        pairs.reserve(tokens / 2);
        // The features of all profiles, one after the other.
        let mut ids = Vec::with_capacity(2 * tokens);
        let mut counts = Vec::new();
        // What share of its rarity each feature weighs: words first, pairs of words after them.
        let mut shares: Vec<f32> =
            (0..interner.len() as u32).map(|key| share(interner.facts(key))).collect();
        let words_end = shares.len() as u32;
        let mut profile = |item: &Item<'_>| {
            let mut words = Vec::with_capacity(item.tokens.len());
            let start = ids.len();
            for token in item.tokens {
                let facts = interner.facts(token.key);
                match facts.kind {
                    TokenKind::Mark => continue,
                    TokenKind::Word if facts.counts => continue,
                    TokenKind::Word => {}
                    // A number counts as a number, and once more as this one.
                    TokenKind::Number | TokenKind::Date | TokenKind::Symbol => ids.push(token.key),
                }
                words.push(facts.masked);
                ids.push(facts.masked);
            }
            for pair in words.windows(2) {
                let next = words_end + pairs.len() as u32;
                let id = *pairs.entry((pair[0], pair[1])).or_insert(next);
                if id == next {
                    shares.push(shares[pair[0] as usize].max(shares[pair[1] as usize]));
                }
                ids.push(id);
            }
            counts.push(ids.len() - start);
            let features = Vec::with_capacity(ids.len() - start);
            Profile { features, weight: 0.0, words }
        };
        let mut of = items.map(|items| items.iter().map(&mut profile).collect::<Vec<_>>());
        let paragraphs = of.old.len() + of.new.len();
        let holders = Holders::fill(&mut of, &ids, &counts, shares.len());
        // Most features stand in few paragraphs.
        let rarity = |spread: usize| (paragraphs as f32 / spread as f32).ln().max(LEAST_WEIGHT);
        let rarities: Vec<f32> = (0..=paragraphs).map(|spread| rarity(spread.max(1))).collect();
        let spreads = (0..).map(|feature| holders.of(feature).len());
        let mut weights: Vec<f32> =
            shares.iter().zip(spreads).map(|(share, spread)| rarities[spread] * share).collect();
        weigh_names_as_one_word(&mut weights, &pairs, &holders);
        for profile in of.old.iter_mut().chain(&mut of.new) {
            profile.weight = weigh(&profile.features, &weights);
        }
        Profiles { of, weights, holders }
    }

    /// The paragraphs of both documents in which a feature stands: the old ones, then the new ones, counted on.
    pub fn holders(&self, feature: u32) -> &[u32] {
        self.holders.of(feature)
    }

    /// How alike two profiles are.
    pub fn likeness(&self, a: &Profile, b: &Profile) -> Likeness {
        if a.features.is_empty() && b.features.is_empty() {
            return Likeness { similarity: 1.0, exclusive: 0.0, own: 0 };
        }
        let least = a.weight.min(b.weight);
        if least <= 0.0 {
            return Likeness::default();
        }
        let (shared, exclusive, own) = self.overlap(a, b);
        let dice = 2.0 * shared / (a.weight + b.weight);
        let words = a.words.len().min(b.words.len()) as f32;
        let containment = CONTAINMENT + LONG_CONTAINMENT * (words / LONG).min(1.0);
        Likeness {
            similarity: (1.0 - containment) * dice + containment * shared / least,
            exclusive: exclusive / least,
            own,
        }
    }

    /// The share of `part`'s weight that stands in `whole` too, 0 to 1.
    pub fn inside(&self, part: &Profile, whole: &Profile) -> f32 {
        self.overlap(part, whole).0 / part.weight.max(f32::EPSILON)
    }

    /// The weight of what two profiles have in common, and of that the part that no other paragraph has.
    fn overlap(&self, a: &Profile, b: &Profile) -> (f32, f32, usize) {
        let (mut x, mut y) = (0, 0);
        let (mut shared, mut exclusive, mut own) = (0.0, 0.0, 0);
        while let (Some(p), Some(q)) = (a.features.get(x), b.features.get(y)) {
            if p.id == q.id {
                let weight = self.weights[p.id as usize] * p.count.min(q.count) as f32;
                shared += weight;
                if self.holders.of(p.id).len() == 2 {
                    exclusive += weight;
                    own += 1;
                }
            }
            x += usize::from(p.id <= q.id);
            y += usize::from(q.id <= p.id);
        }
        (shared, exclusive, own)
    }

    /// The profile of two paragraphs as if they were one.
    pub fn joined(&self, a: &Profile, b: &Profile) -> Profile {
        let mut features: Vec<Feature> = a.features.iter().chain(&b.features).copied().collect();
        features.sort_unstable_by_key(|feature| feature.id);
        let features: Vec<Feature> = features
            .chunk_by(|x, y| x.id == y.id)
            .map(|same| Feature {
                id: same[0].id,
                count: same.iter().map(|feature| feature.count).sum(),
            })
            .collect();
        Profile {
            weight: weigh(&features, &self.weights),
            features,
            words: a.words.iter().chain(&b.words).copied().collect(),
        }
    }

    /// The profile of several paragraphs as if they were one.
    pub fn all_joined<'p>(&self, mut all: impl Iterator<Item = &'p Profile>) -> Profile {
        let first = all.next().cloned().unwrap_or_default();
        all.fold(first, |joined, next| self.joined(&joined, next))
    }

    /// The paragraphs of the other side that have words or pairs of words in common with one of `side` that stand in no
    /// other paragraph, with how many.
    pub fn own_words(&self, side: Side, at: usize) -> Vec<(usize, usize)> {
        let olds = self.of.old.len();
        let mut others: Vec<usize> = Vec::new();
        for feature in &self.of[side][at].features {
            let other = match (self.holders.of(feature.id), side) {
                (&[old, new], Side::Old) if old as usize == at => (new as usize).checked_sub(olds),
                (&[old, new], Side::New) if new as usize == at + olds => {
                    Some(old as usize).filter(|&old| old < olds)
                }
                _ => None,
            };
            others.extend(other);
        }
        others.sort_unstable();
        others.chunk_by(|a, b| a == b).map(|same| (same[0], same.len())).collect()
    }

    /// What is left of `a` when the words it shares with `b` are taken out.
    pub fn without(&self, a: &Profile, b: &Profile) -> Profile {
        let mut taken = b.features.iter().peekable();
        let mut features = Vec::with_capacity(a.features.len());
        for feature in &a.features {
            while taken.next_if(|other| other.id < feature.id).is_some() {}
            let gone =
                taken.peek().filter(|other| other.id == feature.id).map_or(0, |other| other.count);
            if feature.count > gone {
                features.push(Feature { id: feature.id, count: feature.count - gone });
            }
        }
        Profile { weight: weigh(&features, &self.weights), features, words: Vec::new() }
    }
}

/// The paragraphs by their features: an inverted index.
#[derive(Debug)]
struct Holders {
    /// The paragraphs with each feature, old ones first and ascending, then the new ones counted on.
    all: Vec<u32>,
    /// Where those with each feature end.
    ends: Vec<usize>,
}

impl Holders {
    /// Gives the profiles their features, of which `ids` has each occurrence, in the order of the profiles, and `counts` how many each has.
    ///
    /// Occurrences are put in the order of their ids by counting, which takes a third of the time of sorting each profile.
    fn fill(of: &mut Sides<Vec<Profile>>, ids: &[u32], counts: &[usize], count: usize) -> Holders {
        let mut profiles: Vec<&mut Profile> = of.old.iter_mut().chain(&mut of.new).collect();
        let mut ends = vec![0; count + 1];
        ids.iter().for_each(|&id| ends[id as usize + 1] += 1);
        (0..count).for_each(|id| ends[id + 1] += ends[id]);
        let mut occurrences = vec![0; ids.len()];
        let mut start = 0;
        for (at, own) in (0..).zip(counts) {
            for &id in &ids[start..start + own] {
                let end = &mut ends[id as usize];
                occurrences[*end] = at;
                *end += 1;
            }
            start += own;
        }
        ends.pop();
        let (mut all, mut start) = (Vec::with_capacity(ids.len()), 0);
        for (id, end) in ends.iter_mut().enumerate() {
            for same in occurrences[start..*end].chunk_by(|a, b| a == b) {
                let feature = Feature { id: id as u32, count: same.len() as u32 };
                profiles[same[0] as usize].features.push(feature);
                all.push(same[0]);
            }
            start = std::mem::replace(end, all.len());
        }
        Holders { all, ends }
    }

    fn of(&self, feature: u32) -> &[u32] {
        let feature = feature as usize;
        &self.all[feature.checked_sub(1).map_or(0, |before| self.ends[before])..self.ends[feature]]
    }
}

/// Takes from words that follow a certain word, and from pairs of words of which one brings the other, as much as they are
/// foretold by it: long names and frames weigh less than as many words that go with any.
fn weigh_names_as_one_word(
    weights: &mut [f32],
    pairs: &FxHashMap<(u32, u32), u32>,
    holders: &Holders,
) {
    let spread = |feature: u32| holders.of(feature).len();
    let mut foretold: FxHashMap<u32, f32> = FxHashMap::default();
    for (&(first, second), &pair) in pairs.iter().filter(|(_, pair)| spread(**pair) >= LEAST_NAMED)
    {
        let share = |word: u32| (spread(pair) as f32 / spread(word) as f32).min(1.0);
        let (first, of_second) = (share(first), share(second));
        weights[pair as usize] *= 1.0 - NAMED * first.max(of_second);
        let most = foretold.entry(second).or_default();
        *most = most.max(first.min(of_second));
    }
    for (word, share) in foretold {
        weights[word as usize] *= 1.0 - NAMED * share;
    }
}

fn share(facts: KeyFacts) -> f32 {
    match facts.kind {
        TokenKind::Number | TokenKind::Date | TokenKind::Symbol => NUMBER_SHARE,
        _ if facts.stock => STOCK_SHARE,
        _ => 1.0,
    }
}

fn weigh(features: &[Feature], weights: &[f32]) -> f32 {
    features.iter().map(|feature| weights[feature.id as usize] * feature.count as f32).sum()
}
