//! What a web page shows below the text, beside it or in its foot: headings with links, invitations, notices; and what a report of
//! the text tells above and below it.

use super::furniture::note_number;
use super::lines::Line;
use super::stops::Stop;
use crate::language::{Table, starts_with_any};
use crate::model::{SetAside, SetAsideKind};

/// Below the text stand at most so many sentences (2 to 4): an annex has more.
const MOST_SENTENCES: usize = 3;

/// A line of a report has at least so many characters (25 to 50).
const LEAST_TOLD: usize = 30;

/// Whether sentences stand above the opener: a report of the text, which quotes it.
pub fn is_told(lines: &[Line<'_>]) -> bool {
    let Some(opener) = lines.iter().position(|line| line.text.is_opener) else { return false };
    let tells = |line: &Line<'_>| {
        line.text.stop == Some(Stop::Sentence)
            && line.text.label.is_none()
            && line.text.starts_with(char::is_alphabetic)
            && line.text.chars().count() >= LEAST_TOLD
    };
    lines[..opener].iter().any(tells)
}

/// Names the sentences that stood above the text of a report for what they are; `set_aside` has an entry for each of the lines. Says
/// whether the title is one of them, and none.
pub fn name_told(lines: &[Line<'_>], set_aside: &mut [SetAside]) -> bool {
    let mut rest = set_aside;
    let mut has_title = false;
    for chunk in lines.chunk_by(|a, b| b.gap == 0 && !a.whole && !b.whole) {
        let (own, more) = rest.split_at_mut(chunk.len().min(rest.len()));
        let length: usize = chunk.iter().map(|line| line.text.chars().count()).sum();
        let last = chunk.last().map(|line| &line.text);
        let is_sentence = last
            .is_some_and(|last| last.stop == Some(Stop::Sentence) || last.ends_with([':', '：']));
        if is_sentence && length >= LEAST_TOLD {
            // A title may end with the mark of a note, which looks like the end of a sentence.
            let is_title = last.is_some_and(|last| !last.ends_with(['.', '。', '!', '?']));
            let of_title = |aside: &SetAside| aside.kind == SetAsideKind::Title && !is_title;
            has_title |= own.iter().any(of_title);
            let is_of_head =
                |aside: &&mut SetAside| aside.kind == SetAsideKind::Masthead || of_title(aside);
            let of_head = own.iter_mut().filter(is_of_head);
            of_head.for_each(|aside| aside.kind = SetAsideKind::About);
        }
        rest = more;
    }
    has_title
}

/// Takes what a report tells below the text, or the votes that it counts: paragraphs without a label below the last one with a
/// label, where nothing among them belongs to a resolution.
pub fn take_told(lines: &mut Vec<Line<'_>>, is_told: bool, phrases: &Table) -> Vec<SetAside> {
    let is_labelled = |line: &Line<'_>| {
        line.given_label.is_some()
            || line.given_number.is_some()
            || line.text.label.as_ref().is_some_and(|label| !label.is_bullet())
    };
    let Some(last) = lines.iter().rposition(is_labelled) else { return Vec::new() };
    let is_last = |at: &usize| {
        let begins = |next: &Line<'_>| next.gap > 0 || next.whole;
        lines[*at].text.stop == Some(Stop::Sentence) && lines.get(at + 1).is_some_and(begins)
    };
    let Some(end) = (last..lines.len()).find(is_last) else { return Vec::new() };
    let tail = &lines[end + 1..];
    let is_note = |text: &str| note_number(text).is_some_and(|(_, words)| !words.is_empty());
    let is_of_text = |line: &Line<'_>| {
        starts_with_any(&line.text, phrases.annex)
            || line.text.is_opener
            || !line.marks.is_empty()
            || line.row
            || phrases.is_closing(&line.text)
            || line.text.starts_with(['[', '*', '_'])
            || is_note(&line.text)
    };
    let votes = || tail.iter().any(|line| phrases.is_vote(&line.text));
    if tail.iter().any(is_of_text) || !(is_told || votes()) {
        return Vec::new();
    }
    let aside =
        |line: Line<'_>| SetAside { kind: SetAsideKind::About, text: line.text.printed.to_owned() };
    lines.split_off(end + 1).into_iter().map(aside).collect()
}

/// Takes what stands below the last number, letter or verb of a resolution from the first heading on: neither an annex nor a
/// paragraph follows there.
pub fn take(lines: &mut Vec<Line<'_>>, phrases: &Table) -> Vec<SetAside> {
    let counts = |line: &Line<'_>| {
        let given = line.given_label.as_deref();
        given.is_some_and(|label| label.contains(char::is_alphanumeric))
            || line.text.label.as_ref().is_some_and(|label| !label.is_bullet())
            || phrases.is_operative(&line.text) && line.text.ends_paragraph()
            || line.text.is_preambular() && line.text.ends_paragraph()
    };
    let Some(last) = lines.iter().rposition(counts) else { return Vec::new() };
    let Some(begin) = lines[last..].iter().position(|line| line.heading).map(|at| last + at) else {
        return Vec::new();
    };
    let tail = &lines[begin..];
    let is_text = |line: &Line<'_>| {
        starts_with_any(&line.text, phrases.annex)
            || line.text.is_opener
            || !line.marks.is_empty()
            || line.row
            || matches!(line.text.stop, Some(Stop::Comma | Stop::Clause))
    };
    let ends = |line: &&Line<'_>| line.text.stop == Some(Stop::Sentence);
    let is_below = lines[last].text.stop == Some(Stop::Sentence)
        && !tail.iter().any(is_text)
        && tail.iter().filter(ends).count() <= MOST_SENTENCES;
    let tail = if is_below { lines.split_off(begin) } else { Vec::new() };
    let aside = |line: Line<'_>| {
        let label = line.given_label.map(|label| format!("{label} ")).unwrap_or_default();
        SetAside { kind: SetAsideKind::WebPage, text: label + line.text.printed }
    };
    tail.into_iter().map(aside).collect()
}
