//! Capital letters as labels of a list, "A. To act": before a sentence one may as well be the letter of a part, so that only the list
//! tells.

use super::piece::ReadPiece;
use crate::structure::labels::{Label, System};

/// So many letters that follow each other make a list (2 to 3).
const LEAST: usize = 2;

/// Gives paragraphs below a colon their capital letters as labels, where these count from the first on and each is a clause.
pub(super) fn label(pieces: &mut [ReadPiece<'_>]) {
    let mut at = 1;
    while at < pieces.len() {
        let announces = pieces[at - 1].text.ends_with([':', '：']);
        let is_next = |(nth, piece): &(usize, &ReadPiece<'_>)| {
            let letter = letter(piece.text.printed);
            piece.label.is_none()
                && piece.text.ends_paragraph()
                && letter
                    .is_some_and(|label| label.readings == [(System::Capital, *nth as u32 + 1)])
        };
        let count = match announces {
            true => pieces[at..].iter().enumerate().take_while(is_next).count(),
            false => 0,
        };
        if count >= LEAST {
            for piece in &mut pieces[at..at + count] {
                piece.label = letter(piece.text.printed);
                piece.text.label = piece.label.clone();
            }
        }
        at += count.max(1);
    }
}

/// "B. To".
fn letter(text: &str) -> Option<Label<'_>> {
    let (printed, rest) = text.split_at_checked(2)?;
    let letter = printed.strip_suffix('.')?.bytes().next().filter(u8::is_ascii_uppercase)?;
    let words = rest.trim_start();
    (words.len() < rest.len() && words.starts_with(char::is_alphabetic)).then(|| Label {
        printed,
        rest: words,
        readings: vec![(System::Capital, u32::from(letter - b'A') + 1)],
    })
}
