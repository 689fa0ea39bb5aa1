//! Reports on several years of one resolution: the history of its paragraphs, and the origins of its words.

use std::io::{self, Write};

use maud::{DOCTYPE, Markup, html};

use crate::compare::Warning;
use crate::model::Part;
use crate::model::Resolution;
use crate::render::html::head::head_of;
use crate::render::html::text::{bare, name, plain, text};
use crate::render::html::{direction, lang};
use crate::render::phrases;
use crate::render::timeline::{self, Head};
use crate::series::{Blame, Fate, Lineage, Series};

mod ids;
mod origins;
mod strips;
mod table;
mod texts;

/// So many versions are named in the heading; of more, the first and the last.
const NAMED: usize = 4;

/// Writes a report on the history of every paragraph; for paper with `print`.
///
/// # Errors
/// When `out` does.
pub fn write_history(out: &mut dyn Write, series: &Series, print: bool) -> io::Result<()> {
    let page = Page::of(series, print);
    let body = html! {
        (summary(&page))
        @for part in timeline::things(series) {
            (table::section(&page, part))
        }
        @for part in timeline::things(series) {
            (texts::section(&page, part))
        }
    };
    let report = page.frame("History report, oldest text → newest", "history", "paragraphs", body);
    out.write_all(report.into_string().as_bytes())
}

/// Writes a report on where the words of the newest version first stood; for paper with `print`.
///
/// # Errors
/// When `out` does.
pub fn write_blame(
    out: &mut dyn Write,
    series: &Series,
    blame: &Blame,
    print: bool,
) -> io::Result<()> {
    let page = Page::of(series, print);
    let body = origins::body(&page, blame);
    let kicker = "Origin report: when the words of the newest text first stood";
    let report = page.frame(kicker, "origins of the words", "paragraphs", body);
    out.write_all(report.into_string().as_bytes())
}

/// A report in the making: what all parts of the page ask for.
struct Page<'s> {
    series: &'s Series,
    versions: Vec<&'s Resolution>,
    heads: Vec<Head>,
    ids: ids::Ids,
    print: bool,
}

impl<'s> Page<'s> {
    fn of(series: &'s Series, print: bool) -> Self {
        let versions: Vec<&Resolution> = series.versions().collect();
        let heads = timeline::heads(series);
        Self { ids: ids::Ids::of(series, &versions, &heads), series, versions, heads, print }
    }

    /// What the page is about, in one line.
    fn names(&self) -> String {
        let names: Vec<&str> = self.versions.iter().map(|v| phrases::called(v)).collect();
        match names.as_slice() {
            [first, .., last] if names.len() > NAMED => {
                format!("{first} → … → {last}")
            }
            _ => names.join(" → "),
        }
    }

    /// The names of a lineage's paragraphs in one version.
    fn cell_names(&self, part: Part, lineage: &Lineage, version: usize) -> String {
        timeline::names(self.versions[version], part, lineage, version)
    }

    /// What stands around every page of this kind.
    fn frame(&self, kicker: &str, about: &str, skip: &str, body: Markup) -> Markup {
        let names = bare(&self.names());
        let newest = self.versions.last();
        html! {
            (DOCTYPE)
            html lang="en" dir="ltr" {
                (head_of(&format!("{names}: {about}"), &names))
                body.wide.paper[self.print] {
                    a.skip href={ "#" (skip) } { "Skip to the " (skip) }
                    header {
                        p.kicker { (kicker) }
                        h1 { (name(&self.names())) }
                        @if let Some(newest) = newest { (title(newest)) }
                        (self.warnings())
                    }
                    main { (body) }
                    footer { p { "Made by resdiff " (env!("CARGO_PKG_VERSION")) ". The report uses no network and no script." } }
                }
            }
        }
    }

    /// Every reason to doubt.
    fn warnings(&self) -> Markup {
        let doubts = self.series.steps.iter().flat_map(|step| {
            let warnings = step.warnings.iter();
            warnings.map(move |warning: &Warning| {
                (step, phrases::warning(warning, step.documents.as_ref()))
            })
        });
        let doubts: Vec<(String, String)> = doubts
            .map(|(step, words)| {
                let names = step.documents.as_ref().map(phrases::called);
                (format!("{} → {}", names.old, names.new), words)
            })
            .collect();
        let remarks = self.versions.iter().flat_map(|version| {
            let remarks = version.source.remarks.iter();
            remarks.map(|remark| (phrases::called(version), remark))
        });
        let remarks: Vec<(&str, &String)> = remarks.collect();
        html! {
            @if !doubts.is_empty() || !remarks.is_empty() {
                ul.warnings {
                    @for (names, words) in &doubts {
                        li { strong { "Warning: " (name(names)) ":" } " " (plain(words)) }
                    }
                    @for (called, remark) in remarks {
                        li { strong { "On reading " (name(called)) ":" } " " (plain(remark)) }
                    }
                }
            }
        }
    }
}

fn title(document: &Resolution) -> Markup {
    let (lang, dir) = (lang(document.language), direction(document.language));
    html! {
        @if let Some(title) = &document.masthead.title {
            p.subject lang=(lang) dir=(dir) { (text(title, dir == "rtl")) }
        }
    }
}

/// The figures of each version, and the timeline as a picture.
fn summary(page: &Page<'_>) -> Markup {
    let things = timeline::things(page.series);
    html! {
        section.summary aria-labelledby="summary" {
            h2 id="summary" { "Summary" }
            @for part in things { (totals(page, part)) }
            (strips::chart(page))
        }
    }
}

/// How many met which fate, one row for each version.
fn totals(page: &Page<'_>, part: Part) -> Markup {
    let heading = timeline::heading(part);
    let id = match part {
        Part::Paragraphs => "totals",
        Part::Notes => "note-totals",
    };
    let totals = timeline::totals(page.series, part);
    html! {
        h3 id=(id) { (heading) ": totals of each version" }
        div.scroll tabindex="0" role="group" aria-labelledby=(id) {
            table.grid {
                thead { tr {
                    th scope="col" { "Version" }
                    th scope="col" { "Date" }
                    @for (what, _) in &totals { th.number scope="col" { (capital(what)) } }
                } }
                tbody {
                    @for (at, version) in page.versions.iter().enumerate() {
                        tr {
                            th scope="row" { (name(phrases::called(version))) }
                            td { (plain(&phrases::date_of(version))) }
                            @for (what, counts) in &totals {
                                td.number { @if at == 0 && *what != "in the text" { "–" } @else { (counts[at]) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}

/// The class of a fate, by which colours find it.
fn class(fate: Fate) -> &'static str {
    match fate {
        Fate::Oldest | Fate::Kept => "kept",
        Fate::RolledOver => "rolled",
        Fate::Reworded => "edited",
        Fate::New | Fate::Returned => "added",
        Fate::Dropped => "removed",
    }
}
