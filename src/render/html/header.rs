//! The header of the page: who is compared with whom, every reason to doubt, and what is left out.

use maud::{Markup, html};

use crate::model::Resolution;
use crate::render::figures::counted;
use crate::render::html::frame::{doubts, remarks, subject};
use crate::render::html::text::{name, plain};
use crate::render::html::{Page, about};
use crate::render::phrases;
use crate::render::phrases::called;

pub(super) fn heading(page: &Page<'_>) -> Markup {
    let names = page.names();
    html! { (name(names.old)) " " span.vh { "compared with" } span.turn aria-hidden="true" { "→" } " " (name(names.new)) }
}

/// What stands below the heading.
pub(super) fn header(page: &Page<'_>) -> Markup {
    let documents = page.documents();
    let same_title = documents.map(|document| &document.masthead.title).are_equal();
    html! {
        @if same_title { (subject(documents.new)) }
        div.documents {
            (card("Old text", documents.old, !same_title))
            (card("New text", documents.new, !same_title))
        }
        (warnings(page))
        @if let Some(hidden) = phrases::hidden(page.view) {
            p.warnings { strong { "Hidden:" } " " (plain(&hidden)) ". Where words are hidden, those of the new text are shown." }
        }
        (about::read(page))
    }
}

fn card(role: &str, document: &Resolution, with_title: bool) -> Markup {
    let adopted = document.masthead.adopted.map_or("", |_| "adopted ");
    let facts = [
        format!("{adopted}{}", phrases::date_of(document)),
        document.language.name().to_string(),
        counted(document.paragraphs.len(), "paragraph"),
        counted(document.notes.len(), "note"),
    ];
    html! {
        div.document {
            p { span.role { (role) } " " strong { (name(called(document))) } }
            @if with_title { (subject(document)) }
            p.facts { (facts.join(", ")) }
        }
    }
}

/// Every reason to doubt: what the comparison tells, and what reading the files met.
fn warnings(page: &Page<'_>) -> Markup {
    let documents = page.documents();
    let warnings = page.view.warnings.iter();
    let warnings = warnings.map(|one| (html! { "Warning" }, phrases::warning(one, documents)));
    doubts(&warnings.chain(remarks(documents)).collect::<Vec<_>>())
}
