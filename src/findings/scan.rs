//! One text with its tokens, as the findings read it.

use std::ops::Range;

use super::lexicon::{Lexicon, Role, Roles};
use super::{Spot, Unit};
use crate::model::{Kind, Resolution};
use crate::tokens::Token;

/// A paragraph or note with its tokens.
#[derive(Debug, Clone, Copy)]
pub struct Text<'c> {
    /// Which one it is.
    pub unit: Unit,
    /// What it is; a note counts as an annex.
    pub kind: Kind,
    /// Its words.
    pub text: &'c str,
    /// Its tokens.
    pub tokens: &'c [Token],
    /// The roles of all its tokens together: what it cannot hold is not looked for.
    pub roles: Roles,
}

fn roles(tokens: &[Token], lexicon: &Lexicon<'_>) -> Roles {
    let mut roles = Roles::default();
    tokens.iter().for_each(|token| roles.extend(lexicon.roles(token)));
    roles
}

impl<'c> Text<'c> {
    /// The paragraphs of a document.
    pub fn paragraphs(
        document: &'c Resolution,
        tokens: &'c [Vec<Token>],
        lexicon: &Lexicon<'_>,
    ) -> Vec<Text<'c>> {
        let paragraphs = document.paragraphs.iter().zip(tokens).enumerate();
        paragraphs
            .map(|(at, (paragraph, tokens))| Text {
                unit: Unit::Paragraph(at),
                kind: paragraph.kind,
                text: &paragraph.text,
                tokens,
                roles: roles(tokens, lexicon),
            })
            .collect()
    }

    /// The notes of a document.
    pub fn notes(
        document: &'c Resolution,
        tokens: &'c [Vec<Token>],
        lexicon: &Lexicon<'_>,
    ) -> Vec<Text<'c>> {
        let notes = document.notes.iter().zip(tokens).enumerate();
        notes
            .map(|(at, (note, tokens))| Text {
                unit: Unit::Note(at),
                kind: Kind::Annex,
                text: &note.text,
                tokens,
                roles: roles(tokens, lexicon),
            })
            .collect()
    }

    /// Whether it says something: it is neither a heading nor the frame.
    pub fn is_body(&self) -> bool {
        !matches!(self.kind, Kind::Heading | Kind::Closing | Kind::Opener)
    }

    /// Whether a token has the role.
    pub fn has(&self, role: Role) -> bool {
        self.roles.has(role)
    }

    /// The bytes of some tokens.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.start as usize..last.end as usize,
            Some([only]) => only.start as usize..only.end as usize,
            _ => 0..0,
        }
    }

    /// Where some tokens stand.
    pub fn spot(&self, tokens: Range<usize>) -> Spot {
        Spot { unit: self.unit, bytes: self.bytes(tokens) }
    }

    /// The words of some tokens as printed.
    pub fn printed(&self, tokens: Range<usize>) -> &'c str {
        self.text.get(self.bytes(tokens)).unwrap_or("")
    }
}

/// Printed words on one line with single spaces.
pub fn tidy(printed: &str) -> String {
    let words: Vec<&str> = printed.split_whitespace().collect();
    words.join(" ")
}
