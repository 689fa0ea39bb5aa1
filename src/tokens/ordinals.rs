//! Ordinals in digits and words: "seventy-ninth", "44th", "soixante-dix-neuvième", "第七十九届" → 79.

use std::borrow::Cow;

use super::Piece;
use crate::language::{Table, han_number, has};
use crate::model::What;

/// Reads one word; `None` where it is no ordinal.
pub fn read(printed: &str, table: &Table) -> Option<u32> {
    if !table.ordinal_prefix.is_empty() {
        return measured(printed.strip_prefix(table.ordinal_prefix)?);
    }
    let digits = printed.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let ending = printed[digits..].trim_start_matches('-');
        let ending = ending.trim_matches(|c: char| !c.is_alphanumeric() && c != 'º' && c != 'ª');
        return table.digit_ordinals.contains(&ending).then(|| printed[..digits].parse().ok())?;
    }
    let last = printed.get(printed.len().saturating_sub(1)..).unwrap_or_default();
    if !table.ordinal_letters.is_empty() && !has(table.ordinal_letters, last) {
        return None;
    }
    // Most words are spelt as the table spells its own.
    let word = if printed.bytes().all(|b| b.is_ascii_lowercase()) {
        Cow::Borrowed(printed)
    } else {
        let letters = printed.chars().filter(|c| c.is_alphanumeric());
        Cow::Owned(letters.flat_map(char::to_lowercase).collect())
    };
    let mut heads = table.ordinal_heads.iter();
    let word = heads.find_map(|head| word.strip_prefix(head)).unwrap_or(&word);
    table.ordinal(word).or_else(|| {
        let fits = table.tens.iter().filter_map(|(name, value)| {
            let unit = table.ordinal(word.strip_prefix(name)?)?;
            (unit < 20).then_some((name.len(), u32::from(*value) + unit))
        });
        // The longest of the tens: "soixante-dix" before "soixante".
        fits.max_by_key(|(len, _)| *len).map(|(_, value)| value)
    })
}

/// "七十九届", " 3 条": a numeral before its measure.
fn measured(printed: &str) -> Option<u32> {
    let mut numeral: String = printed.chars().filter(|c| !c.is_whitespace()).collect();
    numeral.pop();
    numeral.parse().ok().or_else(|| han_number(&numeral))
}

/// "семьдесят" "девятой", "septuagésimo" "noveno", "التاسعة" "والسبعين": one ordinal in two words.
pub(super) fn of_two_words(pieces: &[Piece], text: &str, table: &Table) -> Option<(usize, What)> {
    let [first, second, ..] = pieces else { return None };
    let Some(What::Ordinal(second)) = second.what else { return None };
    let ordinal = match first.what {
        Some(What::Ordinal(first)) => {
            let (tens, unit) = (first.max(second), first.min(second));
            (tens >= 20 && tens % 10 == 0 && unit < 10).then_some(tens + unit)
        }
        _ => {
            let word = text[first.range.clone()].to_lowercase();
            let tens = table.tens.iter().find(|(name, _)| *name == word);
            tens.filter(|_| second < 10).map(|(_, tens)| u32::from(*tens) + second)
        }
    };
    Some((2, What::Ordinal(ordinal?)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
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
            assert_eq!(read(printed, table(language)), Some(value), "{printed}");
        }
        for (printed, language) in [
            ("ninety", Language::English),
            ("the", Language::English),
            ("20", Language::English),
            ("unie", Language::French),
            ("пять", Language::Russian),
        ] {
            assert_eq!(read(printed, table(language)), None, "{printed}");
        }
    }
}
