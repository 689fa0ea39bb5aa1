//! The table of contents, and the radio buttons that switch views and filters by the stylesheet alone.

use maud::{Markup, html};

use crate::model::{Item, Kind, Part, Side};
use crate::render::figures;
use crate::render::html::sections::Section;
use crate::render::html::text::plain;
use crate::render::html::{Page, about, findings, kinds};
use crate::render::phrases::beginning;

/// How many characters of a heading the table of contents shows (30 to 60 were tried; the column is 16 em).
const HEADING: usize = 40;

/// The tools; a report for paper has only the contents.
pub(super) fn tools(page: &Page<'_>) -> Markup {
    html! {
        div.tools {
            @if !page.report.print { (views(page)) (filters(page)) (kinds::boxes(page)) (legend(page)) }
            (contents(page))
        }
    }
}

fn contents(page: &Page<'_>) -> Markup {
    html! {
        nav aria-label="Contents" {
            ul {
                li { a href="#summary" { "Summary" } }
                li { a href="#in-words" { "Changes in words" } }
                @if findings::any(page) { li { a href="#findings" { "Findings" } } }
                @for section in &page.sections {
                    li {
                        a href={ "#" (section.id) } { (section.group.name()) }
                        " " span.count { (section.changes) span.vh { " changes" } }
                        @if section.part() == Part::Paragraphs { (headings(page, section)) }
                    }
                }
                @if about::any_set_aside(page) { li { a href="#set-aside" { "Set aside" } } }
            }
        }
    }
}

/// The headings of the new text inside a section.
fn headings(page: &Page<'_>, section: &Section) -> Markup {
    let (part, ids) = (page.part(section.part()), page.ids(section.part()));
    let tongue = page.tongue(Side::New);
    let is_heading = |item: &Item<'_>| item.kind == Some(Kind::Heading);
    let rows = section.entries.iter().flat_map(|entry| entry.rows());
    let items = rows.filter_map(|row| Some((row, part.items(&part.rows[row], Side::New).next()?)));
    let headings: Vec<(usize, Item<'_>)> = items.filter(|(_, item)| is_heading(item)).collect();
    html! {
        @if !headings.is_empty() {
            ul.headings {
                @for (row, heading) in headings {
                    li { a href={ "#" (ids.row(row)) } lang=(tongue.lang) dir=(tongue.dir) { (plain(&beginning(heading.text, HEADING))) } }
                }
            }
        }
    }
}

fn views(page: &Page<'_>) -> Markup {
    let inline = page.report.inline;
    html! {
        fieldset {
            legend { "View" }
            (radio("view", "view-side", !inline, "Side by side".into(), true))
            (radio("view", "view-inline", inline, "In one text".into(), true))
        }
    }
}

fn filters(page: &Page<'_>) -> Markup {
    let [paragraphs, notes] = [&page.view.summary.paragraphs, &page.view.summary.notes];
    let changes = page.changes();
    let moved = paragraphs.moved + notes.moved;
    let alone = paragraphs.added + paragraphs.removed + notes.added + notes.removed;
    html! {
        fieldset {
            legend { "Show" }
            (radio("show", "show-all", true, "Everything".into(), true))
            (radio("show", "show-changed", false, format!("Changes only ({changes})"), changes > 0))
            (radio("show", "show-moved", false, format!("Moved ({moved})"), moved > 0))
            (radio("show", "show-alone", false, format!("Added or removed ({alone})"), alone > 0))
        }
    }
}

fn radio(group: &str, id: &str, checked: bool, words: String, enabled: bool) -> Markup {
    html! {
        label for=(id) { input type="radio" name=(group) id=(id) checked[checked] disabled[!enabled]; " " (words) }
    }
}

fn legend(page: &Page<'_>) -> Markup {
    html! {
        p.legend {
            "How to read: " ins { "added words" } ", " del { "removed words" } ", "
            mark { "moved paragraphs" } ". New numbers and other hyphens or quotes are no changes."
            @if !figures::classes(page.view).is_empty() { (kinds::legend()) }
        }
    }
}
