//! Finding where tokens begin and end.

use super::{Class, Language, UnicodeSegmentation, chinese, is_invisible, is_unspaced, phrases};
use crate::language::{Table, starts_with};

/// A token's place and class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    pub start: usize,
    pub end: usize,
    pub class: Class,
}

/// Cuts a text into pieces and hands them over in order.
pub(super) fn pieces(text: &str, language: Language, mut take: impl FnMut(Piece)) {
    let mut at = 0;
    while at < text.len() {
        let byte = text.as_bytes()[at];
        if byte == b' ' {
            at += 1;
            continue;
        }
        if byte.is_ascii_alphabetic() {
            let piece = word(text, at);
            at = piece.end;
            take(piece);
            continue;
        }
        let Some(c) = text[at..].chars().next() else {
            break;
        };
        if c.is_whitespace() || is_invisible(c) {
            at += c.len_utf8();
            continue;
        }
        if let Some(whole) = whole(text, at, c, language) {
            take(whole);
            at = whole.end;
            continue;
        }
        if is_han(c) {
            let end = run_end(text, at, is_han);
            chinese::cut(&text[at..end], at, &mut take);
            at = end;
            continue;
        }
        let piece = if c.is_alphanumeric() { word(text, at) } else { mark(text, at) };
        at = piece.end;
        take(piece);
    }
}

/// A Chinese character; full-width marks are not.
fn is_han(c: char) -> bool {
    is_unspaced(c) && c.is_alphanumeric()
}

/// A token of several words: a date, or a Chinese ordinal.
fn whole(text: &str, at: usize, c: char, language: Language) -> Option<Piece> {
    let table = phrases(language);
    let (end, class) = if c.is_ascii_digit() {
        let end = if table.year_first { chinese::date_end } else { date_end };
        (end(text, at, table)?, Class::Date)
    } else if !table.ordinal_prefix.is_empty() && text[at..].starts_with(table.ordinal_prefix) {
        (chinese::ordinal_end(text, at, table)?, Class::Number)
    } else {
        return None;
    };
    Some(Piece { start: at, end, class })
}

/// The end of a date that begins at `at`: a day, a month's name and perhaps a year.
fn date_end(text: &str, at: usize, table: &Table) -> Option<usize> {
    let digits = digits_end(text, at) - at;
    if digits > 2 {
        return None;
    }
    let mut rest = &text[at + digits..];
    for mark in table.day_marks {
        rest = rest.strip_prefix(mark).unwrap_or(rest);
    }
    let spaced = rest.trim_start();
    if spaced.len() == rest.len() {
        return None;
    }
    let named = after_link(spaced, table);
    if !named.starts_with(char::is_alphabetic) {
        return None;
    }
    let mut months = table.months.iter().flat_map(|names| names.iter());
    let month = months.find(|name| starts_with(named, name))?;
    // A name and its print have the same number of characters.
    let month_len: usize = named.chars().take(month.chars().count()).map(char::len_utf8).sum();
    let month_end = text.len() - named.len() + month_len;
    let after = text[month_end..].trim_start();
    let year_text = after_link(after, table);
    let year_at = text.len() - year_text.len();
    let year_end = digits_end(text, year_at);
    let has_year = year_end - year_at == 4 && year_at > month_end;
    Some(if has_year { year_end } else { month_end })
}

/// What stands behind the "de" of "30 de julio".
fn after_link<'t>(text: &'t str, table: &Table) -> &'t str {
    let behind = |link: &&str| text.strip_prefix(*link)?.strip_prefix(' ');
    table.date_links.iter().find_map(behind).unwrap_or(text)
}

fn digits_end(text: &str, at: usize) -> usize {
    at + text[at..].bytes().take_while(u8::is_ascii_digit).count()
}

fn run_end(text: &str, at: usize, belongs: impl Fn(char) -> bool) -> usize {
    text[at..].char_indices().find(|&(_, c)| !belongs(c)).map_or(text.len(), |(len, _)| at + len)
}

/// A word, number or symbol: letters and digits with what holds them together.
fn word(text: &str, at: usize) -> Piece {
    let mut end = at;
    let mut seen = Seen::default();
    let mut before = '\0';
    while let Some(c) = text[end..].chars().next() {
        if c.is_ascii_alphanumeric() {
            // The usual run, by bytes.
            for &byte in &text.as_bytes()[end..] {
                if byte.is_ascii_digit() {
                    seen.digits += 1;
                } else if byte.is_ascii_alphabetic() {
                    seen.letters += 1;
                } else {
                    break;
                }
                end += 1;
            }
            before = char::from(text.as_bytes()[end - 1]);
            continue;
        }
        let inside = c.is_alphanumeric() && !is_han(c) || is_mark_of_letter(c) || is_invisible(c);
        let next = || {
            let mut rest = text[end + c.len_utf8()..].chars();
            rest.find(|&c| !is_invisible(c)).unwrap_or('\0')
        };
        if !inside && !holds(c, before, next(), seen.slashes) {
            break;
        }
        seen.note(c);
        if !is_invisible(c) && !is_mark_of_letter(c) {
            before = c;
        }
        end += c.len_utf8();
    }
    let class = if seen.slashes > 0 && seen.digits > 0 {
        Class::Symbol
    } else if seen.digits > 0 && seen.letters == 0 {
        Class::Number
    } else {
        Class::Word
    };
    Piece { start: at, end, class }
}

/// What a word is made of so far.
#[derive(Default)]
struct Seen {
    digits: usize,
    letters: usize,
    slashes: usize,
}

impl Seen {
    fn note(&mut self, c: char) {
        self.digits += usize::from(c.is_ascii_digit());
        self.letters += usize::from(c.is_alphabetic());
        self.slashes += usize::from(c == '/');
    }
}

/// Combining marks belong to the letter before.
fn is_mark_of_letter(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Whether a character between two others is inside a token.
fn holds(c: char, before: char, next: char, slashes: usize) -> bool {
    if !before.is_alphanumeric() || !next.is_alphanumeric() || is_han(next) {
        return false;
    }
    match c {
        '\'' | '\u{2019}' | '\u{2bc}' => before.is_alphabetic(),
        '-' | '\u{2010}' | '\u{2011}' | '/' => true,
        '–' => before.is_ascii_digit() && next.is_ascii_digit(),
        ',' => before.is_ascii_digit() && next.is_ascii_digit(),
        '.' => before.is_ascii_digit() && next.is_ascii_digit() || slashes > 0,
        _ => false,
    }
}

/// Anything else: one grapheme.
fn mark(text: &str, at: usize) -> Piece {
    let plain =
        text.as_bytes()[at].is_ascii() && text.as_bytes().get(at + 1).is_none_or(u8::is_ascii);
    let len = if plain { 1 } else { text[at..].graphemes(true).next().map_or(1, str::len) };
    Piece { start: at, end: at + len, class: Class::Mark }
}
