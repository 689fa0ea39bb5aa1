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
