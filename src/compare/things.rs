//! What is compared, the paragraphs or the notes of two documents, ready to be aligned.

use rustc_hash::FxHashMap;

use crate::align::Item;
use crate::both::on_both;
use crate::model::{Kind, Language, Paragraph, Resolution, Sides};
use crate::tokens::{Interner, Token};

/// The paragraphs or the notes of both documents.
pub struct Things<'d> {
    texts: Sides<Vec<&'d str>>,
    parents: Sides<Vec<Option<usize>>>,
    kinds: Sides<Vec<Kind>>,
    languages: Sides<Language>,
}

impl<'d> Things<'d> {
    /// The paragraphs.
    pub fn paragraphs(documents: Sides<&'d Resolution>) -> Self {
        let texts = |paragraphs: &'d [Paragraph]| paragraphs.iter().map(|p| p.text.as_str());
        let kinds = |paragraphs: &[Paragraph]| paragraphs.iter().map(|p| p.kind).collect();
        Self {
            texts: documents.map(|document| texts(&document.paragraphs).collect()),
            parents: documents.map(|document| parents(&document.paragraphs)),
            kinds: documents.map(|document| kinds(&document.paragraphs)),
            languages: documents.map(|document| document.language),
        }
    }

    /// The notes.
    pub fn notes(documents: Sides<&'d Resolution>) -> Self {
        let texts = |document: &'d Resolution| document.notes.iter().map(|n| n.text.as_str());
        Self {
            texts: documents.map(|document| texts(document).collect()),
            parents: documents.map(|document| vec![None; document.notes.len()]),
            kinds: documents.map(|document| vec![Kind::Annex; document.notes.len()]),
            languages: documents.map(|document| document.language),
        }
    }

    /// The texts of both sides.
    pub fn texts(&self) -> Sides<&[&'d str]> {
        Sides::new(&self.texts.old, &self.texts.new)
    }

    /// How the sides are turned to be aligned.
    pub fn turn(&self) -> Turn {
        Turn::of(self.texts())
    }

    /// The tokens of each text, with keys in common.
    pub fn tokens(&self, interner: &mut Interner) -> Sides<Vec<Vec<Token>>> {
        let turn = self.turn();
        let languages = turn.sides(self.languages);
        turn.sides(tokenize(turn.sides(self.texts()), languages, interner))
    }

    /// What is aligned; not turned yet.
    pub fn items<'t>(&self, tokens: &'t Sides<Vec<Vec<Token>>>) -> Sides<Vec<Item<'t>>> {
        Sides::new(
            make_items(&tokens.old, &self.kinds.old, &self.parents.old),
            make_items(&tokens.new, &self.kinds.new, &self.parents.new),
        )
    }
}

/// For each subparagraph the paragraph it hangs on.
fn parents(paragraphs: &[Paragraph]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    paragraphs
        .iter()
        .enumerate()
        .map(|(at, paragraph)| {
            open.truncate(paragraph.depth);
            let parent = open.last().copied().filter(|_| paragraph.depth > 0);
            open.push(at);
            parent
        })
        .collect()
}

/// Whether the sides are swapped while they are aligned.
///
/// Two texts are aligned the same way round whichever is the older, so that new against old mirrors old against new
/// also where several alignments are equally good.
#[derive(Debug, Clone, Copy)]
pub struct Turn {
    swapped: bool,
}

impl Turn {
    fn of(texts: Sides<&[&str]>) -> Self {
        Self { swapped: texts.new < texts.old }
    }

    /// Whether old is aligned as new and new as old.
    pub fn is_swapped(self) -> bool {
        self.swapped
    }

    /// The sides as they are aligned, or back again.
    pub fn sides<T>(self, sides: Sides<T>) -> Sides<T> {
        if self.swapped { sides.swap() } else { sides }
    }
}

/// Cuts the texts of both sides into tokens with keys in common. Texts that stand on both sides are cut once.
fn tokenize(
    texts: Sides<&[&str]>,
    languages: Sides<Language>,
    interner: &mut Interner,
) -> Sides<Vec<Vec<Token>>> {
    let same_language = languages.old == languages.new;
    let of_old: FxHashMap<&str, usize> =
        texts.old.iter().enumerate().map(|(at, text)| (*text, at)).collect();
    let twin = |text: &&str| of_old.get(*text).copied().filter(|_| same_language);
    let own: Vec<&str> = texts.new.iter().filter(|text| twin(text).is_none()).copied().collect();
    let bytes = |texts: &[&str]| texts.iter().map(|text| text.len()).sum::<usize>();
    let size = bytes(texts.old) + bytes(&own);
    let sides = Sides::new(
        (texts.old, languages.old, std::mem::take(interner)),
        (own.as_slice(), languages.new, Interner::default()),
    );
    let cut = on_both(sides, size, |(texts, language, mut interner)| {
        let tokens: Vec<Vec<Token>> =
            texts.iter().map(|text| interner.tokenize(text, language)).collect();
        (tokens, interner)
    });
    let (old, kept) = cut.old;
    let (mut new, other) = cut.new;
    *interner = kept;
    let keys = interner.absorb(other);
    for token in new.iter_mut().flatten() {
        token.key = keys[token.key as usize];
    }
    let mut own = new.into_iter();
    let new = texts
        .new
        .iter()
        .map(|text| match twin(text) {
            Some(at) => old[at].clone(),
            None => own.next().unwrap_or_default(),
        })
        .collect();
    Sides::new(old, new)
}

fn make_items<'t>(
    tokens: &'t [Vec<Token>],
    kinds: &[Kind],
    parents: &[Option<usize>],
) -> Vec<Item<'t>> {
    tokens
        .iter()
        .zip(kinds)
        .zip(parents)
        .map(|((tokens, &kind), &parent)| Item { tokens, kind, parent })
        .collect()
}
