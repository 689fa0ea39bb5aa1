//! The same key for the same words of both documents.

use std::sync::OnceLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Token, TokenKind, is_invisible, scan};
use crate::language::{is_unspaced, latin_twin, simplified, table};
use crate::model::{Language, Script};

/// What a key stands for, beyond the token itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyFacts {
    /// What the tokens are.
    pub kind: TokenKind,
    /// The key of the lower-case form; of one mask for all numbers, one for all dates and one for all symbols.
    pub masked: u32,
    /// Letters and digits in the token.
    pub letters: u32,
    /// Whether most resolutions have the word.
    pub stock: bool,
    /// Whether the word only counts paragraphs that begin alike: "also", "further".
    pub counts: bool,
    /// Whether the word joins the last item to a list: "and", "or".
    pub joins: bool,
}

/// Gives the same key to the same words of both documents.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Interner {
    keys: FxHashMap<String, u32>,
    facts: Vec<KeyFacts>,
    folded: String,
}

impl Interner {
    /// Makes room for the words of texts with so many bytes.
    pub fn reserve(&mut self, bytes: usize) {
        /// A text has a new word in so many bytes, a long one in more (40 to 200).
        const NEW_WORD: usize = 80;
        self.keys.reserve(bytes / NEW_WORD);
        self.facts.reserve(bytes / NEW_WORD);
    }

    /// Cuts a text into tokens.
    ///
    /// Everything but white space and invisible characters is in exactly one token.
    pub fn tokenize(&mut self, text: &str, language: Language) -> Vec<Token> {
        let mut tokens = Vec::with_capacity(text.len() / 6 + 4);
        scan::tokens(text, language, |range, kind| {
            let key = self.key(&text[range.clone()], kind, language);
            tokens.push(Token { start: range.start as u32, end: range.end as u32, key });
        });
        tokens
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

    fn key(&mut self, printed: &str, kind: TokenKind, language: Language) -> u32 {
        if printed.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b',' | b'.' | b';')) {
            return match self.keys.get(printed) {
                Some(&key) => key,
                None => self.add(printed, kind, printed, language),
            };
        }
        let mut folded = std::mem::take(&mut self.folded);
        folded.clear();
        fold(printed, kind, language, &mut folded);
        let key = match self.keys.get(folded.as_str()) {
            Some(&key) => key,
            None => self.add(&folded, kind, printed, language),
        };
        self.folded = folded;
        key
    }

    fn add(&mut self, folded: &str, kind: TokenKind, printed: &str, language: Language) -> u32 {
        let ordinal = kind == TokenKind::Word && table(language).counts_up(printed);
        let kind = if ordinal { TokenKind::Number } else { kind };
        let key = self.insert(folded, kind);
        // Most words are their own mask.
        let is_lower = folded.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase());
        let mask = match kind {
            TokenKind::Number => "\0number",
            TokenKind::Date => "\0date",
            TokenKind::Symbol => "\0symbol",
            TokenKind::Word | TokenKind::Mark if is_lower => folded,
            TokenKind::Word | TokenKind::Mark => &folded.to_lowercase(),
        };
        let masked = match self.keys.get(mask) {
            Some(&masked) => masked,
            None => self.insert(mask, kind),
        };
        let stock = kind == TokenKind::Word && is_stock(mask, language);
        let counts = kind == TokenKind::Word && table(language).sequence.contains(&mask);
        let joins = [table(language).and, table(language).or]
            .iter()
            .any(|words| kind == TokenKind::Word && words.contains(&mask));
        for key in [key, masked] {
            let facts = &mut self.facts[key as usize];
            (facts.masked, facts.stock, facts.counts, facts.joins) = (masked, stock, counts, joins);
        }
        key
    }

    fn insert(&mut self, name: &str, kind: TokenKind) -> u32 {
        let key = self.facts.len() as u32;
        self.keys.insert(name.to_owned(), key);
        self.facts.push(KeyFacts {
            kind,
            masked: key,
            letters: name.chars().filter(|c| c.is_alphanumeric()).count() as u32,
            stock: false,
            counts: false,
            joins: false,
        });
        key
    }
}

/// Whether most resolutions of the language have the word.
fn is_stock(word: &str, language: Language) -> bool {
    static STOCK: OnceLock<FxHashSet<(Language, &str)>> = OnceLock::new();
    STOCK
        .get_or_init(|| {
            let of = |language| table(language).stock.iter().map(move |&word| (language, word));
            Language::ALL.into_iter().flat_map(of).collect()
        })
        .contains(&(language, word))
}

/// Writes the form that two prints of one token share.
///
/// Hyphens inside words go (extractors lose them at line ends), dashes become hyphens, quotes become straight,
/// full-width marks become plain, invisible characters go; so does the difference of a Cyrillic capital that stands
/// for a Latin one outside Russian texts ("78/250 В"), and that of traditional and simplified Chinese. Capitals stay.
fn fold(printed: &str, kind: TokenKind, language: Language, out: &mut String) {
    let script = language.script();
    for c in printed.chars() {
        match c {
            '-' | '\u{2010}' | '\u{2011}' if kind == TokenKind::Word => {}
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
