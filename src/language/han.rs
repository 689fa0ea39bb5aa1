//! Chinese characters: numerals, and traditional ones → the simplified ones for comparing; what is shown stays as printed.

use std::sync::OnceLock;

use hanconv::RawDictionary;
use rustc_hash::FxHashMap;

/// The simplified form of a Chinese character; itself where it has none.
///
/// One character for one, by the tables of Open Chinese Convert: where a traditional character has several simplified
/// ones ("乾"), the commonest. The table is made at the first call with a Chinese character.
pub fn simplified(c: char) -> char {
    if !('\u{4e00}'..='\u{9fff}').contains(&c) {
        return c;
    }
    static TABLE: OnceLock<FxHashMap<char, char>> = OnceLock::new();
    *TABLE.get_or_init(table).get(&c).unwrap_or(&c)
}

/// A character, a tab, its simplified form or several; lines that begin with "#" are remarks. As a constant, so that the crate's
/// larger tables stay out of the program.
const CHARACTERS: &str = RawDictionary::TSCharacters.text();

/// Pairs of characters that take the same room, so that a place in a text is one in its simplified form.
fn table() -> FxHashMap<char, char> {
    let single = |text: &str| {
        let mut chars = text.chars();
        chars.next().filter(|_| chars.next().is_none())
    };
    let pair = |line: &str| {
        let mut words = line.split_whitespace();
        Some((single(words.next()?)?, single(words.next()?)?))
    };
    CHARACTERS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(pair)
        .filter(|(from, to)| from.len_utf8() == to.len_utf8())
        .collect()
}

/// Whether a character belongs to a number in Chinese characters.
pub fn is_han_numeral(c: char) -> bool {
    is_han_zero(c) || "一二三四五六七八九十百".contains(c)
}

/// Whether a character is a Chinese zero.
pub fn is_han_zero(c: char) -> bool {
    matches!(c, '〇' | '零')
}

/// Reads a Chinese numeral from 一 to 九十九; `None` for anything else.
pub fn han_number(text: &str) -> Option<u32> {
    const DIGITS: &str = "一二三四五六七八九";
    let digit = |c: char| DIGITS.chars().position(|d| d == c).map(|at| at as u32 + 1);
    let chars: Vec<char> = text.chars().collect();
    match chars.as_slice() {
        ['十'] => Some(10),
        [d] => digit(*d),
        ['十', d] => Some(10 + digit(*d)?),
        [t, '十'] => Some(10 * digit(*t)?),
        [t, '十', d] => Some(10 * digit(*t)? + digit(*d)?),
        _ => None,
    }
}

/// How much a numeral in Chinese characters at the head of a text counts, and its bytes: "一亿五千万", "二〇二八".
pub fn han_count(text: &str) -> Option<(usize, u128)> {
    let is_numeral = |c: char| is_han_zero(c) || "一二两三四五六七八九十百千万亿".contains(c);
    let end = text.find(|c| !is_numeral(c)).unwrap_or(text.len());
    let numeral = &text[..end];
    let digit = |c: char| match c {
        c if is_han_zero(c) => Some(0),
        '两' => Some(2),
        c => han_number(c.encode_utf8(&mut [0; 4])).filter(|&digit| digit < 10),
    };
    let digits: Option<Vec<u32>> = numeral.chars().map(digit).collect();
    let value = match digits {
        // "二〇二八" has a character for each digit.
        Some(digits) => digits
            .iter()
            .try_fold(0u128, |value, &digit| value.checked_mul(10)?.checked_add(digit.into()))?,
        None => {
            let (mut total, mut section, mut last) = (0u128, 0u128, 0u128);
            for c in numeral.chars() {
                let unit = match c {
                    '十' => 10,
                    '百' => 100,
                    '千' => 1000,
                    '万' => 10_000,
                    '亿' => 100_000_000,
                    c => {
                        last = digit(c)?.into();
                        continue;
                    }
                };
                if unit < 10_000 {
                    section += last.max(1) * unit;
                } else {
                    // "一万亿"
                    let whole = match section + last {
                        0 => std::mem::take(&mut total),
                        whole => whole,
                    };
                    total = total.checked_add(whole.checked_mul(unit)?)?;
                    section = 0;
                }
                last = 0;
            }
            total.checked_add(section)?.checked_add(last)?
        }
    };
    let is_number = value > 0 || !numeral.is_empty() && numeral.chars().all(is_han_zero);
    is_number.then_some((end, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn traditional_characters_have_simplified_forms() {
        let text: String =
            "聯合國安全理事會決議，於 1999 年 A/RES".chars().map(simplified).collect();
        assert_eq!(text, "联合国安全理事会决议，于 1999 年 A/RES");
        assert!(table().len() > 3_000);
    }
}
