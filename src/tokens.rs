//! Text → tokens: words, numbers, dates, document symbols and punctuation, and what they mention.
//!
//! A word is never cut. A date ("22 December 2023"), a document symbol ("A/RES/78/241"), an amount ("82,193,200")
//! is one token. Chinese is cut by a dictionary, which is loaded only when Chinese is compared.
//!
//! For comparing, a token has a key ([`Interner`]); for judging, it has what it mentions ([`read`]).

use std::ops::Range;

use crate::language::{Table, table};
use crate::model::{Document, Language, What};

pub mod amounts;
mod chinese;
pub mod dates;
mod documents;
mod interner;
mod numbers;
pub mod ordinals;
pub mod organs;
mod scan;

pub use interner::{Interner, KeyFacts};

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
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

/// A token, or several that are one thing, with what it mentions.
#[derive(Debug, Clone, PartialEq)]
pub struct Piece {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it is by its letters.
    pub kind: TokenKind,
    /// What it mentions; `None` for words and marks.
    pub what: Option<What>,
}

/// Cuts a text into pieces with what they mention: "22–23 September 2024" are two days, "1300 (2000)" is one document.
pub fn read(text: &str, language: Language) -> Vec<Piece> {
    let table = table(language);
    let mut pieces = Vec::with_capacity(text.len() / 6 + 4);
    let mut put = |range: Range<usize>, kind| {
        let what = mentioned(&text[range.clone()], kind, table);
        pieces.push(Piece { range, kind, what });
    };
    scan::tokens(text, language, |range, kind| {
        match numbers::two_days(&text[range.clone()], kind) {
            Some((first, last)) => {
                put(range.start..range.start + first, kind);
                put(range.end - last..range.end, kind);
            }
            None => put(range, kind),
        }
    });
    join(&mut pieces, |rest, _| ordinals::of_two_words(rest, text, table));
    join(&mut pieces, |rest, at| documents::of_several_tokens(rest, text, at == 0));
    dates::join(&mut pieces, text, table);
    pieces
}

/// How many words a text has: tokens with a letter or a digit.
pub fn words(text: &str, language: Language) -> usize {
    let mut words = 0;
    scan::tokens(text, language, |_, kind| words += usize::from(kind != TokenKind::Mark));
    words
}

/// What a token mentions by itself.
fn mentioned(printed: &str, kind: TokenKind, table: &Table) -> Option<What> {
    let ordinal = || ordinals::read(printed, table).map(What::Ordinal);
    match kind {
        TokenKind::Mark => None,
        TokenKind::Word => ordinal(),
        TokenKind::Number => numbers::read(printed, table).or_else(ordinal),
        TokenKind::Date => dates::at(printed, 0, table).map(|(when, _)| What::Date(when)),
        TokenKind::Symbol => {
            numbers::years(printed).or_else(|| Document::parse(printed).map(What::Document))
        }
    }
}

/// Makes one piece of several, wherever `whole` says of how many and what they mention together.
fn join(pieces: &mut Vec<Piece>, whole: impl Fn(&[Piece], usize) -> Option<(usize, What)>) {
    let mut at = 0;
    while at < pieces.len() {
        match whole(&pieces[at..], at) {
            Some((count, what)) => join_at(pieces, at, count, what),
            None => at += 1,
        }
    }
}

fn join_at(pieces: &mut Vec<Piece>, at: usize, count: usize, what: What) {
    pieces[at].range.end = pieces[at + count - 1].range.end;
    pieces[at].what = Some(what);
    pieces.drain(at + 1..at + count);
}

/// The letters and digits of a text, in lower case.
pub fn letters(text: &str) -> String {
    let (mut letters, mut rest) = (Vec::with_capacity(text.len()), text);
    while !rest.is_empty() {
        let plain = position(rest.as_bytes(), |b| !b.is_ascii()).unwrap_or(rest.len());
        let mut end = letters.len();
        letters.resize(end + plain, 0);
        // Each byte is written, and stays where it counts: nothing has to be decided.
        for &byte in &rest.as_bytes()[..plain] {
            let letter = LETTERS[usize::from(byte & 0x7f)];
            letters[end] = letter;
            end += usize::from(letter != 0);
        }
        letters.truncate(end);
        let mut others = rest[plain..].chars();
        if let Some(c) = others.next().filter(|c| c.is_alphanumeric()) {
            c.to_lowercase().for_each(|c| letters.extend(c.encode_utf8(&mut [0; 4]).bytes()));
        }
        rest = others.as_str();
    }
    String::from_utf8(letters).unwrap_or_default()
}

/// The plain letters in lower case, and the digits; 0 for all else.
const LETTERS: [u8; 128] = {
    let (mut letters, mut at) = ([0; 128], 0u8);
    while at < 128 {
        if at.is_ascii_alphanumeric() {
            letters[at as usize] = at.to_ascii_lowercase();
        }
        at += 1;
    }
    letters
};

/// The characters of a text that are not ASCII, of which most texts have few.
pub fn not_plain(text: &str) -> impl Iterator<Item = char> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let at = position(rest.as_bytes(), |b| !b.is_ascii())?;
        let mut chars = rest[at..].chars();
        let c = chars.next();
        rest = chars.as_str();
        c
    })
}

/// Where the first byte stands that is looked for, of which there are few: thirty-two bytes are asked at once.
pub fn position(bytes: &[u8], is: impl Fn(u8) -> bool) -> Option<usize> {
    let has_none = |chunk: &&[u8]| !chunk.iter().fold(false, |found, &b| found | is(b));
    let passed = 32 * bytes.chunks_exact(32).take_while(has_none).count();
    bytes[passed..].iter().position(|&b| is(b)).map(|at| passed + at)
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
    fn letters_are_small_and_all_else_goes() {
        assert_eq!(letters("The Côte d’Ivoire – 22/7, ÉTÉ"), "thecôtedivoire227été");
        assert_eq!(letters("«第78/241号»"), "第78241号");
        assert_eq!(letters("…"), "");
    }

    #[test]
    fn a_byte_is_found_before_and_behind_whole_chunks() {
        let text = "a".repeat(70) + "7" + &"b".repeat(40);
        for start in 0..=70 {
            let found = position(&text.as_bytes()[start..], |b| b.is_ascii_digit());
            assert_eq!(found, Some(70 - start));
        }
        assert_eq!(position(&text.as_bytes()[71..], |b| b.is_ascii_digit()), None);
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
