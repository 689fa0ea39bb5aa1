//! A comparison → the draft of its redline: all paragraphs in order, each piece with what becomes of it.

use crate::compare::{Change, Row};
use crate::model::Side;
use crate::model::{Resolution, Sides};
use crate::render::word::Moves;
use crate::render::word::draft::{Block, Content, Fate, Piece};
use crate::render::word::footnotes::Footnotes;
use crate::render::word::labels::{self, List};
use crate::render::word::looks::Style;
use crate::render::word::masthead;
use crate::render::word::opening::opening;
use crate::render::word::pieces::{Cutter, Track, share};
use crate::render::word::references::{Reference, References};
use crate::render::word::stream::{Step, steps};
use crate::view::View;

/// A redline, ready to be written.
pub(super) struct Draft<'c> {
    pub(super) blocks: Vec<Block<'c>>,
    pub(super) footnotes: Footnotes,
    pub(super) lists: Vec<List>,
}

/// Drafts the redline of a comparison.
pub(super) fn draft<'c>(view: &'c View<'c>, moves: Moves) -> Draft<'c> {
    let documents = view.documents;
    let references = documents.map(References::of);
    let footnotes = Footnotes::new(view, &references);
    let mut writer = Writer {
        view,
        references: &references,
        footnotes,
        moves,
        moved: Vec::new(),
        blocks: Vec::new(),
    };
    for step in steps(view) {
        match step {
            Step::Together(row) => writer.together(row),
            Step::Alone { side, index, away } => writer.alone(side, index, away),
        }
    }
    let mut blocks = writer.blocks;
    let mut footnotes = writer.footnotes;
    close(&mut blocks);
    let lists = labels::give(&mut blocks, documents);
    for block in &mut blocks {
        if let Some((_, number)) = &mut block.was {
            *number = block.number;
        }
    }
    settle_end(&mut blocks);
    let mut head = masthead::blocks(documents);
    refer_to_rest(&mut head, &mut blocks, &references, &mut footnotes);
    head.append(&mut blocks);
    let pieces = head.iter().flat_map(|block| &block.pieces);
    let order = pieces.filter_map(|piece| match piece.content {
        Content::Note(index) => Some(index),
        _ => None,
    });
    footnotes.settle(order.collect());
    Draft { blocks: head, footnotes, lists }
}

struct Writer<'c, 'r> {
    view: &'c View<'c>,
    references: &'r Sides<References>,
    footnotes: Footnotes,
    moves: Moves,
    /// The rows that are written as moves; their places are the moves' numbers.
    moved: Vec<&'c Row>,
    blocks: Vec<Block<'c>>,
}

impl<'c, 'r> Writer<'c, 'r> {
    fn document(&self, side: Side) -> &'c Resolution {
        match side {
            Side::Old => &self.view.documents.old,
            Side::New => &self.view.documents.new,
        }
    }

    fn references(&self, side: Side) -> &'r References {
        match side {
            Side::Old => &self.references.old,
            Side::New => &self.references.new,
        }
    }

    /// A side of a row, with what stands in it.
    fn track(&self, side: Side, indexes: &[usize]) -> Track<'r> {
        let document = self.document(side);
        let references = self.references(side);
        Track::of(indexes.iter().filter_map(|&index| {
            let paragraph = document.paragraphs.get(index)?;
            let opening = opening(paragraph, document.language);
            let own = references.paragraphs.get(index);
            let own: &[Reference] = own.map(Vec::as_slice).unwrap_or_default();
            Some((paragraph.text.len(), opening, own))
        }))
    }

    fn together(&mut self, row: &'c Row) {
        let (old, new) = (&row.paragraphs.old, &row.paragraphs.new);
        let tracks = Sides::new(self.track(Side::Old, old), self.track(Side::New, new));
        let cuts = Cutter::new(tracks, &mut self.footnotes).cut(&row.spans);
        let count = cuts.len();
        let mut next = [0, 0];
        let mut before = Fate::Kept;
        for (at, (pieces, mark)) in cuts.into_iter().enumerate() {
            let take = |side: Side, indexes: &[usize], next: &mut usize| {
                let begins = at == 0 || before.is_in(side);
                let index = indexes.get(*next).copied().filter(|_| begins);
                *next += usize::from(index.is_some());
                index
            };
            let [old_next, new_next] = &mut next;
            let begins = [take(Side::Old, old, old_next), take(Side::New, new, new_next)];
            // The last part has the mark that is kept: of the last paragraph on both sides.
            let shaped =
                if at + 1 == count { [old.last().copied(), new.last().copied()] } else { begins };
            let style = |side: Side, index: Option<usize>| {
                Some(Style::of(self.document(side).paragraphs.get(index?)?))
            };
            let styles = [style(Side::Old, shaped[0]), style(Side::New, shaped[1])];
            let now = styles[1].or(styles[0]).unwrap_or(Style::Preambular);
            self.blocks.push(Block {
                was: styles[0].filter(|&was| was != now).map(|was| (was, None)),
                begins,
                mark,
                goes_on: at > 0,
                ..Block::new(now, pieces)
            });
            before = mark;
        }
    }

    fn alone(&mut self, side: Side, index: usize, away: Option<&'c Row>) {
        let Some(paragraph) = self.document(side).paragraphs.get(index) else {
            return;
        };
        let fate = match away {
            Some(row) if self.moves == Moves::Tracked && as_move(row) => {
                let number = self.number(row);
                match side {
                    Side::Old => Fate::MovedAway(number),
                    Side::New => Fate::MovedHere(number),
                }
            }
            _ => Fate::of(side),
        };
        let mut tracks = Sides::new(Track::default(), Track::default());
        let own = self.track(side, &[index]);
        match side {
            Side::Old => tracks.old = own,
            Side::New => tracks.new = own,
        }
        let pieces = Cutter::new(tracks, &mut self.footnotes).whole(side, &paragraph.text, fate);
        self.blocks.push(Block {
            side,
            begins: match side {
                Side::Old => [Some(index), None],
                Side::New => [None, Some(index)],
            },
            mark: fate,
            comment: away.filter(|row| first(row, side) == Some(index)),
            ..Block::new(Style::of(paragraph), pieces)
        });
    }

    /// The number of the move that a row is.
    fn number(&mut self, row: &'c Row) -> usize {
        let known = self.moved.iter().position(|moved| std::ptr::eq(*moved, row));
        known.unwrap_or_else(|| {
            self.moved.push(row);
            self.moved.len() - 1
        })
    }
}

/// A move mark has one place on each side, and Word takes it for a promise that the words are the same.
fn as_move(row: &Row) -> bool {
    row.change == Change::Unchanged
        && row.paragraphs.old.len() == 1
        && row.paragraphs.new.len() == 1
}

fn first(row: &Row, side: Side) -> Option<usize> {
    match side {
        Side::Old => row.paragraphs.old.first().copied(),
        Side::New => row.paragraphs.new.first().copied(),
    }
}

/// The mark of the last paragraph of a document can be neither inserted nor deleted. Where the texts end differently,
/// their last paragraphs become one; where only one of them goes on, the mark before what is left over comes or goes instead,
/// as it does when somebody writes on at the end of a text, or deletes from there to its end.
fn close(blocks: &mut Vec<Block<'_>>) {
    let kept = blocks.iter().rposition(|block| block.mark == Fate::Kept);
    let from = kept.map_or(0, |kept| kept + 1);
    if from == blocks.len() {
        return;
    }
    let last = |side: Side| {
        let found = blocks.iter().rposition(|block| block.mark.is_in(side));
        found.filter(|&at| at >= from)
    };
    let (Some(old), Some(new)) = (last(Side::Old), last(Side::New)) else {
        return shift_end(blocks, kept);
    };
    let (first, second) = (old.min(new), old.max(new));
    let moved = blocks.remove(first);
    let Some(end) = blocks.get_mut(second - 1) else {
        return;
    };
    let (mut old, mut new) =
        if moved.side == Side::Old { (moved, end.clone()) } else { (end.clone(), moved) };
    old.pieces.append(&mut new.pieces);
    *end = Block {
        was: Some(old.style).filter(|&was| was != new.style).map(|was| (was, None)),
        begins: [old.begins[0], new.begins[1]],
        comment: new.comment.or(old.comment),
        ..Block::new(new.style, old.pieces)
    };
}

/// Lets the mark of the last kept paragraph come or go in the place of the last one's.
fn shift_end(blocks: &mut Vec<Block<'_>>, kept: Option<usize>) {
    let fate = blocks.last().map(|block| Fate::of(block.side));
    let (Some(kept), Some(fate)) = (kept, fate) else {
        blocks.push(Block::new(Style::End, Vec::new()));
        return;
    };
    if let Some(block) = blocks.get_mut(kept) {
        block.mark = fate;
    }
    if let Some(block) = blocks.last_mut() {
        block.mark = Fate::Kept;
        block.ends = Some(kept);
    }
}

/// The last paragraph mark is that of the last paragraph of either text: it has the properties of both.
fn settle_end(blocks: &mut [Block<'_>]) {
    let Some(end) = blocks.last() else { return };
    let Some(before) = end.ends.and_then(|kept| blocks.get(kept)) else {
        return;
    };
    let (own, other) = ((end.style, end.number), (before.style, before.number));
    let is_old = end.side == Side::Old;
    if let Some(end) = blocks.last_mut() {
        let (now, was) = if is_old { (other, own) } else { (own, other) };
        (end.style, end.number) = now;
        end.was = (was != now).then_some(was);
    }
}

/// Refers to the notes that come before all marks: after the title, else after the first paragraph.
fn refer_to_rest<'c>(
    head: &mut [Block<'c>],
    blocks: &mut [Block<'c>],
    references: &Sides<References>,
    footnotes: &mut Footnotes,
) {
    let title = head.iter().rposition(|block| block.style == Style::Title);
    let Some(block) = title.and_then(|at| head.get_mut(at)).or_else(|| blocks.first_mut()) else {
        return;
    };
    for (side, indexes) in [(Side::Old, &references.old.title), (Side::New, &references.new.title)]
    {
        for &index in indexes {
            let note = Content::Note(footnotes.refer(side, index));
            block.pieces.push(Piece::new(Fate::of(side), note));
        }
    }
    share(&mut block.pieces, footnotes);
}
