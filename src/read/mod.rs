//! Bytes → [`RawText`]: blocks in reading order with what the format tells.
//!
//! Knows file formats, and nothing of United Nations documents.

use std::borrow::Cow;

pub mod text;

/// What kind of file a text was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
}

/// How much a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// One printed line; structure finds out which lines are one paragraph.
    Line,
    /// A whole paragraph, or a piece of one where a page turn cut it.
    Paragraph,
    /// A whole footnote.
    Note,
    /// A page head, page foot or other matter that the format marks as not part of the text.
    Furniture,
}

/// A footnote mark that the format shows as one.
pub use crate::model::NoteMark;

/// A line, paragraph or note in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block<'t> {
    /// How much it is.
    pub kind: BlockKind,
    /// The characters, without white space at both ends.
    pub text: Cow<'t, str>,
    /// The page it begins on, from 1; 0 where the format has no pages.
    pub page: u32,
    /// How far it is set in: columns of a text, points of a page.
    pub indent: u32,
    /// Blank lines (or, where the format has none, the like of them) before it.
    pub gap: u32,
    /// An automatic number or letter that the format computes, not part of `text`.
    pub label: Option<String>,
    /// Footnote marks that the format shows; their digits are not part of `text`.
    pub marks: Vec<NoteMark>,
}

/// One document as its format gives it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawText<'t> {
    /// The format.
    pub format: Format,
    /// The blocks in reading order.
    pub blocks: Vec<Block<'t>>,
}

/// Why a file cannot be read; one sentence that says what to do, without the file's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// No bytes, or white space only.
    Empty,
    /// Bytes that are no text in a known encoding or format; the field says what they seem to be.
    NotText(&'static str),
}

/// Reads a document, recognising its format by content.
///
/// # Errors
/// When there is nothing to read or the bytes are of no known format.
pub fn read(bytes: &[u8]) -> Result<RawText<'_>, ReadError> {
    if let Some(what) = foreign_format(bytes) {
        return Err(ReadError::NotText(what));
    }
    text::read(bytes)
}

/// What a file that is no text seems to be, by its first bytes.
fn foreign_format(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 8] = [
        (b"%PDF-", "a PDF file"),
        (b"PK\x03\x04", "a Word file or another zip archive"),
        (b"\xd0\xcf\x11\xe0", "an old Word file (.doc)"),
        (b"{\\rtf", "an RTF file"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"\xff\xfe", "text in UTF-16"),
        (b"\xfe\xff", "text in UTF-16"),
    ];
    SIGNATURES
        .iter()
        .find(|(signature, _)| bytes.starts_with(signature))
        .map(|&(_, what)| what)
        .or_else(|| bytes.contains(&0).then_some("a binary file"))
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ReadError::Empty => write!(f, "is empty: give a file with the text of a resolution"),
            ReadError::NotText(what) => write!(f, "seems to be {what}, which cannot be read: save it as plain text first"),
        }
    }
}

impl std::error::Error for ReadError {}
