//! One part of two documents, cut into tokens, ready to be aligned.

use rustc_hash::FxHashMap;

use super::hanging::hanging;
use crate::align::Item;
use crate::model::{Kind, Language, Part, Resolution, Sides};
use crate::tokens::{Interner, Token};

/// The tokens of all paragraphs, or of all notes, of both documents, with keys in common.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Lexed {
    /// The tokens of each text.
    pub tokens: Sides<Vec<Vec<Token>>>,
    /// What the keys of the tokens mean.
    pub interner: Interner,
    /// How the sides are turned to be aligned.
    pub turn: Turn,
}

impl Lexed {
    /// Cuts one part of both documents.
    pub fn new(part: Part, documents: Sides<&Resolution>) -> Self {
        let texts = documents.map(|document| document.texts(part));
        let turn = Turn { swapped: texts.new < texts.old };
        let languages = turn.sides(documents.map(|document| document.language));
        let mut interner = Interner::default();
        interner.reserve(texts.as_ref().into_iter().flatten().map(|text| text.len()).sum());
        let tokens = turn.sides(tokenize(turn.sides(texts), languages, &mut interner));
        Self { tokens, interner, turn }
    }

    /// What is aligned; not turned yet.
    pub fn items(&self, part: Part, documents: Sides<&Resolution>) -> Sides<Vec<Item<'_>>> {
        let hanging = match part {
            Part::Notes => hanging(documents),
            Part::Paragraphs => Sides::default(),
        };
        let sides = documents.zip(self.tokens.as_ref()).zip(hanging);
        sides.map(|((document, tokens), hanging)| {
            let items = document.items(part).zip(tokens).zip(parents(part, document));
            let hanging = hanging.into_iter().chain(std::iter::repeat(None));
            items
                .zip(hanging)
                .map(|(((item, tokens), parent), hangs)| {
                    // Notes are all of one kind, so that the kind says nothing for or against a pair of them.
                    Item { tokens, kind: item.kind.unwrap_or(Kind::Annex), parent, hangs }
                })
                .collect()
        })
    }
}

/// For each subparagraph the paragraph it hangs on.
fn parents(part: Part, document: &Resolution) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    document
        .items(part)
        .enumerate()
        .map(|(at, item)| {
            open.truncate(item.depth);
            let parent = open.last().copied().filter(|_| item.depth > 0);
            open.push(at);
            parent
        })
        .collect()
}

/// Whether the sides are swapped while they are aligned.
///
/// Two texts are aligned the same way round whichever is the older, so that new against old mirrors old against new
/// also where several alignments are equally good.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Turn {
    /// Whether old is aligned as new and new as old.
    pub swapped: bool,
}

impl Turn {
    /// The sides as they are aligned, or back again.
    pub fn sides<T>(self, sides: Sides<T>) -> Sides<T> {
        if self.swapped { sides.swap() } else { sides }
    }
}

/// Cuts the texts of both sides into tokens with keys in common. Texts that stand on both sides are cut once.
fn tokenize(
    texts: Sides<Vec<&str>>,
    languages: Sides<Language>,
    interner: &mut Interner,
) -> Sides<Vec<Vec<Token>>> {
    let of_old: FxHashMap<&str, usize> =
        texts.old.iter().enumerate().map(|(at, text)| (*text, at)).collect();
    let twin = |text: &str| of_old.get(text).copied().filter(|_| languages.are_equal());
    let cut = |text: &&str| interner.tokenize(text, languages.old);
    let old: Vec<Vec<Token>> = texts.old.iter().map(cut).collect();
    let new = texts.new.iter().map(|text| match twin(text) {
        Some(at) => old[at].clone(),
        None => interner.tokenize(text, languages.new),
    });
    Sides { new: new.collect(), old }
}
