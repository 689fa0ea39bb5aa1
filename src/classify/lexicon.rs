//! The words by which changes are classed, one table a language.
//!
//! Tables are data: a verb, a qualifier or a language more is an entry more. Words are in lower case.

use std::sync::{LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use crate::language::starts_with;
use crate::model::Language;

mod arabic;
mod chinese;
mod english;
mod french;
mod russian;
mod spanish;

/// What is known of a language.
#[derive(Debug)]
pub struct Lexicon {
    /// Which language it is.
    pub language: Language,
    /// Articles: their change leaves the meaning.
    pub articles: &'static [&'static str],
    /// "and": it becomes a comma when a list gets longer.
    pub and: &'static [&'static str],
    /// Other words that only join: prepositions and possessives of lists.
    pub joiners: &'static [&'static str],
    /// Adverbs before a verb that only count: "also", "further".
    pub sequence: &'static [&'static str],
    /// Phrases that stand before a verb later in a paragraph: "in this regard".
    pub lead_ins: &'static [&'static str],
    /// Verbs by which an organ acts, in kinds, each in the order of strength.
    pub ladders: &'static [Ladder],
    /// Adverbs that make a verb stronger, with how much.
    pub adverbs: &'static [(&'static str, u8)],
    /// Adjectives that make a concern or a commitment stronger, with how much.
    pub adjectives: &'static [(&'static str, u8)],
    /// What such an adjective must belong to.
    pub attitudes: &'static [&'static str],
    /// Verbs that express an attitude: "expresses" its deep concern.
    pub expressing: &'static [&'static str],
    /// What may stand between: "its".
    pub possessives: &'static [&'static str],
    /// Modal verbs, with how much they bind.
    pub modals: &'static [(&'static str, u8)],
    /// What begins a condition: "subject to" with whatever follows.
    pub qualifier_heads: &'static [&'static str],
    /// Phrases that limit what is asked or said.
    pub qualifiers: &'static [&'static str],
    /// Endings by which forms of one word differ, longest first.
    pub endings: &'static [&'static str],
    /// Forms of "to be" of which one for another is a matter of tense, longest first.
    pub copulas: &'static [&'static str],
    /// What a name may have after it or leave out: "the Charter of the United Nations".
    pub name_tails: &'static [&'static str],
    /// Kinds of document, as they are cited: "resolution", "report".
    pub documents: &'static [&'static str],
    /// Words of the names of organs.
    pub organs: &'static [&'static str],
    /// Items of an agenda: their titles are no citations.
    pub items: &'static [&'static str],
    /// What stands before a title in quotes.
    pub entitled: &'static [&'static str],
    /// Parts of a document by which it is cited: "article", "paragraph".
    pub provisions: &'static [&'static str],
    /// Other words of a citation: "entitled", "pursuant".
    pub citing: &'static [&'static str],
    /// Words by which a treaty, plan or declaration is named.
    pub instruments: &'static [&'static str],
    /// What turns the name of a treaty into that of a body: the Conference of the "Parties" to it.
    pub parties: &'static [&'static str],
    /// What has numbers in a row and may be held several times a year.
    pub meetings: &'static [&'static str],
    /// Prepositions before the place of a meeting.
    pub places: &'static [&'static str],
    /// Numbers in words.
    pub numbers: &'static [&'static str],
    /// Measures, and what stands before an estimate: "months", "more than".
    pub counting: &'static [&'static str],
    /// Stems of ordinals.
    pub ordinals: &'static [(&'static str, u32)],
    /// What may follow the stem.
    pub ordinal_endings: &'static [&'static str],
    /// Words that give the tens to an ordinal.
    pub tens: &'static [(&'static str, u32)],
    /// What follows the digits of an ordinal.
    pub digit_ordinals: &'static [&'static str],
}

/// Verbs of one kind in the order of strength, weakest first.
#[derive(Debug)]
pub struct Ladder {
    /// Language and kind: "en/operative".
    pub name: &'static str,
    /// The verbs of each step, in every form that opens a paragraph.
    pub steps: &'static [&'static [&'static str]],
}

/// The table of a language.
pub fn lexicon(language: Language) -> &'static Lexicon {
    match language {
        Language::Arabic => &arabic::LEXICON,
        Language::Chinese => &chinese::LEXICON,
        Language::English => &english::LEXICON,
        Language::French => &french::LEXICON,
        Language::Russian => &russian::LEXICON,
        Language::Spanish => &spanish::LEXICON,
    }
}

impl Lexicon {
    /// Whether a word only joins others.
    pub fn is_little(&self, word: &str) -> bool {
        let lists = [self.articles, self.and, self.joiners];
        lists.iter().any(|list| has(list, word))
    }

    /// Whether a word belongs to the citation of a document.
    pub fn is_citing(&self, word: &str) -> bool {
        let lists = [self.documents, self.organs, self.provisions, self.citing];
        lists.iter().any(|list| has(list, word))
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

fn first_lower(c: char) -> char {
    if c.is_ascii() {
        return c.to_ascii_lowercase();
    }
    c.to_lowercase().next().unwrap_or(c)
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

/// Whether a list has a word, capitals apart.
pub fn has(list: &[&str], word: &str) -> bool {
    if word.is_ascii() {
        return list.iter().any(|entry| entry.eq_ignore_ascii_case(word));
    }
    let lower = word.to_lowercase();
    list.contains(&lower.as_str())
}

/// How strong a list has a word to be.
pub fn level_of(list: &[(&str, u8)], word: &str) -> Option<usize> {
    list.iter().find(|(entry, _)| *entry == word).map(|&(_, level)| usize::from(level))
}

/// The longest phrase of a list that a text begins with.
pub fn longest<'p>(text: &str, phrases: &[&'p str]) -> Option<&'p str> {
    let first = first_lower(text.chars().next()?);
    let fits =
        phrases.iter().filter(|phrase| phrase.starts_with(first) && starts_with(text, phrase));
    fits.max_by_key(|phrase| phrase.len()).copied()
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
