//! Documents that a text cites, by their symbols: resolution 78/241 is A/RES/78/241.

use std::cell::LazyCell;
use std::ops::Deref;

use super::Sighting;
use crate::findings::ThingKind;
use crate::findings::meanings::Role;
use crate::findings::texts::Text;
use crate::model::{Document, Symbol};
use crate::tokens::organs::{Citations, LONGEST_LIST};

/// Adds the documents of a text, in which an organ speaks to which the document `own` belongs.
pub(super) fn find(text: &Text<'_>, own: Option<&Document>, sightings: &mut Vec<Sighting>) {
    if !text.roles.any(&[Role::Symbol, Role::Resolution, Role::Decision]) {
        return;
    }
    let language = text.meanings.table.language;
    let citations = LazyCell::new(|| Citations::new(text.text, language, own));
    let mut list = None;
    for at in 0..text.tokens.len() {
        let roles = text.roles(at);
        if roles.has(Role::Resolution) {
            list = Some((at, Cited::Resolution));
        } else if roles.has(Role::Decision) {
            list = Some((at, Cited::Decision));
        } else if text.name(at) == ";" {
            list = None;
        }
        if !roles.any(&[Role::Symbol, Role::Number]) {
            continue;
        }
        let cited = list.filter(|(head, _)| at - head <= LONGEST_LIST).map(|(_, cited)| cited);
        let Some((name, end)) = name(text, at, cited, &citations) else {
            continue;
        };
        // "of 22 December 2023"
        let date = (end..end + 2).find(|&at| text.is(at, Role::Date));
        let value = date.map(|at| text.words(at..at + 1));
        let spot = text.spot(text.bytes(at..end));
        sightings.push(Sighting::new(ThingKind::Document, name, value, spot));
    }
}

/// What a list of numbers is of.
#[derive(Debug, Clone, Copy)]
enum Cited {
    Resolution,
    Decision,
}

/// The name of the document whose symbol or number begins at a token, and the token behind it.
fn name<'t>(
    text: &Text<'_>,
    at: usize,
    cited: Option<Cited>,
    citations: &impl Deref<Target = Citations<'t>>,
) -> Option<(String, usize)> {
    let printed = number_of(text, at);
    let resolution = |number: &str| {
        let (period, rest) = number.split_once('/')?;
        let period = period.parse().ok().filter(|_| rest.starts_with(|c: char| c.is_ascii_digit()));
        let series = citations.series(text.tokens[at].start as usize, period?);
        Some(match series {
            Document::ASSEMBLY => format!("{series}/{number}"),
            "S" | "E" | Document::HUMAN_RIGHTS_COUNCIL => format!("{series}/RES/{number}"),
            _ => format!("{series} resolution {number}").trim_start().to_owned(),
        })
    };
    let measured = !text.meanings.table.document_measures.is_empty() && printed.contains('/');
    let is_symbol = text.is(at, Role::Symbol);
    if !measured && is_symbol && printed.starts_with(|c: char| c.is_ascii_uppercase()) {
        let own = Symbol::parse(printed).map(|symbol| symbol.to_string());
        return Some((own.unwrap_or_else(|| printed.to_owned()), at + 1));
    }
    let cited = if measured { kind_behind(text, at) } else { cited };
    match cited? {
        Cited::Decision => (measured || is_symbol).then(|| (format!("decision {printed}"), at + 1)),
        Cited::Resolution if measured || is_symbol => {
            let letter = text.name(at + 1);
            let is_letter = letter.len() == 1 && letter.bytes().all(|b| b.is_ascii_uppercase());
            let name = resolution(printed)?;
            if is_letter && !measured && !name.contains(' ') {
                return Some((format!("{name} {letter}"), at + 2));
            }
            Some((name, at + 1))
        }
        Cited::Resolution => bracketed(text, at, printed),
    }
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

/// "2654 (2022)", "1514 (XV)".
fn bracketed(text: &Text<'_>, at: usize, number: &str) -> Option<(String, usize)> {
    let period = text.name(at + 2);
    let is_bracketed = text.name(at + 1) == "(" && text.name(at + 3) == ")";
    let is_roman = || !period.is_empty() && period.bytes().all(|b| b"IVXLS-".contains(&b));
    let organ = match period {
        _ if !is_bracketed || !number.bytes().all(|b| b.is_ascii_digit()) => return None,
        _ if text.is(at + 2, Role::Year) => "S",
        _ => is_roman().then_some("A")?,
    };
    Some((format!("{organ}/RES/{number} ({period})"), at + 4))
}
