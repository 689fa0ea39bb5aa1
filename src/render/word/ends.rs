//! The end of a redline. The mark of the last paragraph of a Word file can be neither inserted nor deleted.

use crate::render::word::prelude::*;

/// Keeps the last paragraph mark. Where the texts end differently, their last paragraphs become one; where only one of
/// them goes on, the mark before what is left over comes or goes instead, as it does when somebody writes on at the end
/// of a text, or deletes from there to its end.
pub(super) fn close(blocks: &mut Vec<Block<'_>>) {
    let kept = blocks.iter().rposition(|block| block.mark == Revision::KEPT);
    let from = kept.map_or(0, |kept| kept + 1);
    if from == blocks.len() {
        return;
    }
    let last = |side: Side| {
        let found = blocks.iter().rposition(|block| block.mark.tag.is_of(side));
        found.filter(|&at| at >= from)
    };
    let (Some(old), Some(new)) = (last(Side::Old), last(Side::New)) else {
        return shift_end(blocks, kept);
    };
    let first = blocks.remove(old.min(new));
    let Some(end) = blocks.get_mut(old.max(new) - 1) else { return };
    let (mut old, mut new) =
        if first.side == Side::Old { (first, end.clone()) } else { (end.clone(), first) };
    old.inlines.append(&mut new.inlines);
    *end = Block {
        was: (old.style != new.style).then_some(old.style),
        begins: Sides::new(old.begins.old, new.begins.new),
        comment: new.comment.or(old.comment),
        ..Block::new(new.style, old.inlines)
    };
}

/// Lets the mark of the last kept paragraph come or go in the place of the last one's.
fn shift_end(blocks: &mut Vec<Block<'_>>, kept: Option<usize>) {
    let (Some(kept), Some(last)) = (kept, blocks.last_mut()) else {
        blocks.push(Block::new(Style::TextEnd, Vec::new()));
        return;
    };
    last.mark = Revision::KEPT;
    last.ends = Some(kept);
    blocks[kept].mark = Tag::only(last.side).into();
}

/// Gives the last paragraph mark, which is that of the last paragraph of either text, the properties of both.
pub(super) fn settle(blocks: &mut [Block<'_>]) {
    let Some((end, others)) = blocks.split_last_mut() else { return };
    let Some(before) = end.ends.and_then(|kept| others.get(kept)) else { return };
    let (own, other) = (end.style, before.style);
    let (now, was) = if end.side == Side::Old { (other, own) } else { (own, other) };
    end.style = now;
    end.was = (was != now).then_some(was);
}
