//! A file with the same text in two languages: the pieces of the one that is not asked for.

use super::join::Piece;
use super::labels;
use crate::language;
use crate::model::{Language, SetAside, SetAsideKind};

/// So many pieces in each language make two texts; one or two are quotations.
const LEAST_PIECES: usize = 3;

/// A piece tells its language from so many characters on (30 to 60), in another script than Latin from so many (6 to 12). A shorter one that
/// begins with no word of a resolution has that of the piece before it.
const TELLING: usize = 40;
const TELLING_BY_SCRIPT: usize = 8;

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

/// The language of a text: the one in which paragraphs begin so or an organ is called so, where it is one; of a text that is long enough
/// to tell it, what its words are in.
fn told(text: &str) -> Option<Language> {
    let words = labels::parse(text).map_or(text, |label| label.rest);
    let begins = |language: &Language| {
        let phrases = language::table(*language);
        phrases.is_opener(words) || phrases.is_preambular(words) || phrases.is_operative(words)
    };
    let mut known = Language::ALL.into_iter().filter(begins);
    if let (Some(only), None) = (known.next(), known.next()) {
        return Some(only);
    }
    let in_other_script = words.chars().filter(|c| c.is_alphabetic() && *c >= '\u{370}').count();
    let is_telling = in_other_script >= TELLING_BY_SCRIPT || text.chars().nth(TELLING).is_some();
    is_telling.then(|| language::detect(&text[..text.floor_char_boundary(SAMPLE)]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_side_by_side_are_told_apart_however_short() {
        let texts = [
            "The General Assembly,",
            "L’Assemblée générale,",
            "大会，",
            "Noting the report,",
            "Prenant note du rapport,",
            "注意到该报告，",
            "1. Takes note of it;",
            "1. Prend acte du rapport;",
            "1. 表示注意到这份报告；",
            "2. Decides to meet.",
            "2. Décide de se réunir.",
            "2. 决定继续处理此案。",
        ];
        let piece = |text: &str| Piece { text: text.to_owned(), ..Piece::default() };
        for (asked, first) in
            [(Language::English, 0), (Language::French, 1), (Language::Chinese, 2)]
        {
            let mut pieces: Vec<Piece> = texts.map(piece).into();
            let taken = take_others(&mut pieces, asked);
            let kept: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
            let expected: Vec<&str> = texts.iter().copied().skip(first).step_by(3).collect();
            assert_eq!((kept, taken.len()), (expected, 8));
        }
    }
}
