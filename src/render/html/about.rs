//! What was read and how: the sources, what of them is compared, and what was set aside.

use crate::render::doubts::doubt_in;
use crate::render::facts::{self, Fact};
use crate::render::figures::Coverage;
use crate::render::html::header::size;
use crate::render::html::prelude::*;

/// Where the texts come from, and how much of them was compared.
pub(super) fn sources(page: &Page<'_>) -> Markup {
    let (ui, documents) = (page.ui, page.documents());
    let covered = documents.map(Coverage::new);
    let facts = [
        (ui.read_from(), documents.map(|d| name(&d.source.name))),
        ("SHA-256", documents.map(|d| sha256(ui, d))),
        (ui.pages(), documents.map(|d| pages(ui, d))),
        (ui.size(), documents.map(|d| html! { (size(ui, d)) })),
        (ui.words_compared(), covered.map(|covered| compared(ui, covered))),
        (ui.words_not_compared(), covered.map(|c| html! { (c.set_aside) })),
    ];
    // The heading has the others.
    let of_page = facts::of_both(ui, documents)
        .filter(|(fact, _)| !matches!(fact, Fact::Symbol | Fact::Title));
    let rows = html! {
        @for (of, said) in of_page {
            @let said = documents.zip(said.as_ref()).map(|(d, said)| fact(ui, d, of, said.as_deref()));
            tr { th scope="row" { (of.name(ui)) } td { (said.old) } td { (said.new) } }
        }
        @for (fact, said) in facts {
            tr { th scope="row" { (fact) } td { (said.old) } td { (said.new) } }
        }
    };
    html! {
        section.sources aria-labelledby="sources" {
            h2 id="sources" { (ui.sources()) }
            p { (ui.coverage(&Coverage::both(covered).share(ui))) }
            details open[page.report.print] {
                summary { (ui.cover_page()) }
                (two_columns(ui, page.names(), ui.sources(), ui.item(), &rows))
            }
        }
    }
}

fn compared(ui: Ui, coverage: Coverage) -> Markup {
    let [paragraphs, notes] = [coverage.paragraphs, coverage.notes].map(|count| ui.number(count));
    html! { (ui.in_paragraphs_and_notes(&paragraphs, &notes)) }
}

fn fact(ui: Ui, document: &Resolution, fact: Fact, said: Option<&str>) -> Markup {
    let tongue = Tongue::from(document);
    html! {
        @match said {
            Some(said) if fact.is_printed() => span lang=(tongue.lang) dir=(tongue.dir) { (tongue.words(said)) },
            Some(said) => (plain(said)),
            None => (ui.not_stated()),
        }
    }
}

fn sha256(ui: Ui, document: &Resolution) -> Markup {
    html! { @if let Some(sum) = &document.source.sha256 { code { (plain(sum)) } } @else { (ui.not_taken()) } }
}

fn pages(ui: Ui, document: &Resolution) -> Markup {
    html! { @if let Some(pages) = document.source.pages { (pages) } @else { (ui.no_pages()) } }
}

/// With which options, and on which day the report was made.
pub(super) fn how(page: &Page<'_>) -> Markup {
    let (ui, options) = (page.ui, &page.report.options);
    html! {
        @if options.is_empty() { (ui.made_plain()) } @else {
            (whole(ui.made_with_options(html! { code dir=[ui.is_right_to_left().then_some("ltr")] { (plain(&options.join(" "))) } })))
        }
        @if let Some(date) = page.report.made { (ui.made_on(&ui.date(date))) }
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
                h2 id="set-aside" { (page.ui.not_compared()) }
                @for (document, called) in page.documents().zip(page.names()) {
                    details open[page.report.print] {
                        summary { (whole(page.ui.set_aside_items(document.set_aside.len(), name(called)))) }
                        (by_kind(page.ui, document))
                    }
                }
                @for (doubts, called) in page.view.comparison.doubts().zip(page.names()) { (doubted(page.ui, called, doubts)) }
            }
        }
    }
}

/// What does not add up in a document.
fn doubted(ui: Ui, called: &str, doubts: &[Doubt]) -> Markup {
    html! {
        @if !doubts.is_empty() {
            details open {
                summary { (whole(ui.doubtful_places(doubts.len(), name(called)))) }
                ul { @for doubt in doubts { li { (plain(&doubt_in(ui, doubt))) } } }
            }
        }
    }
}

/// What was set aside of a document; its kinds stand in the order in which they come first.
fn by_kind(ui: Ui, document: &Resolution) -> Markup {
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
                dt { (phrases::set_aside(ui, kind)) }
                @for entry in document.set_aside.iter().filter(|entry| entry.kind == kind) {
                    dd lang=(tongue.lang) dir=(tongue.dir) { (tongue.words(&entry.text)) }
                }
            }
        }
    }
}
