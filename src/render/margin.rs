//! What the margin of a report says of the changes of a row: their kinds in words, the substantial ones with their evidence.

use crate::classify::Rule;
use crate::render::phrases::{directions_of, shown_as};
use crate::render::prelude::*;

/// How many changes of one class are quoted.
const QUOTED: usize = 3;

/// The kinds of a row's changes that have substance: each with what it is called ("Verb or commitment (stronger): ") and
/// its evidence. A paragraph that came or went as a whole says so elsewhere.
pub(crate) fn of_substance(ui: Ui, row: &Row) -> Vec<(Class, String, Vec<String>)> {
    let classes = row.classes().into_iter().filter(|class| class.is_substance());
    let told = classes.filter(|&class| !row.is_alone() || !is_plain(row, class));
    told.map(|class| (class, named(ui, row, class), evidence(ui, row, class, QUOTED))).collect()
}

/// The kinds without substance in words, "Routine update, editorial"; empty where there are none.
pub(crate) fn without_substance(ui: Ui, row: &Row) -> String {
    let names: Vec<&str> = quiet(row).map(|class| shown_as(ui, class)).collect();
    capital(&ui.commas(&names))
}

/// The kinds without substance.
pub(crate) fn quiet(row: &Row) -> impl Iterator<Item = Class> {
    row.classes().into_iter().filter(|class| !class.is_substance())
}

/// What speaks for a kind, in few words, for so many changes at most.
pub(crate) fn evidence(ui: Ui, row: &Row, class: Class, most: usize) -> Vec<String> {
    let verdicts = row.changes().into_iter().map(|change| change.verdict);
    let of_class =
        verdicts.filter(|verdict| verdict.class() == class && has_more_to_tell(verdict.rule));
    of_class.take(most).map(|verdict| rules::in_short(ui, verdict)).collect()
}

/// "Verb or commitment (stronger): ".
fn named(ui: Ui, row: &Row, class: Class) -> String {
    let told = row.changes().iter().filter(|c| c.verdict.class() == class).count();
    let directions = directions_of(ui, row, class);
    let mut words = capital(shown_as(ui, class));
    if !directions.is_empty() {
        words = ui.with_aside(&words, &ui.commas(&directions));
    }
    match (is_plain(row, class), told) {
        (true, 1) => words,
        (true, _) => ui.commas(&[words, ui.n_changes(told)]),
        (false, _) => ui.label(&words),
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

/// Where longer runs of a row's words stood or stand in another row: how many words, the side on which they are the row's, and
/// the other place, which is an index of a part of the other side.
pub(crate) fn elsewhere(view: &View<'_>, row: &Row) -> Vec<(usize, Side, (Part, usize))> {
    let mut told = Vec::new();
    for passage in &view.findings.passages {
        for side in Side::BOTH {
            let (part, at) = passage.spots[side].place();
            if part == row.part && row.paragraphs[side].contains(&at) {
                told.push((passage.words, side, passage.spots[side.other()].place()));
            }
        }
    }
    told
}
