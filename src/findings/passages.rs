//! Clauses that are gone from one paragraph and stand in another.
//!
//! A passage is a run of the same words, capitals aside, in an old and a new paragraph of different rows. It has at
//! least eight words, three of which say something; on both sides at least half of them are changed in their row, so
//! that it went from here and came to there; and eight words of it stand in one paragraph a side only: what many
//! paragraphs share is no passage. Runs of eight words are found through an index of their hashes.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::Passage;
use super::fates::Fate;
use super::meanings::Role;
use super::texts::{Text, Texts};
use crate::model::Sides;
use crate::tokens::Token;

/// So many words a passage has at least (6 to 12; shorter ones are turns of phrase).
const LEAST_WORDS: usize = 8;

/// So many of its words tell something: no stock words, names or numbers (2 to 5).
const LEAST_TELLING: usize = 3;

/// Small words are cut off the end of a passage: those with at most so many letters.
const SMALL: usize = 3;

/// Passages in the order of the new text.
pub fn find(texts: &Texts<'_>) -> Vec<Passage> {
    let lost = lost(&texts.sides.old);
    if lost.is_empty() {
        return Vec::new();
    }
    // The keys and the hashes with which runs of eight words of a passage begin.
    let mut firsts: FxHashSet<u32> = FxHashSet::default();
    let mut found: Vec<(Vec<u64>, Passage)> = Vec::new();
    for new in &texts.sides.new {
        let mut next = 0;
        for token in changed(new.fates) {
            let hash = hash(new, token).filter(|_| token >= next);
            let Some((old, old_token)) = hash.and_then(|hash| lost.get(&hash).copied().flatten())
            else {
                continue;
            };
            let old = &texts.sides.old[old as usize];
            if old.row == new.row {
                continue;
            }
            let both = Sides::new(Words::new(old), Words::new(new));
            let begin = Sides::new(both.old.index(old_token), both.new.index(token as u32));
            let run = longest(&both, begin);
            let end = both.new.tokens.get(run.new.end).map(|&token| token as usize);
            next = end.unwrap_or(new.tokens.len()).max(token + 1);
            if let Some(passage) = passage(&both, &run) {
                let runs = telling_runs(&both.new, &run.new);
                firsts.extend(runs.iter().map(|&at| new.meanings.masked(&new.tokens[at])));
                found.push((runs.iter().filter_map(|&at| self::hash(new, at)).collect(), passage));
            }
        }
    }
    let runs: FxHashSet<u64> = found.iter().flat_map(|(runs, _)| runs).copied().collect();
    let common = common(texts, &firsts, &runs);
    let own = found.into_iter().filter(|(runs, _)| runs.iter().any(|run| !common.contains(run)));
    own.map(|(_, passage)| passage).collect()
}

/// The old paragraph and token at which each run of eight words begins with one that is gone; `None` where it stands
/// twice.
type Lost = FxHashMap<u64, Option<(u32, u32)>>;

fn lost(texts: &[Text<'_>]) -> Lost {
    let mut lost = Lost::default();
    // Enough words are changed to hold half a passage.
    for text in texts.iter().filter(|text| 2 * changed(text.fates).count() >= LEAST_WORDS) {
        for token in changed(text.fates) {
            if let Some(hash) = hash(text, token) {
                let place = lost.entry(hash);
                let own = (text.at as u32, token as u32);
                place.and_modify(|place| *place = None).or_insert(Some(own));
            }
        }
    }
    lost
}

fn changed(fates: &[Fate]) -> impl Iterator<Item = usize> + '_ {
    let fates = fates.iter().enumerate();
    fates.filter_map(|(at, fate)| fate.is_reworded().then_some(at))
}

/// The tokens of a paragraph that are words.
struct Words<'t> {
    text: &'t Text<'t>,
    tokens: Vec<u32>,
}

impl<'t> Words<'t> {
    fn new(text: &'t Text<'t>) -> Self {
        let is_word = |at: &u32| !text.is(*at as usize, Role::Mark);
        Self { text, tokens: (0..text.tokens.len() as u32).filter(is_word).collect() }
    }

    /// Which word a token is.
    fn index(&self, token: u32) -> usize {
        self.tokens.partition_point(|&word| word < token)
    }

    /// The token of a word.
    fn token(&self, word: usize) -> Option<&'t Token> {
        self.text.tokens.get(*self.tokens.get(word)? as usize)
    }

    /// What two words that are the same share: capitals do not count, numbers and dates count as they are.
    fn key(&self, word: usize) -> Option<(u32, &'t str)> {
        let meanings = self.text.meanings;
        self.token(word).map(|token| (meanings.masked(token), meanings.lower(token)))
    }

    /// Whether half of some words or more are changed.
    fn are_mostly_changed(&self, words: &Range<usize>) -> bool {
        let tokens = self.tokens.get(words.clone()).unwrap_or_default();
        let fates = tokens.iter().filter_map(|&token| self.text.fates.get(token as usize));
        2 * fates.filter(|fate| fate.is_reworded()).count() >= words.len()
    }
}

/// The longest run of the same words through a word of each side, without small words at its end.
fn longest(both: &Sides<Words<'_>>, word: Sides<usize>) -> Sides<Range<usize>> {
    let same = |old: usize, new: usize| {
        let keys = (both.old.key(old), both.new.key(new));
        keys.0.is_some() && keys.0 == keys.1
    };
    let ahead = (0..).take_while(|step| same(word.old + step, word.new + step)).count();
    let most_back = word.old.min(word.new);
    let back = (1..=most_back).take_while(|step| same(word.old - step, word.new - step)).count();
    let is_small = |step: &usize| {
        let token = both.new.token(word.new + step);
        token.is_some_and(|token| both.new.text.meanings.name(token).chars().count() <= SMALL)
    };
    let small = (0..ahead).rev().take_while(is_small).count();
    word.map(|word| word - back..word + ahead - small)
}

/// The passage of a run of words; `None` where it is too short, stood there before, or says nothing.
fn passage(both: &Sides<Words<'_>>, run: &Sides<Range<usize>>) -> Option<Passage> {
    let is_telling = |&word: &usize| {
        const NAMES: &[Role] = &[Role::Capital, Role::Number, Role::Date, Role::Symbol];
        let meanings = both.new.text.meanings;
        let token = both.new.token(word);
        token.is_some_and(|token| !meanings.roles(token).any(NAMES) && !meanings.is_stock(token))
    };
    let is_passage = run.new.len() >= LEAST_WORDS
        && both.old.are_mostly_changed(&run.old)
        && both.new.are_mostly_changed(&run.new)
        && run.new.clone().filter(is_telling).count() >= LEAST_TELLING;
    is_passage.then(|| {
        let spots = both.as_ref().zip(run.as_ref()).map(|(words, run)| {
            let (first, last) = (words.tokens[run.start], words.tokens[run.end - 1]);
            words.text.spot(words.text.bytes(first as usize..last as usize + 1))
        });
        Passage { spots, words: run.new.len() }
    })
}

/// The tokens at which runs of eight words of a passage begin, of those that begin with a word that tells something.
fn telling_runs(new: &Words<'_>, words: &Range<usize>) -> Vec<usize> {
    let last = (words.end + 1).saturating_sub(LEAST_WORDS);
    let begins = (words.start..last).filter_map(|word| new.tokens.get(word));
    let begins = begins.map(|&token| token as usize);
    begins.filter(|&at| !new.text.meanings.is_stock(&new.text.tokens[at])).collect()
}

/// The runs of eight words that stand in more than one paragraph of a side, of those that begin with some keys.
fn common(texts: &Texts<'_>, firsts: &FxHashSet<u32>, runs: &FxHashSet<u64>) -> FxHashSet<u64> {
    let mut common = FxHashSet::default();
    if runs.is_empty() {
        return common;
    }
    for side in texts.sides.as_ref() {
        let mut seen = FxHashSet::default();
        for text in side {
            let begins = |at: &usize| firsts.contains(&text.meanings.masked(&text.tokens[*at]));
            let here: FxHashSet<u64> = (0..text.tokens.len())
                .filter(begins)
                .filter_map(|at| hash(text, at))
                .filter(|hash| runs.contains(hash))
                .collect();
            common.extend(here.into_iter().filter(|hash| !seen.insert(*hash)));
        }
    }
    common
}

/// The hash of the eight words that begin at a token; `None` where it is a mark or fewer follow.
fn hash(text: &Text<'_>, at: usize) -> Option<u64> {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    if text.is(at, Role::Mark) {
        return None;
    }
    let rest = text.tokens.get(at..)?.iter();
    let mut words = rest.filter(|token| !text.meanings.roles(token).has(Role::Mark));
    let hash = (0..LEAST_WORDS).try_fold(0u64, |hash, _| {
        let key = u64::from(text.meanings.masked(words.next()?));
        Some(hash.wrapping_mul(BASE).wrapping_add(key + 1))
    })?;
    // The low bits of a polynomial are weak.
    Some(hash ^ (hash >> 29))
}
