//! What a format tells → lines for structure to join, the notes it marks as notes, and the furniture it marks as such.

use std::borrow::Cow;

use super::lines::{self, Line};
use super::wrap::{self, Vocabulary};
use crate::language::Phrases;
use crate::model::{Note, SetAside, SetAsideKind};
use crate::read::{Block, BlockKind, Format, RawText};

/// The blocks of a document, told apart by what its format says of them.
#[derive(Debug)]
pub struct Told<'t> {
    /// Lines and whole paragraphs, in order; first the furniture above the first of them, which is the masthead.
    pub lines: Vec<Line<'t>>,
    /// The footnotes that the format shows as such, each with its page.
    pub notes: Vec<(Note, u32)>,
    /// Page heads and the like that the format shows as such.
    pub set_aside: Vec<SetAside>,
    /// Whether the format shows footnote marks.
    pub marks: bool,
}

/// Tells the blocks of a document apart. `texts` are the blocks' texts, mended.
pub fn tell<'t>(raw: &'t RawText<'_>, texts: &'t [Cow<'_, str>]) -> Told<'t> {
    let mut told = Told {
        lines: Vec::with_capacity(raw.blocks.len()),
        notes: Vec::new(),
        set_aside: Vec::new(),
        marks: raw.blocks.iter().any(|block| !block.marks.is_empty()),
    };
    let mut above = true;
    for (block, text) in raw.blocks.iter().zip(texts) {
        match block.kind {
            BlockKind::Line | BlockKind::Paragraph | BlockKind::Row => {
                above = false;
                told.lines.push(line(block, text, raw.format));
            }
            BlockKind::Furniture if above => told.lines.push(line(block, text, raw.format)),
            BlockKind::Furniture => told
                .set_aside
                .push(SetAside { kind: furniture_kind(text, raw.format), text: text.to_string() }),
            BlockKind::Note => told.notes.push((
                Note { number: block.label.clone().unwrap_or_default(), text: text.to_string() },
                block.page,
            )),
        }
    }
    told
}

/// Points of a page that a column of a plain text takes, about.
const POINTS_A_COLUMN: u32 = 6;

fn line<'t>(block: &'t Block<'_>, text: &'t str, format: Format) -> Line<'t> {
    let whole = block.kind != BlockKind::Line;
    Line {
        text,
        indent: if format == Format::Pdf { block.indent / POINTS_A_COLUMN } else { block.indent },
        gap: if whole { block.gap.max(1) } else { block.gap },
        page: block.page,
        whole,
        row: block.kind == BlockKind::Row,
        label: block.label.as_deref(),
        marks: &block.marks,
    }
}

fn furniture_kind(text: &str, format: Format) -> SetAsideKind {
    lines::furniture_of(text).unwrap_or({
        if lines::is_page_of(text) || lines::is_bare_number(text) {
            SetAsideKind::PageNumber
        } else if format == Format::Pdf {
            SetAsideKind::PageHead
        } else {
            SetAsideKind::WebPage
        }
    })
}

/// The blocks' texts, with the slips mended that extractors of plain text make.
pub fn mended<'t>(raw: &'t RawText<'_>, phrases: &Phrases) -> Vec<Cow<'t, str>> {
    let texts = raw.blocks.iter().map(|block| Cow::Borrowed(block.text.as_ref()));
    if raw.format != Format::Text || !phrases.joins_words_by_hyphen {
        return texts.collect();
    }
    let hyphens = |text: Cow<'t, str>| wrap::mend_hyphens(&text).map_or(text, Cow::Owned);
    mend_words(texts.map(hyphens).collect(), phrases)
}

/// Joins the words that an extractor cut.
fn mend_words<'t>(texts: Vec<Cow<'t, str>>, phrases: &Phrases) -> Vec<Cow<'t, str>> {
    let mut vocabulary = Vocabulary::new(phrases.one_letter_words);
    if phrases.one_letter_words.is_empty()
        || !texts.iter().any(|text| vocabulary.has_lone_letter(text))
    {
        return texts;
    }
    texts.iter().for_each(|text| vocabulary.add(text));
    let mended: Vec<Option<String>> = texts.iter().map(|text| vocabulary.mend(text)).collect();
    texts.into_iter().zip(mended).map(|(text, mended)| mended.map_or(text, Cow::Owned)).collect()
}
