//! What a reader wants to know first: how much changed, where, and each change in words.

use maud::{Markup, html};

use crate::classify::Class;
use crate::compare::Counts;
use crate::render::html::elements::{bar, link};
use crate::render::html::rows::class;
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
    let classes = figures::classes(page.view);
    let of_class =
        |&(class, count): &(Class, usize)| (format!("class {class}"), count, class.name());
    html! {
        section.summary aria-labelledby="summary" {
            h2 id="summary" { "Summary" }
            (shares(page))
            (counts("Paragraphs", of_rows(&summary.paragraphs)))
            @if !page.view.notes.is_empty() { (counts("Notes", of_rows(&summary.notes))) }
            @if !classes.is_empty() { (counts("Kinds", classes.iter().map(of_class))) }
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
    html! {
        ul.shares {
            li.kept {
                strong { (figures::share_kept(words)) } " of the words of " (name(names.old)) " are kept"
                (bar(words.kept, words.in_old(), "kept", Some("removed")))
            }
            li.new {
                strong { (figures::share_new(words)) } " of the words of " (name(names.new)) " are new"
                (bar(words.kept, words.in_new(), "kept", Some("added")))
            }
        }
    }
}

/// How many rows there are of each kind; moves, splits, merges and new numbers only where there are some.
fn of_rows(counts: &Counts) -> impl Iterator<Item = (String, usize, &'static str)> {
    let always = [
        ("edited", counts.edited, "edited"),
        ("added", counts.added, "added"),
        ("removed", counts.removed, "removed"),
    ];
    let sometimes = [
        ("moved", counts.moved, "moved"),
        ("edited", counts.split, "split"),
        ("edited", counts.merged, "merged"),
        ("kept", counts.unchanged, "unchanged"),
        ("kept", counts.relabelled, "renumbered"),
    ];
    let named = always.into_iter().chain(sometimes.into_iter().filter(|(_, count, _)| *count > 0));
    named.map(|(class, count, words)| (class.to_owned(), count, words))
}

/// Counts under a heading, each with the classes by which the stylesheet finds it, and in words.
fn counts<'w>(heading: &str, counts: impl Iterator<Item = (String, usize, &'w str)>) -> Markup {
    html! {
        div.figures {
            h3 { (heading) }
            ul { @for (class, count, words) in counts { li class=(class) { strong { (count) } " " (words) } } }
        }
    }
}

/// Every change as a sentence, with a link to it.
fn in_words(page: &Page<'_>) -> Markup {
    let changes = page.changes();
    html! {
        @if changes == 0 {
            p id="in-words" { strong { "No paragraph and no note changed." } }
        } @else {
            details.in-words open[page.report.print || changes <= LISTED] {
                summary { h3 id="in-words" {
                    @if changes == 1 { "The one change in words" } @else { "The " (changes) " changes in words" }
                } }
                @for section in page.sections.iter().filter(|section| section.changes > 0) {
                    h4 { (section.group.name()) }
                    ul { @for &entry in &section.entries { (change(page, section, entry)) } }
                }
            }
        }
    }
}

fn change(page: &Page<'_>, section: &Section, entry: Entry) -> Markup {
    let Entry::Row { index, origin } = entry else {
        return html! {};
    };
    let part = page.part(section.part());
    let row = &part.rows[index];
    html! {
        li class={ (class(row)) (kinds::of_row(row)) } {
            span.sign aria-hidden="true" { (phrases::sign(row)) }
            (link(page.ids(section.part()).row(index), &sentences::called(part, row))) " "
            (plain(&sentences::sentence(part, row, origin))) " "
            (glimpse(page, row, RUNS))
        }
    }
}
