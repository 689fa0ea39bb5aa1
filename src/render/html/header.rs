//! The head of the page: what it is about, what the comparison comes to, and every reason to doubt.

use crate::render::figures::thousands;
use crate::render::html::prelude::*;
use crate::render::lead;

/// "What changed · General Assembly · First Committee".
pub(super) fn kicker(page: &Page<'_>) -> Markup {
    let document = page.documents().new;
    let organs = [&document.masthead.organ, &document.masthead.committee];
    html! {
        "What changed"
        @for organ in organs.into_iter().flatten() { " · " (printed(document, organ)) }
    }
}

/// What both texts are about; where none says it, what they are called.
pub(super) fn heading(page: &Page<'_>) -> Markup {
    let [new, old] = [Side::New, Side::Old].map(|side| page.documents()[side]);
    let titled = [new, old].into_iter().find_map(|d| Some((d, d.masthead.title.as_ref()?)));
    html! {
        @match titled {
            Some((document, title)) => (printed(document, title)),
            None => (symbols(page)),
        }
    }
}

/// What stands below the heading.
pub(super) fn header(page: &Page<'_>) -> Markup {
    let documents = page.documents();
    let titles = documents.map(|document| document.masthead.title.as_ref());
    let former = titles.old.filter(|old| titles.new.is_some_and(|new| new != *old));
    html! {
        @if let Some(former) = former { p.former { "Formerly: " (printed(documents.old, former)) } }
        p.symbols { (symbols(page)) }
        (warnings(page))
        p.lead { (plain(&lead::lead(page.view))) }
        @if page.changes() > 0 { (bars(page)) }
        @if let Some(hidden) = phrases::hidden(page.view) {
            p.warnings { strong { "Hidden:" } " " (plain(&hidden)) ". Where words are hidden, those of the new text are shown." }
        }
    }
}

fn symbols(page: &Page<'_>) -> Markup {
    let one = |document: &Resolution| {
        html! { strong { (name(called(document))) } " (" (phrases::date_of(document)) ")" }
    };
    let documents = page.documents().map(one);
    html! { span { (documents.old) } " " span.vh { "compared with" } span aria-hidden="true" { "→" } " " span { (documents.new) } }
}

/// Words of a document in its own language.
pub(super) fn printed(document: &Resolution, words: &str) -> Markup {
    let tongue = Tongue::from(document);
    html! { bdi lang=[tongue.foreign()] dir=(tongue.dir) { (tongue.words(words)) } }
}

/// How many words of each text the other has too, as bars of one scale.
fn bars(page: &Page<'_>) -> Markup {
    let words = &page.view.summary.words;
    let longest = words.in_old().max(words.in_new());
    let sides = [
        (Side::Old, words.removed, "removed", "dropped"),
        (Side::New, words.added, "added", "new"),
    ];
    html! {
        dl.bars {
            @for (side, own, class, what) in sides {
                dt { (lead::wording(page.documents(), side)) }
                dd {
                    (bar(&[(words.kept, "kept"), (own, class)], longest))
                    span { (thousands(words.kept)) " " (figures::plural(words.kept, "word")) " kept, " (thousands(own)) " " (what) }
                }
            }
        }
    }
}

/// How much of the texts there is: "15 paragraphs, 2 notes".
pub(super) fn size(document: &Resolution) -> String {
    let counts = [(figures::paragraphs(document), "paragraph"), (document.notes.len(), "note")];
    counts.map(|(count, noun)| counted(count, noun)).join(", ")
}

/// Every reason to doubt: what the comparison tells, and what reading the files met.
fn warnings(page: &Page<'_>) -> Markup {
    let documents = page.documents();
    let warnings = page.view.warnings.iter();
    let warnings = warnings.map(|one| (html! { "Warning" }, phrases::warning(one, documents)));
    doubts(&warnings.chain(remarks(documents)).collect::<Vec<_>>())
}
