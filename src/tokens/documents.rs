//! Documents by their symbols: "A/RES/78/241", "1300 (2000)", "GC(68)/RES/9", "78/250 B".

use super::Piece;
use crate::model::{Document, What};

/// A document whose symbol is several tokens at the head of the pieces, with how many they are.
///
/// A changed run of words may begin inside the parentheses of a symbol: `is_first` says that these pieces do.
pub(super) fn of_several_tokens(
    pieces: &[Piece],
    text: &str,
    is_first: bool,
) -> Option<(usize, What)> {
    let found = if is_first { of_session(pieces, text, "") } else { None };
    let (count, document) = found
        .map(|document| (4, document))
        .or_else(|| Some((6, of_body(pieces, text)?)))
        .or_else(|| Some((4, of_council(pieces, text)?)))
        .or_else(|| Some((2, part(pieces, text)?)))?;
    Some((count, What::Document(document)))
}

fn printed<'t>(piece: &Piece, text: &'t str) -> &'t str {
    &text[piece.range.clone()]
}

/// "GC(68)/RES/9": the session in parentheses right behind the body.
fn of_body(pieces: &[Piece], text: &str) -> Option<Document> {
    let [body, open, rest @ ..] = pieces else { return None };
    (printed(open, text) == "(" && body.range.end == open.range.start)
        .then(|| of_session(rest, text, printed(body, text)))?
}

/// "68)/RES/9".
fn of_session(pieces: &[Piece], text: &str, series: &str) -> Option<Document> {
    let [session, close, slash, number, ..] = pieces else { return None };
    match session.what {
        Some(What::Number(period))
            if printed(close, text) == ")"
                && printed(slash, text) == "/"
                && slash.range.end == number.range.start =>
        {
            Some(Document {
                series: series.to_uppercase(),
                period: period as u32,
                number: printed(number, text).to_uppercase(),
            })
        }
        _ => None,
    }
}

/// "1300 (2000)": a resolution of the Security Council.
fn of_council(pieces: &[Piece], text: &str) -> Option<Document> {
    let [number, open, year, close, ..] = pieces else { return None };
    match (&number.what, &year.what) {
        // "2140" may be a year too.
        (Some(What::Number(_) | What::Year(_)), Some(What::Year(year)))
            if matches!(printed(open, text), "(" | "（")
                && matches!(printed(close, text), ")" | "）") =>
        {
            Some(Document {
                series: "S".to_owned(),
                period: u32::from(*year),
                number: printed(number, text).to_owned(),
            })
        }
        _ => None,
    }
}

/// "78/250 B": the part of a resolution.
fn part(pieces: &[Piece], text: &str) -> Option<Document> {
    let [whole, letter, ..] = pieces else { return None };
    let Some(What::Document(document)) = &whole.what else { return None };
    let letter = printed(letter, text);
    let is_letter = letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_uppercase());
    is_letter
        .then(|| Document { number: format!("{} {letter}", document.number), ..document.clone() })
}
