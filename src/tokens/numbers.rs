//! Numbers and years by themselves.

use super::TokenKind;
use super::amounts::figure;
use crate::language::Table;
use crate::model::What;

/// A year, two years, or an amount or count.
pub(super) fn read(printed: &str, table: &Table) -> Option<What> {
    let amount = || amount(printed, table).map(What::Number);
    year(printed).map(What::Year).or_else(|| years(printed)).or_else(amount)
}

fn year(printed: &str) -> Option<u16> {
    let year: u16 = printed.parse().ok()?;
    (printed.len() == 4 && (1900..2200).contains(&year)).then_some(year)
}

/// Plans and budgets are of so many years at most (5 to 20).
const LONGEST_PERIOD: u16 = 15;

/// "2024-2025", "2024/25".
pub(super) fn years(printed: &str) -> Option<What> {
    let (first, second) = printed.split_once(['-', '–', '/'])?;
    let first = year(first)?;
    let second = match second.len() {
        2 => format!("{}{second}", first / 100),
        _ => second.to_owned(),
    };
    let second = year(&second)?;
    // "2024/13" and "2023/34" are resolutions of the Economic and Social Council.
    let longest = if printed.contains('/') { 1 } else { LONGEST_PERIOD };
    (first < second && second - first <= longest).then_some(What::Years(first, second))
}

/// "7,312", "16.7" and, in languages with a decimal comma, "16,7".
fn amount(printed: &str, table: &Table) -> Option<f64> {
    figure(printed, table)
        .filter(|(len, _)| *len == printed.len())
        .map(|(_, figure)| figure.value())
}

/// The bytes of both days of "22–23" (September).
pub(super) fn two_days(printed: &str, kind: TokenKind) -> Option<(usize, usize)> {
    let (first, last) = printed.split_once(['-', '–']).filter(|_| kind == TokenKind::Number)?;
    let is_day = |part: &str| part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    (is_day(first) && is_day(last)).then_some((first.len(), last.len()))
}
