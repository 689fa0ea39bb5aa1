//! Clauses that are gone from one paragraph and stand in another.
//!
//! A passage is a run of the same words, capitals aside, in an old and a new paragraph of different rows. It has at
//! least eight words, three of which say something; on both sides at least half of them are changed in their row, so
//! that it went from here and came to there; and its first eight words stand in one paragraph a side only. Runs of
//! eight words are found through an index of their hashes.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon::{Lexicon, role};
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
        Self {
            at,
            tokens,
            states,
            words: words(tokens, lexicon),
        }
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
        let (first, last) = (
            self.word(words.start)?,
            self.word(words.end.checked_sub(1)?)?,
        );
        Some(Spot {
            unit: Unit::Paragraph(self.at),
            bytes: first.start as usize..last.end as usize,
        })
    }
}

/// The old paragraphs that lost words, with the place of every run of eight words that begins with a lost one.
struct Lost<'c> {
    paragraphs: Vec<Paragraph<'c>>,
    /// Paragraph (by its place in the list) and word; `None` where the run stands twice.
    runs: FxHashMap<u64, Option<(u32, u32)>>,
}

impl<'c> Lost<'c> {
    fn of(cut: Cut<'c>, lexicon: &Lexicon<'_>, states: &'c States) -> Self {
        let mut lost = Lost {
            paragraphs: Vec::new(),
            runs: FxHashMap::default(),
        };
        for (at, tokens) in cut.tokens.old.iter().enumerate() {
            if !has_changed(states.old(at)) {
                continue;
            }
            let paragraph = Paragraph::of(at, tokens, states.old(at), lexicon);
            let index = lost.paragraphs.len() as u32;
            for (word, hash) in hashes(tokens, &paragraph.words, lexicon) {
                if paragraph.is_changed(word) {
                    let place = lost.runs.entry(hash);
                    place
                        .and_modify(|place| *place = None)
                        .or_insert(Some((index, word as u32)));
                }
            }
            lost.paragraphs.push(paragraph);
        }
        lost
    }

    fn run(&self, hash: u64) -> Option<(&Paragraph<'c>, usize)> {
        let (paragraph, word) = self.runs.get(&hash).copied().flatten()?;
        Some((self.paragraphs.get(paragraph as usize)?, word as usize))
    }
}

/// Whether enough words are changed to hold half a passage.
fn has_changed(states: &[State]) -> bool {
    2 * states
        .iter()
        .filter(|state| **state == State::Changed)
        .count()
        >= LEAST_WORDS
}

/// Passages in the order of the new text.
pub fn find(cut: Cut<'_>, lexicon: &Lexicon<'_>, states: &States, places: &Places) -> Vec<Passage> {
    let lost = Lost::of(cut, lexicon, states);
    let mut found: Vec<(u64, Passage)> = Vec::new();
    if lost.runs.is_empty() {
        return Vec::new();
    }
    for (at, tokens) in cut.tokens.new.iter().enumerate() {
        if !has_changed(states.new(at)) {
            continue;
        }
        let new = Paragraph::of(at, tokens, states.new(at), lexicon);
        let mut next = 0;
        for (word, hash) in hashes(tokens, &new.words, lexicon) {
            let Some((old, old_word)) = lost.run(hash).filter(|_| word >= next) else {
                continue;
            };
            if places.rows.old[old.at] == places.rows.new[at] {
                continue;
            }
            let run = longest(lexicon, old, &new, Sides::new(old_word, word));
            next = run.new.end.max(word + 1);
            let seed = hash;
            found.extend(passage(lexicon, old, &new, run).map(|passage| (seed, passage)));
        }
    }
    let seeds: FxHashSet<u64> = found.iter().map(|(seed, _)| *seed).collect();
    let common = common(cut, lexicon, &seeds);
    let own = found.into_iter().filter(|(seed, _)| !common.contains(seed));
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
    let ahead = (0..)
        .take_while(|step| same(word.old + step, word.new + step))
        .count();
    let most_back = word.old.min(word.new);
    let back = (1..=most_back)
        .take_while(|step| same(word.old - step, word.new - step))
        .count();
    let is_small = |step: &usize| {
        let token = new.word(word.new + step);
        token.is_some_and(|token| lexicon.name(token).chars().count() <= SMALL)
    };
    let small = (0..ahead).rev().take_while(is_small).count();
    let ahead = ahead - small;
    Sides::new(
        word.old - back..word.old + ahead,
        word.new - back..word.new + ahead,
    )
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
        const NAMES: u32 = role::CAPITAL | role::NUMBER | role::DATE | role::SYMBOL;
        let token = new.word(word);
        token.is_some_and(|token| lexicon.roles(token) & NAMES == 0 && !lexicon.is_stock(token))
    };
    let is_passage = words >= LEAST_WORDS
        && old.is_mostly_changed(&run.old)
        && new.is_mostly_changed(&run.new)
        && run.new.clone().filter(is_telling).count() >= LEAST_TELLING;
    if !is_passage {
        return None;
    }
    Some(Passage {
        spots: Sides::new(old.spot(&run.old)?, new.spot(&run.new)?),
        words,
    })
}

/// The seeds that stand in more than one paragraph of a side: what many paragraphs share is no passage.
fn common(cut: Cut<'_>, lexicon: &Lexicon<'_>, seeds: &FxHashSet<u64>) -> FxHashSet<u64> {
    let mut common = FxHashSet::default();
    if seeds.is_empty() {
        return common;
    }
    for side in [cut.tokens.old, cut.tokens.new] {
        let mut seen = FxHashSet::default();
        for tokens in side {
            let words = words(tokens, lexicon);
            let here: FxHashSet<u64> = hashes(tokens, &words, lexicon)
                .map(|(_, hash)| hash)
                .filter(|hash| seeds.contains(hash))
                .collect();
            common.extend(here.into_iter().filter(|hash| !seen.insert(*hash)));
        }
    }
    common
}

/// The tokens that are words.
fn words(tokens: &[Token], lexicon: &Lexicon<'_>) -> Vec<u32> {
    let is_word = |at: &u32| lexicon.roles(&tokens[*at as usize]) & role::MARK == 0;
    (0..tokens.len() as u32).filter(is_word).collect()
}

/// The hash of every run of eight words, with the word it begins at: a polynomial that rolls along.
fn hashes<'w>(
    tokens: &'w [Token],
    words: &'w [u32],
    lexicon: &'w Lexicon<'_>,
) -> impl Iterator<Item = (usize, u64)> + 'w {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let top = (1..LEAST_WORDS).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let key = move |at: usize| u64::from(lexicon.masked(&tokens[words[at] as usize])) + 1;
    let mut hash = 0u64;
    (0..words.len()).filter_map(move |at| {
        if let Some(gone) = at.checked_sub(LEAST_WORDS) {
            hash = hash.wrapping_sub(key(gone).wrapping_mul(top));
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(key(at));
        // The low bits of a polynomial are weak.
        (at + 1 >= LEAST_WORDS).then(|| (at + 1 - LEAST_WORDS, hash ^ (hash >> 29)))
    })
}
