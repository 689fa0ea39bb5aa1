//! The paragraphs or notes of both documents as the findings read them.

use std::cell::OnceCell;
use std::ops::Range;

use super::Spot;
use super::fates::{Fate, Fates};
use super::meanings::{Meanings, Role, Roles};
use crate::compare::{Change, Comparison, Row};
use crate::model::{Kind, Part, Resolution, Side, Sides, What};
use crate::tokens::{self, Token, letters};

/// One part of both documents, with its rows.
pub struct Texts<'c> {
    /// The documents.
    pub documents: Sides<&'c Resolution>,
    /// The rows.
    pub rows: &'c [Row],
    /// The paragraphs or notes of each side.
    pub sides: Sides<Vec<Text<'c>>>,
    /// Each without capitals, spaces and marks, as far as it was asked for.
    folded: Sides<Vec<OnceCell<String>>>,
    /// The texts that have a word.
    with_word: Sides<OnceCell<WithWord>>,
}

impl<'c> Texts<'c> {
    /// Puts together what is known of one part.
    pub fn new(
        comparison: &'c Comparison,
        part: Part,
        meanings: &'c [Sides<impl AsRef<Meanings<'c>>>; 2],
        fates: &'c [Sides<Vec<Fates>>; 2],
    ) -> Self {
        let documents = comparison.documents.as_ref();
        let sides = Sides::from_fn(|side| {
            let meanings = meanings[part as usize][side].as_ref();
            let tokens = &comparison.lexed(part).tokens[side];
            let parts = documents[side].items(part).zip(tokens).zip(&fates[part as usize][side]);
            let texts = parts.enumerate().map(|(at, ((item, tokens), fates))| {
                let mut roles = Roles::default();
                tokens.iter().for_each(|token| roles.extend(meanings.roles(token)));
                let (kind, depth) = (item.kind.unwrap_or(Kind::Annex), item.depth);
                let (row, fates) = (fates.row, fates.of_tokens.as_slice());
                Text { part, at, row, kind, depth, text: item.text, tokens, fates, roles, meanings }
            });
            texts.collect()
        });
        let folded = sides.as_ref().map(|texts: &Vec<_>| vec![OnceCell::new(); texts.len()]);
        let (rows, with_word) = (comparison.rows(part), Sides::default());
        Self { documents, rows, sides, folded, with_word }
    }

    /// A text without capitals, spaces and marks.
    pub fn folded(&self, side: Side, at: usize) -> &str {
        self.folded[side][at].get_or_init(|| letters(self.sides[side][at].text))
    }

    /// The texts of one side that have a word, by the key of its lower-case form.
    pub fn with_word(&self, side: Side, key: u32) -> &[usize] {
        self.with_word[side].get_or_init(|| WithWord::new(&self.sides[side])).of(key as usize)
    }

    /// Each text of one side in the rows that are changed, or in those that are not.
    pub fn of_rows(&self, side: Side, changed: bool) -> impl Iterator<Item = &Text<'c>> {
        let rows = self.rows.iter();
        let rows = rows.filter(move |row| (row.change != Change::Unchanged) == changed);
        rows.flat_map(move |row| &row.paragraphs[side]).map(move |&at| &self.sides[side][at])
    }

    /// The row in which a spot of one side stands.
    pub fn row_of(&self, side: Side, spot: &Spot) -> usize {
        self.sides[side][spot.at].row
    }
}

/// The texts of one side by their words, as the keys of the lower-case forms count them.
#[derive(Debug, Default)]
struct WithWord {
    /// The texts with each word, ascending.
    texts: Vec<usize>,
    /// Where those with each word end.
    ends: Vec<usize>,
}

impl WithWord {
    fn new(texts: &[Text<'_>]) -> Self {
        let words = texts.first().map_or(0, |text| text.meanings.keys());
        let mut last = vec![usize::MAX; words];
        let mut ends = vec![0; words + 1];
        let mut held: Vec<(usize, usize)> = Vec::new();
        for text in texts {
            for token in text.tokens {
                let word = text.meanings.masked(token) as usize;
                if std::mem::replace(&mut last[word], text.at) != text.at {
                    held.push((word, text.at));
                    ends[word + 1] += 1;
                }
            }
        }
        (0..words).for_each(|word| ends[word + 1] += ends[word]);
        let mut texts = vec![0; held.len()];
        for (word, text) in held {
            texts[ends[word]] = text;
            ends[word] += 1;
        }
        Self { texts, ends }
    }

    fn of(&self, word: usize) -> &[usize] {
        // A side without texts knows no words.
        let end = |word: usize| self.ends.get(word).copied().unwrap_or_default();
        self.texts.get(word.checked_sub(1).map_or(0, end)..end(word)).unwrap_or_default()
    }
}

/// A paragraph or note with its tokens.
#[derive(Debug, Clone, Copy)]
pub struct Text<'c> {
    /// Whether it is a paragraph or a note.
    pub part: Part,
    /// Which of them it is.
    pub at: usize,
    /// The index of its row.
    pub row: usize,
    /// What it is; a note counts as an annex.
    pub kind: Kind,
    /// How deep a subparagraph stands; 0 for all else.
    pub depth: usize,
    /// Its words.
    pub text: &'c str,
    /// Its tokens.
    pub tokens: &'c [Token],
    /// What became of each token.
    pub fates: &'c [Fate],
    /// The roles of all its tokens together: what it cannot hold is not looked for.
    pub roles: Roles,
    /// What its tokens mean.
    pub meanings: &'c Meanings<'c>,
}

impl<'c> Text<'c> {
    /// Whether it says something: it is neither a heading nor the frame.
    pub fn is_body(&self) -> bool {
        !matches!(self.kind, Kind::Heading | Kind::Closing | Kind::Opener)
    }

    /// What a token means; nothing behind the last.
    pub fn roles(&self, at: usize) -> Roles {
        self.tokens.get(at).map(|token| self.meanings.roles(token)).unwrap_or_default()
    }

    /// Whether a token has the role.
    pub fn is(&self, at: usize, role: Role) -> bool {
        self.roles(at).has(role)
    }

    /// The first token from a place on that has the role.
    pub fn find(&self, from: usize, role: Role) -> Option<usize> {
        (from..self.tokens.len()).find(|&at| self.is(at, role))
    }

    /// The folded form of a token; empty behind the last.
    pub fn name(&self, at: usize) -> &'c str {
        self.tokens.get(at).map_or("", |token| self.meanings.name(token))
    }

    /// The folded form of a token in lower case; of numbers, dates and symbols as they are.
    pub fn lower(&self, at: usize) -> &'c str {
        self.tokens.get(at).map_or("", |token| self.meanings.lower(token))
    }

    /// Whether a token is one of some words.
    pub fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        at < self.tokens.len() && words.contains(&self.lower(at))
    }

    /// Whether a token is the number of a session with what it counts: "第七十九届".
    pub fn counts_sessions(&self, at: usize) -> bool {
        let measures = self.meanings.table.session_measures;
        measures.iter().any(|measure| self.name(at).ends_with(measure))
    }

    /// What is mentioned where a token stands: of "septuagésimo noveno" both words are one ordinal.
    pub fn mention(&self, at: usize) -> Option<What> {
        let start = self.tokens.get(at)?.start as usize;
        let pieces = tokens::read(self.text, self.meanings.table.language);
        pieces.into_iter().find(|piece| piece.range.contains(&start))?.what
    }

    /// Which of some phrases begins at a token, in lower case.
    pub fn phrase_at(&self, at: usize, phrases: &[&'c [&'c str]]) -> Option<&'c [&'c str]> {
        let fits = |words: &&&[&str]| (at..).zip(**words).all(|(at, word)| self.lower(at) == *word);
        phrases.iter().find(fits).copied()
    }

    /// The bytes of some tokens.
    pub fn bytes(&self, tokens: Range<usize>) -> Range<usize> {
        match self.tokens.get(tokens) {
            Some([first, .., last]) => first.start as usize..last.end as usize,
            Some([only]) => only.start as usize..only.end as usize,
            _ => 0..0,
        }
    }

    /// Where some bytes stand.
    pub fn spot(&self, bytes: Range<usize>) -> Spot {
        Spot { part: self.part, at: self.at, bytes }
    }

    /// Some tokens as printed, with single spaces.
    pub fn words(&self, tokens: Range<usize>) -> String {
        self.on_one_line(self.bytes(tokens))
    }

    /// Some bytes as printed, with single spaces.
    pub fn on_one_line(&self, bytes: Range<usize>) -> String {
        let printed = self.text.get(bytes).unwrap_or_default();
        // Nearly all are on one line already.
        let is_plain = |two: &[u8]| two[0] > b' ' || two[0] == b' ' && two[1] > b' ';
        if printed.is_ascii()
            && !printed.ends_with(' ')
            && printed.as_bytes().windows(2).all(is_plain)
        {
            return printed.to_owned();
        }
        printed.split_whitespace().collect::<Vec<_>>().join(" ")
    }
}
