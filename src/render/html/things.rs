//! Which things came, went or changed: a table for each kind of thing.

use crate::findings::{Delta, Thing};
use crate::render::html::prelude::*;
use crate::render::html::spots::short_link;

/// The tables, each folded.
pub(super) fn things(page: &Page<'_>) -> Markup {
    let deltas = &page.view.findings.deltas;
    html! {
        h3 { "Named items added, dropped or changed" }
        @for &kind in ThingKind::ALL {
            @let of_kind: Vec<&Delta> = deltas.iter().filter(|delta| delta.kind == kind).collect();
            @if !of_kind.is_empty() { (table(page, kind, &of_kind)) }
        }
    }
}

fn table(page: &Page<'_>, kind: ThingKind, deltas: &[&Delta]) -> Markup {
    let noun = phrases::things(kind);
    let caption = format!("{noun}: what the old and the new text say");
    let rows = html! {
        @for delta in deltas {
            @let (class, fate) = fate(delta);
            tr.(class) {
                th scope="row" { (name(page, delta)) " " span.fate { "(" (fate) ")" } }
                @for side in Side::BOTH { td { (said(page, side, delta)) } }
            }
        }
    };
    html! {
        details.things open[page.report.print] {
            summary { (noun) ": " (counts(kind, deltas)) }
            (two_columns(page.names(), &caption, "What", &rows))
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

/// How many things of a kind met each fate: "2 new, 1 with another date".
fn counts(kind: ThingKind, deltas: &[&Delta]) -> String {
    let changed = match phrases::value_of(kind) {
        Some(value) => format!("with another {value}"),
        None => "changed".to_string(),
    };
    let fates = [("came", "new"), ("went", "dropped"), ("stays", &changed)];
    let counts = fates
        .map(|(class, words)| (deltas.iter().filter(|one| fate(one).0 == class).count(), words));
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    counts.map(|(count, words)| format!("{count} {words}")).collect::<Vec<_>>().join(", ")
}

/// The name of a thing, as the new text has it where it does.
fn name(page: &Page<'_>, delta: &Delta) -> Markup {
    let side = if delta.sides.new.is_some() { Side::New } else { Side::Old };
    html! { @if let Some(thing) = &delta.sides[side] { (words(page, side, &thing.name)) } }
}

fn words(page: &Page<'_>, side: Side, words: &str) -> Markup {
    let tongue = page.tongue(side);
    html! { bdi lang=[tongue.foreign()] { (tongue.words(words)) } }
}

/// What one side says of a thing, and where; its name too where the other side has another.
fn said(page: &Page<'_>, side: Side, delta: &Delta) -> Markup {
    let Some(thing) = &delta.sides[side] else {
        return html! { span.facts { "not named" } };
    };
    let is_renamed = |other: &Thing| other.name != thing.name;
    let name = delta.sides[side.other()].as_ref().is_some_and(is_renamed).then_some(&thing.name);
    let mut units: Vec<_> = thing.spots.iter().map(|spot| spot.place()).collect();
    units.dedup();
    html! {
        @for said in name.into_iter().chain(&thing.value) { (words(page, side, said)) ": " }
        (joined(", ", units.into_iter().map(|unit| short_link(page, side, unit))))
    }
}
