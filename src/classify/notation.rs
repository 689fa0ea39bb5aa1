//! One figure in two notations: "1,234,567.89" and "1 234 567,89", "9 December 2026" and "2026-12-09".

use std::collections::BTreeSet;

use super::case::Case;
use crate::language::{Table, has, table};
use crate::model::Language;

/// The figures of some words, and the other words that carry meaning.
#[derive(Default, PartialEq)]
struct Figures {
    /// Whole numbers and fractions, days and years among them, in order.
    numbers: Vec<String>,
    /// Months by their numbers, in order.
    months: Vec<usize>,
    words: Vec<String>,
}

/// Bytes behind a change in which the month and year of its days stand: "[3] to 7 May 2027" (20 to 40).
const NEAR: usize = 30;

/// A change of notation is no longer than this (40 to 120).
const LONGEST: usize = 80;

/// Whether both sides of a change say the same numbers and dates, written in two ways.
pub fn is_another(case: &Case) -> bool {
    let sides = [case.words.old, case.words.new];
    let may_be =
        |words: &str| words.len() <= LONGEST && words.contains(|c: char| c.is_ascii_digit());
    if !sides.into_iter().all(may_be) {
        return false;
    }
    let after = super::atoms::head(case.after, NEAR).split([',', ';']).next().unwrap_or_default();
    let [old, new] = sides.map(|words| read(&format!("{words}{after}"), case.table));
    if old.words != new.words {
        return false;
    }
    let months = |figures: &Figures| figures.months.iter().copied().collect::<BTreeSet<_>>();
    match (months(&old).len(), months(&new).len()) {
        (0, 0) => old.numbers == new.numbers,
        // Of one month the order of day, month and year does not matter, nor whether it is said twice.
        (1, 1) => months(&old) == months(&new) && sorted(&old.numbers) == sorted(&new.numbers),
        _ => old == new,
    }
}

fn sorted(numbers: &[String]) -> Vec<&String> {
    let mut sorted: Vec<&String> = numbers.iter().collect();
    sorted.sort_unstable();
    sorted
}

fn read(text: &str, table: &Table) -> Figures {
    let mut figures = Figures::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let len = if c.is_ascii_digit() {
            let len = number_len(rest);
            match iso(&rest[..len]) {
                Some([year, month, day]) => {
                    figures.numbers.extend([plain(day), plain(year)]);
                    figures.months.extend(month.parse::<usize>().ok());
                }
                None => figures.numbers.push(value(&rest[..len], table)),
            }
            len
        } else if c.is_alphabetic() {
            let len = rest.find(|c: char| !c.is_alphanumeric()).unwrap_or(rest.len());
            let word = rest[..len].to_lowercase();
            let is_and = has(table.and, &word);
            match month(&word, table) {
                Some(month) => figures.months.push(month),
                None if has(table.to, &word) || table.is_little(&word) && !is_and => {}
                None => figures.words.push(word),
            }
            len
        } else {
            c.len_utf8()
        };
        rest = &rest[len..];
    }
    figures
}

/// Letters of a month's name that is cut short (3 to 4).
const LEAST_OF_MONTH: usize = 3;

fn month(word: &str, table: &Table) -> Option<usize> {
    let is_it = |form: &&str| {
        let form = form.to_lowercase();
        form == word || word.chars().count() >= LEAST_OF_MONTH && form.starts_with(word)
    };
    table.months.iter().position(|forms| forms.iter().any(is_it)).map(|at| at + 1)
}

/// The bytes of a number with what groups its digits; of "2026-12-09" all.
fn number_len(text: &str) -> usize {
    let digits = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let iso_len = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    if iso(&text[..iso_len]).is_some() {
        return iso_len;
    }
    let mut len = digits(text);
    while let Some(mark) = text[len..].chars().next() {
        let behind = digits(&text[len + mark.len_utf8()..]);
        let groups = match mark {
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' => behind == 3,
            '.' | ',' => behind > 0,
            _ => false,
        };
        if !groups {
            break;
        }
        len += mark.len_utf8() + behind;
    }
    len
}

/// Year, month and day of "2026-12-09".
fn iso(text: &str) -> Option<[&str; 3]> {
    let parts: Vec<&str> = text.split('-').collect();
    let &[year, month, day] = parts.as_slice() else { return None };
    ([year.len(), month.len(), day.len()] == [4, 2, 2]).then_some([year, month, day])
}

fn plain(digits: &str) -> String {
    digits.trim_start_matches('0').to_owned()
}

/// The number without what groups its digits, a point before its fraction.
pub fn plain_number(printed: &str, language: Language) -> String {
    value(printed, table(language))
}

fn value(printed: &str, table: &Table) -> String {
    let marks: Vec<(usize, char)> =
        printed.char_indices().filter(|(_, c)| !c.is_ascii_digit()).collect();
    let bare = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let Some(&(at, mark)) = marks.last() else { return bare(printed) };
    let behind = printed.len() - at - mark.len_utf8();
    let decimal = if table.decimal_comma { ',' } else { '.' };
    let is_alone = marks.iter().filter(|(_, other)| *other == mark).count() == 1;
    let is_fraction = matches!(mark, '.' | ',')
        && is_alone
        && (behind != 3 || mark == decimal || marks.len() > 1);
    match is_fraction {
        true => format!("{}.{}", bare(&printed[..at]), bare(&printed[at..])),
        false => bare(printed),
    }
}
