//! Text that is put together from pieces of markup: white space folded, footnote marks in their places.

use super::margin::has_label;
use super::{Block, BlockKind};
use crate::model::NoteMark;

/// What the readers of office documents put where a line of a paragraph is broken.
pub const LINE_BREAK: char = '\u{2028}';

/// A paragraph whose lines end within sentences is cut into lines where it has at least so many (3 to 5).
const LEAST_LINES: usize = 4;

/// Cuts paragraphs at their breaks of lines where these stand between paragraphs for whoever wrote them: below what ends one, or
/// before a label. Other breaks are spaces.
pub fn cut_at_breaks(blocks: Vec<Block<'_>>) -> Vec<Block<'_>> {
    if !blocks.iter().any(|block| block.text.contains(LINE_BREAK)) {
        return blocks;
    }
    blocks.into_iter().flat_map(cut).collect()
}

fn cut(block: Block<'_>) -> Vec<Block<'_>> {
    if !block.text.contains(LINE_BREAK) {
        return vec![block];
    }
    let lines: Vec<&str> = block.text.split(LINE_BREAK).collect();
    let held: Vec<&str> = lines.iter().copied().filter(|line| !line.trim().is_empty()).collect();
    let ends = |line: &str| {
        line.trim_end().ends_with([',', ';', ':', '.', '，', '；', '：', '。', '،', '؛'])
    };
    let parts = |pair: &[&str]| ends(pair[0]) || has_label(pair[1].trim_start());
    let are_paragraphs = held.windows(2).all(parts);
    let kind = match are_paragraphs {
        true => BlockKind::Paragraph,
        false if held.len() >= LEAST_LINES && held.windows(2).any(parts) => BlockKind::Line,
        false => block.kind,
    };
    if block.kind != BlockKind::Paragraph || kind == BlockKind::Paragraph && !are_paragraphs {
        let text = block.text.replace(LINE_BREAK, " ");
        return vec![Block { text: text.into(), ..block }];
    }
    let (mut cut, mut at) = (Vec::new(), 0);
    for line in lines {
        let text = line.trim();
        let begin = at + (line.len() - line.trim_start().len());
        let range = begin..begin + text.len();
        at += line.len() + LINE_BREAK.len_utf8();
        if !text.is_empty() {
            let is_first = cut.is_empty();
            let marks =
                block.marks.iter().filter(|mark| range.contains(&mark.at) || mark.at == range.end);
            let marks =
                marks.map(|mark| NoteMark { at: mark.at - begin, ..mark.clone() }).collect();
            let label = block.label.clone().filter(|_| is_first);
            let gap = if is_first { block.gap.max(1) } else { 0 };
            cut.push(Block {
                kind,
                text: text.to_owned().into(),
                label,
                marks,
                gap,
                ..block.clone()
            });
        }
    }
    cut
}

/// A paragraph or note while it is read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    text: String,
    marks: Vec<NoteMark>,
}

impl Prose {
    /// Adds characters; runs of white space become one space, none at the beginning.
    ///
    /// A single no-break space stays one; several are an indent or a gap.
    pub fn push(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\u{feff}' | '\0' => {}
                LINE_BREAK if self.text.ends_with(' ') => self.end_with(c),
                LINE_BREAK if !self.text.is_empty() => self.text.push(c),
                _ if !c.is_whitespace() => self.text.push(c),
                _ if self.text.is_empty() || self.text.ends_with([' ', LINE_BREAK]) => {}
                _ if self.text.ends_with(char::is_whitespace) => self.end_with(' '),
                '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{3000}' => self.text.push(c),
                _ => self.text.push(' '),
            }
        }
    }

    /// Puts a space of another kind in the place of the last character, which is one.
    fn end_with(&mut self, space: char) {
        self.text.pop();
        for mark in self.marks.iter_mut().rev() {
            if mark.at <= self.text.len() {
                break;
            }
            mark.at = self.text.len();
        }
        self.text.push(space);
    }

    /// Adds a footnote mark after what is there.
    pub fn mark(&mut self, number: impl Into<String>) {
        self.marks.push(NoteMark { number: number.into(), at: self.text.len() });
    }

    /// The characters so far.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether there are no characters yet.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// The finished block, or `None` when it holds nothing.
    pub fn finish(self, kind: BlockKind) -> Option<Block<'static>> {
        let Self { mut text, mut marks } = self;
        text.truncate(text.trim_end().len());
        for mark in &mut marks {
            mark.at = mark.at.min(text.len());
        }
        (!text.is_empty()).then(|| Block { marks, ..Block::new(kind, text) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_folds_and_marks_keep_their_places() {
        let mut prose = Prose::default();
        prose.push("\u{3000} \n One\t ");
        prose.push(" two");
        prose.mark("1");
        prose.push(",  and");
        prose.mark("2");
        prose.push(" a\u{a0}b \n");
        prose.mark("3");
        let block = prose.finish(BlockKind::Paragraph).unwrap();
        assert_eq!(block.text, "One two, and a\u{a0}b");
        let seen: Vec<_> = block.marks.iter().map(|mark| (mark.number.as_str(), mark.at)).collect();
        assert_eq!(seen, [("1", 7), ("2", 12), ("3", block.text.len())]);
    }

    #[test]
    fn lines_that_end_paragraphs_are_paragraphs() {
        let cut_of = |pieces: &[&str]| {
            let mut prose = Prose::default();
            for (at, piece) in pieces.iter().enumerate() {
                prose.push(if at > 0 { "\u{2028}" } else { "" });
                prose.push(piece);
                prose.mark("1");
            }
            let blocks = cut_at_breaks(prose.finish(BlockKind::Paragraph).into_iter().collect());
            let seen =
                blocks.iter().map(|block| (block.kind, block.text.to_string(), block.marks[0].at));
            seen.collect::<Vec<_>>()
        };
        let paragraph = |text: &str| (BlockKind::Paragraph, text.to_owned(), text.len());
        let expected = ["The Assembly,", "1. Decides to meet;", "(a) Here"].map(paragraph);
        assert_eq!(cut_of(&["The Assembly,", "1. Decides to meet; ", " (a) Here"]), expected);
        assert_eq!(
            cut_of(&["Report of the", "Secretary-General"])[0].1,
            "Report of the Secretary-General"
        );
        let lines = cut_of(&["The Assembly,", "Noting the", "report,", "1. Decides."]);
        assert!(lines.len() == 4 && lines.iter().all(|line| line.0 == BlockKind::Line));
    }
}
