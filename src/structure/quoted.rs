//! A resolution that is quoted as a whole, as press releases print it: each of its paragraphs begins with a quotation mark, and only
//! the last ends with one.

use crate::language::Table;
use crate::model::SetAsideKind;
use crate::read::{Block, BlockKind, RawText, aside};

use super::stops::{Stop, is_closing_mark};

/// Below the opener at least so many paragraphs begin with the mark and do not close it (2 to 4).
const LEAST_OPEN: usize = 3;

/// An opener has at most this many characters (120 to 300).
const MAX_OPENER: usize = 260;

/// The document without these marks, which are set aside as a margin is, and so is what stands below the text that they enclose.
/// `None` where none is quoted so.
pub fn unquoted<'t>(raw: &RawText<'t>, phrases: &Table) -> Option<RawText<'t>> {
    let mark = raw.blocks.iter().find_map(|block| opening(&block.text))?;
    let is_opener = |text: &str| phrases.is_opener(text) && !text.trim().is_empty();
    let is_quoted_opener = |block: &Block<'_>| {
        block.text.strip_prefix(mark).is_some_and(|rest| {
            let is_led = rest.ends_with([',', '，', '،']) && rest.chars().count() <= MAX_OPENER;
            is_opener(rest.trim()) || is_led && !phrases.is_preambular(rest)
        })
    };
    let start = raw.blocks.iter().position(is_quoted_opener)?;
    let below = &raw.blocks[start + 1..];
    let opens = |block: &Block<'_>| block.text.starts_with(mark);
    let is_open = |block: &&Block<'_>| opens(block) && !is_closed(&block.text);
    if raw.blocks[..start].iter().any(|block| is_opener(&block.text))
        || below.iter().filter(is_open).count() < LEAST_OPEN
    {
        return None;
    }
    let ends = |at: &usize| {
        let begins = |next: &Block<'_>| next.gap > 0 || next.kind != BlockKind::Line;
        let next = raw.blocks.get(at + 1);
        ends_quotation(&raw.blocks[*at].text)
            && next.is_none_or(|next| begins(next) && !opens(next))
    };
    let end = (start + 1..raw.blocks.len()).find(ends);
    let mut raw = raw.clone();
    let mut marks = Vec::new();
    let count = end.map_or(raw.blocks.len(), |end| end + 1) - start;
    for block in raw.blocks.iter_mut().skip(start).take(count) {
        marks.extend(take_first(block, mark));
    }
    if let Some(end) = end {
        let text = raw.blocks[end].text.to_mut();
        marks.extend(text.pop().map(String::from));
        text.truncate(text.trim_end().len());
        let is_text = |block: &Block<'_>| {
            matches!(block.kind, BlockKind::Line | BlockKind::Paragraph | BlockKind::Row)
        };
        for block in raw.blocks[end + 1..].iter_mut().filter(|block| is_text(block)) {
            block.kind = BlockKind::Aside(SetAsideKind::About);
        }
    }
    raw.blocks.extend(aside(&marks));
    Some(raw)
}

/// The quotation mark that a text begins with.
fn opening(text: &str) -> Option<char> {
    text.chars().next().filter(|c| "“„«\"「『‘".contains(*c))
}

/// Whether the quotation that a text opens with ends in it: the marks that close are as many as those that open.
fn is_closed(text: &str) -> bool {
    let count = |marks: &str| text.chars().filter(|c| marks.contains(*c)).count();
    match count("\"") {
        0 => count("“„«「『") <= count("”»」』"),
        straight => straight % 2 == 0,
    }
}

/// Whether a text ends with the end of a sentence and a mark that closes more than the text opens.
fn ends_quotation(text: &str) -> bool {
    let is_mark = |c: char| is_closing_mark(c) && !matches!(c, ')' | ']' | '）');
    text.ends_with(is_mark) && Stop::at_end(text) == Some(Stop::Sentence)
}

/// Takes the mark off a block that begins with it.
fn take_first(block: &mut Block<'_>, mark: char) -> Option<String> {
    let rest = block.text.strip_prefix(mark)?.trim_start();
    let cut = block.text.len() - rest.len();
    block.text = rest.to_owned().into();
    block.marks.iter_mut().for_each(|note| note.at = note.at.saturating_sub(cut));
    block.line_end_hyphens.iter_mut().for_each(|at| *at = at.saturating_sub(cut));
    Some(mark.to_string())
}
