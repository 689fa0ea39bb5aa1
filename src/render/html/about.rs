//! What was read and how: the sources, what of them is compared, and what was set aside.

use crate::render;
use crate::render::facts;
use crate::render::figures::{Coverage, thousands};
use crate::render::html::header::size;
use crate::render::html::prelude::*;

/// Where the texts come from, and how much of them was compared.
pub(super) fn sources(page: &Page<'_>) -> Markup {
    let documents = page.documents();
    let covered = documents.map(Coverage::new);
    let facts = [
        ("Read from", documents.map(|d| name(&d.source.name))),
        ("SHA-256", documents.map(sha256)),
        ("Pages", documents.map(pages)),
        ("Size", documents.map(|d| html! { (size(d)) })),
        ("Words compared", covered.map(compared)),
        ("Words not compared", covered.map(|c| html! { (c.set_aside) })),
    ];
    // The heading has the others.
    let of_page =
        facts::of_both(documents).filter(|(name, _)| !matches!(*name, "Symbol" | "Title"));
    let rows = html! {
        @for (name, said) in of_page {
            @let said = documents.zip(said.as_ref()).map(|(d, said)| fact(d, name, said.as_deref()));
            tr { th scope="row" { (name) } td { (said.old) } td { (said.new) } }
        }
        @for (fact, said) in facts {
            tr { th scope="row" { (fact) } td { (said.old) } td { (said.new) } }
        }
    };
    html! {
        section.sources aria-labelledby="sources" {
            h2 id="sources" { "Sources and coverage" }
            p { "Coverage: " (Coverage::both(covered).share()) " of the words were compared. The rest (cover page, running heads) is listed below." }
            details open[page.report.print] {
                summary { "Cover page, files and hashes" }
                (two_columns(page.names(), "Sources and coverage", "Item", &rows))
            }
        }
    }
}

fn compared(coverage: Coverage) -> Markup {
    html! { (thousands(coverage.paragraphs)) " in paragraphs, " (thousands(coverage.notes)) " in notes" }
}

fn fact(document: &Resolution, name: &str, said: Option<&str>) -> Markup {
    let tongue = Tongue::from(document);
    html! {
        @match said {
            Some(said) if facts::is_printed(name) => span lang=(tongue.lang) dir=(tongue.dir) { (tongue.words(said)) },
            Some(said) => (plain(said)),
            None => "not stated",
        }
    }
}

fn sha256(document: &Resolution) -> Markup {
    html! { @if let Some(sum) = &document.source.sha256 { code { (plain(sum)) } } @else { "not taken" } }
}

fn pages(document: &Resolution) -> Markup {
    html! { @if let Some(pages) = document.source.pages { (pages) } @else { "not stated in the file" } }
}

/// With which options, and on which day the report was made.
pub(super) fn how(page: &Page<'_>) -> Markup {
    let options = &page.report.options;
    html! {
        @if options.is_empty() { ", without options" } @else { ", with " code { (plain(&options.join(" "))) } }
        @if let Some(date) = page.report.made { ", on " (phrases::date(date)) }
    }
}

/// Whether anything was set aside or is doubtful.
pub(super) fn any_set_aside(page: &Page<'_>) -> bool {
    let is_doubtful = page.view.comparison.doubts().into_iter().any(|doubts| !doubts.is_empty());
    is_doubtful || page.documents().into_iter().any(|document| !document.set_aside.is_empty())
}

/// The section of what is not compared; nothing is dropped in silence.
pub(super) fn set_aside(page: &Page<'_>) -> Markup {
    html! {
        @if any_set_aside(page) {
            section aria-labelledby="set-aside" {
                h2 id="set-aside" { "Not compared" }
                @for (document, called) in page.documents().zip(page.names()) {
                    details open[page.report.print] {
                        summary { (name(called)) ": " (counted(document.set_aside.len(), "item")) }
                        (by_kind(document))
                    }
                }
                @for (doubts, called) in page.view.comparison.doubts().zip(page.names()) { (doubted(called, doubts)) }
            }
        }
    }
}

/// What does not add up in a document.
fn doubted(called: &str, doubts: &[Doubt]) -> Markup {
    html! {
        @if !doubts.is_empty() {
            details open {
                summary { (name(called)) ": " (counted(doubts.len(), "place")) " may have been read wrongly" }
                ul { @for doubt in doubts { li { (plain(&render::doubt(doubt))) } } }
            }
        }
    }
}

/// What was set aside of a document; its kinds stand in the order in which they come first.
fn by_kind(document: &Resolution) -> Markup {
    let tongue = Tongue::from(document);
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
                    dd lang=(tongue.lang) dir=(tongue.dir) { (tongue.words(&entry.text)) }
                }
            }
        }
    }
}
