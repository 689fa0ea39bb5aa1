//! The head of the page: what it is about, what the comparison comes to, and every reason to doubt.

use crate::render::html::prelude::*;
use crate::render::lead;

/// "What changed · General Assembly · First Committee".
pub(super) fn kicker(page: &Page<'_>) -> Markup {
    let document = page.documents().new;
    let organs = [&document.masthead.organ, &document.masthead.committee];
    html! {
        (page.ui.what_changed())
        @for organ in organs.into_iter().flatten() { " · " (printed(page.ui, document, organ)) }
    }
}

/// What both texts are about; where none says it, what they are called.
pub(super) fn heading(page: &Page<'_>) -> Markup {
    let [new, old] = [Side::New, Side::Old].map(|side| page.documents()[side]);
    let titled = [new, old].into_iter().find_map(|d| Some((d, d.masthead.title.as_ref()?)));
    html! {
        @match titled {
            Some((document, title)) => (printed(page.ui, document, title)),
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
        @if let Some(former) = former { p.former { (whole(page.ui.formerly(printed(page.ui, documents.old, former)))) } }
        p.symbols { (symbols(page)) }
        (warnings(page))
        p.lead { (plain(&lead::lead(page.view))) }
        @if page.changes() > 0 { (bars(page)) }
        @if let Some(hidden) = phrases::hidden(page.view) {
            p.warnings { (labelled(page.ui, &plain(page.ui.hidden()), &plain(&page.ui.hidden_said(&hidden)))) }
        }
    }
}

fn symbols(page: &Page<'_>) -> Markup {
    let one = |document: &Resolution| {
        let date = phrases::date_of(page.ui, document);
        whole(page.ui.name_and_date(&date, html! { strong { (name(called(document))) } }))
    };
    let documents = page.documents().map(one);
    html! { span { (documents.old) } " " span.vh { (page.ui.compared_with()) } span aria-hidden="true" { (page.ui.arrow()) } " " span { (documents.new) } }
}

/// Words of a document in its own language.
pub(super) fn printed(ui: Ui, document: &Resolution, words: &str) -> Markup {
    let tongue = Tongue::from(document);
    html! { bdi lang=[tongue.foreign(ui)] dir=(tongue.dir) { (tongue.words(words)) } }
}

/// How many words of each text the other has too, as bars of one scale.
fn bars(page: &Page<'_>) -> Markup {
    let words = &page.view.summary.words;
    let longest = words.in_old().max(words.in_new());
    let sides = [(Side::Old, words.removed, "removed"), (Side::New, words.added, "added")];
    html! {
        dl.bars {
            @for (side, own, class) in sides {
                dt { (lead::wording(page.ui, page.documents(), side)) }
                dd {
                    (bar(&[(words.kept, "kept"), (own, class)], longest))
                    span { (kept_and_own(page.ui, side, words.kept, own)) }
                }
            }
        }
    }
}

/// "210 words kept, 31 new".
fn kept_and_own(ui: Ui, side: Side, kept: usize, own: usize) -> String {
    match side {
        Side::Old => ui.words_kept_and_dropped(kept, &ui.number(own)),
        Side::New => ui.words_kept_and_new(kept, &ui.number(own)),
    }
}

/// How much of the texts there is: "15 paragraphs, 2 notes".
pub(super) fn size(ui: Ui, document: &Resolution) -> String {
    let paragraphs = ui.n_paragraphs(figures::paragraphs(document));
    ui.commas(&[paragraphs, ui.n_notes(document.notes.len())])
}

/// Every reason to doubt: what the comparison tells, and what reading the files met.
fn warnings(page: &Page<'_>) -> Markup {
    let (ui, documents) = (page.ui, page.documents());
    let warnings = page.view.warnings.iter();
    let warnings =
        warnings.map(|one| (plain(ui.warning()), plain(&phrases::warning(ui, one, documents))));
    doubts(ui, &warnings.chain(remarks(ui, documents)).collect::<Vec<_>>())
}
