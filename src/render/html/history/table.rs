//! One row for each lineage, one column for each version.

use maud::{Markup, html};

use super::{Page, class};
use crate::model::Part;
use crate::render::html::text::{name, plain, text};
use crate::render::html::{direction, lang};
use crate::render::timeline;
use crate::series::Lineage;

/// So many characters of a text are shown in the table (60 to 140 were tried: one or two lines).
const BEGINS: usize = 90;

/// The table of one kind of part.
pub(super) fn section(page: &Page<'_>, part: Part) -> Markup {
    let id = match part {
        Part::Paragraphs => "paragraphs",
        Part::Notes => "notes",
    };
    let heading = timeline::heading(part);
    html! {
        section id=(id) tabindex="-1" aria-labelledby={ (id) "-table" } {
            h2 id={ (id) "-table" } { (heading) " through the years" }
            div.scroll tabindex="0" role="group" aria-labelledby={ (id) "-table" } {
                table.grid.lineages {
                    thead { tr {
                        @for head in &page.heads {
                            th scope="col" { (name(&head.name)) @if let Some(year) = head.year { br; span.range { (year) } } }
                        }
                        th scope="col" { "Begins" }
                    } }
                    tbody {
                        @for (at, lineage) in page.series.strand(part).lineages.iter().enumerate() {
                            (row(page, part, at, lineage))
                        }
                    }
                }
            }
        }
    }
}

fn row(page: &Page<'_>, part: Part, at: usize, lineage: &Lineage) -> Markup {
    let id = page.ids.lineage(part, at);
    let last = lineage.last().unwrap_or(0);
    let language = page.versions[last].language;
    let (lang, dir) = (lang(language), direction(language));
    let begins = timeline::last_text(page.series, part, lineage);
    html! {
        tr {
            @for version in 0..page.versions.len() { (cell(page, part, id, lineage, version)) }
            th scope="row" lang=(lang) dir=(dir) { (text(&beginning(&begins), dir == "rtl")) }
        }
    }
}

fn cell(page: &Page<'_>, part: Part, id: &str, lineage: &Lineage, version: usize) -> Markup {
    let Some(event) = lineage.event(page.series, part, version) else {
        return html! { td.absent { span.vh { "not in this text" } } };
    };
    let names = page.cell_names(part, lineage, version);
    let words = timeline::words(event);
    html! {
        td.(class(event.fate)).moved[event.moved] {
            span.sign aria-hidden="true" { (timeline::sign(event)) }
            @if names.is_empty() { (plain(&words)) } @else {
                a.self href={ "#" (id) } { (name(&names)) }
                @if !words.is_empty() && words != "kept" { " " span.say { (plain(&words)) } }
                @if words == "kept" { span.vh { " kept" } }
            }
        }
    }
}

fn beginning(text: &str) -> String {
    match text.char_indices().nth(BEGINS) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.replace('\n', " "),
    }
}
