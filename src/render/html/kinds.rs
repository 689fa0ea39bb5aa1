//! Change classes on the page: badges and reasons at a row, the looks of changed words, and the boxes that hide
//! the changes of a class.
//!
//! A badge says its class in words. The reasons stand in a fold behind the badges, for keyboards and readers that
//! have no pointer; the titles of changed words say the same to a pointer.

use maud::{Markup, html};

use crate::classify::{Class, Direction, Rule, Verdict};
use crate::compare::{Row, Shape};
use crate::render::html::Page;
use crate::render::html::elements::joined;
use crate::render::html::ids::of_box;
use crate::render::html::style;
use crate::render::html::text::name;
use crate::render::visible::revealed;
use crate::render::{figures, phrases, rules};

/// The rule of a change that no other rule fits: it has nothing to tell.
const NO_RULE: Rule = Rule::Words;

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

/// The classes by which the stylesheet finds changed words. Without a sign are those whose sign stands elsewhere: at
/// the words that took their place, or nowhere.
pub(super) fn of_words(verdict: &Verdict, has_sign: bool) -> String {
    let way = match verdict.direction {
        Some(Direction::Strengthened) => " up",
        Some(Direction::Weakened) => " down",
        _ => "",
    };
    format!("{}{way}{}", verdict.class(), if has_sign { "" } else { " unsigned" })
}

/// What a pointer over changed words shows: class, direction and evidence.
pub(super) fn title(verdict: &Verdict) -> String {
    let class = phrases::verdict(verdict);
    match verdict.rule {
        NO_RULE => class,
        _ => revealed(&format!("{class}: {}", rules::evidence(verdict))).into_owned(),
    }
}

/// The badges of a row, with the reasons folded behind them where there are some.
pub(super) fn badges(page: &Page<'_>, row: &Row) -> Markup {
    let changes = row.changes();
    let verdicts = changes.iter().map(|change| change.verdict);
    let with_reason: Vec<&Verdict> = verdicts.filter(|verdict| verdict.rule != NO_RULE).collect();
    let rest = changes.len() - with_reason.len();
    html! {
        @if changes.is_empty() {
        } @else if with_reason.is_empty() || page.report.print {
            " " span.why dir="ltr" { (badges_alone(row)) }
        } @else {
            details.why dir="ltr" {
                summary { (badges_alone(row)) }
                ul {
                    @for verdict in with_reason {
                        li { strong { (phrases::verdict(verdict)) } ": " (name(&rules::evidence(verdict))) " (rule " code { (verdict.rule) } ")" }
                    }
                    @if rest > 0 { li { strong { "wording" } ": " (rest) " more, which no other rule fits" } }
                }
            }
        }
    }
}

/// Badges without their reasons, for lists.
pub(super) fn badges_alone(row: &Row) -> Markup {
    let badge = |(class, words): (Class, String)| html! { span.badge.(class.name()) { (words) } };
    joined(" ", phrases::classes_of(row).into_iter().map(badge))
}

/// A box for each class that has changes, and a sentence that appears where a box is switched off.
pub(super) fn boxes(page: &Page<'_>) -> Markup {
    let counts = figures::classes(page.view);
    html! {
        @if !counts.is_empty() {
            fieldset {
                legend { "Kinds" }
                @for (class, count) in &counts {
                    @let id = of_box(*class);
                    label for=(id) { input type="checkbox" name="kind" id=(id) checked; " " (class) " (" (count) ")" }
                }
            }
            p.off role="status" {
                @for (class, count) in &counts {
                    @let (noun, verb) = if *count == 1 { ("change", "is") } else { ("changes", "are") };
                    span.(class) { (count) " " (class) " " (noun) " " (verb) " not shown. " }
                }
            }
        }
    }
}

/// What the signs and looks of changed words mean.
pub(super) fn legend() -> Markup {
    let signed = phrases::signs(style::signed(), style::letter);
    let bare = phrases::bare();
    let quiet = style::quiet().rev().map(Class::name).collect::<Vec<_>>().join(" and ");
    let (first, rest) = quiet.split_at(1.min(quiet.len()));
    html! {
        " Small letters at changed words: " (signed) "; " (bare) " has none. "
        (first.to_uppercase()) (rest) " changes are printed quietly, in grey with a thin line."
    }
}
