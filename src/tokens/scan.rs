//! Finding where tokens begin and end.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use super::{TokenKind, chinese, dates, is_invisible};
use crate::language::{Table, is_unspaced, table};
use crate::model::Language;

/// Cuts a text into tokens and hands over the bytes and the kind of each, in order; written ordinals are words here.
///
/// Everything but white space and invisible characters is in exactly one token.
pub(super) fn tokens(
    text: &str,
    language: Language,
    mut take: impl FnMut(Range<usize>, TokenKind),
) {
    let table = table(language);
    let mut at = 0;
    while let Some(&byte) = text.as_bytes().get(at) {
        if byte == b' ' {
            at += 1;
            continue;
        }
        let (end, kind) = if byte.is_ascii_alphabetic() {
            word(text, at)
        } else {
            let Some(c) = text[at..].chars().next() else { break };
            if c.is_whitespace() || is_invisible(c) {
                at += c.len_utf8();
                continue;
            }
            if let Some(whole) = whole(text, at, c, table) {
                whole
            } else if is_han(c) {
                let end = run_end(text, at, is_han);
                chinese::cut(&text[at..end], at, &mut take);
                at = end;
                continue;
            } else if c.is_alphanumeric() {
                word(text, at)
            } else {
                (mark_end(text, at), TokenKind::Mark)
            }
        };
        take(at..end, kind);
        at = end;
    }
}

/// A Chinese character; full-width marks are not.
fn is_han(c: char) -> bool {
    is_unspaced(c) && c.is_alphanumeric()
}

/// The end and kind of a token of several words: a date, or a Chinese ordinal.
fn whole(text: &str, at: usize, c: char, table: &Table) -> Option<(usize, TokenKind)> {
    if c.is_ascii_digit() {
        dates::at(text, at, table).map(|(_, end)| (end, TokenKind::Date))
    } else if !table.ordinal_prefix.is_empty() {
        chinese::ordinal_end(&text[at..], table).map(|len| (at + len, TokenKind::Number))
    } else {
        None
    }
}

fn run_end(text: &str, at: usize, belongs: impl Fn(char) -> bool) -> usize {
    text[at..].char_indices().find(|&(_, c)| !belongs(c)).map_or(text.len(), |(len, _)| at + len)
}

/// The end and kind of a word, number or symbol: letters and digits with what holds them together.
fn word(text: &str, at: usize) -> (usize, TokenKind) {
    // The usual word: plain letters, and what holds none together.
    let letters = text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_alphabetic()).count();
    let plain = at + letters;
    if letters > 0 && matches!(text.as_bytes().get(plain), None | Some(b' ' | b',' | b';' | b'.')) {
        return (plain, TokenKind::Word);
    }
    let mut end = at;
    let (mut digits, mut letters, mut slashes) = (false, false, false);
    let mut before = '\0';
    while let Some(c) = text[end..].chars().next() {
        let inside = c.is_alphanumeric() && !is_han(c) || is_mark_of_letter(c) || is_invisible(c);
        let next = || {
            let mut rest = text[end + c.len_utf8()..].chars();
            rest.find(|&c| !is_invisible(c)).unwrap_or('\0')
        };
        if !inside && !holds(c, before, next(), slashes) {
            break;
        }
        digits |= c.is_ascii_digit();
        letters |= c.is_alphabetic();
        slashes |= c == '/';
        if !is_invisible(c) && !is_mark_of_letter(c) {
            before = c;
        }
        end += c.len_utf8();
    }
    let kind = if slashes && digits {
        TokenKind::Symbol
    } else if digits && !letters {
        TokenKind::Number
    } else {
        TokenKind::Word
    };
    (end, kind)
}

/// Combining marks belong to the letter before.
fn is_mark_of_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Whether a character between two others is inside a token.
fn holds(c: char, before: char, next: char, slashes: bool) -> bool {
    if !before.is_alphanumeric() || !next.is_alphanumeric() || is_han(next) {
        return false;
    }
    match c {
        '\'' | '\u{2019}' | '\u{2bc}' => before.is_alphabetic(),
        '-' | '\u{2010}' | '\u{2011}' | '/' => true,
        '–' | ',' => before.is_ascii_digit() && next.is_ascii_digit(),
        '.' => before.is_ascii_digit() && next.is_ascii_digit() || slashes,
        _ => false,
    }
}

/// The end of anything else: one grapheme.
fn mark_end(text: &str, at: usize) -> usize {
    let plain =
        text.as_bytes()[at].is_ascii() && text.as_bytes().get(at + 1).is_none_or(u8::is_ascii);
    at + if plain { 1 } else { text[at..].graphemes(true).next().map_or(1, str::len) }
}
