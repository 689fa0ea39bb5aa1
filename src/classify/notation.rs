//! One figure in two notations: "1,234,567.89" and "1 234 567,89", "9 December 2026" and "2026-12-09", "53" and "fifty-three".

use std::collections::BTreeSet;

use super::case::Case;
use crate::language::{Table, has, is_han_numeral, is_unspaced, prefix_len};
use crate::tokens::amounts::{self, Figure, digit, figure, spelled};
use crate::tokens::ordinals;

/// The figures of some words, and the other words that carry meaning.
#[derive(Default, PartialEq)]
struct Figures {
    /// Whole numbers and fractions, days and years among them, in order.
    numbers: Vec<Figure>,
    /// Months by their numbers, in order.
    months: Vec<usize>,
    /// How many of the numbers are ordinals.
    ordinals: usize,
    /// The signs of currencies and shares.
    signs: Vec<char>,
    words: Vec<String>,
}

/// Bytes behind a change in which the month and year of its days stand: "[3] to 7 May 2027" (20 to 40).
const NEAR: usize = 30;

/// A change of notation is no longer than this (40 to 120).
const LONGEST: usize = 100;

/// Whether both sides of a change say the same numbers and dates, written in two ways.
pub fn is_another(case: &Case) -> bool {
    let sides = [case.words.old, case.words.new];
    let is_digit = |c: char| digit(c).is_some() || is_han_numeral(c);
    if sides.iter().any(|words| words.len() > LONGEST || words.trim().is_empty())
        || !sides.iter().any(|words| words.contains(is_digit))
    {
        return false;
    }
    let after = super::atoms::head(case.after, NEAR).split([',', ';']).next().unwrap_or_default();
    let [old, new] = sides.map(|words| read(words, after, case.table));
    if old.words != new.words || old.signs != new.signs || old.numbers.is_empty() {
        return false;
    }
    let months = |figures: &Figures| figures.months.iter().copied().collect::<BTreeSet<_>>();
    match (months(&old).len(), months(&new).len()) {
        (0, 0) => old.numbers == new.numbers && old.ordinals == new.ordinals,
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

/// What some words say; of what stands `after` them, the months and years that belong to their days.
fn read(words: &str, after: &str, table: &Table) -> Figures {
    let mut figures = Figures::default();
    let text = format!("{words}{after}");
    let mut at = 0;
    while at < text.len() {
        at += figures.take(&text[at..], table);
    }
    figures
}

impl Figures {
    /// Takes what stands at the head of a text, and gives its bytes.
    fn take(&mut self, text: &str, table: &Table) -> usize {
        let Some(c) = text.chars().next() else { return 0 };
        if let Some((length, [year, month, day])) = date_in_digits(text) {
            let parts = [day, year].into_iter().filter_map(|part| figure(part, table));
            self.numbers.extend(parts.map(|(_, figure)| figure));
            self.months.extend(month.parse::<usize>().ok());
            return length;
        }
        // "twelve (12)"
        if let Some(inside) = text.strip_prefix(['(', '（'])
            && let Some((length, number)) = figure(inside, table)
            && let Some(close) = inside[length..].chars().next().filter(|c| matches!(c, ')' | '）'))
            && self.numbers.last() == Some(&number)
        {
            return text.len() - inside.len() + length + close.len_utf8();
        }
        if let Some((length, month)) = month_before(text, table) {
            self.months.push(month);
            return length;
        }
        if let Some((length, number)) = figure(text, table) {
            return length + self.number(number, &text[length..], table);
        }
        if let Some((sign, length)) = amounts::sign(text, table) {
            self.signs.push(sign);
            return length;
        }
        if !c.is_alphabetic() {
            return c.len_utf8();
        }
        let end = text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
        let hyphened = text.find(|c: char| !c.is_alphanumeric() && c != '-').unwrap_or(text.len());
        for end in [hyphened, end].into_iter().filter(|_| !is_unspaced(c)) {
            if let Some(value) = ordinals::read(&text[..end], table) {
                self.numbers.extend(figure(&value.to_string(), table).map(|(_, figure)| figure));
                self.ordinals += 1;
                return end;
            }
        }
        if let Some((length, number)) = spelled(text, table) {
            return length + self.number(number, &text[length..], table);
        }
        // Without spaces each character is by itself.
        let end = if is_unspaced(c) { c.len_utf8() } else { end };
        let word = text[..end].to_lowercase();
        let is_and = has(table.and, &word);
        match month(&word, table) {
            Some(month) => self.months.push(month),
            None if has(table.to, &word) || table.is_little(&word) && !is_and => {}
            None if table.date_links.contains(&&*word) || table.date_units.contains(&&*word) => {}
            None => self.words.push(word),
        }
        end
    }

    /// Takes a number, and gives the bytes of what belongs to it behind it: its powers, the ending of an ordinal, the unit of a month.
    fn number(&mut self, number: Figure, behind: &str, table: &Table) -> usize {
        if let [_, month, _] = table.date_units
            && let Some(rest) = behind.trim_start().strip_prefix(month)
        {
            self.months.push(number.value() as usize);
            return behind.len() - rest.len();
        }
        let (tens, length) = amounts::powers(behind, table);
        self.numbers.push(Figure { tens: number.tens + tens, ..number });
        let letters = behind.find(|c: char| !(c.is_alphabetic() || matches!(c, 'º' | 'ª')));
        let ending = &behind[..letters.unwrap_or(behind.len())];
        let is_ordinal = !ending.is_empty() && table.digit_ordinals.contains(&ending);
        self.ordinals += usize::from(is_ordinal);
        if is_ordinal { ending.len() } else { length }
    }
}

/// The month that a text begins with, in words, and its bytes.
fn month_before(text: &str, table: &Table) -> Option<(usize, usize)> {
    if !text.starts_with(char::is_alphabetic) {
        return None;
    }
    (1..).zip(table.months).find_map(|(month, names)| {
        // In Arabic each month has two names.
        let forms = names.iter().flat_map(|name| std::iter::once(*name).chain(name.split('/')));
        let length = forms.filter_map(|name| prefix_len(text, name)).max()?;
        Some((length, month))
    })
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

/// The bytes, year, month and day of "2026-12-09", "9.12.2026" or "09/12/2026" at the head of a text. The day stands before the month,
/// as the United Nations write, where it can be either.
fn date_in_digits(text: &str) -> Option<(usize, [&str; 3])> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !is_between(c)).unwrap_or(text.len());
    let text = text[..end].trim_end_matches(is_between);
    let mark = text.chars().find(|c| is_between(*c))?;
    let mut parts = text.split(mark);
    let parts = [parts.next()?, parts.next()?, parts.next().filter(|_| parts.next().is_none())?];
    let value = |part: &str, most: u32| {
        part.len() <= 2 && part.parse().is_ok_and(|value: u32| (1..=most).contains(&value))
    };
    let [year, month, day] = match parts {
        [year, month, day] if year.len() == 4 => [year, month, day],
        [day, month, year] if value(month, MONTHS) => [year, month, day],
        [month, day, year] => [year, month, day],
    };
    let is_year = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
    (is_year && value(month, MONTHS) && value(day, 31)).then_some((text.len(), [year, month, day]))
}

const MONTHS: u32 = 12;

/// What stands between the parts of a date in digits.
fn is_between(c: char) -> bool {
    matches!(c, '-' | '.' | '/')
}
