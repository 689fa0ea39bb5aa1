//! One row for each lineage, one column for each version.

use super::{Page, class};
use crate::render::html::prelude::*;

/// How many characters of a text are shown in the table (60 to 140 were tried: one or two lines).
const BEGINS: usize = 90;

/// The table of one part.
pub(super) fn section(page: &Page<'_>, part: Part) -> Markup {
    let id = timeline::id(part);
    let table = format!("{id}-table");
    let heads = html! {
        @for head in &page.heads {
            th scope="col" { (name(&head.name)) @if let Some(year) = head.year { br; span.range { (year) } } }
        }
        th scope="col" { (page.ui.begins()) }
    };
    let rows = html! {
        @for (id, lineage) in page.lineages(part) {
            @let tongue = Tongue::from(page.versions[lineage.last()]);
            tr {
                @for version in 0..page.versions.len() { (cell(page, id, lineage, version)) }
                th scope="row" lang=(tongue.lang) dir=(tongue.dir) { (tongue.words(&head(&lineage.last_text(), BEGINS))) }
            }
        }
    };
    html! {
        section id=(id) tabindex="-1" aria-labelledby=(table) {
            h2 id=(table) { (page.ui.through_years(timeline::heading(page.ui, part))) }
            (grid("grid stacked lineages", &table, None, &heads, &rows))
        }
    }
}

fn cell(page: &Page<'_>, id: &str, lineage: LineageView<'_>, version: usize) -> Markup {
    let Some(event) = lineage.event(version) else {
        return html! { td.absent { span.vh { (page.ui.not_in_this_text()) } } };
    };
    let names = lineage.names(page.ui, version);
    let words = timeline::words(page.ui, event);
    let of = page.heads[version]
        .year
        .map_or_else(|| page.heads[version].name.clone(), |year| year.to_string());
    html! {
        td.(class(event.fate)).moved[event.moved] data-of=(of) {
            span.sign aria-hidden="true" { (timeline::sign(event)) }
            @if names.is_empty() { (plain(&words)) } @else {
                (self_link(id, &names))
                @if words == page.ui.fate_kept() { span.vh { (page.ui.kept_aside()) } } @else if !words.is_empty() { " " span.say { (plain(&words)) } }
            }
        }
    }
}
