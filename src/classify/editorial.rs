//! Editorial changes: capitals, punctuation, spelling, number, names in full and in short.

use super::atoms::{self, Atom, Value, on_one_line};
use super::case::Case;
use super::lexicon::Lexicon;
use super::{Rule, Verdict};
use crate::language::{has, is_unspaced, longest, pairs};
use crate::model::{Sides, What};

/// The verdict, if the meaning is untouched.
pub fn rule(case: &Case) -> Option<Verdict> {
    which(case).map(|rule| Verdict::new(rule, case.evidence()))
}

fn which(case: &Case) -> Option<Rule> {
    let Sides { old, new } = &case.left;
    if old.is_empty() && new.is_empty() {
        return Some(of_fillers(case));
    }
    if letters(&case.all.old) == letters(&case.all.new) {
        return Some(Rule::Punctuation);
    }
    if is_ibidem(case) || is_name_tail(case) {
        return Some(Rule::ShortName);
    }
    if case.rest().any(Atom::is_mention) {
        return if is_date_in_full(case) {
            Some(Rule::DateInFull)
        } else {
            is_date_of_a_symbol(case).then_some(Rule::DateOfASymbol)
        };
    }
    if is_spelling(case) {
        Some(Rule::Spelling)
    } else if case.rest_is(|atom| has(case.lexicon.sequence, &atom.key)) {
        Some(Rule::SequenceAdverb)
    } else if is_reordered(case) {
        Some(Rule::OrderOfWords)
    } else if names_organ(case) || is_name_of_the_same(case) {
        Some(Rule::ShortName)
    } else {
        is_abbreviation(case).then_some(Rule::Abbreviation)
    }
}

/// Which rule it is where nothing but marks, capitals and joining words differs.
fn of_fillers(case: &Case) -> Rule {
    let keys = |atoms: &Vec<Atom>| -> Vec<String> {
        let content = atoms.iter().filter(|atom| !matches!(atom.value, Value::Mark));
        content.map(|atom| atom.key.clone()).collect()
    };
    let keys = case.all.as_ref().map(keys);
    let lower = case.words.map(str::to_lowercase);
    if keys.old != keys.new {
        Rule::JoiningWords
    } else if !keys.old.is_empty() && lower.old == lower.new {
        Rule::Capitals
    } else {
        Rule::Punctuation
    }
}

/// By at most so many words two spellings of the same differ: "has been", "also", hyphens (3 to 8).
const LITTLE_WORDS: usize = 5;

fn is_spelling(case: &Case) -> bool {
    if case.left.old.len().abs_diff(case.left.new.len()) > LITTLE_WORDS {
        return false;
    }
    let sequence = words_are_sequence(case);
    let bare = case.all.as_ref().map(|atoms| bare(atoms, sequence, case.lexicon));
    bare.old == bare.new
}

/// "General Assembly" before "resolution": capitalised words of the names of organs came or went.
fn names_organ(case: &Case) -> bool {
    case.is_one_sided() && case.rest_is(|atom| has(case.lexicon.organs, &atom.key) && atom.capital)
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
fn is_reordered(case: &Case) -> bool {
    let sorted = |atoms: &Vec<Atom>| {
        let stem = |atom: &Atom| stem(&atom.key, case.lexicon);
        let mut stems: Vec<String> = atoms.iter().map(stem).collect();
        stems.sort_unstable();
        stems
    };
    let sorted = case.left.as_ref().map(sorted);
    !sorted.old.is_empty() && sorted.old == sorted.new
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
fn words_are_sequence(case: &Case) -> bool {
    let is_verb = |text: &str| case.lexicon.verb(text).is_some();
    let last = case.before.split_whitespace().next_back();
    last.is_none_or(|word| is_verb(word) || case.lexicon.is_document(word))
        || is_verb(case.after.trim_start())
        || case.words.new.split_whitespace().any(is_verb)
}

/// "31 August" → "31 August 2023".
fn is_date_in_full(case: &Case) -> bool {
    match (case.left.old.as_slice(), case.left.new.as_slice()) {
        ([old], [new]) => match (old.what(), new.what()) {
            (Some(What::Date(old)), Some(What::Date(new))) => {
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
fn is_date_of_a_symbol(case: &Case) -> bool {
    let only_date = match (case.left.old.as_slice(), case.left.new.as_slice()) {
        ([only], []) | ([], [only]) => only.is_date(),
        _ => false,
    };
    let after_symbol = || {
        let atoms = atoms::cut(atoms::tail(case.before, NEAR), case.lexicon);
        let last = atoms.iter().rfind(|atom| !atom.is_filler());
        last.is_some_and(|atom| atom.is_document())
    };
    only_date && after_symbol()
}

/// Bytes of the longest rest of a name: that of the Convention to Combat Desertification has 130.
const LONGEST_TAIL: usize = 200;

/// " on Fisheries" after "Committee": the rest of a name that was given in full or in short.
fn is_name_tail(case: &Case) -> bool {
    let (tail, atoms) = match case.words.map(str::trim) {
        Sides { old: "", new } => (new, &case.all.new),
        Sides { old, new: "" } => (old, &case.all.old),
        _ => return false,
    };
    let follows_name = || {
        let last = case.before.split_whitespace().next_back();
        last.is_some_and(|word| word.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase()))
    };
    if tail.len() > LONGEST_TAIL || !follows_name() {
        return false;
    }
    let is_led = atoms.first().is_some_and(|atom| has(case.lexicon.joiners, &atom.key));
    let is_name = |atom: &Atom| {
        let capital = atom.is_word() && atom.capital;
        capital && !has(case.lexicon.instruments, &atom.key)
            || matches!(atom.what(), Some(What::Years(..)))
    };
    // Scripts without capitals do not show names.
    let is_spelt_out = !tail.contains(is_unspaced) && is_led && case.rest_is(is_name);
    is_spelt_out || case.lexicon.name_tails.contains(&on_one_line(tail).to_lowercase().as_str())
}

/// "Syria", "the Syrian Arab Republic": one capitalised word, and capitalised words one of which begins like it.
fn is_name_of_the_same(case: &Case) -> bool {
    let capitals = |atoms: &[Atom], words: &str| {
        let mut content = words.split_whitespace().filter(|word| word.chars().count() > 3);
        !atoms.is_empty()
            && atoms.iter().all(|atom| atom.is_word())
            && content.all(|word| word.starts_with(|c: char| c.is_uppercase() || c == '('))
    };
    let begins_alike = |short: &Atom, long: &[Atom]| {
        let head: String = short.key.chars().take(SAME_NAME).collect();
        head.chars().count() == SAME_NAME && long.iter().any(|atom| atom.key.starts_with(&head))
    };
    let Sides { old, new } = &case.left;
    let alike = match (old.as_slice(), new.as_slice()) {
        ([short], long) | (long, [short]) if long.len() > 1 => begins_alike(short, long),
        _ => false,
    };
    alike && capitals(old, case.words.old) && capitals(new, case.words.new)
}

/// Two forms of a State's name have this many letters in common (3 to 5).
const SAME_NAME: usize = 4;

/// "Ibid." stands for the document of the note before.
fn is_ibidem(case: &Case) -> bool {
    let is = |words: &str| has(case.lexicon.ibidem, words.trim().trim_end_matches(['.', ',']));
    let is = case.words.map(is);
    case.edit.kind.is_none() && is.old != is.new
}

/// "the International Atomic Energy Agency" → "IAEA", "(IAEA)" behind it, or "coronavirus disease (" before "COVID-19".
fn is_abbreviation(case: &Case) -> bool {
    let one_way = |short: &str, long: &str| {
        is_short_for(short, long)
            || long.is_empty() && is_short_for(short.trim_matches(['(', ')', ' ']), case.before)
            || long.is_empty() && short.ends_with('(') && is_initials_first(case.after)
    };
    let Sides { old, new } = case.words.map(str::trim);
    one_way(old, new) || one_way(new, old)
}

/// Whether a text begins with initials.
fn is_initials_first(text: &str) -> bool {
    let letters = text.trim_start().chars().take_while(|c| c.is_alphabetic());
    is_initials(letters)
}

fn is_initials(mut letters: impl Iterator<Item = char> + Clone) -> bool {
    letters.clone().count() > 1 && letters.all(char::is_uppercase)
}

/// Whether the first is made of the initials of the capitalised words at the end of the second.
fn is_short_for(short: &str, long: &str) -> bool {
    let letters: Vec<char> = short.chars().collect();
    let capitals: Vec<char> = long
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect();
    letters.len() <= 8 && is_initials(short.chars()) && capitals.ends_with(&letters)
}
