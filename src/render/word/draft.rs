//! A redline in the making: paragraphs of inlines, each with how it is tracked. What is kept or added is the new text,
//! what is kept or removed the old one; so are the paragraph marks.

use crate::render::word::prelude::*;

/// What stands in a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Inline {
    /// Words; `opening` where they are the verb that opens the paragraph.
    Words { text: String, opening: bool },
    /// What stands between a label and its text.
    Tab,
    /// A reference to the footnote with this index.
    Note(usize),
    /// The mark of a note that was referred to before.
    Again(String),
}

/// An inline, and how it is tracked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tracked {
    pub(super) revision: Revision,
    pub(super) inline: Inline,
}

impl Tracked {
    pub(super) fn new(revision: impl Into<Revision>, inline: Inline) -> Self {
        Self { revision: revision.into(), inline }
    }

    pub(super) fn words(revision: impl Into<Revision>, text: impl Into<String>) -> Self {
        Self::new(revision, Inline::Words { text: text.into(), opening: false })
    }
}

/// A paragraph.
#[derive(Debug, Clone)]
pub(super) struct Block<'c> {
    pub(super) style: Style,
    /// The style in the old text, where it is another one.
    pub(super) was: Option<Style>,
    /// The side whose language and direction it has.
    pub(super) side: Side,
    /// The old and new paragraphs that begin here, by index.
    pub(super) begins: Sides<Option<usize>>,
    pub(super) inlines: Vec<Tracked>,
    /// How the paragraph mark at its end is tracked.
    pub(super) mark: Revision,
    /// The row that a comment is about.
    pub(super) comment: Option<&'c Row>,
    /// The paragraph that is the last one of the text without this one, by index.
    pub(super) ends: Option<usize>,
}

impl Block<'_> {
    /// A paragraph of the document's own, without a row.
    pub(super) fn new(style: Style, inlines: Vec<Tracked>) -> Self {
        Self {
            style,
            was: None,
            side: Side::New,
            begins: Sides::default(),
            inlines,
            mark: Revision::KEPT,
            comment: None,
            ends: None,
        }
    }
}

/// How something is tracked that some sides have; `None` where none has it.
pub(super) fn tag_of<T>(sides: &Sides<Option<T>>) -> Option<Tag> {
    match (&sides.old, &sides.new) {
        (None, None) => None,
        (Some(_), None) => Some(Tag::Removed),
        (None, Some(_)) => Some(Tag::Added),
        (Some(_), Some(_)) => Some(Tag::Same),
    }
}

/// Old and new values of one fact: kept where they are the same.
pub(super) fn replaced(values: Sides<Option<&str>>) -> Vec<Tracked> {
    if values.are_equal() {
        return values.new.map(|text| Tracked::words(Tag::Same, text)).into_iter().collect();
    }
    let value = |side| Some(Tracked::words(Tag::only(side), values[side]?));
    Side::BOTH.into_iter().filter_map(value).collect()
}
