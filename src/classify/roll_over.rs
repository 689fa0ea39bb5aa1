//! Roll-over: what moves on by itself when a text is taken up again.

use super::atoms::{Atom, Value, quoted};
use super::cut::{Change, Cut};
use super::distance::Distance;
use super::lexicon::Lexicon;
use super::verdict::roll_over;
use super::{Verdict, atoms, citation};
use crate::language::starts_with_any;
use crate::model::Kind;

/// The verdict, if nothing but values that move on differs.
pub fn rule(
    change: &Change<'_>,
    cut: &Cut,
    distance: &Distance,
    lexicon: &Lexicon,
) -> Option<Verdict> {
    if change.kind == Some(Kind::Closing) {
        return closing(change, cut);
    }
    // "section III of its resolution"
    let citing = |atom: &Atom| {
        matches!(atom.value, Value::Word)
            && (lexicon.is_citing(&atom.key) || atoms::is_roman(&atom.key))
    };
    let in_note = change.kind.is_none();
    let values = |atoms: &[Atom]| -> Option<Vec<Atom>> {
        let rest: Vec<Atom> = atoms.iter().filter(|atom| !citing(atom)).cloned().collect();
        rest.iter().all(Atom::is_value).then_some(rest)
    };
    let (old, new) = (values(&cut.left.old)?, values(&cut.left.new)?);
    let (early, late) = if distance.reversed { (new, old) } else { (old, new) };
    if late.is_empty() {
        return None;
    }
    let words = change.words();
    if early.is_empty() {
        let fits = is_in_a_list(change, cut, lexicon) && are_of_the_year_past(&late, distance);
        let item = if words.new.is_empty() { words.old } else { words.new };
        return fits.then(|| {
            let item = quoted(item.trim_matches(|c: char| !c.is_alphanumeric()));
            roll_over(
                "list-item",
                format!(
                    "“{item}” is of the time between the two documents, in a list of earlier ones"
                ),
            )
        });
    }
    let (before, after) = change.around();
    // "GC(68" → "GC(69"
    let of_symbol = before.strip_suffix('(').is_some_and(|body| body.ends_with(char::is_uppercase));
    let meets = starts_with_any(after.trim_start(), lexicon.sessions)
        || starts_with_any(after.trim_start(), lexicon.other_meetings);
    let moves_on = |early: &Value, late: &Value| match (early, late) {
        (Value::Ordinal(early), Value::Ordinal(late)) if meets => {
            distance.meetings_on(*early, *late)
        }
        // A note tells which document is meant: two resolutions there are two documents.
        (Value::Symbol(early), Value::Symbol(late)) if in_note && early.series.is_empty() => {
            distance.is_predecessor(late) && distance.symbol_moves_on(early, late)
        }
        _ => distance.moves_on(early, late) || of_symbol && distance.session_on(early, late),
    };
    let pairwise = early.len() == late.len()
        && early.iter().zip(&late).all(|(early, late)| moves_on(&early.value, &late.value));
    // "A/78/390, A/78/534 and A/78/634" → "A/79/373 and A/79/555".
    let all = || {
        let has_next = |early: &Atom| late.iter().any(|late| moves_on(&early.value, &late.value));
        let has_last = |late: &Atom| early.iter().any(|early| moves_on(&early.value, &late.value));
        early.iter().all(has_next) && late.iter().all(has_last)
    };
    let moved = pairwise || all();
    moved.then(|| {
        roll_over(rule_of(&late), format!("{} → {}", quoted(words.old), quoted(words.new)))
    })
}

/// Whether all values are of the year past; the date of a document decides before its symbol.
fn are_of_the_year_past(values: &[Atom], distance: &Distance) -> bool {
    values.iter().enumerate().all(|(at, atom)| {
        let date = values.get(at + 1).filter(|next| matches!(next.value, Value::Date(_)));
        let decides = match (&atom.value, date) {
            (Value::Symbol(_), Some(date)) => date,
            _ => atom,
        };
        distance.is_of_the_year_past(&decides.value)
    })
}

/// The verdict on a paragraph of the preamble that is new, if it recalls nothing but what is of the year past.
pub fn whole(
    change: &Change<'_>,
    cut: &Cut,
    distance: &Distance,
    lexicon: &Lexicon,
    added: bool,
) -> Option<Verdict> {
    let words = change.words();
    let text = if added { words.new } else { words.old };
    let values: Vec<Atom> = cut.rest().filter(|atom| atom.is_value()).cloned().collect();
    let fits = added != distance.reversed
        && citation::is_only_citation(cut, lexicon)
        && !values.is_empty()
        && are_of_the_year_past(&values, distance);
    fits.then(|| {
        roll_over(
            "list-item",
            format!("“{}” recalls what is of the time between the two documents", quoted(text)),
        )
    })
}

/// The meeting's number and the date of adoption differ between any two documents.
fn closing(change: &Change<'_>, cut: &Cut) -> Option<Verdict> {
    let words = change.words();
    cut.rest().any(Atom::is_value).then(|| {
        roll_over("closing-lines", format!("{} → {}", quoted(words.old), quoted(words.new)))
    })
}

fn rule_of(values: &[Atom]) -> &'static str {
    let is = |fits: fn(&Value) -> bool| values.iter().any(|atom| fits(&atom.value));
    if is(|value| matches!(value, Value::Symbol(_))) {
        "symbol-moves-on"
    } else if is(|value| matches!(value, Value::Ordinal(_))) {
        "ordinal-moves-on"
    } else {
        "date-moves-on"
    }
}

/// Whether the value next to the change, before or after it or inside on both sides, is a document or a date too.
fn is_in_a_list(change: &Change<'_>, cut: &Cut, lexicon: &Lexicon) -> bool {
    let (before, after) = change.around();
    let is_cited = |atom: &Atom| matches!(atom.value, Value::Symbol(_) | Value::Date(_));
    let shared = cut.all.old.iter().any(is_cited) && cut.all.new.iter().any(is_cited);
    let near = |text: &str, at_end: bool| {
        let atoms = atoms::cut(text, lexicon);
        let mut content: Vec<&Atom> = atoms.iter().filter(|atom| !atom.is_filler()).collect();
        if !at_end {
            content.reverse();
        }
        content.into_iter().rev().find(|atom| !lexicon.is_citing(&atom.key)).is_some_and(is_cited)
    };
    shared || near(atoms::tail(before, NEAR), true) || near(atoms::head(after, NEAR), false)
}

/// Bytes of the neighbourhood that is looked at.
const NEAR: usize = 120;
