//! Lines → body lines, footnote lines, and what is set aside between them.
//!
//! Tells page heads, page numbers, job numbers, barcodes and links from text, and finds the page turns.

use super::lines::{self, Line, cells};
use crate::language::{Phrases, starts_with_any};
use crate::model::{SetAside, SetAsideKind, Symbol};

/// A line of the body.
#[derive(Debug, Clone, Copy)]
pub struct BodyLine<'t> {
    /// The line.
    pub line: Line<'t>,
    /// Whether the page turned just before it.
    pub turn: bool,
    /// The page it stands on, counted by the turns found.
    pub page: u32,
}

/// A line that belongs to the footnotes.
#[derive(Debug, Clone, Copy)]
pub struct NoteLine<'t> {
    /// Its characters.
    pub text: &'t str,
    /// The page it stands on, counted by the turns found.
    pub page: u32,
}

/// The lines of a document, told apart.
#[derive(Debug, Default)]
pub struct Sorted<'t> {
    /// The body, in order.
    pub body: Vec<BodyLine<'t>>,
    /// The footnotes' lines, in order.
    pub notes: Vec<NoteLine<'t>>,
    /// The rest, in order.
    pub set_aside: Vec<SetAside>,
}

/// What is known of a document before its lines are sorted.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// The document's own symbol.
    pub symbol: Option<&'a Symbol>,
    /// Its title, wraps undone.
    pub title: Option<&'a str>,
    /// The phrases of its language.
    pub phrases: &'static Phrases,
}

/// A page head has at most this many lines: a long title takes four or five.
const MAX_HEAD_LINES: usize = 7;

/// Tells the lines of a document (masthead and title not among them) apart.
pub fn sort<'t>(lines: &[Line<'t>], known: Known<'_>) -> Sorted<'t> {
    let kinds = classify(lines, known);
    let mut sorted = Sorted::default();
    let mut page = 1;
    let mut turn = false;
    let mut in_notes = false;
    let mut last_page = lines.first().map_or(1, |line| line.page);
    for (line, kind) in lines.iter().zip(&kinds) {
        if line.page != last_page {
            last_page = line.page;
            turn = true;
        }
        match kind {
            Some(SetAsideKind::NoteRule) => in_notes = true,
            Some(SetAsideKind::Link) => turn = true,
            Some(SetAsideKind::Separator) => {}
            Some(_) => {
                turn = true;
                in_notes = false;
            }
            None => {}
        }
        if let Some(kind) = *kind {
            sorted.set_aside.push(SetAside { kind, text: line.text.to_owned() });
            continue;
        }
        if in_notes && (line.whole || turn && !begins_note(line.text)) {
            in_notes = false;
        }
        if in_notes && line.gap > 0 && begins_operative(line.text) {
            in_notes = false;
        }
        if in_notes {
            sorted.notes.push(NoteLine { text: line.text, page });
            continue;
        }
        if turn {
            page += 1;
        }
        sorted.body.push(BodyLine { line: *line, turn, page });
        turn = false;
    }
    sorted
}

/// "3 A/79/88." or "3" alone, but not "3." or "3/4".
pub fn begins_note(text: &str) -> bool {
    note_number(text).is_some()
}

/// The number at the head of a footnote, and the text after it.
pub fn note_number(text: &str) -> Option<(u32, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if !(1..=3).contains(&digits) || text.starts_with('0') {
        return None;
    }
    let rest = &text[digits..];
    let follows = rest.chars().next().is_none_or(|c| {
        c.is_whitespace()
            || c.is_uppercase()
            || crate::language::is_unspaced(c)
            || "“«\"‘".contains(c)
    });
    follows.then_some((text[..digits].parse().ok()?, rest.trim_start()))
}

fn begins_operative(text: &str) -> bool {
    super::labels::parse(text).is_some_and(|label| label.operative_number().is_some())
}

/// The kind of furniture each line is; `None` for lines of text.
fn classify(lines: &[Line<'_>], known: Known<'_>) -> Vec<Option<SetAsideKind>> {
    let mut kinds: Vec<Option<SetAsideKind>> =
        lines.iter().map(|line| alone(line.text, known)).collect();
    mark_heads(lines, known, &mut kinds);
    mark_page_numbers(lines, &mut kinds);
    mark_beside_furniture(lines, known, &mut kinds);
    mark_running_heads(lines, known.phrases, &mut kinds);
    kinds
}

/// What a line is by its own cells: furniture when every cell is.
fn alone(text: &str, known: Known<'_>) -> Option<SetAsideKind> {
    // Furniture has a digit, an underscore, an asterisk, or the colon of an address.
    if !text.bytes().any(|b| b.is_ascii_digit() || matches!(b, b'_' | b'*' | b':')) {
        return None;
    }
    let mut found = None;
    for cell in cells(text) {
        let kind = lines::furniture_of(cell)
            .or_else(|| is_own_symbol(cell, known).then_some(SetAsideKind::PageHead));
        match kind {
            Some(kind) => found = found.or(Some(kind)),
            None if found == Some(SetAsideKind::JobNumber) && lines::is_print_date(cell) => {}
            // "2/2     23-26252"
            None if lines::is_page_of(cell) && text.len() > cell.len() => {}
            None => return None,
        }
    }
    found
}

fn is_own_symbol(cell: &str, known: Known<'_>) -> bool {
    lines::symbol_of(cell).is_some_and(|symbol| known.symbol.is_none_or(|own| *own == symbol))
}

/// "2/3" is a page number where a job number or the symbol stands next to it.
fn mark_page_numbers(lines: &[Line<'_>], kinds: &mut [Option<SetAsideKind>]) {
    for at in 0..lines.len() {
        if kinds[at].is_some() || !lines::is_page_of(lines[at].text) {
            continue;
        }
        let beside = |other: usize| {
            matches!(kinds.get(other), Some(Some(SetAsideKind::JobNumber | SetAsideKind::PageHead)))
        };
        if beside(at + 1) || (at > 0 && beside(at - 1)) {
            kinds[at] = Some(SetAsideKind::PageNumber);
        }
    }
}

/// A title alone between blank lines is a page head, and six digits are a print date, next to other furniture.
fn mark_beside_furniture(lines: &[Line<'_>], known: Known<'_>, kinds: &mut [Option<SetAsideKind>]) {
    let title = known.title.map(squeeze).unwrap_or_default();
    let mut at = 0;
    while at < lines.len() {
        let chunk = chunk_around(lines, at);
        at = chunk.end;
        let beside = |other: Option<usize>| {
            other.and_then(|other| *kinds.get(other)?).is_some_and(is_of_pages)
        };
        if kinds[chunk.start].is_some()
            || chunk.len() > MAX_HEAD_LINES
            || !(beside(chunk.start.checked_sub(1)) || beside(Some(chunk.end)))
        {
            continue;
        }
        if lines[chunk.clone()].iter().all(|line| lines::is_print_date(line.text)) {
            kinds[chunk].fill(Some(SetAsideKind::JobNumber));
        } else if lines[chunk.clone()].iter().all(|line| is_piece(line.text, &title)) {
            kinds[chunk].fill(Some(SetAsideKind::PageHead));
        }
    }
}

fn is_of_pages(kind: SetAsideKind) -> bool {
    matches!(
        kind,
        SetAsideKind::PageHead
            | SetAsideKind::PageNumber
            | SetAsideKind::JobNumber
            | SetAsideKind::Barcode
    )
}

/// Spreads a page head from the line with the symbol over the lines of the title beside it.
fn mark_heads(lines: &[Line<'_>], known: Known<'_>, kinds: &mut [Option<SetAsideKind>]) {
    let title = known.title.map(squeeze).unwrap_or_default();
    for at in 0..lines.len() {
        if !cells(lines[at].text).any(|cell| is_own_symbol(cell, known)) {
            continue;
        }
        let chunk = chunk_around(lines, at);
        let of_title = |text: &str| {
            cells(text).all(|cell| is_own_symbol(cell, known) || is_piece(cell, &title))
        };
        if !of_title(lines[at].text) && chunk.len() > MAX_HEAD_LINES {
            continue;
        }
        if chunk.len() <= MAX_HEAD_LINES {
            let end = end_of_head(&lines[chunk.clone()], of_title);
            kinds[chunk.start..chunk.start + end].fill(Some(SetAsideKind::PageHead));
            continue;
        }
        kinds[at] = Some(SetAsideKind::PageHead);
        for other in (chunk.start..at).rev().take_while(|&i| of_title(lines[i].text)) {
            kinds[other] = Some(SetAsideKind::PageHead);
        }
        for other in (at + 1..chunk.end).take_while(|&i| of_title(lines[i].text)) {
            kinds[other] = Some(SetAsideKind::PageHead);
        }
    }
}

/// Where a page head ends in a chunk that may hold the first lines of the page's text too: below the title's last line. A
/// head with another title than the document's is all of the chunk.
fn end_of_head(chunk: &[Line<'_>], of_title: impl Fn(&str) -> bool) -> usize {
    let titles = chunk.iter().filter(|line| of_title(line.text)).count();
    let last = chunk.iter().rposition(|line| of_title(line.text));
    match last {
        Some(last)
            if titles > 1 && chunk.get(last + 1).is_some_and(|line| is_running_text(line.text)) =>
        {
            last + 1
        }
        _ => chunk.len(),
    }
}

/// Whether a line has so many words that it is not the end of a title.
fn is_running_text(text: &str) -> bool {
    cells(text).count() == 1 && text.split_whitespace().count() >= WORDS_OF_TEXT
}

/// The last line of a title that is printed otherwise than above the text has mostly fewer words.
const WORDS_OF_TEXT: usize = 6;

/// Heads of collections of resolutions, with the bare page number beside them.
fn mark_running_heads(lines: &[Line<'_>], phrases: &Phrases, kinds: &mut [Option<SetAsideKind>]) {
    for at in 0..lines.len() {
        if kinds[at].is_some() || !starts_with_any(lines[at].text, phrases.running_heads) {
            continue;
        }
        let chunk = chunk_around(lines, at);
        if chunk.len() > MAX_HEAD_LINES {
            continue;
        }
        for beside in [chunk.start.checked_sub(1), Some(chunk.end)].into_iter().flatten() {
            if lines.get(beside).is_some_and(|line| lines::is_bare_number(line.text)) {
                kinds[beside] = Some(SetAsideKind::PageNumber);
            }
        }
        kinds[chunk].fill(Some(SetAsideKind::PageHead));
    }
}

/// The run of lines around `at` without a blank line or a page turn between them.
fn chunk_around(lines: &[Line<'_>], at: usize) -> std::ops::Range<usize> {
    let divided = |i: usize| lines[i].gap > 0 || lines[i].page != lines[i - 1].page;
    let start = (1..=at).rev().find(|&i| divided(i)).unwrap_or(0);
    let end = (at + 1..lines.len()).find(|&i| divided(i)).unwrap_or(lines.len());
    start..end
}

/// Letters and digits only, in lower case.
fn squeeze(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_piece(cell: &str, title: &str) -> bool {
    let cell = squeeze(cell);
    !cell.is_empty() && title.contains(&cell)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::phrases;
    use crate::model::Language;

    fn sorted(text: &str, title: &str) -> (Vec<String>, Vec<String>, Vec<String>) {
        let raw = crate::read::text::read(text.as_bytes()).unwrap();
        let lines: Vec<Line<'_>> = raw
            .blocks
            .iter()
            .map(|b| Line {
                text: &b.text,
                indent: b.indent,
                gap: b.gap,
                page: b.page,
                whole: false,
                row: false,
                label: None,
                marks: &[],
            })
            .collect();
        let symbol = Symbol::parse("A/RES/79/62");
        let known = Known {
            symbol: symbol.as_ref(),
            title: Some(title),
            phrases: phrases(Language::English),
        };
        let sorted = sort(&lines, known);
        (
            sorted.body.iter().map(|l| l.line.text.to_owned()).collect(),
            sorted.notes.iter().map(|l| l.text.to_owned()).collect(),
            sorted.set_aside.iter().map(|s| s.text.clone()).collect(),
        )
    }

    #[test]
    fn page_turn_in_extractor_text() {
        let text = "Restrictions on the Use of\n\nA/RES/79/62 \nLethal autonomous\nsystems\n \n24-23093\n2/3 \n \nCertain";
        let (body, notes, aside) = sorted(text, "Lethal autonomous systems");
        assert_eq!(body, ["Restrictions on the Use of", "Certain"]);
        assert!(notes.is_empty());
        assert_eq!(aside, ["A/RES/79/62", "Lethal autonomous", "systems", "24-23093", "2/3"]);
    }

    #[test]
    fn page_turn_in_layout_text() {
        let text = "     the Use of\n   ______\n      1\n        Treaty Series.\n\n 24-23093 (E)     100124\n *2423093*\n\nA/RES/79/62                Lethal autonomous systems\n\n      Certain";
        let (body, notes, aside) = sorted(text, "Lethal autonomous systems");
        assert_eq!(body, ["the Use of", "Certain"]);
        assert_eq!(notes, ["1", "Treaty Series."]);
        assert_eq!(aside.len(), 4);
    }

    #[test]
    fn a_symbol_that_wraps_onto_its_own_line_is_text() {
        let (body, _, _) = sorted("pursuant to its resolution\n78/241\non weapons,", "Weapons");
        assert_eq!(body.len(), 3);
    }
}
