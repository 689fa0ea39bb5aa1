//! Which things came, went or changed: a table for each kind of thing.

use maud::{Markup, html};

use crate::findings::{Delta, Spot, ThingKind};
use crate::model::Side;
use crate::render::html::Page;
use crate::render::html::text::{name as called, text};
use crate::render::html::units::short_link;
use crate::render::html::words::language;
use crate::render::phrases;

/// The tables, each folded.
pub(super) fn things(page: &Page<'_>) -> Markup {
    let deltas = &page.view.findings.deltas;
    html! {
        @if !deltas.is_empty() {
            h3 { "What came, went or changed" }
            @for &kind in ThingKind::ALL {
                @let of_kind: Vec<&Delta> = deltas.iter().filter(|delta| delta.kind == kind).collect();
                @if !of_kind.is_empty() { (table(page, kind, &of_kind)) }
            }
        }
    }
}

fn table(page: &Page<'_>, kind: ThingKind, deltas: &[&Delta]) -> Markup {
    let names = page.names();
    let noun = phrases::things(kind);
    html! {
        details.things open[page.report.print] {
            summary { (noun) ": " (counts(kind, deltas)) }
            table {
                caption.vh { (noun) ": what the old and the new text say" }
                thead { tr {
                    th scope="col" { "What" }
                    th scope="col" { "Old: " (called(names.old)) }
                    th scope="col" { "New: " (called(names.new)) }
                } }
                tbody {
                    @for delta in deltas {
                        tr.(fate(delta).0) {
                            th scope="row" { (name(page, delta)) " " span.fate { "(" (fate(delta).1) ")" } }
                            td { (side(page, Side::Old, delta)) }
                            td { (side(page, Side::New, delta)) }
                        }
                    }
                }
            }
        }
    }
}

/// What happened to a thing, for the stylesheet and in words.
fn fate(delta: &Delta) -> (&'static str, &'static str) {
    match (&delta.sides.old, &delta.sides.new) {
        (None, _) => ("came", "new"),
        (_, None) => ("went", "dropped"),
        _ => ("stays", "changed"),
    }
}

fn counts(kind: ThingKind, deltas: &[&Delta]) -> String {
    let count = |wanted: &str| {
        let of_fate = deltas.iter().filter(|delta| fate(delta).1 == wanted);
        of_fate.count()
    };
    let changed = match phrases::value_of(kind) {
        Some(value) => format!("with another {value}"),
        None => "changed".to_string(),
    };
    let parts = [
        (count("new"), "new"),
        (count("dropped"), "dropped"),
        (count("changed"), changed.as_str()),
    ];
    let parts = parts.iter().filter(|(count, _)| *count > 0);
    let told: Vec<String> = parts.map(|(count, what)| format!("{count} {what}")).collect();
    told.join(", ")
}

fn name(page: &Page<'_>, delta: &Delta) -> Markup {
    let (side, thing) = match (&delta.sides.new, &delta.sides.old) {
        (Some(thing), _) => (Side::New, thing),
        (None, Some(thing)) => (Side::Old, thing),
        (None, None) => return html! {},
    };
    words(page, side, &thing.name)
}

fn words(page: &Page<'_>, side: Side, words: &str) -> Markup {
    let (lang, dir) = language(page, side);
    html! { bdi lang=[(lang != "en").then_some(lang)] { (text(words, dir == "rtl")) } }
}

/// What one side says of a thing, and where; its name too where the other side has another.
fn side(page: &Page<'_>, side: Side, delta: &Delta) -> Markup {
    let (old, new) = (&delta.sides.old, &delta.sides.new);
    let (thing, other) = match side {
        Side::Old => (old, new),
        Side::New => (new, old),
    };
    let Some(thing) = thing else {
        return html! { span.facts { "not named" } };
    };
    let renamed = other.as_ref().is_some_and(|other| other.name != thing.name);
    let said = [renamed.then_some(&thing.name), thing.value.as_ref()];
    let mut units: Vec<_> = thing.spots.iter().map(Spot::place).collect();
    units.dedup();
    html! {
        @for said in said.into_iter().flatten() { (words(page, side, said)) ": " }
        @for (place, unit) in units.iter().enumerate() {
            @if place > 0 { ", " }
            (short_link(page, side, *unit))
        }
    }
}
