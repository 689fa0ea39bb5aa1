//! The words of a row as paragraphs of markup: the old ones, the new ones, or both in one text.
//!
//! Where two prints of one word differ in hyphens, quotes or spaces only, each side shows its own print,
//! both together show the new one; none is marked.

use maud::{Markup, html};

use crate::compare::{Change, Row, Span, Tag};
use crate::model::{Item, Kind, Part, Side, Sides};
use crate::render::html::elements::joined;
use crate::render::html::text::{Tongue, name, plain};
use crate::render::html::{Page, kinds};
use crate::render::part_view::PartView;
use crate::render::pieces::{self, Content, Mark, Piece};

/// Which words of a row are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Words {
    /// Those of one side.
    Side(Side),
    /// The new ones, with the removed ones where they stood.
    Both,
}

impl Words {
    /// The side whose paragraphs and language these are.
    pub(super) fn side(self) -> Side {
        match self {
            Words::Side(side) => side,
            Words::Both => Side::New,
        }
    }
}

/// The paragraphs of a row, for one cell.
pub(super) fn paragraphs(page: &Page<'_>, part: &PartView<'_>, row: &Row, shown: Words) -> Markup {
    let side = shown.side();
    let pieces = match shown {
        Words::Side(side) => pieces::of_side(part, row, side),
        Words::Both => pieces::of_both(part, row),
    };
    let ends = |piece: &Piece<'_>| piece.content == Content::Joint && piece.tag.is_of(side);
    let items: Vec<Item<'_>> = part.items(row, side).collect();
    let tongue = page.tongue(side);
    html! {
        @for (at, pieces) in pieces.split(ends).enumerate() {
            p class=(class(items.get(at))) {
                @if let Some(item) = items.get(at) {
                    @if items.len() > 1 { span.part { (name(item.name)) } " " }
                    @if let Some(label) = item.label { span.label { (tongue.words(label)) } " " }
                }
                (words(page, row, pieces, shown))
            }
        }
    }
}

fn class(item: Option<&Item<'_>>) -> &'static str {
    match item {
        Some(item) if item.kind == Some(Kind::Heading) => "text title",
        Some(Item { depth: 1, .. }) => "text d1",
        Some(Item { depth: 2.., .. }) => "text d2",
        _ => "text",
    }
}

/// The words of a paragraph, each changed span in an element.
fn words(page: &Page<'_>, row: &Row, pieces: &[Piece<'_>], shown: Words) -> Markup {
    let tongues = page.documents().map(Tongue::from);
    html! {
        @for span in pieces.chunk_by(|one, next| (one.span, one.tag) == (next.span, next.tag)) {
            @let verdict = span[0].span.and_then(|at| row.spans[at].verdict.as_ref());
            @let class = verdict.map(|verdict| kinds::of_words(verdict, has_sign(row, span[0].span, shown)));
            @match span[0].shown_tag() {
                Tag::Same => (contents(page, span, tongues[shown.side()])),
                tag => (marked(tag, tongues, class, verdict.map(kinds::title), |tongue| contents(page, span, tongue))),
            }
        }
    }
}

/// Words in the element that says what happened to them, in the tongue of their text. Removed words say their language
/// where it is not that of the new text around them.
pub(super) fn marked(
    tag: Tag,
    tongues: Sides<Tongue>,
    class: Option<String>,
    title: Option<String>,
    words: impl Fn(Tongue) -> Markup,
) -> Markup {
    let other = (!tongues.are_equal()).then_some(tongues.old);
    html! {
        @match tag {
            Tag::Same => (words(tongues.new)),
            Tag::Added => ins class=[class] title=[title] { (words(tongues.new)) },
            Tag::Removed => del class=[class] title=[title] lang=[other.map(|old| old.lang)] dir=[other.map(|old| old.dir)] {
                (words(tongues.old))
            },
        }
    }
}

/// Whether changed words bear the sign of their class. Rows that were added or removed whole have none, and of words
/// that replace others in one text only the new ones have it.
fn has_sign(row: &Row, span: Option<usize>, shown: Words) -> bool {
    let tag = |at: usize| row.spans.get(at).map(|span| span.tag);
    let is_replaced = |at| [tag(at), tag(at + 1)] == [Some(Tag::Removed), Some(Tag::Added)];
    row.change == Change::Edited && !(shown == Words::Both && span.is_some_and(is_replaced))
}

fn contents(page: &Page<'_>, pieces: &[Piece<'_>], tongue: Tongue) -> Markup {
    html! {
        @for piece in pieces {
            @match piece.content {
                Content::Words(words) => (tongue.words(words)),
                Content::Mark(mark) => sup { (note_mark(page, mark)) },
                Content::Joint => span.joint { "¶" },
            }
        }
    }
}

/// The mark of a note, linked to its note where there is one: to the first one of this number that is shown.
fn note_mark(page: &Page<'_>, Mark { side, number, .. }: Mark<'_>) -> Markup {
    let notes = page.documents()[side].notes.iter().enumerate();
    let mut notes = notes.filter(|(_, note)| note.number == number);
    let ids = page.ids(Part::Notes);
    let id = notes.find_map(|(at, _)| ids.row_of(side, at)).map(|row| ids.row(row));
    html! {
        @if let Some(id) = id { a href={ "#" (id) } { span.vh { "note " } (plain(number)) } } @else { (plain(number)) }
    }
}

/// The first words that changed in a row, to tell what it is about: at most `most` removed and added runs.
pub(super) fn glimpse(page: &Page<'_>, row: &Row, most: usize) -> Markup {
    let has_words = |span: &&Span| span.text.contains(char::is_alphanumeric);
    let changed: Vec<&Span> =
        row.spans.iter().filter(|span| span.is_change()).filter(has_words).collect();
    let tongue = page.tongue(if row.change == Change::Removed { Side::Old } else { Side::New });
    let length = if row.is_alone() { ALONE } else { AMID };
    let one = |span: &&Span| {
        let class = span.verdict.as_ref().map(|verdict| kinds::of_words(verdict, false));
        let words = shortened(&span.text, length);
        marked(span.tag, Sides::new(tongue, tongue), class, None, |tongue| tongue.words(&words))
    };
    html! {
        @if !changed.is_empty() {
            span.glimpse lang=[tongue.foreign()] dir=[tongue.is_right_to_left().then_some(tongue.dir)] {
                (joined(" ", changed.iter().take(most).map(one)))
                @if changed.len() > most { " …" }
            }
        }
    }
}

/// How many characters of a paragraph that stands alone a glimpse shows (60 to 120 were tried: about one
/// line of the list).
const ALONE: usize = 90;

/// How many characters of a run amid others a glimpse shows.
const AMID: usize = 48;

/// The beginning of a text, cut between two words.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let text = text.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';' | '.'));
    let text = text.trim_end().replace(['\n', '\t'], " ");
    let Some((cut, _)) = text.char_indices().nth(most) else {
        return text;
    };
    let end = text[..cut].rfind(' ').filter(|&at| at > cut / 2).unwrap_or(cut);
    format!("{}…", text[..end].trim_end_matches([' ', ',', ';']))
}
