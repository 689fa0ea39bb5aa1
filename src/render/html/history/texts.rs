//! The text of every lineage in each version, with its changes.

use super::{Page, class};
use crate::render::html::prelude::*;

/// All lineages of one part.
pub(super) fn section(page: &Page<'_>, part: Part) -> Markup {
    let id = format!("{}texts", prefix(part));
    html! {
        section aria-labelledby=(id) {
            h2 id=(id) {
                (match part { Part::Paragraphs => page.ui.texts_of_paragraphs(), Part::Notes => page.ui.texts_of_notes() })
            }
            @for (id, lineage) in page.lineages(part) { (text(page, id, lineage)) }
        }
    }
}

/// A lineage: every version in which something happened; where nothing changed, in a word.
fn text(page: &Page<'_>, id: &str, lineage: LineageView<'_>) -> Markup {
    let last = lineage.last();
    let called = match lineage.part {
        Part::Paragraphs => lineage.names(page.ui, last),
        Part::Notes => page.ui.note(&lineage.names(page.ui, last)),
    };
    let is_gone = last + 1 < page.versions.len();
    html! {
        article.lineage id=(id) aria-labelledby={ (id) "-name" } {
            h3 id={ (id) "-name" } {
                (self_link(id, &called))
                @if is_gone { " " span.range { (whole(page.ui.of_version(name(&page.heads[last].name)))) } }
            }
            ol.through {
                @for (versions, event) in runs(page, lineage) { (step(page, lineage, versions, event)) }
            }
        }
    }
}

/// What happened, in order; versions one after another in which nothing changed, not even a name, are one.
fn runs(page: &Page<'_>, lineage: LineageView<'_>) -> Vec<(Range<usize>, Event)> {
    let events =
        (0..page.versions.len()).filter_map(|version| Some((version, lineage.event(version)?)));
    let is_quiet =
        |event: Event| event.fate == Fate::Kept && !(event.moved || event.split || event.merged);
    let events: Vec<(usize, Event)> = events.collect();
    let runs = events.chunk_by(|&(version, event), &(next, next_event)| {
        is_quiet(event)
            && event == next_event
            && version + 1 == next
            && lineage.names(page.ui, version) == lineage.names(page.ui, next)
    });
    runs.map(|run| (run[0].0..run[0].0 + run.len(), run[0].1)).collect()
}

fn step(page: &Page<'_>, lineage: LineageView<'_>, versions: Range<usize>, event: Event) -> Markup {
    let version = versions.start;
    let names = lineage.names(page.ui, version);
    let words = timeline::words(page.ui, event);
    html! {
        li.(class(event.fate)).moved[event.moved] {
            div.when {
                span.sign aria-hidden="true" { (timeline::sign(event)) }
                span.role {
                    @let from = name(&page.heads[version].year_and_name());
                    @if versions.len() > 1 {
                        (whole(page.ui.version_to_version(from, name(&page.heads[versions.end - 1].year_and_name()))))
                    } @else { (from) }
                }
                @if !names.is_empty() { " " strong { (name(&names)) } }
                @if !words.is_empty() { " " span.say { (plain(&words)) } }
            }
            div.what-stood {
                @if matches!(event.fate, Fate::Oldest | Fate::New) {
                    @let tongue = Tongue::from(page.versions[version]);
                    @for item in lineage.items(version) {
                        p.text lang=(tongue.lang) dir=(tongue.dir) { (tongue.words(item.text)) }
                    }
                } @else {
                    @for (_, from, row) in lineage.links(version) {
                        (since_before(page, Sides::new(from, version), row, event))
                    }
                }
            }
        }
    }
}

/// What happened to the words since the version that a link comes from.
fn since_before(page: &Page<'_>, versions: Sides<usize>, row: &Row, event: Event) -> Markup {
    // Named only where it is not the version before.
    let named =
        (versions.old + 1 < versions.new).then(|| name(&page.heads[versions.old].year_and_name()));
    html! {
        @match row.change {
            Change::Unchanged if event.fate == Fate::Kept => {},
            Change::Unchanged => p.unchanged { @match named { Some(from) => (whole(page.ui.no_word_changed_since(from))), None => (page.ui.no_word_changed_said()) } },
            Change::Edited | Change::Added | Change::Removed => {
                @if let Some(from) = named { p.unchanged { (whole(page.ui.compared_with_version(from))) } }
                (changed(page, versions, row))
            },
        }
    }
}

/// Old and new words in one text; words that differ only in print stand as the new text has them.
fn changed(page: &Page<'_>, versions: Sides<usize>, row: &Row) -> Markup {
    let tongues = versions.map(|version| Tongue::from(page.versions[version]));
    let shown = row.spans.iter().filter(|span| !(span.typographic && span.tag == Tag::Removed));
    html! {
        p.text lang=(tongues.new.lang) dir=(tongues.new.dir) {
            @for span in shown {
                @let tag = if span.typographic { Tag::Same } else { span.tag };
                @let words = span.text.replace('\n', " ¶ ");
                (marked(tag, tongues, None, |tongue| tongue.words(&words)))
            }
        }
    }
}
