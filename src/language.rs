//! What is known of languages: one table each, as data, and the reading of phrases in a text.
//!
//! A new phrase is a new entry in a language's `.toml` file; a new language is a new file and a line in [`Language`].

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::model::{Language, Script};

mod han;
mod phrases;
mod states;
mod table;
mod words;

pub use han::{han_number, is_han_numeral, is_han_zero, simplified};
pub use phrases::{has, level_of, longest, prefix_len, starts_with, starts_with_any};
pub use states::{state_at, states};
pub use table::{Ladder, Table, Table as Phrases, pairs, table, table as phrases};
pub use words::Verb;

/// Finds the language of a text by its script, and among those of one script by common short words.
///
/// A text that tells nothing is taken for English.
pub fn detect(sample: &str) -> Language {
    let scripts = [Script::Latin, Script::Arabic, Script::Cyrillic, Script::Han];
    let mut counts = scripts.map(|script| (script, 0usize));
    for c in sample.chars() {
        // A Chinese character says about as much as three letters.
        let (script, weight) = match c {
            'a'..='z' | 'A'..='Z' => (0, 1),
            '\u{4e00}'..='\u{9fff}' => (3, 3),
            '\u{400}'..='\u{4ff}' => (2, 1),
            '\u{600}'..='\u{6ff}' | '\u{fb50}'..='\u{fefc}' => (1, 1),
            _ => continue,
        };
        counts[script].1 += weight;
    }
    // Of two scripts with as many letters the rarer one tells more: names and symbols are Latin in all languages.
    let most = counts.into_iter().max_by_key(|&(_, count)| count);
    let Some((script, 1..)) = most else {
        return Language::default();
    };
    let mut hits = [0; Language::ALL.len()];
    let words = sample.split(|c: char| !c.is_alphabetic());
    for &language in words.filter_map(|word| COMMON.get(word)).flatten() {
        hits[language as usize] += 1;
    }
    let written = Language::ALL.into_iter().filter(|language| language.script() == script);
    let rank = |&language: &Language| (hits[language as usize], language == Language::default());
    written.max_by_key(rank).unwrap_or_default()
}

/// The common words of all languages, each with the languages that have it.
static COMMON: LazyLock<FxHashMap<&str, Vec<Language>>> = LazyLock::new(|| {
    let mut languages: FxHashMap<&str, Vec<Language>> = FxHashMap::default();
    for language in Language::ALL {
        let common = table(language).common.iter();
        common.for_each(|word| languages.entry(word).or_default().push(language));
    }
    languages
});

/// The Cyrillic letter that a Latin one looks like: text recognition takes the one for the other.
pub fn cyrillic_twin(c: char) -> Option<char> {
    CYRILLIC.chars().nth(LATIN.find(c)?)
}

/// The Latin capital that a Cyrillic one looks like.
pub fn latin_twin(c: char) -> Option<char> {
    if c.is_ascii() || !c.is_uppercase() {
        return None;
    }
    LATIN.chars().nth(CYRILLIC.chars().position(|twin| twin == c)?)
}

/// Letters that look alike in two scripts, each at the same place.
const LATIN: &str = "ABCEHKMOPTXaceopxy";
const CYRILLIC: &str = "АВСЕНКМОРТХасеорху";

/// Whether the character belongs to a script that sets no spaces between words.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{ff00}'..='\u{ffef}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_common_word_is_longer() {
        let common = Language::ALL.into_iter().flat_map(|language| table(language).common);
        assert_eq!(common.map(|word| word.len()).max(), Some(LONGEST_COMMON));
    }

    #[test]
    fn the_language_is_found_from_a_line_or_two() {
        for (text, language) in [
            ("Recalling its resolution 78/241 of the Assembly,", Language::English),
            ("Ayant examiné le rapport du Secrétaire général sur la Force,", Language::French),
            (
                "Recordando la resolución de la Asamblea y el informe del Secretario,",
                Language::Spanish,
            ),
            ("回顾其 2023 年 12 月 22 日第 78/241 号决议，A/RES", Language::Chinese),
            ("Генеральная Ассамблея, ссылаясь на A/RES/78/241", Language::Russian),
            ("إن الجمعية العامة، إذ تشير إلى A/RES", Language::Arabic),
        ] {
            assert_eq!(detect(text), language, "{text}");
        }
    }
}
