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
                a.jump href="#contents" { "Contents" }
                span.step hidden {
                    @for (id, words, sign) in [("before", "previous change", "‹"), ("after", "next change", "›")] {
                        button type="button" id=(id) { span.vh { (words) } span aria-hidden="true" { (sign) } }
                    }
                }
                (views(page)) (filters(page)) (classes::boxes(page))
                label.keys for="keys" hidden { input type="checkbox" id="keys" checked; " Keys: n next, p previous" }
            }
        }
    }
}

/// Where to find what, with all headings of the new text.
pub(super) fn contents(page: &Page<'_>) -> Markup {
    html! {
        nav aria-label="Contents" {
            details {
                summary { "Contents" }
                ul id="contents" {
                    @for section in &page.sections {
                        li {
                            a href={ "#" (section.id) } { (section.group.name()) }
                            " " span.count { (section.changes) span.vh { " changes" } }
                            @if section.part() == Part::Paragraphs { (headings(page, section)) }
                        }
                    }
                    @if page.changes() > 0 { li { a href="#map" { "Map of the text" } } }
                    @if findings::any(page) { li { a href="#findings" { "Checks and details" } } }
                    li { a href="#sources" { "Sources and coverage" } }
                    @if about::any_set_aside(page) { li { a href="#set-aside" { "Not compared" } } }
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
    let side = page.report.side_by_side;
    let buttons = [
        ("view-inline", "Redline".to_string(), !side),
        ("view-side", "Side by side".to_string(), side),
        ("view-clean", "New text".to_string(), false),
    ];
    radio_buttons("View", "view", &buttons)
}

fn filters(page: &Page<'_>) -> Markup {
    let [paragraphs, notes] = [&page.view.summary.paragraphs, &page.view.summary.notes];
    let moved = paragraphs.moved + notes.moved;
    let alone = paragraphs.added + paragraphs.removed + notes.added + notes.removed;
    let counted = [
        ("show-changed", "Changes only", page.changes()),
        ("show-moved", "Moved", moved),
        ("show-alone", "Added or dropped", alone),
    ];
    let counted = counted.into_iter().filter(|(.., count)| *count > 0);
    let counted = counted.map(|(id, words, count)| (id, format!("{words} ({count})"), false));
    let all = [("show-all", "Everything".to_string(), true)];
    radio_buttons("Show", "show", &all.into_iter().chain(counted).collect::<Vec<_>>())
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
                input type="checkbox" id="gone"; " " (counted(dropped, "paragraph")) " of " (name(page.names().old))
            }
        }
    }
}

/// How to read the text; on paper too.
pub(super) fn key(page: &Page<'_>) -> Markup {
    let summary = [&page.view.summary.paragraphs, &page.view.summary.notes];
    html! {
        p.key {
            ins { "Added words" } ", " del { "dropped words" } ", "
            span.routine { ins { "routine or editorial" } } ". The margin says what kind of change it is"
            @if summary.iter().any(|counts| counts.moved > 0) { "; a double line marks what moved" }
            ". " (phrases::NOT_COUNTED)
        }
    }
}
