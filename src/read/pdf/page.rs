//! The text of pages as the file draws it: characters, where they stand, and what they belong to.
//!
//! Knows nothing of lines or paragraphs.

use std::ops::Deref;

use super::font::UNKNOWN;
use super::text::COLUMN;
use super::turned::Turn;

/// What the file says a piece of text belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Belongs {
    /// An element of the structure tree, by its marked content number.
    Element(i32),
    /// Page heads, page feet and the like.
    Artifact,
    /// Nothing, and it lies across the text: "DRAFT" from corner to corner.
    Across,
    /// Nothing.
    Nothing,
}

/// The characters of one text operator.
#[derive(Debug, Clone, Copy)]
pub(super) struct Run {
    pub(super) belongs: Belongs,
    /// Its characters in [`PageText::text`].
    pub(super) start: u32,
    pub(super) end: u32,
    /// Left and right end on the page, baseline, and size of the type, all in points.
    pub(super) left: f32,
    pub(super) right: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    /// Which way it runs. The ends and the baseline are those on a page on which it is level.
    pub(super) turn: Turn,
    /// Whether its last character is a hyphen that the file says only divides a word.
    pub(super) is_divided: bool,
}

/// The left and right end of one glyph and where its characters start.
#[derive(Debug, Clone, Copy)]
pub(super) struct GlyphBox {
    pub(super) start: u32,
    pub(super) left: f32,
    pub(super) right: f32,
}

/// All text of one page in drawing order.
#[derive(Debug, Default)]
pub(super) struct PageText {
    /// Its place in the document, from 0.
    pub(super) index: u32,
    pub(super) text: String,
    pub(super) runs: Vec<Run>,
    /// One box a glyph, in order; empty on a page that holds no script written from right to left.
    pub(super) boxes: Vec<GlyphBox>,
    /// The page's size in points.
    pub(super) width: f32,
    pub(super) height: f32,
    /// Whether an operator or a stream of the page could not be read.
    pub(super) damaged: bool,
    /// Whether the page draws an image.
    pub(super) has_image: bool,
    /// Whether a hyphen that should only divide words stands where none is divided.
    pub(super) has_hard_soft_hyphens: bool,
    /// Whether lines are drawn through words.
    pub(super) has_struck: bool,
}

impl PageText {
    /// Its runs in drawing order.
    pub(super) fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        self.runs.iter().enumerate().map(|(at, run)| Piece { page: self, run, at })
    }

    /// Adds a run, parted where a space is as wide as a gap between columns: some set the two ends of a line so. Where one may be,
    /// `boxes` says where the boxes of the run's glyphs begin.
    pub(super) fn add(&mut self, mut run: Run, boxes: Option<usize>) {
        let glyphs = boxes.and_then(|boxes| self.boxes.get(boxes..)).unwrap_or(&[]);
        for glyph in glyphs {
            let is_space = self.text.as_bytes().get(glyph.start as usize) == Some(&b' ');
            if is_space && glyph.right - glyph.left > run.size * COLUMN {
                let before = Run { end: glyph.start, right: glyph.left, is_divided: false, ..run };
                self.runs.extend((before.start < before.end).then_some(before));
                (run.start, run.left) = (glyph.start + 1, glyph.right);
            }
        }
        self.runs.extend((run.start < run.end).then_some(run));
    }

    /// Whether it has no characters.
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }

    /// How many of its characters are unknown.
    pub(super) fn unknown(&self) -> usize {
        self.text.chars().filter(|character| *character == UNKNOWN).count()
    }
}

/// A run and where it stands in the document.
#[derive(Debug, Clone, Copy)]
pub(super) struct Piece<'p> {
    pub(super) page: &'p PageText,
    pub(super) run: &'p Run,
    /// The run's index on its page.
    pub(super) at: usize,
}

impl<'p> Piece<'p> {
    /// Its characters.
    pub(super) fn text(self) -> &'p str {
        self.page.text.get(self.start as usize..self.end as usize).unwrap_or_default()
    }

    /// Whether it shows nothing.
    pub(super) fn is_blank(self) -> bool {
        self.text().trim().is_empty()
    }
}

impl Deref for Piece<'_> {
    type Target = Run;

    fn deref(&self) -> &Run {
        self.run
    }
}
