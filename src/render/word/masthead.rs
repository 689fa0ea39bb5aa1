//! The head of the first page: organisation, symbol, dates, session, agenda item and title, as they were set aside.

use crate::render::word::prelude::*;

/// The word in all languages before the kind of distribution.
const DISTRIBUTION: &str = "Distr.";

/// The paragraphs of the masthead, with what changed in them.
pub(super) fn blocks(documents: Sides<&Resolution>) -> Vec<Block<'static>> {
    let lines = documents.map(lines);
    let mut blocks = Vec::new();
    let mut rest = lines.as_ref().map(Vec::as_slice);
    // Lines that both have hold the others in their places; between them lines are taken in order.
    loop {
        let same = next_same(rest);
        let until = same.unwrap_or(rest.map(<[Line]>::len));
        for at in 0..until.old.max(until.new) {
            push(&mut blocks, rest.zip(until).map(|(lines, until)| lines[..until].get(at)));
        }
        let Some(same) = same else { break };
        push(&mut blocks, rest.zip(same).map(|(lines, at)| lines.get(at)));
        rest = rest.zip(same).map(|(lines, at)| &lines[at + 1..]);
    }
    blocks.extend(title(documents));
    blocks
}

/// Where the next new line stands that the old text has too.
fn next_same(lines: Sides<&[Line]>) -> Option<Sides<usize>> {
    lines.new.iter().enumerate().find_map(|(new_at, line)| {
        let old_at = lines.old.iter().position(|other| other.text == line.text)?;
        Some(Sides::new(old_at, new_at))
    })
}

/// A line, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line {
    text: String,
    style: Style,
    /// Right of the line before it.
    beside: bool,
}

fn lines(document: &Resolution) -> Vec<Line> {
    let facts = &document.masthead;
    let symbol = facts.symbol.as_ref().map(|symbol| symbol.as_str());
    let masthead = set_aside(document, SetAsideKind::Masthead);
    let cells = masthead.flat_map(|text| text.split("  "));
    let cells = cells.map(str::trim).filter(|cell| !cell.is_empty());
    let mut lines: Vec<Line> = Vec::new();
    for cell in cells {
        let is = |fact: Option<&str>| fact.is_some_and(|fact| cell.starts_with(fact));
        let after = lines.last().map(|line| line.style);
        let (style, beside) = match after {
            _ if is(facts.session.as_ref().map(|session| session.printed.as_str()))
                || is(facts.agenda_item.as_deref()) =>
            {
                (Style::MastheadSession, false)
            }
            None => (Style::MastheadOrganisation, false),
            Some(Style::MastheadOrganisation) if is(symbol) => (Style::MastheadOrganisation, true),
            Some(Style::MastheadOrganisation) => (Style::MastheadOrgan, false),
            Some(Style::MastheadOrgan) if cell.contains(DISTRIBUTION) => {
                (Style::MastheadOrgan, true)
            }
            Some(_) => (Style::Masthead, false),
        };
        lines.push(Line { text: cell.to_string(), style, beside });
    }
    if let Some(symbol) = symbol
        && !lines.iter().any(|line| line.text.contains(symbol))
    {
        let line = Line { text: symbol.to_string(), style: Style::Masthead, beside: false };
        lines.insert(0, line);
    }
    lines
}

fn set_aside(document: &Resolution, kind: SetAsideKind) -> impl Iterator<Item = &str> {
    let entries = document.set_aside.iter().filter(move |entry| entry.kind == kind);
    entries.map(|entry| entry.text.as_str())
}

/// Adds a line, or what became of it.
fn push(blocks: &mut Vec<Block<'static>>, lines: Sides<Option<&Line>>) {
    let (Some(line), Some(tag)) = (lines.new.or(lines.old), tag_of(&lines)) else {
        return;
    };
    let inlines = replaced(lines.map(|line| line.map(|line| line.text.as_str())));
    match blocks.last_mut() {
        Some(before) if line.beside && before.style == line.style => {
            before.inlines.push(Tracked::new(tag, Inline::Tab));
            before.inlines.extend(inlines);
        }
        _ => blocks.push(Block { mark: tag.into(), ..Block::new(line.style, inlines) }),
    }
}

/// The title, with its number where that is printed before it.
fn title(documents: Sides<&Resolution>) -> Option<Block<'static>> {
    let titles = documents.map(|document| document.masthead.title.as_deref());
    titles.new.or(titles.old)?;
    let numbers = documents.map(title_number);
    let numbers = numbers.as_ref().map(Option::as_deref);
    let mut inlines = replaced(numbers);
    inlines.extend(tag_of(&numbers).map(|tag| Tracked::new(tag, Inline::Tab)));
    inlines.extend(replaced(titles));
    Some(Block::new(Style::Title, inlines))
}

fn title_number(document: &Resolution) -> Option<String> {
    document.masthead.title.as_ref()?;
    let number = format!("{}.", document.masthead.symbol.as_ref()?.number());
    let first = set_aside(document, SetAsideKind::Title).next()?;
    first.trim_start().starts_with(&number).then_some(number)
}
