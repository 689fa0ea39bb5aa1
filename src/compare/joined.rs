//! The paragraphs of one side of a row as one text, for splits and merges.

use std::borrow::Cow;
use std::ops::Range;

use crate::tokens::Token;
use crate::words::Words;

/// The paragraphs of one side of a row as one text.
pub struct Joined<'a> {
    /// The words, joined by "\n".
    pub text: Cow<'a, str>,
    /// Their tokens.
    pub tokens: Cow<'a, [Token]>,
}

impl<'a> Joined<'a> {
    /// The paragraphs at the given indexes.
    pub fn new(indexes: &[usize], texts: &[&'a str], tokens: &'a [Vec<Token>]) -> Joined<'a> {
        if let [only] = indexes {
            return Joined { text: texts[*only].into(), tokens: tokens[*only].as_slice().into() };
        }
        let mut text = String::new();
        let mut joined = Vec::new();
        for &at in indexes {
            if !text.is_empty() {
                text.push('\n');
            }
            let shift = text.len() as u32;
            joined.extend(tokens[at].iter().map(|token| Token {
                start: token.start + shift,
                end: token.end + shift,
                key: token.key,
            }));
            text.push_str(texts[at]);
        }
        Joined { text: text.into(), tokens: joined.into() }
    }

    /// What is compared.
    pub fn words(&self) -> Words<'_> {
        Words { text: &self.text, tokens: &self.tokens }
    }

    /// Which tokens are inside a range of bytes.
    pub fn within(&self, range: &Range<usize>) -> Range<usize> {
        let first = self.tokens.partition_point(|token| (token.start as usize) < range.start);
        let end = self.tokens.partition_point(|token| (token.end as usize) <= range.end);
        first..end.max(first)
    }
}
