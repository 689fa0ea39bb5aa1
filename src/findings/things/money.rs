//! Amounts of money: "82,193,200 dollars", "1.5 million euros", "$100,000".

use super::Sighting;
use crate::findings::ThingKind;
use crate::findings::meanings::Role;
use crate::findings::texts::Text;
use crate::tokens::amounts::{PER_CENT, amounts};

pub(super) fn find(text: &Text<'_>, sightings: &mut Vec<Sighting>) {
    if !text.roles.has(Role::Number) {
        return;
    }
    for (bytes, amount) in amounts(text.text, text.meanings.table) {
        if amount.unit.is_some_and(|unit| unit != PER_CENT) {
            let name = text.on_one_line(bytes.clone());
            let found = Sighting::new(ThingKind::Money, name, None, text.spot(bytes));
            sightings.push(Sighting { key: format!("{amount:?}"), ..found });
        }
    }
}
