//! Roll-over: what moves on by itself when a text is taken up again.

use std::cell::LazyCell;

use super::atoms::{self, Atom, on_one_line};
use super::case::Case;
use super::{Evidence, Rule, Verdict, substance};
use crate::language::pairs;
use crate::model::{Document, Kind, Side, Sides, What, When};
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
    let sides = Sides::new(mentions(case, Side::Old)?, mentions(case, Side::New)?);
    let Sides { old: early, new: late } = if case.distance.reversed { sides.swap() } else { sides };
    if late.is_empty() {
        return None;
    }
    if early.is_empty() {
        let bare = |words: &str| on_one_line(words.trim_matches(|c: char| !c.is_alphanumeric()));
        let evidence = || Evidence::Words(case.words.map(bare));
        return goes_on(case, &late).then(|| Verdict::new(Rule::ListItem, evidence()));
    }
    let fits = have_moved_on(case, &early, &late) && !substance::is_in(case, &early, &late);
    fits.then(|| Verdict::new(rule_of(&late), case.evidence()))
}

/// The mentions of a side that has nothing else but words of a citation: "section III of its resolution".
fn mentions(case: &Case, side: Side) -> Option<Vec<What>> {
    let is_citing = |atom: &Atom| {
        atom.is_word() && (case.table.is_citing(&atom.key) || atoms::is_roman(&atom.key))
    };
    let atoms = case.left[side].iter().filter(|atom| !is_citing(atom));
    let mut mentions: Vec<What> = atoms.map(|atom| atom.what().cloned()).collect::<Option<_>>()?;
    // "28 February to 2 March 2022": the year stands behind the last day.
    let mut year = || {
        let behind = &case.edit.texts[side][case.ranges[side].end..];
        let behind = atoms::cut(atoms::head(behind, NEAR), case.table);
        behind.iter().find_map(|atom| year_of(atom.what()?))
    };
    for at in (0..mentions.len()).rev() {
        if let What::Date(When { year: None, .. }) = mentions[at] {
            let next = mentions[at + 1..].iter().find_map(year_of).or_else(&mut year);
            if let What::Date(when) = &mut mentions[at] {
                when.year = next;
            }
        }
    }
    Some(mentions)
}

fn year_of(what: &What) -> Option<u16> {
    match what {
        What::Date(when) => when.year,
        What::Year(year) => Some(*year),
        _ => None,
    }
}

fn have_moved_on(case: &Case, early: &[What], late: &[What]) -> bool {
    let distance = case.distance;
    let in_note = case.edit.kind.is_none();
    let is_of_council = LazyCell::new(|| cites_council(case));
    let meets = LazyCell::new(|| names_council(case));
    let moves_on = |early: &What, late: &What| match (early, late) {
        (What::Ordinal(early), What::Ordinal(late)) if distance.council_sits(*early, *late) => {
            *meets
        }
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
        _ => distance.moves_on(early, late),
    };
    if early.len() == late.len() {
        return early.iter().zip(late).all(|(early, late)| moves_on(early, late));
    }
    // "A/78/390, A/78/534 and A/78/634" → "A/79/373 and A/79/555", but of resolutions each is another one.
    let are_reports = |whats: &[What]| {
        whats.iter().all(|what| matches!(what, What::Document(one) if !one.is_resolution()))
    };
    let has_next = |early: &What| late.iter().any(|late| moves_on(early, late));
    let has_last = |late: &What| early.iter().any(|early| moves_on(early, late));
    [early, late].into_iter().all(are_reports)
        && early.iter().all(has_next)
        && late.iter().all(has_last)
}

/// Whether the words right before the change name the Human Rights Council, which holds three sessions a year.
fn names_council(case: &Case) -> bool {
    let before = atoms::tail(case.before, COUNCIL_AT_ITS).to_lowercase();
    let mut names = pairs(case.table.resolving);
    names.any(|(series, name)| {
        series == Document::HUMAN_RIGHTS_COUNCIL && before.contains(&name.to_lowercase())
    })
}

/// Bytes before an ordinal in which the body that meets is named: "Human Rights Council at its" (40 to 80).
const COUNCIL_AT_ITS: usize = 60;

/// Whether the new text says of the first number in the change that it is of the Human Rights Council.
fn cites_council(case: &Case) -> bool {
    let (text, start) = (case.edit.texts.new, case.ranges.new.start);
    let first = case.all.new.iter().find_map(|atom| match atom.what() {
        Some(What::Document(document)) => Some((start + atom.range.start, document.period)),
        _ => None,
    });
    first.is_some_and(|(byte, period)| {
        let citations = Citations::new(text, case.table.language, case.distance.own());
        citations.series(byte, period) == Document::HUMAN_RIGHTS_COUNCIL
    })
}

/// Whether what was added goes on with a list of its kind: each is the earlier text itself, or what the nearest one of the
/// list moves on to.
fn goes_on(case: &Case, added: &[What]) -> bool {
    let (before, after) = (atoms::tail(case.before, NEAR), atoms::head(case.after, NEAR));
    let [before, after] = [before, after].map(|near| atoms::cut(near, case.table));
    let is_content = |atom: &&Atom| !atom.is_filler() && !case.table.is_citing(&atom.key);
    let is_cited = |atom: &Atom| {
        matches!(atom.what(), Some(What::Document(_) | What::Date(_) | What::Year(_)))
    };
    let is_list = before.iter().rfind(is_content).is_some_and(is_cited)
        || after.iter().find(is_content).is_some_and(is_cited)
        || case.all.as_ref().map(|atoms| atoms.iter().any(is_cited)) == Sides::new(true, true);
    // What both sides share may have been taken along in the change.
    let inside = case.all.new.iter().filter_map(Atom::what).filter(|what| !added.contains(what));
    let mut to: Vec<&What> = before.iter().filter_map(Atom::what).chain(inside).collect();
    to.reverse();
    let neighbours = [to, after.iter().filter_map(Atom::what).collect()];
    let dates_a_symbol =
        before.iter().rfind(|atom| !atom.is_filler()).is_some_and(Atom::is_document);
    let is_of_council = LazyCell::new(|| cites_council(case));
    let distance = case.distance;
    // The nearest of its kind, before or behind.
    let follows = |moves: &dyn Fn(&What) -> Option<bool>| {
        neighbours.iter().any(|near| near.iter().find_map(|what| moves(what)) == Some(true))
    };
    let goes_on = |at: usize| match &added[at] {
        What::Document(cited) if distance.is_predecessor(cited) => true,
        What::Document(cited) if is_of_other_list(case, cited, &neighbours) => false,
        What::Document(cited) => follows(&|last| match last {
            What::Document(last) if last.series == cited.series => {
                let is_council = distance.council_moves_on(last, cited) && *is_of_council;
                Some(is_council || distance.document_moves_on(last, cited))
            }
            _ => None,
        }),
        // The date of the document before it.
        What::Date(_) if at > 0 && matches!(added[at - 1], What::Document(_)) => true,
        What::Date(_) if at == 0 && dates_a_symbol => added.len() > 1,
        time @ (What::Date(_) | What::Year(_)) => follows(&|last| {
            let is_alike = std::mem::discriminant(last) == std::mem::discriminant(time);
            is_alike.then(|| distance.moves_on(last, time))
        }),
        _ => false,
    };
    // Two more of one organ are one more than go on from the last; of the Council, which sits three times a year, they are not.
    let own = |what: &&What| {
        matches!(what, What::Document(cited) if distance.is_of_own_series(cited)) && !*is_of_council
    };
    is_list && added.iter().filter(own).count() <= 1 && (0..added.len()).all(goes_on)
}

/// Whether a resolution or decision that came goes on with no list that has one a year: of some conference, or where the list
/// has two of one year.
fn is_of_other_list(case: &Case, cited: &Document, neighbours: &[Vec<&What>; 2]) -> bool {
    let period = |what: &&What| match what {
        What::Document(one) if one.series == cited.series => Some(one.period),
        _ => None,
    };
    // "3/CMA.5", unlike "SPLOS/35/6".
    let is_it = |atom: &&Atom| matches!(atom.what(), Some(What::Document(one)) if one == cited);
    let printed = case.all.new.iter().find(is_it);
    let is_bare = printed.is_some_and(|atom| atom.key.starts_with(|c: char| c.is_ascii_digit()));
    let is_yearly = |near: &Vec<&What>| {
        let nearest: Vec<u32> = near.iter().filter_map(period).take(2).collect();
        matches!(*nearest, [one, other] if one != other)
    };
    is_bare && !neighbours.iter().any(is_yearly)
}

fn rule_of(mentions: &[What]) -> Rule {
    if mentions.iter().any(|what| matches!(what, What::Document(_))) {
        Rule::SymbolMovesOn
    } else if mentions.iter().any(|what| matches!(what, What::Ordinal(_))) {
        Rule::OrdinalMovesOn
    } else {
        Rule::DateMovesOn
    }
}

/// Bytes before and after a change among which its list is looked for (60 to 200).
const NEAR: usize = 120;
