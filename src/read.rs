//! Bytes → [`RawText`]: blocks in reading order with what the format tells.
//!
//! Knows file formats, and nothing of United Nations documents.

use std::borrow::Cow;

mod archive;
mod direction;
pub mod docx;
mod encoding;
mod error;
mod guard;
pub mod html;
mod links;
mod mail;
mod margin;
mod markdown;
mod message;
mod numbered;
pub(crate) mod numerals;
pub mod odt;
mod options;
pub mod pdf;
mod prose;
mod raised;
pub mod rtf;
mod sniff;
mod table;
pub mod text;
mod xml;

pub use error::{Limit, ReadError, Warning};
pub use guard::is_guarded;
pub use margin::aside;
pub use options::{Limits, PdfLimits, ReadOptions, Revisions};
use prose::Prose;
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
    /// Text with the marks of Markdown.
    Markdown,
    /// An OpenDocument text (.odt).
    OpenDocument,
    /// Rich text (.rtf).
    Rtf,
}

/// How much a block is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum BlockKind {
    /// One printed line; structure finds out which lines are one paragraph.
    Line,
    /// A whole paragraph, or a piece of one where a page turn cut it.
    #[default]
    Paragraph,
    /// A row of a table of figures, one space between its cells.
    Row,
    /// A whole footnote.
    Note,
    /// A page head, page foot or other matter that the format marks as not part of the text.
    Furniture,
    /// Matter that the form alone shows to be no part of the text, and what it is.
    Aside(SetAsideKind),
}

/// A footnote mark that the format shows as one.
pub use crate::model::NoteMark;
use crate::model::SetAsideKind;

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
    /// Whether the format gives it as a heading.
    pub heading: bool,
    /// Where the hyphens are in `text` that ended printed lines: each may be real or only divide its word.
    pub line_end_hyphens: Vec<usize>,
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
            heading: false,
            line_end_hyphens: Vec::new(),
            cell: None,
        }
    }

    /// Adds what follows it, one space between.
    fn append(&mut self, next: Block<'_>) {
        let text = self.text.to_mut();
        if !text.is_empty() {
            text.push(' ');
        }
        let shift = text.len();
        text.push_str(&next.text);
        self.marks.extend(next.marks.into_iter().map(|mark| mark.moved(shift)));
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

/// What the walk through an office document found.
#[derive(Debug, Default)]
struct Found {
    blocks: Vec<Block<'static>>,
    /// Whether there are tracked changes, and words that are struck out.
    tracked: bool,
    struck: bool,
    comments: usize,
    /// Documents inside the document, which are not read.
    embedded: usize,
    warnings: Vec<Warning>,
}

impl Found {
    /// The document, whose `revisions` were read; `is_cut` tells that it breaks off or is damaged.
    ///
    /// # Errors
    /// When no block has words of the text.
    fn into_text(
        mut self,
        format: Format,
        revisions: Revisions,
        is_cut: bool,
    ) -> Result<RawText<'static>, ReadError> {
        let is_text =
            |block: &Block<'_>| matches!(block.kind, BlockKind::Paragraph | BlockKind::Note);
        if !self.blocks.iter().any(is_text) {
            return Err(ReadError::Empty);
        }
        let told = [
            (self.tracked, Warning::TrackedChanges(revisions)),
            (self.struck, Warning::StruckWords(revisions)),
            (self.comments > 0, Warning::Comments(self.comments)),
            (self.embedded > 0, Warning::Embedded(self.embedded)),
            (is_cut, Warning::DamagedPart("the document")),
        ];
        self.warnings.extend(told.into_iter().filter(|(is_so, _)| *is_so).map(|(_, told)| told));
        Ok(RawText { format, blocks: self.blocks, warnings: self.warnings })
    }

    /// Adds a comment as one block: who wrote it, and what.
    fn comment(&mut self, author: &str, words: &str) -> Option<Block<'static>> {
        self.comments += 1;
        let mut text = Prose::default();
        if !author.is_empty() {
            text.push(author);
            text.push(": ");
        }
        text.push(words);
        text.finish(BlockKind::Aside(SetAsideKind::Comment))
    }
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
        return Err(ReadError::TooLarge(Limit::Input));
    }
    let mut raw = guard::guarded(|| {
        if odt::is_odt(bytes) {
            odt::read(bytes, options)
        } else if rtf::is_rtf(bytes) {
            rtf::read(bytes, options)
        } else if sniff::is_zip(bytes) {
            docx::read(bytes, options)
        } else if pdf::is_pdf(bytes) {
            pdf::read_within(bytes, &options.limits.pdf)
        } else if message::is_message(bytes) {
            message::read(bytes, options)
        } else {
            characters(bytes, options)
        }
    })?;
    if raw.blocks.len() > options.limits.lines {
        return Err(ReadError::TooLarge(Limit::Lines));
    }
    if raw.blocks.iter().map(|block| block.text.len() as u64).sum::<u64>()
        > options.limits.characters
    {
        return Err(ReadError::TooLarge(Limit::Characters));
    }
    let blocks = prose::cut_at_breaks(raw.blocks);
    raw.blocks = table::join_rows(numbered::join_numbers(blocks));
    if let Some(name) = &options.file_name
        && sniff::is_misnamed(name, raw.format)
    {
        raw.warnings.push(Warning::Misnamed { is: raw.format });
    }
    Ok(raw)
}

/// How many times as many line ends as lines of text a file may have: most texts have two, some web pages a dozen.
const LINE_ENDS: usize = 20;

/// Reads one of the formats that are characters.
fn characters<'t>(bytes: &'t [u8], options: &ReadOptions) -> Result<RawText<'t>, ReadError> {
    sniff::foreign_format(bytes).map_or(Ok(()), Err)?;
    if bytes.len() as u64 > options.limits.text {
        return Err(ReadError::TooLarge(Limit::Input));
    }
    let mut decoded = encoding::decode(bytes)?;
    let line_ends = memchr::memchr_iter(b'\n', decoded.text.as_bytes()).count();
    if line_ends / LINE_ENDS > options.limits.lines {
        return Err(ReadError::TooLarge(Limit::Lines));
    }
    if let Some(letters) = text::without_ligatures(&decoded.text) {
        decoded.text = letters.into();
    }
    sniff::foreign_text(&decoded.text).map_or(Ok(()), Err)?;
    if html::is_html(&decoded.text) {
        return html::read(decoded, options);
    }
    let is_line = |line: &&str| !line.trim_start().is_empty();
    if line_ends > options.limits.lines
        && decoded.text.lines().filter(is_line).nth(options.limits.lines).is_some()
    {
        return Err(ReadError::TooLarge(Limit::Lines));
    }
    if !markdown::is_markdown(&decoded.text) {
        return text::from_decoded(decoded);
    }
    let around = match text::of_mail(&decoded.text) {
        Some((text, around)) => {
            decoded.text = text.into();
            around
        }
        None => Vec::new(),
    };
    let mut raw = markdown::read(decoded, options)?;
    raw.blocks.extend(around);
    Ok(raw)
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Format::Text => "plain text",
            Format::Pdf => "a PDF file",
            Format::Word => "a Word file",
            Format::Html => "a web page",
            Format::Markdown => "Markdown",
            Format::OpenDocument => "an OpenDocument file",
            Format::Rtf => "an RTF file",
        })
    }
}
