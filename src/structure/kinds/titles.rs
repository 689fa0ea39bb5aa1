//! Which texts are titles, and the numbers and letters of parts before them.

use super::ReadPiece;
use super::headings::MAX_HEADING;
use crate::structure::digits::{is_number, split_leading};
use crate::structure::labels::{self, Label, System};
use crate::structure::lines::{Text, can_begin_sentence, has_capital, is_caseless};

/// Whether what follows a title are so many more that all are entries of a list.
pub fn is_list_of_titles(after: &[ReadPiece<'_>]) -> bool {
    let is_entry = |piece: &ReadPiece<'_>| {
        piece.label.is_none()
            && is_title(&piece.text, MAX_HEADING)
            && part_label(&piece.text).is_none()
    };
    after.len() >= TITLES_IN_A_ROW && after[..TITLES_IN_A_ROW].iter().all(is_entry)
}

/// Above a text at most this many titles stand below the first: of a chapter, a section and an article.
const TITLES_IN_A_ROW: usize = 3;

/// "II", "IV.", "B", "2", "29A".
pub fn is_part_number(text: &str) -> bool {
    let bare = text.trim_end_matches('.');
    let (digits, letter) = split_leading(bare);
    is_capital(bare)
        || labels::is_capital_roman(bare)
        || is_number(digits, 1..=2)
            && (letter.is_empty() || is_capital(letter))
            && !text.ends_with('.')
}

pub fn is_capital(text: &str) -> bool {
    matches!(text.as_bytes(), [b'A'..=b'Z'])
}

/// "II Strategic heritage plan": the number of a part before its title.
pub fn part_label<'t>(text: &Text<'t>) -> Option<Label<'t>> {
    let (printed, rest) = text.printed.split_once(char::is_whitespace)?;
    let rest = rest.trim_start();
    let begins = rest.starts_with(can_begin_sentence)
        || printed.ends_with('.') && rest.starts_with(|c: char| c.is_ascii_digit());
    (labels::is_part_label(printed) && begins).then(|| Label {
        printed,
        rest,
        readings: Vec::new(),
    })
}

/// "一. 导言": the number of a part in Chinese before its title; in brackets it is that of a list.
pub fn han_part<'p, 't>(piece: &'p ReadPiece<'t>) -> Option<&'p Label<'t>> {
    let is_part = |label: &&Label<'_>| {
        label.readings.first().is_some_and(|(system, _)| *system == System::Han)
            && !label.printed.starts_with(['(', '（'])
            && !label.is_alone()
    };
    let label = piece.label.as_ref().filter(is_part)?;
    (piece.source.set_off && is_title(&piece.text, MAX_HEADING)).then_some(label)
}

/// "2025 Political Declaration".
pub fn is_title_of_year(text: &Text<'_>) -> bool {
    let (year, rest) = split_leading(text);
    is_number(year, 4..=4) && has_capital(rest) && !text.ends_paragraph()
}

/// Whether a text looks like a title of at most `most` characters.
pub fn is_title(text: &Text<'_>, most: usize) -> bool {
    (!text.ends_paragraph() || text.ends_with('?'))
        && (has_capital(text) || text.starts_with(is_caseless))
        && text.chars().count() <= most
}
