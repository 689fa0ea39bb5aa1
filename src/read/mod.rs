//! Bytes → [`RawText`]: blocks in reading order with what the format tells.
//!
//! Knows file formats, and nothing of United Nations documents.

use std::borrow::Cow;

pub mod pdf;
pub mod text;

/// What kind of file a text was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// PDF, tagged or not.
    Pdf,
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
    /// What could not be read, or not for sure.
    pub warnings: Vec<Warning>,
}

/// Something in a file that could not be read; the rest could.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Warning {
    /// The file breaks off; the field counts the pages that were found.
    CutOff {
        /// Pages found before the break.
        pages: usize,
    },
    /// So many pages are damaged and may lack text.
    DamagedPages(usize),
    /// So many characters are unknown and stand as U+FFFD.
    UnknownCharacters(usize),
    /// So many pages are images without text.
    ScannedPages(usize),
    /// A limit of the reader was reached, and what lies behind it was not read.
    LimitReached,
}

/// Why a file cannot be read; one sentence that says what to do, without the file's name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadError {
    /// No bytes, or white space only.
    Empty,
    /// Bytes that are no text in a known encoding or format; the field says what they seem to be.
    NotText(&'static str),
    /// A file that only a password opens.
    Encrypted,
    /// Pages that are images without text.
    Scanned {
        /// How many pages the file has.
        pages: usize,
    },
    /// Text whose characters the file does not tell, or no longer: its fonts lack the maps.
    Illegible,
    /// A file too damaged to find its text.
    Damaged,
    /// A file above a limit; the field says what is too large.
    TooLarge(&'static str),
}

/// Reads a document, recognising its format by content.
///
/// # Errors
/// When there is nothing to read or the bytes are of no known format.
pub fn read(bytes: &[u8]) -> Result<RawText<'_>, ReadError> {
    if pdf::is_pdf(bytes) {
        return pdf::read(bytes);
    }
    if let Some(what) = foreign_format(bytes) {
        return Err(ReadError::NotText(what));
    }
    text::read(bytes)
}

/// What a file that is no text seems to be, by its first bytes.
fn foreign_format(bytes: &[u8]) -> Option<&'static str> {
    const SIGNATURES: [(&[u8], &str); 7] = [
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
            ReadError::NotText(what) => write!(
                f,
                "seems to be {what}, which cannot be read: save it as plain text first"
            ),
            ReadError::Encrypted => write!(
                f,
                "is locked with a password: save a copy without one first"
            ),
            ReadError::Scanned { pages } => write!(
                f,
                "has only images on its {pages} pages and no text: run text recognition (OCR) over it first"
            ),
            ReadError::Illegible => write!(
                f,
                "shows text without telling its characters: download it again, or run text recognition (OCR) over it"
            ),
            ReadError::Damaged => write!(f, "is a PDF too damaged to read: download it again"),
            ReadError::TooLarge(what) => write!(f, "is too large to read ({what}): split it first"),
        }
    }
}

impl std::error::Error for ReadError {}

impl std::fmt::Display for Warning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Warning::CutOff { pages } => {
                write!(f, "the file breaks off; {pages} pages of it were found")
            }
            Warning::DamagedPages(count) => {
                write!(f, "{count} pages are damaged and may lack text")
            }
            Warning::UnknownCharacters(count) => write!(f, "{count} characters could not be read"),
            Warning::ScannedPages(count) => write!(f, "{count} pages are images without text"),
            Warning::LimitReached => write!(f, "the file is too large to be read to its end"),
        }
    }
}
