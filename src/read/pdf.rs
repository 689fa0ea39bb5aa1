//! PDF → blocks: by the structure tree where the file is tagged, by position where it is not.
//!
//! A tagged file gives one [`Paragraph`](super::BlockKind::Paragraph) for each paragraph, heading, list item and paragraph of a table's
//! cell, with the halves of a page turn joined; one [`Note`](super::BlockKind::Note) for each footnote, its number as the label; and
//! [`Furniture`](super::BlockKind::Furniture) for what the file marks as page heads and feet, each piece apart. An untagged file gives
//! [`Line`](super::BlockKind::Line) blocks with wide gaps as several spaces, and notes where a raised number starts a line of smaller type.
//!
//! The indent is the left end of the first line in points; for Arabic it counts from the right edge of the page.
//! White space of any kind is one plain space, ligatures are written as their letters.

mod arabic;
mod columns;
mod content;
mod encoding;
mod font;
mod layout;

mod matrix;
mod order;
mod rows;
mod tagged;
mod text;
mod tree;
mod turn;
mod unpack;
mod walk;

use hayro_syntax::{LoadPdfError, Pdf};

pub use super::PdfLimits as Limits;
use super::{Format, RawText, ReadError, Warning};
use content::{PageText, Reader};

/// How far into a file its head may stand.
const HEAD_BYTES: usize = 1_024;

/// How far from its end a whole file says that it ends.
const END_BYTES: usize = 2_048;

/// Whether the bytes are a PDF by their head.
pub fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEAD_BYTES)];
    head.windows(6).any(|window| window.starts_with(b"%PDF-") && window[5].is_ascii_digit())
}

/// Reads a PDF within the usual limits.
pub fn read(bytes: &[u8]) -> Result<RawText<'static>, ReadError> {
    read_within(bytes, &Limits::default())
}

/// Reads a PDF within limits of the caller's.
pub fn read_within(bytes: &[u8], limits: &Limits) -> Result<RawText<'static>, ReadError> {
    if !is_pdf(bytes) {
        return Err(ReadError::NotText("something other than a PDF"));
    }
    if !unpack::packed_objects_fit(bytes, limits.unpacked) {
        return Err(ReadError::TooLarge("its packed objects"));
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Encrypted,
        LoadPdfError::Invalid => ReadError::Damaged,
    })?;
    if pdf.pages().len() > limits.pages {
        return Err(ReadError::TooLarge("the number of its pages"));
    }
    let mut reader = Reader::new(limits);
    let pages: Vec<PageText> = pdf.pages().iter().map(|page| reader.page(page)).collect();
    if pages.iter().all(|page| page.text.trim().is_empty()) {
        return Err(no_text(&pages, reader.is_exhausted()));
    }
    if is_illegible(&pages) {
        return Err(ReadError::Illegible);
    }
    let mut warnings = warnings(bytes, &pages, &reader);
    let tagged = tree::read(&pdf, limits).and_then(|(tree, is_cut)| {
        if is_cut {
            warnings.push(Warning::LimitReached);
        }
        tagged::read(&pages, &tree)
    });
    let blocks = tagged.unwrap_or_else(|| layout::read(&pages));
    Ok(RawText { format: Format::Pdf, blocks, warnings })
}

fn no_text(pages: &[PageText], is_exhausted: bool) -> ReadError {
    if is_exhausted {
        ReadError::TooLarge("its content")
    } else if pages.iter().any(|page| page.has_image) {
        ReadError::Scanned { pages: pages.len() }
    } else if pages.iter().any(|page| page.damaged) {
        ReadError::Damaged
    } else {
        ReadError::Empty
    }
}

/// Whether the file tells less than half of its characters.
fn is_illegible(pages: &[PageText]) -> bool {
    let unknown: usize = pages.iter().map(content::unknown_characters).sum();
    let all: usize =
        pages.iter().map(|page| page.text.chars().filter(|c| !c.is_whitespace()).count()).sum();
    unknown * 2 > all
}

fn warnings(bytes: &[u8], pages: &[PageText], reader: &Reader<'_>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let tail = &bytes[bytes.len().saturating_sub(END_BYTES)..];
    if !tail.windows(5).any(|window| window == b"%%EOF") {
        warnings.push(Warning::CutOff { pages: pages.len() });
    }
    let damaged = pages.iter().filter(|page| page.damaged).count();
    if damaged > 0 {
        warnings.push(Warning::DamagedPages(damaged));
    }
    let unknown = pages.iter().map(content::unknown_characters).sum();
    if unknown > 0 {
        warnings.push(Warning::UnknownCharacters(unknown));
    }
    let images = pages.iter().filter(|page| page.has_image && page.text.trim().is_empty()).count();
    if images > 0 {
        warnings.push(Warning::ScannedPages(images));
    }
    if reader.is_exhausted() {
        warnings.push(Warning::LimitReached);
    }
    warnings
}
