//! The States by their names in each language; the names are data, `states.toml`.
//!
//! A State is known by its short name in English, whatever language named it. Of two names that fit, the longer one is
//! meant: "Guinea-Bissau", not "Guinea".

use std::cmp::Reverse;
use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::FxHashMap;

use super::phrases::{after_prefix, starts_with_any};
use super::table::{STATES, Table, pairs, table};
use super::{is_unspaced, simplified};
use crate::model::Language;

/// The State that is named at a place in a text, where a word begins, with the bytes of its name.
///
/// An article or preposition joined to the name is none of it. A name has its capitals: "turkey" is no State. Nor is one
/// named in "Gulf of Guinea" or "Niger River".
pub fn state_at(text: &str, at: usize, language: Language) -> Option<(&'static str, Range<usize>)> {
    let rest = &text[at..];
    let table = table(language);
    let plain = named(rest, language).map(|(state, len)| (state, at..at + len));
    let (state, bytes) = plain.or_else(|| {
        let attached = pairs(table.attached).filter_map(|(printed, meant)| {
            let rest = after_prefix(rest, printed)?;
            let head: String = meant.chars().chain(rest.chars().take(LONGEST)).collect();
            let (state, len) = named(&head, language)?;
            let start = text.len() - rest.len();
            Some((state, start..start + len - meant.len()))
        });
        attached.max_by_key(|(_, bytes)| bytes.end)
    })?;
    let before = text[..bytes.start].trim_end();
    let is_part = starts_with_any(text[bytes.end..].trim_start(), table.no_state_before)
        || table.no_state_after.iter().any(|phrase| ends_with(before, phrase));
    (!is_part).then_some((state, bytes))
}

/// The States that a text names, in order, each with the bytes of its name.
pub fn states(
    text: &str,
    language: Language,
) -> impl Iterator<Item = (&'static str, Range<usize>)> + '_ {
    let table = table(language);
    // Where names begin with capitals of their own, all else is passed over.
    let has_capitals = table.attached.is_empty() && language.script().has_capitals();
    let mut at = 0;
    std::iter::from_fn(move || {
        while at < text.len() {
            if has_capitals {
                at += text[at..].find(char::is_uppercase)?;
                if is_inside_word(text, at) {
                    at += piece(&text[at..]).len();
                    continue;
                }
            }
            let found = state_at(text, at, language);
            at = found.as_ref().map_or(at + piece(&text[at..]).len(), |(_, bytes)| bytes.end);
            if found.is_some() {
                return found;
            }
        }
        None
    })
}

/// Every State's names in a language, the short one first; none where the language has no names of States.
fn names_of_states(
    language: Language,
) -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    STATES.iter().map(move |names| (short_name(names), names[language as usize]))
}

/// Characters of a text within which a name with its article is looked for; the longest name has 65.
const LONGEST: usize = 100;

fn short_name(names: &[&'static [&'static str]]) -> &'static str {
    names[Language::English as usize].first().copied().unwrap_or_default()
}

/// Whether a text ends with a phrase, capitals apart, as a whole word.
fn ends_with(text: &str, phrase: &str) -> bool {
    let Some(start) = text.len().checked_sub(phrase.len()) else {
        return false;
    };
    text.get(start..).is_some_and(|end| after_prefix(end, phrase) == Some(""))
        && !text[..start].ends_with(char::is_alphanumeric)
}

/// What a text is looked up by: its first character, and the two letters behind it where all three are plain ones, which a
/// name keeps in all its cases.
type Head = (Option<char>, Option<[u8; LEAST_OF_STEM - 1]>);

fn head(text: &str) -> Head {
    let letters = text
        .as_bytes()
        .first_chunk()
        .filter(|all: &&[u8; LEAST_OF_STEM]| all.iter().all(u8::is_ascii_alphabetic));
    let behind = letters.map(|[_, behind @ ..]| behind.map(|c| c.to_ascii_lowercase()));
    (text.chars().next().map(simplified), behind)
}

/// Names with their States.
type Names = Vec<(&'static str, &'static str)>;

/// The names of a language with their States, longer ones first, by their heads and by their first characters alone, since
/// they are asked for at every capital of a text.
fn by_head(language: Language) -> &'static FxHashMap<Head, Names> {
    static NAMES: [OnceLock<FxHashMap<Head, Names>>; Language::ALL.len()] =
        [const { OnceLock::new() }; Language::ALL.len()];
    NAMES[language as usize].get_or_init(|| {
        let mut names: FxHashMap<Head, Names> = FxHashMap::default();
        for (state, all) in names_of_states(language) {
            for &name in all {
                let (first, letters) = head(name);
                for head in std::iter::once(None).chain(letters.map(Some)) {
                    names.entry((first, head)).or_default().push((name, state));
                }
            }
        }
        names.values_mut().for_each(|some| some.sort_by_key(|(name, _)| Reverse(name.len())));
        names
    })
}

/// Letters that are compared before the words of a name are (4 to 20): enough to tell "Republic of" from "Report".
const MOST_COMPARED: usize = 12;

/// Whether the first letters of a name may be those of a text. Only plain ones tell; a hyphen may be one of a line end.
fn begins_alike(name: &str, text: &str, letters: usize) -> bool {
    for (a, b) in name.bytes().zip(text.bytes()).take(letters) {
        if !a.is_ascii() || !b.is_ascii() || b == b'-' {
            return true;
        }
        if !a.eq_ignore_ascii_case(&b) && (a.is_ascii_alphabetic() || b.is_ascii_alphabetic()) {
            return false;
        }
    }
    true
}

/// Whether the name of a State may begin with a word: most words with a capital begin none.
pub fn may_begin_state(word: &str, language: Language) -> bool {
    let letters = |name: &str| name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let known = by_head(language).get(&head(word));
    known.is_some_and(|names| {
        names.iter().any(|(name, _)| {
            let compared = letters(name).min(letters(word)).max(1);
            begins_alike(name, word, compared)
        })
    })
}

/// The State whose name stands at the head of a text, and how many bytes it takes.
fn named(text: &str, language: Language) -> Option<(&'static str, usize)> {
    let first = text.chars().next()?;
    if first.is_ascii() && !first.is_ascii_uppercase() {
        return None;
    }
    let capital = simplified(first);
    let names = by_head(language);
    let table = table(language);
    let kept = if table.case_endings.is_empty() { MOST_COMPARED } else { LEAST_OF_STEM };
    let fits = |name: &str| name.starts_with(capital) && begins_alike(name, text, kept);
    let mut fits = names.get(&head(text)).into_iter().flatten().filter(|(name, _)| fits(name));
    fits.find_map(|(name, state)| Some((*state, len_of(name, text, table)?)))
}

/// How many bytes of a text a name takes that stands at its head.
fn len_of(name: &str, text: &str, table: &Table) -> Option<usize> {
    let (mut name, mut rest) = (name, text);
    while !name.is_empty() {
        let (part, printed) = (piece(name), piece(rest));
        if !is_word(part, printed, table) {
            return None;
        }
        name = name[part.len()..].trim_start();
        rest = &rest[printed.len()..];
        if !name.is_empty() {
            rest = rest.trim_start();
        }
    }
    Some(text.len() - rest.len())
}

/// Whether a place in a text stands inside a word, after a letter or after what holds two words together.
fn is_inside_word(text: &str, at: usize) -> bool {
    let mut before = text[..at].chars().rev();
    before
        .next()
        .is_some_and(|c| is_letter(c) || is_joint(c) && before.next().is_some_and(is_letter))
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_unspaced(c)
}

/// Whether a mark holds the parts of one word together.
fn is_joint(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2011}' | '\'' | '’')
}

/// A word with what holds it together, or one character of a script without spaces, or a mark.
fn piece(text: &str) -> &str {
    let is_outside = |&(at, c): &(usize, char)| {
        let next = || text[at + c.len_utf8()..].starts_with(is_letter);
        !(is_letter(c) || at > 0 && is_joint(c) && next())
    };
    match text.char_indices().find(is_outside) {
        Some((0, c)) => &text[..c.len_utf8()],
        Some((end, _)) => &text[..end],
        None => text,
    }
}

/// Whether a printed word is one of a name, in any of its cases.
fn is_word(word: &str, printed: &str, table: &Table) -> bool {
    let same = |a: &str, b: &str| after_prefix(a, b) == Some("");
    if same(printed, word) {
        return true;
    }
    let ends = |list: &[&str]| list.iter().any(|ending| word.ends_with(ending));
    let declines = !ends(table.indeclinable) || ends(table.declinable);
    declines && !table.case_endings.is_empty() && same(stem(printed, table), stem(word, table))
}

/// A word without its ending; short words have none.
fn stem<'w>(word: &'w str, table: &Table) -> &'w str {
    let mut stems = table.case_endings.iter().filter_map(|ending| word.strip_suffix(ending));
    stems.find(|stem| stem.chars().count() >= LEAST_OF_STEM).unwrap_or(word)
}

/// Letters of a stem: those of "Куба" and "Чад" (3 to 3).
const LEAST_OF_STEM: usize = 3;

#[cfg(test)]
mod tests {
    use super::*;

    fn named(text: &str, language: Language) -> Vec<&'static str> {
        states(text, language).map(|(state, _)| state).collect()
    }

    #[test]
    fn every_state_has_names_in_every_language() {
        for language in Language::ALL {
            let without = names_of_states(language).filter(|(_, names)| names.is_empty());
            let without: Vec<&str> = without.map(|(state, _)| state).collect();
            // A language may have no names of States as yet, but not a part of them.
            assert!(matches!(without.len(), 0 | 195), "{without:?} in {language}");
        }
    }

    #[test]
    fn every_name_is_that_of_one_state() {
        for language in Language::ALL {
            for (state, names) in names_of_states(language) {
                for name in names {
                    let found = state_at(name, 0, language);
                    assert_eq!(found, Some((state, 0..name.len())), "{name} in {language}");
                }
            }
        }
    }

    #[test]
    fn the_longer_name_is_meant() {
        assert_eq!(
            named(
                "Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea",
                Language::English
            ),
            ["Guinea", "Guinea-Bissau", "Equatorial Guinea", "Papua New Guinea"]
        );
        assert_eq!(
            named("Dominica, the Dominican Republic, Niger, Nigeria", Language::English),
            ["Dominica", "Dominican Republic", "Niger", "Nigeria"]
        );
        let congos = ["Congo", "Democratic Republic of the Congo"];
        for (text, language) in [
            ("the Congo and the Democratic Republic of the Congo", Language::English),
            ("le Congo et la République démocratique du Congo", Language::French),
            ("el Congo y la República Democrática del Congo", Language::Spanish),
            ("в Конго и Демократической Республике Конго", Language::Russian),
            ("刚果和刚果民主共和国", Language::Chinese),
            ("الكونغو وجمهورية الكونغو الديمقراطية", Language::Arabic),
        ] {
            assert_eq!(named(text, language), congos, "{text}");
        }
        assert_eq!(
            named("几内亚、几内亚比绍、赤道几内亞和巴布亚新几内亚", Language::Chinese),
            ["Guinea", "Guinea-Bissau", "Equatorial Guinea", "Papua New Guinea"]
        );
    }

    #[test]
    fn names_are_found_behind_articles_and_in_all_cases() {
        for (text, language, state) in [
            ("l’Australie", Language::French, "Australia"),
            ("d'Haïti", Language::French, "Haiti"),
            ("République de Côte d'Ivoire", Language::French, "Côte d’Ivoire"),
            ("Доминики", Language::Russian, "Dominica"),
            ("Доминиканской Республикой", Language::Russian, "Dominican Republic"),
            ("Египте", Language::Russian, "Egypt"),
            ("Китаем", Language::Russian, "China"),
            ("Объединенными Арабскими Эмиратами", Language::Russian, "United Arab Emirates"),
            ("وأستراليا", Language::Arabic, "Australia"),
            ("للصين", Language::Arabic, "China"),
            ("لبنان", Language::Arabic, "Lebanon"),
            ("ولبنان", Language::Arabic, "Lebanon"),
            (
                "Bolivia (Plurinational  State of)",
                Language::English,
                "Bolivia (Plurinational State of)",
            ),
            ("聯合王國", Language::Chinese, "United Kingdom of Great Britain and Northern Ireland"),
        ] {
            assert_eq!(named(text, language), [state], "{text}");
        }
        assert_eq!(state_at("de l’Inde,", 3, Language::French), Some(("India", 7..11)));
    }

    #[test]
    fn what_only_looks_like_a_name_is_none() {
        for (text, language) in [
            ("turkey, Guineafowl, Nigerian, Guinea-Conakry", Language::English),
            ("the Gulf of Guinea, New Mexico, the Niger River", Language::English),
            ("Малые острова", Language::Russian),
            ("朝鲜半岛", Language::Chinese),
        ] {
            assert_eq!(named(text, language), [""; 0], "{text}");
        }
    }
}
