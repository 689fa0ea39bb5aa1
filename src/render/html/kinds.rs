//! Change classes on the page: badges and reasons at a row, the looks of changed words, and the boxes that hide
//! the changes of a class.
//!
//! A badge says its class in words. The reasons stand in a fold behind the badges, for keyboards and readers that
//! have no pointer; the titles of changed words say the same to a pointer.

use maud::{Markup, html};

use crate::classify::{Class, Direction, Verdict};
use crate::compare::{Change, Row, Shape, Tag};
use crate::render::html::Page;
use crate::render::html::text::{bare, name, plain};
use crate::render::phrases;

/// The rule of a change that no other rule fits: it has nothing to tell.
const NO_RULE: &str = "words";

/// The classes of a row by which the stylesheet finds it, each after a space. `k` is on rows that tell of nothing
/// but their changes, `quiet` on those without substance.
pub(super) fn of_row(row: &Row) -> String {
    let classes = row.classes();
    let mut found = String::new();
    let in_place = row.shape() == Shape::OneToOne && !row.moved;
    if in_place && !classes.is_empty() {
        found.push_str(" k");
    }
    for class in &classes {
        found.push_str(" k-");
        found.push_str(class.name());
    }
    if !classes.is_empty() && !classes.iter().any(|class| class.is_substance()) {
        found.push_str(" quiet");
    }
    found
}

/// The classes of changed words by which the stylesheet finds them.
pub(super) fn of_words(verdict: &Verdict) -> String {
    let way = match verdict.direction {
        Some(Direction::Strengthened) => " up",
        Some(Direction::Weakened) => " down",
        _ => "",
    };
    format!("{}{way}", verdict.class)
}

/// What a pointer is told at changed words: class, direction and evidence.
pub(super) fn told(verdict: &Verdict) -> String {
    let class = phrases::verdict(verdict);
    if verdict.rule == NO_RULE {
        return class;
    }
    bare(&format!("{class}: {}", verdict.evidence))
}

/// The badges of a row, with the reasons folded behind them where there are some.
pub(super) fn badges(page: &Page<'_>, row: &Row) -> Markup {
    let changes = row.changes();
    let with_reason: Vec<&Verdict> = changes
        .iter()
        .map(|change| change.verdict)
        .filter(|verdict| verdict.rule != NO_RULE)
        .collect();
    let classes = phrases::classes_of(row);
    html! {
        @if classes.is_empty() {
        } @else if with_reason.is_empty() || page.report.print {
            " " span.why dir="ltr" { (list(&classes)) }
        } @else {
            details.why dir="ltr" {
                summary { (list(&classes)) }
                ul {
                    @for verdict in &with_reason {
                        li { strong { (phrases::verdict(verdict)) } ": " (name(&verdict.evidence)) " (rule " code { (verdict.rule) } ")" }
                    }
                    @let rest = changes.len() - with_reason.len();
                    @if rest > 0 { li { strong { "wording" } ": " (rest) " more, which no other rule fits" } }
                }
            }
        }
    }
}

/// Badges alone, for lists.
pub(super) fn plain_badges(row: &Row) -> Markup {
    list(&phrases::classes_of(row))
}

fn list(classes: &[(Class, String)]) -> Markup {
    html! {
        @for (place, (class, words)) in classes.iter().enumerate() {
            @if place > 0 { " " }
            span.badge.(class.name()) { (words) }
        }
    }
}

/// Whether the row is shown for a change that is no addition or removal of the whole: its words carry signs.
pub(super) fn has_signs(row: &Row) -> bool {
    row.change == Change::Edited
}

/// For each span of a row, whether it is a removed one with the added one after it.
pub(super) fn is_paired(row: &Row, at: usize) -> bool {
    let tag = |at: usize| row.spans.get(at).map(|span| span.tag);
    tag(at) == Some(Tag::Removed) && tag(at + 1) == Some(Tag::Added)
}

/// Whether any change has a class.
pub(super) fn any(page: &Page<'_>) -> bool {
    page.comparison
        .changes()
        .iter()
        .any(|(_, count)| *count > 0)
}

/// How many changes there are of each class, worst first.
pub(super) fn figures(page: &Page<'_>) -> Markup {
    let counts = page.comparison.changes();
    html! {
        @if any(page) {
            div.figures {
                h3 { "Kinds" }
                ul {
                    @for (class, count) in counts.iter().filter(|(_, count)| *count > 0) {
                        li.class.(class.name()) { strong { (count) } " " (class.name()) }
                    }
                }
            }
        }
    }
}

/// A box for each class that has changes; what is switched off is told.
pub(super) fn boxes(page: &Page<'_>) -> Markup {
    let counts = page.comparison.changes();
    let present: Vec<(Class, usize)> = counts.into_iter().filter(|(_, count)| *count > 0).collect();
    html! {
        @if !present.is_empty() {
            fieldset {
                legend { "Kinds" }
                @for (class, count) in &present {
                    @let id = id(*class);
                    label for=(id) { input type="checkbox" name="kind" id=(id) checked; " " (class.name()) " (" (count) ")" }
                }
            }
            p.off role="status" {
                @for (class, count) in &present {
                    span.(class.name()) { (plain(&switched_off(*class, *count))) " " }
                }
            }
        }
    }
}

fn switched_off(class: Class, count: usize) -> String {
    let (noun, verb) = if count == 1 {
        ("change", "is")
    } else {
        ("changes", "are")
    };
    format!("{count} {class} {noun} {verb} not shown.")
}

fn id(class: Class) -> String {
    format!("kind-{}", class.name())
}

/// What the signs and looks of changed words mean.
pub(super) fn legend() -> Markup {
    html! {
        " Small letters at changed words: a action (a↑ stronger, a↓ weaker), f figure, c citation; wording has none. \
        Roll-over and editorial changes are printed quietly, in grey with a thin line."
    }
}
