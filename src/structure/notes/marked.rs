//! Footnotes that asterisks or letters mark: the sponsors' "* On behalf of …" at the foot of the first page, the "a See …"
//! below a table.

use std::collections::{BTreeSet, HashMap};
use std::ops::Range;

use super::PageNote;
use crate::language::Table;
use crate::model::{Note, SetAsideKind};
use crate::read::is_figure;
use crate::structure::furniture::{ends_page, furniture_of};
use crate::structure::join::{CLEARLY_SHORT_LINE, Piece, WIDEST_PRINT};
use crate::structure::lines::{Line, width};
use crate::structure::marks::cut;
use crate::structure::stops::Stop;
use crate::structure::wrap;

/// The most asterisks of a mark (3 to 6).
const LONGEST_MARK: usize = 4;

/// The width of the text is that of so many lines above and below (20 to 80).
const AROUND: usize = 40;

/// A word with a letter as its mark has at least this many bytes without it (4 to 6): "a" after a shorter one may make a word.
const SHORTEST_STEM: usize = 5;

/// The last letter that is seen as a mark at a word (to "c"): those after it make other words of many.
const LAST_LETTER_AT_WORDS: &str = "c";

/// Takes the notes that asterisks and letters mark out of all lines of a document, those beside the masthead included.
///
/// Such a note runs to the next blank line. It stands at the foot of its page or below a rule, or its mark stands at a word of
/// the text. Bullets do none of this, and each has one asterisk; the second note of a page has two, or the next letter.
pub fn take(lines: &mut Vec<Line<'_>>, phrases: &Table) -> Vec<PageNote> {
    let starts = starts(lines);
    let mut is_note = vec![false; lines.len()];
    // From the last to the first: where the lower one is a note, the one above it stands at the foot too.
    for &start in starts.iter().rev() {
        let run = start..end_of_note(lines, start);
        if is_placed(lines, &is_note, run.clone()) {
            is_note[run].fill(true);
        }
    }
    let mut notes = Vec::with_capacity(starts.len());
    for start in starts {
        let run = start..end_of_note(lines, start);
        let Some((mark, text)) = split(&lines[start]) else { continue };
        let is_below_note = letter(mark).is_some() && start > 0 && is_note[start - 1];
        if !is_note[start] && !is_below_note {
            continue;
        }
        let rest = lines[start + 1..run.end].iter().map(|line| line.text.printed);
        let text = wrap::joined(std::iter::once(text).chain(rest), phrases);
        is_note[run].fill(true);
        notes.push(PageNote {
            note: Note { number: mark.to_owned(), text },
            page: lines[start].page,
        });
    }
    let mut kept = is_note.into_iter().map(|is_note| !is_note);
    lines.retain(|_| kept.next().unwrap_or(true));
    notes
}

/// The lines that may begin a note: each letter but the first follows the one before.
fn starts(lines: &[Line<'_>]) -> Vec<usize> {
    let mut last = None;
    let mut starts = Vec::new();
    for at in 0..lines.len() {
        let Some((mark, _)) = split(&lines[at]).filter(|(mark, _)| !is_listed(lines, at, mark))
        else {
            continue;
        };
        if let Some(letter) = letter(mark) {
            let follows = letter == b'a' || last == letter.checked_sub(1);
            let is_apart = lines[at].gap > 0 || lines[at].whole || letter > b'a';
            if !follows || !is_apart {
                continue;
            }
            last = Some(letter);
        }
        starts.push(at);
    }
    starts
}

/// Whether the line before or after begins with the same mark: they are bullets.
fn is_listed(lines: &[Line<'_>], at: usize, mark: &str) -> bool {
    let is_same = |line: &Line<'_>| split(line).is_some_and(|(next, _)| next == mark);
    at.checked_sub(1).is_some_and(|at| is_same(&lines[at]))
        || lines.get(at + 1).is_some_and(is_same)
}

/// The mark that a line begins with, and the words after it: "** Any changes to the list of sponsors …", "a See A/80/505."
/// What is set between asterisks is emphasis, a barcode or a separator.
fn split<'t>(line: &Line<'t>) -> Option<(&'t str, &'t str)> {
    let text = line.text.printed;
    let stars = text.len() - text.trim_start_matches(is_star).len();
    if stars > 0 {
        let (mark, rest) = text.split_at(stars);
        let words = rest.trim_start();
        let is_note = mark.chars().count() <= LONGEST_MARK
            && words.starts_with(char::is_alphabetic)
            && !words.contains(is_star);
        return is_note.then_some((mark, words));
    }
    let (mark, words) = text.split_once(' ')?;
    letter(mark)?;
    let words = words.trim_start();
    words.starts_with(|c: char| c.is_uppercase() || "“«\"".contains(c)).then_some((mark, words))
}

/// "a" to "z", alone.
fn letter(mark: &str) -> Option<u8> {
    match mark.as_bytes() {
        &[letter @ b'a'..=b'z'] => Some(letter),
        _ => None,
    }
}

/// An asterisk, or the operator that some word processors set for it.
fn is_star(c: char) -> bool {
    matches!(c, '*' | '∗')
}

/// The end of the run of lines that a note may be. Where no blank line shows it, a sentence ends it far from the margin.
fn end_of_note(lines: &[Line<'_>], start: usize) -> usize {
    let around = start.saturating_sub(AROUND)..lines.len().min(start + AROUND);
    let widest = lines[around].iter().map(|line| width(&line.text)).max().unwrap_or(0);
    let is_last = |line: &Line<'_>| {
        let width = width(&line.text);
        line.text.stop == Some(Stop::Sentence)
            && (width > WIDEST_PRINT || (width as f64) < CLEARLY_SHORT_LINE * widest as f64)
    };
    let ends = |&at: &usize| {
        let line = &lines[at];
        line.whole
            || line.gap > 0
            || line.page != lines[start].page
            || split(line).is_some()
            || is_last(&lines[at - 1])
    };
    (start + 1..lines.len()).find(ends).unwrap_or(lines.len())
}

/// Whether lines stand where a note does: at the foot of the page, below a rule, or wherever a word has their mark; a letter
/// also below the figures of a table.
fn is_placed(lines: &[Line<'_>], is_note: &[bool], run: Range<usize>) -> bool {
    let first = &lines[run.start];
    let Some((mark, _)) = split(first) else { return false };
    let before = run.start.checked_sub(1).map(|at| &lines[at].text);
    let is_below_rule =
        before.is_some_and(|text| furniture_of(text) == Some(SetAsideKind::NoteRule));
    let is_above_note = is_note.get(run.end) == Some(&true);
    let is_at_foot = lines
        .get(run.end)
        .is_none_or(|next| next.page != first.page || is_above_note || ends_page(&next.text));
    if letter(mark).is_none() {
        return is_at_foot || is_below_rule || lines.iter().any(|line| refers(line, mark));
    }
    let is_sentence = lines[run.end - 1].text.stop == Some(Stop::Sentence);
    is_below_rule
        || is_above_note
        || is_sentence && is_at_foot
        || before.is_some_and(|text| is_figure(text))
        || refers_by_letter(&lines[..run.start], mark)
}

/// Whether a word of the line has the mark.
fn refers(line: &Line<'_>, mark: &str) -> bool {
    line.marks.iter().any(|given| given.number == mark)
        || !stars_of(line.text.printed, mark).is_empty()
}

/// Where a text has the mark at its words: "Cuba:* draft resolution", but not "*Recalling* its resolution".
fn stars_of(text: &str, mark: &str) -> Vec<usize> {
    let begins = |at: &usize| !text[..*at].ends_with(is_star);
    let runs: Vec<usize> = text.match_indices(is_star).map(|(at, _)| at).filter(begins).collect();
    let is_glued = |at: &usize| text[..*at].ends_with(|c: char| !c.is_whitespace());
    if !runs.iter().all(is_glued) {
        return Vec::new();
    }
    let stars = |at: usize| text[at..].chars().take_while(|&c| is_star(c)).count();
    runs.into_iter().filter(|&at| stars(at) == mark.chars().count()).collect()
}

/// Whether a word of the lines has the letter.
fn refers_by_letter(lines: &[Line<'_>], mark: &str) -> bool {
    let known = words(lines.iter().map(|line| line.text.printed));
    lines.iter().any(|line| {
        line.marks.iter().any(|given| given.number == mark)
            || !letters_of(line.text.printed, mark, &known).is_empty()
    })
}

/// The words of texts, and how often each stands there.
fn words<'t>(texts: impl Iterator<Item = &'t str>) -> HashMap<&'t str, usize> {
    let mut words = HashMap::new();
    for word in texts.flat_map(str::split_whitespace) {
        *words.entry(bare(word)).or_default() += 1;
    }
    words
}

/// A word without the stops behind it.
fn bare(word: &str) -> &str {
    word.trim_end_matches(|c: char| !c.is_alphanumeric())
}

/// Where words of a text have the letter: "2026a", "(Geneva)b"; also "personnelc" where "personnel" is a word of the text and
/// "personnelc" stands there only once, but not "proposed".
fn letters_of(text: &str, mark: &str, known: &HashMap<&str, usize>) -> Vec<usize> {
    let is_mark = |at: &usize| {
        let stem = text[..*at].rsplit(char::is_whitespace).next().unwrap_or("");
        let end = at + mark.len();
        let is_once = || known.get(&text[at - stem.len()..end]).is_some_and(|times| *times == 1);
        !text[end..].starts_with(char::is_alphanumeric)
            && (stem.ends_with(|c: char| c.is_ascii_digit() || c == ')')
                || stem.len() >= SHORTEST_STEM
                    && mark <= LAST_LETTER_AT_WORDS
                    && known.contains_key(stem)
                    && is_once())
    };
    text.match_indices(mark).map(|(at, _)| at).filter(is_mark).collect()
}

/// Takes the marks of such notes out of the pieces' texts.
pub fn take_marks(pieces: &mut [Piece], notes: &[PageNote]) {
    let numbers = notes.iter().map(|note| note.note.number.as_str());
    let marks: BTreeSet<&str> =
        numbers.filter(|mark| !mark.contains(|c: char| c.is_numeric())).collect();
    for mark in marks.into_iter().filter(|mark| !mark.is_empty()) {
        let places: Vec<Vec<usize>> = match letter(mark) {
            Some(_) => {
                let known = words(pieces.iter().map(|piece| piece.text.as_str()));
                pieces.iter().map(|piece| letters_of(&piece.text, mark, &known)).collect()
            }
            None => pieces.iter().map(|piece| stars_of(&piece.text, mark)).collect(),
        };
        for (piece, places) in pieces.iter_mut().zip(places) {
            for at in places.into_iter().rev() {
                let printed = piece.text[at..].chars().take(mark.chars().count());
                let end = at + printed.map(char::len_utf8).sum::<usize>();
                cut(piece, at..end, mark);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;
    use crate::structure::lines::Text;

    /// Takes the notes of a text; what is left of it, and the notes.
    fn taken(text: &'static str) -> (Vec<&'static str>, Vec<(String, String)>) {
        let phrases = table(Language::English);
        let mut gap = 0;
        let mut lines = Vec::new();
        for text in text.lines() {
            if text.is_empty() {
                gap += 1;
                continue;
            }
            lines.push(Line { text: Text::new(text, phrases), gap, ..Line::default() });
            gap = 0;
        }
        let notes = take(&mut lines, phrases);
        let notes = notes.into_iter().map(|found| (found.note.number, found.note.text));
        (lines.iter().map(|line| line.text.printed).collect(), notes.collect())
    }

    #[test]
    fn notes_stand_at_the_foot_of_a_page_or_are_referred_to() {
        let (left, notes) = taken(
            "Noting the report,\n\n* On behalf of the States of the\nCoast.\n\n** Reissued.\n\nA/80/L.17\n25-16432\nAware of it,",
        );
        assert_eq!(left, ["Noting the report,", "A/80/L.17", "25-16432", "Aware of it,"]);
        let note = |number: &str, text: &str| (number.to_owned(), text.to_owned());
        assert_eq!(
            notes,
            [note("*", "On behalf of the States of the Coast."), note("**", "Reissued.")]
        );
        let (left, notes) =
            taken("Cuba:* draft resolution\n\n*On behalf of some.\n\nThe Assembly,");
        assert_eq!((left.len(), notes.len()), (2, 1));
    }

    #[test]
    fn letters_mark_notes_below_tables_and_rules_and_at_words() {
        let (left, notes) = taken(
            "Estimate for 2026a\n56 300\n\na See A/80/505.\n\nb Reflects amounts\nafter recosting.\n\n12. Decides.",
        );
        assert_eq!(left, ["Estimate for 2026a", "56 300", "12. Decides."]);
        assert_eq!(notes.len(), 2);
        assert_eq!(notes[1], ("b".to_owned(), "Reflects amounts after recosting.".to_owned()));
        let (left, notes) =
            taken("On informationa and\nother information.\n\na See sect. E.\n\nThe end.");
        assert_eq!((left.len(), notes.len()), (3, 1));
        for text in [
            "of which it is\na Party to the Convention.",
            "The list:\n\na Apples\n\nb Pears\n\nThe end.",
            "The first point.\n\nb See A/80/505.",
        ] {
            assert!(taken(text).1.is_empty(), "{text}");
        }
    }

    #[test]
    fn marks_of_stars_and_letters_are_cut_out_of_the_text() {
        let piece =
            |text: &str| Piece { text: text.into(), pages: vec![(0, 1)], ..Piece::default() };
        let note = |number: &str| PageNote {
            note: Note { number: number.to_owned(), text: "Said.".to_owned() },
            page: 1,
        };
        let mut pieces = [
            "the Guidelines,* in 2026a and staffb:",
            "*Recalling* its staff",
            "Questionsb, such questions",
            "The Questions:",
            "la Convention∗ следует",
        ]
        .map(piece);
        take_marks(&mut pieces, &["1", "*", "a", "b"].map(note));
        let texts: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        assert_eq!(
            texts,
            [
                "the Guidelines, in 2026 and staff:",
                "*Recalling* its staff",
                "Questions, such questions",
                "The Questions:",
                "la Convention следует"
            ]
        );
        assert_eq!(pieces[0].marks.len(), 3);
        let mut pieces = [piece("la Convention*и")];
        take_marks(&mut pieces, &[note("∗")]);
        assert_eq!(pieces[0].text, "la Convention и");
    }

    #[test]
    fn bullets_emphasis_and_barcodes_are_none() {
        for text in [
            "Decides:\n\n* To meet;\n\n* To act;",
            "*Recalling* its resolution,\n\n* To meet;\n\nDecides to act.",
            "*Recalling* its resolution",
            "The text\n\n*2516432*\n\n25-16432",
            "The text\n\n* * *\n\n25-16432",
        ] {
            assert!(taken(text).1.is_empty(), "{text}");
        }
    }
}
