//! Clauses that are gone from one paragraph and stand in another.

use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon::{Lexicon, role};
use super::states::{Places, State, States};
use super::{Cut, Passage, Spot, Unit};
use crate::tokens::Token;

/// So many words a passage has at least, names of bodies and treaties and the rest of the stock left out.
const LEAST_WORDS: usize = 8;

/// So many of its words tell something: they are no stock words (2 to 5).
const LEAST_TELLING: usize = 3;

/// Words of a paragraph, without marks.
struct Words {
    tokens: Vec<u32>,
}

/// Passages in the order of the new text.
pub fn find(cut: Cut<'_>, lexicon: &Lexicon<'_>, states: &States, places: &Places) -> Vec<Passage> {
    let words = |tokens: &[Token]| Words {
        tokens: (0..tokens.len() as u32)
            .filter(|&at| lexicon.roles(&tokens[at as usize]) & role::MARK == 0)
            .collect(),
    };
    // Old paragraphs that lost words, by runs of eight.
    let mut index: FxHashMap<u64, Option<(u32, u32)>> = FxHashMap::default();
    let mut olds: FxHashMap<u32, Words> = FxHashMap::default();
    for (at, tokens) in cut.tokens.old.iter().enumerate() {
        let lost = states
            .old(at)
            .iter()
            .filter(|state| **state == State::Changed)
            .count();
        if lost < LEAST_WORDS {
            continue;
        }
        let words = words(tokens);
        for (first, hash) in hashes(tokens, &words.tokens, lexicon) {
            let slot = words.tokens[first] as usize;
            if states.old(at)[slot] != State::Changed {
                continue;
            }
            index
                .entry(hash)
                .and_modify(|place| *place = None)
                .or_insert(Some((at as u32, first as u32)));
        }
        olds.insert(at as u32, words);
    }
    if index.is_empty() {
        return Vec::new();
    }
    let mut seeds: Vec<u64> = Vec::new();
    let mut found = Vec::new();
    for (at, tokens) in cut.tokens.new.iter().enumerate() {
        let fresh = states
            .new(at)
            .iter()
            .filter(|state| **state == State::Changed)
            .count();
        if fresh < LEAST_WORDS {
            continue;
        }
        let new_words = words(tokens);
        let mut next = 0;
        for (first, hash) in hashes(tokens, &new_words.tokens, lexicon) {
            if first < next {
                continue;
            }
            let Some(Some((old_at, old_first))) = index.get(&hash).copied() else {
                continue;
            };
            if places.rows.old[old_at as usize] == places.rows.new[at] {
                continue;
            }
            let Some(old_words) = olds.get(&old_at) else {
                continue;
            };
            let old_tokens = &cut.tokens.old[old_at as usize];
            let key = |tokens: &[Token], words: &Words, at: usize| {
                words
                    .tokens
                    .get(at)
                    .map(|&token| lexicon.masked(&tokens[token as usize]))
            };
            let same = |back: usize, ahead: usize| {
                let (old, new) = (
                    (old_first as usize + ahead).checked_sub(back),
                    (first + ahead).checked_sub(back),
                );
                match (old, new) {
                    (Some(old), Some(new)) => {
                        let key = (
                            key(old_tokens, old_words, old),
                            key(tokens, &new_words, new),
                        );
                        key.0.is_some() && key.0 == key.1
                    }
                    _ => false,
                }
            };
            let mut length = 0;
            while same(0, length) {
                length += 1;
            }
            let mut back = 0;
            while same(back + 1, 0) {
                back += 1;
            }
            let old_range = old_first as usize - back..old_first as usize + length;
            let new_range = first - back..first + length;
            next = first + length.max(1);
            let changed = |states: &[State], words: &Words, range: &std::ops::Range<usize>| {
                words.tokens[range.clone()]
                    .iter()
                    .filter(|&&token| states[token as usize] == State::Changed)
                    .count()
            };
            let total = length + back;
            let gone = changed(states.old(old_at as usize), old_words, &old_range);
            let came = changed(states.new(at), &new_words, &new_range);
            let telling = telling(lexicon, tokens, &new_words.tokens[new_range.clone()]);
            if total < LEAST_WORDS
                || gone * 2 < total
                || came * 2 < total
                || telling < LEAST_TELLING
            {
                continue;
            }
            let spot =
                |unit, tokens: &[Token], words: &Words, range: std::ops::Range<usize>| Spot {
                    unit: Unit::Paragraph(unit),
                    bytes: tokens[words.tokens[range.start] as usize].start as usize
                        ..tokens[words.tokens[range.end - 1] as usize].end as usize,
                };
            seeds.push(hash);
            found.push(Passage {
                spots: crate::model::Sides::new(
                    spot(old_at as usize, old_tokens, old_words, old_range),
                    spot(at, tokens, &new_words, new_range),
                ),
                words: total,
            });
        }
    }
    let common = common(cut, lexicon, &seeds);
    let mut seeds = seeds.into_iter();
    found.retain(|_| seeds.next().is_some_and(|seed| !common.contains(&seed)));
    found
}

/// The seeds that stand in more than one paragraph of a side: what many paragraphs share is no passage.
fn common(cut: Cut<'_>, lexicon: &Lexicon<'_>, seeds: &[u64]) -> FxHashSet<u64> {
    let mut common = FxHashSet::default();
    if seeds.is_empty() {
        return common;
    }
    let seeds: FxHashSet<u64> = seeds.iter().copied().collect();
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

/// How many words are neither stock nor inside names.
fn telling(lexicon: &Lexicon<'_>, tokens: &[Token], words: &[u32]) -> usize {
    words
        .iter()
        .filter(|&&at| {
            let token = &tokens[at as usize];
            lexicon.roles(token) & (role::CAPITAL | role::NUMBER | role::DATE | role::SYMBOL) == 0
                && !lexicon.is_stock(token)
        })
        .count()
}

/// The hash of every run of eight words, with the word it begins at.
fn hashes<'w>(
    tokens: &'w [Token],
    words: &'w [u32],
    lexicon: &'w Lexicon<'_>,
) -> impl Iterator<Item = (usize, u64)> + 'w {
    const BASE: u64 = 0x9E37_79B9_7F4A_7C15;
    let top = (0..LEAST_WORDS - 1).fold(1u64, |power, _| power.wrapping_mul(BASE));
    let key = move |at: usize| u64::from(lexicon.masked(&tokens[words[at] as usize])) + 1;
    let mut hash = 0u64;
    (0..words.len()).filter_map(move |at| {
        if at >= LEAST_WORDS {
            hash = hash.wrapping_sub(key(at - LEAST_WORDS).wrapping_mul(top));
        }
        hash = hash.wrapping_mul(BASE).wrapping_add(key(at));
        (at + 1 >= LEAST_WORDS).then(|| (at + 1 - LEAST_WORDS, hash.wrapping_mul(BASE)))
    })
}
