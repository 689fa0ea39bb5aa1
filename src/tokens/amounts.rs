//! Figures and amounts: what "2,400,000", "2.4 million" and "US$ 40" say. All that read a number go by these.

use std::ops::Range;

use super::position;
use crate::language::{Table, is_unspaced, prefix_len};

mod spelled;

pub use spelled::spelled;

/// What digits say, however they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Figure {
    /// Its digits as one number, without the zeros at their end.
    pub digits: u128,
    /// By how many tens they are multiplied.
    pub tens: i32,
}

impl Figure {
    fn new(mut digits: u128, mut tens: i32) -> Self {
        while digits > 0 && digits.is_multiple_of(10) {
            (digits, tens) = (digits / 10, tens + 1);
        }
        Self { digits, tens }
    }

    /// The figure as a number.
    pub fn value(self) -> f64 {
        let (digits, power) = (self.digits as f64, 10f64.powi(self.tens.abs()));
        if self.tens < 0 { digits / power } else { digits * power }
    }
}

/// A figure multiplied by the words behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    /// How much it is.
    pub figure: Figure,
    /// The sign of the currency or share, where one is named.
    pub unit: Option<char>,
}

/// The sign of shares.
pub const PER_CENT: char = '%';

/// The signs of currencies and of shares, as the tables of languages count them from one.
const SIGNS: [char; 6] = ['$', '€', '£', '¥', PER_CENT, '₣'];

/// The codes of currencies with their signs.
const CODES: [(&str, char); 4] = [("USD", '$'), ("EUR", '€'), ("GBP", '£'), ("JPY", '¥')];

/// More digits than a figure has; so many in one run fit into it (20 to 38).
const MOST_DIGITS: usize = 36;

/// The amounts of a text with their bytes, the sign before and the words behind them among these.
pub fn amounts(text: &str, table: &Table) -> impl Iterator<Item = (Range<usize>, Amount)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        while let Some(more) = position(&text.as_bytes()[at..], begins_digit) {
            let start = at + more;
            if !text[start..].starts_with(|c| digit(c).is_some()) {
                at = start + 1;
                while !text.is_char_boundary(at) {
                    at += 1;
                }
                continue;
            }
            let (length, figure) = figure(&text[start..], table)?;
            at = start + length;
            let before = &text[..start];
            // "A/78/241", "L.12", "9bis" are no amounts.
            let is_part = before.ends_with(['/', '-', '.', ',', '–'])
                || before.ends_with(|c: char| c.is_alphabetic() && !is_unspaced(c))
                || text[at..].starts_with(['/', '-', '–']);
            if is_part {
                continue;
            }
            let (sign, from) = sign_before(before);
            let (powers, unit, to) = words_behind(text, at, table);
            at = at.max(to);
            let figure = Figure { tens: figure.tens + powers, ..figure };
            return Some((from..to, Amount { figure, unit: sign.or(unit) }));
        }
        None
    })
}

/// Whether a digit may begin with a byte, Western or Arabic.
fn begins_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == 0xd9
}

/// The value of a digit in Western or Arabic writing.
pub fn digit(c: char) -> Option<u32> {
    match c {
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        '０'..='９' => Some(u32::from(c) - u32::from('０')),
        _ => c.to_digit(10),
    }
}

/// The number at the head of a text, with its marks of thousands and fractions, and its bytes.
pub fn figure(text: &str, table: &Table) -> Option<(usize, Figure)> {
    let run = |text: &str| {
        let mut digits = text.char_indices().take(MOST_DIGITS);
        let end = digits.find(|(_, c)| digit(*c).is_none()).map(|(at, _)| at);
        end.unwrap_or_else(|| text.char_indices().nth(MOST_DIGITS).map_or(text.len(), |(at, _)| at))
    };
    let count = |text: &str| text.chars().count();
    let value = |text: &str, before: u128| {
        let mut digits = text.chars().filter_map(digit).map(u128::from);
        digits.try_fold(before, |value, digit| value.checked_mul(10)?.checked_add(digit))
    };
    let mut end = run(text);
    let first = count(&text[..end]);
    let mut number = value(&text[..end], 0).filter(|_| end > 0)?;
    let mut between = None;
    loop {
        let whole = Some((end, Figure::new(number, 0)));
        let Some(mark) = text[end..].chars().next() else { return whole };
        let behind = &text[end + mark.len_utf8()..];
        let more = &behind[..run(behind)];
        let is_decimal = match mark {
            ',' => table.decimal_comma,
            '.' => !table.decimal_comma,
            '٫' => true,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '٬' | '،' => false,
            _ => return whole,
        };
        let Some(longer) = value(more, number) else { return whole };
        let is_group =
            count(more) == 3 && (between == Some(mark) || between.is_none() && first <= 3);
        let next = end + mark.len_utf8() + more.len();
        // Two marks of one kind part thousands, whatever the language has.
        let mut rest = text[next..].chars();
        let mut goes_on = || rest.next() == Some(mark) && rest.next().and_then(digit).is_some();
        if is_group && (!is_decimal || between.is_some() || goes_on()) {
            (between, number, end) = (Some(mark), longer, next);
        } else if !more.is_empty() && matches!(mark, ',' | '.' | '٫') && between != Some(mark) {
            return Some((next, Figure::new(longer, -(count(more) as i32))));
        } else {
            return whole;
        }
    }
}

/// The sign or code of a currency at the end of a text, and where it begins.
fn sign_before(text: &str) -> (Option<char>, usize) {
    let bare = text.trim_end();
    if let Some(sign) = bare.chars().next_back().filter(|c| SIGNS.contains(c)) {
        let before = bare.strip_suffix(sign).unwrap_or(bare);
        return (Some(sign), before.strip_suffix("US").unwrap_or(before).len());
    }
    let code = CODES.iter().find(|(code, _)| bare.ends_with(code));
    code.map_or((None, text.len()), |(code, sign)| (Some(*sign), bare.len() - code.len()))
}

/// By how many tens the words behind a number multiply it, and their bytes: " million", "万".
pub fn powers(text: &str, table: &Table) -> (i32, usize) {
    let (mut tens, mut end) = (0, 0);
    loop {
        let rest = text[end..].trim_start();
        match longest_of(table.powers, rest) {
            Some((power, length)) => {
                tens += i32::from(power);
                end = text.len() - rest.len() + length;
            }
            None => return (tens, end),
        }
    }
}

/// The sign that a text begins with, or the word that stands for one, and its bytes.
pub fn sign(text: &str, table: &Table) -> Option<(char, usize)> {
    let first = text.chars().next()?;
    let printed = if first == '％' || first == '٪' { PER_CENT } else { first };
    if SIGNS.contains(&printed) {
        return Some((printed, first.len_utf8()));
    }
    let (unit, length) = longest_of(table.currencies, text)?;
    Some((*SIGNS.get(usize::from(unit).wrapping_sub(1))?, length))
}

/// What stands behind the digits of an amount: by how many tens it multiplies them, the sign of the currency, and where it ends.
fn words_behind(text: &str, at: usize, table: &Table) -> (i32, Option<char>, usize) {
    let (mut powers, mut end, mut from) = (0, at, at);
    loop {
        let rest = text[from..].trim_start();
        let begin = text.len() - rest.len();
        let power = longest_of(table.powers, rest);
        let unit = longest_of(table.currencies, rest);
        let link = table.between_amount.iter().find_map(|word| prefix_len(rest, word));
        let code = CODES.iter().find(|(code, _)| rest.starts_with(code));
        if let Some((power, length)) = power {
            powers += i32::from(power);
            (end, from) = (begin + length, begin + length);
        } else if let Some((unit, length)) = unit {
            return (powers, SIGNS.get(usize::from(unit).wrapping_sub(1)).copied(), begin + length);
        } else if let Some((code, sign)) = code {
            return (powers, Some(*sign), begin + code.len());
        } else if let Some(sign) = rest.chars().next().filter(|c| SIGNS.contains(c)) {
            let length =
                sign.len_utf8() + if rest[sign.len_utf8()..].starts_with("US") { 2 } else { 0 };
            return (powers, Some(sign), begin + length);
        } else if let Some(length) = link.filter(|_| begin > from || begin == at) {
            // It belongs to the amount only where a currency follows.
            from = begin + length;
        } else {
            return (powers, None, end);
        }
    }
}

/// The number of the longest of the words that a text begins with, and its bytes.
fn longest_of(words: &[(&str, u8)], text: &str) -> Option<(u8, usize)> {
    let found = words.iter().filter_map(|(word, number)| Some((*number, length_of(word, text)?)));
    found.max_by_key(|(_, length)| *length)
}

fn length_of(word: &str, text: &str) -> Option<usize> {
    if word.starts_with(is_unspaced) {
        text.starts_with(word).then_some(word.len())
    } else {
        prefix_len(text, word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;

    #[test]
    fn numbers_are_read_by_their_marks() {
        for (language, text, digits, tens) in [
            (Language::English, "2,400,000", 24, 5),
            (Language::English, "2.45", 245, -2),
            (Language::English, "1 875 300", 18_753, 2),
            (Language::French, "3.600.000,50", 36_000_005, -1),
            (Language::French, "3,6", 36, -1),
            (Language::Arabic, "٢٫٤", 24, -1),
        ] {
            let read = figure(text, table(language));
            assert_eq!(read, Some((text.len(), Figure { digits, tens })), "{text}");
        }
    }

    #[test]
    fn more_digits_than_fit_are_another_number() {
        let text = "9".repeat(100);
        let read = figure(&text, table(Language::English)).map(|(length, _)| length);
        assert_eq!(read, Some(MOST_DIGITS));
        assert_eq!(amounts(&text, table(Language::English)).count(), 3);
        assert_eq!(figure("", table(Language::English)), None);
    }

    #[test]
    fn amounts_have_their_signs_and_words() {
        let of = |text: &str| {
            let found = amounts(text, table(Language::English));
            found
                .map(|(range, amount)| (text[range].to_owned(), amount.figure.value(), amount.unit))
                .collect::<Vec<_>>()
        };
        assert_eq!(
            of(
                "between US$ 2.4 million and 40 million United States dollars, 7.5 per cent of A/78/241, 30 days"
            ),
            [
                ("US$ 2.4 million".to_owned(), 2.4e6, Some('$')),
                ("40 million United States dollars".to_owned(), 4e7, Some('$')),
                ("7.5 per cent".to_owned(), 7.5, Some('%')),
                ("30".to_owned(), 30.0, None),
            ]
        );
    }
}
