//! Finding the footnote marks that a plain text glues to its words: "resolution 75/289;1", "1949 2 and".
//!
//! Every note has at most one mark; marks come in the order of the notes. Among all ways to give each note a
//! place, the one with the largest sum of scores is taken, so that a real number ("15 to 19 May") is left alone
//! when a better place exists or the place is a poor one.

use std::collections::HashMap;
use std::ops::Range;

use super::digits::{self, ends_with_year};
use super::join::Piece;
use super::labels;
use super::notes::{self, PageNote};
use crate::chain;
use crate::language::{Table, is_unspaced, starts_with_any};

mod cut;

pub use cut::cut;

/// A place where a mark may stand.
#[derive(Debug, Clone)]
struct Candidate {
    /// Index of the note.
    note: usize,
    /// Index of the piece.
    piece: usize,
    /// The digits in the piece's text.
    digits: Range<usize>,
    /// How well the place looks; only positive ones are candidates.
    score: f32,
}

// What speaks for a place, and against it. Every one may be off by a quarter and no file of the corpus is read otherwise:
// they only order places of one kind before those of another.

/// Lost when mark and note stand on different pages.
const OTHER_PAGE: f32 = 2.5;

/// Digits glued to a word or a closing mark.
const GLUED: f32 = 4.0;

/// Digits after a comma or another stop and a space, or glued to the next word.
const AFTER_STOP: f32 = 2.5;

/// Digits between two words, with spaces.
const BETWEEN_WORDS: f32 = 1.0;

/// Gained where nothing but a stop follows: the paragraph ends with the mark.
const AT_END: f32 = 1.0;

/// Digits glued to the number of a document.
const GLUED_TO_NUMBER: f32 = 0.8;

/// Lost where the digits may well be a number of the sentence: "paragraph 3", "2 November".
const NUMBER_LIKE: f32 = 4.0;

/// Takes the marks of the notes out of the pieces' texts.
pub fn take(pieces: &mut [Piece], notes: &[PageNote], phrases: &Table) {
    if !notes.iter().any(has_readable_number) {
        return pieces.iter_mut().for_each(|piece| take_orphans(piece, phrases));
    }
    let candidates = candidates(pieces, notes, phrases);
    // Candidates come in the order of their places, so only the note has to rise; of those in the same digits one holds.
    let end = candidates.iter().map(|candidate| candidate.note + 1).max().unwrap_or(0);
    let is_apart =
        |a: &Candidate, b: &Candidate| (a.piece, a.digits.end) != (b.piece, b.digits.end);
    let chain =
        chain::heaviest(&candidates, end, is_apart, |c| (c.note, c.note), |c| f64::from(c.score));
    for candidate in chain.into_iter().rev().map(|at| &candidates[at]) {
        let number = &notes[candidate.note].note.number;
        let piece = &mut pieces[candidate.piece];
        cut(piece, candidate.digits.clone(), number);
    }
    notes::take_marks(pieces, notes);
    if !notes.iter().all(has_readable_number) {
        pieces.iter_mut().for_each(|piece| take_orphans(piece, phrases));
    }
}

/// Whether the number of a note can be looked for in the text: digits, stars or a letter, not what recognition left of them.
fn has_readable_number(note: &PageNote) -> bool {
    let number = &note.note.number;
    let is_of = |test: fn(char) -> bool| !number.is_empty() && number.chars().all(test);
    is_of(|c| c.is_numeric()) || is_of(|c| !c.is_alphanumeric()) || number.chars().count() == 1
}

/// Takes out the marks of a text whose notes are not there: "le dégagement23,", "du 22 mai 2000174 ,".
fn take_orphans(piece: &mut Piece, phrases: &Table) {
    for digits in digits::runs(&piece.text).into_iter().rev() {
        if let Some(at) = orphan(&piece.text, &digits, phrases) {
            let number = piece.text[at..digits.end].to_owned();
            cut(piece, at..digits.end, &number);
        }
    }
}

/// Where the mark begins in digits that hold one.
///
/// Without a note to prove them, only digits glued to a year after a month, to a word in lower case before a
/// stop, or to the comma or semicolon that ends a paragraph, are marks.
fn orphan(text: &str, digits: &Range<usize>, phrases: &Table) -> Option<usize> {
    let (before, after) = (&text[..digits.start], &text[digits.end..]);
    let year_end = digits.start + YEAR;
    let is_dated = || {
        let month = word_at_end(before.trim_end());
        ends_with_year(&text[..year_end])
            && phrases.months.iter().any(|names| names.contains(&month.as_str()))
    };
    let is_glued = || {
        before.ends_with(char::is_lowercase)
            && after.trim_start().chars().next().is_none_or(|c| ",;:.".contains(c))
            && !is_decimal(after)
            && word_at_end(before).chars().count() > MAX_UNIT
    };
    // "欢迎秘书长的报告，1"
    let closes = || {
        let words = before.strip_suffix([',', ';', '，', '；', '、', '،', '؛']);
        after.is_empty() && words.is_some_and(|words| words.ends_with(char::is_alphabetic))
    };
    match digits.len() {
        // A year, and a mark of one to three digits.
        5..=7 if is_dated() => Some(year_end),
        1..=3 if is_glued() || closes() => Some(digits.start),
        _ => None,
    }
}

/// Digits of a year.
const YEAR: usize = 4;

/// Digits glued to a word of at most this many letters belong to it (with 2 two files, with 4 four): "CO2", "mm3".
const MAX_UNIT: usize = 3;

/// All places where the marks of the notes may stand, in the order of their places.
fn candidates(pieces: &[Piece], notes: &[PageNote], phrases: &Table) -> Vec<Candidate> {
    let mut by_number: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, note) in notes.iter().enumerate() {
        by_number.entry(&note.note.number).or_default().push(at);
    }
    // Only where notes stand on more than one page do pages tell something.
    let is_paged = notes.windows(2).any(|pair| pair[0].page != pair[1].page);
    let mut candidates = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        for (digits, score) in places(&piece.text, phrases) {
            let page = piece.page_at(digits.start);
            for &note in by_number.get(&piece.text[digits.clone()]).into_iter().flatten() {
                let is_elsewhere = is_paged && page != notes[note].page;
                let score = score - if is_elsewhere { OTHER_PAGE } else { 0.0 };
                if score > 0.0 {
                    candidates.push(Candidate { note, piece: at, digits: digits.clone(), score });
                }
            }
        }
    }
    candidates
}

/// The digits in a text that may be marks, with how well each looks like one.
fn places(text: &str, phrases: &Table) -> Vec<(Range<usize>, f32)> {
    let label = labels::parse(text).map_or(0, |label| text.len() - label.rest.len());
    let mut places = Vec::new();
    for digits in digits::runs(text).into_iter().filter(|digits| digits.start >= label) {
        let Range { start, end } = digits;
        let has_year = digits.len() >= YEAR && ends_with_year(&text[..start + YEAR]);
        let mut scored = |at: usize| {
            let score = score(&text[..at], &text[end..], phrases);
            places.extend(score.map(|score| (at..end, score)));
        };
        match digits.len() {
            1..=3 => scored(start),
            // "2000187": a year with the mark glued to it.
            5..=7 if has_year => scored(start + YEAR),
            // "77/2285", "1/CP.2731": a number of a document with the mark glued to it.
            4..=6 if !has_year && text[..start].ends_with(['/', '.']) => {
                let begins = (start + 1).max(end - 3)..end.min(start + 4);
                places.extend(begins.map(|at| (at..end, GLUED_TO_NUMBER)));
            }
            _ => {}
        }
    }
    places
}

/// How well digits look like a footnote mark by what stands before and after them; `None` where they cannot be one.
fn score(before: &str, after: &str, phrases: &Table) -> Option<f32> {
    let last = before.chars().next_back()?;
    let next = after.chars().next();
    if next.is_some_and(|c| "/%-–\u{2011}°".contains(c)) || is_decimal(after) {
        return None;
    }
    if last.is_ascii_digit() {
        return ends_word(after).then_some(GLUED);
    }
    if last.is_whitespace() {
        return after_space(before.trim_end(), after, phrases);
    }
    let stem = before.strip_suffix('.');
    let is_stop = |stem: &str| {
        // A paragraph that ends in a number ends with a stop.
        stem.ends_with(|c: char| c.is_lowercase() || c == ')')
            || ends_with_year(stem)
            || next.is_none()
    };
    let closes = last.is_alphabetic() || ",;:)”»’》）\"，；：。、".contains(last);
    if !(closes || stem.is_some_and(is_stop)) || !(ends_word(after) || is_stuck(after)) {
        return None;
    }
    // "vol.2"
    let is_abbreviation = |stem| phrases.before_number.contains(&word_at_end(stem).as_str());
    if next.is_some() && stem.is_some_and(is_abbreviation) {
        return None;
    }
    // "第3段", "5月"
    let is_letter = |c: char| is_unspaced(c) && c.is_alphanumeric();
    let is_counted = !phrases.ordinal_prefix.is_empty() && before.ends_with(phrases.ordinal_prefix);
    let is_inside = is_unspaced(last) && next.is_some_and(is_letter) && !"》”）".contains(last);
    (!is_inside && !is_counted).then_some(GLUED)
}

/// "Agenda, 1 to", "the Agreement 5and", "1949 2 and".
fn after_space(before: &str, after: &str, phrases: &Table) -> Option<f32> {
    let is_stuck = is_stuck(after);
    let last = before.chars().next_back()?;
    let next = after.trim_start();
    let is_day = phrases.months.iter().any(|names| starts_with_any(next, names));
    // "第 3 段"
    let is_inside = is_unspaced(last) && !"》”）".contains(last);
    if is_day || is_inside {
        return None;
    }
    let closes = next.chars().all(|c| ",;:.".contains(c));
    let base = if is_stuck || ",;:)”»》）".contains(last) || last == '.' && closes {
        AFTER_STOP
    } else if ends_word(after) && (last.is_alphabetic() || last.is_ascii_digit() || last == '’') {
        BETWEEN_WORDS
    } else {
        return None;
    };
    let is_counted =
        last.is_alphabetic() && phrases.before_number.contains(&word_at_end(before).as_str());
    let is_number_like = !is_stuck && (next.starts_with('(') || is_counted);
    Some(base + if closes { AT_END } else { 0.0 } - if is_number_like { NUMBER_LIKE } else { 0.0 })
}

/// Whether digits are the end of a word, by what stands after them.
fn ends_word(after: &str) -> bool {
    let next = after.chars().next();
    next.is_none_or(|c| c.is_whitespace() || ",;:.)，；：。、）”»".contains(c))
}

/// Whether digits stick to the next word.
fn is_stuck(after: &str) -> bool {
    after.starts_with(|c: char| c.is_alphabetic() || c == '(')
}

/// Whether a number goes on after its digits: "2.5", "1,000".
fn is_decimal(after: &str) -> bool {
    let rest = after.strip_prefix(['.', ',']);
    rest.is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The last word of a text, in lower case, without its stop.
fn word_at_end(text: &str) -> String {
    let words = text.trim_end_matches('.');
    let word = words.rsplit(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').next();
    word.unwrap_or("").to_lowercase().replace('’', "'")
}

impl Piece {
    /// The page that a byte offset of the text stands on.
    fn page_at(&self, at: usize) -> u32 {
        let after = self.pages.partition_point(|&(start, _)| start <= at);
        self.pages[after.saturating_sub(1)].1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::{Language, Note};

    fn taken(text: &str, numbers: &[u32]) -> (String, Vec<(String, usize)>) {
        let mut pieces = [Piece { text: text.to_owned(), pages: vec![(0, 1)], ..Piece::default() }];
        let note = |number: &u32| Note { number: number.to_string(), text: "A note.".to_owned() };
        let notes: Vec<PageNote> =
            numbers.iter().map(|number| PageNote { note: note(number), page: 1 }).collect();
        let language = crate::language::detect(text);
        take(&mut pieces, &notes, table(language));
        let [piece] = pieces;
        let marks = piece.marks.into_iter().map(|m| (m.number, m.at)).collect();
        (piece.text, marks)
    }

    #[test]
    fn marks_glued_to_words_and_stops() {
        assert_eq!(taken("resolution 75/289;1", &[1]).0, "resolution 75/289;");
        assert_eq!(
            taken("the military domain,2 and of the", &[2]).0,
            "the military domain, and of the"
        );
        assert_eq!(
            taken("to the Paris Agreement 5and its", &[5]).0,
            "to the Paris Agreement and its"
        );
        assert_eq!(
            taken("the Agenda, 1 to close the gap, 2 and", &[1, 2]).0,
            "the Agenda, to close the gap, and"
        );
        assert_eq!(
            taken("all previous resolutions 3on the", &[3]).0,
            "all previous resolutions on the"
        );
        assert_eq!(taken("Secretary-General3 on the", &[3]).0, "Secretary-General on the");
    }

    #[test]
    fn marks_after_years_and_in_other_scripts() {
        assert_eq!(
            taken("en date du 22 mai 2000174 , et de la", &[174]).0,
            "en date du 22 mai 2000, et de la"
        );
        assert_eq!(
            taken("Conventions of 1949 2 and the Protocols", &[2]).0,
            "Conventions of 1949 and the Protocols"
        );
        assert_eq!(taken("常规武器公约》1 下设立", &[1]).0, "常规武器公约》下设立");
        assert_eq!(taken("按照第 3 段和 5 月 7 日", &[3, 5]).1.len(), 0);
    }

    #[test]
    fn marks_whose_notes_are_lost() {
        assert_eq!(
            taken("en date du 22 mai 2000174 , et de la", &[]).0,
            "en date du 22 mai 2000, et de la"
        );
        assert_eq!(
            taken("d'observer le dégagement23, et de la", &[]).0,
            "d'observer le dégagement, et de la"
        );
        assert_eq!(
            taken("Welcoming the report of the Secretary-General,1", &[]).0,
            "Welcoming the report of the Secretary-General,"
        );
        assert_eq!(taken("欢迎秘书长的报告，1", &[]).0, "欢迎秘书长的报告，");
        assert_eq!(taken("Ayant examiné le 22 mai 2000, la S/2000/779, et CO2,", &[]).1.len(), 0);
    }

    #[test]
    fn numbers_of_the_sentence_stay() {
        for text in [
            "held from 15 to 19 May of the year",
            "in paragraph 3 of the report",
            "with 2.5 per cent of it",
            "at 4/5 of the",
        ] {
            let (seen, marks) = taken(text, &[2, 3, 4, 5, 15, 19]);
            assert_eq!(seen, text);
            assert!(marks.is_empty(), "{marks:?}");
        }
    }

    #[test]
    fn marks_keep_their_place_in_the_text() {
        let (text, marks) = taken("the Agenda,1 the gap,2", &[1, 2]);
        assert_eq!(text, "the Agenda, the gap,");
        assert_eq!(marks, [("1".to_owned(), 11), ("2".to_owned(), 20)]);
        assert_eq!(table(Language::English).language, Language::English);
    }
}
