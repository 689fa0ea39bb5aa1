//! The newest version, every passage with the year and address in which its words first stood.

use maud::{Markup, html};

use super::Page;
use crate::model::Part;
use crate::model::{Paragraph, Resolution};
use crate::render::html::text::{name, text};
use crate::render::html::{direction, lang};
use crate::render::{figures, phrases, timeline};
use crate::series::{Blame, Passage};

/// The shares of the versions, then the text.
pub(super) fn body(page: &Page<'_>, blame: &Blame) -> Markup {
    html! {
        (shares(page, blame))
        (section(page, Part::Paragraphs, &blame.paragraphs))
        (section(page, Part::Notes, &blame.notes))
    }
}

/// How much of the newest text is from which version, as a table with bars.
fn shares(page: &Page<'_>, blame: &Blame) -> Markup {
    let counts = figures::words_by_origin(&page.versions, blame);
    let all: usize = counts.iter().sum();
    let most = counts.iter().max().copied().unwrap_or(0).max(1);
    html! {
        section.summary aria-labelledby="summary" {
            h2 id="summary" { "Words by where they first stood" }
            div.scroll tabindex="0" role="group" aria-labelledby="summary" {
                table.grid.ages {
                    thead { tr {
                        th scope="col" { "Version" }
                        th scope="col" { "Date" }
                        th.number scope="col" { "Words" }
                        th.number scope="col" { "Share" }
                        th.bars scope="col" { "As a bar" }
                    } }
                    tbody {
                        @for (at, version) in page.versions.iter().enumerate() {
                            tr {
                                th scope="row" { (name(phrases::called(version))) }
                                td { (phrases::date_of(version)) }
                                td.number { (figures::thousands(counts[at])) }
                                td.number { (figures::percent(counts[at], all)) }
                                td.bars { svg.bar viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" {
                                    rect.(age(page, at)) x="0" y="0" width=(counts[at] * 1000 / most) height="10" {}
                                } }
                            }
                        }
                    }
                }
            }
            p.legend {
                "Before each passage stand the year and the address in which its words first stood. " span.newest { "Words of the newest text" } ", "
                span.between { "words of the texts between" } ", " span.oldest { "words of the oldest text" } "."
            }
        }
    }
}

/// How old a version is: by this class passages look.
fn age(page: &Page<'_>, version: usize) -> &'static str {
    if version + 1 == page.versions.len() {
        "newest"
    } else if version == 0 {
        "oldest"
    } else {
        "between"
    }
}

fn section(page: &Page<'_>, part: Part, texts: &[Vec<Passage>]) -> Markup {
    let Some(&newest) = page.versions.last() else {
        return html! {};
    };
    let id = match part {
        Part::Paragraphs => "paragraphs",
        Part::Notes => "notes",
    };
    html! {
        @if !texts.is_empty() {
            section id=(id) tabindex="-1" aria-labelledby={ (id) "-head" } {
                h2 id={ (id) "-head" } { (timeline::heading(part)) }
                @for (at, passages) in texts.iter().enumerate() { (paragraph(page, part, newest, at, passages)) }
            }
        }
    }
}

fn paragraph(
    page: &Page<'_>,
    part: Part,
    newest: &Resolution,
    at: usize,
    passages: &[Passage],
) -> Markup {
    let (lang, dir) = (lang(newest.language), direction(newest.language));
    let rtl = dir == "rtl";
    let words = newest.item(part, at).map_or("", |item| item.text);
    let called = newest.item(part, at).map_or("", |item| item.name);
    let label = newest.paragraphs.get(at).and_then(|p: &Paragraph| p.label.as_deref());
    let label = label.filter(|_| part == Part::Paragraphs);
    html! {
        div.fold.traced {
            strong { (name(called)) }
            p.text lang=(lang) dir=(dir) {
                @if let Some(label) = label { span.label { (text(label, rtl)) } " " }
                @for passage in passages {
                    (origin(page, part, passage))
                    span.(age(page, passage.origin.version)) {
                        (text(words.get(passage.range.clone()).unwrap_or_default(), rtl))
                    }
                }
            }
        }
    }
}

/// "2023 PP1" before a passage.
fn origin(page: &Page<'_>, part: Part, passage: &Passage) -> Markup {
    let origin = passage.origin;
    let head = &page.heads[origin.version];
    let address =
        page.versions[origin.version].item(part, origin.paragraph).map_or("", |item| item.name);
    let when = head.year.map_or_else(|| head.name.clone(), |year| year.to_string());
    html! { small.origin lang="en" dir="ltr" { (name(&format!("{when} {address}"))) " " } }
}
