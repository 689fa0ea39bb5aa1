//! Cutting a footnote mark out of a text, with the space that belonged to it.

use super::Piece;
use crate::language::is_unspaced;
use crate::model::NoteMark;

/// Cuts a mark out of a piece's text, with the space that belonged to it.
pub fn cut(piece: &mut Piece, at: usize, number: &str) {
    let end = at + number.len();
    let text = &piece.text;
    let before = text[..at].chars().next_back();
    let after = text[end..].chars().next();
    let spaced_before = before.is_some_and(char::is_whitespace);
    let mut from = at;
    let mut to = end;
    let mut fill = "";
    match after {
        // "Agenda, 1 to" → "Agenda, to"; "domain,2" and "of 1949 2," lose the space before.
        Some(c) if c.is_whitespace() && spaced_before => to += c.len_utf8(),
        Some(c) if begins_word(c) && (spaced_before || is_unspaced(c)) => {}
        Some(c) if begins_word(c) => fill = " ",
        Some(c) if !c.is_whitespace() && spaced_before => from = text[..at].trim_end().len(),
        // "2000174 ,": the space stands after the mark; in Chinese there is none.
        Some(c)
            if c.is_whitespace()
                && (stops(text, end) || before.is_some_and(is_unspaced) && unspaced(text, end)) =>
        {
            to = text.len() - text[end..].trim_start().len();
        }
        None if spaced_before => from = text[..at].trim_end().len(),
        _ => {}
    }
    piece.text.replace_range(from..to, fill);
    let shift = to - from - fill.len();
    for (start, _) in &mut piece.pages {
        if *start >= to {
            *start -= shift;
        } else if *start > from {
            *start = from;
        }
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

/// Whether a stop follows, after white space.
fn stops(text: &str, at: usize) -> bool {
    text[at..].trim_start().starts_with([',', ';', '.'])
}

/// Whether a character of a script without spaces follows, after white space.
fn unspaced(text: &str, at: usize) -> bool {
    text[at..].trim_start().starts_with(is_unspaced)
}
