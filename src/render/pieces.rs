//! The words of a row in pieces: cut where a span begins, where the mark of a note stands, and where a paragraph of a
//! split or merge ends. Every renderer goes over the words of a row in this one way.
//!
//! A mark that stands between two spans belongs to the first of them, as it is printed behind its word.

use unicode_width::UnicodeWidthChar as _;

use crate::render::prelude::*;

/// A piece of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Piece<'c> {
    /// The index of its span in the row; `None` where the paragraphs are shown as they stand in their document.
    pub(crate) span: Option<usize>,
    /// Which texts its span belongs to.
    pub(crate) tag: Tag,
    /// Whether its span differs from its counterpart only in print.
    pub(crate) print_only: bool,
    /// Where it begins in the text of each side, in bytes; the paragraphs of a side are joined by "\n".
    pub(crate) at: Sides<usize>,
    pub(crate) content: Content<'c>,
}

/// What a piece holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Content<'c> {
    /// Words of one paragraph; never empty.
    Words(&'c str),
    /// The mark of a note.
    Mark(Mark<'c>),
    /// One paragraph ends and the next begins, in the texts that the tag names.
    Joint,
}

/// The mark of a note in a paragraph.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Mark<'c> {
    /// Whose mark it is. Among kept words, both texts have their own.
    pub(crate) side: Side,
    /// The index of its paragraph in the document.
    pub(crate) paragraph: usize,
    /// Its own index among the marks of the paragraph.
    pub(crate) index: usize,
    /// The number of the note as printed.
    pub(crate) number: &'c str,
}

impl<'c> Piece<'c> {
    /// Its tag as a reader sees it: what differs only in print is no change.
    pub(crate) fn shown_tag(&self) -> Tag {
        if self.print_only { Tag::Same } else { self.tag }
    }

    /// What it adds to the text of its sides: words, a line feed for a joint, nothing for a mark.
    pub(crate) fn text(&self) -> &'c str {
        match self.content {
            Content::Words(words) => words,
            Content::Mark(_) => "",
            Content::Joint => "\n",
        }
    }
}

/// The blanks at the edges of a changed span, and what is between them: what is marked is words, not the space around them.
pub(crate) fn without_blanks<'c>(span: &[Piece<'c>]) -> (&'c str, Vec<Piece<'c>>, &'c str) {
    let mut inner = span.to_vec();
    let (mut before, mut after) = ("", "");
    let is_blank = |piece: &Piece<'_>| piece.text().trim().is_empty();
    if inner.iter().all(is_blank) {
        return (before, inner, after);
    }
    if let Some(Piece { content: Content::Words(words), at, tag, .. }) = inner.first_mut() {
        let rest = words.trim_start();
        before = &words[..words.len() - rest.len()];
        *words = rest;
        Side::BOTH
            .into_iter()
            .filter(|&side| tag.is_of(side))
            .for_each(|side| at[side] += before.len());
    }
    if let Some(Piece { content: Content::Words(words), .. }) = inner.last_mut() {
        let rest = words.trim_end();
        after = &words[rest.len()..];
        *words = rest;
    }
    (before, inner, after)
}

/// Whether old words and the new ones right behind them would be read as one word.
pub(crate) fn is_glued(old: &str, new: &str) -> bool {
    let (last, first) = (old.chars().next_back(), new.chars().next());
    let is_spaced = |c: &char| c.width() != Some(2) && !c.is_whitespace();
    let opens = |c: char| "([“«\"".contains(c);
    last.filter(is_spaced).is_some_and(|c| !opens(c) && !"/-".contains(c))
        && first.filter(is_spaced).is_some_and(|c| c.is_alphanumeric() || opens(c))
}

/// The pieces of one side of a row.
pub(crate) fn of_side<'c>(part: &PartView<'c>, row: &'c Row, side: Side) -> Vec<Piece<'c>> {
    if row.is_untouched() {
        return of_items(items(part, row, side), side, Tag::Same);
    }
    walk(part, row, &[side])
}

/// The pieces of both sides in one text, as it is read: words that differ only in print stand as the new text has
/// them, and kept words have the marks of the new text.
pub(crate) fn of_both<'c>(part: &PartView<'c>, row: &'c Row) -> Vec<Piece<'c>> {
    if row.is_untouched() {
        return of_items(items(part, row, Side::New), Side::New, Tag::Same);
    }
    let mut pieces = of_all(part, row);
    pieces.retain(|piece| match piece.content {
        _ if piece.tag == Tag::Removed => !piece.print_only,
        Content::Mark(mark) => mark.side == Side::New,
        _ => true,
    });
    pieces
}

/// Every piece of both sides, also what differs only in print and the marks that both texts have.
pub(crate) fn of_all<'c>(part: &PartView<'c>, row: &'c Row) -> Vec<Piece<'c>> {
    walk(part, row, &Side::BOTH)
}

/// Paragraphs or notes of one side with their indexes, as they stand in their document.
pub(crate) fn of_items<'c>(
    items: impl Iterator<Item = (usize, Item<'c>)>,
    side: Side,
    tag: Tag,
) -> Vec<Piece<'c>> {
    let items: Vec<_> = items.collect();
    let mut walk = Walk::new(tag);
    walk.enter(side, &items);
    for (place, (_, item)) in items.iter().enumerate() {
        if place > 0 {
            walk.push(Content::Joint, 1);
        }
        walk.over(item.text);
    }
    walk.pieces
}

/// Pieces of one span as one run of text, without the marks of notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Run<'c> {
    /// The index of the span in the row; `None` where the paragraphs are shown as they stand in their document.
    pub(crate) span: Option<usize>,
    /// Its tag as a reader sees it.
    pub(crate) tag: Tag,
    /// The text; never empty.
    pub(crate) text: Cow<'c, str>,
}

/// The pieces as runs of text, for those who show no marks; a joint is a line feed.
pub(crate) fn runs<'c>(pieces: &[Piece<'c>]) -> Vec<Run<'c>> {
    let runs = pieces.chunk_by(|one, next| one.span == next.span).map(|run| {
        let text = match run {
            [one] => Cow::Borrowed(one.text()),
            several => several.iter().map(Piece::text).collect(),
        };
        Run { span: run[0].span, tag: run[0].shown_tag(), text }
    });
    runs.filter(|run| !run.text.is_empty()).collect()
}

fn items<'c>(
    part: &PartView<'c>,
    row: &Row,
    side: Side,
) -> impl Iterator<Item = (usize, Item<'c>)> {
    row.paragraphs[side].iter().copied().zip(part.items(row, side))
}

/// Goes over the spans that some of these sides have.
fn walk<'c>(part: &PartView<'c>, row: &'c Row, sides: &[Side]) -> Vec<Piece<'c>> {
    let mut walk = Walk::new(Tag::Same);
    for &side in sides {
        walk.enter(side, &items(part, row, side).collect::<Vec<_>>());
    }
    for (nth, span) in row.spans.iter().enumerate() {
        if sides.iter().any(|&side| span.tag.is_of(side)) {
            let (tag, print_only) = (span.tag, span.typographic);
            walk.now = Piece { span: Some(nth), tag, print_only, ..walk.now };
            walk.over(&span.text);
        }
    }
    // A side without words may have marks all the same.
    for &side in sides {
        walk.now = Piece { span: None, tag: Tag::only(side), print_only: false, ..walk.now };
        walk.pass_marks();
    }
    walk.pieces
}

/// A walk over the texts of a row, both at once.
struct Walk<'c> {
    /// What the next piece is like, but for its content.
    now: Piece<'c>,
    /// The marks to come and where they stand in the text of their side, the next one last.
    marks: Sides<Vec<(usize, Mark<'c>)>>,
    /// Whether the side has several paragraphs: then a line feed in its words is a joint.
    is_joined: Sides<bool>,
    pieces: Vec<Piece<'c>>,
}

impl<'c> Walk<'c> {
    fn new(tag: Tag) -> Self {
        let at = Sides::default();
        let now = Piece { span: None, tag, print_only: false, at, content: Content::Joint };
        Self { now, marks: Sides::default(), is_joined: Sides::default(), pieces: Vec::new() }
    }

    /// Says which paragraphs or notes a side has.
    fn enter(&mut self, side: Side, items: &[(usize, Item<'c>)]) {
        let mut start = 0;
        for &(paragraph, item) in items {
            let marks = item.marks.iter().enumerate().map(|(index, mark)| {
                let at = start + mark.at.min(item.text.len());
                (at, Mark { side, paragraph, index, number: &mark.number })
            });
            self.marks[side].extend(marks);
            start += item.text.len() + 1;
        }
        self.marks[side].reverse();
        self.is_joined[side] = items.len() > 1;
    }

    /// Goes over the next words.
    fn over(&mut self, text: &'c str) {
        let mut rest = text;
        loop {
            let words = rest.ceil_char_boundary(self.to_next_mark().min(rest.len()));
            let (words, after) = rest.split_at(words);
            self.words(words);
            self.pass_marks();
            rest = after;
            if rest.is_empty() {
                return;
            }
        }
    }

    /// The sides that have the words gone over.
    fn sides(&self) -> impl Iterator<Item = Side> + use<> {
        let tag = self.now.tag;
        Side::BOTH.into_iter().filter(move |&side| tag.is_of(side))
    }

    /// How many bytes are left to the next mark.
    fn to_next_mark(&self) -> usize {
        let next =
            |side| self.marks[side].last().map(|(at, _)| at.saturating_sub(self.now.at[side]));
        self.sides().filter_map(next).min().unwrap_or(usize::MAX)
    }

    fn words(&mut self, words: &'c str) {
        if !self.sides().any(|side| self.is_joined[side]) {
            if !words.is_empty() {
                self.push(Content::Words(words), words.len());
            }
            return;
        }
        for line in words.split_inclusive('\n') {
            let words = line.strip_suffix('\n').unwrap_or(line);
            if !words.is_empty() {
                self.push(Content::Words(words), words.len());
            }
            if words.len() < line.len() {
                self.push(Content::Joint, 1);
            }
        }
    }

    fn pass_marks(&mut self) {
        for side in self.sides() {
            let until = self.now.at[side];
            while let Some((_, mark)) = self.marks[side].pop_if(|(at, _)| *at <= until) {
                self.push(Content::Mark(mark), 0);
            }
        }
    }

    /// Adds a piece of so many bytes.
    fn push(&mut self, content: Content<'c>, bytes: usize) {
        self.pieces.push(Piece { content, ..self.now });
        for side in self.sides() {
            self.now.at[side] += bytes;
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::compare::Span;
    use crate::model::{NoteMark, Part};
    use crate::render::sample::{Sketch, added, print_differs, removed, same};
    use crate::view::View;

    /// One row of these spans, with marks in the texts of both sides. A line feed that one side alone has makes it a
    /// split or a merge.
    fn sketched(spans: &[Span], marks: &[(Side, f64)]) -> View<'static> {
        let lines = Sides::from_fn(|side| {
            let own = spans.iter().filter(|span| span.tag.is_of(side));
            own.map(|span| span.text.matches('\n').count()).sum::<usize>() + 1
        });
        let names = lines.map(|lines| vec!["PP1"; lines]);
        Sketch::new()
            .row(&names.old, &names.new, spans)
            .with(|sketch| {
                for &(side, share) in marks {
                    let paragraphs = &mut sketch.documents[side].paragraphs;
                    let at = (share * paragraphs.len() as f64) as usize;
                    let paragraph = &mut paragraphs[at];
                    let at = (share * 7919.0).fract() * (paragraph.text.len() + 1) as f64;
                    let at = paragraph.text.floor_char_boundary(at as usize);
                    paragraph.marks.push(NoteMark { number: "7".into(), at });
                    paragraph.marks.sort_by_key(|mark| mark.at);
                }
            })
            .done()
    }

    /// The text of a side with its marks, as its document has it.
    fn printed(part: &PartView<'_>, row: &Row, side: Side) -> String {
        let texts = part.items(row, side).map(|item| {
            let mut text = item.text.to_string();
            item.marks.iter().rev().for_each(|mark| text.insert_str(mark.at, "{7}"));
            text
        });
        texts.collect::<Vec<_>>().join("\n")
    }

    /// The text of a side with its marks, as the pieces have it.
    fn put_together(pieces: &[Piece<'_>], side: Side) -> String {
        let texts = pieces.iter().map(|piece| match piece.content {
            Content::Mark(mark) if mark.side == side => "{7}",
            _ if piece.tag.is_of(side) => piece.text(),
            _ => "",
        });
        texts.collect()
    }

    fn spans() -> impl Strategy<Value = Vec<Span>> {
        let words = "[ab ж‑]{1,4}";
        let span = prop_oneof![
            words.prop_map(|text| vec![same(&text)]),
            words.prop_map(|text| vec![removed(&text)]),
            words.prop_map(|text| vec![added(&text)]),
            Just(print_differs("-", "\u{2011}").to_vec()),
        ];
        // Of a line feed in changed words, a split or a merge is made.
        let joint = prop_oneof![
            Just(vec![]),
            "[ab]{0,2}\n[ab]{0,2}".prop_map(|text| vec![added(&text)]),
            "[ab]{0,2}\n[ab]{0,2}".prop_map(|text| vec![removed(&text)]),
        ];
        let spans = || prop::collection::vec(span.clone(), 0..6);
        (spans(), joint, spans()).prop_map(|(before, joint, after)| {
            before.into_iter().chain([joint]).chain(after).flatten().collect()
        })
    }

    proptest! {
        /// Law 1, and marks stand where they stood.
        #[test]
        fn each_side_is_left_as_its_document_has_it(
            spans in spans(),
            marks in prop::collection::vec((prop_oneof![Just(Side::Old), Just(Side::New)], 0.0..1.0), 0..5),
        ) {
            let view = sketched(&spans, &marks);
            let part = PartView::new(&view, Part::Paragraphs);
            let row = &part.rows[0];
            let (all, both) = (of_all(&part, row), of_both(&part, row));
            for side in Side::BOTH {
                let wanted = printed(&part, row, side);
                prop_assert_eq!(put_together(&of_side(&part, row, side), side), wanted.as_str());
                prop_assert_eq!(put_together(&all, side), wanted.as_str());
                for piece in all.iter().filter(|piece| piece.tag.is_of(side)) {
                    let text = part.text(row, side);
                    prop_assert!(text[piece.at[side]..].starts_with(piece.text()));
                }
            }
            prop_assert_eq!(put_together(&both, Side::New), printed(&part, row, Side::New));
            if !spans.iter().any(|span| span.typographic) {
                let old: String = both.iter().filter(|p| p.tag.is_of(Side::Old)).map(Piece::text).collect();
                prop_assert_eq!(old, part.text(row, Side::Old));
            }
            let runs: String = runs(&both).iter().map(|run| run.text.as_ref()).collect();
            prop_assert_eq!(runs, both.iter().map(Piece::text).collect::<String>());
        }
    }

    #[test]
    fn pieces_end_at_spans_marks_and_joints() {
        let spans = [same("One"), removed(" two"), added(";\nthree"), same(" four")];
        let view = Sketch::new()
            .row(&["PP1"], &["PP1", "PP2"], &spans)
            .with(|sketch| {
                for side in Side::BOTH {
                    let number = if side == Side::Old { "1" } else { "2" };
                    let mark = NoteMark { number: number.into(), at: 3 };
                    sketch.documents[side].paragraphs[0].marks.push(mark);
                }
            })
            .done();
        let part = PartView::new(&view, Part::Paragraphs);
        let shown = |pieces: &[Piece<'_>]| -> String {
            let shown = pieces.iter().map(|piece| match piece.content {
                Content::Words(words) => format!("({words})"),
                Content::Mark(mark) => mark.number.to_string(),
                Content::Joint => "¶".to_string(),
            });
            shown.collect()
        };
        let row = &part.rows[0];
        assert_eq!(shown(&of_all(&part, row)), "(One)12( two)(;)¶(three)( four)");
        assert_eq!(shown(&of_both(&part, row)), "(One)2( two)(;)¶(three)( four)");
        assert_eq!(shown(&of_side(&part, row, Side::Old)), "(One)1( two)( four)");
        let texts: Vec<_> =
            runs(&of_side(&part, row, Side::New)).into_iter().map(|run| run.text).collect();
        assert_eq!(texts, ["One", ";\nthree", " four"]);
    }
}
