//! Cutting a footnote mark out of a text, with the space that belonged to it.

use std::ops::Range;

use super::Piece;
use crate::language::is_unspaced;
use crate::model::NoteMark;

/// Cuts a mark out of a piece's text, with the space that belonged to it; `number` is what its note is called, which
/// may be printed otherwise: "∗" for "*".
pub fn cut(piece: &mut Piece, mark: Range<usize>, number: &str) {
    let Range { start: at, end } = mark;
    let (before, after) = (&piece.text[..at], &piece.text[end..]);
    let is_spaced = before.ends_with(char::is_whitespace);
    let rest = after.trim_start();
    let (from, to, fill) = match after.chars().next() {
        // "Agenda, 1 to" → "Agenda, to"
        Some(c) if c.is_whitespace() && is_spaced => (at, end + c.len_utf8(), ""),
        // "2000174 ,": the space stands after the mark; in Chinese there is none.
        Some(c) if c.is_whitespace() && closes_up(before, rest) => {
            (at, end + after.len() - rest.len(), "")
        }
        Some(c) if c.is_whitespace() => (at, end, ""),
        // "resolutions 3on" keeps the space before, "Agreement5and" gets one.
        Some(c) if begins_word(c) => (at, end, if is_spaced || is_unspaced(c) { "" } else { " " }),
        // "domain,2" and "of 1949 2," lose the space before.
        _ => (if is_spaced { before.trim_end().len() } else { at }, end, ""),
    };
    piece.text.replace_range(from..to, fill);
    let shift = to - from - fill.len();
    for (start, _) in &mut piece.pages {
        *start = if *start >= to { *start - shift } else { from.min(*start) };
    }
    for mark in &mut piece.marks {
        mark.at = mark.at.saturating_sub(shift);
    }
    let at = piece.text[..from].trim_end().len();
    piece.marks.insert(0, NoteMark { number: number.to_owned(), at });
}

fn begins_word(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '(' | '“' | '«')
}

/// Whether no space belongs between two texts: before a stop, and in a script that sets none.
fn closes_up(before: &str, after: &str) -> bool {
    after.starts_with([',', ';', '.'])
        || before.ends_with(is_unspaced) && after.starts_with(is_unspaced)
}
