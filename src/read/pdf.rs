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
mod assembled;
mod columns;
mod edges;
mod encoding;
mod font;
mod layout;
mod margin;
mod matrix;
mod order;
mod page;
mod pen;
mod reader;
mod rows;
mod script;
mod standard;
mod stray;
mod struck;
mod tagged;
mod text;
mod tree;
mod turn;
mod turned;
mod unpack;
mod walk;

use hayro_syntax::{LoadPdfError, Pdf};
use memchr::memmem;

pub use super::PdfLimits as Limits;
use super::{Format, Limit, RawText, ReadError, Revisions, Warning};
use page::{PageText, Run};
use reader::Reader;
pub(in crate::read) use script::is_right_to_left;

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

/// Reads a PDF within given limits.
pub fn read_within(bytes: &[u8], limits: &Limits) -> Result<RawText<'static>, ReadError> {
    if !is_pdf(bytes) {
        return Err(ReadError::NotText("something other than a PDF"));
    }
    if !unpack::packed_objects_fit(bytes, limits.unpacked) {
        return Err(ReadError::TooLarge(Limit::Unpacked));
    }
    if unpack::is_flooded(bytes) {
        return Err(ReadError::Damaged);
    }
    let pdf = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => ReadError::Encrypted,
        LoadPdfError::Invalid => ReadError::Damaged,
    })?;
    if pdf.pages().len() > limits.pages {
        return Err(ReadError::TooLarge(Limit::Pages));
    }
    let mut reader = Reader::new(limits);
    let numbered = (0..).zip(pdf.pages().iter());
    let mut pages: Vec<PageText> =
        numbered.map(|(index, page)| walk::read(&mut reader, page, index)).collect();
    settle_hyphens(&mut pages);
    mark_typeset_hyphens(&mut pages);
    if pages.iter().all(PageText::is_blank) {
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
    let mut blocks = tagged.unwrap_or_else(|| layout::read(&pages));
    blocks.iter_mut().for_each(assembled::take_line_end_hyphens);
    Ok(RawText { format: Format::Pdf, blocks, warnings })
}

fn no_text(pages: &[PageText], is_exhausted: bool) -> ReadError {
    if is_exhausted {
        ReadError::TooLarge(Limit::Unpacked)
    } else if pages.iter().any(|page| page.has_image) {
        ReadError::Scanned { pages: pages.len() }
    } else if pages.iter().any(|page| page.damaged) {
        ReadError::Damaged
    } else {
        ReadError::Empty
    }
}

/// Whether fewer than half of the characters are known: then what is left makes no sense.
fn is_illegible(pages: &[PageText]) -> bool {
    let printed = |page: &PageText| page.text.chars().filter(|c| !c.is_whitespace()).count();
    let unknown: usize = pages.iter().map(PageText::unknown).sum();
    unknown * 2 > pages.iter().map(printed).sum()
}

fn warnings(bytes: &[u8], pages: &[PageText], reader: &Reader<'_>) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let tail = &bytes[bytes.len().saturating_sub(END_BYTES)..];
    if memmem::find(tail, b"%%EOF").is_none() {
        warnings.push(Warning::CutOff { pages: pages.len() });
    }
    let count = |is_such: fn(&&PageText) -> bool| pages.iter().filter(is_such).count();
    let counted = [
        (count(|page| page.damaged), Warning::DamagedPages as fn(usize) -> Warning),
        (pages.iter().map(PageText::unknown).sum(), Warning::UnknownCharacters),
        (count(|page| page.has_image && page.is_blank()), Warning::ScannedPages),
    ];
    let found = counted.into_iter().filter(|(count, _)| *count > 0);
    warnings.extend(found.map(|(count, warning)| warning(count)));
    if reader.is_exhausted() {
        warnings.push(Warning::LimitReached);
    }
    if pages.iter().any(|page| page.has_struck) {
        warnings.push(Warning::StruckWords(Revisions::Original));
    }
    warnings
}

/// The hyphen that typesetters draw where they divide a word, and hardly a writer types.
const TYPESET_HYPHEN: char = '\u{2010}';

/// Marks the hyphens that typesetters draw, where all stand at line ends and others are drawn too, or several of these.
fn mark_typeset_hyphens(pages: &mut [PageText]) {
    let count =
        |hyphen: char| pages.iter().map(|page| page.text.matches(hyphen).count()).sum::<usize>();
    let drawn = count(TYPESET_HYPHEN);
    if drawn == 0 || drawn == 1 && count('-') == 0 {
        return;
    }
    let ending = |page: &PageText| -> Vec<usize> {
        let ends = |at: &usize| {
            let run = page.runs[*at];
            let text = page.text.get(run.start as usize..run.end as usize).unwrap_or_default();
            text.trim_end().ends_with(TYPESET_HYPHEN)
                && page.runs.get(at + 1).is_none_or(|next| !goes_on(&run, next))
        };
        (0..page.runs.len()).filter(ends).collect()
    };
    let ending: Vec<Vec<usize>> = pages.iter().map(ending).collect();
    if ending.iter().map(Vec::len).sum::<usize>() == drawn {
        for (page, ending) in pages.iter_mut().zip(ending) {
            ending.into_iter().for_each(|at| page.runs[at].is_divided = true);
        }
    }
}

/// Whether a run stands behind another on its line.
fn goes_on(run: &Run, next: &Run) -> bool {
    (run.baseline - next.baseline).abs() < run.size / 2.0 && next.left >= run.right - run.size / 2.0
}

/// Believes hyphens that only divide words, where the document tells them from others: it draws others too, and none of these
/// within a line. Some fonts call every hyphen one that divides.
fn settle_hyphens(pages: &mut [PageText]) {
    let divided = |page: &PageText| page.runs.iter().filter(|run| run.is_divided).count();
    let soft: usize = pages.iter().map(divided).sum();
    if soft == 0 {
        return;
    }
    let is_hard = |page: &PageText| {
        page.has_hard_soft_hyphens
            || page.runs.windows(2).any(|pair| pair[0].is_divided && goes_on(&pair[0], &pair[1]))
    };
    let hyphens: usize = pages.iter().map(|page| page.text.matches('-').count()).sum();
    if hyphens == soft || pages.iter().any(is_hard) {
        let runs = pages.iter_mut().flat_map(|page| &mut page.runs);
        runs.for_each(|run| run.is_divided = false);
    }
}
