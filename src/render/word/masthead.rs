//! The head of the first page: organisation, symbol, dates, session, agenda item and title, as they were set aside.

use crate::model::{Resolution, SetAsideKind, Sides};
use crate::render::word::draft::{Block, Content, Fate, Piece, replaced};
use crate::render::word::looks::Style;

/// The word in all languages before the kind of distribution.
const DISTRIBUTION: &str = "Distr.";

/// The paragraphs of the masthead, with what changed in them.
pub(super) fn blocks(documents: Sides<&Resolution>) -> Vec<Block<'static>> {
    let lines = documents.map(lines);
    let mut blocks = Vec::new();
    let mut old = lines.old.as_slice();
    let mut new = lines.new.as_slice();
    // Lines that both have hold the others in their places; between them lines are taken in order.
    while let Some((old_at, new_at)) = next_same(old, new) {
        let (old_before, old_rest) = old.split_at(old_at);
        let (new_before, new_rest) = new.split_at(new_at);
        between(&mut blocks, old_before, new_before);
        push(&mut blocks, old_rest.first().cloned(), new_rest.first().cloned());
        old = old_rest.get(1..).unwrap_or_default();
        new = new_rest.get(1..).unwrap_or_default();
    }
    between(&mut blocks, old, new);
    let titles = documents.map(title);
    if titles.old.is_some() || titles.new.is_some() {
        blocks.push(title_block(titles));
    }
    blocks
}

/// The next new line that the old text has too.
fn next_same(old: &[Line], new: &[Line]) -> Option<(usize, usize)> {
    new.iter().enumerate().find_map(|(new_at, line)| {
        let old_at = old.iter().position(|other| other.text == line.text)?;
        Some((old_at, new_at))
    })
}

fn between(blocks: &mut Vec<Block<'static>>, old: &[Line], new: &[Line]) {
    for at in 0..old.len().max(new.len()) {
        push(blocks, old.get(at).cloned(), new.get(at).cloned());
    }
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
    let set_aside = document.set_aside.iter();
    let set_aside = set_aside.filter(|entry| entry.kind == SetAsideKind::Masthead);
    let cells = set_aside.flat_map(|entry| entry.text.split("  "));
    let cells = cells.map(str::trim).filter(|cell| !cell.is_empty());
    let mut lines: Vec<Line> = Vec::new();
    for cell in cells {
        let is = |fact: Option<&str>| fact.is_some_and(|fact| cell.starts_with(fact));
        let after = lines.last().map(|line| line.style);
        let (style, beside) = match after {
            _ if is(facts.session.as_deref()) || is(facts.agenda_item.as_deref()) => {
                (Style::Session, false)
            }
            None => (Style::Organisation, false),
            Some(Style::Organisation) if is(symbol) => (Style::Organisation, true),
            Some(Style::Organisation) => (Style::Organ, false),
            Some(Style::Organ) if cell.contains(DISTRIBUTION) => (Style::Organ, true),
            Some(_) => (Style::Masthead, false),
        };
        let text = cell.to_string();
        lines.push(Line { text, style, beside });
    }
    let named = |line: &Line| symbol.is_some_and(|symbol| line.text.contains(symbol));
    if let Some(symbol) = symbol
        && !lines.iter().any(named)
    {
        let line = Line { text: symbol.to_string(), style: Style::Masthead, beside: false };
        lines.insert(0, line);
    }
    lines
}

/// Adds a line, or what became of it.
fn push(blocks: &mut Vec<Block<'static>>, old: Option<Line>, new: Option<Line>) {
    let text = |line: &Option<Line>| line.as_ref().map(|line| line.text.clone());
    let (old_text, new_text) = (text(&old), text(&new));
    let alone = match (&old, &new) {
        (Some(_), None) => Fate::Deleted,
        (None, Some(_)) => Fate::Inserted,
        _ => Fate::Kept,
    };
    let Some(line) = new.or(old) else {
        return;
    };
    let mut pieces = replaced(old_text.as_deref(), new_text.as_deref());
    match blocks.last_mut() {
        Some(before) if line.beside && before.style == line.style => {
            before.pieces.push(Piece::new(alone, Content::Tab));
            before.pieces.append(&mut pieces);
        }
        _ => {
            let mut block = Block::new(line.style, pieces);
            block.mark = alone;
            blocks.push(block);
        }
    }
}

/// The number of the title, where it is printed before it, and the title.
fn title(document: &Resolution) -> Option<(Option<String>, String)> {
    let title = document.masthead.title.clone()?;
    let symbol = document.masthead.symbol.as_ref();
    let number = symbol.map(|symbol| format!("{}.", symbol.number()));
    let set_aside = document.set_aside.iter();
    let mut lines = set_aside.filter(|entry| entry.kind == SetAsideKind::Title);
    let first = lines.next().map_or("", |line| line.text.trim_start());
    let number = number.filter(|number| first.starts_with(number.as_str()));
    Some((number, title))
}

fn title_block(titles: Sides<Option<(Option<String>, String)>>) -> Block<'static> {
    let parts =
        titles.map(|title| title.map_or((None, None), |(number, title)| (number, Some(title))));
    let numbers = (parts.old.0.as_deref(), parts.new.0.as_deref());
    let mut pieces = replaced(numbers.0, numbers.1);
    let fate = match numbers {
        (Some(_), Some(_)) => Some(Fate::Kept),
        (Some(_), None) => Some(Fate::Deleted),
        (None, Some(_)) => Some(Fate::Inserted),
        (None, None) => None,
    };
    pieces.extend(fate.map(|fate| Piece::new(fate, Content::Tab)));
    pieces.extend(replaced(parts.old.1.as_deref(), parts.new.1.as_deref()));
    Block::new(Style::Title, pieces)
}
