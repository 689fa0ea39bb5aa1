//! What was read and how: the sources, what of them is compared, and what was set aside.

use maud::{Markup, html};

use crate::model::{Resolution, SetAsideKind, Sides};
use crate::render::figures::{Coverage, counted};
use crate::render::html::Page;
use crate::render::html::head::sides;
use crate::render::html::text::{name, plain, text};
use crate::render::html::{direction, lang};
use crate::render::phrases;

/// The facts of the header that few readers need, folded.
pub(super) fn read(page: &Page<'_>) -> Markup {
    let [old, new] = sides(page.documents());
    let names = page.names();
    let coverage = page.documents().map(Coverage::new);
    let covered = sides(coverage);
    let rows: [(&str, [Markup; 2]); 7] = [
        ("Read from", [old, new].map(|d| name(&d.source.name))),
        ("SHA-256", [old, new].map(sha256)),
        ("Pages", [old, new].map(pages)),
        ("Session", [old, new].map(|d| fact(d, d.masthead.session.as_deref()))),
        ("Agenda item", [old, new].map(|d| fact(d, d.masthead.agenda_item.as_deref()))),
        ("Words compared", covered.map(|c| plain(&compared(c)))),
        ("Words set aside", covered.map(|c| plain(&c.set_aside.to_string()))),
    ];
    html! {
        details.read open[page.report.print] {
            summary { (share(coverage)) }
            table {
                caption.vh { "What was read" }
                thead { tr {
                    th scope="col" { "Fact" }
                    th scope="col" { "Old: " (name(names.old)) }
                    th scope="col" { "New: " (name(names.new)) }
                } }
                tbody {
                    @for (fact, [old, new]) in rows {
                        tr { th scope="row" { (fact) } td { (old) } td { (new) } }
                    }
                }
            }
            p { (made(page)) }
        }
    }
}

/// In one sentence what of both files is compared.
fn share(coverage: Sides<Coverage>) -> Markup {
    let share = Coverage::both(coverage).share();
    html! { "What was read: " (share) " of the words are compared, the rest (first page, page heads) is listed at the end" }
}

fn compared(coverage: Coverage) -> String {
    format!("{} in paragraphs, {} in notes", coverage.paragraphs, coverage.notes)
}

fn fact(document: &Resolution, fact: Option<&str>) -> Markup {
    let (lang, dir) = (lang(document.language), direction(document.language));
    html! {
        @if let Some(fact) = fact { span lang=(lang) dir=(dir) { (text(fact, dir == "rtl")) } } @else { "not found" }
    }
}

fn sha256(document: &Resolution) -> Markup {
    html! { @if let Some(sum) = &document.source.sha256 { code { (plain(sum)) } } @else { "not taken" } }
}

fn pages(document: &Resolution) -> Markup {
    html! { @if let Some(pages) = document.source.pages { (pages) } @else { "not told by the file" } }
}

/// By what the report was made, and how.
fn made(page: &Page<'_>) -> Markup {
    let options = &page.report.options;
    html! {
        "Made by resdiff " (env!("CARGO_PKG_VERSION"))
        @if options.is_empty() { ", without options" } @else { ", with " code { (plain(&options.join(" "))) } }
        @if let Some(date) = page.report.made { ", on " (phrases::date(date)) }
        ". The report uses no network and no script."
    }
}

/// The section of what is not compared; nothing is dropped in silence.
pub(super) fn set_aside(page: &Page<'_>) -> Markup {
    let documents = sides(page.documents());
    let names = sides(page.names());
    html! {
        @if documents.iter().any(|document| !document.set_aside.is_empty()) {
            section aria-labelledby="set-aside" {
                h2 id="set-aside" { "Set aside, not compared" }
                @for (document, called) in documents.into_iter().zip(names) {
                    details open[page.report.print] {
                        summary { (name(called)) ": " (counted(document.set_aside.len(), "piece")) }
                        (listed(document))
                    }
                }
            }
        }
    }
}

fn listed(document: &Resolution) -> Markup {
    let (lang, dir) = (lang(document.language), direction(document.language));
    let mut kinds: Vec<SetAsideKind> = Vec::new();
    for entry in &document.set_aside {
        if !kinds.contains(&entry.kind) {
            kinds.push(entry.kind);
        }
    }
    html! {
        dl {
            @for kind in kinds {
                dt { (phrases::set_aside(kind)) }
                @for entry in document.set_aside.iter().filter(|entry| entry.kind == kind) {
                    dd lang=(lang) dir=(dir) { (text(&entry.text, dir == "rtl")) }
                }
            }
        }
    }
}

/// The foot of the page.
pub(super) fn footer(page: &Page<'_>) -> Markup {
    html! { footer { p { (made(page)) } } }
}
