//! Plain text → lines.

use std::borrow::Cow;

use memchr::memmem;
use unicode_normalization::UnicodeNormalization;

use super::encoding::{self, Decoded};
use super::{Block, BlockKind, Format, RawText, ReadError};
use super::{direction, links, mail, margin, raised};
use crate::model::SetAsideKind;

/// Columns that a tab stands for.
const TAB: u32 = 8;

/// Reads text in any usual encoding into one block a printed line.
///
/// Form feeds count pages; where there is none, every line is on page 1 and structure finds the page turns.
///
/// # Errors
/// When the bytes are no text or hold nothing but white space.
pub fn read(bytes: &[u8]) -> Result<RawText<'_>, ReadError> {
    from_decoded(encoding::decode(bytes)?)
}

/// Reads text that is decoded already.
pub(super) fn from_decoded(decoded: Decoded<'_>) -> Result<RawText<'_>, ReadError> {
    let blocks = match decoded.text {
        Cow::Borrowed(text) => lines(text),
        Cow::Owned(text) => lines(&text).into_iter().map(Block::into_owned).collect(),
    };
    if blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(RawText { format: Format::Text, blocks, warnings: decoded.warnings })
}

/// The printed lines of a text that hold something.
pub(super) fn lines(text: &str) -> Vec<Block<'_>> {
    let end = if text.contains('\n') { '\n' } else { '\r' };
    let mut blocks = Vec::with_capacity(text.len() / 60);
    let has_turns = text.contains('\x0c');
    let has_marks = text.contains(direction::LEFTWARD);
    let mut page = 1;
    let mut gap = 0;
    let lines: Vec<&str> = text.split(end).collect();
    let quoted = mail::quoted(&lines);
    let mut quotes = Vec::new();
    // How deep each line is quoted.
    let mut depths = Vec::new();
    for (at, &line) in lines.iter().enumerate() {
        let (line, depth) = match quoted[at] {
            true => {
                let (marks, depth, rest) = mail::unquoted(line);
                quotes.push(marks);
                (rest, depth)
            }
            false => (line, 0),
        };
        if has_turns {
            page += memchr::memchr_iter(b'\x0c', line.as_bytes()).count() as u32;
        }
        let unmarked = if has_marks { direction::unmarked(line) } else { None };
        let trimmed: Cow<'_, str> = match &unmarked {
            Some(line) => Cow::Owned(line.trim_matches(is_blank).to_owned()),
            None => Cow::Borrowed(line.trim_matches(is_blank)),
        };
        if trimmed.is_empty() {
            gap += 1;
            continue;
        }
        blocks.push(Block {
            page,
            indent: indent(unmarked.as_deref().unwrap_or(line)),
            gap,
            ..Block::new(BlockKind::Line, trimmed)
        });
        depths.push(depth);
        gap = 0;
    }
    mail::set_around_aside(&mut blocks, &depths);
    blocks.extend(margin::aside(&quotes));
    let mut blocks = margin::take_line_numbers(blocks);
    raised::take(text, &mut blocks);
    let numbers = links::take(&mut blocks);
    blocks.extend(margin::aside(&numbers));
    blocks
}

/// The text that an e-mail holds, with its line ends, and what stands around it; `None` where it is no e-mail.
pub(super) fn of_mail(text: &str) -> Option<(String, Vec<Block<'static>>)> {
    let blocks = lines(text).into_iter().map(Block::into_owned);
    let (text, around): (Vec<_>, Vec<_>) = blocks.partition(|block| block.kind == BlockKind::Line);
    let is_mail = |block: &Block<'_>| block.kind == BlockKind::Aside(SetAsideKind::Mail);
    let line = |block: &Block<'_>| {
        let (gap, indent) = ("\n".repeat(block.gap as usize), " ".repeat(block.indent as usize));
        format!("{gap}{indent}{}\n", block.text)
    };
    around.iter().any(is_mail).then(|| (text.iter().map(line).collect(), around))
}

/// The text with ligatures written as their letters, which are the words; `None` where it has none.
pub(super) fn without_ligatures(text: &str) -> Option<String> {
    // All begin with the same two bytes.
    memmem::find(text.as_bytes(), b"\xef\xac")?;
    let mut letters = String::with_capacity(text.len());
    text.chars().for_each(|c| match c {
        'ﬀ'..='ﬆ' => letters.extend(c.nfkc()),
        c => letters.push(c),
    });
    Some(letters)
}

/// White space, and the invisible characters that extractors and editors leave at the ends of lines: among them the marks of
/// direction.
fn is_blank(c: char) -> bool {
    c.is_whitespace()
        || matches!(
            c,
            '\0' | '\x1a' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}'
        )
        || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{2066}'..='\u{2069}')
}

/// The columns of white space before the first character.
fn indent(line: &str) -> u32 {
    line.chars()
        .take_while(|&c| is_blank(c))
        .map(|c| match c {
            '\t' => TAB,
            '\u{3000}' => 2,
            '\r' | '\x0c' => 0,
            c if c.is_whitespace() => 1,
            _ => 0,
        })
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_indent_gap_and_page() {
        let raw = read("\u{feff}One\r\n\r\n   two \n\n\n\x0cthree".as_bytes()).unwrap();
        let seen: Vec<_> =
            raw.blocks.iter().map(|b| (b.text.as_ref(), b.indent, b.gap, b.page)).collect();
        assert_eq!(seen, [("One", 0, 0, 1), ("two", 3, 1, 1), ("three", 0, 2, 2)]);
    }

    #[test]
    fn lines_may_end_as_on_old_macs() {
        let raw = read(b"One\rtwo\r\rthree").unwrap();
        assert_eq!(raw.blocks.len(), 3);
        assert_eq!(raw.blocks[2].gap, 1);
    }

    #[test]
    fn white_space_alone_is_empty() {
        assert_eq!(read(b" \n\t\n").unwrap_err(), ReadError::Empty);
    }
}
