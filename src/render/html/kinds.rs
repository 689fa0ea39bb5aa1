//! Change classes on the page: badges and reasons at a row, the looks of changed words, and the boxes that hide
//! the changes of a class.
//!
//! A badge says its class in words. The reasons stand in a fold behind the badges, for keyboards and readers that
//! have no pointer; the titles of changed words say the same to a pointer.

use maud::{Markup, html};

use crate::classify::{Class, Direction, Rule, Verdict};
use crate::compare::{Change, Row, Shape, Span, Tag};
use crate::render::html::Page;
use crate::render::html::text::{bare, name, plain};
use crate::render::{phrases, rules};

/// The rule of a change that no other rule fits: it has nothing to tell.
const NO_RULE: Rule = Rule::Words;

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

/// What is said of a run of changed words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Said<'t> {
    verdict: Option<&'t Verdict>,
    /// Whether its sign stands elsewhere: at the words that took its place, or nowhere.
    unsigned: bool,
}

impl<'t> Said<'t> {
    /// Of the span at this place of a row; `together` where removed and added words are shown in one text. Rows that
    /// were added or removed whole have no signs.
    pub(super) fn of(row: &'t Row, at: usize, together: bool) -> Self {
        let tag = |at: usize| row.spans.get(at).map(|span| span.tag);
        let replaced = (tag(at), tag(at + 1)) == (Some(Tag::Removed), Some(Tag::Added));
        Self {
            verdict: row.spans.get(at).and_then(|span| span.verdict.as_ref()),
            unsigned: row.change != Change::Edited || (together && replaced),
        }
    }

    /// Of a span in a list, where there are no signs.
    pub(super) fn unsigned(span: &'t Span) -> Self {
        Self { verdict: span.verdict.as_ref(), unsigned: true }
    }

    /// The classes by which the stylesheet finds the words.
    pub(super) fn class(self) -> Option<String> {
        let verdict = self.verdict?;
        let way = match verdict.direction {
            Some(Direction::Strengthened) => " up",
            Some(Direction::Weakened) => " down",
            _ => "",
        };
        let unsigned = if self.unsigned { " unsigned" } else { "" };
        Some(format!("{}{way}{unsigned}", verdict.class()))
    }

    /// What a pointer is told: class, direction and evidence.
    pub(super) fn told(self) -> Option<String> {
        let verdict = self.verdict?;
        let class = phrases::verdict(verdict);
        Some(match verdict.rule {
            NO_RULE => class,
            _ => bare(&format!("{class}: {}", rules::evidence(verdict))),
        })
    }
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
                        li { strong { (phrases::verdict(verdict)) } ": " (name(&rules::evidence(verdict))) " (rule " code { (verdict.rule.name()) } ")" }
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

/// Whether any change has a class.
pub(super) fn any(page: &Page<'_>) -> bool {
    page.view.changes().iter().any(|(_, count)| *count > 0)
}

/// How many changes there are of each class, worst first.
pub(super) fn figures(page: &Page<'_>) -> Markup {
    let counts = page.view.changes();
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
    let counts = page.view.changes();
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
    let (noun, verb) = if count == 1 { ("change", "is") } else { ("changes", "are") };
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
