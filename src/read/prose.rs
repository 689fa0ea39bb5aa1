//! Text that is put together from pieces of markup: white space folded, footnote marks in their places.

use super::{Block, BlockKind};
use crate::model::NoteMark;

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
                _ if !c.is_whitespace() => self.text.push(c),
                _ if self.text.is_empty() || self.text.ends_with(' ') => {}
                _ if self.text.ends_with(char::is_whitespace) => self.widen(),
                '\u{a0}' | '\u{202f}' | '\u{2007}' | '\u{3000}' => self.text.push(c),
                _ => self.text.push(' '),
            }
        }
    }

    /// Makes the last character, a space of another kind, a plain one.
    fn widen(&mut self) {
        self.text.pop();
        for mark in self.marks.iter_mut().rev() {
            if mark.at <= self.text.len() {
                break;
            }
            mark.at = self.text.len();
        }
        self.text.push(' ');
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
}
