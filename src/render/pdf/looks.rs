//! How words look on paper.

use krilla::color::rgb;

use crate::render::pdf::prelude::*;

/// The colours; nothing is said by them alone. Those of words are the ones of the other reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Ink {
    Black,
    /// Names, explanations, page heads.
    Quiet,
    Added,
    Removed,
    Moved,
    /// Rules and bars that part things.
    Pale,
}

impl Ink {
    pub(super) fn colour(self) -> rgb::Color {
        let [red, green, blue] = match self {
            Ink::Black => [0x15, 0x19, 0x1d],
            Ink::Quiet => [0x4d, 0x56, 0x5f],
            Ink::Added => [0x0b, 0x3a, 0x6f],
            Ink::Removed => [0x86, 0x30, 0x0a],
            Ink::Moved => [0x4a, 0x1a, 0x6b],
            Ink::Pale => [0xc3, 0xca, 0xd1],
        };
        rgb::Color::new(red, green, blue)
    }
}

/// How a run of words looks.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Look {
    pub(super) face: Face,
    pub(super) size: f32,
    pub(super) ink: Ink,
    /// What happened to the words: added ones are underlined, removed ones struck.
    pub(super) tag: Tag,
    /// The number of a note.
    pub(super) raised: bool,
}

/// The sizes in points of the words of the texts; Arabic letters are smaller at the same size.
const TEXT: f32 = 9.3;
const ARABIC_TEXT: f32 = 11.8;

/// How large the words around the texts are.
pub(super) const SMALL: f32 = 7.4;

/// How much smaller notes are than paragraphs.
const OF_NOTES: f32 = 0.88;

/// How much smaller a raised number is, and how far it is raised, in shares of its own size.
const RAISED: f32 = 0.65;
pub(super) const RISE: f32 = 0.5;

impl Look {
    /// The words of a document; `part` makes notes smaller.
    pub(super) fn of_text(document: &Resolution, part: Part) -> Self {
        let rtl = document.language.script().is_right_to_left();
        let size = if rtl { ARABIC_TEXT } else { TEXT };
        let size = if part == Part::Notes { size * OF_NOTES } else { size };
        Self { face: Face::Serif, size, ink: Ink::Black, tag: Tag::Same, raised: false }
    }

    /// Words of the report itself.
    pub(super) fn small() -> Self {
        Self { face: Face::Sans, size: SMALL, ink: Ink::Quiet, tag: Tag::Same, raised: false }
    }

    pub(super) fn face(self, face: Face) -> Self {
        Self { face, ..self }
    }

    pub(super) fn size(self, size: f32) -> Self {
        Self { size, ..self }
    }

    pub(super) fn ink(self, ink: Ink) -> Self {
        Self { ink, ..self }
    }

    /// As words of this tag look.
    pub(super) fn tagged(self, tag: Tag) -> Self {
        let ink = match tag {
            Tag::Same => self.ink,
            Tag::Added => Ink::Added,
            Tag::Removed => Ink::Removed,
        };
        Self { tag, ink, ..self }
    }

    pub(super) fn raised(self) -> Self {
        Self { size: self.size * RAISED, raised: true, ..self }
    }

    /// Where letters stand in a line, from its top.
    pub(super) fn base(self) -> f32 {
        (self.leading() - self.size) / 2.0 + self.size * 0.8
    }

    /// From one line to the next: the more the more there is of ascenders and points, and of letters in a line.
    pub(super) fn leading(self) -> f32 {
        match self.face {
            Face::Sans | Face::SansBold => self.size * 1.26,
            _ => self.size * 1.285,
        }
    }
}
