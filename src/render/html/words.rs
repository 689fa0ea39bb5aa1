//! The words of a row as paragraphs of markup: the old ones, the new ones, or both in one text.
//!
//! Where two prints of one word differ in hyphens, quotes or spaces only, each side shows its own print,
//! both together show the new one; none is marked.

use crate::render::html::prelude::*;
use crate::render::html::text::{head_end, tail_start};
use crate::tokens;

/// Of a run of unchanged words, how many characters at its beginning and at its end always stay where a reader looks at
/// changes only; those between may be left out (20 to 50 were tried: what changed must still make sense).
const AROUND: usize = 30;

/// The paragraphs of a row, for one cell: those of one side, or the new ones with the removed words where they stood.
pub(super) fn paragraphs(
    page: &Page<'_>,
    part: &PartView<'_>,
    row: &Row,
    shown: Option<Side>,
) -> Markup {
    let side = shown.unwrap_or(Side::New);
    let pieces = match shown {
        Some(side) => pieces::of_side(part, row, side),
        None => pieces::of_both(part, row),
    };
    let ends = |piece: &Piece<'_>| piece.content == Content::Joint && piece.tag.is_of(side);
    let items: Vec<Item<'_>> = part.items(row, side).collect();
    let tongue = page.tongue(side);
    let indexes = Sides::from_fn(|of| match part.part {
        Part::Paragraphs if shown.is_none() || of == side => row.paragraphs[of].as_slice(),
        _ => &[],
    });
    let openings = Openings::new(page.documents(), indexes);
    let text = Text { page, row, openings, is_short: shown.is_none() };
    html! {
        @for (at, pieces) in pieces.split(ends).enumerate() {
            @let item = items.get(at);
            p class=(class(item)) {
                @if let Some(item) = item {
                    @if items.len() > 1 { span.part { (name(&page.ui.address(item.name))) } " " }
                    @if let Some(label) = item.label { span.label { (tongue.words(label)) } " " }
                }
                (text.words(pieces, side))
            }
        }
    }
}

/// The look of a paragraph; one with a number or letter has room for it.
fn class(item: Option<&Item<'_>>) -> &'static str {
    match item {
        Some(Item { kind: Some(Kind::Heading), .. }) => "text title",
        Some(Item { depth: 1, .. }) => "text d1",
        Some(Item { depth: 2.., .. }) => "text d2",
        Some(Item { kind: Some(Kind::Preambular | Kind::Operative), .. }) => "text in",
        _ => "text",
    }
}

/// Whether two spans would be read as one word where they touch.
fn is_glued(old: &[Piece<'_>], new: &[Piece<'_>]) -> bool {
    let ends = old.last().zip(new.first());
    ends.is_some_and(|(old, new)| pieces::is_glued(old.text(), new.text()))
}

/// The words of a row in the making.
struct Text<'p, 'c> {
    page: &'p Page<'c>,
    row: &'p Row,
    /// Its opening verbs.
    openings: Openings,
    /// Whether words far from changes may be left out.
    is_short: bool,
}

impl Text<'_, '_> {
    /// The words of a paragraph, each changed span in an element.
    fn words(&self, pieces: &[Piece<'_>], side: Side) -> Markup {
        let tongues = self.page.documents().map(Tongue::from);
        let spans = || pieces.chunk_by(|one, next| (one.span, one.tag) == (next.span, next.tag));
        let next = spans().skip(1).map(Some).chain([None]);
        html! {
            @for (span, next) in spans().zip(next) {
                @match span[0].shown_tag() {
                    Tag::Same => (self.contents(span, tongues[side])),
                    tag => {
                        (self.changed(tag, span))
                        @if tag == Tag::Removed && next.is_some_and(|next| next[0].shown_tag() == Tag::Added && is_glued(span, next)) {
                            span.gap { " " }
                        }
                    },
                }
            }
        }
    }

    /// A changed span. The blanks at its edges are in elements of their own, which are not marked.
    fn changed(&self, tag: Tag, span: &[Piece<'_>]) -> Markup {
        let tongues = self.page.documents().map(Tongue::from);
        let verdict = span[0].span.and_then(|at| self.row.spans[at].verdict.as_ref());
        let (before, words, after) = pieces::without_blanks(span);
        let blank = |blank: &str| {
            html! {
                @if !blank.is_empty() { (marked(tag, tongues, Some("b"), |tongue| tongue.words(blank))) }
            }
        };
        html! {
            (blank(before))
            (marked(tag, tongues, verdict.map(|verdict| verdict.class().name()), |tongue| self.contents(&words, tongue)))
            (blank(after))
        }
    }

    fn contents(&self, pieces: &[Piece<'_>], tongue: Tongue) -> Markup {
        html! {
            @for piece in pieces {
                @match piece.content {
                    Content::Words(words) => {
                        @for (words, is_opening) in self.openings.cut(piece, words) {
                            @if is_opening { i { (tongue.words(words)) } } @else { (self.shortened(piece, words, tongue)) }
                        }
                    },
                    Content::Mark(mark) => sup { (note_mark(self.page, mark)) },
                    Content::Joint => span.joint {},
                }
            }
        }
    }

    /// Words with an element around those that may be left out: only such as did not change.
    fn shortened(&self, piece: &Piece<'_>, words: &str, tongue: Tongue) -> Markup {
        let may_be_left_out = self.is_short && piece.shown_tag() == Tag::Same;
        let far = head_end(words, AROUND).zip(tail_start(words, AROUND));
        html! {
            @match far.filter(|(from, to)| may_be_left_out && from + AROUND < *to) {
                Some((from, to)) => {
                    @let far = &words[from..to];
                    @let count = tokens::words(far, self.page.documents().new.language);
                    (tongue.words(&words[..from]))
                    span.far title=(self.page.ui.far_unchanged(count)) { (tongue.words(far)) }
                    (tongue.words(&words[to..]))
                },
                None => (tongue.words(words)),
            }
        }
    }
}

/// Words in the element that says what happened to them, in the tongue of their text. Removed words say their language
/// where it is not that of the new text around them.
pub(super) fn marked(
    tag: Tag,
    tongues: Sides<Tongue>,
    class: Option<&str>,
    words: impl Fn(Tongue) -> Markup,
) -> Markup {
    let other = (!tongues.are_equal()).then_some(tongues.old);
    html! {
        @match tag {
            Tag::Same => (words(tongues.new)),
            Tag::Added => ins class=[class] { (words(tongues.new)) },
            Tag::Removed => del class=[class] lang=[other.map(|old| old.lang)] dir=[other.map(|old| old.dir)] {
                (words(tongues.old))
            },
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
        @if let Some(id) = id { a href={ "#" (id) } { span.vh { (page.ui.note_mark()) } (plain(number)) } } @else { (plain(number)) }
    }
}
