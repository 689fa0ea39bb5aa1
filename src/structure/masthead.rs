//! The first page above the body: symbol, session, agenda item, title and dates.

use std::ops::Range;

use super::digits::runs;
use super::divisions::Divisions;
use super::furniture::furniture_of;
use super::lines::{Line, cells};
use super::symbols::{self, Numbered};
use crate::language::{Table, has, starts_with_any};
use crate::model::{
    Date, Document, DocumentType, Kind, Masthead, Note, Paragraph, Series, SetAside, SetAsideKind,
    Stage, Symbol,
};
use crate::tokens::dates;

mod facts;
mod origin;
mod titles;
mod vote;

use titles::{is_name, is_submission, text_above, title_end, title_text, untitled};

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

/// A line that names the session, an organ or a committee has fewer characters than this (40 to 80): "Seventy-eighth session".
const MAX_SESSION: usize = 60;

/// Reads the masthead of a document's lines.
pub fn read(lines: &[Line<'_>], phrases: &'static Table) -> Head {
    let top = &lines[..lines.len().min(MAX_LINES)];
    let numbered =
        (0..top.len()).find_map(|at| Some((at, symbols::numbered(top[at].text.printed, phrases)?)));
    let opener = opener(top, numbered.map(|(at, _)| at));
    let numbered = numbered.filter(|&(at, _)| opener.is_none_or(|opener| at < opener));
    let around = |(title, body): (Range<usize>, usize)| {
        let facts =
            facts::read(&[&lines[..title.start], &lines[title.end..body]].concat(), phrases);
        (title, body, facts)
    };
    let (title, body, mut facts) = match (numbered, opener) {
        (Some((at, numbered)), _) => around(below_number(lines, at, &numbered, opener, phrases)),
        (None, Some(opener)) => around(untitled(top, opener, phrases)),
        (None, None) => by_place(top, phrases).unwrap_or_default(),
    };
    let is_named = |line: &Line<'_>| line.text.contains(facts::DISTRIBUTION);
    if opener.is_some() && !lines[..body].iter().any(is_named) {
        // The line above the session may be the second of a long name; the opener has it whole.
        facts.organ = None;
    }
    let series = opener.and_then(|at| symbols::series_of_organ(&lines[at].text, phrases));
    // Without an opener that is known it is the Assembly that speaks.
    let series = series.or_else(|| opener.is_none().then_some(Document::ASSEMBLY));
    let symbol = symbol(&lines[..body], numbered.map(|(_, numbered)| numbered), series);
    head(lines, title, body, Masthead { symbol, ..facts }, SetAsideKind::Masthead, phrases)
}

/// The facts above a body with the title, and the lines that tell them: `others` are those that are neither furniture nor title.
fn head(
    lines: &[Line<'_>],
    title: Range<usize>,
    body: usize,
    facts: Masthead,
    others: SetAsideKind,
    phrases: &Table,
) -> Head {
    let kind = |at: usize| match title.contains(&at) {
        true => SetAsideKind::Title,
        false => furniture_of(&lines[at].text).unwrap_or(others),
    };
    let aside = |at| SetAside { kind: kind(at), text: lines[at].text.to_string() };
    let set_aside = (0..body).map(aside).collect();
    let title = (!title.is_empty()).then(|| title_text(&lines[title.clone()], phrases));
    let title = title.filter(|title| is_name(title, phrases));
    let facts = Masthead { title, ..facts };
    Head { facts, body, set_aside }
}

/// Reads what stands above the body of a document that is no resolution: the masthead, where it has one with a symbol, and its
/// title.
pub fn of_document(lines: &[Line<'_>], phrases: &'static Table) -> Head {
    let top = &lines[..lines.len().min(MAX_LINES)];
    if let Some((title, body, facts)) = by_place(top, phrases) {
        let symbol = symbol(&lines[..body], None, None);
        let facts = Masthead { symbol, ..facts };
        return head(lines, title, body, facts, SetAsideKind::Masthead, phrases);
    }
    let around = lines.iter().take_while(|line| line.around).count();
    // What is numbered or ends as a sentence ends is no masthead.
    let is_above = |line: &&Line<'_>| {
        line.around || line.text.number().is_none() && !line.text.ends_strongly()
    };
    let above = lines.iter().take(MAX_LINES).take_while(is_above).count();
    let is_of_masthead = |line: &Line<'_>| {
        is_of_united_nations(line)
            || furniture_of(&line.text).is_some()
            || facts::session(&line.text, phrases).is_some()
            || starts_with_any(&line.text, phrases.agenda_item)
            || is_date(&line.text, phrases)
    };
    let above = &lines[..above];
    let has_symbol = above.iter().any(is_of_united_nations);
    let last = above.iter().rposition(is_of_masthead).filter(|_| has_symbol);
    let start = around.max(last.map_or(0, |at| at + 1));
    let title = start..document_title_end(lines, start, phrases);
    let others = if has_symbol { SetAsideKind::Masthead } else { SetAsideKind::WebPage };
    let symbol = symbol(&lines[..start], None, None);
    let facts = Masthead { symbol, ..facts::read(&lines[..start], phrases) };
    head(lines, title.clone(), title.end, facts, others, phrases)
}

/// Whether a line has a symbol with a body and a number, or tells how widely the document is distributed.
fn is_of_united_nations(line: &Line<'_>) -> bool {
    let is_symbol = |cell: &str| cell.matches('/').count() > 1 && symbols::spelled(cell).is_some();
    line.text.contains(facts::DISTRIBUTION) || cells(&line.text).any(is_symbol)
}

/// Where the title ends that begins at `start`: the first lines without a blank one between, none of which ends as a sentence
/// ends; where something else begins there, it has no lines.
fn document_title_end(lines: &[Line<'_>], start: usize, phrases: &'static Table) -> usize {
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

/// Adds the facts that stand elsewhere: the date of adoption at the end of the text, the organ in its opener, in its notes
/// those for whom it was submitted.
pub fn complete(facts: &mut Masthead, paragraphs: &[Paragraph], notes: &[Note], phrases: &Table) {
    facts.document_type = facts.document_type.or_else(|| by_series(facts));
    let stage = facts.stage();
    let is_adopted = !matches!(stage, Some(Stage::Draft(_)))
        && facts.document_type.is_none_or(DocumentType::is_resolution);
    facts.adopted = adopted(facts, paragraphs, phrases).filter(|_| is_adopted);
    let opener = paragraphs.iter().find(|paragraph| paragraph.kind == Kind::Opener);
    facts.organ = facts.organ.take().or_else(|| Some(organ(&opener?.text, phrases)));
    let is_marked = |note: &&Note| !note.number.starts_with(|c: char| c.is_ascii_digit());
    let mut said = notes.iter().filter(is_marked);
    facts.on_behalf_of = facts
        .on_behalf_of
        .take()
        .or_else(|| said.find_map(|note| origin::on_behalf_of(&note.text, phrases)));
    if let Some(symbol) = &facts.symbol
        && symbol.parts().version.contains("Add")
    {
        facts.sponsors.extend(origin::added(paragraphs, phrases));
    }
    let mut closings = paragraphs.iter().filter(|paragraph| paragraph.kind == Kind::Closing);
    facts.vote = closings.find_map(|closing| vote::read(&closing.text, phrases));
    let own = facts.symbol.clone();
    facts.follows.retain(|symbol| own.as_ref() != Some(symbol));
}

/// What a document is by the series of its symbol.
fn by_series(facts: &Masthead) -> Option<DocumentType> {
    match facts.symbol.as_ref()?.parts().series {
        Series::Resolution => Some(DocumentType::Resolution),
        Series::Decision => Some(DocumentType::Decision),
        _ => None,
    }
}

/// The organ that an opener names, without its article: "The General Assembly,".
fn organ(opener: &str, phrases: &Table) -> String {
    let name = opener.trim_end_matches([',', '，', '،', ':', '：', ' ']);
    // "Now, therefore, The General Assembly"
    let led_in = name.match_indices([' ', '，']).map(|(at, space)| &name[at + space.len()..]);
    let mut led_in = led_in.filter(|_| !starts_with_any(name, phrases.opener_heads));
    let name = led_in.rfind(|name| phrases.is_opener(name)).unwrap_or(name);
    let article = name.split_once([' ', '\'', '’']).filter(|(word, _)| has(phrases.articles, word));
    article.map_or(name, |(_, name)| name).to_owned()
}

/// The date of adoption: at the end of the text, else in the masthead; the Security Council may print it in the title.
fn adopted(facts: &Masthead, paragraphs: &[Paragraph], phrases: &Table) -> Option<Date> {
    let closing = paragraphs.iter().rfind(|paragraph| paragraph.kind == Kind::Closing);
    let of_council = facts.symbol.as_ref().is_some_and(|symbol| symbol.as_str().starts_with("S/"));
    let title = facts.title.as_deref().filter(|_| of_council);
    closing
        .and_then(|closing| dates::last(&closing.text, phrases))
        .or(facts.adopted)
        .or_else(|| dates::last(title?, phrases))
}

/// Whether a line is nothing but a date: "du 30 novembre 1975".
pub fn is_date(text: &str, phrases: &Table) -> bool {
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
    phrases: &Table,
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
fn is_fact(text: &str, phrases: &Table) -> bool {
    furniture_of(text).is_some()
        || symbols::spelled(text).is_some()
        || is_date(text, phrases)
        || text.starts_with('[')
        || starts_with_any(text, phrases.adoption)
        || is_submission(text, phrases)
}

/// The title of a text with neither number nor opener, below a masthead that says whose it is, where the body begins, and
/// the facts above.
fn by_place(top: &[Line<'_>], phrases: &'static Table) -> Option<(Range<usize>, usize, Masthead)> {
    let facts::Above { facts, end, title } = facts::read_above(top, false, phrases);
    // A text of the Security Council names no session; it says what it is.
    let is_masthead = match facts.session {
        Some(_) => facts.organ.is_some() || facts.agenda_item.is_some(),
        None => facts.organ.is_some() && facts.document_type.is_some(),
    };
    if !is_masthead || symbol(&top[..end], None, None).is_none() {
        return None;
    }
    let is_title = |at: usize| top[at].text.label.is_none() && !top[at].text.ends_paragraph();
    let body = match facts.document_type {
        _ if end >= top.len() => end,
        None => document_title_end(top, end, phrases),
        Some(of) if (of.is_resolution() || of == DocumentType::Amendments) && is_title(end) => {
            let limit = top.len().min(end + MAX_TITLE_LINES);
            (end + 1..limit).find(|&at| top[at].gap > 0).unwrap_or(end + 1)
        }
        Some(_) => end,
    };
    let title = if body > end { end..body } else { title.unwrap_or(end..end) };
    Some((title, body, facts))
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
        .or_else(|| of_council(lines))
}

/// The resolution of the Security Council that the lines are of: the one that the first number names, as a page that links to its
/// neighbours does in its title, else the first of the last line that names any.
fn of_council(lines: &[Line<'_>]) -> Option<Symbol> {
    let mut named = lines.iter().flat_map(|line| symbols::of_council(&line.text));
    let first =
        lines.iter().find_map(|line| Some((&line.text, runs(&line.text).into_iter().next()?)));
    let titled = first.and_then(|(text, digits)| {
        let start = format!("S/RES/{} ", &text[digits]);
        named.find(|symbol| symbol.as_str().starts_with(&start))
    });
    titled.or_else(|| lines.iter().rev().find_map(|line| symbols::of_council(&line.text).next()))
}
