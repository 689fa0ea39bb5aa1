//! Runs of Western digits at the ends of a text: labels, note numbers, years and page numbers begin with asking for them.

use std::ops::{Range, RangeBounds};

use crate::tokens::position;

/// Whether a text is nothing but digits, and has as many of them as `count` allows.
pub fn is_number(text: &str, count: impl RangeBounds<usize>) -> bool {
    count.contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Divides a text after the digits that it begins with.
pub fn split_leading(text: &str) -> (&str, &str) {
    text.split_at(text.bytes().take_while(u8::is_ascii_digit).count())
}

/// Divides a text before the digits that it ends with.
pub fn split_trailing(text: &str) -> (&str, &str) {
    text.split_at(text.len() - text.bytes().rev().take_while(u8::is_ascii_digit).count())
}

/// The number of a paragraph or a note that a text begins with, and what stands after it: up to 999, and never with a
/// zero before it.
pub fn leading_number(text: &str) -> Option<(u32, &str)> {
    let (digits, rest) = split_leading(text);
    let is_one = is_number(digits, 1..=3) && !digits.starts_with('0');
    Some((digits.parse().ok().filter(|_| is_one)?, rest))
}

/// Whether the text ends with a year of four digits: "15 novembre 2001".
pub fn ends_with_year(text: &str) -> bool {
    let (_, digits) = split_trailing(text);
    digits.len() == 4 && matches!(&digits[..2], "19" | "20")
}

/// Where the digits of other scripts begin, zero first.
const ZEROS: [u32; 18] = [
    0x660, 0x6f0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xe50, 0xed0,
    0xf20, 0x1040, 0x17e0, 0x1810, 0xff10,
];

/// The value of a digit of any script.
pub fn digit(c: char) -> Option<u32> {
    c.to_digit(10).or_else(|| {
        let value = |zero: &u32| u32::from(c).checked_sub(*zero).filter(|value| *value < 10);
        ZEROS.iter().find_map(value).filter(|_| c.is_numeric())
    })
}

/// The runs of digits in a text, as byte ranges, in order.
pub fn runs(text: &str) -> Vec<Range<usize>> {
    let mut runs = Vec::new();
    let mut end = 0;
    while let Some(more) = position(&text.as_bytes()[end..], |b| b.is_ascii_digit()) {
        let start = end + more;
        end = text.len() - split_leading(&text[start..]).1.len();
        runs.push(start..end);
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_found_at_both_ends_and_between() {
        assert_eq!(split_leading("12 December"), ("12", " December"));
        assert_eq!(split_trailing("mai 2000"), ("mai ", "2000"));
        assert_eq!(leading_number("3. To"), Some((3, ". To")));
        for text in ["03 To", "2024 To", "To 3", ""] {
            assert_eq!(leading_number(text), None, "{text}");
        }
        assert!(
            ends_with_year("mai 2000") && !ends_with_year("2000174") && !ends_with_year("1800")
        );
        assert_eq!(runs("第3段, 15 to 19"), [3..4, 9..11, 15..17]);
        assert!(is_number("241", 1..=3) && !is_number("2410", 1..=3) && !is_number("24a", ..));
    }
}
