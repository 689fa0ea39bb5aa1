//! What a line, a word or a phrase is, by the table of its language.

use std::sync::OnceLock;

use super::phrases::{ByFirst, after_prefix, has, prefix_len, starts_with, starts_with_any};
use super::{Table, cyrillic_twin, is_unspaced, simplified};
use crate::model::{Language, Script};

impl Table {
    /// Whether the text is nothing but an organ's name, as at the head of a resolution.
    pub fn is_opener(&self, text: &str) -> bool {
        let text = text.trim_end_matches([',', '，', '،', ':', '：', ' ']);
        let first = text.chars().next();
        // With its capital: in "of\nthe General Assembly:" it is the end of a sentence.
        let begins = |opener: &str| {
            first.zip(opener.chars().next()).is_some_and(|(t, o)| {
                t == o
                    || !o.is_ascii()
                        && (cyrillic_twin(t) == Some(o)
                            || is_unspaced(t) && simplified(t) == simplified(o))
            })
        };
        self.openers.iter().any(|opener| begins(opener) && same(text, opener))
    }

    /// Whether the text begins like a preambular paragraph.
    pub fn is_preambular(&self, text: &str) -> bool {
        starts_with_any(text, self.preambular)
    }

    /// Whether the text begins with what may be a participle by its form, with a capital where its script has any, and
    /// goes on in small letters: "Determining that", but not "Beijing Declaration".
    pub fn begins_with_participle(&self, text: &str) -> bool {
        let (word, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let word = word.trim_end_matches([',', '،']);
        // Russian resolutions set it in italics and in small letters.
        let is_set_small = self.language.script() == Script::Cyrillic;
        word.chars().count() >= LEAST_PARTICIPLE
            && (is_set_small || word.starts_with(char::is_uppercase))
            && !rest.trim_start().starts_with(char::is_uppercase)
            && self.participles.iter().any(|ending| word.to_lowercase().ends_with(ending))
    }

    /// Whether the text begins like an operative paragraph.
    pub fn is_operative(&self, text: &str) -> bool {
        starts_with_any(text, self.operative)
    }

    /// Whether the text is the number of an annex and nothing else: "Annex", "Annex II".
    pub fn is_annex_number(&self, text: &str) -> bool {
        let mut words = text.split_whitespace();
        let is_head = |word| self.annex.iter().any(|annex| same(word, annex));
        let is_number = |word: &str| {
            word.len() <= 5 && word.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
        };
        // Asked of every line: most begin with another word.
        starts_with_any(text.trim_start(), self.annex)
            && words.next().is_some_and(is_head)
            && words.next().is_none_or(is_number)
            && words.next().is_none()
    }

    /// Whether the text closes a resolution: it begins with a closing phrase, or with a number and holds one.
    pub fn is_closing(&self, text: &str) -> bool {
        if text.chars().nth(MAX_CLOSING).is_some() {
            return false;
        }
        let text = text.trim_start_matches(['[', '(']);
        // "44th plenary meeting", not "44. Requests".
        let after_digits = text.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = !self.ordinal_prefix.is_empty() && text.starts_with(self.ordinal_prefix)
            || after_digits.len() < text.len()
                && after_digits.starts_with(|c: char| c.is_alphabetic() || c == '-');
        let stands_at = |phrase: &str, at: usize| after_prefix(&text[at..], phrase).is_some();
        let is_in = |phrase: &str| text.char_indices().any(|(at, _)| stands_at(phrase, at));
        // "Eighth plenary meeting, 28 May 2024".
        let first = text.split_whitespace().next().unwrap_or_default();
        let counted = || {
            let head = || text.split([',', '，', '،']).next().unwrap_or_default().to_lowercase();
            self.counts_up(first) && self.meetings.iter().any(|meeting| head().contains(meeting))
        };
        self.closing.iter().any(|phrase| stands_at(phrase, 0) || numbered && is_in(phrase))
            || numbered && self.meetings.iter().any(|meeting| is_in(meeting))
            || counted()
    }

    /// "seventy-ninth", "eightieth", "10th": the ordinals that number sessions and meetings, by their endings alone.
    pub fn counts_up(&self, word: &str) -> bool {
        let last = word.as_bytes().last().map(u8::to_ascii_lowercase);
        let ends = |ending: &&str| {
            // Asked of every new word: most end otherwise.
            ending.as_bytes().last().copied() == last
                && word.len().checked_sub(ending.len()).is_some_and(|at| {
                    word.get(at..).is_some_and(|end| end.eq_ignore_ascii_case(ending))
                })
        };
        word.len() > 2 && self.ordinal_marks.iter().any(ends)
    }

    /// Whether the text names those that voted in one way: "In favour: Argentina, Belgium".
    pub fn is_vote(&self, text: &str) -> bool {
        let mut heads = [self.in_favour, self.against, self.abstaining].into_iter().flatten();
        heads.any(|head| {
            after_prefix(text, head).is_some_and(|rest| rest.trim_start().starts_with([':', '：']))
        })
    }

    /// Whether a word only joins others.
    pub fn is_little(&self, word: &str) -> bool {
        let lists = [self.articles, self.and, self.joiners];
        lists.iter().any(|list| has(list, word))
    }

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
            || self.powers.iter().any(|(power, _)| has(&[power], word))
            || self.tens.iter().any(|(ten, _)| *ten == word)
    }

    /// Whether a word belongs to a number: what it measures, or how exact it is.
    pub fn counts(&self, word: &str) -> bool {
        has(self.counting, word) || self.currencies.iter().any(|(unit, _)| has(&[unit], word))
    }

    /// The number of an ordinal that is one word of the table, in lower case.
    pub fn ordinal(&self, word: &str) -> Option<u32> {
        let ends = |rest: &str| self.ordinal_endings.contains(&rest);
        let first = word.as_bytes().first();
        let mut ordinals =
            self.ordinals.iter().filter(|(stem, _)| stem.as_bytes().first() == first);
        let known = ordinals.find(|(stem, _)| word.strip_prefix(stem).is_some_and(ends));
        known.map(|&(_, value)| value.into())
    }

    /// The verb that a text begins with; of two that fit, the longer one.
    pub fn verb(&self, text: &str) -> Option<Verb> {
        static VERBS: [OnceLock<ByFirst<Verb>>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        let verbs = VERBS[self.language as usize].get_or_init(|| self.verbs().collect());
        let fits = verbs.of(text).iter().find(|(form, _)| starts_with(text, form));
        fits.map(|&(_, verb)| verb)
    }

    /// The bytes of the longest phrase at the head of a text that opens a paragraph: "Notes with concern".
    pub fn opening(&self, text: &str) -> Option<usize> {
        static OPENINGS: [OnceLock<ByFirst<()>>; Language::ALL.len()] =
            [const { OnceLock::new() }; Language::ALL.len()];
        let phrases = || self.preambular.iter().chain(self.operative).map(|phrase| (*phrase, ()));
        let openings = OPENINGS[self.language as usize].get_or_init(|| phrases().collect());
        openings.of(text).iter().filter_map(|(phrase, ())| prefix_len(text, phrase)).max()
    }

    /// The bytes of the longest phrase at the head of a text that may go on from such a phrase: "with appreciation".
    pub fn complement(&self, text: &str) -> Option<usize> {
        self.verb_complements.iter().filter_map(|phrase| prefix_len(text, phrase)).max()
    }

    /// The verbs of all ladders, in all forms.
    pub fn verbs(&self) -> impl Iterator<Item = (&'static str, Verb)> {
        self.ladders.iter().flat_map(|ladder| {
            let steps = (1..).zip(ladder.steps);
            steps.flat_map(move |(step, forms)| {
                forms.iter().map(move |form| (*form, Verb { form, ladder: ladder.name, step }))
            })
        })
    }
}

/// The end of the name of the ladder of verbs by which somebody is asked.
const ASKING: &str = "/operative";

/// A participle has at least this many letters (5 to 6): "Noting", but not "King".
const LEAST_PARTICIPLE: usize = 5;

/// A closing line is never longer, in characters.
const MAX_CLOSING: usize = 110;

fn same(text: &str, phrase: &str) -> bool {
    after_prefix(text, phrase) == Some("")
}

impl Verb {
    /// Whether somebody is asked by it.
    pub fn asks(&self) -> bool {
        self.ladder.ends_with(ASKING)
    }
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
    use crate::language::table;

    #[test]
    fn no_verb_stands_on_two_steps() {
        for language in Language::ALL {
            let mut seen = Vec::new();
            for ladder in table(language).ladders {
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
        let english = table(Language::English);
        let verb = english.verb("Takes note with appreciation of the report").unwrap();
        assert_eq!(verb.form, "takes note with appreciation");
        assert_eq!(english.verb("Requests").unwrap().step, 4);
        assert_eq!(english.verb("Urges").unwrap().step, 5);
        assert_eq!(english.verb("Takes pride"), None);
    }

    #[test]
    fn a_verb_is_one_in_both_forms_of_chinese() {
        let chinese = table(Language::Chinese);
        assert_eq!(chinese.verb("歡迎秘書長的報告").unwrap().form, "欢迎");
        assert_eq!(chinese.verb("歡迎"), chinese.verb("欢迎"));
    }

    #[test]
    fn every_table_knows_its_own_opener_and_no_other() {
        for language in Language::ALL {
            let table = table(language);
            assert_eq!(table.openers.is_empty(), language == Language::Unknown);
            for opener in table.openers {
                assert!(table.is_opener(&format!("{opener},")), "{opener}");
                assert!(!table.is_opener(&format!("{opener} decides")), "{opener}");
            }
        }
    }

    #[test]
    fn slips_of_text_recognition_hide_no_phrase() {
        // Latin C, o, e, a and p, and a hyphen that a line end left.
        let russian = table(Language::Russian);
        assert!(russian.is_opener("Coвeт Бeзoпacнocти,"));
        assert!(
            russian.is_preambular("Pyкoвoдcтвyяcь Уставом") || russian.is_preambular("Ccылaяcь на")
        );
        assert!(table(Language::French).is_preambular("Rap-pelant sa résolution"));
        assert!(table(Language::French).is_opener("Le Conseil de sécu-rité,"));
        assert!(!table(Language::English).is_opener("the General Assembly:"));
    }
}
