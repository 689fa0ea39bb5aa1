//! Amounts of money: "82,193,200 dollars", "1.5 million euros", "$100,000".

use super::{Sighting, fold};
use crate::classify::plain_number;
use crate::findings::ThingKind;
use crate::findings::meanings::Role;
use crate::findings::texts::Text;

/// Between an amount and its currency stand at most so many words: "million United States".
const MOST_BETWEEN: usize = 3;

pub(super) fn find(text: &Text<'_>, sightings: &mut Vec<Sighting>) {
    if !text.roles.any(&[Role::Currency, Role::Sign]) {
        return;
    }
    let is_million = |at: &usize| text.is(*at, Role::Million);
    let is_amount = |at: usize| {
        text.is(at, Role::Number) && text.name(at).starts_with(|c: char| c.is_ascii_digit())
    };
    for at in 0..text.tokens.len() {
        let (amount, last) = if text.is(at, Role::Currency) {
            let between = (0..at).rev().take(MOST_BETWEEN).take_while(is_million).count();
            match (at - between).checked_sub(1) {
                Some(amount) if is_amount(amount) => (amount, at),
                _ => continue,
            }
        } else if text.is(at, Role::Sign) && is_amount(at + 1) {
            (at + 1, at + 1 + usize::from(is_million(&(at + 2))))
        } else {
            continue;
        };
        let first = first_group(text, amount);
        // "United States dollars" are dollars, and 1,234.5 is 1 234,5.
        let of_country = |at: &usize| text.is_one_of(*at, text.meanings.table.between_amount);
        let words = (amount + 1..last + 1).filter(|at| !of_country(at)).map(|at| text.name(at));
        let number = plain_number(&text.words(first..amount + 1), text.meanings.table.language);
        let sign = if text.is(at, Role::Sign) { text.name(at) } else { "" };
        let key = format!("{sign}{number}{}", fold(&words.collect::<String>()));
        let from = if sign.is_empty() { first } else { at };
        let found = Sighting::printed(ThingKind::Money, text, from..last + 1);
        sightings.push(Sighting { key, ..found });
    }
}

/// The first of the groups of an amount that spaces or apostrophes part: "1 234 567,89".
fn first_group(text: &Text<'_>, amount: usize) -> usize {
    let digits = |at: usize| text.name(at).bytes().take_while(u8::is_ascii_digit).count();
    let is_group = |at: usize| text.is(at, Role::Number) && (1..=3).contains(&text.name(at).len());
    let mut first = amount;
    while digits(first) == 3 {
        let before = first
            .checked_sub(1)
            .map(|at| if text.name(at) == "'" { at.saturating_sub(1) } else { at });
        match before {
            Some(before) if is_group(before) && digits(before) == text.name(before).len() => {
                first = before
            }
            _ => break,
        }
    }
    first
}
