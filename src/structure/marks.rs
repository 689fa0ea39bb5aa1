//! Finding the footnote marks that a plain text glues to its words: "resolution 75/289;1", "1949 2 and".
//!
//! Every note has at most one mark; marks come in the order of the notes. Among all ways to give each note a
//! place, the one with the largest sum of scores is taken, so that a real number ("15 to 19 May") is left alone
//! when a better place exists or the place is a poor one.

use std::collections::HashMap;
use std::ops::Range;

use super::join::Piece;
use super::notes::{FoundNote, ends_with_year};
use crate::chain;
use crate::language::{Phrases, is_unspaced};

mod cut;

use cut::cut;

/// A place where a mark may stand.
#[derive(Debug, Clone, Copy)]
struct Candidate {
    /// Index of the note.
    note: usize,
    /// Index of the piece.
    piece: usize,
    /// Byte offset of the first digit.
    at: usize,
    /// Byte offset after the last digit.
    end: usize,
    /// How well the place looks; only positive ones are candidates.
    score: f32,
}

/// Lost when mark and note stand on different pages.
const OTHER_PAGE: f32 = 2.5;

/// Digits glued to a word or a closing mark.
const GLUED: f32 = 4.0;

/// Digits after a comma or another stop and a space, or glued to the next word.
const AFTER_STOP: f32 = 2.5;

/// Digits between two words, with spaces.
const BETWEEN_WORDS: f32 = 1.0;

/// Digits glued to the number of a document.
const GLUED_TO_NUMBER: f32 = 0.8;

/// Lost where the digits may well be a number of the sentence: "paragraph 3", "2 November".
const NUMBER_LIKE: f32 = 4.0;

/// Takes the marks of the notes out of the pieces' texts.
pub fn take(pieces: &mut [Piece], notes: &[FoundNote], phrases: &Phrases) {
    let finder = Finder::new(notes, phrases);
    let mut candidates = Vec::new();
    for (at, piece) in pieces.iter().enumerate() {
        finder.candidates_of(piece, at, &mut candidates);
    }
    let chosen = best_chain(&candidates);
    for candidate in chosen.into_iter().rev() {
        let number = notes[candidate.note].number.to_string();
        cut(&mut pieces[candidate.piece], candidate.at, &number);
    }
    if notes.is_empty() {
        for piece in pieces {
            take_orphans(piece, phrases);
        }
    }
}

/// Takes out the marks of a text whose notes are not there: "le dégagement23,", "du 22 mai 2000174 ,".
///
/// Without a note to prove them, only digits glued to a year after a month, or to a word in lower case before a
/// stop, are taken.
fn take_orphans(piece: &mut Piece, phrases: &Phrases) {
    let mut from = piece.text.len();
    while let Some((at, number)) = last_orphan(&piece.text[..from], &piece.text[from..], phrases) {
        cut(piece, at, &number);
        from = at.min(piece.text.len());
    }
}

/// The last orphan mark of `text`, which goes on with `rest`.
fn last_orphan(text: &str, rest: &str, phrases: &Phrases) -> Option<(usize, String)> {
    let mut end = text.len();
    loop {
        let last = text[..end].rfind(|c: char| c.is_ascii_digit())?;
        end = last + 1;
        let digits = text[..end].bytes().rev().take_while(u8::is_ascii_digit).count();
        let start = end - digits;
        let after = text[end..].trim_start().chars().next().or_else(|| rest.chars().next());
        let stops = after.is_none_or(|c| ",;:.".contains(c)) && !is_decimal(text, end);
        let dated = (5..=7).contains(&digits) && ends_with_year(&text[..start + 4]) && {
            let word = word_before(text, text[..start].trim_end().len());
            phrases.months.iter().any(|names| names.contains(&word.as_str()))
        };
        let glued = (1..=3).contains(&digits)
            && stops
            && text[..start].ends_with(char::is_lowercase)
            && word_before(text, start).chars().count() > 3;
        if dated {
            return Some((start + 4, text[start + 4..end].to_owned()));
        }
        if glued {
            return Some((start, text[start..end].to_owned()));
        }
        end = start;
    }
}

/// Looks for places of marks.
struct Finder<'a> {
    notes: &'a [FoundNote],
    by_number: HashMap<u32, Vec<usize>>,
    /// Whether notes stand on more than one page, so that pages tell something.
    paged: bool,
    phrases: &'a Phrases,
}

impl<'a> Finder<'a> {
    fn new(notes: &'a [FoundNote], phrases: &'a Phrases) -> Self {
        let mut by_number: HashMap<u32, Vec<usize>> = HashMap::new();
        for (at, note) in notes.iter().enumerate() {
            by_number.entry(note.number).or_default().push(at);
        }
        Self {
            notes,
            by_number,
            paged: notes.windows(2).any(|pair| pair[0].page != pair[1].page),
            phrases,
        }
    }

    fn candidates_of(&self, piece: &Piece, piece_at: usize, out: &mut Vec<Candidate>) {
        let text = piece.text.as_str();
        let bytes = text.as_bytes();
        let label = super::labels::parse(text).map_or(0, |label| text.len() - label.rest.len());
        let mut end = 0;
        while end < bytes.len() {
            if !bytes[end].is_ascii_digit() {
                end += 1;
                continue;
            }
            let start = end;
            while end < bytes.len() && bytes[end].is_ascii_digit() {
                end += 1;
            }
            if start < label {
                continue;
            }
            match end - start {
                1..=3 => self.note_at(
                    piece,
                    piece_at,
                    start..end,
                    score(text, start, end, self.phrases),
                    out,
                ),
                // "2000187": a year with the mark glued to it.
                5..=7 if ends_with_year(&text[..start + 4]) => {
                    self.note_at(
                        piece,
                        piece_at,
                        start + 4..end,
                        score(text, start + 4, end, self.phrases),
                        out,
                    );
                }
                // "77/2285", "1/CP.2731": a number of a document with the mark glued to it.
                4..=6
                    if text[..start].ends_with(['/', '.'])
                        && !ends_with_year(&text[..start + 4]) =>
                {
                    for at in (start + 1).max(end - 3)..end.min(start + 4) {
                        self.note_at(piece, piece_at, at..end, GLUED_TO_NUMBER, out);
                    }
                }
                _ => {}
            }
        }
    }

    /// Adds the candidates for the notes with the number that the digits spell.
    fn note_at(
        &self,
        piece: &Piece,
        piece_at: usize,
        digits: Range<usize>,
        score: f32,
        out: &mut Vec<Candidate>,
    ) {
        let printed = &piece.text[digits.clone()];
        if printed.starts_with('0') {
            return;
        }
        let number: u32 = printed.parse().unwrap_or(0);
        let page = piece.page_at(digits.start);
        for &note in self.by_number.get(&number).into_iter().flatten() {
            let elsewhere = self.paged && page != self.notes[note].page;
            let score = score - if elsewhere { OTHER_PAGE } else { 0.0 };
            if score > 0.0 {
                out.push(Candidate {
                    note,
                    piece: piece_at,
                    at: digits.start,
                    end: digits.end,
                    score,
                });
            }
        }
    }
}

/// How well digits from `start` to `end` look like a footnote mark.
fn score(text: &str, start: usize, end: usize, phrases: &Phrases) -> f32 {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    let Some(before) = before else { return -1.0 };
    let ends_here = after.is_none_or(|c| c.is_whitespace() || ",;:.)，；：。、）”»".contains(c));
    let stuck_to_next = after.is_some_and(|c| c.is_alphabetic() || c == '(');
    if after.is_some_and(|c| "/%-–\u{2011}°".contains(c)) || is_decimal(text, end) {
        return -1.0;
    }
    if before.is_ascii_digit() {
        return if ends_here { GLUED } else { -1.0 };
    }
    if before.is_whitespace() {
        return after_space(text, start, end, stuck_to_next, ends_here, phrases);
    }
    let closes = before.is_alphabetic() || ",;:)”»’》）\"，；：。、".contains(before);
    let stop = before == '.'
        && (text[..start - 1].ends_with(|c: char| c.is_lowercase() || c == ')')
            || ends_with_year(&text[..start - 1])
            || after.is_none()); // a paragraph that ends in a number ends with a stop
    if !(closes || stop) || (!ends_here && !stuck_to_next) {
        return -1.0;
    }
    if before == '.'
        && after.is_some()
        && phrases.before_number.contains(&word_before(text, start - 1).as_str())
    {
        return -1.0; // "vol.2"
    }
    if is_unspaced(before) && after.is_some_and(is_unspaced) && !"》”）".contains(before) {
        return BETWEEN_WORDS - NUMBER_LIKE; // "第3段", "5月"
    }
    GLUED
}

/// "Agenda, 1 to", "the Agreement 5and", "1949 2 and".
fn after_space(
    text: &str,
    start: usize,
    end: usize,
    stuck: bool,
    ends_here: bool,
    phrases: &Phrases,
) -> f32 {
    let before = text[..start].trim_end();
    let Some(last) = before.chars().next_back() else {
        return -1.0;
    };
    let next = text[end..].trim_start();
    if is_unspaced(last) && !"》”）".contains(last) {
        return -1.0; // "第 3 段"
    }
    let month = phrases.months.iter().any(|names| crate::language::starts_with_any(next, names));
    if month {
        return -1.0;
    }
    let number_like = next.starts_with('(') && !stuck
        || last.is_alphabetic()
            && !stuck
            && phrases.before_number.contains(&word_before(text, before.len()).as_str());
    let closes_piece = next.chars().all(|c| ",;:.".contains(c));
    let base = if stuck || ",;:)”»》）".contains(last) || last == '.' && closes_piece {
        AFTER_STOP
    } else if last.is_alphabetic() || last.is_ascii_digit() || last == '’' {
        if ends_here { BETWEEN_WORDS } else { -1.0 }
    } else {
        -1.0
    };
    base + if closes_piece { 1.0 } else { 0.0 } - if number_like { NUMBER_LIKE } else { 0.0 }
}

/// "2.5", "1,000".
fn is_decimal(text: &str, end: usize) -> bool {
    let mut after = text[end..].chars();
    matches!(after.next(), Some('.' | ',')) && after.next().is_some_and(|c| c.is_ascii_digit())
}

/// The last word before a byte offset, in lower case, without its stop.
fn word_before(text: &str, end: usize) -> String {
    text[..end]
        .trim_end_matches('.')
        .rsplit(|c: char| !c.is_alphabetic() && c != '\'' && c != '’')
        .next()
        .unwrap_or("")
        .to_lowercase()
        .replace('’', "'")
}

/// The chain of candidates, rising in note and in place, with the largest sum of scores.
fn best_chain(candidates: &[Candidate]) -> Vec<Candidate> {
    // Candidates come in the order of their places, so only the note has to rise; of those in the same digits one holds.
    let notes = candidates.iter().map(|c| c.note + 1).max().unwrap_or(0);
    let is_apart = |a: &Candidate, b: &Candidate| (a.piece, a.end) != (b.piece, b.end);
    let chain =
        chain::heaviest(candidates, notes, is_apart, |c| (c.note, c.note), |c| f64::from(c.score));
    chain.into_iter().map(|at| candidates[at]).collect()
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
    use crate::language::phrases;
    use crate::model::Language;

    fn taken(text: &str, numbers: &[u32]) -> (String, Vec<(String, usize)>) {
        let mut pieces = [Piece { text: text.to_owned(), pages: vec![(0, 1)], ..Piece::default() }];
        let notes: Vec<FoundNote> = numbers
            .iter()
            .map(|&number| FoundNote { number, text: "A note.".to_owned(), page: 1 })
            .collect();
        let language = crate::language::detect(text);
        take(&mut pieces, &notes, phrases(language));
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
        assert_eq!(phrases(Language::English).language, Language::English);
    }
}
