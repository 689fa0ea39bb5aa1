//! Plain text → lines.

use std::borrow::Cow;

use super::encoding::{self, Decoded};
use super::{Block, BlockKind, Format, RawText, ReadError};

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
    let mut page = 1;
    let mut gap = 0;
    for line in text.split(end) {
        let turns = memchr::memchr_iter(b'\x0c', line.as_bytes()).count() as u32;
        page += turns;
        let trimmed = line.trim_matches(is_blank);
        if trimmed.is_empty() {
            gap += 1;
            continue;
        }
        blocks.push(Block {
            page,
            indent: indent(line),
            gap,
            ..Block::new(BlockKind::Line, trimmed)
        });
        gap = 0;
    }
    blocks
}

/// White space, and the invisible characters that extractors leave at the ends of lines.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\0' | '\x1a')
}

/// The columns of white space before the first character.
fn indent(line: &str) -> u32 {
    line.chars()
        .take_while(|&c| is_blank(c))
        .map(|c| match c {
            '\t' => TAB,
            '\u{3000}' => 2,
            '\r' | '\x0c' | '\u{feff}' | '\u{200b}' | '\0' => 0,
            _ => 1,
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
