//! The first page above the body: symbol, session, agenda item, title and dates.

use std::ops::Range;

use super::divisions::Divisions;
use super::furniture::furniture_of;
use super::labels;
use super::lines::{Line, cells};
use super::symbols::{self, Numbered};
use super::wrap;
use crate::language::{Phrases, starts_with_any};
use crate::model::{Date, Document, Kind, Masthead, Paragraph, SetAside, SetAsideKind, Symbol};
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
    let numbered =
        (0..top.len()).find_map(|at| Some((at, symbols::numbered(top[at].text.printed, phrases)?)));
    let opener = opener(top, numbered.map(|(at, _)| at));
    let numbered = numbered.filter(|&(at, _)| opener.is_none_or(|opener| at < opener));
    let (title, body) = match numbered {
        Some((at, numbered)) => below_number(lines, at, &numbered, opener, phrases),
        None => untitled(top, opener, phrases),
    };
    let kind = |at: usize| match title.contains(&at) {
        true => SetAsideKind::Title,
        false => furniture_of(&lines[at].text).unwrap_or(SetAsideKind::Masthead),
    };
    let aside = |at| SetAside { kind: kind(at), text: lines[at].text.to_string() };
    let series = opener.and_then(|at| symbols::series_of_organ(&lines[at].text, phrases));
    // Without an opener that is known it is the Assembly that speaks.
    let series = series.or_else(|| opener.is_none().then_some(Document::ASSEMBLY));
    let facts = Masthead {
        symbol: symbol(&lines[..body], numbered.map(|(_, numbered)| numbered), series),
        title: (!title.is_empty()).then(|| title_text(&lines[title.clone()], phrases)),
        ..facts(&lines[..title.start], phrases)
    };
    Head { facts, body, set_aside: (0..body).map(aside).collect() }
}

/// Reads what stands above the body of a document that is no resolution: the masthead, where it has one with a symbol, and its
/// title.
pub fn of_document(lines: &[Line<'_>], phrases: &'static Phrases) -> Head {
    let around = lines.iter().take_while(|line| line.around).count();
    // What is numbered or ends as a sentence ends is no masthead.
    let is_above = |line: &&Line<'_>| {
        line.around || line.text.number().is_none() && !line.text.ends_strongly()
    };
    let above = lines.iter().take(MAX_LINES).take_while(is_above).count();
    let is_of_masthead = |line: &Line<'_>| {
        is_of_united_nations(line)
            || furniture_of(&line.text).is_some()
            || is_session(&line.text, phrases)
            || starts_with_any(&line.text, phrases.agenda_item)
            || is_date(&line.text, phrases)
    };
    let above = &lines[..above];
    let has_symbol = above.iter().any(is_of_united_nations);
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
        symbol: symbol(&lines[..start], None, None),
        title: (!title.is_empty()).then(|| title_text(&lines[title.clone()], phrases)),
        ..facts(&lines[..start], phrases)
    };
    Head { facts, body: title.end, set_aside: (0..title.end).map(aside).collect() }
}

/// Whether a line has a symbol with a body and a number, or tells how widely the document is distributed.
fn is_of_united_nations(line: &Line<'_>) -> bool {
    let is_symbol = |cell: &str| cell.matches('/').count() > 1 && symbols::spelled(cell).is_some();
    line.text.contains("Distr") || cells(&line.text).any(is_symbol)
}

/// Where the title ends that begins at `start`: the first lines without a blank one between, none of which ends as a sentence
/// ends; where something else begins there, it has no lines.
fn document_title_end(lines: &[Line<'_>], start: usize, phrases: &'static Phrases) -> usize {
    let divisions = Divisions::new(phrases);
    let is_title = |line: &Line<'_>| {
        let text = &line.text;
        // "Version 1.0" ends with no footnote mark.
        (!text.ends_paragraph() || text.ends_with(|c: char| c.is_ascii_digit()))
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

/// The date of adoption: at the end of the text, else in the masthead; the Security Council may print it in the title.
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

/// The title behind or below the line that numbers the text, and where the body begins.
fn below_number(
    lines: &[Line<'_>],
    at: usize,
    numbered: &Numbered<'_>,
    opener: Option<usize>,
    phrases: &Phrases,
) -> (Range<usize>, usize) {
    let is_alone = numbered.title.is_empty() || is_date(numbered.title, phrases);
    let begin = at + usize::from(is_alone);
    let above = |opener: usize| text_above(lines.get(begin..opener)?).map(|at| begin + at);
    let end = opener.map(|opener| above(opener).filter(|_| is_alone).unwrap_or(opener));
    let body = if begin >= lines.len() || end == Some(begin) {
        begin
    } else {
        title_end(lines, begin, end)
    };
    let is_title = |at: &usize| *at == begin && !is_alone || !is_fact(&lines[*at].text, phrases);
    let mut of_title = (begin..body).skip_while(|at| !is_title(at)).take_while(is_title);
    match of_title.next() {
        Some(first) => (first..of_title.last().unwrap_or(first) + 1, body),
        None => (body..body, body),
    }
}

/// Whether a line between number and opener tells of the text, and is no title: "Adopted by the Security Council at its
/// 9234th meeting, on", a date, "[on the report of ...]".
fn is_fact(text: &str, phrases: &Phrases) -> bool {
    furniture_of(text).is_some()
        || symbols::spelled(text).is_some()
        || is_date(text, phrases)
        || text.starts_with('[')
        || starts_with_any(text, phrases.adoption)
        || starts_with_any(text, phrases.submission)
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

/// The title of a text without a numbered one, which is the line before the opener, and where the body begins.
fn untitled(top: &[Line<'_>], opener: Option<usize>, phrases: &Phrases) -> (Range<usize>, usize) {
    let Some(opener) = opener else { return (0..0, 0) };
    let is_usable = |line: &Line<'_>| {
        line.text.chars().filter(|c| c.is_alphabetic()).count() > 1 && !is_fact(&line.text, phrases)
    };
    let end = text_above(&top[..opener]).unwrap_or(opener);
    let title = match top[..end].iter().rposition(is_usable) {
        Some(at) => (1..=at).rev().find(|&i| top[i].gap > 0).unwrap_or(0)..end,
        None => end..end,
    };
    (title, end)
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
    let rest = symbols::numbered(&text, phrases).map(|numbered| numbered.title.to_owned());
    rest.unwrap_or(text)
}

/// The symbol: a number that says whose it is, else spelled out in a cell, else the number before the title as one of the
/// organ's series, else "résolution 1300 (2000)".
fn symbol(
    lines: &[Line<'_>],
    numbered: Option<Numbered<'_>>,
    series: Option<&str>,
) -> Option<Symbol> {
    let by_number = || numbered?.symbol(series);
    let whole = numbered.filter(Numbered::is_whole).and_then(|_| by_number());
    let mut cells = lines.iter().flat_map(|line| cells(&line.text));
    whole
        .or_else(|| cells.find_map(symbols::spelled))
        .or_else(by_number)
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
