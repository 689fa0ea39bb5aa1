//! Footnotes that asterisks mark: the sponsors' "* On behalf of …" at the foot of the first page.

use std::ops::Range;

use super::PageNote;
use crate::language::Phrases;
use crate::model::{Note, SetAsideKind};
use crate::structure::furniture::{ends_page, furniture_of};
use crate::structure::lines::Line;
use crate::structure::wrap;

/// The most asterisks of a mark (3 to 6).
const LONGEST_MARK: usize = 4;

/// Takes the notes that asterisks mark out of all lines of a document, those beside the masthead included.
///
/// Such a note runs to the next blank line. It stands at the foot of its page or below a rule, or its mark stands at a word of
/// the text. Bullets do none of this, and each has one asterisk; the second note of a page has two.
pub fn take(lines: &mut Vec<Line<'_>>, phrases: &Phrases) -> Vec<PageNote> {
    let starts: Vec<usize> = (0..lines.len()).filter(|&at| mark(lines, at).is_some()).collect();
    let mut is_note = vec![false; lines.len()];
    let mut notes = Vec::with_capacity(starts.len());
    // From the last to the first: where the lower one is a note, the one above it stands at the foot too.
    for &start in starts.iter().rev() {
        let end = end_of_note(lines, start);
        let Some((mark, text)) =
            mark(lines, start).filter(|_| is_placed(lines, &is_note, start..end))
        else {
            continue;
        };
        is_note[start..end].fill(true);
        let rest = lines[start + 1..end].iter().map(|line| line.text.printed);
        let text = wrap::joined(std::iter::once(text).chain(rest), phrases);
        notes.push(PageNote {
            note: Note { number: mark.to_owned(), text },
            page: lines[start].page,
        });
    }
    let mut kept = is_note.into_iter().map(|is_note| !is_note);
    lines.retain(|_| kept.next().unwrap_or(true));
    notes.reverse();
    notes
}

/// The asterisks that a line begins with, and the words after them; `None` inside a list of bullets.
fn mark<'t>(lines: &[Line<'t>], at: usize) -> Option<(&'t str, &'t str)> {
    let (mark, text) = split(lines[at].text.printed)?;
    let is_same = |other: Option<&Line<'t>>| {
        other.and_then(|line| split(line.text.printed)).is_some_and(|(next, _)| next == mark)
    };
    let is_listed = is_same(at.checked_sub(1).map(|at| &lines[at])) || is_same(lines.get(at + 1));
    (!is_listed).then_some((mark, text))
}

/// "** Any changes to the list of sponsors …". What is set between asterisks is emphasis, a barcode or a separator.
fn split(text: &str) -> Option<(&str, &str)> {
    let rest = text.trim_start_matches('*');
    let mark = &text[..text.len() - rest.len()];
    let words = rest.trim_start();
    let is_note = (1..=LONGEST_MARK).contains(&mark.len())
        && words.starts_with(char::is_alphabetic)
        && !words.contains('*');
    is_note.then_some((mark, words))
}

/// The end of the run of lines that a note may be.
fn end_of_note(lines: &[Line<'_>], start: usize) -> usize {
    let ends = |&at: &usize| {
        let line = &lines[at];
        line.whole || line.gap > 0 || line.page != lines[start].page || split(&line.text).is_some()
    };
    (start + 1..lines.len()).find(ends).unwrap_or(lines.len())
}

/// Whether lines stand where a note does: at the foot of the page, below a rule, or wherever a word has their mark.
fn is_placed(lines: &[Line<'_>], is_note: &[bool], run: Range<usize>) -> bool {
    let first = &lines[run.start];
    let is_at_foot = lines
        .get(run.end)
        .is_none_or(|next| next.page != first.page || is_note[run.end] || ends_page(&next.text));
    let is_below_rule = || {
        let before = run.start.checked_sub(1).map(|at| &lines[at].text);
        before.is_some_and(|text| furniture_of(text) == Some(SetAsideKind::NoteRule))
    };
    let mark = split(&first.text).map_or("", |(mark, _)| mark);
    is_at_foot || is_below_rule() || lines.iter().any(|line| refers(line, mark))
}

/// Whether a word of the line has the mark: "Cuba:* draft resolution", but not "*Recalling* its resolution".
fn refers(line: &Line<'_>, mark: &str) -> bool {
    let text = line.text.printed;
    let runs =
        text.match_indices('*').filter(|(at, _)| !text[..*at].ends_with('*')).map(|(at, _)| {
            let length = text[at..].bytes().take_while(|&b| b == b'*').count();
            (text[..at].chars().next_back().is_some_and(|c| !c.is_whitespace()), length)
        });
    let mut found = line.marks.iter().any(|given| given.number == mark);
    for (is_glued, length) in runs {
        if !is_glued {
            return false;
        }
        found |= length == mark.len();
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::phrases;
    use crate::model::Language;
    use crate::structure::lines::Text;

    /// Takes the notes of a text; what is left of it, and the notes.
    fn taken(text: &'static str) -> (Vec<&'static str>, Vec<(String, String)>) {
        let phrases = phrases(Language::English);
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
