//! Items for a provisional agenda: "… in the provisional agenda of its eightieth session the item entitled “X”".

use std::ops::Range;

use super::Sighting;
use crate::findings::ThingKind;
use crate::findings::meanings::Role;
use crate::findings::texts::Text;

/// Quotes around the name of an item, as they open and close; keys fold them to one.
const QUOTES: &[&str] = &["\"", "'"];

pub(super) fn find(text: &Text<'_>, sightings: &mut Vec<Sighting>) {
    if !text.roles.has(Role::Entitled) {
        return;
    }
    let Some(agenda) = text.find(0, Role::Agenda) else {
        return;
    };
    // Chinese names the session before the agenda.
    let Some(session) = session(text, agenda.saturating_sub(6)) else {
        return;
    };
    let mut at = agenda.min(session.end);
    while let Some(entitled) = text.find(at, Role::Entitled)
        && let Some(quoted) = quoted(text, entitled + 1)
    {
        at = quoted.end;
        let value = Some(text.words(session.clone()));
        let item = Sighting::printed(ThingKind::AgendaItem, text, quoted);
        sightings.push(Sighting { value, ..item });
    }
}

/// The tokens of "eightieth session" behind a token.
pub(super) fn session(text: &Text<'_>, from: usize) -> Option<Range<usize>> {
    let numbers = (from..text.tokens.len()).filter(|&at| text.is(at, Role::Number));
    numbers.into_iter().find_map(|at| {
        if text.counts_sessions(at) {
            return Some(at..at + 1);
        }
        // "eightieth session", "septuagésimo noveno período"; "80 sessions" are so many.
        let is_count = text.name(at).bytes().all(|b| b.is_ascii_digit());
        let word = (at + 1..at + 3).find(|&next| text.is(next, Role::Session));
        word.filter(|_| !is_count).map(|word| at..word + 1)
    })
}

/// What stands between the quotes that open at or right behind a token.
fn quoted(text: &Text<'_>, at: usize) -> Option<Range<usize>> {
    let is_quote = |at: &usize| QUOTES.contains(&text.name(*at));
    let open = (at..at + 2).find(is_quote)?;
    let close = (open + 1..text.tokens.len()).find(is_quote)?;
    (close > open + 1).then_some(open + 1..close)
}
