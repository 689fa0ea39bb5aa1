//! The table of contents, and the radio buttons that switch views and filters by the stylesheet alone.

use maud::{Markup, html};

use crate::model::Kind;
use crate::render::html::rows::ids;
use crate::render::html::sections::{Group, Section};
use crate::render::html::text::plain;
use crate::render::html::{Page, findings, kinds};
use crate::render::outline::Entry;

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
    let aside = page.documents();
    let any_aside = !aside.old.set_aside.is_empty() || !aside.new.set_aside.is_empty();
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
                        (headings(page, section))
                    }
                }
                @if any_aside { li { a href="#set-aside" { "Set aside" } } }
            }
        }
    }
}

/// The headings inside a section.
fn headings(page: &Page<'_>, section: &Section) -> Markup {
    let found: Vec<(usize, &str)> = if section.group == Group::Notes {
        Vec::new()
    } else {
        section
            .entries
            .iter()
            .flat_map(|entry| indexes(*entry))
            .filter_map(|index| heading(page, index))
            .collect()
    };
    let (lang, dir) = crate::render::html::words::language(page, crate::model::Side::New);
    let ids = ids(page, section.group);
    html! {
        @if !found.is_empty() {
            ul.headings {
                @for (index, text) in found {
                    li { a href={ "#" (ids.row(index)) } lang=(lang) dir=(dir) { (plain(&shortened(text))) } }
                }
            }
        }
    }
}

fn indexes(entry: Entry) -> std::ops::RangeInclusive<usize> {
    match entry {
        Entry::Row { index, .. } => index..=index,
        Entry::Unchanged { first, last, .. } => first..=last,
        #[expect(
            clippy::reversed_empty_ranges,
            reason = "the place that a row left has no heading"
        )]
        Entry::MovedFrom { .. } => 1..=0,
    }
}

/// The words of a row that is a heading of the new text.
fn heading<'c>(page: &Page<'c>, index: usize) -> Option<(usize, &'c str)> {
    let row = page.view.rows.get(index)?;
    let paragraph = page.documents().new.paragraphs.get(*row.paragraphs.new.first()?)?;
    (paragraph.kind == Kind::Heading).then_some((index, paragraph.text.as_str()))
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(HEADING) {
        Some((end, _)) => format!("{}…", text[..end].trim_end()),
        None => text.to_string(),
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
    let counts = [&page.view.summary.paragraphs, &page.view.summary.notes];
    let changes: usize = page.sections.iter().map(|section| section.changes).sum();
    let moved: usize = counts.iter().map(|counts| counts.moved).sum();
    let alone: usize = counts.iter().map(|counts| counts.added + counts.removed).sum();
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
            @if kinds::any(page) { (kinds::legend()) }
        }
    }
}
