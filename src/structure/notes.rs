//! Footnotes: note lines → notes, and the notes that stand in the body without a rule above them.

use std::cell::LazyCell;
use std::ops::Range;

use rustc_hash::FxHashMap;

use self::cited::{cited, marked as marked_by_a_letter, may_be_note};
use super::digits::{ends_with_year, leading_number, runs};
use super::furniture::{Sorted, is_bare_number, note_number};
use super::lines::{Line, can_begin_sentence};
use super::stops::Stop;
use super::wrap;
use crate::language::{Table, starts_with_any};
use crate::model::{Note, ReadAs};

mod cited;
mod marked;

pub use marked::{take as take_marked, take_marks};

/// A footnote, and the page it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageNote {
    /// The note.
    pub note: Note,
    /// Its page, counted by the turns found.
    pub page: u32,
}

/// Numbers may skip by this much where a note was lost or belongs to another text on the page (1 to 5).
const MAX_SKIP: u32 = 3;

/// Joins the note lines of a document into notes.
///
/// A line begins a note when its number follows the one before; any other line goes on with the last note,
/// also over a page turn. Where no rules tell the notes, also what cites begins one. Lines before the first note are returned apart.
pub fn join(lines: &[Line<'_>], is_ruled: bool, phrases: &Table) -> (Vec<PageNote>, Vec<String>) {
    let mut notes: Vec<PageNote> = Vec::new();
    let mut lost = Vec::new();
    let mut last = 0;
    for (at, line) in lines.iter().enumerate() {
        for (nth, piece) in split_consecutive(&line.text, last).into_iter().enumerate() {
            let follows = |number: u32| {
                notes.last().is_none_or(|note| {
                    let skip = if note.page == line.page { 1 } else { MAX_SKIP };
                    (last + 1..=last + skip).contains(&number)
                })
            };
            // "2 December 2024" goes on with the note before.
            let begins = note_number(piece)
                .filter(|&(number, text)| !is_of_date(text, phrases) && follows(number));
            let begins = begins.map(|(number, text)| {
                last = number;
                (number.to_string(), text)
            });
            // A damaged mark does not follow; the form tells.
            let begins = begins.or_else(|| {
                let is_open = notes.last().is_some_and(|open| open.note.text.is_empty());
                if is_open || is_ruled || nth > 0 {
                    return None;
                }
                let (mark, text) = piece.split_at_checked(mark_of_cited(lines, at, phrases)?)?;
                let mark = mark.trim_end();
                last = mark.parse().unwrap_or(last + 1);
                Some((mark.to_owned(), text.trim_start()))
            });
            match (begins, notes.last_mut()) {
                (Some((number, text)), _) => {
                    let note = Note { number, text: wrap::joined([text], phrases) };
                    notes.push(PageNote { note, page: line.page });
                }
                (None, Some(open)) => wrap::append(&mut open.note.text, piece, phrases),
                (None, None) => lost.push(piece.to_owned()),
            }
        }
    }
    (notes, lost)
}

/// Whether a text goes on with a date behind its day: "December 2024".
fn is_of_date(text: &str, phrases: &Table) -> bool {
    phrases.months.iter().any(|names| starts_with_any(text, names))
}

/// The length of the mark of a line that begins a run of lines, where the run is a note that cites.
fn mark_of_cited(lines: &[Line<'_>], at: usize, phrases: &Table) -> Option<usize> {
    let run = &lines[at..];
    let is_below_end = at > 0 && lines[at - 1].text.stop == Some(Stop::Sentence);
    if at > 0 && run[0].gap == 0 && !is_below_end {
        return None;
    }
    let goes_on = |pair: &&[Line<'_>]| {
        pair[1].gap == 0 || is_torn(&pair[0], &pair[1]) || pair[0].text.stop == Some(Stop::Comma)
    };
    let end = 1 + run.windows(2).take_while(goes_on).count();
    let text = joined_lines(&run[..end]);
    let mark = cited(&text, phrases).map(|(mark, _)| mark);
    let mark = mark.or_else(|| marked_by_a_letter(&text).filter(|_| is_below_end || at == 0));
    // Without a blank line only a mark shows that a note begins.
    mark.map(str::len).filter(|length| *length > 0 || at == 0 || run[0].gap > 0)
}

/// The words of lines, as one text.
fn joined_lines(lines: &[Line<'_>]) -> String {
    let texts: Vec<&str> = lines.iter().map(|line| line.text.printed).collect();
    texts.join(" ")
}

/// Splits "185 S/2000/779. 186 S/2000/778." into its notes, and a line of the note `last` where the next begins behind a
/// year or another number: "décembre 1997. 20 Ibid."
fn split_consecutive(text: &str, last: u32) -> Vec<&str> {
    let mut pieces = Vec::with_capacity(1);
    let mut rest = text;
    loop {
        let own = note_number(rest).map(|(number, _)| number);
        let Some(number) = own.or_else(|| (last > 0).then_some(last + pieces.len() as u32)) else {
            break;
        };
        let next = format!(". {} ", number + 1);
        let begins = |at: &usize| {
            rest[at + next.len()..].starts_with(char::is_uppercase)
                && (own.is_some() || rest[..*at].ends_with(|c: char| c.is_ascii_digit()))
        };
        let Some(at) = rest.find(&next).filter(begins) else { break };
        pieces.push(&rest[..=at]);
        rest = rest[at + 1..].trim_start();
    }
    pieces.push(rest);
    pieces
}

/// Joins numbers alone on their lines to the notes below them at the foot of a page, where extractors put a blank line between, and a
/// word above has the number as its mark.
pub fn hold_lone_marks(body: &mut [Line<'_>], phrases: &Table) {
    if !body.iter().any(|line| is_bare_number(&line.text)) {
        return;
    }
    let marks = glued_marks(body);
    let is_mark = |at: usize| {
        let number = leading_number(&body[at].text).filter(|(_, rest)| rest.is_empty());
        number.and_then(|(number, _)| marks.get(&number)).is_some_and(|(first, _)| *first < at)
    };
    let is_note = |at: usize| {
        let (first, page) = (&body[at], body[at - 1].page);
        let more = body[at + 1..].iter().take_while(|line| line.gap == 0).count();
        let begins = first.text.starts_with(|c: char| can_begin_sentence(c) || "“«\"".contains(c));
        begins
            && first.text.label.is_none()
            && !first.text.is_preambular()
            && !phrases.is_operative(&first.text)
            && more < MAX_LINES
            && first.page == page
            && body[at + more].text.stop == Some(Stop::Sentence)
            && body
                .get(at + more + 1)
                .is_none_or(|next| next.page != page || is_bare_number(&next.text))
    };
    let found = (0..body.len().saturating_sub(1)).filter(|&at| {
        is_bare_number(&body[at].text) && body[at + 1].gap > 0 && is_mark(at) && is_note(at + 1)
    });
    for at in found.collect::<Vec<_>>() {
        body[at].gap = body[at].gap.max(1);
        body[at + 1].gap = 0;
    }
}

/// Moves footnotes that stand among the body lines, without a rule above them, to the note lines.
///
/// Such a note is a run of lines between blank ones that begins with a number; it is taken for a note when
/// the number, or that of a note next to it, stands glued to a word of the text as a mark.
///
/// Where recognition has spoilt the marks, a run of lines is taken that cites a document, and those next to it that may.
pub fn take_unruled(sorted: &mut Sorted<'_>, read_as: ReadAs, phrases: &Table) {
    if !sorted.notes.is_empty() {
        return; // a document that sets rules above its notes sets them above all
    }
    let body = std::mem::take(&mut sorted.body);
    let chunks = chunks(&body, phrases);
    let marks = LazyCell::new(|| glued_marks(&body));
    let mut is_note = vec![false; body.len()];
    let mut at = 0;
    while let Some(rest) = chunks.get(at..).filter(|rest| !rest.is_empty()) {
        let numbers = numbers_of_run(&body, rest, phrases);
        let run = &rest[..numbers.len()];
        let end = run.last().map_or(0, |chunk| chunk.end);
        // The mark stands in another line than the note.
        let has_mark = |number: &u32| {
            let lines = marks.get(number);
            lines.is_some_and(|&(first, last)| first < run[0].start || last >= end)
        };
        if numbers.iter().flatten().any(has_mark) {
            run.iter().for_each(|chunk| is_note[chunk.clone()].fill(true));
        }
        at += run.len().max(1);
    }
    if read_as == ReadAs::Resolution {
        mark_cited(&body, &chunks, &mut is_note, phrases);
    }
    let mut turn = false;
    for (line, is_note) in body.into_iter().zip(is_note) {
        turn |= line.turn;
        if is_note {
            sorted.notes.push(line);
        } else {
            sorted.body.push(Line { turn, ..line });
            turn = false;
        }
    }
}

/// Marks the runs of lines that cite a document, and those next to a note that may be one.
fn mark_cited(body: &[Line<'_>], chunks: &[Range<usize>], is_note: &mut [bool], phrases: &Table) {
    let ends = |chunk: &Range<usize>| {
        body[chunk.end - 1].text.stop == Some(Stop::Sentence) && chunk.len() <= MAX_LINES
    };
    // Only within the text: a single paragraph may cite too, and nothing but its end stands behind it.
    let last = body.iter().rposition(|line| line.text.label.is_some()).unwrap_or(0);
    let short: Vec<&Range<usize>> =
        chunks.iter().filter(|chunk| ends(chunk) && chunk.start > 0).collect();
    for chunk in &short {
        let is_within = chunk.start < last || is_note[chunk.start - 1];
        let text = joined_lines(&body[(*chunk).clone()]);
        if cited(&text, phrases).is_some_and(|(mark, _)| is_within || !mark.is_empty()) {
            is_note[(*chunk).clone()].fill(true);
        }
    }
    for chunk in short {
        let is_beside = is_note[chunk.start - 1] || is_note.get(chunk.end) == Some(&true);
        if is_beside && may_be_note(&joined_lines(&body[chunk.clone()]), phrases) {
            is_note[chunk.clone()].fill(true);
        }
    }
}

/// The marks of notes have fewer characters (4 to 6).
const MARK: usize = 5;

/// A note that cites has at most this many lines (4 to 8).
const MAX_LINES: usize = 6;

/// The lines of the body between blank ones, divided also where a line begins the note after the one at the beginning.
/// Where no blank lines part them, also around a note that cites.
fn chunks(body: &[Line<'_>], phrases: &Table) -> Vec<Range<usize>> {
    let number = |at: usize| note_number(&body[at].text).map(|(number, _)| number);
    // A note is a sentence: one that ends in a comma goes on below the blank line.
    let is_open = |start: usize, at: usize| {
        body[at - 1].text.stop == Some(Stop::Comma)
            && at - start < MAX_LINES
            && body[at].text.label.is_none()
            && !body[at].text.is_preambular()
            && cited::begins(&body[start].text, phrases)
    };
    let mut chunks = Vec::new();
    let mut start = 0;
    let mut end_of_note = 0;
    for at in 1..=body.len() {
        let begins_note = at < body.len() && at >= end_of_note && {
            let length = lines_of_cited(body, at, phrases);
            if length > 0 {
                end_of_note = at + length;
            }
            length > 0
        };
        let ends = at == body.len()
            || body[at].gap > 0 && !is_torn(&body[at - 1], &body[at]) && !is_open(start, at)
            || begins_note
            || at == end_of_note
            || number(start).is_some_and(|first| number(at) == Some(first + 1));
        if ends {
            chunks.push(start..at);
            start = at;
        }
    }
    chunks
}

/// Whether a blank line stands in the middle of a sentence or a word.
fn is_torn(before: &Line<'_>, line: &Line<'_>) -> bool {
    !before.text.ends_paragraph()
        && line.text.label.is_none()
        && line.text.starts_with(char::is_lowercase)
}

/// How many lines a note that cites has which begins below the end of a paragraph, without a blank line; 0 where none begins.
fn lines_of_cited(body: &[Line<'_>], at: usize, phrases: &Table) -> usize {
    let (before, line) = (&body[at - 1], &body[at]);
    let may_begin = line.gap == 0
        && before.text.ends_paragraph()
        && !before.text.ends_with(char::is_numeric)
        && line.text.label.is_none();
    // Asked of many lines: a note begins with a mark or names a document.
    let has_mark = || line.text.split(' ').next().is_some_and(|word| word.chars().count() < MARK);
    if !may_begin || !line.text.contains('/') && !has_mark() {
        return 0;
    }
    let more = body[at + 1..].iter().take(MAX_LINES - 1).take_while(|line| line.gap == 0).count();
    let ends = |length: &usize| body[at + length - 1].text.stop == Some(Stop::Sentence);
    let length = (1..=1 + more).find(ends);
    let is_marked = |length: &usize| {
        let text = joined_lines(&body[at..at + length]);
        cited(&text, phrases).is_some_and(|(mark, _)| !mark.is_empty())
    };
    length.filter(is_marked).unwrap_or(0)
}

/// The note numbers in each of the first chunks, as far as these begin with consecutive ones.
fn numbers_of_run(body: &[Line<'_>], chunks: &[Range<usize>], phrases: &Table) -> Vec<Vec<u32>> {
    let mut expected = None;
    let mut run = Vec::new();
    for chunk in chunks {
        let notes = split_consecutive(&body[chunk.start].text, 0);
        let numbers: Vec<u32> =
            notes.iter().filter_map(|note| Some(note_number(note)?.0)).collect();
        let below = &body[chunk.clone()].get(1).map_or("", |line| line.text.printed);
        let begins = note_number(notes[0]).filter(|&(number, text)| {
            let text = if text.is_empty() { below } else { text };
            let is_text = !text.is_empty() && !text.starts_with(char::is_lowercase);
            is_text
                && !is_of_date(text, phrases)
                && expected.is_none_or(|expected| expected == number)
        });
        let Some((first, _)) = begins else { break };
        expected = Some(first + notes.len() as u32);
        run.push(numbers);
    }
    run
}

/// The first and the last line in which each number stands at the end of a word, or is a mark by its print: "domain,2",
/// "2000187,", "zéro24."
fn glued_marks(body: &[Line<'_>]) -> FxHashMap<u32, (usize, usize)> {
    let ends_word =
        |c: char| c.is_alphabetic() || matches!(c, ',' | ';' | '”' | '»' | '’' | '》' | ')');
    let mut marks = FxHashMap::default();
    let mut add = |number: u32, at: usize| marks.entry(number).or_insert((at, at)).1 = at;
    for (at, line) in body.iter().enumerate() {
        let printed = line.marks.iter().filter_map(|mark| mark.number.parse().ok());
        printed.for_each(|number| add(number, at));
        for Range { start, end } in runs(&line.text) {
            let year_end = end.min(start + 4);
            let whole = line.text[..start].ends_with(ends_word).then_some(start);
            // "第二〇一〇次会议以十二票对零票通过。 1"
            let closes = || {
                let before = &line.text[..start];
                let stop = Stop::at_end(before);
                let is_glued = !before.ends_with(char::is_whitespace);
                end == line.text.len()
                    && (stop == Some(Stop::Sentence) || stop.is_some() && is_glued)
            };
            let whole = whole.or_else(|| closes().then_some(start));
            let behind_year = ends_with_year(&line.text[..year_end]).then_some(year_end);
            for start in [whole, behind_year].into_iter().flatten() {
                if let Some((number, "")) = leading_number(&line.text[start..end]) {
                    add(number, at);
                }
            }
        }
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Language, NoteMark};
    use crate::structure::lines::Text;

    #[test]
    fn notes_on_one_line_are_split() {
        assert_eq!(
            split_consecutive("185 S/2000/779. 186 S/2000/778. 187 S/2000/1103.", 0),
            ["185 S/2000/779.", "186 S/2000/778.", "187 S/2000/1103."]
        );
        assert_eq!(
            split_consecutive("et décembre 1997. 20 Ibid., p. 3", 19),
            ["et décembre 1997.", "20 Ibid., p. 3"]
        );
        assert_eq!(split_consecutive("Treaty Series, vol. 2 No. 3", 1).len(), 1);
        assert_eq!(split_consecutive("1 Ibid., vol. 2 of it", 0), ["1 Ibid., vol. 2 of it"]);
    }

    #[test]
    fn a_year_before_the_mark_is_told_from_it() {
        let phrases = crate::language::table(Language::French);
        for (text, mark) in [
            ("du 17 novembre 2000187, et", Some(187)),
            ("le dégagement23,", Some(23)),
            ("le 23 mai", None),
            ("S/2000/1103", None),
            ("欢迎秘书长的报告，1", Some(1)),
        ] {
            let line = Line { text: Text::new(text, phrases), ..Line::default() };
            assert_eq!(glued_marks(&[line]).into_keys().next(), mark, "{text}");
        }
        let marks = [NoteMark { number: "3".to_owned(), at: 10 }];
        let line =
            Line { text: Text::new("initiative;", phrases), marks: &marks, ..Line::default() };
        assert_eq!(glued_marks(&[line]).into_keys().next(), Some(3));
    }

    #[test]
    fn a_note_runs_over_lines_and_pages() {
        let phrases = crate::language::table(Language::English);
        let line = |page, text| Line { text: Text::new(text, phrases), page, ..Line::default() };
        let lines = [
            line(1, "1"),
            line(1, "Treaty Series, vol. 1342,"),
            line(2, "No. 22495."),
            line(2, "See the statement of"),
            line(2, "2 December 2024."),
            line(2, "2 A/79/88."),
        ];
        let (notes, lost) = join(&lines, true, phrases);
        assert!(lost.is_empty());
        assert_eq!(notes.len(), 2);
        assert_eq!(
            notes[0].note.text,
            "Treaty Series, vol. 1342, No. 22495. See the statement of 2 December 2024."
        );
    }
}
