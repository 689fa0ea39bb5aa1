//! Two spellings or two forms of one word: as the language's table has them, never by letters alone.

use std::borrow::Cow;

use crate::language::{Table, has, pairs};

/// Whether both are the same words, each spelt or inflected in its own way, or joined: "decision making", "decision-making".
pub fn are_same_words(old: &[&str], new: &[&str], table: &Table) -> bool {
    let (mut old, mut new) = (old, new);
    while let ([old_word, ..], [new_word, ..]) = (old, new) {
        let (old_count, new_count) = if is_one_word(old_word, new_word, table) {
            (1, 1)
        } else if let Some(count) = parts_of(new_word, old, table) {
            (count, 1)
        } else if let Some(count) = parts_of(old_word, new, table) {
            (1, count)
        } else {
            return false;
        };
        (old, new) = (&old[old_count..], &new[new_count..]);
    }
    old.is_empty() && new.is_empty()
}

/// Words that are joined to one at most: "up-to-date" (2 to 4).
const MOST_PARTS: usize = 3;

/// How many of the first words are one when they are joined.
fn parts_of(whole: &str, words: &[&str], table: &Table) -> Option<usize> {
    let mut counts = 2..=words.len().min(MOST_PARTS);
    counts.find(|&count| is_one_word(&words[..count].concat(), whole, table))
}

/// Whether two words are one, in another spelling or form: "organised", "organizes".
pub fn is_one_word(a: &str, b: &str, table: &Table) -> bool {
    let (a, b) = (without_figures(a), without_figures(b));
    let is_word = |a: &str, b: &str| a == b || is_other_form(a, b, table);
    is_word(a, b) || is_word(&usual(a, table), &usual(b, table))
}

/// Whether two words are one in the same form, in whatever spelling.
pub fn is_spelt_alike(a: &str, b: &str, table: &Table) -> bool {
    let (a, b) = (without_figures(a), without_figures(b));
    a == b || usual(a, table) == usual(b, table)
}

/// A footnote's figure may have been read as part of its word.
fn without_figures(word: &str) -> &str {
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let is_word = !letters.is_empty() && letters.chars().all(char::is_alphabetic);
    if is_word { letters } else { word }
}

/// A word in the spelling that stands for all of them.
fn usual<'w>(word: &'w str, table: &Table) -> Cow<'w, str> {
    if let Some((_, usual)) = pairs(table.spelling_words).find(|(other, _)| *other == word) {
        return Cow::Borrowed(usual);
    }
    let mut spelt = pairs(table.spelling_endings).filter_map(|(other, usual)| {
        let stem = word.strip_suffix(other).filter(|stem| has_letters(stem, BEFORE_SPELLING))?;
        Some(format!("{stem}{usual}"))
    });
    spelt.next().map_or(Cow::Borrowed(word), Cow::Owned)
}

/// Whether two words differ by endings of one inflection: "live", "lived".
fn is_other_form(a: &str, b: &str, table: &Table) -> bool {
    let fits = |endings: &&[&str]| {
        endings.iter().filter_map(|ending| a.strip_suffix(ending)).any(|stem| {
            has_letters(stem, BEFORE_ENDING)
                && b.strip_prefix(stem).is_some_and(|rest| endings.contains(&rest))
        })
    };
    table.inflections.iter().any(fits) && ![a, b].iter().any(|word| has(table.forms_apart, word))
}

/// Letters before an ending that is spelt in two ways: "four" and "for", "prise" and "prize" are two words (3 to 3).
const BEFORE_SPELLING: usize = 3;

/// Letters before an ending of an inflection: "use", "used", but "is" and "ing" are no forms of one word (2 to 3).
const BEFORE_ENDING: usize = 2;

fn has_letters(stem: &str, least: usize) -> bool {
    stem.chars().nth(least - 1).is_some()
}
