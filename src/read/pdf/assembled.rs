//! Text that is put together from pieces: lines joined, white space folded, footnote marks taken out.

use super::page::Piece;
use super::script::is_chinese;
use crate::read::{Block, NoteMark};

/// Type smaller than the document's usual by this many points is a footnote's.
pub(super) const NOTE_SMALLER: f32 = 0.4;

/// Baselines further apart than this share of the type's size are two lines; a raised mark stays below 0.5.
pub(super) const NEW_LINE: f32 = 0.6;

/// How many characters back Chinese is looked for, to know the script of a wrapped number.
const NEARBY: usize = 200;

/// The text of some pieces, and where it stood.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Assembled {
    pub(super) text: String,
    pub(super) marks: Vec<NoteMark>,
    /// A raised number at the very start: the number of a footnote.
    pub(super) lead: Option<String>,
    /// Index of the first and last page.
    pub(super) first_page: u32,
    pub(super) last_page: u32,
    /// Left end of the first line; the leftmost end of the lines after it.
    pub(super) left: f32,
    pub(super) margin: Option<f32>,
    /// Right end of the last line; the rightmost end of all lines.
    pub(super) end: f32,
    pub(super) edge: f32,
    /// How many lines it has.
    pub(super) lines: usize,
    /// The largest type of it.
    pub(super) size: f32,
    /// Baseline of the first and last line.
    pub(super) top: f32,
    pub(super) bottom: f32,
}

impl Assembled {
    /// Adds characters with white space folded.
    pub(super) fn push(&mut self, text: &str) {
        for character in text.chars() {
            if !character.is_whitespace() {
                self.text.push(character);
            } else if !self.text.is_empty() && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
    }

    /// Adds the numbers of a mark; two pieces side by side are one number.
    pub(super) fn mark(&mut self, numbers: &str, is_same_number: bool) {
        if self.text.trim().is_empty() && self.marks.is_empty() {
            self.lead.get_or_insert_default().push_str(numbers);
            return;
        }
        if let Some(mark) = self.marks.last_mut().filter(|_| is_same_number) {
            mark.number.push_str(numbers);
            return;
        }
        let at = self.text.trim_end().len();
        let numbers = numbers.split([',', ' ']).filter(|number| !number.is_empty());
        self.marks.extend(numbers.map(|number| NoteMark { number: number.to_string(), at }));
    }

    /// Takes the hyphen at the end for one that only divides the word.
    pub(super) fn divide(&mut self) {
        self.text.truncate(self.text.trim_end().len());
        if let Some(word) = self.text.strip_suffix(['-', '\u{2010}']) {
            self.text.truncate(word.len());
            self.text.push(SOFT_HYPHEN);
        }
    }

    /// Cuts the space at the end; marks never point behind the text.
    pub(super) fn trim_end(&mut self) {
        let length = self.text.trim_end().len();
        self.text.truncate(length);
        for mark in &mut self.marks {
            mark.at = mark.at.min(length);
        }
    }

    /// Whether it begins as a footnote does, in smaller type than the document's `usual`: with a raised number, or with
    /// asterisks, raised or not.
    pub(super) fn begins_note(&self, size: f32, usual: f32) -> bool {
        size < usual - NOTE_SMALLER && (self.lead.is_some() || is_starred(&self.text))
    }

    /// The number of a note that it begins with in the note's own type: "12 See", "12. See", "1见".
    pub(super) fn printed_number(&self) -> Option<&str> {
        let is_number = |c: char| c.is_numeric() || c == '*';
        let end = self.text.find(|c| !is_number(c)).unwrap_or(self.text.len());
        let (number, rest) = self.text.split_at(end);
        let is_apart =
            rest.trim_start_matches(['.', ')']).starts_with(|c| c == ' ' || is_chinese(c));
        (is_note_number(number) && is_apart).then_some(number)
    }

    /// Takes the number off a note that prints it in the note's own type.
    pub(super) fn take_number(&mut self) -> Option<String> {
        let digits = self.printed_number()?.to_string();
        let rest = self.text[digits.len()..].trim_start_matches(['.', ')']).trim_start();
        let cut = self.text.len() - rest.len();
        self.text.drain(..cut);
        for mark in &mut self.marks {
            mark.at = mark.at.saturating_sub(cut);
        }
        Some(digits)
    }

    /// Joins its words to those of a line, or of several, that go on with it.
    pub(super) fn join_to(self, text: &mut String, marks: &mut Vec<NoteMark>) {
        wrap(text, &self.text);
        let shift = text.len();
        text.push_str(&self.text);
        marks.extend(self.marks.into_iter().map(|mark| mark.moved(shift)));
    }
}

/// Whether a text is the number of a note, such as "12" or "*".
pub(super) fn is_note_number(text: &str) -> bool {
    (1..=4).contains(&text.chars().count()) && text.chars().all(|c| c.is_numeric() || c == '*')
}

/// "** Any changes to the list of sponsors …", and not a barcode.
pub(super) fn is_starred(text: &str) -> bool {
    let rest = text.trim_start_matches('*');
    rest.len() < text.len() && (rest.is_empty() || rest.starts_with(' '))
}

/// Whether a piece starts a new line after `before`.
pub(super) fn is_new_line(before: Piece<'_>, piece: Piece<'_>) -> bool {
    let distance = (piece.baseline - before.baseline).abs();
    before.page.index != piece.page.index || distance > before.size.max(piece.size) * NEW_LINE
}

/// Makes ready for the next line: a hyphen stays, Chinese takes no space, all else takes one.
pub(super) fn wrap(out: &mut String, next: &str) {
    let (Some(before), Some(after)) =
        (out.trim_end().chars().next_back(), next.trim_start().chars().next())
    else {
        return;
    };
    if before == SOFT_HYPHEN {
        out.truncate(out.trim_end().len() - SOFT_HYPHEN.len_utf8());
        return;
    }
    let is_number = before.is_ascii_digit() && after.is_ascii_digit();
    let split_number = is_number && out.chars().rev().take(NEARBY).any(is_chinese);
    if before == '-' && after.is_lowercase() {
        // Whether it only divides the word, a reader of words must tell.
        out.truncate(out.trim_end().len());
        out.push(SOFT_HYPHEN);
        return;
    }
    match (is_chinese(before), is_chinese(after)) {
        (true, true) => out.truncate(out.trim_end().len()),
        _ if split_number => out.truncate(out.trim_end().len()),
        (false, false) if !out.ends_with(' ') && !is_open_end(before) => out.push(' '),
        _ => {}
    }
}

/// Takes the marks out of a text that are set behind hyphens at line ends, and notes where these are.
pub(super) fn take_line_end_hyphens(block: &mut Block<'static>) {
    const AT_LINE_END: &str = "-\u{ad}";
    while let Some(at) = block.text.find(AT_LINE_END) {
        block.line_end_hyphens.push(at);
        block.text.to_mut().remove(at + 1);
        for mark in block.marks.iter_mut().filter(|mark| mark.at > at) {
            mark.at -= SOFT_HYPHEN.len_utf8();
        }
    }
}

/// A hyphen that stands only where the word is divided. What a page draws as one is a plain hyphen; that it is none is told beside
/// it.
const SOFT_HYPHEN: char = '\u{ad}';

/// A character after which a wrapped line goes on without a space.
fn is_open_end(character: char) -> bool {
    matches!(character, '-' | '\u{2010}' | '\u{2011}' | '–' | '—' | '/')
}
