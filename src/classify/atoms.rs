//! The words of a change → atoms: what each word says, as far as the classes depend on it.

use std::ops::Range;

use super::lexicon::Lexicon;
use super::{joined, ordinals};
use crate::language::{phrases, starts_with_any};
use crate::model::{Date, Language};
use crate::tokens::{self, Class};

/// A word, number, date, symbol or mark of a change.
#[derive(Debug, Clone, PartialEq)]
pub struct Atom {
    /// Its bytes in the text that was cut.
    pub range: Range<usize>,
    /// What it says.
    pub value: Value,
    /// Its form for comparing: lower case, without what separates two spellings of one word.
    pub key: String,
    /// Whether it is printed with a capital, or in a script that has none.
    pub capital: bool,
}

/// What an atom says.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Punctuation.
    Mark,
    /// A word that only joins others: article, "and", "of".
    Little,
    /// Any other word.
    Word,
    /// An amount or count.
    Number(f64),
    /// A number that orders: "seventy-ninth", "44th".
    Ordinal(u32),
    /// A year by itself.
    Year(u16),
    /// Two years: "2024–2025".
    Years(u16, u16),
    /// A day, or with day 0 a month of a year.
    Date(When),
    /// A document: what stands before its session or year, the session or year, and the rest.
    Symbol(Cited),
}

/// A day, or a month of a year; the year may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct When {
    /// The year, where it is printed.
    pub year: Option<u16>,
    /// The month.
    pub month: u8,
    /// The day; 0 where only the month is printed.
    pub day: u8,
}

impl When {
    /// The day in days since 1970; the middle of the month where there is no day.
    pub fn days(self) -> Option<i64> {
        let day = if self.day == 0 { 15 } else { self.day };
        Some(Date::new(self.year?, self.month, day)?.days())
    }
}

/// A cited document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cited {
    /// What stands before the session or year, in capitals: "A", "A/HRC", "S/RES"; empty for "78/241".
    pub series: String,
    /// The session or the year.
    pub period: u32,
    /// What follows it.
    pub number: String,
}

impl Cited {
    /// Reads a printed symbol: "78/241", "A/79/88", "S/2000/459", "E/CN.4/2003/15"; `None` where no part is a number.
    pub fn read(printed: &str) -> Option<Cited> {
        let parts: Vec<&str> = printed.split('/').collect();
        if let Some(decision) = Cited::of_conference(&parts) {
            return Some(decision);
        }
        let at = parts.iter().position(|part| {
            !part.is_empty() && part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit())
        })?;
        let series = parts[..at].join("/").to_uppercase();
        let series = series.strip_suffix("RES").unwrap_or(&series);
        let series = series.trim_end_matches('/');
        Some(Cited {
            // "78/241" is A/RES/78/241.
            series: if series == "A" && printed.to_uppercase().starts_with("A/RES") {
                String::new()
            } else {
                series.to_owned()
            },
            period: parts[at].parse().ok()?,
            number: parts[at + 1..].join("/").to_uppercase(),
        })
    }
}

impl Cited {
    /// "1/CP.28": a decision of the twenty-eighth Conference of the Parties.
    fn of_conference(parts: &[&str]) -> Option<Cited> {
        let [number, body] = parts else { return None };
        let (series, period) = body.split_once('.')?;
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let named = series.len() >= 2 && series.bytes().all(|b| b.is_ascii_uppercase());
        (named && is_number(number) && is_number(period)).then(|| Cited {
            series: series.to_owned(),
            period: period.parse().unwrap_or(0),
            number: (*number).to_owned(),
        })
    }
}

impl Atom {
    /// Whether it is a number, date or symbol of any kind.
    pub fn is_value(&self) -> bool {
        !matches!(self.value, Value::Mark | Value::Little | Value::Word)
    }

    /// Whether it carries no meaning of its own.
    pub fn is_filler(&self) -> bool {
        matches!(self.value, Value::Mark | Value::Little)
    }
}

/// Cuts a text.
pub fn cut(text: &str, lexicon: &Lexicon) -> Vec<Atom> {
    let language = lexicon.language;
    let mut atoms = Vec::new();
    let mut pieces = tokens::pieces(text, language);
    split_days(text, &mut pieces);
    atoms.reserve(pieces.len());
    for (range, class) in pieces {
        let printed = &text[range.clone()];
        let value = value(printed, class, lexicon);
        let key = match class {
            Class::Mark => printed.to_owned(),
            _ => spelling(printed),
        };
        let capital = printed.starts_with(|c: char| c.is_alphabetic() && !c.is_lowercase());
        atoms.push(Atom { range, value, key, capital });
    }
    joined::join_all(&mut atoms, text, lexicon);
    atoms
}

/// "22–23" of "22–23 September" are two numbers.
fn split_days(text: &str, pieces: &mut Vec<(Range<usize>, Class)>) {
    let is_day = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    let mut at = 0;
    while let Some((range, class)) = pieces.get(at).cloned() {
        if class == Class::Number
            && let Some((first, last)) = text[range.clone()].split_once(['-', '–'])
            && is_day(first)
            && is_day(last)
        {
            pieces[at].0.end = range.start + first.len();
            pieces.insert(at + 1, (range.end - last.len()..range.end, class));
            at += 1;
        }
        at += 1;
    }
}

fn value(printed: &str, class: Class, lexicon: &Lexicon) -> Value {
    let language = lexicon.language;
    match class {
        Class::Mark => Value::Mark,
        Class::Date => when(printed, language).map_or(Value::Word, Value::Date),
        Class::Symbol => years(printed)
            .or_else(|| Cited::read(printed).map(Value::Symbol))
            .unwrap_or(Value::Word),
        Class::Number => {
            let number = || number(printed, language).map(Value::Number);
            year(printed)
                .map(Value::Year)
                .or_else(|| years(printed))
                .or_else(number)
                .or_else(|| ordinals::read(printed, lexicon).map(Value::Ordinal))
                .unwrap_or(Value::Word)
        }
        Class::Word => match ordinals::read(printed, lexicon) {
            Some(ordinal) => Value::Ordinal(ordinal),
            None if lexicon.is_little(printed) => Value::Little,
            None => Value::Word,
        },
    }
}

fn year(printed: &str) -> Option<u16> {
    let year: u16 = printed.parse().ok()?;
    (printed.len() == 4 && (1900..2200).contains(&year)).then_some(year)
}

/// Plans and budgets are of so many years at most (5 to 20).
const LONGEST_PERIOD: u16 = 15;

/// "2024-2025", "2024/25".
fn years(printed: &str) -> Option<Value> {
    let (first, second) = printed.split_once(['-', '–', '/'])?;
    let first = year(first)?;
    let second = match second.len() {
        2 => format!("{}{second}", first / 100),
        _ => second.to_owned(),
    };
    let second = year(&second)?;
    // "2024/13" is a resolution of the Economic and Social Council.
    (first < second && second - first <= LONGEST_PERIOD).then_some(Value::Years(first, second))
}

/// "7,312", "16.7", "82 193 200" and, in languages with a decimal comma, "16,7".
fn number(printed: &str, language: Language) -> Option<f64> {
    let plain = if !phrases(language).decimal_comma {
        printed.replace(',', "")
    } else if printed.split(',').nth(1).is_some_and(|end| end.len() < 3) {
        printed.replace(',', ".")
    } else {
        printed.replace([',', '.'], "")
    };
    plain.parse().ok()
}

/// The form that two spellings of one word share: lower case, no hyphens, no marks above letters are touched.
fn spelling(printed: &str) -> String {
    if printed.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return printed.to_ascii_lowercase();
    }
    let joined = printed.chars().filter(|c| c.is_alphanumeric() || matches!(c, '/' | '.'));
    joined.flat_map(char::to_lowercase).collect()
}

/// The day of a date as the six languages print it.
fn when(printed: &str, language: Language) -> Option<When> {
    let numbers: Vec<u16> = printed
        .split(|c: char| !c.is_ascii_digit())
        .filter_map(|digits| digits.parse().ok())
        .collect();
    if phrases(language).year_first {
        let (year, rest) = match numbers.as_slice() {
            [year, rest @ ..] if *year > 31 => (Some(*year), rest),
            rest => (None, rest),
        };
        let month = u8::try_from(*rest.first()?).ok()?;
        let day = u8::try_from(rest.get(1).copied().unwrap_or(0)).ok()?;
        return Some(When { year, month, day });
    }
    let day = u8::try_from(*numbers.first()?).ok()?;
    let year = numbers.get(1).copied();
    let name = printed.trim_start_matches(|c: char| !c.is_alphabetic());
    // "1er mai", "2 de mayo".
    let month = |name: &str| month(name, language);
    let rest = name.split_once(' ').map_or("", |(_, rest)| rest);
    let month = month(name).or_else(|| month(rest))?;
    Some(When { year, month, day })
}

/// The number of the month that a text begins with.
pub(super) fn month(text: &str, language: Language) -> Option<u8> {
    let mut months = phrases(language).months.iter();
    let at = months.position(|names| starts_with_any(text, names))?;
    u8::try_from(at + 1).ok()
}

/// The text with the spaces that separate words, for a person to read: trimmed, runs of spaces made one.
pub fn quoted(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// At most so many bytes of the end of a text.
pub fn tail(text: &str, bytes: usize) -> &str {
    let mut at = text.len().saturating_sub(bytes);
    while !text.is_char_boundary(at) {
        at += 1;
    }
    &text[at..]
}

/// At most so many bytes of the beginning of a text.
pub fn head(text: &str, bytes: usize) -> &str {
    let mut at = text.len().min(bytes);
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    &text[..at]
}

/// Whether a key is a small Roman numeral, as sections are numbered.
pub fn is_roman(key: &str) -> bool {
    (1..=5).contains(&key.len())
        && key.bytes().all(|b| matches!(b, b'i' | b'v' | b'x' | b'l' | b'c'))
}
