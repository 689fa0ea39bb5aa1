//! The same amount, written otherwise: "2,400,000 dollars" → "US$ 2.4 million".
//!
//! Each side is looked at together with what stands around the change, since of "$40" → "40 dollars" the sign goes in one place and the
//! word comes in another. Editorial is only what lies within amounts that are the same on both sides. Numbers by themselves and
//! dates are those of `notation`.

use std::ops::Range;

use super::case::Case;
use crate::model::{Side, Sides};
use crate::tokens::amounts::{Amount, amounts};

/// Bytes before and behind a change in which the amount lies that it belongs to: "United States dollars" in Cyrillic or
/// Arabic takes two bytes a letter (60 to 200).
const AROUND: usize = 120;

/// A digit of the amount stands within so many bytes of the change (20 to 60); Arabic digits have two bytes.
const NEAR: usize = 40;

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::tests::a_year_apart;
    use crate::classify::{Class, Edit, classify};
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
            documents: None,
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
}
