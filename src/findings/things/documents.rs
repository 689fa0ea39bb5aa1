//! Documents that a text cites, by their symbols: resolution 78/241 is A/RES/78/241.

use std::cell::LazyCell;
use std::ops::{Deref, Range};

use super::Sighting;
use crate::findings::ThingKind;
use crate::findings::meanings::Role;
use crate::findings::texts::Text;
use crate::model::{Document, Symbol};
use crate::tokens::organs::{Citations, LONGEST_LIST};

mod symbol;

/// Adds the documents of a text, in which an organ speaks to which the document `own` belongs.
pub(super) fn find(text: &Text<'_>, own: Option<&Document>, sightings: &mut Vec<Sighting>) {
    if !text.roles.any(&[Role::Symbol, Role::Resolution, Role::Decision]) {
        return;
    }
    let language = text.meanings.table.language;
    let citations = LazyCell::new(|| Citations::new(text.text, language, own));
    let mut list = None;
    let mut at = 0;
    while at < text.tokens.len() {
        let roles = text.roles(at);
        let start = at;
        at += 1;
        if roles.has(Role::Resolution) {
            list = Some((start, Cited::Resolution));
        } else if roles.has(Role::Decision) {
            list = Some((start, Cited::Decision));
        } else if text.name(start) == ";" {
            list = None;
        }
        if !roles.any(&[Role::Symbol, Role::Number]) {
            continue;
        }
        let cited = list.filter(|(head, _)| start - head <= LONGEST_LIST).map(|(_, cited)| cited);
        let Some((name, bytes)) = name(text, start, cited, &citations) else {
            continue;
        };
        at = text.tokens.partition_point(|token| (token.start as usize) < bytes.end);
        // "of 22 December 2023"
        let date = (at..at + 2).find(|&at| text.is(at, Role::Date));
        let value = date.map(|at| text.words(at..at + 1));
        sightings.push(Sighting::new(ThingKind::Document, name, value, text.spot(bytes)));
    }
}

/// What a list of numbers is of.
#[derive(Debug, Clone, Copy)]
enum Cited {
    Resolution,
    Decision,
}

/// The name of the document whose symbol or number begins at a token, and the bytes that it takes.
fn name<'t>(
    text: &Text<'_>,
    at: usize,
    cited: Option<Cited>,
    citations: &impl Deref<Target = Citations<'t>>,
) -> Option<(String, Range<usize>)> {
    let printed = number_of(text, at);
    let bytes = text.bytes(at..at + 1);
    let resolution = |number: &str| {
        let (period, rest) = number.split_once('/')?;
        let period = period.parse().ok().filter(|_| rest.starts_with(|c: char| c.is_ascii_digit()));
        let series = citations.series(bytes.start, period?);
        let is_known = !series.is_empty() && !series.contains(" ");
        if is_known {
            return Symbol::of_series(Some(series), number).map(|symbol| symbol.to_string());
        }
        Some(format!("{series} resolution {number}").trim_start().to_owned())
    };
    let measured = !text.meanings.table.document_measures.is_empty() && printed.contains('/');
    let is_symbol = text.is(at, Role::Symbol);
    if !measured && is_symbol && (is_capital(printed) || text.text[..bytes.start].ends_with(")/")) {
        let bytes = symbol::whole(text.text, bytes, text.meanings.table);
        let printed = text.text[bytes.clone()].split_whitespace().collect::<Vec<_>>().join(" ");
        let own = Symbol::parse(&printed).map(|symbol| symbol.to_string());
        return (!symbol::is_grade(&printed)).then(|| (own.unwrap_or(printed), bytes));
    }
    let cited = if measured { kind_behind(text, at) } else { cited };
    match cited? {
        Cited::Decision => (measured || is_symbol).then(|| (format!("decision {printed}"), bytes)),
        Cited::Resolution if measured || is_symbol => {
            let name = resolution(printed)?;
            if !measured
                && name.starts_with(Document::ASSEMBLY)
                && let Some((letters, end)) = letters(text, at + 1)
                && let Some(symbol) = Symbol::parse(&format!("{name} {letters}"))
            {
                return Some((symbol.to_string(), text.bytes(at..end)));
            }
            Some((name, bytes))
        }
        Cited::Resolution => bracketed(text, at),
    }
}

fn is_capital(printed: &str) -> bool {
    printed.starts_with(|c: char| c.is_ascii_uppercase())
}

/// The letters of the parts of a resolution, of several the first and the last, and the token behind them: "A", "A and B", "A to E".
fn letters(text: &Text<'_>, at: usize) -> Option<(String, usize)> {
    let table = text.meanings.table;
    let letter = |at: usize| Some(text.name(at)).filter(|name| name.len() == 1 && is_capital(name));
    let joins = |at: usize| {
        let lists = [table.and, table.or, table.to, &[",", "-"]];
        lists.iter().any(|list| text.is_one_of(at, list))
    };
    let first = letter(at)?;
    let mut end = at + 1;
    while joins(end) && letter(end + 1).is_some() {
        end += 2;
    }
    let last = letter(end - 1).filter(|_| end > at + 1).map(|last| format!(" to {last}"));
    Some((format!("{first}{}", last.unwrap_or_default()), end))
}

/// "78/241" of "第78/241号".
fn number_of<'c>(text: &Text<'c>, at: usize) -> &'c str {
    let table = text.meanings.table;
    let name = text.name(at);
    let name = name.strip_prefix(table.ordinal_prefix).unwrap_or(name);
    let mut measures = table.document_measures.iter();
    measures.find_map(|measure| name.strip_suffix(measure)).unwrap_or(name)
}

/// What the number before its kind is of: "第78/241号决议".
fn kind_behind(text: &Text<'_>, at: usize) -> Option<Cited> {
    const FARTHEST: usize = 12;
    (at + 1..=at + FARTHEST).find_map(|at| match text.roles(at) {
        roles if roles.has(Role::Decision) => Some(Cited::Decision),
        roles => roles.has(Role::Resolution).then_some(Cited::Resolution),
    })
}

/// "2654 (2022)", "1514 (XV)", "217 A (III)", "1874 (S-IV)".
fn bracketed(text: &Text<'_>, at: usize) -> Option<(String, Range<usize>)> {
    let open = letters(text, at + 1).map_or(at + 1, |(_, end)| end);
    let period = text.words(open + 1..open + 2);
    let is_roman = !period.is_empty() && period.bytes().all(|b| b"IVXLS-".contains(&b));
    let organ = if text.is(open + 1, Role::Year) { "S" } else { is_roman.then_some("A")? };
    let is_bracketed = text.name(open) == "(" && text.name(open + 2) == ")";
    let is_number = text.name(at).bytes().all(|b| b.is_ascii_digit());
    (is_bracketed && is_number).then(|| {
        let name = format!("{organ}/RES/{} ({period})", text.words(at..open));
        (name, text.bytes(at..open + 3))
    })
}
