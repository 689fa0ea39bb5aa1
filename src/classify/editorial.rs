//! Editorial changes: capitals, punctuation, spelling, number, names in full and in short.

use super::Verdict;
use super::atoms::{self, Atom, Value, quoted};
use super::cut::{Change, Cut};
use super::lexicon::{Lexicon, has, longest};
use super::verdict::editorial;
use crate::language::{is_unspaced, pairs};

/// The verdict, if the meaning is untouched.
pub fn rule(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> Option<Verdict> {
    let words = change.words();
    let arrow = || format!("{} → {}", shown(words.old), shown(words.new));
    if cut.left.old.is_empty() && cut.left.new.is_empty() {
        let keys = |atoms: &[Atom]| -> Vec<String> {
            let content = atoms.iter().filter(|atom| !matches!(atom.value, Value::Mark));
            content.map(|atom| atom.key.clone()).collect()
        };
        let (old, new) = (keys(&cut.all.old), keys(&cut.all.new));
        return if old == new
            && !old.is_empty()
            && words.old.to_lowercase() == words.new.to_lowercase()
        {
            Some(editorial("capitals", arrow()))
        } else if old == new {
            Some(editorial("punctuation", arrow()))
        } else {
            Some(editorial("joining-words", arrow()))
        };
    }
    if letters(&cut.all.old) == letters(&cut.all.new) {
        return Some(editorial("punctuation", arrow()));
    }
    if change.kind.is_none() && is_ibidem(words.old, words.new, lexicon) {
        return Some(editorial("short-name", arrow()));
    }
    if is_name_tail(change, cut, lexicon) {
        return Some(editorial("short-name", arrow()));
    }
    if cut.rest().any(Atom::is_value) {
        return if is_date_in_full(cut) {
            Some(editorial("date-in-full", arrow()))
        } else {
            date_of_a_symbol(change, cut, lexicon).then(|| editorial("date-of-a-symbol", arrow()))
        };
    }
    if cut.left.old.len().abs_diff(cut.left.new.len()) <= LITTLE_WORDS && {
        let sequence = words_are_sequence(change, lexicon);
        bare(&cut.all.old, sequence, lexicon) == bare(&cut.all.new, sequence, lexicon)
    } {
        return Some(editorial("spelling", arrow()));
    }
    if cut.rest_is(|atom| has(lexicon.sequence, &atom.key)) {
        return Some(editorial("sequence-adverb", arrow()));
    }
    if is_reordered(&cut.left.old, &cut.left.new, lexicon) {
        return Some(editorial("order-of-words", arrow()));
    }
    let one_sided = cut.left.old.is_empty() || cut.left.new.is_empty();
    let names_organ =
        one_sided && cut.rest_is(|atom| has(lexicon.organs, &atom.key) && atom.capital);
    if names_organ || is_name_of_the_same(&cut.left.old, &cut.left.new, words.old, words.new) {
        return Some(editorial("short-name", arrow()));
    }
    let initials = |short: &str, long: &str, before: &str| {
        is_short_for(short, long)
            || is_short_for(short.trim_matches(['(', ')', ' ']), before) && long.is_empty()
    };
    let (before, _) = change.around();
    let abbreviated = initials(words.old.trim(), words.new.trim(), before)
        || initials(words.new.trim(), words.old.trim(), before);
    let opened = |words: &str, other: &str| {
        words.trim_end().ends_with('(') && other.trim().is_empty() && names_initials(change)
    };
    let abbreviated = abbreviated || opened(words.old, words.new) || opened(words.new, words.old);
    abbreviated.then(|| editorial("abbreviation", arrow()))
}

/// By at most so many words two spellings of the same differ: "has been", "also", hyphens (3 to 8).
const LITTLE_WORDS: usize = 5;

fn shown(words: &str) -> String {
    match quoted(words) {
        nothing if nothing.is_empty() => "nothing".to_owned(),
        words => words,
    }
}

/// The letters that a reader goes by: no marks, joining words, endings, variants of spelling or forms of "to be".
fn bare(atoms: &[Atom], without_sequence: bool, lexicon: &Lexicon) -> String {
    let words: Vec<&str> = atoms
        .iter()
        .filter(|atom| !matches!(atom.value, Value::Mark))
        .map(|atom| atom.key.as_str())
        .collect();
    let text = words.join(" ");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.as_str();
    while !rest.is_empty() {
        let copula = longest(rest, lexicon.copulas).map(str::len);
        let end = copula.unwrap_or_else(|| rest.find(' ').unwrap_or(rest.len()));
        let word = &rest[..end];
        let counts = without_sequence && has(lexicon.sequence, word);
        if copula.is_none() && !lexicon.is_little(word) && !counts {
            out.push_str(&stem(word, lexicon));
        }
        rest = rest[end..].trim_start();
    }
    out
}

/// The letters and digits, whatever stands between them: "trade distorting", "trade-distorting".
fn letters(atoms: &[Atom]) -> String {
    atoms
        .iter()
        .map(|atom| atom.key.as_str())
        .filter(|key| key.starts_with(char::is_alphanumeric))
        .collect()
}

/// Whether both sides have the same words in another order: "peace and security", "security and peace".
fn is_reordered(old: &[Atom], new: &[Atom], lexicon: &Lexicon) -> bool {
    let sorted = |atoms: &[Atom]| {
        let mut stems: Vec<String> = atoms.iter().map(|atom| stem(&atom.key, lexicon)).collect();
        stems.sort_unstable();
        stems
    };
    !old.is_empty() && sorted(old) == sorted(new)
}

/// A word without what only numbers it or is spelt in two ways.
fn stem(word: &str, lexicon: &Lexicon) -> String {
    // A footnote's figure may have been read as part of its word.
    let letters = word.trim_end_matches(|c: char| c.is_ascii_digit());
    let word = if letters.chars().all(char::is_alphabetic) && !letters.is_empty() {
        letters
    } else {
        word
    };
    let least = if word.is_ascii() { 3 } else { 6 };
    let ending = lexicon
        .endings
        .iter()
        .find(|ending| word.len() >= ending.len() + least && word.ends_with(**ending));
    let stem = ending.map_or(word, |ending| &word[..word.len() - ending.len()]);
    let mut stem = stem.to_owned();
    for (from, to) in pairs(lexicon.spellings) {
        if stem.contains(from) {
            stem = stem.replace(from, to);
        }
    }
    for (from, to) in pairs(lexicon.spelling_endings) {
        if stem.ends_with(from) {
            stem.truncate(stem.len() - from.len());
            stem.push_str(to);
        }
    }
    stem
}

/// Whether the change stands where "also" or "further" only counts: at the head of its paragraph, or next to a verb.
fn words_are_sequence(change: &Change<'_>, lexicon: &Lexicon) -> bool {
    let (before, after) = change.around();
    let last = before.split_whitespace().next_back();
    before.trim().is_empty()
        || last.is_some_and(|word| lexicon.verb(word).is_some() || lexicon.is_document(word))
        || lexicon.verb(after.trim_start()).is_some()
        || change.words().new.split_whitespace().any(|word| lexicon.verb(word).is_some())
}

/// "31 August" → "31 August 2023".
fn is_date_in_full(cut: &Cut) -> bool {
    match (cut.left.old.as_slice(), cut.left.new.as_slice()) {
        ([old], [new]) => match (&old.value, &new.value) {
            (Value::Date(old), Value::Date(new)) => {
                (old.month, old.day) == (new.month, new.day)
                    && old.year.is_none() != new.year.is_none()
            }
            _ => false,
        },
        _ => false,
    }
}

/// Bytes before a date in which its symbol is looked for.
const NEAR: usize = 60;

/// " of 22 December 2023" after a symbol that stood alone.
fn date_of_a_symbol(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> bool {
    let only_date =
        |atoms: &[Atom]| matches!(atoms, [atom] if matches!(atom.value, Value::Date(_)));
    let (before, _) = change.around();
    let atoms = atoms::cut(atoms::tail(before, NEAR), lexicon);
    let mut content = atoms.iter().filter(|atom| !atom.is_filler());
    let after_symbol =
        content.next_back().is_some_and(|atom| matches!(atom.value, Value::Symbol(_)));
    let one_sided = cut.left.old.is_empty() != cut.left.new.is_empty();
    one_sided && after_symbol && (only_date(&cut.left.old) || only_date(&cut.left.new))
}

/// Bytes of the longest rest of a name: that of the Convention to Combat Desertification has 130.
const LONGEST_TAIL: usize = 200;

/// " on Fisheries" after "Committee": the rest of a name that was given in full or in short.
fn is_name_tail(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> bool {
    let words = change.words().map(str::trim);
    let (one, atoms) =
        if words.old.is_empty() { (words.new, &cut.all.new) } else { (words.old, &cut.all.old) };
    let one_sided = words.old.is_empty() || words.new.is_empty();
    if !one_sided || one.len() > LONGEST_TAIL {
        return false;
    }
    let (before, _) = change.around();
    let last = before.split_whitespace().next_back();
    let named =
        last.is_some_and(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()));
    let tail = quoted(one).to_lowercase();
    let led = atoms.first().is_some_and(|atom| has(lexicon.joiners, &atom.key));
    let is_name = |atom: &Atom| {
        let capital = matches!(atom.value, Value::Word) && atom.capital;
        capital && !has(lexicon.instruments, &atom.key) || matches!(atom.value, Value::Years(..))
    };
    // Scripts without capitals do not show names.
    let spelt_out = !one.contains(is_unspaced) && led && cut.rest_is(is_name);
    named && (lexicon.name_tails.contains(&tail.as_str()) || spelt_out)
}

/// "Syria", "the Syrian Arab Republic": one capitalised word, and capitalised words one of which begins like it.
fn is_name_of_the_same(old: &[Atom], new: &[Atom], old_words: &str, new_words: &str) -> bool {
    let capitals = |atoms: &[Atom], words: &str| {
        let mut content = words.split_whitespace().filter(|word| word.chars().count() > 3);
        !atoms.is_empty()
            && atoms.iter().all(|atom| matches!(atom.value, Value::Word))
            && content.all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '('))
    };
    let begins_alike = |short: &Atom, long: &[Atom]| {
        let head: String = short.key.chars().take(SAME_NAME).collect();
        head.chars().count() == SAME_NAME && long.iter().any(|atom| atom.key.starts_with(&head))
    };
    let alike = match (old, new) {
        ([short], long) | (long, [short]) if long.len() > 1 => begins_alike(short, long),
        _ => false,
    };
    alike && capitals(old, old_words) && capitals(new, new_words)
}

/// Two forms of a State's name have this many letters in common (3 to 5).
const SAME_NAME: usize = 4;

/// Whether initials follow the change: "coronavirus disease (" before "COVID-19".
fn names_initials(change: &Change<'_>) -> bool {
    let (_, after) = change.around();
    let letters = after.trim_start().chars().take_while(|c| c.is_alphabetic());
    let letters: Vec<char> = letters.collect();
    letters.len() > 1 && letters.iter().all(|c| c.is_uppercase())
}

/// "Ibid." stands for the document of the note before.
fn is_ibidem(old: &str, new: &str, lexicon: &Lexicon) -> bool {
    let is = |words: &str| has(lexicon.ibidem, words.trim().trim_end_matches(['.', ',']));
    is(old) != is(new)
}

/// Whether the first is made of the initials of the capitalised words at the end of the second.
fn is_short_for(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().collect();
    if !(2..=8).contains(&letters.len()) || !letters.iter().all(|c| c.is_uppercase()) {
        return false;
    }
    let capitals: Vec<char> = long
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    capitals.ends_with(&letters)
}
