//! What leads through the text: the bar that switches views and filters by the stylesheet alone, the table of contents, and
//! the key.

use crate::render::html::prelude::*;
use crate::render::html::{about, classes, findings};
use crate::render::lead;

/// The bar; a report for paper has none.
pub(super) fn bar(page: &Page<'_>) -> Markup {
    html! {
        @if !page.report.print {
            div.tools {
                a.jump href="#contents" { (page.ui.contents()) }
                span.step hidden {
                    @for (id, words, sign) in [("before", page.ui.previous_change(), "‹"), ("after", page.ui.next_change(), "›")] {
                        button type="button" id=(id) { span.vh { (words) } span aria-hidden="true" { (sign) } }
                    }
                }
                (views(page)) (filters(page)) (classes::boxes(page))
                label.keys for="keys" hidden { input type="checkbox" id="keys" checked; " " (page.ui.keys()) }
            }
        }
    }
}

/// Where to find what, with all headings of the new text.
pub(super) fn contents(page: &Page<'_>) -> Markup {
    let ui = page.ui;
    html! {
        nav aria-label=(ui.contents()) {
            details {
                summary { (ui.contents()) }
                ul id="contents" {
                    @for section in &page.sections {
                        li {
                            a href={ "#" (section.id) } { (section.group.name(ui)) }
                            " " span.count { (section.changes) span.vh { (ui.changes_counted()) } }
                            @if section.part() == Part::Paragraphs { (headings(page, section)) }
                        }
                    }
                    @if page.changes() > 0 { li { a href="#map" { (ui.map()) } } }
                    @if findings::any(page) { li { a href="#findings" { (ui.checks()) } } }
                    li { a href="#sources" { (ui.sources()) } }
                    @if about::any_set_aside(page) { li { a href="#set-aside" { (ui.not_compared()) } } }
                }
            }
        }
    }
}

/// The headings of the new text inside a section.
fn headings(page: &Page<'_>, section: &Section) -> Markup {
    let (part, ids) = (page.part(section.part()), page.ids(section.part()));
    let tongue = page.tongue(Side::New);
    let rows = section.entries.iter().flat_map(|entry| entry.rows());
    let items = rows.filter_map(|row| Some((row, part.items(&part.rows[row], Side::New).next()?)));
    let headings: Vec<_> = items.filter(|(_, item)| item.kind == Some(Kind::Heading)).collect();
    html! {
        @if !headings.is_empty() {
            ul.headings {
                @for (row, heading) in headings {
                    li { a href={ "#" (ids.row(row)) } lang=(tongue.lang) dir=(tongue.dir) { (plain(heading.text)) } }
                }
            }
        }
    }
}

fn views(page: &Page<'_>) -> Markup {
    let (ui, side) = (page.ui, page.report.side_by_side);
    let buttons = [
        ("view-inline", ui.view_redline().to_owned(), !side),
        ("view-side", ui.view_side().to_owned(), side),
        ("view-clean", ui.view_new().to_owned(), false),
    ];
    radio_buttons(ui.view(), "view", &buttons)
}

fn filters(page: &Page<'_>) -> Markup {
    let ui = page.ui;
    let [paragraphs, notes] = [&page.view.summary.paragraphs, &page.view.summary.notes];
    let moved = paragraphs.moved + notes.moved;
    let alone = paragraphs.added + paragraphs.removed + notes.added + notes.removed;
    let counted = [
        ("show-changed", ui.show_changed(page.changes()), page.changes()),
        ("show-moved", ui.show_moved(moved), moved),
        ("show-alone", ui.show_alone(alone), alone),
    ];
    let counted = counted.into_iter().filter(|(.., count)| *count > 0);
    let counted = counted.map(|(id, words, _)| (id, words, false));
    let all = [("show-all", ui.show_all().to_owned(), true)];
    radio_buttons(ui.show(), "show", &all.into_iter().chain(counted).collect::<Vec<_>>())
}

/// Buttons of which one is pressed: for each its id, its words, and whether it is pressed first.
fn radio_buttons(legend: &str, name: &str, buttons: &[(&str, String, bool)]) -> Markup {
    html! {
        fieldset.choice {
            legend.vh { (legend) }
            @for (id, words, checked) in buttons {
                label for=(id) { input type="radio" name=(name) id=(id) checked[*checked]; span { (words) } }
            }
        }
    }
}

/// Of two texts that have little to do with each other, a box that shows what the old one had.
pub(super) fn strangers(page: &Page<'_>) -> Markup {
    let dropped = page.view.summary.paragraphs.removed;
    html! {
        @if !page.report.print && dropped > 0 && lead::are_strangers(page.view) {
            label.strangers for="gone" {
                input type="checkbox" id="gone"; " " (whole(page.ui.paragraphs_of(dropped, name(page.names().old))))
            }
        }
    }
}

/// How to read the text; on paper too.
pub(super) fn key(page: &Page<'_>) -> Markup {
    let ui = page.ui;
    let summary = [&page.view.summary.paragraphs, &page.view.summary.notes];
    html! {
        p.key {
            ins { (ui.key_added()) } (ui.comma()) del { (ui.key_dropped()) } (ui.comma())
            span.routine { ins { (ui.key_quiet()) } } (ui.key_margin())
            @if summary.iter().any(|counts| counts.moved > 0) { (ui.key_moved()) }
            (ui.sentence_end()) (ui.sentence_gap()) (ui.not_counted())
        }
    }
}
