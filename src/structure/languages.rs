//! A file with the same text in two languages: the pieces of the one that is not asked for.

use super::join::Piece;
use super::labels::{self, System};
use crate::language;
use crate::model::{Language, SetAside, SetAsideKind};

/// So many pieces in each language make two texts; one or two are quotations.
const LEAST_PIECES: usize = 3;

/// A piece in another script than Latin tells its language from so many letters on (4 to 12).
const TELLING_BY_SCRIPT: usize = 6;

/// The language of a piece is found from its first bytes.
const SAMPLE: usize = 160;

/// Takes out the pieces in another language than the one asked for, where the file has the text in both.
pub fn take_others(pieces: &mut Vec<Piece>, asked: Language) -> Vec<SetAside> {
    // Nearly all files have one language: what begins as its paragraphs do is not asked further.
    let is_other = |piece: &&Piece| {
        !begins(unlabelled(&piece.text), asked)
            && told(&piece.text).is_some_and(|language| language != asked)
    };
    if pieces.iter().filter(is_other).nth(LEAST_PIECES - 1).is_none() {
        return Vec::new();
    }
    let told: Vec<Option<Language>> = pieces.iter().map(|piece| told(&piece.text)).collect();
    let own = told.iter().flatten().filter(|language| **language == asked).count();
    let others = told.iter().flatten().count() - own;
    if own < LEAST_PIECES || others < LEAST_PIECES {
        return Vec::new();
    }
    let other = told.iter().flatten().copied().find(|language| *language != asked);
    let beside = |language: Language| if language == asked { other } else { Some(asked) };
    // The same number twice is that of the same paragraph in the other language.
    let numbers: Vec<_> = pieces.iter().map(readings).collect();
    let is_same = |at: usize, next: usize| {
        numbers.get(at).zip(numbers.get(next)).is_some_and(|(a, b)| a.is_some() && a == b)
    };
    let mut taken = Vec::new();
    let first = told.iter().flatten().next().copied();
    let mut current = first;
    let mut kept = Vec::with_capacity(pieces.len());
    for (at, piece) in pieces.drain(..).enumerate() {
        current = told[at].or_else(|| match told.get(at + 1).copied().flatten() {
            _ if at > 0 && is_same(at - 1, at) => current.and_then(beside),
            Some(next) if is_same(at, at + 1) => beside(next),
            None if is_same(at, at + 1) => first,
            _ => current,
        });
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

/// The language of a text: the one in which paragraphs begin so or an organ is called so, else the one that has most of its words.
fn told(text: &str) -> Option<Language> {
    let words = unlabelled(text);
    let mut known = Language::ALL.into_iter().filter(|language| begins(words, *language));
    if let (Some(only), None) = (known.next(), known.next()) {
        return Some(only);
    }
    let in_other_script = words.chars().filter(|c| c.is_alphabetic() && *c >= '\u{370}').count();
    if in_other_script >= TELLING_BY_SCRIPT {
        return Some(language::detect(&text[..text.floor_char_boundary(SAMPLE)]));
    }
    let hits = Language::ALL.map(|language| (language::common_words(words, language), language));
    let (most, language) = hits.into_iter().max_by_key(|(hits, _)| *hits)?;
    let is_one = hits.iter().filter(|(hits, _)| *hits == most).count() == 1;
    (most > 0 && is_one).then_some(language)
}

/// A text behind its label.
fn unlabelled(text: &str) -> &str {
    labels::parse(text).map_or(text, |label| label.rest)
}

/// Whether words begin as paragraphs in a language do.
fn begins(words: &str, language: Language) -> bool {
    let phrases = language::table(language);
    phrases.is_opener(words) || phrases.is_preambular(words) || phrases.is_operative(words)
}

/// What the label of a piece may stand for.
fn readings(piece: &Piece) -> Option<Vec<(System, u32)>> {
    let given = piece.given_label.as_deref();
    given
        .map_or_else(|| labels::parse(&piece.text), labels::parse_apart)
        .map(|label| label.readings)
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

    #[test]
    fn the_same_number_twice_is_in_the_other_language() {
        let texts = [
            "Noting the report,",
            "Prenant note du rapport,",
            "1. Takes note of it;",
            "1. Prend acte du rapport;",
            "2. Calls upon all the States:",
            "2. Demande aux États :",
            "(a) Boats;",
            "a) Bateaux ;",
        ];
        let piece = |text: &str| Piece { text: text.to_owned(), ..Piece::default() };
        let mut pieces: Vec<Piece> = texts.map(piece).into();
        assert_eq!(take_others(&mut pieces, Language::French).len(), 4);
        assert_eq!(pieces[3].text, "a) Bateaux ;");
    }
}
