//! The way from change to change.

use crate::render::html::prelude::*;

/// The ids of all changes, in the order of the page.
pub(super) fn stops(page: &Page<'_>) -> Vec<String> {
    let sections = page.sections.iter().flat_map(|section| {
        let (part, ids) = (page.part(section.part()), page.ids(section.part()));
        section.entries.iter().filter_map(move |entry| match *entry {
            Entry::Row { index, .. } if !folds(&part.rows[index]) => Some(ids.row(index)),
            _ => None,
        })
    });
    sections.map(str::to_owned).collect()
}

/// "3 of 242", with links to the change before and after.
pub(super) fn hops(page: &Page<'_>, id: &str) -> Markup {
    let at = page.stops.iter().position(|stop| stop == id);
    html! {
        @if let Some(at) = at.filter(|_| !page.report.print) {
            span.hops {
                @if let Some(before) = at.checked_sub(1).and_then(|at| page.stops.get(at)) {
                    a href={ "#" (before) } { span.vh { (page.ui.previous_change()) } span aria-hidden="true" { "‹" } }
                }
                (page.ui.change_of(&(at + 1).to_string(), &page.stops.len().to_string()))
                @if let Some(after) = page.stops.get(at + 1) {
                    a href={ "#" (after) } { span.vh { (page.ui.next_change()) } span aria-hidden="true" { "›" } }
                }
            }
        }
    }
}
