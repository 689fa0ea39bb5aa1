//! What a reader wants to know first: how much changed, where, and each change in words.

use maud::{Markup, html};

use crate::compare::Counts;
use crate::render::html::rows::{class, ids, part};
use crate::render::html::sections::Section;
use crate::render::html::text::{name, plain};
use crate::render::html::words::glimpse;
use crate::render::html::{Page, findings, kinds, strip};
use crate::render::outline::Entry;
use crate::render::{figures, phrases, sentences};

/// How many changes the list in words shows unfolded (20 to 60 were tried: more than two screens of them
/// keep a reader from the text).
const LISTED: usize = 40;

/// How many changed runs of an edited row the list shows.
const RUNS: usize = 4;

/// The first section of the page.
pub(super) fn summary(page: &Page<'_>) -> Markup {
    let summary = &page.view.summary;
    html! {
        section.summary aria-labelledby="summary" {
            h2 id="summary" { "Summary" }
            (shares(page))
            (figures("Paragraphs", &summary.paragraphs))
            @if !page.view.notes.is_empty() { (figures("Notes", &summary.notes)) }
            (kinds::figures(page))
            (findings::read_first(page))
            (strip::chart(page))
            (in_words(page))
        }
    }
}

/// The two shares, as a sentence and as bars.
fn shares(page: &Page<'_>) -> Markup {
    let words = &page.view.summary.words;
    let names = page.names();
    let (kept, new) = (figures::share_kept(words), figures::share_new(words));
    html! {
        ul.shares {
            li.kept {
                strong { (kept) } " of the words of " (name(names.old)) " are kept"
                (bar(words.kept, words.removed, "kept", "removed"))
            }
            li.new {
                strong { (new) } " of the words of " (name(names.new)) " are new"
                (bar(words.kept, words.added, "kept", "added"))
            }
        }
    }
}

/// A bar of two parts.
fn bar(first: usize, second: usize, one: &str, other: &str) -> Markup {
    let whole = (first + second).max(1);
    let width = first * 1000 / whole;
    html! {
        svg.bar viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
            rect.(one) x="0" y="0" width=(width) height="10" {}
            rect.(other) x=(width) y="0" width=(1000 - width) height="10" {}
        }
    }
}

/// How many rows there are of each kind; moves, splits, merges and new numbers only where there are some.
fn figures(noun: &str, counts: &Counts) -> Markup {
    let figures = [
        ("edited", counts.edited, "edited"),
        ("added", counts.added, "added"),
        ("removed", counts.removed, "removed"),
        ("moved", counts.moved, "moved"),
        ("edited", counts.split, "split"),
        ("edited", counts.merged, "merged"),
        ("kept", counts.unchanged, "unchanged"),
        ("kept", counts.relabelled, "renumbered"),
    ];
    html! {
        div.figures {
            h3 { (noun) }
            ul {
                @for (place, (class, count, word)) in figures.into_iter().enumerate() {
                    @if count > 0 || place < 3 { li.(class) { strong { (count) } " " (word) } }
                }
            }
        }
    }
}

/// Every change as a sentence, with a link to it.
fn in_words(page: &Page<'_>) -> Markup {
    let changes: usize = page.sections.iter().map(|section| section.changes).sum();
    let open = page.report.print || changes <= LISTED;
    html! {
        @if changes == 0 {
            p id="in-words" { strong { "No paragraph and no note changed." } }
        } @else {
            details.in-words open[open] {
                summary { h3 id="in-words" {
                    @if changes == 1 { "The one change in words" } @else { "The " (changes) " changes in words" }
                } }
                @for section in page.sections.iter().filter(|section| section.changes > 0) {
                    h4 { (section.group.name()) }
                    (list(page, section))
                }
            }
        }
    }
}

fn list(page: &Page<'_>, section: &Section) -> Markup {
    let (part, ids) = (part(page, section.group), ids(page, section.group));
    let rows = section.entries.iter().filter_map(|entry| match *entry {
        Entry::Row { index, origin } => Some((index, origin)),
        Entry::MovedFrom { .. } | Entry::Unchanged { .. } => None,
    });
    html! {
        ul {
            @for (index, origin) in rows {
                @let row = &part.rows[index];
                li class={ (class(row)) (kinds::of_row(row)) } {
                    span.sign aria-hidden="true" { (phrases::sign(row)) }
                    a href={ "#" (ids.row(index)) } { (name(&sentences::called(part, row))) } " "
                    (plain(&sentences::sentence(part, row, origin))) " "
                    (glimpse(page, row, RUNS))
                }
            }
        }
    }
}
