//! Amounts of money: "82,193,200 dollars", "1.5 million euros", "$100,000".

use super::{Mention, Text};
use crate::findings::ThingKind;
use crate::findings::lexicon::{Lexicon, Role};
use crate::findings::scan::tidy;

/// Between an amount and its currency stand at most so many words: "million United States".
const MOST_BETWEEN: usize = 3;

pub(super) fn find(text: Text<'_>, lexicon: &Lexicon<'_>, mentions: &mut Vec<Mention>) {
    if !text.roles.any(&[Role::Currency, Role::Sign]) {
        return;
    }
    for (at, token) in text.tokens.iter().enumerate() {
        let roles = lexicon.roles(token);
        let range = if roles.has(Role::Currency) {
            let between = text.tokens[..at].iter().rev().take(MOST_BETWEEN);
            let between =
                between.take_while(|token| lexicon.roles(token).has(Role::Million)).count();
            let amount =
                (at - between).checked_sub(1).filter(|&amount| is_amount(lexicon, text, amount));
            amount.map(|amount| amount..at + 1)
        } else if roles.has(Role::Sign) {
            let after = text.tokens[at + 1..].iter().skip(1).take(1);
            let more = after.take_while(|token| lexicon.roles(token).has(Role::Million)).count();
            is_amount(lexicon, text, at + 1).then_some(at..at + 2 + more)
        } else {
            None
        };
        if let Some(range) = range {
            mentions.push(Mention {
                kind: ThingKind::Money,
                name: tidy(text.printed(range.clone())),
                value: None,
                spot: text.spot(range),
            });
        }
    }
}

fn is_amount(lexicon: &Lexicon<'_>, text: Text<'_>, at: usize) -> bool {
    text.tokens.get(at).is_some_and(|token| {
        lexicon.roles(token).has(Role::Number)
            && lexicon.name(token).starts_with(|c: char| c.is_ascii_digit())
    })
}
