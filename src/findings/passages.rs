//! Clauses that are gone from one paragraph and stand in another.
//!
//! A passage is a run of the same words, capitals aside, in an old and a new paragraph of different rows. It has at
//! least eight words, three of which say something; on both sides at least half of them are changed in their row, so
//! that it went from here and came to there; and eight words of it stand in one paragraph a side only: what many
//! paragraphs share is no passage. Runs of eight words are found through an index of their hashes.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon::{Lexicon, Role};
use super::states::{Places, State, States};
use super::{Cut, Passage, Spot, Unit};
use crate::model::Sides;
use crate::tokens::Token;

/// So many words a passage has at least (6 to 12; shorter ones are turns of phrase).
const LEAST_WORDS: usize = 8;

/// So many of its words tell something: no stock words, names or numbers (2 to 5).
const LEAST_TELLING: usize = 3;

/// Small words are cut off the end of a passage: those with at most so many letters.
const SMALL: usize = 3;

/// A paragraph with the states of its tokens, and which of them are words.
struct Paragraph<'c> {
    at: usize,
    tokens: &'c [Token],
    states: &'c [State],
    words: Vec<u32>,
}

impl<'c> Paragraph<'c> {
    fn of(at: usize, tokens: &'c [Token], states: &'c [State], lexicon: &Lexicon<'_>) -> Self {
        Self { at, tokens, states, words: words(tokens, lexicon) }
    }

    /// Which word a token is.
    fn index(&self, token: u32) -> usize {
        self.words.partition_point(|&word| word < token)
    }

    /// The token of a word.
    fn word(&self, word: usize) -> Option<&'c Token> {
        self.tokens.get(*self.words.get(word)? as usize)
    }

    fn is_changed(&self, word: usize) -> bool {
        let token = self.words.get(word).map(|&token| token as usize);
        token.and_then(|token| self.states.get(token)) == Some(&State::Changed)
    }

    /// Whether half of some words or more are changed.
    fn is_mostly_changed(&self, words: &Range<usize>) -> bool {
        2 * words.clone().filter(|&word| self.is_changed(word)).count() >= words.len()
    }

    /// Where some words stand.
    fn spot(&self, words: &Range<usize>) -> Option<Spot> {
        let (first, last) = (self.word(words.start)?, self.word(words.end.checked_sub(1)?)?);
        Some(Spot {
            unit: Unit::Paragraph(self.at),
            bytes: first.start as usize..last.end as usize,
        })
    }
}

/// The old paragraph and token at which each run of eight words begins with one that is gone; `None` where it stands
/// twice.
type Lost = FxHashMap<u64, Option<(u32, u32)>>;

fn lost(cut: Cut<'_>, lexicon: &Lexicon<'_>, states: &States) -> Lost {
    let mut lost = Lost::default();
    for (at, tokens) in cut.tokens.old.iter().enumerate() {
        if !has_changed(states.of_old(at)) {
            continue;
        }
        for token in changed(states.of_old(at)) {
            if let Some(hash) = hash(tokens, token, lexicon) {
                let place = lost.entry(hash);
                place.and_modify(|place| *place = None).or_insert(Some((at as u32, token as u32)));
            }
        }
    }
    lost
}

/// Whether enough words are changed to hold half a passage.
fn has_changed(states: &[State]) -> bool {
    2 * changed(states).count() >= LEAST_WORDS
}

fn changed(states: &[State]) -> impl Iterator<Item = usize> + '_ {
    let states = states.iter().enumerate();
    states.filter_map(|(at, state)| (*state == State::Changed).then_some(at))
}

/// Passages in the order of the new text.
pub fn find(cut: Cut<'_>, lexicon: &Lexicon<'_>, states: &States, places: &Places) -> Vec<Passage> {
    let lost = lost(cut, lexicon, states);
    let mut found: Vec<(Vec<u64>, Passage)> = Vec::new();
    let mut firsts = vec![false; cut.interner.len()];
    if lost.is_empty() {
        return Vec::new();
    }
    for (at, tokens) in cut.tokens.new.iter().enumerate() {
        let mut next = 0;
        for token in changed(states.of_new(at)) {
            let hash = hash(tokens, token, lexicon).filter(|_| token >= next);
            let Some((old_at, old_token)) =
                hash.and_then(|hash| lost.get(&hash).copied().flatten())
            else {
                continue;
            };
            let old_at = old_at as usize;
            if places.rows.old[old_at] == places.rows.new[at] {
                continue;
            }
            let old =
                Paragraph::of(old_at, &cut.tokens.old[old_at], states.of_old(old_at), lexicon);
            let new = Paragraph::of(at, tokens, states.of_new(at), lexicon);
            let begin = Sides::new(old.index(old_token), new.index(token as u32));
            let run = longest(lexicon, &old, &new, begin);
            next = new
                .words
                .get(run.new.end)
                .map_or(tokens.len(), |&token| token as usize)
                .max(token + 1);
            let runs = telling_runs(lexicon, &new, &run.new);
            if let Some(passage) = passage(lexicon, &old, &new, run) {
                for &at in &runs {
                    if let Some(first) = firsts.get_mut(lexicon.masked(&tokens[at]) as usize) {
                        *first = true;
                    }
                }
                let runs = runs.iter().filter_map(|&at| self::hash(tokens, at, lexicon));
                found.push((runs.collect(), passage));
            }
        }
    }
    let runs: FxHashSet<u64> = found.iter().flat_map(|(runs, _)| runs).copied().collect();
    let common = common(cut, lexicon, &firsts, &runs);
    let own = found.into_iter().filter(|(runs, _)| runs.iter().any(|run| !common.contains(run)));
    own.map(|(_, passage)| passage).collect()
}

/// The longest run of the same words through a word of each side, without small words at its end.
fn longest(
    lexicon: &Lexicon<'_>,
    old: &Paragraph<'_>,
    new: &Paragraph<'_>,
    word: Sides<usize>,
) -> Sides<Range<usize>> {
    let key = |paragraph: &Paragraph<'_>, word: usize| {
        paragraph.word(word).map(|token| lexicon.masked(token))
    };
    // Numbers and dates count as they are.
    let exact = |paragraph: &Paragraph<'_>, word: usize| {
        paragraph.word(word).map(|token| lexicon.lower(token))
    };
    let same = |old_word: usize, new_word: usize| {
        let keys = (key(old, old_word), key(new, new_word));
        keys.0.is_some() && keys.0 == keys.1 && exact(old, old_word) == exact(new, new_word)
    };
    let ahead = (0..).take_while(|step| same(word.old + step, word.new + step)).count();
    let most_back = word.old.min(word.new);
    let back = (1..=most_back).take_while(|step| same(word.old - step, word.new - step)).count();
    let is_small = |step: &usize| {
        let token = new.word(word.new + step);
        token.is_some_and(|token| lexicon.name(token).chars().count() <= SMALL)
    };
    let small = (0..ahead).rev().take_while(is_small).count();
    let ahead = ahead - small;
    Sides::new(word.old - back..word.old + ahead, word.new - back..word.new + ahead)
}

/// The passage of a run of words; `None` where it is too short, stood there before, or says nothing.
fn passage(
    lexicon: &Lexicon<'_>,
    old: &Paragraph<'_>,
    new: &Paragraph<'_>,
    run: Sides<Range<usize>>,
) -> Option<Passage> {
    let words = run.new.len();
    let is_telling = |&word: &usize| {
        const NAMES: &[Role] = &[Role::Capital, Role::Number, Role::Date, Role::Symbol];
        let token = new.word(word);
        token.is_some_and(|token| !lexicon.roles(token).any(NAMES) && !lexicon.is_stock(token))
    };
    let is_passage = words >= LEAST_WORDS
        && old.is_mostly_changed(&run.old)
        && new.is_mostly_changed(&run.new)
        && run.new.clone().filter(is_telling).count() >= LEAST_TELLING;
    if !is_passage {
        return None;
    }
    Some(Passage { spots: Sides::new(old.spot(&run.old)?, new.spot(&run.new)?), words })
}

/// The tokens at which runs of eight words of a passage begin, of those that begin with a word that tells something.
fn telling_runs(lexicon: &Lexicon<'_>, new: &Paragraph<'_>, words: &Range<usize>) -> Vec<usize> {
    let last = (words.end + 1).saturating_sub(LEAST_WORDS);
    let begins = (words.start..last).filter_map(|word| new.words.get(word));
    let begins = begins.map(|&token| token as usize);
    begins.filter(|&at| !lexicon.is_stock(&new.tokens[at])).collect()
}

/// The runs of eight words that stand in more than one paragraph of a side, of those that begin with some keys.
fn common(
    cut: Cut<'_>,
    lexicon: &Lexicon<'_>,
    firsts: &[bool],
    runs: &FxHashSet<u64>,
) -> FxHashSet<u64> {
    let mut common = FxHashSet::default();
    if runs.is_empty() {
        return common;
    }
    for side in [cut.tokens.old, cut.tokens.new] {
        let mut seen = FxHashSet::default();
        for tokens in side {
            let begins = |at: &usize| firsts[lexicon.masked(&tokens[*at]) as usize];
            let here: FxHashSet<u64> = (0..tokens.len())
                .filter(begins)
                .filter_map(|at| hash(tokens, at, lexicon))
                .filter(|hash| runs.contains(hash))
                .collect();
            common.extend(here.into_iter().filter(|hash| !seen.insert(*hash)));
        }
    }
    common
}

/// The tokens that are words.
fn words(tokens: &[Token], lexicon: &Lexicon<'_>) -> Vec<u32> {
    let is_word = |at: &u32| !lexicon.roles(&tokens[*at as usize]).has(Role::Mark);
    (0..tokens.len() as u32).filter(is_word).collect()
}

/// The hash of the eight words that begin at a token; `None` where it is a mark or fewer follow.
fn hash(tokens: &[Token], at: usize, lexicon: &Lexicon<'_>) -> Option<u64> {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    if lexicon.is(tokens.get(at), Role::Mark) {
        return None;
    }
    let mut hash = 0u64;
    let mut left = LEAST_WORDS;
    for token in tokens.get(at..)? {
        if lexicon.roles(token).has(Role::Mark) {
            continue;
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(u64::from(lexicon.masked(token)) + 1);
        left -= 1;
        if left == 0 {
            // The low bits of a polynomial are weak.
            return Some(hash ^ (hash >> 29));
        }
    }
    None
}
