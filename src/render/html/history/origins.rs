//! The newest version, every passage with the year and address in which its words first stood.

use super::Page;
use crate::render::html::prelude::*;
use crate::series::Passage;

/// The shares of the versions, then the text.
pub(super) fn origins(page: &Page<'_>, blame: &Blame) -> Markup {
    html! {
        (shares(page, blame))
        @for part in Part::ALL { (section(page, part, blame.texts(part))) }
    }
}

/// How much of the newest text is from which version, as a table with bars.
fn shares(page: &Page<'_>, blame: &Blame) -> Markup {
    let ui = page.ui;
    let counts = figures::words_by_origin(&page.versions, blame);
    let all: usize = counts.iter().sum();
    let most = counts.iter().max().copied().unwrap_or(0);
    let columns = [
        ("", ui.head_version()),
        ("", ui.head_date()),
        ("number", ui.head_words()),
        ("share", ui.head_share()),
    ];
    let rows = html! {
        @for (at, version) in page.versions.iter().enumerate() {
            tr {
                th scope="row" { (name(called(version))) }
                td { (phrases::date_of(ui, version)) }
                td.number data-of=(ui.head_words()) { (ui.number(counts[at])) }
                td.share data-of=(ui.head_share()) { (ui.percent(counts[at], all)) " " (bar(&[(counts[at], &age(page, at))], most)) }
            }
        }
    };
    html! {
        section.summary aria-labelledby="summary" {
            h2 id="summary" { (ui.origin_shares()) }
            (grid("grid stacked ages", "summary", None, &heads(columns), &rows))
            p.legend {
                (ui.passages_preceded())
            }
        }
    }
}

/// How old a version is: by this class passages look. Versions between the oldest and the newest are in so many tints.
fn age(page: &Page<'_>, version: usize) -> String {
    const TINTS: usize = 4;
    let newest = page.versions.len() - 1;
    match version {
        0 => "oldest".to_owned(),
        version if version == newest => "newest".to_owned(),
        between => format!("age{}", 1 + (between - 1) * TINTS / (newest - 1)),
    }
}

/// The text of a part of the newest version.
fn section(page: &Page<'_>, part: Part, texts: &[Vec<Passage>]) -> Markup {
    let id = timeline::id(part);
    let items = page.versions.last().into_iter().flat_map(|newest| newest.items(part));
    html! {
        @if !texts.is_empty() {
            section id=(id) tabindex="-1" aria-labelledby={ (id) "-head" } {
                h2 id={ (id) "-head" } { (timeline::heading(page.ui, part)) }
                @for (item, passages) in items.zip(texts) { (text(page, part, item, passages)) }
            }
        }
    }
}

fn text(page: &Page<'_>, part: Part, item: Item<'_>, passages: &[Passage]) -> Markup {
    let Some(&newest) = page.versions.last() else {
        return html! {};
    };
    let tongue = Tongue::from(newest);
    let mut sources: Vec<(String, String)> = Vec::new();
    for passage in passages {
        let source = (age(page, passage.origin.version), origin_of(page, part, passage));
        if !sources.contains(&source) {
            sources.push(source);
        }
    }
    // The label of a note is its name, which stands above the text already.
    let label = item.label.filter(|_| part == Part::Paragraphs);
    html! {
        div.fold.traced {
            strong { (name(&page.ui.address(item.name))) }
            ul.sources-of aria-hidden="true" {
                @for (age, words) in sources { li.(age) { (name(&words)) } }
            }
            p.text lang=(tongue.lang) dir=(tongue.dir) {
                @if let Some(label) = label { span.label { (tongue.words(label)) } " " }
                @for passage in passages {
                    span.(age(page, passage.origin.version)) {
                        (origin(page, part, passage))
                        (tongue.words(item.text.get(passage.range.clone()).unwrap_or_default()))
                    }
                }
            }
        }
    }
}

/// "2023 PP1", before a passage, for those who hear the page.
fn origin(page: &Page<'_>, part: Part, passage: &Passage) -> Markup {
    html! { span.origin.vh lang="en" dir="ltr" { (name(&origin_of(page, part, passage))) " " } }
}

/// "2023 PP1".
fn origin_of(page: &Page<'_>, part: Part, passage: &Passage) -> String {
    let origin = passage.origin;
    let head = &page.heads[origin.version];
    let address =
        page.versions[origin.version].item(part, origin.paragraph).unwrap_or_default().name;
    let address = page.ui.address(address);
    let when = head.year.map_or_else(|| head.name.clone(), |year| year.to_string());
    format!("{when} {address}")
}
