//! What to read first, in blocks of lines; `render::first` chooses them.

use crate::render::first::{self, Block, Line, Words};
use crate::render::html::prelude::*;
use crate::render::html::spots::short_link;

/// The blocks that have something to say.
pub(super) fn first(page: &Page<'_>) -> Markup {
    let blocks = first::blocks(page.view);
    html! {
        @if !blocks.is_empty() {
            section.first aria-labelledby="read-first" {
                h2.vh id="read-first" { (page.ui.read_first()) }
                @for block in &blocks { div.asked[block.is_asked] { (shown(page, block)) } }
            }
        }
    }
}

fn shown(page: &Page<'_>, block: &Block) -> Markup {
    let (shown, more) = block.split();
    html! {
        h3 { (block.heading) }
        @if block.lines.is_empty() { p.nothing { (block.none) } }
        (lists(page, shown))
        @if !more.is_empty() {
            details.more open[page.report.print] {
                summary { (page.ui.more_beyond(more.len())) }
                (lists(page, more))
            }
        }
    }
}

/// Lines, those about one who is asked below his name.
fn lists(page: &Page<'_>, lines: &[Line]) -> Markup {
    let dir = page.is_right_to_left().then_some("rtl");
    html! {
        @for lines in lines.chunk_by(|line, next| line.whom == next.whom) {
            @if let Some((whom, side)) = lines.first().and_then(|line| Some((line.whom.as_ref()?, line.side))) {
                h4 { (whole(page.ui.asked_of(words(page, side, html! { (page.tongue(side).words(whom)) })))) }
            }
            ul { @for line in lines { li dir=[dir] { (told(page, line)) } } }
        }
    }
}

/// Words of a text in its language and direction.
fn words(page: &Page<'_>, side: Side, words: Markup) -> Markup {
    let tongue = page.tongue(side);
    html! { bdi lang=[tongue.foreign(page.ui)] dir=(tongue.dir) { (words) } }
}

fn told(page: &Page<'_>, line: &Line) -> Markup {
    let (tongues, own) = (page.documents().map(Tongue::from), page.tongue(line.side));
    let place = short_link(page, line.side, (Part::Paragraphs, line.paragraph));
    let place = if line.side == Side::Old { whole(page.ui.old_place(place)) } else { place };
    let said = html! {
        @for words in &line.words {
            @match words {
                Words::Verb(words) => i { (own.words(words)) },
                Words::Text(words) => (own.words(words)),
                Words::Changed(tag, words) => (marked(*tag, tongues, None, |tongue| tongue.words(words))),
                Words::Own(words) => (plain(words)),
            }
        }
    };
    html! {
        strong { (place) } " "
        @if !line.fate.is_empty() { span.fate { (plain(&page.ui.label(line.fate))) } }
        (words(page, line.side, said))
    }
}
