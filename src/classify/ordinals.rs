//! Written ordinals: "seventy-ninth", "44th", "soixante-dix-neuvième", "第七十九届" → 79.

use super::lexicon::{Lexicon, has};
use crate::language::han_number;

/// Reads one word; `None` where it is no ordinal.
pub fn read(printed: &str, lexicon: &Lexicon) -> Option<u32> {
    if !lexicon.ordinal_prefix.is_empty() {
        return prefixed(printed, lexicon.ordinal_prefix);
    }
    let digits = printed.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let ending = printed[digits..].trim_start_matches('-');
        let ending = ending.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, 'º' | 'ª'));
        return lexicon.digit_ordinals.contains(&ending).then(|| printed[..digits].parse().ok())?;
    }
    let last = printed.get(printed.len().saturating_sub(1)..).unwrap_or_default();
    if !lexicon.ordinal_letters.is_empty() && !has(lexicon.ordinal_letters, last) {
        return None;
    }
    let word: String =
        printed.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    let mut heads = lexicon.ordinal_heads.iter();
    let word = heads.find_map(|head| word.strip_prefix(head)).unwrap_or(&word);
    simple(word, lexicon).or_else(|| {
        let fits = lexicon.tens.iter().filter_map(|(name, value)| {
            let unit = simple(word.strip_prefix(name)?, lexicon)?;
            (unit < 20).then_some((name.len(), value + unit))
        });
        // The longest of the tens: "soixante-dix" before "soixante".
        fits.max_by_key(|(len, _)| *len).map(|(_, value)| value)
    })
}

/// The number that the first of two words gives to an ordinal: "семьдесят" девятая.
pub fn tens(key: &str, lexicon: &Lexicon) -> Option<u32> {
    let named = lexicon.tens.iter().find(|(name, _)| *name == key);
    named.map(|&(_, value)| value)
}

fn simple(word: &str, lexicon: &Lexicon) -> Option<u32> {
    let ends = |rest: &str| lexicon.ordinal_endings.contains(&rest);
    let known = lexicon.ordinals.iter().find(|(stem, _)| word.strip_prefix(stem).is_some_and(ends));
    known.map(|&(_, value)| value)
}

/// "第七十九届", "第 3 条".
fn prefixed(printed: &str, prefix: &str) -> Option<u32> {
    let numeral = printed.strip_prefix(prefix)?;
    let mut numeral: String = numeral.chars().filter(|c| !c.is_whitespace()).collect();
    numeral.pop();
    numeral.parse().ok().or_else(|| han_number(&numeral))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::lexicon::lexicon;
    use crate::model::Language;

    #[test]
    fn ordinals_of_the_six_languages() {
        for (printed, language, value) in [
            ("seventy-ninth", Language::English, 79),
            ("eightieth", Language::English, 80),
            ("Eleventh", Language::English, 11),
            ("44th", Language::English, 44),
            ("soixante-dix-neuvième", Language::French, 79),
            ("soixante-quinzième", Language::French, 75),
            ("quatre-vingtième", Language::French, 80),
            ("quatre-vingt-unième", Language::French, 81),
            ("4148e", Language::French, 4148),
            ("septuagésimo", Language::Spanish, 70),
            ("octogésima", Language::Spanish, 80),
            ("восьмидесятой", Language::Russian, 80),
            ("девятая", Language::Russian, 9),
            ("والسبعين", Language::Arabic, 70),
            ("التاسعة", Language::Arabic, 9),
            ("第七十九届", Language::Chinese, 79),
            ("第 3 条", Language::Chinese, 3),
        ] {
            assert_eq!(read(printed, lexicon(language)), Some(value), "{printed}");
        }
        for (printed, language) in [
            ("ninety", Language::English),
            ("the", Language::English),
            ("20", Language::English),
            ("unie", Language::French),
            ("пять", Language::Russian),
        ] {
            assert_eq!(read(printed, lexicon(language)), None, "{printed}");
        }
    }
}
