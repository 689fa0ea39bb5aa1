//! Documents that a text cites, by their symbols: resolution 78/241 is A/RES/78/241.

use super::Sighting;
use crate::findings::ThingKind;
use crate::findings::lexicon::{Lexicon, Role};
use crate::findings::texts::Text;
use crate::model::Symbol;

/// So far back stands the word "resolutions" of a list (20 to 200 tokens: lists of thirty resolutions with dates).
const LOOK_BACK: usize = 160;

pub(super) fn find(text: &Text<'_>, sightings: &mut Vec<Sighting>) {
    let lexicon = text.lexicon;
    if !text.roles.any(&[Role::Symbol, Role::Resolution, Role::Decision]) {
        return;
    }
    let mut list: Option<(usize, Cited)> = None;
    for (at, token) in text.tokens.iter().enumerate() {
        let roles = lexicon.roles(token);
        if roles.has(Role::Resolution) {
            list = Some((at, Cited::Resolution(organ(text, lexicon, at))));
        } else if roles.has(Role::Decision) {
            list = Some((at, Cited::Decision));
        } else if lexicon.name(token) == ";" {
            list = None;
        }
        if !roles.any(&[Role::Symbol, Role::Number]) {
            continue;
        }
        let cited = match &list {
            Some((head, cited)) if at - head <= LOOK_BACK => Some(cited),
            _ => None,
        };
        let Some((name, tokens)) = name(text, lexicon, at, cited) else {
            continue;
        };
        let value = date(text, lexicon, at + tokens);
        let name = dated(name, value.as_deref());
        let spot = text.spot(text.bytes(at..at + tokens));
        sightings.push(Sighting::new(ThingKind::Document, name, value, spot));
    }
}

/// What a list of numbers is of.
enum Cited {
    Resolution(Organ),
    Decision,
}

/// Whose resolutions they are.
enum Organ {
    /// The General Assembly, or whatever the number tells.
    Usual,
    /// The Human Rights Council.
    HumanRights,
    /// Another one, as printed.
    Other(String),
}

/// Who stands before the word "resolution": "Human Rights Council resolution", "its resolution".
fn organ(text: &Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> Organ {
    let word = |back: usize| at.checked_sub(back).map_or("", |at| lexicon.lower(&text.tokens[at]));
    match (word(2), word(1)) {
        ("rights", "council") => Organ::HumanRights,
        ("general", "assembly") | ("security", "council") | ("social", "council") => Organ::Usual,
        ("the", "council") => Organ::HumanRights,
        (_, "assembly" | "conference" | "commission") => {
            let first = (1..6).take_while(|&back| {
                at.checked_sub(back)
                    .is_some_and(|at| lexicon.roles(&text.tokens[at]).has(Role::Capital))
            });
            let count = first.count();
            Organ::Other(text.words(at - count..at))
        }
        ("human", "rights") => Organ::Other("Commission on Human Rights".to_owned()),
        _ => Organ::Usual,
    }
}

/// The name of the document whose symbol or number begins at a token, and how many tokens it takes.
fn name(
    text: &Text<'_>,
    lexicon: &Lexicon<'_>,
    at: usize,
    cited: Option<&Cited>,
) -> Option<(String, usize)> {
    let token = &text.tokens[at];
    let printed = number_of(lexicon.name(token), lexicon);
    let is_symbol = lexicon.roles(token).has(Role::Symbol);
    if !lexicon.table.document_measures.is_empty() && printed.contains('/') {
        let after = text.tokens[at + 1..].iter().take(12);
        let mut after = after.map(|token| lexicon.roles(token));
        let kind = after.find(|roles| roles.any(&[Role::Resolution, Role::Decision]))?;
        return Some(if kind.has(Role::Decision) {
            (format!("decision {printed}"), 1)
        } else {
            (resolution(&printed)?, 1)
        });
    }
    if is_symbol && printed.starts_with(|c: char| c.is_ascii_uppercase()) {
        let own = Symbol::parse(&printed).map(|symbol| symbol.to_string());
        return Some((own.unwrap_or(printed), 1));
    }
    match cited? {
        Cited::Decision if is_symbol => Some((format!("decision {printed}"), 1)),
        Cited::Decision => None,
        Cited::Resolution(Organ::Other(organ)) if is_symbol => {
            Some((format!("{organ} resolution {printed}"), 1))
        }
        Cited::Resolution(Organ::HumanRights) if is_symbol && !is_old(&printed) => {
            Some((format!("A/HRC/RES/{printed}"), 1))
        }
        Cited::Resolution(_) if is_symbol => match letter(text, lexicon, at + 1) {
            Some(letter) => Some((format!("{} {letter}", resolution(&printed)?), 2)),
            None => Some((resolution(&printed)?, 1)),
        },
        Cited::Resolution(_) => bracketed(text, lexicon, at, &printed),
    }
}

/// "78/241" of "第78/241号".
fn number_of(name: &str, lexicon: &Lexicon<'_>) -> String {
    let prefix = lexicon.table.ordinal_prefix;
    let name = name.strip_prefix(prefix).unwrap_or(name);
    let mut measures = lexicon.table.document_measures.iter();
    measures.find_map(|measure| name.strip_suffix(measure)).unwrap_or(name).to_owned()
}

/// A resolution whose date is not in the session of the General Assembly that its number tells is one of the Human
/// Rights Council: "57/28 of 11 October 2024".
fn dated(name: String, date: Option<&str>) -> String {
    let year = date
        .and_then(|date| date.get(date.len().saturating_sub(4)..))
        .and_then(|year| year.parse::<u32>().ok());
    let number = name.strip_prefix("A/RES/");
    let session = number
        .and_then(|number| number.split('/').next())
        .and_then(|session| session.parse::<u32>().ok());
    match (number, session, year) {
        (Some(number), Some(session), Some(year @ 2006..)) if year > session + 1947 => {
            format!("A/HRC/RES/{number}")
        }
        _ => name,
    }
}

/// "78/241", "2023/5".
fn resolution(number: &str) -> Option<String> {
    let (session, rest) = number.split_once('/')?;
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(session) || !rest.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Some(match session.len() {
        4 => format!("E/RES/{number}"),
        _ => format!("A/RES/{number}"),
    })
}

/// Sessions of the General Assembly that the Human Rights Council has not reached.
fn is_old(number: &str) -> bool {
    let session = number.split_once('/').and_then(|(session, _)| session.parse::<u32>().ok());
    session.is_some_and(|session| session > 65)
}

/// "2654 (2022)", "1514 (XV)".
fn bracketed(
    text: &Text<'_>,
    lexicon: &Lexicon<'_>,
    at: usize,
    number: &str,
) -> Option<(String, usize)> {
    let [open, inner, close] = text.tokens.get(at + 1..at + 4)? else {
        return None;
    };
    if lexicon.name(open) != "("
        || lexicon.name(close) != ")"
        || !number.bytes().all(|b| b.is_ascii_digit())
    {
        return None;
    }
    let year = lexicon.name(inner);
    if lexicon.roles(inner).has(Role::Year) {
        return Some((format!("S/RES/{number} ({year})"), 4));
    }
    let roman = !year.is_empty() && year.bytes().all(|b| b"IVXLS".contains(&b) || b == b'-');
    roman.then(|| (format!("A/RES/{number} ({year})"), 4))
}

/// The letter of a part behind a number: "48/252 A".
fn letter(text: &Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> Option<String> {
    let token = text.tokens.get(at)?;
    let name = lexicon.name(token);
    let is_letter = name.len() == 1 && name.bytes().all(|b| b.is_ascii_uppercase());
    is_letter.then(|| text.words(at..at + 1))
}

/// The date behind a symbol that ends before token `at`: "of 22 December 2023".
fn date(text: &Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> Option<String> {
    let next = (at..at + 2).find(|&at| text.is(at, Role::Date))?;
    Some(text.words(next..next + 1))
}
