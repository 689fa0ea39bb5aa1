//! Roll-over: what moves on by itself when a text is taken up again.

use std::cell::LazyCell;

use super::atoms::{self, Atom, on_one_line};
use super::case::Case;
use super::distance::Distance;
use super::{Evidence, Rule, Verdict, citation};
use crate::language::starts_with_any;
use crate::model::{Document, Kind, Sides, What};
use crate::tokens::organs::Citations;

/// The verdict, if nothing but values that move on differs.
pub fn rule(case: &Case) -> Option<Verdict> {
    if case.distance.of_documents {
        return None;
    }
    if case.edit.kind == Some(Kind::Closing) {
        // The meeting's number and the date of adoption differ between any two documents.
        let differs = case.rest().any(Atom::is_mention);
        return differs.then(|| Verdict::new(Rule::ClosingLines, case.evidence()));
    }
    let sides = Sides::new(mentions(case, &case.left.old)?, mentions(case, &case.left.new)?);
    let Sides { old: early, new: late } = if case.distance.reversed { sides.swap() } else { sides };
    if late.is_empty() {
        return None;
    }
    if early.is_empty() {
        let fits = is_in_a_list(case) && are_of_the_year_past(&late, case.distance);
        let bare = |words: &str| on_one_line(words.trim_matches(|c: char| !c.is_alphanumeric()));
        let evidence = || Evidence::Words(case.words.map(bare));
        return fits.then(|| Verdict::new(Rule::ListItem, evidence()));
    }
    have_moved_on(case, &early, &late).then(|| Verdict::new(rule_of(&late), case.evidence()))
}

/// The mentions of a side that has nothing else but words of a citation: "section III of its resolution".
fn mentions<'a>(case: &Case, atoms: &'a [Atom]) -> Option<Vec<&'a What>> {
    let is_citing = |atom: &Atom| {
        atom.is_word() && (case.table.is_citing(&atom.key) || atoms::is_roman(&atom.key))
    };
    atoms.iter().filter(|atom| !is_citing(atom)).map(Atom::what).collect()
}

fn have_moved_on(case: &Case, early: &[&What], late: &[&What]) -> bool {
    let distance = case.distance;
    // "GC(68" → "GC(69"
    let of_symbol =
        case.before.strip_suffix('(').is_some_and(|body| body.ends_with(char::is_uppercase));
    let after = case.after.trim_start();
    let meets = starts_with_any(after, case.table.sessions)
        || starts_with_any(after, case.table.other_meetings);
    let in_note = case.edit.kind.is_none();
    let is_of_council = LazyCell::new(|| cites_council(case));
    let moves_on = |early: &What, late: &What| match (early, late) {
        (What::Ordinal(early), What::Ordinal(late)) if meets => distance.meetings_on(*early, *late),
        // A note tells which document is meant: two resolutions there are two documents.
        (What::Document(early), What::Document(late)) if in_note && early.is_resolution() => {
            distance.is_predecessor(late) && distance.document_moves_on(early, late)
        }
        // Numbers by themselves are of the General Assembly, unless they say that they are of the Council.
        (What::Document(early), What::Document(late))
            if early.is_resolution() && late.is_resolution() =>
        {
            distance.document_moves_on(early, late)
                || distance.council_moves_on(early, late) && *is_of_council
        }
        _ => distance.moves_on(early, late) || of_symbol && distance.session_on(early, late),
    };
    let pairwise = early.len() == late.len()
        && early.iter().zip(late).all(|(early, late)| moves_on(early, late));
    // "A/78/390, A/78/534 and A/78/634" → "A/79/373 and A/79/555".
    let has_next = |early: &&What| late.iter().any(|late| moves_on(early, late));
    let has_last = |late: &&What| early.iter().any(|early| moves_on(early, late));
    pairwise || early.iter().all(has_next) && late.iter().all(has_last)
}

/// Whether the new text says of the first number in the change that it is of the Human Rights Council.
fn cites_council(case: &Case) -> bool {
    let (text, start) = (case.edit.texts.new, case.edit.ranges.new.start);
    let first = case.all.new.iter().find_map(|atom| match atom.what() {
        Some(What::Document(document)) => Some((start + atom.range.start, document.period)),
        _ => None,
    });
    first.is_some_and(|(byte, period)| {
        let citations = Citations::new(text, case.table.language, case.distance.own());
        citations.series(byte, period) == Document::HUMAN_RIGHTS_COUNCIL
    })
}

/// Whether all that is mentioned is of the year past; the date of a document decides before its symbol.
fn are_of_the_year_past(mentions: &[&What], distance: &Distance) -> bool {
    mentions.iter().enumerate().all(|(at, what)| match (what, mentions.get(at + 1)) {
        (What::Document(_), Some(date @ What::Date(_))) => distance.is_of_the_year_past(date),
        _ => distance.is_of_the_year_past(what),
    })
}

/// The verdict on a paragraph of the preamble that is new, if it recalls nothing but what is of the year past.
pub fn whole(case: &Case, added: bool) -> Option<Verdict> {
    let mentions: Vec<&What> = case.rest().filter_map(Atom::what).collect();
    let fits = case.edit.kind == Some(Kind::Preambular)
        && added != case.distance.reversed
        && citation::is_only_citation(case)
        && !mentions.is_empty()
        && are_of_the_year_past(&mentions, case.distance);
    let words = if added { case.words.new } else { case.words.old };
    fits.then(|| Verdict::whole(Rule::ListItem, added, on_one_line(words)))
}

fn rule_of(mentions: &[&What]) -> Rule {
    if mentions.iter().any(|what| matches!(what, What::Document(_))) {
        Rule::SymbolMovesOn
    } else if mentions.iter().any(|what| matches!(what, What::Ordinal(_))) {
        Rule::OrdinalMovesOn
    } else {
        Rule::DateMovesOn
    }
}

/// Bytes before and after a change among which its list is looked for.
const NEAR: usize = 120;

/// Whether the value next to the change, before or after it or inside on both sides, is a document or a date too.
fn is_in_a_list(case: &Case) -> bool {
    let is_cited = |atom: &Atom| atom.is_document() || atom.is_date();
    let has_cited = case.all.as_ref().map(|atoms| atoms.iter().any(is_cited));
    let is_content = |atom: &&Atom| !atom.is_filler() && !case.table.is_citing(&atom.key);
    let before = || {
        let atoms = atoms::cut(atoms::tail(case.before, NEAR), case.table);
        atoms.iter().rfind(is_content).is_some_and(is_cited)
    };
    let after = || {
        let atoms = atoms::cut(atoms::head(case.after, NEAR), case.table);
        atoms.iter().find(is_content).is_some_and(is_cited)
    };
    has_cited.old && has_cited.new || before() || after()
}
