//! The first page above the body: symbol, session, agenda item, title and dates.

use super::lines::{self, Line, cells};
use super::wrap::Wrapper;
use crate::language::{Phrases, starts_with_any};
use crate::model::{Masthead, SetAside, SetAsideKind, Symbol};
use crate::tokens::dates;

/// The masthead of a document, and where its body begins.
#[derive(Debug, Default)]
pub struct Head {
    /// The facts.
    pub facts: Masthead,
    /// Index of the first line that belongs to neither masthead nor title.
    pub body: usize,
    /// The lines of masthead and title.
    pub set_aside: Vec<SetAside>,
}

/// The title line, or the opener, stands within this many lines of the beginning.
const MAX_LINES: usize = 90;

/// A title has at most this many lines.
const MAX_TITLE_LINES: usize = 9;

/// Reads the masthead of a document's lines.
pub fn read(lines: &[Line<'_>], phrases: &Phrases) -> Head {
    let top = &lines[..lines.len().min(MAX_LINES)];
    let opener = opener(top, phrases);
    let titled = top
        .iter()
        .position(|line| numbered_title(line.text).is_some())
        .filter(|&at| opener.is_none_or(|opener| at < opener));
    let title = match titled {
        Some(at) => at..title_end(lines, at, opener),
        None => untitled(top, opener, phrases),
    };
    let mut head = Head { body: title.end, ..Head::default() };
    head.facts.symbol = symbol(&lines[..title.end]);
    if !title.is_empty() {
        head.facts.title = Some(title_text(&lines[title.clone()], phrases));
    }
    read_facts(&lines[..title.start], phrases, &mut head.facts);
    head.set_aside = lines[..title.end]
        .iter()
        .enumerate()
        .map(|(at, line)| SetAside {
            kind: if title.contains(&at) { SetAsideKind::Title } else { masthead_kind(line.text) },
            text: line.text.to_owned(),
        })
        .collect();
    head
}

/// The line that opens the body.
///
/// A masthead may name the organ as the opener does ("大会"); the opener is then the one below the numbered title.
fn opener(top: &[Line<'_>], phrases: &Phrases) -> Option<usize> {
    let below = |start: usize| {
        let lines = top.iter().enumerate().skip(start);
        lines.into_iter().find(|(_, line)| phrases.is_opener(line.text)).map(|(at, _)| at)
    };
    let first = below(0)?;
    let titled = top.iter().position(|line| numbered_title(line.text).is_some());
    titled.filter(|&at| at > first).and_then(below).or(Some(first))
}

/// "79/62. Lethal autonomous weapons systems", "78/901 - ...": the number and the rest.
fn numbered_title(text: &str) -> Option<(&str, &str)> {
    let (number, rest) =
        match text.split_once('.').filter(|(number, _)| number.len() <= LONGEST_NUMBER) {
            Some(divided) => divided,
            None => text.split_once(" - ").or_else(|| text.split_once(" – "))?,
        };
    let number = number.trim();
    let (session, count) = number.split_once('/')?;
    let count = count.trim_end_matches(|c: char| c == ' ' || c.is_ascii_uppercase());
    let digits = |part: &str, most: usize| {
        (1..=most).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit())
    };
    (digits(session, 3) && digits(count, 4)).then_some((number, rest.trim()))
}

/// "79/62 B", in bytes, with some room.
const LONGEST_NUMBER: usize = 16;

/// Where the title that begins at `at` ends.
///
/// Its lines follow without a blank one; a text in which every line has one goes by the opener.
fn title_end(lines: &[Line<'_>], at: usize, opener: Option<usize>) -> usize {
    let limit = lines.len().min(at + MAX_TITLE_LINES);
    let end = (at + 1..limit)
        .find(|&i| lines[i].gap > 0 || opener == Some(i))
        .unwrap_or(limit.min(at + 1));
    match opener {
        Some(opener)
            if opener < limit
                && (end..opener).all(|i| lines[i].gap <= 1 && is_title_line(lines[i].text)) =>
        {
            opener
        }
        _ => end,
    }
}

/// Whether a line between title and opener can be more of the title: not the letter or number of a part.
fn is_title_line(text: &str) -> bool {
    text.chars().count() > 3 && super::labels::roman_number(text).is_none()
}

/// The title of a text without a numbered one: the line before the opener, or nothing.
fn untitled(top: &[Line<'_>], opener: Option<usize>, phrases: &Phrases) -> std::ops::Range<usize> {
    let Some(opener) = opener else { return 0..0 };
    let usable = |line: &Line<'_>| {
        line.text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && lines::furniture_of(line.text).is_none()
            && lines::symbol_of(line.text).is_none()
            && !is_date_line(line.text, phrases)
    };
    let end = text_above(&top[..opener]).unwrap_or(opener);
    match top[..end].iter().rposition(usable) {
        Some(at) => {
            let start = (1..=at).rev().find(|&i| top[i].gap > 0).unwrap_or(0);
            start..end
        }
        None => end..end,
    }
}

/// Where numbered paragraphs begin above the opener, as on a recognised page whose columns came in the wrong order.
fn text_above(lines: &[Line<'_>]) -> Option<usize> {
    let is_numbered = |line: &Line<'_>| {
        let label = super::labels::parse(line.text);
        label.is_some_and(|label| label.operative_number().is_some() && !label.rest.is_empty())
    };
    let begin = lines.iter().position(is_numbered)?;
    let ends = |line: &Line<'_>| line.text.ends_with([';', '；', '؛']);
    lines.get(begin..)?.iter().any(ends).then_some(begin)
}

/// Whether a line is nothing but a date: "du 30 novembre 1975".
fn is_date_line(text: &str, phrases: &Phrases) -> bool {
    text.chars().count() < 30 && dates::last(text, phrases).is_some()
}

fn title_text(lines: &[Line<'_>], phrases: &Phrases) -> String {
    let mut text = String::new();
    for line in lines {
        Wrapper::of(phrases).append(&mut text, line.text);
    }
    match numbered_title(&text) {
        Some((_, rest)) => rest.to_owned(),
        None => text,
    }
}

fn masthead_kind(text: &str) -> SetAsideKind {
    lines::furniture_of(text).unwrap_or(SetAsideKind::Masthead)
}

/// The symbol: spelled out in a cell, else the number before the title, else "résolution 1300 (2000)".
fn symbol(lines: &[Line<'_>]) -> Option<Symbol> {
    let spelled = || lines.iter().flat_map(|line| cells(line.text)).find_map(lines::symbol_of);
    let numbered = || lines.iter().find_map(|line| Symbol::parse(numbered_title(line.text)?.0));
    let council = || lines.iter().rev().find_map(|line| council_symbol(line.text));
    spelled().or_else(numbered).or_else(council)
}

/// "Résolution 1300 (2000) du 31 mai 2000", "联合国安理会第1263(1999)号决议".
fn council_symbol(text: &str) -> Option<Symbol> {
    let open = text.rfind('(')?;
    let year = text[open + 1..].split_once(')')?.0.trim();
    let before = text[..open].trim_end();
    let digits = before.bytes().rev().take_while(u8::is_ascii_digit).count();
    let number = &before[before.len() - digits..];
    if !(1..=4).contains(&digits) || year.len() != 4 {
        return None;
    }
    Symbol::parse(&format!("S/RES/{number} ({year})"))
}

/// Reads session, agenda item and dates from the lines above the title.
fn read_facts(lines: &[Line<'_>], phrases: &Phrases, facts: &mut Masthead) {
    for (at, line) in lines.iter().enumerate() {
        for cell in cells(line.text) {
            if facts.session.is_none() && is_session(cell, phrases) {
                facts.session = Some(cell.to_owned());
            } else if facts.agenda_item.is_none() && starts_with_any(cell, phrases.agenda_item) {
                facts.agenda_item = Some(cell.to_owned());
            } else if let Some(date) = dates::last(cell, phrases) {
                let issue = at > 0
                    && lines[..at].iter().rev().take(2).any(|l| l.text.contains("Distr"))
                    || line.text.contains("Distr");
                if issue && facts.issued.is_none() {
                    facts.issued = Some(date);
                } else if !issue {
                    facts.adopted = Some(date);
                }
            }
        }
    }
}

fn is_session(cell: &str, phrases: &Phrases) -> bool {
    cell.chars().count() < 60
        && phrases.session.iter().any(|word| {
            let lower = cell.to_lowercase();
            lower.ends_with(word) || lower.starts_with(word)
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbered_titles() {
        assert_eq!(numbered_title("79/62. Lethal weapons"), Some(("79/62", "Lethal weapons")));
        assert_eq!(numbered_title("78/3 B.      Scale"), Some(("78/3 B", "Scale")));
        assert_eq!(
            numbered_title("78/901 - تقرير الأمين العام. والمتابعة"),
            Some(("78/901", "تقرير الأمين العام. والمتابعة"))
        );
        assert_eq!(numbered_title("1. Requests"), None);
        assert_eq!(numbered_title("resolution 79/62."), None);
    }

    #[test]
    fn symbols_of_the_council() {
        let symbol = |text| council_symbol(text).map(|s| s.to_string());
        assert_eq!(
            symbol("Résolution 1300 (2000) du 31 mai 2000").as_deref(),
            Some("S/RES/1300 (2000)")
        );
        assert_eq!(symbol("联合国安理会第1263(1999)号决议").as_deref(), Some("S/RES/1263 (1999)"));
        assert_eq!(symbol("(A/79/408, para. 114)"), None);
    }
}
