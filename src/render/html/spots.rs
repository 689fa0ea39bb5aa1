//! Where something was found: links to the paragraph or note, and the words that stand there.

use crate::findings::Spot;
use crate::render::html::elements;
use crate::render::html::prelude::*;
use crate::render::html::text::tail;

/// How many characters stand before and after words that are shown where they stand (20 to 60 were tried).
const AROUND: usize = 40;

/// The name of the paragraph or note, linked to its row: "OP3", and of the old text "old OP3".
pub(super) fn link(page: &Page<'_>, side: Side, place: (Part, usize)) -> Markup {
    let link = short_link(page, side, place);
    if side == Side::Old { whole(page.ui.old_place(link)) } else { link }
}

/// The same without "old", for what says it already. What is hidden has no link.
pub(super) fn short_link(page: &Page<'_>, side: Side, (part, at): (Part, usize)) -> Markup {
    let called = page.part(part).name_at(at, side);
    match page.ids(part).paragraph(side, at) {
        Some(id) => elements::link(id, &called),
        None => name(&called),
    }
}

/// Words of one document in quotes, in its language.
pub(super) fn quote(page: &Page<'_>, side: Side, words: &str) -> Markup {
    let tongue = page.tongue(side);
    quoted(page, side, &tongue.words(words))
}

/// The words of a spot with some of those around them, the words themselves strong.
pub(super) fn in_place(page: &Page<'_>, side: Side, spot: &Spot) -> Markup {
    let text = page.documents()[side].item(spot.part, spot.at).unwrap_or_default().text;
    let before = text.get(..spot.bytes.start).unwrap_or_default();
    let words = text.get(spot.bytes.clone()).unwrap_or_default();
    let after = text.get(spot.bytes.end..).unwrap_or_default();
    let tongue = page.tongue(side);
    let words = html! {
        (tongue.words(&tail(before, AROUND))) strong { (tongue.words(words)) } (tongue.words(&head(after, AROUND)))
    };
    quoted(page, side, &words)
}

fn quoted(page: &Page<'_>, side: Side, words: &Markup) -> Markup {
    let tongue = page.tongue(side);
    html! { (page.ui.open_quote()) span lang=[tongue.foreign(page.ui)] dir=(tongue.dir) { (words) } (page.ui.close_quote()) }
}
