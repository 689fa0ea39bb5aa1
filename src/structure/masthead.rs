//! The first page above the body: symbol, session, agenda item, title and dates.

use std::ops::Range;

use super::divisions::Divisions;
use super::furniture::furniture_of;
use super::labels;
use super::lines::{Line, cells};
use super::symbols;
use super::wrap;
use crate::language::{Phrases, starts_with_any};
use crate::model::{Date, Kind, Masthead, Paragraph, SetAside, SetAsideKind, Symbol};
use crate::tokens::dates;

/// The masthead of a document, and where its body begins.
#[derive(Debug)]
pub struct Head {
    /// The facts.
    pub facts: Masthead,
    /// Index of the first line that belongs to neither masthead nor title.
    pub body: usize,
    /// The lines of masthead and title.
    pub set_aside: Vec<SetAside>,
}

/// The title line, or the opener, stands within this many lines of the beginning (40 to 200).
const MAX_LINES: usize = 90;

/// A title has at most this many lines (6 to 12).
const MAX_TITLE_LINES: usize = 9;

/// A line that is nothing but a date has fewer characters than this (28 to 35; with 40 forty files): "Adopted on
/// 22 December 2023" is one still.
const MAX_DATE: usize = 30;

/// A line that names the session has fewer characters than this (40 to 80): "Seventy-eighth session".
const MAX_SESSION: usize = 60;

/// The date of issue stands at most this many lines below "Distr.: General" (1 to 2; with 3 three files).
const LINES_TO_ISSUE: usize = 2;

/// Reads the masthead of a document's lines.
pub fn read(lines: &[Line<'_>], phrases: &Phrases) -> Head {
    let top = &lines[..lines.len().min(MAX_LINES)];
    let titled = top.iter().position(|line| symbols::numbered_title(&line.text).is_some());
    let opener = opener(top, titled);
    let title = match titled.filter(|&at| opener.is_none_or(|opener| at < opener)) {
        Some(at) => at..title_end(lines, at, opener),
        None => untitled(top, opener, phrases),
    };
    let kind = |at: usize| match title.contains(&at) {
        true => SetAsideKind::Title,
        false => furniture_of(&lines[at].text).unwrap_or(SetAsideKind::Masthead),
    };
    let aside = |at| SetAside { kind: kind(at), text: lines[at].text.to_string() };
    let facts = Masthead {
        symbol: symbol(&lines[..title.end]),
        title: (!title.is_empty()).then(|| title_text(&lines[title.clone()], phrases)),
        ..facts(&lines[..title.start], phrases)
    };
    Head { facts, body: title.end, set_aside: (0..title.end).map(aside).collect() }
}

/// Reads what stands above the body of a document that is no resolution: the masthead, where it has one with a symbol, and its
/// title.
pub fn of_document(lines: &[Line<'_>], phrases: &'static Phrases) -> Head {
    let around = lines.iter().take_while(|line| line.around).count();
    // What is numbered or ends as a sentence ends is no masthead.
    let is_above =
        |line: &&Line<'_>| line.around || line.text.number().is_none() && !line.text.ends_strongly();
    let above = lines.iter().take(MAX_LINES).take_while(is_above).count();
    let is_of_masthead = |line: &Line<'_>| {
        symbols::in_full(&line.text).is_some()
            || furniture_of(&line.text).is_some()
            || line.text.contains("Distr")
            || is_session(&line.text, phrases)
            || starts_with_any(&line.text, phrases.agenda_item)
            || is_date(&line.text, phrases)
    };
    let above = &lines[..above];
    let has_symbol = above.iter().any(|line| symbols::in_full(&line.text).is_some());
    let last = above.iter().rposition(is_of_masthead).filter(|_| has_symbol);
    let start = around.max(last.map_or(0, |at| at + 1));
    let title = start..document_title_end(lines, start, phrases);
    let kind = |at: usize| match title.contains(&at) {
        true => SetAsideKind::Title,
        false if !has_symbol => SetAsideKind::WebPage,
        false => furniture_of(&lines[at].text).unwrap_or(SetAsideKind::Masthead),
    };
    let aside = |at| SetAside { kind: kind(at), text: lines[at].text.to_string() };
    let facts = Masthead {
        symbol: symbol(&lines[..start]),
        title: (!title.is_empty()).then(|| title_text(&lines[title.clone()], phrases)),
        ..facts(&lines[..start], phrases)
    };
    Head { facts, body: title.end, set_aside: (0..title.end).map(aside).collect() }
}

/// Where the title ends that begins at `start`: the first lines without a blank one between, none of which ends as a sentence
/// ends; where something else begins there, it has no lines.
fn document_title_end(lines: &[Line<'_>], start: usize, phrases: &'static Phrases) -> usize {
    let divisions = Divisions::new(phrases);
    let is_title = |line: &Line<'_>| {
        let text = &line.text;
        !text.ends_paragraph()
            && text.label.is_none()
            && !text.is_opener
            && line.given_label.is_none()
            && !line.row
            && text.chars().any(char::is_alphabetic)
            && divisions.head(text).is_none()
    };
    let limit = lines.len().min(start + MAX_TITLE_LINES);
    let end = (start..limit).find(|&at| at > start && lines[at].gap > 0 || !is_title(&lines[at]));
    let end = end.unwrap_or(limit);
    let is_whole = end < lines.len() && (lines[end].gap > 0 || lines[end].whole);
    if is_whole { end } else { start }
}

/// The date of adoption: at the end of the text, else in the masthead; the Security Council prints it in the title.
pub fn adopted(facts: &Masthead, paragraphs: &[Paragraph], phrases: &Phrases) -> Option<Date> {
    let closing = paragraphs.iter().rfind(|paragraph| paragraph.kind == Kind::Closing);
    let of_council = facts.symbol.as_ref().is_some_and(|symbol| symbol.as_str().starts_with("S/"));
    let title = facts.title.as_deref().filter(|_| of_council);
    closing
        .and_then(|closing| dates::last(&closing.text, phrases))
        .or(facts.adopted)
        .or_else(|| dates::last(title?, phrases))
}

/// Whether a line is nothing but a date: "du 30 novembre 1975".
pub fn is_date(text: &str, phrases: &Phrases) -> bool {
    text.chars().count() < MAX_DATE && dates::last(text, phrases).is_some()
}

/// The line that opens the body.
///
/// A masthead may name the organ as the opener does ("大会"); the opener is then the one below the numbered title.
fn opener(top: &[Line<'_>], titled: Option<usize>) -> Option<usize> {
    let mut openers = (0..top.len()).filter(|&at| top[at].text.is_opener);
    let first = openers.next()?;
    let below = titled.filter(|&titled| titled > first);
    Some(below.and_then(|titled| openers.find(|&at| at > titled)).unwrap_or(first))
}

/// Where the title that begins at `at` ends.
///
/// Its lines follow without a blank one; a text in which every line has one goes by the opener.
fn title_end(lines: &[Line<'_>], at: usize, opener: Option<usize>) -> usize {
    let limit = lines.len().min(at + MAX_TITLE_LINES);
    let end = (at + 1..limit)
        .find(|&i| lines[i].gap > 0 || opener == Some(i))
        .unwrap_or(limit.min(at + 1));
    let is_title = |line: &Line<'_>| line.gap <= 1 && is_title_line(&line.text);
    let by_opener =
        opener.filter(|&opener| opener < limit && (end..opener).all(|i| is_title(&lines[i])));
    by_opener.unwrap_or(end)
}

/// Whether a line between title and opener can be more of the title: not the letter or number of a part.
fn is_title_line(text: &str) -> bool {
    text.chars().count() > 3 && labels::roman_number(text).is_none()
}

/// The title of a text without a numbered one: the line before the opener, or nothing.
fn untitled(top: &[Line<'_>], opener: Option<usize>, phrases: &Phrases) -> Range<usize> {
    let Some(opener) = opener else { return 0..0 };
    let is_usable = |line: &Line<'_>| {
        line.text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && furniture_of(&line.text).is_none()
            && symbols::spelled(&line.text).is_none()
            && !is_date(&line.text, phrases)
    };
    let end = text_above(&top[..opener]).unwrap_or(opener);
    match top[..end].iter().rposition(is_usable) {
        Some(at) => (1..=at).rev().find(|&i| top[i].gap > 0).unwrap_or(0)..end,
        None => end..end,
    }
}

/// Where numbered paragraphs begin above the opener, as on a recognised page whose columns came in the wrong order.
fn text_above(lines: &[Line<'_>]) -> Option<usize> {
    let is_numbered = |line: &Line<'_>| line.text.number().is_some() && !line.text.is_lone_label();
    let begin = lines.iter().position(is_numbered)?;
    let ends = |line: &Line<'_>| line.text.ends_with([';', '；', '؛']);
    lines[begin..].iter().any(ends).then_some(begin)
}

fn title_text(lines: &[Line<'_>], phrases: &Phrases) -> String {
    let text = wrap::joined(lines.iter().map(|line| line.text.printed), phrases);
    let rest = symbols::numbered_title(&text).map(|(_, rest)| rest.to_owned());
    rest.unwrap_or(text)
}

/// The symbol: spelled out in a cell, else the number before the title, else "résolution 1300 (2000)".
fn symbol(lines: &[Line<'_>]) -> Option<Symbol> {
    let mut cells = lines.iter().flat_map(|line| cells(&line.text));
    cells
        .find_map(symbols::spelled)
        .or_else(|| lines.iter().find_map(|line| symbols::of_title(&line.text)))
        .or_else(|| lines.iter().rev().find_map(|line| symbols::of_council(&line.text)))
}

/// Reads session, agenda item and dates from the lines above the title.
fn facts(lines: &[Line<'_>], phrases: &Phrases) -> Masthead {
    let mut facts = Masthead::default();
    for (at, line) in lines.iter().enumerate() {
        let near = &lines[at.saturating_sub(LINES_TO_ISSUE)..=at];
        let is_issue = near.iter().any(|line| line.text.contains("Distr"));
        for cell in cells(&line.text) {
            if facts.session.is_none() && is_session(cell, phrases) {
                facts.session = Some(cell.to_owned());
            } else if facts.agenda_item.is_none() && starts_with_any(cell, phrases.agenda_item) {
                facts.agenda_item = Some(cell.to_owned());
            } else if let Some(date) = dates::last(cell, phrases) {
                if is_issue {
                    facts.issued = facts.issued.or(Some(date));
                } else {
                    facts.adopted = Some(date);
                }
            }
        }
    }
    facts
}

fn is_session(cell: &str, phrases: &Phrases) -> bool {
    let lower = cell.to_lowercase();
    cell.chars().count() < MAX_SESSION
        && phrases
            .masthead_session
            .iter()
            .any(|word| lower.ends_with(word) || lower.starts_with(word))
}
