//! Change classes on the page: what kind of change each is, in the margin and in words, and the boxes that hide the changes
//! of a class.

use crate::classify::Rule;
use crate::render::html::ids::of_box;
use crate::render::html::prelude::*;
use crate::render::phrases::{directions_of, shown_as};

/// How many changes of one class the margin quotes.
const QUOTED: usize = 3;

/// The classes of a row by which the stylesheet finds it, each after a space. `k` is on rows that tell of nothing
/// but their changes, `quiet` on those without substance.
pub(super) fn of_row(row: &Row) -> String {
    let classes = row.classes();
    if classes.is_empty() {
        return String::new();
    }
    // A move, a split or a merge stays a change when all changes of its words are switched off.
    let in_place = row.shape() == Shape::OneToOne && !row.moved;
    let is_quiet = !classes.iter().any(|class| class.is_substance());
    let classes: String = classes.iter().map(|class| format!(" k-{class}")).collect();
    format!("{}{classes}{}", if in_place { " k" } else { "" }, if is_quiet { " quiet" } else { "" })
}

/// What the kinds of a row's changes are. What has no substance is named, and its evidence folded.
pub(super) fn margin(page: &Page<'_>, row: &Row) -> Markup {
    let (loud, quiet): (Vec<Class>, Vec<Class>) =
        row.classes().into_iter().partition(|class| class.is_substance());
    let evidence = |class: Class, most: usize| {
        let told = row.changes().into_iter().map(|change| change.verdict);
        let told =
            told.filter(|verdict| verdict.class() == class && has_more_to_tell(verdict.rule));
        joined("; ", told.take(most).map(|verdict| name(&rules::in_short(verdict))))
    };
    html! {
        @for class in loud.into_iter().filter(|&class| !row.is_alone() || !is_plain(row, class)) {
            p.(class) { strong { (of_class(row, class)) } (evidence(class, QUOTED)) }
        }
        @if !quiet.is_empty() {
            @let names = capital(&quiet.iter().map(|&class| shown_as(class)).collect::<Vec<_>>().join(", "));
            details.why open[page.report.print] {
                summary { (names) }
                @for class in quiet { p.(class) { (evidence(class, usize::MAX)) } }
            }
        }
    }
}

/// "Verb or commitment, stronger: ".
fn of_class(row: &Row, class: Class) -> String {
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

/// A box for each class that has changes, and a sentence that appears where a box is switched off.
pub(super) fn boxes(page: &Page<'_>) -> Markup {
    let counts = figures::classes(page.view);
    html! {
        @if !counts.is_empty() {
            details.kinds {
                summary { "Types of change" }
                fieldset {
                    legend.vh { "Types of change" }
                    @for (class, count) in &counts {
                        @let id = of_box(*class);
                        label for=(id) { input type="checkbox" name="kind" id=(id) checked; " " (capital(shown_as(*class))) " (" (count) ")" }
                    }
                }
            }
            p.off role="status" {
                @for (class, count) in &counts {
                    span.(class) { "Not shown: " (shown_as(*class)) " (" (counted(*count, "change")) "). " }
                }
            }
        }
    }
}
