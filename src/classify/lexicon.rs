//! How the words of a language's table are found where changes are classed.

use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use crate::language::{first_lower, has, starts_with};
use crate::model::Language;

pub use crate::language::{Ladder, Table as Lexicon, table as lexicon};

impl Lexicon {
    /// Whether a word is a kind of document.
    pub fn is_document(&self, word: &str) -> bool {
        let lists = [self.resolution, self.decision, self.report, self.other_documents];
        lists.iter().any(|list| has(list, word))
    }

    /// Whether a word belongs to the citation of a document.
    pub fn is_citing(&self, word: &str) -> bool {
        let lists = [self.organs, self.provisions, self.sessions, self.entitled, self.citing];
        self.is_document(word) || lists.iter().any(|list| has(list, word))
    }

    /// Whether a word is a number.
    pub fn is_number(&self, word: &str) -> bool {
        has(self.other_numbers, word)
            || has(self.millions, word)
            || self.tens.iter().any(|(ten, _)| *ten == word)
    }

    /// Whether a word belongs to a number: what it measures, or how exact it is.
    pub fn counts(&self, word: &str) -> bool {
        has(self.counting, word) || has(self.currency, word)
    }

    /// The verb that a text begins with; of two that fit, the longer one.
    pub fn verb(&self, text: &str) -> Option<Verb> {
        let first = text.chars().next()?;
        let verbs = verbs(self).get(&first_lower(first))?;
        let fits = verbs.iter().find(|verb| starts_with(text, verb.form));
        fits.copied()
    }
}

/// The verbs of a language by their first letter, longer ones first.
fn verbs(lexicon: &Lexicon) -> &'static FxHashMap<char, Vec<Verb>> {
    static VERBS: OnceLock<FxHashMap<Language, FxHashMap<char, Vec<Verb>>>> = OnceLock::new();
    static NONE: LazyLock<FxHashMap<char, Vec<Verb>>> = LazyLock::new(FxHashMap::default);
    let of = |language: Language| {
        let mut verbs: FxHashMap<char, Vec<Verb>> = FxHashMap::default();
        for ladder in self::lexicon(language).ladders {
            for (step, forms) in ladder.steps.iter().enumerate() {
                for form in *forms {
                    let verb = Verb { form, ladder: ladder.name, step: step + 1 };
                    verbs.entry(form.chars().next().unwrap_or(' ')).or_default().push(verb);
                }
            }
        }
        for verbs in verbs.values_mut() {
            verbs.sort_by_key(|verb| std::cmp::Reverse(verb.form.len()));
        }
        (language, verbs)
    };
    VERBS
        .get_or_init(|| Language::ALL.into_iter().map(of).collect())
        .get(&lexicon.language)
        .unwrap_or(&NONE)
}

/// A verb that was found on a ladder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verb {
    /// As the table has it.
    pub form: &'static str,
    /// The name of its ladder.
    pub ladder: &'static str,
    /// Its step, the weakest being 1.
    pub step: usize,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_verb_stands_on_two_steps() {
        for language in Language::ALL {
            let mut seen = Vec::new();
            for ladder in lexicon(language).ladders {
                assert!(ladder.name.starts_with(language.code()), "{}", ladder.name);
                for form in ladder.steps.iter().flat_map(|forms| forms.iter()) {
                    assert!(!seen.contains(form), "{form} stands twice");
                    assert_eq!(*form, form.to_lowercase());
                    seen.push(form);
                }
            }
        }
    }

    #[test]
    fn the_longer_verb_is_meant() {
        let english = lexicon(Language::English);
        let verb = english.verb("Takes note with appreciation of the report").unwrap();
        assert_eq!(verb.form, "takes note with appreciation");
        assert_eq!(english.verb("Requests").unwrap().step, 5);
        assert_eq!(english.verb("Urges").unwrap().step, 7);
        assert_eq!(english.verb("Takes pride"), None);
    }
}
