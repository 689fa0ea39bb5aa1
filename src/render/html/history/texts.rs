//! The text of every lineage in each version, with its changes.

use std::ops::Range;

use maud::{Markup, html};

use super::{Page, class};
use crate::compare::{Change, Row, Tag};
use crate::model::Part;
use crate::render::html::text::{name, plain, text};
use crate::render::html::{direction, lang};
use crate::render::timeline;
use crate::series::{Event, Fate, Lineage, Link};

/// All lineages of one kind of part.
pub(super) fn section(page: &Page<'_>, part: Part) -> Markup {
    let id = match part {
        Part::Paragraphs => "texts",
        Part::Notes => "note-texts",
    };
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) { "Texts of the " (timeline::heading(part).to_lowercase()) }
            @for (at, lineage) in page.series.strand(part).lineages.iter().enumerate() {
                (one(page, part, page.ids.lineage(part, at), lineage))
            }
        }
    }
}

/// A lineage: every version in which something happened; where nothing changed, in a word.
fn one(page: &Page<'_>, part: Part, id: &str, lineage: &Lineage) -> Markup {
    let last = lineage.last().unwrap_or(0);
    let noun = if part == Part::Notes { "note " } else { "" };
    let called = format!("{noun}{}", page.cell_names(part, lineage, last));
    let gone = last + 1 < page.versions.len();
    html! {
        article.lineage id=(id) aria-labelledby={ (id) "-name" } {
            h3 id={ (id) "-name" } {
                a.self href={ "#" (id) } { (name(&called)) }
                @if gone { " " span.range { "of " (name(&page.heads[last].name)) } }
            }
            ol.through {
                @for (versions, event) in runs(page, part, lineage) {
                    (step(page, part, lineage, versions, event))
                }
            }
        }
    }
}

/// What happened, in order; versions in a run in which nothing changed are one.
fn runs(page: &Page<'_>, part: Part, lineage: &Lineage) -> Vec<(Range<usize>, Event)> {
    let mut runs: Vec<(Range<usize>, Event)> = Vec::new();
    for version in 0..page.versions.len() {
        let Some(event) = lineage.event(page.series, part, version) else {
            continue;
        };
        match runs.last_mut() {
            Some((run, last))
                if *last == event
                    && is_quiet(event)
                    && run.end == version
                    && same_names(page, part, lineage, run.start, version) =>
            {
                run.end = version + 1;
            }
            _ => runs.push((version..version + 1, event)),
        }
    }
    runs
}

/// True where nothing happened at all.
fn is_quiet(event: Event) -> bool {
    event.fate == Fate::Kept && !(event.moved || event.split || event.merged)
}

/// True where a lineage is called the same in two versions.
fn same_names(page: &Page<'_>, part: Part, lineage: &Lineage, one: usize, other: usize) -> bool {
    page.cell_names(part, lineage, one) == page.cell_names(part, lineage, other)
}

fn step(
    page: &Page<'_>,
    part: Part,
    lineage: &Lineage,
    versions: Range<usize>,
    event: Event,
) -> Markup {
    let version = versions.start;
    let names = page.cell_names(part, lineage, version);
    let words = timeline::words(event);
    html! {
        li.(class(event.fate)).moved[event.moved] {
            div.when {
                span.sign aria-hidden="true" { (timeline::sign(event)) }
                span.role {
                    (name(&page.heads[version].year_and_name()))
                    @if versions.len() > 1 { " to " (name(&page.heads[versions.end - 1].year_and_name())) }
                }
                @if !names.is_empty() { " " strong { (name(&names)) } }
                @if !words.is_empty() { " " span.say { (plain(&words)) } }
            }
            div.what-stood { (body(page, part, lineage, version, event)) }
        }
    }
}

fn body(page: &Page<'_>, part: Part, lineage: &Lineage, version: usize, event: Event) -> Markup {
    let cell = &lineage.cells[version];
    if matches!(event.fate, Fate::Oldest | Fate::New) {
        return html! {
            @for &at in &cell.paragraphs { (whole(page, version, page.versions[version].item(part, at).map_or("", |item| item.text))) }
        };
    }
    let links = || cell.links.iter();
    let rows: Vec<(usize, &Row)> = links()
        .filter_map(|&link| {
            let from = match link {
                Link::Step(_) => version.checked_sub(1)?,
                Link::Return(at) => page.series.strand(part).returns.get(at)?.versions.old,
            };
            Some((from, page.series.row(part, version, link)?))
        })
        .collect();
    html! {
        @for (from, row) in rows {
            @match row.change {
                Change::Unchanged if event.fate == Fate::Kept => {},
                Change::Unchanged => p.unchanged { "No word changed" (since(page, from, version)) "." },
                Change::Edited | Change::Added | Change::Removed => {
                    @if from + 1 < version { p.unchanged { "Compared with " (name(&page.heads[from].year_and_name())) ":" } }
                    (changed(page, from, version, row))
                },
            }
        }
    }
}

fn since(page: &Page<'_>, from: usize, version: usize) -> Markup {
    html! { @if from + 1 < version { " since " (name(&page.heads[from].year_and_name())) } }
}

fn whole(page: &Page<'_>, version: usize, words: &str) -> Markup {
    let language = page.versions[version].language;
    let (lang, dir) = (lang(language), direction(language));
    html! { p.text lang=(lang) dir=(dir) { (text(words, dir == "rtl")) } }
}

/// Old and new words in one text.
fn changed(page: &Page<'_>, from: usize, version: usize, row: &Row) -> Markup {
    let (old, new) = (page.versions[from].language, page.versions[version].language);
    let (own_lang, dir) = (lang(new), direction(new));
    let (other, other_dir) = (old != new).then(|| (lang(old), direction(old))).unzip();
    let rtl = dir == "rtl";
    let shown = row.spans.iter().filter(|span| !(span.typographic && span.tag == Tag::Removed));
    html! {
        p.text lang=(own_lang) dir=(dir) {
            @for span in shown {
                @let words = span.text.replace('\n', " ¶ ");
                @match span.tag {
                    Tag::Removed => del lang=[other] dir=[other_dir] { (text(&words, direction(old) == "rtl")) },
                    Tag::Added if !span.typographic => ins { (text(&words, rtl)) },
                    Tag::Same | Tag::Added => (text(&words, rtl)),
                }
            }
        }
    }
}
