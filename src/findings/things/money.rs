//! Amounts of money: "82,193,200 dollars", "1.5 million euros", "$100,000".

use super::{Sighting, fold};
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
        let (first, last) = if text.is(at, Role::Currency) {
            let between = (0..at).rev().take(MOST_BETWEEN).take_while(is_million).count();
            match (at - between).checked_sub(1) {
                Some(amount) if is_amount(amount) => (amount, at),
                _ => continue,
            }
        } else if text.is(at, Role::Sign) && is_amount(at + 1) {
            (at, at + 1 + usize::from(is_million(&(at + 2))))
        } else {
            continue;
        };
        // "United States dollars" are dollars.
        let of_country = |at: &usize| text.is_one_of(*at, text.meanings.table.between_amount);
        let words = (first..last + 1).filter(|at| !of_country(at));
        let key = fold(&words.map(|at| text.name(at)).collect::<String>());
        let amount = Sighting::printed(ThingKind::Money, text, first..last + 1);
        sightings.push(Sighting { key, ..amount });
    }
}
