//! Text → tokens: words, numbers, dates, document symbols and punctuation, each with the key it is compared by.
//!
//! A word is never cut. A date ("22 December 2023"), a document symbol ("A/RES/78/241"), an amount ("82,193,200")
//! is one token. Chinese is cut by a dictionary, which is loaded only when Chinese is compared.

use std::ops::Range;
use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};
use unicode_segmentation::UnicodeSegmentation;

use crate::language::{is_unspaced, latin_twin, phrases, simplified};
use crate::model::{Language, Script};

mod chinese;
mod scan;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Class {
    /// A word.
    Word,
    /// A number, an amount, an ordinal of a session.
    Number,
    /// A date, with or without its year.
    Date,
    /// A document symbol.
    Symbol,
    /// Punctuation.
    Mark,
}

/// A token of one text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// Byte offset of its beginning.
    pub start: u32,
    /// Byte offset of its end.
    pub end: u32,
    /// What two tokens that are the same share: capitals count, the print of hyphens and quotes does not.
    pub key: u32,
}

/// What a key stands for, beyond the token itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyFacts {
    /// What the tokens are.
    pub class: Class,
    /// The key of the lower-case form; of one mask for all numbers, one for all dates and one for all symbols.
    pub masked: u32,
    /// Letters and digits in the token.
    pub letters: u32,
    /// Whether most resolutions have the word.
    pub stock: bool,
}

/// Gives the same key to the same words of both documents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Interner {
    keys: FxHashMap<String, u32>,
    facts: Vec<KeyFacts>,
    folded: String,
}

impl Interner {
    /// Cuts a text into tokens.
    ///
    /// Everything but white space and invisible characters is in exactly one token.
    pub fn tokenize(&mut self, text: &str, language: Language) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(text.len() / 6 + 4);
        scan::pieces(text, language, |piece| {
            let key = self.key(&text[piece.start..piece.end], piece.class, language);
            tokens.push(Token { start: piece.start as u32, end: piece.end as u32, key });
        });
        tokens
    }

    /// Takes in the keys of another interner; returns for each of them its key here.
    pub fn absorb(&mut self, other: Interner) -> Vec<u32> {
        let mut names = vec![String::new(); other.facts.len()];
        for (name, key) in other.keys {
            names[key as usize] = name;
        }
        // A mask may come after the keys it stands for, so keys first, masks when all are there.
        let new_keys: Vec<u32> = names
            .into_iter()
            .zip(&other.facts)
            .map(|(name, facts)| self.own(name, *facts))
            .collect();
        for (old, facts) in other.facts.iter().enumerate() {
            self.facts[new_keys[old] as usize].masked = new_keys[facts.masked as usize];
        }
        new_keys
    }

    fn own(&mut self, name: String, facts: KeyFacts) -> u32 {
        let next = self.facts.len() as u32;
        let key = *self.keys.entry(name).or_insert(next);
        match self.facts.get_mut(key as usize) {
            // Two languages may share a word that only one of them counts as stock.
            Some(known) => known.stock |= facts.stock,
            None => self.facts.push(facts),
        }
        key
    }

    /// What is known of a key.
    pub fn facts(&self, key: u32) -> KeyFacts {
        self.facts[key as usize]
    }

    /// The folded form that stands for each key, in no order.
    pub fn names(&self) -> impl Iterator<Item = (&str, u32)> {
        self.keys.iter().map(|(name, &key)| (name.as_str(), key))
    }

    /// How many keys there are; all are smaller.
    pub fn len(&self) -> usize {
        self.facts.len()
    }

    fn key(&mut self, printed: &str, class: Class, language: Language) -> u32 {
        if printed.bytes().all(|b| b.is_ascii_alphanumeric()) {
            return match self.keys.get(printed) {
                Some(&key) => key,
                None => self.add(printed, class, printed, language),
            };
        }
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        fold(printed, class, language, &mut folded);
        let key = match self.keys.get(folded.as_str()) {
            Some(&key) => key,
            None => self.add(&folded, class, printed, language),
        };
        self.folded = folded;
        key
    }

    fn add(&mut self, folded: &str, class: Class, printed: &str, language: Language) -> u32 {
        let ordinal = class == Class::Word && is_ordinal(printed, language);
        let class = if ordinal { Class::Number } else { class };
        let key = self.insert(folded, class);
        let mask = match class {
            Class::Number => "\0number",
            Class::Date => "\0date",
            Class::Symbol => "\0symbol",
            Class::Word | Class::Mark => &folded.to_lowercase(),
        };
        let masked = match self.keys.get(mask) {
            Some(&masked) => masked,
            None => self.insert(mask, class),
        };
        let stock = class == Class::Word && is_stock(mask, language);
        for key in [key, masked] {
            self.facts[key as usize].masked = masked;
            self.facts[key as usize].stock = stock;
        }
        key
    }

    fn insert(&mut self, name: &str, class: Class) -> u32 {
        let key = self.facts.len() as u32;
        self.keys.insert(name.to_owned(), key);
        self.facts.push(KeyFacts {
            class,
            masked: key,
            letters: name.chars().filter(|c| c.is_alphanumeric()).count() as u32,
            stock: false,
        });
        key
    }
}

/// Where the tokens of a text stand, and what each is by its letters alone; written ordinals are words here.
pub fn pieces(text: &str, language: Language) -> Vec<(Range<usize>, Class)> {
    let mut pieces = Vec::new();
    scan::pieces(text, language, |piece| {
        pieces.push((piece.start..piece.end, piece.class));
    });
    pieces
}

/// How many words a text has: tokens with a letter or a digit.
pub fn words(text: &str, language: Language) -> usize {
    let mut words = 0;
    scan::pieces(text, language, |piece| words += usize::from(piece.class != Class::Mark));
    words
}

/// Whether most resolutions of the language have the word.
fn is_stock(word: &str, language: Language) -> bool {
    static STOCK: OnceLock<FxHashSet<(Language, &str)>> = OnceLock::new();
    STOCK
        .get_or_init(|| {
            let of = |language| phrases(language).stock.iter().map(move |&word| (language, word));
            Language::ALL.into_iter().flat_map(of).collect()
        })
        .contains(&(language, word))
}

/// "seventy-ninth", "eightieth", "10th": the ordinals that number sessions and meetings.
fn is_ordinal(word: &str, language: Language) -> bool {
    let bytes = word.len();
    bytes > 2
        && phrases(language).ordinal_marks.iter().any(|ending| {
            bytes >= ending.len()
                && word.is_char_boundary(bytes - ending.len())
                && word[bytes - ending.len()..].eq_ignore_ascii_case(ending)
        })
}

/// Writes the form that two prints of one token share.
///
/// Hyphens inside words go (extractors lose them at line ends), dashes become hyphens, quotes become straight,
/// full-width marks become plain, invisible characters go; so does the difference of a Cyrillic capital that stands
/// for a Latin one outside Russian texts ("78/250 В"), and that of traditional and simplified Chinese. Capitals stay.
fn fold(printed: &str, class: Class, language: Language, out: &mut String) {
    let script = language.script();
    for c in printed.chars() {
        match c {
            '-' | '\u{2010}' | '\u{2011}' if class == Class::Word => {}
            '-' | '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
            '\u{2018}' | '\u{2019}' | '\u{2bc}' | '`' | '´' => out.push('\''),
            '\u{201c}' | '\u{201d}' | '«' | '»' | '„' => out.push('"'),
            '，' => out.push(','),
            '；' => out.push(';'),
            '：' => out.push(':'),
            '（' => out.push('('),
            '）' => out.push(')'),
            '．' => out.push('.'),
            c if is_invisible(c) || c.is_whitespace() => {}
            c if script == Script::Han && is_unspaced(c) => out.push(simplified(c)),
            c if script != Script::Cyrillic => out.push(latin_twin(c).unwrap_or(c)),
            c => out.push(c),
        }
    }
}

/// Whether a character prints nothing: joiners, direction marks, soft hyphens.
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn words(text: &str, language: Language) -> Vec<&str> {
        Interner::default()
            .tokenize(text, language)
            .iter()
            .map(|t| &text[t.start as usize..t.end as usize])
            .collect()
    }

    fn english(text: &str) -> Vec<&str> {
        words(text, Language::English)
    }

    #[test]
    fn dates_symbols_and_amounts_are_single_tokens() {
        assert_eq!(
            english("Recalling A/RES/78/241 of 22 December 2023,"),
            ["Recalling", "A/RES/78/241", "of", "22 December 2023", ","]
        );
        assert_eq!(
            english("resolution 48/252 A to C;"),
            ["resolution", "48/252", "A", "to", "C", ";"]
        );
        assert_eq!(
            english("(A/77/53/Add.1), chap. III"),
            ["(", "A/77/53/Add.1", ")", ",", "chap", ".", "III"]
        );
        assert_eq!(
            english("of 82,193,200 dollars, 0.7 per cent."),
            ["of", "82,193,200", "dollars", ",", "0.7", "per", "cent", "."]
        );
        assert_eq!(english("CCW/GGE.1/2023/2."), ["CCW/GGE.1/2023/2", "."]);
        assert_eq!(english("on 28 and 29 April 2025,"), ["on", "28", "and", "29 April 2025", ","]);
        assert_eq!(words("le 1er mai 2000 ;", Language::French), ["le", "1er mai 2000", ";"]);
        assert_eq!(
            words("el 30 de julio de 2002", Language::Spanish),
            ["el", "30 de julio de 2002"]
        );
    }

    #[test]
    fn words_keep_their_hyphens_and_apostrophes() {
        assert_eq!(
            english("its seventy-ninth session’s non‑State “actors”"),
            ["its", "seventy-ninth", "session’s", "non‑State", "“", "actors", "”"]
        );
        assert_eq!(words("l’action d'observer", Language::French), ["l’action", "d'observer"]);
        assert_eq!(english("the Sea – residual"), ["the", "Sea", "–", "residual"]);
    }

    #[test]
    fn prints_of_one_word_share_a_key() {
        let mut interner = Interner::default();
        let mut keys = |text| -> Vec<u32> {
            interner.tokenize(text, Language::English).iter().map(|t| t.key).collect()
        };
        assert_eq!(keys("non-State “actors”"), keys("non‑State \"actors\""));
        assert_eq!(keys("nuclear-weapon"), keys("nuclearweapon"));
        assert_eq!(keys("short-term"), keys("short-\u{2060}term"));
        assert_eq!(keys("78/250 B"), keys("78/250 \u{412}"));
        assert_ne!(keys("New Agenda"), keys("new agenda"));
        assert_ne!(keys("2022-2026"), keys("20222026"));
    }

    #[test]
    fn traditional_and_simplified_chinese_share_their_keys() {
        let mut interner = Interner::default();
        let mut keys = |text: &str| -> Vec<u32> {
            let tokens = interner.tokenize(text, Language::Chinese);
            tokens.iter().map(|token| token.key).collect()
        };
        let traditional = keys(
            "回顧其以往關於西撒哈拉問題的所有決議，歡迎秘書長1999年1月28日的報告（第1228號決議）",
        );
        let simplified = keys(
            "回顾其以往关于西撒哈拉问题的所有决议，欢迎秘书长1999年1月28日的报告（第1228号决议）",
        );
        assert_eq!(traditional, simplified);
        assert_ne!(traditional, keys("回顾其以往关于塞浦路斯问题的所有决议"));
    }

    #[test]
    fn chinese_is_cut_into_words() {
        assert_eq!(
            words("致命自主武器系统", Language::Chinese),
            ["致命自主武器系统"],
            "a term of the United Nations is whole"
        );
        let seen = words("回顾其 2023 年 12 月 22 日第 78/241 号决议，", Language::Chinese);
        assert_eq!(seen, ["回顾", "其", "2023 年 12 月 22 日", "第 78/241 号", "决议", "，"]);
    }

    #[test]
    fn every_visible_character_is_in_one_token() {
        let text = "A 1,5\u{200b} б)\u{301} «x» 第三 /// a/b e\u{301}t 🇫🇷 \u{202e}z";
        for language in Language::ALL {
            let tokens = Interner::default().tokenize(text, language);
            let mut covered = vec![0; text.len()];
            for token in &tokens {
                for byte in &mut covered[token.start as usize..token.end as usize] {
                    *byte += 1;
                }
            }
            for (at, c) in text.char_indices() {
                let want = i32::from(!c.is_whitespace() && !is_invisible(c));
                assert!(covered[at] >= want && covered[at] <= 1, "{c:?} at {at} in {language}");
            }
        }
    }
}
