//! Plain text → lines.

use std::borrow::Cow;

use super::{Block, BlockKind, Format, RawText, ReadError};

/// Columns that a tab stands for.
const TAB: u32 = 8;

/// Reads UTF-8 text, with or without a byte order mark, into one block a printed line.
///
/// Form feeds count pages; where there is none, every line is on page 1 and structure finds the page turns.
///
/// # Errors
/// When the bytes are not UTF-8 text or hold nothing but white space.
pub fn read(bytes: &[u8]) -> Result<RawText<'_>, ReadError> {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let text =
        std::str::from_utf8(bytes).map_err(|_| ReadError::NotText("text that is not UTF-8"))?;
    let mut blocks = Vec::with_capacity(text.len() / 60);
    let mut page = 1;
    let mut gap = 0;
    for line in text.split('\n') {
        let turns = line.bytes().filter(|&b| b == b'\x0c').count() as u32;
        page += turns;
        let trimmed = line.trim_matches(is_blank);
        if trimmed.is_empty() {
            gap += 1;
            continue;
        }
        blocks.push(Block {
            kind: BlockKind::Line,
            text: Cow::Borrowed(trimmed),
            page,
            indent: indent(line),
            gap,
            label: None,
            marks: Vec::new(),
        });
        gap = 0;
    }
    if blocks.is_empty() {
        return Err(ReadError::Empty);
    }
    Ok(RawText {
        format: Format::Text,
        blocks,
        warnings: Vec::new(),
    })
}

/// White space, and the invisible characters that extractors leave at the ends of lines.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\0')
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
        let seen: Vec<_> = raw
            .blocks
            .iter()
            .map(|b| (b.text.as_ref(), b.indent, b.gap, b.page))
            .collect();
        assert_eq!(
            seen,
            [("One", 0, 0, 1), ("two", 3, 1, 1), ("three", 0, 2, 2)]
        );
    }

    #[test]
    fn white_space_alone_is_empty() {
        assert_eq!(read(b" \n\t\n").unwrap_err(), ReadError::Empty);
    }
}
