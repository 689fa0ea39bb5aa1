//! Dates as the six languages print them.

use super::{Piece, TokenKind};
use crate::language::{Table, han_number, is_han_numeral, is_han_zero, prefix_len};
use crate::model::{Date, What, When};

/// The date that begins at a byte, and its end: "22 December 2023", "1er mai", "2024 年 12 月".
pub fn at(text: &str, at: usize, table: &Table) -> Option<(When, usize)> {
    let (when, rest) = match table.date_units {
        [year, month, day] => year_first(&text[at..], [year, month, day]),
        _ => day_first(&text[at..], table),
    }?;
    Some((when, text.len() - rest.len()))
}

/// The last whole date in a text.
pub fn last(text: &str, table: &Table) -> Option<Date> {
    let begins = |&(at, c): &(usize, char)| is_digit(c) && !text[..at].ends_with(is_digit);
    let mut starts = text.char_indices().rev().filter(begins);
    starts.find_map(|(start, _)| at(text, start, table)?.0.date())
}

/// A day, a month's name and perhaps a year: "30 de julio de 2002".
fn day_first<'t>(text: &'t str, table: &Table) -> Option<(When, &'t str)> {
    let (day, rest) = number(text, 1..=2)?;
    let rest = table.day_marks.iter().find_map(|mark| rest.strip_prefix(mark)).unwrap_or(rest);
    if !rest.starts_with(char::is_whitespace) {
        return None;
    }
    let (month, rest) = month(without_link(rest, table), table)?;
    let year = number(without_link(rest, table), 4..=4);
    let (year, rest) = year.map_or((None, rest), |(year, rest)| (Some(year), rest));
    Some((When { year, month, day: u8::try_from(day).ok() }, rest))
}

/// A year, a month and perhaps a day, each before its unit: "2023 年 12 月 22 日".
fn year_first<'t>(text: &'t str, units: [&str; 3]) -> Option<(When, &'t str)> {
    let [year, month, day] = units;
    let (year, rest) = number_before(text, year).filter(|(year, _)| *year > 999)?;
    let (month, rest) = number_before(rest, month)?;
    let day = number_before(rest, day);
    let (day, rest) = day.map_or((None, rest), |(day, rest)| (u8::try_from(day).ok(), rest));
    Some((When { year: Some(year), month: u8::try_from(month).ok()?, day }, rest))
}

/// The number of the month that a text begins with, and what follows.
fn month<'t>(text: &'t str, table: &Table) -> Option<(u8, &'t str)> {
    let mut months = (1..).zip(table.months);
    months.find_map(|(month, names)| {
        let len = names.iter().find_map(|name| prefix_len(text, name))?;
        Some((month, &text[len..]))
    })
}

/// A number of so many digits at the head of a text, and what follows.
fn number(text: &str, digits: std::ops::RangeInclusive<usize>) -> Option<(u16, &str)> {
    let len = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at(len);
    Some((number.parse().ok().filter(|_| digits.contains(&len))?, rest))
}

/// A number before its unit, in Western or Chinese digits, with spaces before either.
fn number_before<'t>(text: &'t str, unit: &str) -> Option<(u16, &'t str)> {
    let text = text.trim_start();
    let rest = text.trim_start_matches(is_digit);
    let number = &text[..text.len() - rest.len()];
    // "一九七七" has one character for each digit, "二十六" has not.
    let by_digit = || {
        let digits = number.chars().map(|c| match c {
            c if is_han_zero(c) => Some(0),
            c => han_number(c.encode_utf8(&mut [0; 4])).filter(|&digit| digit < 10),
        });
        digits.reduce(|number, digit| Some(10 * number? + digit?)).flatten()
    };
    let value = number.parse().ok().or_else(|| han_number(number)).or_else(by_digit)?;
    Some((u16::try_from(value).ok()?, rest.trim_start().strip_prefix(unit)?))
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || is_han_numeral(c)
}

/// A text without what joins the parts of a date at its head, and without the space there.
fn without_link<'t>(text: &'t str, table: &Table) -> &'t str {
    let text = text.trim_start();
    let link = table.date_links.iter().find_map(|link| prefix_len(text, link));
    text[link.unwrap_or(0)..].trim_start()
}

/// Gives the days before a date its month and year, "19 to 23 August 2024", and makes one piece of "June 2025".
pub(super) fn join(pieces: &mut Vec<Piece>, text: &str, table: &Table) {
    for at in (0..pieces.len()).rev() {
        if let [word, next, ..] = &pieces[at..]
            && let (TokenKind::Word, Some(What::Year(year))) = (word.kind, &next.what)
            && let Some((month, _)) = month(&text[word.range.clone()], table)
        {
            let what = What::Date(When { year: Some(*year), month, day: None });
            super::join_at(pieces, at, 2, what);
        }
        let Some(What::Number(day @ 1.0..=31.0)) = pieces[at].what else {
            continue;
        };
        let day = Some(day as u8);
        let is_content = |piece: &&Piece| {
            piece.kind != TokenKind::Mark
                && (piece.kind != TokenKind::Word || !table.is_little(&text[piece.range.clone()]))
        };
        if let Some(What::Date(when @ When { day: None, .. })) =
            pieces.get(at + 1).and_then(|next| next.what.clone())
        {
            super::join_at(pieces, at, 2, What::Date(When { day, ..when }));
        } else if let Some(What::Date(later)) =
            pieces[at + 1..].iter().find(is_content).and_then(|next| next.what.clone())
        {
            pieces[at].what = Some(What::Date(When { day, ..later }));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;

    #[test]
    fn dates_of_the_six_languages() {
        for (text, language, date) in [
            ("on 22 December 2023", Language::English, "2023-12-22"),
            ("du 31 mai 2000", Language::French, "2000-05-31"),
            ("le 1er novembre 2001", Language::French, "2001-11-01"),
            ("el 30 de julio de 2002", Language::Spanish, "2002-07-30"),
            ("13 сентября 1999 года", Language::Russian, "1999-09-13"),
            ("2024 年 12 月 2 日", Language::Chinese, "2024-12-02"),
            ("1999年9月13日安全理事会第4044次会议通过", Language::Chinese, "1999-09-13"),
            ("一九七七年五月二十六日", Language::Chinese, "1977-05-26"),
            ("30 تشرين الثاني/نوفمبر 1975", Language::Arabic, "1975-11-30"),
        ] {
            let found = last(text, table(language)).map(|date| date.to_string());
            assert_eq!(found.as_deref(), Some(date), "{text}");
        }
        assert_eq!(last("Decides in May to meet", table(Language::English)), None);
    }
}
