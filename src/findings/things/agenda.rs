//! Items for a provisional agenda: "… in the provisional agenda of its eightieth session the item entitled “X”".

use super::{Mention, Text};
use crate::findings::ThingKind;
use crate::findings::lexicon::{Lexicon, Role};
use crate::findings::scan::tidy;

/// Quotes around the name of an item, as they open and close; keys fold them to one.
const QUOTES: &[&str] = &["\"", "'"];

pub(super) fn find(text: Text<'_>, lexicon: &Lexicon<'_>, mentions: &mut Vec<Mention>) {
    if !text.has(Role::Agenda) || !text.has(Role::Entitled) {
        return;
    }
    let Some(agenda) = text.tokens.iter().position(|token| lexicon.roles(token).has(Role::Agenda))
    else {
        return;
    };
    // Chinese names the session before the agenda.
    let from = agenda.saturating_sub(6);
    let Some((session, session_end)) = session(text, lexicon, from) else {
        return;
    };
    let mut at = agenda.min(session_end);
    while let Some(entitled) = next(text, lexicon, at, Role::Entitled) {
        let Some(quoted) = quoted(text, lexicon, entitled + 1) else {
            break;
        };
        mentions.push(Mention {
            kind: ThingKind::AgendaItem,
            name: tidy(text.printed(quoted.clone())),
            value: Some(session.clone()),
            spot: text.spot(quoted.clone()),
        });
        at = quoted.end;
    }
}

/// "eightieth session" behind a token: its words and where they end.
pub(super) fn session(
    text: Text<'_>,
    lexicon: &Lexicon<'_>,
    from: usize,
) -> Option<(String, usize)> {
    (from..text.tokens.len()).find_map(|at| {
        let token = &text.tokens[at];
        let name = lexicon.name(token);
        let is_number = lexicon.roles(token).has(Role::Number);
        if is_number && lexicon.counts_sessions(token) {
            return Some((tidy(text.printed(at..at + 1)), at + 1));
        }
        if !is_number
            || name.starts_with(|c: char| c.is_ascii_digit())
                && name.bytes().all(|b| b.is_ascii_digit())
        {
            return None;
        }
        // "eightieth session", "septuagésimo noveno período".
        let after = (at + 1..(at + 3).min(text.tokens.len()))
            .find(|&next| lexicon.roles(&text.tokens[next]).has(Role::Session))?;
        Some((tidy(text.printed(at..after + 1)), after + 1))
    })
}

fn next(text: Text<'_>, lexicon: &Lexicon<'_>, from: usize, role: Role) -> Option<usize> {
    let rest = text.tokens.get(from..)?;
    rest.iter().position(|token| lexicon.roles(token).has(role)).map(|at| from + at)
}

/// What stands between the quotes that open at or right behind a token.
fn quoted(text: Text<'_>, lexicon: &Lexicon<'_>, at: usize) -> Option<std::ops::Range<usize>> {
    let is_quote = |at: &usize| {
        text.tokens.get(*at).is_some_and(|token| QUOTES.contains(&lexicon.name(token)))
    };
    let open = (at..at + 2).find(is_quote)?;
    let close = (open + 1..text.tokens.len()).find(is_quote)?;
    (close > open + 1).then_some(open + 1..close)
}
