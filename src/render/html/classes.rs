//! Change classes on the page: what kind of change each is, in the margin and in words, and the boxes that hide the changes
//! of a class.

use crate::render::html::ids::of_box;
use crate::render::html::prelude::*;
use crate::render::margin;
use crate::render::phrases::shown_as;

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
    let ui = page.ui;
    let names = margin::without_substance(ui, row);
    let quoted =
        |evidence: &[String]| joined(ui.semicolon(), evidence.iter().map(|one| own(ui, one)));
    html! {
        @for (class, words, evidence) in margin::of_substance(ui, row) {
            p.(class) { strong { (words) } (quoted(&evidence)) }
        }
        @if !names.is_empty() {
            details.why open[page.report.print] {
                summary { (names) }
                @for class in margin::quiet(row) {
                    p.(class) { (quoted(&margin::evidence(ui, row, class, usize::MAX))) }
                }
            }
        }
    }
}

/// A box for each class that has changes, and a sentence that appears where a box is switched off.
pub(super) fn boxes(page: &Page<'_>) -> Markup {
    let (ui, counts) = (page.ui, figures::classes(page.view));
    html! {
        @if !counts.is_empty() {
            details.kinds {
                summary { (ui.types_of_change()) }
                fieldset {
                    legend.vh { (ui.types_of_change()) }
                    @for (class, count) in &counts {
                        @let id = of_box(*class);
                        label for=(id) { input type="checkbox" name="kind" id=(id) checked; (ui.type_and_count(*count, &capital(shown_as(ui, *class)))) }
                    }
                }
            }
            p.off role="status" {
                @for (class, count) in &counts {
                    span.(class) { (ui.not_shown(*count, shown_as(ui, *class))) }
                }
            }
        }
    }
}
