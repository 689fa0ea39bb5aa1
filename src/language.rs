//! What is known of languages: one table each, as data, and the reading of phrases in a text.
//!
//! A new phrase is a new entry in a language's `.toml` file; a new language is a new file and a line in [`Language`].

use crate::model::{Language, Script};

mod han;
mod states;
mod table;

pub use han::{han_number, is_han_numeral, is_han_zero, simplified};
pub use states::{state_at, states};
pub use table::{Ladder, Table, Table as Phrases, pairs, table, table as phrases};

impl Table {
    /// Whether the text is nothing but an organ's name, as at the head of a resolution.
    pub fn is_opener(&self, text: &str) -> bool {
        let text = text.trim_end_matches([',', '，', '،', ':', '：', ' ']);
        let first = text.chars().next();
        // With its capital: in "of\nthe General Assembly:" it is the end of a sentence.
        let begins = |opener: &str| {
            first.zip(opener.chars().next()).is_some_and(|(t, o)| {
                t == o || cyrillic_twin(t) == Some(o) || simplified(t) == simplified(o)
            })
        };
        self.openers.iter().any(|opener| begins(opener) && same(text, opener))
    }

    /// Whether the text begins like a preambular paragraph.
    pub fn is_preambular(&self, text: &str) -> bool {
        starts_with_any(text, self.preambular)
    }

    /// Whether the text begins like an operative paragraph.
    pub fn is_operative(&self, text: &str) -> bool {
        starts_with_any(text, self.operative)
    }

    /// Whether the text is the number of an annex and nothing else: "Annex", "Annex II".
    pub fn is_annex_number(&self, text: &str) -> bool {
        if !self.annex.iter().any(|word| starts_with_prefix(text, word)) {
            return false;
        }
        let mut words = text.split_whitespace();
        let Some(first) = words.next() else {
            return false;
        };
        self.annex.iter().any(|word| same(first, word))
            && words.next().is_none_or(|number| {
                number.len() <= 5
                    && number.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
            })
            && words.next().is_none()
    }

    /// Whether the text closes a resolution: it begins with a closing phrase, or with a number and holds one.
    pub fn is_closing(&self, text: &str) -> bool {
        if text.len() > MAX_CLOSING * 3 || text.chars().count() > MAX_CLOSING {
            return false;
        }
        // "44th plenary meeting", not "44. Requests".
        let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = text.starts_with('第')
            || after_digits.len() < text.len()
                && after_digits.starts_with(|c: char| c.is_alphabetic() || c == '-');
        self.closing
            .iter()
            .any(|phrase| starts_with_prefix(text, phrase) || numbered && contains(text, phrase))
    }

    /// Whether a word only joins others.
    pub fn is_little(&self, word: &str) -> bool {
        let lists = [self.articles, self.and, self.joiners];
        lists.iter().any(|list| has(list, word))
    }
}

/// A closing line is never longer, in characters.
const MAX_CLOSING: usize = 110;

/// Whether the text begins with one of the phrases, and the phrase ends there.
///
/// Before scripts without spaces the end of the phrase need not be the end of a word.
pub fn starts_with_any(text: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| starts_with(text, phrase))
}

/// Whether the text begins with the phrase, and the phrase ends there; see [`starts_with_any`].
pub fn starts_with(text: &str, phrase: &str) -> bool {
    prefix_len(text, phrase).is_some()
}

/// The bytes that a phrase takes at the head of a text, where it ends there; see [`starts_with_any`].
pub fn prefix_len(text: &str, phrase: &str) -> Option<usize> {
    // Nearly all texts and phrases of four languages are ASCII for as long as matters.
    if let (Some(t), Some(p)) = (text.as_bytes().first(), phrase.as_bytes().first())
        && t.is_ascii()
        && p.is_ascii()
        && !t.eq_ignore_ascii_case(p)
    {
        return None;
    }
    let rest = after_prefix(text, phrase)?;
    let len = text.len() - rest.len();
    let ends = text[..len].ends_with(is_unspaced) || !rest.starts_with(char::is_alphanumeric);
    ends.then_some(len)
}

/// How strong a list has a word to be.
pub fn level_of(list: &[(&str, u8)], word: &str) -> Option<usize> {
    list.iter().find(|(entry, _)| *entry == word).map(|&(_, level)| usize::from(level))
}

/// Whether a list has a word, capitals apart.
pub fn has(list: &[&str], word: &str) -> bool {
    if word.is_ascii() {
        return list.iter().any(|entry| entry.eq_ignore_ascii_case(word));
    }
    let lower = word.to_lowercase();
    list.contains(&lower.as_str())
}

/// The longest phrase of a list that a text begins with.
pub fn longest<'p>(text: &str, phrases: &[&'p str]) -> Option<&'p str> {
    let first = first_lower(text.chars().next()?);
    let fits =
        phrases.iter().filter(|phrase| phrase.starts_with(first) && starts_with(text, phrase));
    fits.max_by_key(|phrase| phrase.len()).copied()
}

/// A character as it begins phrases.
pub fn first_lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    c.to_lowercase().next().unwrap_or(c)
}

/// What stands after a phrase at the head of a text. A hyphen that a line end left inside a word is passed over.
fn after_prefix<'t>(text: &'t str, phrase: &str) -> Option<&'t str> {
    let mut rest = text.chars();
    let mut inside = false;
    for p in phrase.chars() {
        let mut t = rest.next()?;
        if inside && p.is_alphabetic() && matches!(t, '-' | '\u{2010}' | '\u{ad}') {
            t = rest.next()?;
        }
        if !same_char(t, p) {
            return None;
        }
        inside = p.is_alphabetic();
    }
    Some(rest.as_str())
}

fn contains(text: &str, phrase: &str) -> bool {
    text.char_indices().any(|(i, _)| starts_with_prefix(&text[i..], phrase))
}

fn starts_with_prefix(text: &str, phrase: &str) -> bool {
    after_prefix(text, phrase).is_some()
}

fn same(text: &str, phrase: &str) -> bool {
    after_prefix(text, phrase) == Some("")
}

fn same_char(a: char, b: char) -> bool {
    if a.is_ascii() && b.is_ascii() {
        return a.eq_ignore_ascii_case(&b);
    }
    a == b
        || a.to_lowercase().eq(b.to_lowercase())
        || (a == '’' && b == '\'')
        || (a.is_whitespace() && b == ' ')
        || cyrillic_twin(a)
            .is_some_and(|twin| twin == b || twin.to_lowercase().eq(b.to_lowercase()))
        || (is_unspaced(a) && is_unspaced(b) && simplified(a) == simplified(b))
}

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
    let hits = |language: &Language| {
        let common = table(*language).common;
        let words = sample.split(|c: char| !c.is_alphabetic());
        (words.filter(|word| common.contains(word)).count(), *language == Language::default())
    };
    let written = Language::ALL.into_iter().filter(|language| language.script() == script);
    written.max_by_key(hits).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

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

    #[test]
    fn every_table_knows_its_own_opener_and_no_other() {
        for language in Language::ALL {
            let table = phrases(language);
            assert!(!table.openers.is_empty());
            for opener in table.openers {
                assert!(table.is_opener(&format!("{opener},")), "{opener}");
                assert!(!table.is_opener(&format!("{opener} decides")), "{opener}");
            }
        }
    }

    #[test]
    fn slips_of_text_recognition_hide_no_phrase() {
        // Latin C, o, e, a and p, and a hyphen that a line end left.
        let russian = phrases(Language::Russian);
        assert!(russian.is_opener("Coвeт Бeзoпacнocти,"));
        assert!(
            russian.is_preambular("Pyкoвoдcтвyяcь Уставом") || russian.is_preambular("Ccылaяcь на")
        );
        assert!(phrases(Language::French).is_preambular("Rap-pelant sa résolution"));
        assert!(phrases(Language::French).is_opener("Le Conseil de sécu-rité,"));
        assert!(!phrases(Language::English).is_opener("the General Assembly:"));
    }

    #[test]
    fn a_phrase_ends_at_a_word_end() {
        assert!(starts_with_any("Noting the report", &["noting"]));
        assert!(!starts_with_any("Notingham", &["noting"]));
        assert!(starts_with_any("回顾其决议", &["回顾"]));
    }
}
