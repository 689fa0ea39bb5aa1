//! The blocks of a file → lines to join, and the notes and furniture that its format marks as such.

use std::borrow::Cow;

use super::furniture;
use super::ligatures;
use super::lines::{Line, Text};
use super::notes::PageNote;
use super::wrap::{self, Vocabulary};
use crate::language::Table;
use crate::model::{Note, SetAside, SetAsideKind};
use crate::read::{Block, BlockKind, Format, RawText};

/// The blocks of a document, sorted by what its format marks them as.
#[derive(Debug, Default)]
pub struct Blocks<'t> {
    /// Lines and whole paragraphs, in order; first the furniture above the first of them, which is the masthead.
    pub lines: Vec<Line<'t>>,
    /// The footnotes that the format shows as such.
    pub notes: Vec<PageNote>,
    /// Page heads and the like that the format shows as such.
    pub set_aside: Vec<SetAside>,
}

/// Sorts the blocks of a document. `texts` are the blocks' texts, mended.
pub fn sort<'t>(
    raw: &'t RawText<'_>,
    texts: &'t [Cow<'_, str>],
    phrases: &'static Table,
) -> Blocks<'t> {
    let mut sorted = Blocks { lines: Vec::with_capacity(raw.blocks.len()), ..Blocks::default() };
    let mut above = true;
    for (block, text) in raw.blocks.iter().zip(texts) {
        above &= !matches!(block.kind, BlockKind::Line | BlockKind::Paragraph | BlockKind::Row);
        match block.kind {
            BlockKind::Aside(kind) => {
                sorted.set_aside.push(SetAside { kind, text: text.to_string() });
            }
            BlockKind::Furniture if !above || furniture::is_bare_number(text) => sorted
                .set_aside
                .push(SetAside { kind: furniture_kind(text, raw.format), text: text.to_string() }),
            BlockKind::Note => {
                let number = block.label.clone().unwrap_or_default();
                let note = Note { number, text: text.to_string() };
                sorted.notes.push(PageNote { note, page: block.page });
            }
            _ => sorted.lines.push(line(block, Text::new(text, phrases), raw.format)),
        }
    }
    sorted
}

/// How many points of a page are about one column of a plain text: an indent of 36 points is one of six columns (with 5
/// or 7 one file).
const POINTS_A_COLUMN: u32 = 6;

fn line<'t>(block: &'t Block<'_>, text: Text<'t>, format: Format) -> Line<'t> {
    let whole = block.kind != BlockKind::Line;
    Line {
        text,
        indent: if format == Format::Pdf { block.indent / POINTS_A_COLUMN } else { block.indent },
        gap: if whole { block.gap.max(1) } else { block.gap },
        page: block.page,
        turn: false,
        whole,
        row: block.kind == BlockKind::Row,
        heading: block.heading,
        around: block.kind == BlockKind::Furniture,
        more_of_opener: false,
        given_label: block.label.as_deref().map(Cow::Borrowed),
        given_number: None,
        marks: &block.marks,
    }
}

fn furniture_kind(text: &str, format: Format) -> SetAsideKind {
    furniture::furniture_of(text).unwrap_or({
        if furniture::is_page_of(text) || furniture::is_bare_number(text) {
            SetAsideKind::PageNumber
        } else if matches!(format, Format::Html | Format::Markdown) {
            SetAsideKind::WebPage
        } else {
            SetAsideKind::PageHead
        }
    })
}

/// The document with the words whole that were divided at line ends, where a reader of pages could not tell which hyphens are
/// real. `None` where there are none to take out.
pub fn with_whole_words<'t>(raw: &RawText<'t>, phrases: &Table) -> Option<RawText<'t>> {
    let divides = |block: &Block<'_>, at: usize| {
        let halves = block.text.split_at_checked(at);
        let halves = halves.and_then(|(before, after)| Some((before, after.strip_prefix('-')?)));
        halves.is_some_and(|(before, after)| wrap::divides_between(before, after, phrases))
    };
    let is_divided =
        |block: &Block<'_>| block.line_end_hyphens.iter().any(|&at| divides(block, at));
    let fragments = line_ends_of_fragments(raw, phrases);
    if fragments.is_empty() && !raw.blocks.iter().any(is_divided) {
        return None;
    }
    let mut raw = raw.clone();
    for at in fragments {
        let text = raw.blocks[at].text.to_mut();
        text.truncate(text.trim_end_matches(wrap::is_hyphen).len());
        text.push('\u{ad}');
    }
    for block in &mut raw.blocks {
        let hyphens = std::mem::take(&mut block.line_end_hyphens);
        for at in hyphens.into_iter().rev().filter(|&at| divides(block, at)).collect::<Vec<_>>() {
            block.text.to_mut().remove(at);
            block.marks.iter_mut().filter(|mark| mark.at > at).for_each(|mark| mark.at -= 1);
        }
    }
    Some(raw)
}

/// So many words that lines divide show that a document of a language that does not hyphenate is set by a program that does (2 to 5).
const LEAST_DIVIDED: usize = 3;

/// The lines that end in the middle of a word of which nobody knows whether it has a hyphen, in a document that divides words: what
/// follows is no word itself.
fn line_ends_of_fragments(raw: &RawText<'_>, phrases: &Table) -> Vec<usize> {
    if phrases.hyphenates || !phrases.joins_words_by_hyphen {
        return Vec::new();
    }
    let halves = |at: usize| {
        let [first, second] = [&raw.blocks[at], raw.blocks.get(at + 1)?];
        let are_lines = [first, second].iter().all(|block| block.kind == BlockKind::Line);
        let before = first.text.strip_suffix(wrap::is_hyphen).filter(|_| are_lines)?;
        Some((before, &*second.text))
    };
    let ends: Vec<usize> = (0..raw.blocks.len()).filter(|&at| halves(at).is_some()).collect();
    let is = |at: &usize, holds: fn(&str, &str, &Table) -> bool| {
        halves(*at).is_some_and(|(before, after)| holds(before, after, phrases))
    };
    if ends.iter().filter(|at| is(at, wrap::divides_between)).count() < LEAST_DIVIDED {
        return Vec::new();
    }
    ends.into_iter().filter(|at| is(at, wrap::goes_on_in_fragment)).collect()
}

/// The blocks' texts, with the slips mended that extractors of plain text make.
pub fn mended<'t>(raw: &'t RawText<'_>, phrases: &Table) -> Vec<Cow<'t, str>> {
    let texts = raw.blocks.iter().map(|block| Cow::Borrowed(block.text.as_ref()));
    if raw.format != Format::Text {
        return texts.collect();
    }
    let turned = |text: Cow<'t, str>| ligatures::in_order(&text, phrases).map_or(text, Cow::Owned);
    if ligatures::are_turned(raw.blocks.iter().map(|block| &*block.text)) {
        return texts.map(turned).collect();
    }
    if !phrases.joins_words_by_hyphen {
        return texts.collect();
    }
    let hyphens = |text: Cow<'t, str>| wrap::mend_hyphens(&text).map_or(text, Cow::Owned);
    mend_words(texts.map(hyphens).collect(), phrases)
}

/// Joins the words that an extractor cut.
fn mend_words<'t>(texts: Vec<Cow<'t, str>>, phrases: &Table) -> Vec<Cow<'t, str>> {
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
