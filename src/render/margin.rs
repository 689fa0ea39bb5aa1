//! What the margin of a report says of the changes of a row: their kinds in words, the substantial ones with their evidence.

use crate::classify::Rule;
use crate::render::phrases::{directions_of, shown_as};
use crate::render::prelude::*;

/// How many changes of one class are quoted.
const QUOTED: usize = 3;

/// The kinds of a row's changes that have substance: each with what it is called ("Verb or commitment (stronger): ") and
/// its evidence. A paragraph that came or went as a whole says so elsewhere.
pub(crate) fn of_substance(row: &Row) -> Vec<(Class, String, Vec<String>)> {
    let classes = row.classes().into_iter().filter(|class| class.is_substance());
    let told = classes.filter(|&class| !row.is_alone() || !is_plain(row, class));
    told.map(|class| (class, named(row, class), evidence(row, class, QUOTED))).collect()
}

/// The kinds without substance in words, "Routine update, editorial"; empty where there are none.
pub(crate) fn without_substance(row: &Row) -> String {
    let names = quiet(row).map(shown_as);
    capital(&names.collect::<Vec<_>>().join(", "))
}

/// The kinds without substance.
pub(crate) fn quiet(row: &Row) -> impl Iterator<Item = Class> {
    row.classes().into_iter().filter(|class| !class.is_substance())
}

/// What speaks for a kind, in few words, for so many changes at most.
pub(crate) fn evidence(row: &Row, class: Class, most: usize) -> Vec<String> {
    let verdicts = row.changes().into_iter().map(|change| change.verdict);
    let of_class =
        verdicts.filter(|verdict| verdict.class() == class && has_more_to_tell(verdict.rule));
    of_class.take(most).map(rules::in_short).collect()
}

/// "Verb or commitment (stronger): ".
fn named(row: &Row, class: Class) -> String {
    let told = row.changes().iter().filter(|c| c.verdict.class() == class).count();
    let directions = directions_of(row, class);
    let mut words = capital(shown_as(class));
    if !directions.is_empty() {
        words += &format!(" ({})", directions.join(", "));
    }
    match (is_plain(row, class), told) {
        (true, 1) => words,
        (true, _) => format!("{words}, {}", counted(told, "change")),
        (false, _) => words + ": ",
    }
}

/// Whether a rule saw more than that a whole paragraph came or went, or that words changed.
fn has_more_to_tell(rule: Rule) -> bool {
    use Rule::*;
    !matches!(rule, Words | AddedParagraph | RemovedParagraph | TwoLanguages)
}

/// Whether all changes of a class have nothing more to tell.
fn is_plain(row: &Row, class: Class) -> bool {
    let changes = row.changes();
    let mut of_class = changes.iter().filter(|change| change.verdict.class() == class);
    of_class.all(|change| !has_more_to_tell(change.verdict.rule))
}

/// Where longer runs of a row's words stood or stand in another row: how many words, and what is said of them before the
/// name of the other place ("dropped here, now in"), which is an index of a part of that side.
pub(crate) fn elsewhere(
    view: &View<'_>,
    row: &Row,
) -> Vec<(usize, &'static str, Side, (Part, usize))> {
    let said = [(Side::Old, "dropped here, now in"), (Side::New, "from")];
    let mut told = Vec::new();
    for passage in &view.findings.passages {
        for (side, words) in said {
            let (part, at) = passage.spots[side].place();
            if part == row.part && row.paragraphs[side].contains(&at) {
                let other = side.other();
                told.push((passage.words, words, other, passage.spots[other].place()));
            }
        }
    }
    told
}
