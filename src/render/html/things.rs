//! Which things came, went or changed: a table for each kind of thing.

use crate::findings::{Delta, Thing};
use crate::render::html::prelude::*;
use crate::render::html::spots::short_link;

/// The tables, each folded.
pub(super) fn things(page: &Page<'_>) -> Markup {
    let deltas = &page.view.findings.deltas;
    html! {
        h3 { (page.ui.named_items()) }
        @for &kind in ThingKind::ALL {
            @let of_kind: Vec<&Delta> = deltas.iter().filter(|delta| delta.kind == kind).collect();
            @if !of_kind.is_empty() { (table(page, kind, &of_kind)) }
        }
    }
}

fn table(page: &Page<'_>, kind: ThingKind, deltas: &[&Delta]) -> Markup {
    let (ui, noun) = (page.ui, phrases::things(page.ui, kind));
    let caption = ui.things_caption(noun);
    let rows = html! {
        @for delta in deltas {
            @let (class, fate) = fate(ui, delta);
            tr.(class) {
                th scope="row" { (name(page, delta)) " " span.fate { "(" (fate) ")" } }
                @for side in Side::BOTH { td { (said(page, side, delta)) } }
            }
        }
    };
    html! {
        details.things open[page.report.print] {
            summary { (ui.label(noun)) (counts(ui, kind, deltas)) }
            (two_columns(ui, page.names(), &caption, ui.what(), &rows))
        }
    }
}

/// What happened to a thing, for the stylesheet and in words.
fn fate(ui: Ui, delta: &Delta) -> (&'static str, &'static str) {
    match (&delta.sides.old, &delta.sides.new) {
        (None, _) => ("came", ui.thing_new()),
        (_, None) => ("went", ui.thing_dropped()),
        _ => ("stays", ui.thing_changed()),
    }
}

/// How many things of a kind met each fate: "2 new, 1 with another date".
fn counts(ui: Ui, kind: ThingKind, deltas: &[&Delta]) -> String {
    let count = |class| deltas.iter().filter(|one| fate(ui, one).0 == class).count();
    let (new, dropped, changed) = (count("came"), count("went"), count("stays"));
    let counts = [
        (new > 0).then(|| ui.n_things_new(new)),
        (dropped > 0).then(|| ui.n_things_dropped(dropped)),
        (changed > 0).then(|| match kind {
            ThingKind::Document => ui.n_with_another_date(changed),
            ThingKind::AgendaItem => ui.n_with_another_session(changed),
            _ => ui.n_things_changed(changed),
        }),
    ];
    ui.commas(&counts.into_iter().flatten().collect::<Vec<_>>())
}

/// The name of a thing, as the new text has it where it does.
fn name(page: &Page<'_>, delta: &Delta) -> Markup {
    let side = if delta.sides.new.is_some() { Side::New } else { Side::Old };
    html! { @if let Some(thing) = &delta.sides[side] { (words(page, side, &thing.name)) } }
}

fn words(page: &Page<'_>, side: Side, words: &str) -> Markup {
    let tongue = page.tongue(side);
    html! { bdi lang=[tongue.foreign(page.ui)] { (tongue.words(words)) } }
}

/// What one side says of a thing, and where; its name too where the other side has another.
fn said(page: &Page<'_>, side: Side, delta: &Delta) -> Markup {
    let Some(thing) = &delta.sides[side] else {
        return html! { span.facts { (page.ui.not_named()) } };
    };
    let is_renamed = |other: &Thing| other.name != thing.name;
    let name = delta.sides[side.other()].as_ref().is_some_and(is_renamed).then_some(&thing.name);
    let mut units: Vec<_> = thing.spots.iter().map(|spot| spot.place()).collect();
    units.dedup();
    html! {
        @for said in name.into_iter().chain(&thing.value) { (whole(page.ui.value_before(words(page, side, said)))) }
        (joined(page.ui.comma(), units.into_iter().map(|unit| short_link(page, side, unit))))
    }
}
