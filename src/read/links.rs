//! The list of links that text browsers print below a page, "1. https://…", and their numbers before the words of a link, "[1]Home".

use super::{Block, BlockKind};
use crate::model::SetAsideKind;

/// So many links make a list (2 to 3).
const LEAST: usize = 2;

/// Sets aside a list of links at the end of a text with its heading, and takes the numbers of its links out of the lines. Gives the
/// numbers that stood in the lines.
pub(super) fn take(blocks: &mut [Block<'_>]) -> Vec<String> {
    // Most texts end otherwise.
    let links: Vec<u32> =
        blocks.iter().rev().map_while(|block| number_of_link(&block.text)).collect();
    let count = links.len();
    let counts = links.iter().rev().zip(1..).all(|(link, number)| *link == number);
    if count < LEAST || !counts {
        return Vec::new();
    }
    let first = blocks.len() - count;
    let (above, list) = blocks.split_at_mut(first);
    let aside = |block: &mut Block<'_>, kind| block.kind = BlockKind::Aside(kind);
    list.iter_mut().for_each(|block| aside(block, SetAsideKind::Link));
    let is_heading = |block: &Block<'_>| {
        block.gap > 0
            && block.text.split(' ').count() <= LEAST
            && !block.text.ends_with(['.', ';', ','])
    };
    if let Some(heading) = above.last_mut().filter(|last| is_heading(last)) {
        aside(heading, SetAsideKind::WebPage);
    }
    let mut numbers = Vec::new();
    for block in above.iter_mut().filter(|block| block.kind == BlockKind::Line) {
        let mut kept = String::new();
        let mut rest = &*block.text;
        while let Some((start, end)) = number_before_words(rest, count) {
            numbers.push(rest[start..end].to_owned());
            kept.push_str(&rest[..start]);
            rest = &rest[end..];
        }
        if rest.len() < block.text.len() {
            kept.push_str(rest);
            block.text = kept.into();
        }
    }
    numbers
}

/// The number of "3. https://…".
fn number_of_link(text: &str) -> Option<u32> {
    let (number, link) = text.split_once(". ")?;
    let link = link.trim_start();
    let is_link = ["http://", "https://", "mailto:", "file://", "ftp://", "javascript:"]
        .iter()
        .any(|scheme| link.starts_with(scheme));
    is_link.then(|| number.parse().ok())?
}

/// Where "[3]" stands glued before a word, of so many links.
fn number_before_words(text: &str, count: usize) -> Option<(usize, usize)> {
    text.match_indices('[').find_map(|(start, _)| {
        let inside = &text[start + 1..];
        let digits = inside.bytes().take_while(u8::is_ascii_digit).count();
        let (number, behind) = inside.split_at(digits);
        let behind = behind.strip_prefix(']')?;
        let value: usize = number.parse().ok()?;
        let is_number = (1..=count).contains(&value);
        (is_number && behind.starts_with(|c: char| !c.is_whitespace()))
            .then_some((start, start + number.len() + 2))
    })
}

#[cfg(test)]
mod tests {
    use crate::model::SetAsideKind;
    use crate::read::BlockKind;
    use crate::read::text::read;

    #[test]
    fn links_of_a_text_browser_are_set_aside() {
        let text = "[1]Home [2]Map\n\n1. Decides to [1]meet.\n\nReferences\n\n   1. https://a.org/\n   2. https://a.org/map\n";
        let raw = read(text.as_bytes()).unwrap();
        let seen: Vec<&str> = raw.blocks.iter().map(|block| &*block.text).collect();
        assert_eq!(seen[..2], ["Home Map", "1. Decides to meet."]);
        assert_eq!(raw.blocks[2].kind, BlockKind::Aside(SetAsideKind::WebPage));
        assert_eq!(raw.blocks[3].kind, BlockKind::Aside(SetAsideKind::Link));
        let raw = read(b"1. Decides to meet.\n\n2. https://a.org/ is read.").unwrap();
        assert!(raw.blocks.iter().all(|block| block.kind == BlockKind::Line));
    }
}
