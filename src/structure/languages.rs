//! A file with the same text in two languages: the pieces of the one that is not asked for.

use super::join::Piece;
use crate::language;
use crate::model::{Language, SetAside, SetAsideKind};

/// So many pieces in each language make two texts; one or two are quotations.
const LEAST_PIECES: usize = 3;

/// A piece tells its language from so many characters on (30 to 60); a shorter one has that of the piece before it.
const TELLING: usize = 40;

/// The language of a piece is found from its first bytes.
const SAMPLE: usize = 160;

/// Takes out the pieces in another language than the one asked for, where the file has the text in both.
pub fn take_others(pieces: &mut Vec<Piece>, asked: Language) -> Vec<SetAside> {
    let told: Vec<Option<Language>> = pieces.iter().map(|piece| told(&piece.text)).collect();
    let own = told.iter().flatten().filter(|language| **language == asked).count();
    let others = told.iter().flatten().count() - own;
    if own < LEAST_PIECES || others < LEAST_PIECES {
        return Vec::new();
    }
    let mut taken = Vec::new();
    let mut current = told.iter().flatten().next().copied();
    let mut kept = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.drain(..).enumerate() {
        // An opener is short, and the first of its text: it goes with what follows.
        let next = told[at..].iter().flatten().next().copied();
        let goes_with_next = next.is_some_and(|next| language::table(next).is_opener(&piece.text));
        current = told[at].or(if goes_with_next { next } else { current });
        if current.is_none_or(|current| current == asked) {
            kept.push(piece);
        } else {
            let label = piece.given_label.map(|label| format!("{label} ")).unwrap_or_default();
            let text = format!("{label}{}", piece.text);
            taken.push(SetAside { kind: SetAsideKind::OtherLanguage, text });
        }
    }
    *pieces = kept;
    taken
}

/// The language of a text that is long enough to tell it.
fn told(text: &str) -> Option<Language> {
    text.chars().nth(TELLING)?;
    Some(language::detect(&text[..text.floor_char_boundary(SAMPLE)]))
}
