//! The same amount, written otherwise: "2,400,000 dollars" → "US$ 2.4 million".
//!
//! Each side is looked at together with what stands around the change, since of "$40" → "40 dollars" the sign goes in one place and the
//! word comes in another. Editorial is only what lies within amounts that are the same on both sides. Numbers by themselves and
//! dates are those of `notation`.

use std::ops::Range;

use super::case::Case;
use crate::language::{Table, is_unspaced, prefix_len};
use crate::model::{Side, Sides};

/// Bytes before and behind a change in which the amount lies that it belongs to: "United States dollars" in Cyrillic or
/// Arabic takes two bytes a letter (60 to 200).
const AROUND: usize = 120;

/// A digit of the amount stands within so many bytes of the change (20 to 60); Arabic digits have two bytes.
const NEAR: usize = 40;

/// An amount: its digits without the zeros at their end, how many tens they are multiplied by, and the sign of the currency.
type Amount = (u128, i32, Option<char>);

/// Whether the change lies within amounts that say the same in both texts.
pub fn are_same(case: &Case) -> bool {
    // Asked of every change.
    let may_be = |side: Side| {
        let (text, range) = (case.edit.texts[side].as_bytes(), &case.edit.ranges[side]);
        let near = range.start.saturating_sub(NEAR)..text.len().min(range.end + NEAR);
        let is_digit = |byte: &u8| byte.is_ascii_digit() || matches!(byte, 0xd9);
        range.len() <= AROUND && text[near].iter().any(is_digit)
    };
    if !may_be(Side::Old) || !may_be(Side::New) {
        return false;
    }
    match Sides::from_fn(|side| touched(case, side)) {
        Sides { old: Some(old), new: Some(new) } => !old.is_empty() && old == new,
        _ => false,
    }
}

/// The bytes of a text in which an amount lies that a change may belong to.
fn around(text: &str, range: &Range<usize>) -> Range<usize> {
    let mut from = range.start.saturating_sub(AROUND);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    let mut to = text.len().min(range.end + AROUND);
    while !text.is_char_boundary(to) {
        to -= 1;
    }
    from..to
}

/// What is found of one side that overlaps or touches the change; `None` where words of the change lie outside of it.
fn touched(case: &Case, side: Side) -> Option<Vec<Amount>> {
    let (text, range) = (case.edit.texts[side], &case.edit.ranges[side]);
    let near = around(text, range);
    let found = amounts(&text[near.clone()], case.table);
    let found: Vec<(Range<usize>, Amount)> = found
        .into_iter()
        .map(|(bytes, amount)| (bytes.start + near.start..bytes.end + near.start, amount))
        .filter(|(bytes, _)| {
            let gap = |from: usize, to: usize| text.get(from..to).unwrap_or("").trim().is_empty();
            bytes.start <= range.end && range.start <= bytes.end
                || bytes.end < range.start && gap(bytes.end, range.start)
                || range.end < bytes.start && gap(range.end, bytes.start)
        })
        .collect();
    let is_within = |at: usize| found.iter().any(|(bytes, _)| bytes.contains(&at));
    let words = text[range.clone()].char_indices().filter(|(_, c)| !c.is_whitespace());
    let is_all = words.into_iter().all(|(at, _)| is_within(range.start + at));
    is_all.then(|| found.into_iter().map(|(_, amount)| amount).collect())
}

fn is_unspaced_at(text: &str, at: usize) -> bool {
    text[..at].ends_with(is_unspaced)
}

/// The amounts of a text, each with the sign before it and the words behind it.
fn amounts(text: &str, table: &Table) -> Vec<(Range<usize>, Amount)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(more) = text[at..].find(|c: char| digit(c).is_some()) {
        let start = at + more;
        let (length, digits, tens) = digits(&text[start..], table);
        at = start + length;
        let before = &text[..start];
        // "A/78/241", "L.12", "9bis" are no amounts.
        let is_part = before.ends_with(['/', '-', '.', ',', '–'])
            || before.ends_with(char::is_alphabetic) && !is_unspaced_at(text, start)
            || text[at..].starts_with(['/', '-', '–']);
        let (Some(digits), false) = (digits, is_part) else { continue };
        let (sign, from) = sign_before(before);
        let (powers, unit, to) = words_behind(text, at, table);
        let mut tens = tens + powers;
        let mut digits = digits;
        while digits > 0 && digits % 10 == 0 {
            (digits, tens) = (digits / 10, tens + 1);
        }
        found.push((from..to, (digits, tens, sign.or(unit))));
        at = at.max(to);
    }
    found
}

/// The value of a digit in Western or Arabic writing.
fn digit(c: char) -> Option<u32> {
    match c {
        '\u{660}'..='\u{669}' => Some(u32::from(c) - 0x660),
        _ => c.to_digit(10),
    }
}

/// A number with its marks of thousands and fractions: its bytes, its digits as one number, and by how many tens these are to be
/// multiplied.
fn digits(text: &str, table: &Table) -> (usize, Option<u128>, i32) {
    let run = |text: &str| text.find(|c| digit(c).is_none()).unwrap_or(text.len());
    let count = |text: &str| text.chars().count();
    let value = |text: &str, value: Option<u128>| {
        let digits = text.chars().filter_map(digit);
        digits.fold(value, |value, digit| value?.checked_mul(10)?.checked_add(u128::from(digit)))
    };
    let mut end = run(text);
    let first = count(&text[..end]);
    let mut number = value(&text[..end], Some(0));
    let mut between = None;
    loop {
        let Some(mark) = text[end..].chars().next() else { return (end, number, 0) };
        let behind = &text[end + mark.len_utf8()..];
        let more = &behind[..run(behind)];
        let is_decimal = match mark {
            ',' => table.decimal_comma,
            '.' => !table.decimal_comma,
            '٫' => true,
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' | '\'' | '’' | '٬' | '،' => false,
            _ => return (end, number, 0),
        };
        let is_group =
            count(more) == 3 && (between == Some(mark) || between.is_none() && first <= 3);
        let next = end + mark.len_utf8() + more.len();
        // Two marks of one kind part thousands, whatever the language has.
        let goes_on =
            text[next..].starts_with(mark) && digit_behind(&text[next + mark.len_utf8()..]);
        if is_group && (!is_decimal || between.is_some() || goes_on) {
            (between, number, end) = (Some(mark), value(more, number), next);
        } else if !more.is_empty() && matches!(mark, ',' | '.' | '٫') && between != Some(mark) {
            return (next, value(more, number), -(count(more) as i32));
        } else {
            return (end, number, 0);
        }
    }
}

fn digit_behind(text: &str) -> bool {
    text.starts_with(|c| digit(c).is_some())
}

/// The codes of currencies with their signs.
const CODES: [(&str, char); 4] = [("USD", '$'), ("EUR", '€'), ("GBP", '£'), ("JPY", '¥')];

/// The sign or code of a currency at the end of a text, and where it begins.
fn sign_before(text: &str) -> (Option<char>, usize) {
    let bare = text.trim_end();
    if let Some(sign) = bare.chars().next_back().filter(|c| is_sign(*c)) {
        let before = bare.strip_suffix(sign).unwrap_or(bare);
        return (Some(sign), before.strip_suffix("US").unwrap_or(before).len());
    }
    let code = CODES.iter().find(|(code, _)| bare.ends_with(code));
    code.map_or((None, text.len()), |(code, sign)| (Some(*sign), bare.len() - code.len()))
}

/// The signs of currencies and of shares, as the tables of languages count them from one.
const SIGNS: [char; 5] = ['$', '€', '£', '¥', '%'];

fn is_sign(c: char) -> bool {
    SIGNS.contains(&c)
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
        } else if let Some(sign) = rest.chars().next().filter(|c| is_sign(*c)) {
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
    let is_unspaced_word = word.starts_with(is_unspaced);
    if is_unspaced_word {
        text.starts_with(word).then_some(word.len())
    } else {
        prefix_len(text, word)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::tests::a_year_apart;
    use crate::classify::{Class, Edit, classify};
    use crate::language::table;
    use crate::model::Language;

    /// Whether each change between two texts, given by the bytes that they do not share, is editorial.
    fn is_editorial(language: Language, old: &str, new: &str) -> bool {
        let shared = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        let mut start = shared;
        while !old.is_char_boundary(start) || !new.is_char_boundary(start) {
            start -= 1;
        }
        let (old_rest, new_rest) = (&old[start..], &new[start..]);
        let mut tail =
            old_rest.bytes().rev().zip(new_rest.bytes().rev()).take_while(|(a, b)| a == b).count();
        while !old.is_char_boundary(old.len() - tail) || !new.is_char_boundary(new.len() - tail) {
            tail -= 1;
        }
        let edit = Edit {
            kind: None,
            texts: Sides::new(old, new),
            ranges: Sides::new(start..old.len() - tail, start..new.len() - tail),
        };
        classify(&edit, &a_year_apart(language)).class() == Class::Editorial
    }

    #[test]
    fn the_same_written_otherwise_is_editorial_in_six_languages() {
        use Language::*;
        for (language, old, new) in [
            (English, "the amount of 2,400,000 dollars;", "the amount of 2.4 million dollars;"),
            (English, "of 1,875,300 dollars for", "of US$ 1 875 300 for"),
            (English, "of $40 million for", "of 40 million United States dollars for"),
            (English, "exceed 7.5 per cent of", "exceed 7.5% of"),
            (French, "un fonds de 3 600 000 dollars;", "un fonds de 3,6 millions de dollars;"),
            (French, "plus de 1 200 livres", "plus de 1.200 livres"),
            (Spanish, "de 3.600.000 dólares", "de 3,6 millones de dólares"),
            (Russian, "сумму 2 400 000 долларов", "сумму 2,4 млн. долларов"),
            (Chinese, "拨款240万美元，", "拨款2 400 000美元，"),
            (Arabic, "مبلغ 2 400 000 دولار", "مبلغ 2.4 مليون دولار"),
        ] {
            assert!(is_editorial(language, old, new), "{old} → {new}");
        }
    }

    #[test]
    fn another_amount_is_not() {
        use Language::*;
        for (language, old, new) in [
            (English, "of 2,400,000 dollars;", "of 2.5 million dollars;"),
            (English, "of 40 dollars;", "of 40 euros;"),
            (English, "of 40 million dollars", "of 40 dollars"),
            (Spanish, "de 3.600.000 dólares", "de 3,7 millones de dólares"),
            (Chinese, "拨款240万美元，", "拨款2.4亿美元，"),
        ] {
            assert!(!is_editorial(language, old, new), "{old} → {new}");
        }
    }

    #[test]
    fn numbers_are_read_by_their_marks() {
        for (language, text, digits, tens) in [
            (Language::English, "2,400,000", 2_400_000, 0),
            (Language::English, "2.45", 245, -2),
            (Language::English, "1 875 300", 1_875_300, 0),
            (Language::French, "3.600.000,50", 360_000_050, -2),
            (Language::French, "3,6", 36, -1),
            (Language::Arabic, "٢٫٤", 24, -1),
        ] {
            let read = super::digits(text, table(language));
            assert_eq!(read, (text.len(), Some(digits), tens), "{text}");
        }
    }
}
