//! Bytes → [`RawText`]: blocks in reading order with what the format tells.
//!
//! Knows file formats, and nothing of United Nations documents.

use std::borrow::Cow;

pub mod docx;
mod encoding;
pub mod html;
pub(crate) mod numerals;
mod options;
pub mod pdf;
mod prose;
mod sniff;
mod table;
pub mod text;

pub use options::{Limits, ReadOptions, Revisions};
pub use table::{Cell, ROWS_WITH_FIGURES, is_figure};

/// What kind of file a text was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// Plain text.
    Text,
    /// A Word file (.docx).
    Word,
    /// A web page.
    Html,
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
    /// A row of a table of figures, one space between its cells.
    Row,
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
    /// The place in a table; `None` outside of tables, and where the format has none.
    pub cell: Option<Cell>,
}

impl<'t> Block<'t> {
    /// A block of which only kind and text are known.
    pub fn new(kind: BlockKind, text: impl Into<Cow<'t, str>>) -> Self {
        Self {
            kind,
            text: text.into(),
            page: 0,
            indent: 0,
            gap: 0,
            label: None,
            marks: Vec::new(),
            cell: None,
        }
    }

    /// The same block, independent of the bytes it was read from.
    pub fn into_owned(self) -> Block<'static> {
        Block { text: Cow::Owned(self.text.into_owned()), ..self }
    }
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

/// Something about a file that its reader should know; the text was read all the same.
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
    /// The text was read as being in this encoding, which nothing vouches for but its letters.
    Encoding(&'static str),
    /// The name promises another format than the content has.
    Misnamed {
        /// What the content is.
        is: Format,
    },
    /// A part of the file is damaged and was read as far as it goes; the field names it.
    DamagedPart(&'static str),
    /// The document has changes that nobody has accepted or rejected yet; the field says which text was read.
    TrackedChanges(Revisions),
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
    /// A format that is known but not read.
    Foreign {
        /// What it is.
        what: &'static str,
        /// What to do.
        advice: &'static str,
    },
    /// A Word file that cannot be read; the field says why.
    DamagedWord(&'static str),
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
    read_with(bytes, &ReadOptions::default())
}

/// Reads a document as `options` say, recognising its format by content.
///
/// # Errors
/// When there is nothing to read, the bytes are of no known format, or they pass a limit.
pub fn read_with<'t>(bytes: &'t [u8], options: &ReadOptions) -> Result<RawText<'t>, ReadError> {
    if bytes.len() as u64 > options.limits.input {
        return Err(ReadError::TooLarge("the file"));
    }
    let mut raw = if sniff::is_zip(bytes) {
        docx::read(bytes, options)?
    } else if pdf::is_pdf(bytes) {
        pdf::read_within(bytes, &options.limits.pdf)?
    } else {
        characters(bytes, options)?
    };
    raw.blocks = table::join_rows(raw.blocks);
    if let Some(name) = &options.file_name
        && sniff::is_misnamed(name, raw.format)
    {
        raw.warnings.push(Warning::Misnamed { is: raw.format });
    }
    Ok(raw)
}

/// Reads one of the formats that are characters.
fn characters<'t>(bytes: &'t [u8], options: &ReadOptions) -> Result<RawText<'t>, ReadError> {
    if let Some(error) = sniff::foreign_format(bytes) {
        return Err(error);
    }
    let decoded = encoding::decode(bytes)?;
    if let Some(error) = sniff::foreign_text(&decoded.text) {
        return Err(error);
    }
    if html::is_html(&decoded.text) {
        return html::read(decoded, &options.limits);
    }
    text::from_decoded(decoded)
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ReadError::Empty => write!(f, "is empty: give a file with the text of a resolution"),
            ReadError::NotText(what) => {
                write!(f, "seems to be {what}, which cannot be read: save it as plain text first")
            }
            ReadError::Encrypted => {
                write!(f, "is locked with a password: save a copy without one first")
            }
            ReadError::Foreign { what, advice } => {
                write!(f, "is {what}, which cannot be read: {advice}")
            }
            ReadError::DamagedWord(why) => write!(
                f,
                "is a Word file that cannot be read ({why}): open it in Word or LibreOffice and save it again"
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
            Warning::CutOff { pages: 1 } => {
                write!(f, "the file breaks off; 1 page of it was found")
            }
            Warning::CutOff { pages } => {
                write!(f, "the file breaks off; {pages} pages of it were found")
            }
            Warning::DamagedPages(1) => write!(f, "1 page is damaged and may lack text"),
            Warning::DamagedPages(count) => {
                write!(f, "{count} pages are damaged and may lack text")
            }
            Warning::UnknownCharacters(1) => write!(f, "1 character could not be read"),
            Warning::UnknownCharacters(count) => write!(f, "{count} characters could not be read"),
            Warning::ScannedPages(1) => write!(f, "1 page is an image without text"),
            Warning::ScannedPages(count) => write!(f, "{count} pages are images without text"),
            Warning::LimitReached => write!(f, "the file is too large to be read to its end"),
            Warning::Encoding(name) => write!(f, "read as {name}"),
            Warning::Misnamed { is } => write!(f, "its name says otherwise, but it is {is}"),
            Warning::DamagedPart(what) => {
                write!(f, "{what} is damaged and was read as far as it goes")
            }
            Warning::TrackedChanges(Revisions::Accepted) => {
                write!(f, "has tracked changes, read as if accepted")
            }
            Warning::TrackedChanges(Revisions::Original) => {
                write!(f, "has tracked changes, read as if rejected")
            }
        }
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Format::Text => "plain text",
            Format::Pdf => "a PDF file",
            Format::Word => "a Word file",
            Format::Html => "a web page",
        })
    }
}
