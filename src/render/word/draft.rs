//! A redline in the making: paragraphs of pieces, each with what becomes of it. What is kept or inserted is the new
//! text, what is kept or deleted the old one; so are the paragraph marks.

use crate::compare::Row;
use crate::model::Side;
use crate::render::word::looks::Style;

/// What becomes of a piece or a paragraph mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// In both texts.
    Kept,
    /// In the new text.
    Inserted,
    /// In the old text.
    Deleted,
    /// In the new text, moved here; the number names the move.
    MovedHere(usize),
    /// In the old text, moved away.
    MovedAway(usize),
}

impl Fate {
    /// The fate of what stands on one side only.
    pub(super) fn of(side: Side) -> Self {
        match side {
            Side::Old => Fate::Deleted,
            Side::New => Fate::Inserted,
        }
    }

    /// Whether it is part of a side's text.
    pub(super) fn is_in(self, side: Side) -> bool {
        match self {
            Fate::Kept => true,
            Fate::Inserted | Fate::MovedHere(_) => side == Side::New,
            Fate::Deleted | Fate::MovedAway(_) => side == Side::Old,
        }
    }
}

/// What a piece holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Content {
    /// Words; `opening` where they are the verb that opens the paragraph.
    Words { text: String, opening: bool },
    /// What stands between a label and its text.
    Tab,
    /// A reference to the footnote with this index.
    Note(usize),
    /// The mark of a note that was referred to before.
    Again(String),
}

/// A run of one fate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Piece {
    pub(super) fate: Fate,
    /// Differs from its counterpart only in how hyphens, quotes or spaces are printed.
    pub(super) print_only: bool,
    pub(super) content: Content,
}

impl Piece {
    pub(super) fn new(fate: Fate, content: Content) -> Self {
        Self { fate, print_only: false, content }
    }

    pub(super) fn words(fate: Fate, text: impl Into<String>) -> Self {
        let text = text.into();
        Self::new(fate, Content::Words { text, opening: false })
    }
}

/// The place of a paragraph in an automatic list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) list: usize,
    pub(super) level: usize,
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(super) struct Block<'c> {
    pub(super) style: Style,
    /// Style and number in the old text, where they differ.
    pub(super) was: Option<(Style, Option<Place>)>,
    /// The side whose language and direction it has.
    pub(super) side: Side,
    /// The old and new paragraphs that begin here, by index.
    pub(super) begins: [Option<usize>; 2],
    pub(super) number: Option<Place>,
    pub(super) mark: Fate,
    pub(super) pieces: Vec<Piece>,
    /// The row to tell of in a comment.
    pub(super) comment: Option<&'c Row>,
    /// The paragraph that is the last one of the text without this one, by index.
    pub(super) ends: Option<usize>,
    /// True where it goes on from the paragraph before: part of a split or a merge.
    pub(super) goes_on: bool,
}

impl Block<'_> {
    /// A paragraph of the document's own, without a row.
    pub(super) fn new(style: Style, pieces: Vec<Piece>) -> Self {
        Self {
            style,
            was: None,
            side: Side::New,
            begins: [None, None],
            number: None,
            mark: Fate::Kept,
            pieces,
            comment: None,
            ends: None,
            goes_on: false,
        }
    }

    /// The old or the new paragraph that begins here.
    pub(super) fn begins(&self, side: Side) -> Option<usize> {
        match side {
            Side::Old => self.begins[0],
            Side::New => self.begins[1],
        }
    }
}

/// Old and new values of one fact, as pieces: kept where they are the same.
pub(super) fn replaced(old: Option<&str>, new: Option<&str>) -> Vec<Piece> {
    if old == new {
        return new.map(|text| Piece::words(Fate::Kept, text)).into_iter().collect();
    }
    let old = old.map(|text| Piece::words(Fate::Deleted, text));
    let new = new.map(|text| Piece::words(Fate::Inserted, text));
    old.into_iter().chain(new).collect()
}
