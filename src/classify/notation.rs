//! One figure in two notations: "1,234,567.89" and "1 234 567,89", "9 December 2026" and "2026-12-09".

use std::collections::BTreeSet;

use super::case::Case;
use crate::language::{Table, has};
use crate::tokens::amounts::{Figure, figure};

/// The figures of some words, and the other words that carry meaning.
#[derive(Default, PartialEq)]
struct Figures {
    /// Whole numbers and fractions, days and years among them, in order.
    numbers: Vec<Figure>,
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

fn sorted(numbers: &[Figure]) -> Vec<Figure> {
    let mut sorted = numbers.to_vec();
    sorted.sort_unstable();
    sorted
}

fn read(text: &str, table: &Table) -> Figures {
    let mut figures = Figures::default();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let len = if let Some((len, [year, month, day])) = iso(rest) {
            figures.numbers.extend(
                [day, year].iter().filter_map(|part| figure(part, table)).map(|(_, figure)| figure),
            );
            figures.months.extend(month.parse::<usize>().ok());
            len
        } else if let Some((len, figure)) = figure(rest, table) {
            figures.numbers.push(figure);
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

/// The bytes, year, month and day of "2026-12-09" at the head of a text.
fn iso(text: &str) -> Option<(usize, [&str; 3])> {
    let len = text.find(|c: char| !c.is_ascii_digit() && c != '-').unwrap_or(text.len());
    let parts: Vec<&str> = text[..len].split('-').collect();
    let &[year, month, day] = parts.as_slice() else { return None };
    ([year.len(), month.len(), day.len()] == [4, 2, 2]).then_some((len, [year, month, day]))
}
