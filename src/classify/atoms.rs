//! The words of a change → atoms: tokens with what they mention, as far as the classes depend on it.

use std::hash::{Hash, Hasher};
use std::ops::Range;

use crate::language::Table;
use crate::model::What;
use crate::tokens::{self, Piece, TokenKind};

/// A word, mark or mention in a change.
#[derive(Debug, Clone)]
pub struct Atom {
    /// Its bytes in the text that was cut.
    pub range: Range<usize>,
    /// What it says.
    pub value: Value,
    /// Its form for comparing: lower case, without what separates two spellings of one word.
    pub key: String,
    /// Whether it is printed with a capital, or in a script that has none.
    pub capital: bool,
}

/// What an atom says.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Punctuation.
    Mark,
    /// A word that only joins others: article, "and", "of".
    Little,
    /// Any other word.
    Word,
    /// A number, date or document of any kind.
    Mention(What),
}

/// Two atoms are the same where they are spelt alike and say the same.
impl PartialEq for Atom {
    fn eq(&self, other: &Atom) -> bool {
        self.key == other.key && self.value == other.value
    }
}

impl Eq for Atom {}

impl Hash for Atom {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.key.hash(state);
    }
}

impl Atom {
    fn new(piece: Piece, text: &str, table: &Table) -> Atom {
        let printed = &text[piece.range.clone()];
        let key = match piece.kind {
            TokenKind::Mark => printed.to_owned(),
            _ => spelling(printed),
        };
        let value = match (piece.what, piece.kind) {
            (Some(what), _) => Value::Mention(what),
            (None, TokenKind::Mark) => Value::Mark,
            (None, TokenKind::Word) if table.is_little(printed) => Value::Little,
            (None, _) => Value::Word,
        };
        let capital = printed.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        Atom { range: piece.range, value, key, capital }
    }

    /// What it mentions.
    pub fn what(&self) -> Option<&What> {
        match &self.value {
            Value::Mention(what) => Some(what),
            _ => None,
        }
    }

    /// Whether it is a number, date or document of any kind.
    pub fn is_mention(&self) -> bool {
        self.what().is_some()
    }

    /// Whether it is a document.
    pub fn is_document(&self) -> bool {
        matches!(self.value, Value::Mention(What::Document(_)))
    }

    /// Whether it is a date.
    pub fn is_date(&self) -> bool {
        matches!(self.value, Value::Mention(What::Date(_)))
    }

    /// Whether it is a word that carries meaning.
    pub fn is_word(&self) -> bool {
        self.value == Value::Word
    }

    /// Whether it carries no meaning of its own.
    pub fn is_filler(&self) -> bool {
        matches!(self.value, Value::Mark | Value::Little)
    }
}

/// Cuts a text.
pub fn cut(text: &str, table: &Table) -> Vec<Atom> {
    let pieces = tokens::read(text, table.language);
    pieces.into_iter().map(|piece| Atom::new(piece, text, table)).collect()
}

/// The form that two spellings of one word share: lower case, no hyphens; marks above letters are not touched.
fn spelling(printed: &str) -> String {
    if printed.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return printed.to_ascii_lowercase();
    }
    let joined = printed.chars().filter(|c| c.is_alphanumeric() || matches!(c, '/' | '.'));
    joined.flat_map(char::to_lowercase).collect()
}

/// The text with the spaces that separate words, for a person to read: trimmed, runs of spaces made one.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most so many bytes of the end of a text.
pub fn tail(text: &str, bytes: usize) -> &str {
    let mut at = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

/// At most so many bytes of the beginning of a text.
pub fn head(text: &str, bytes: usize) -> &str {
    let mut at = text.len().min(bytes);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

/// Whether a key is a small Roman numeral, as sections are numbered.
pub fn is_roman(key: &str) -> bool {
    (1..=5).contains(&key.len())
        && key.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l' | b'c'))
}
