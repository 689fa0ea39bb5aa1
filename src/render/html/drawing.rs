//! What the pictures of whole texts share: strips of cells, one cell for each paragraph, and what joins two strips.
//!
//! Links in them are for pointers; a list or a table below leads a keyboard or a screen reader to the same places.
//! All numbers are whole, so that a picture is the same on every machine.

use crate::render::html::prelude::*;

/// The width of a cell with the space after it.
pub(super) const STEP: usize = 10;
/// The width of a cell.
pub(super) const CELL: usize = 9;

/// The left and the right end of a row in the strips of both sides, found by where the cell of a paragraph begins;
/// `None` for what stands on one side alone.
pub(super) fn ends(
    row: &Row,
    begin: impl Fn(Side, usize) -> Option<usize>,
) -> Option<Sides<[usize; 2]>> {
    let ends = |side: Side| {
        let (first, last) = (row.paragraphs[side].first()?, row.paragraphs[side].last()?);
        Some([begin(side, *first)?, begin(side, *last)? + CELL])
    };
    Some(Sides::new(ends(Side::Old)?, ends(Side::New)?))
}

/// A band between both ends of two strips, from the foot of the old one to the top of the new one.
pub(super) fn band(Sides { old, new }: Sides<[usize; 2]>, heights: Sides<usize>) -> String {
    format!("M{} {}H{}L{} {}H{}Z", old[0], heights.old, old[1], new[1], heights.new, new[0])
}

/// A line between the middles of two ends.
pub(super) fn line(ends: Sides<[usize; 2]>, heights: Sides<usize>) -> String {
    let middle = ends.map(|[left, right]| (left + right) / 2);
    format!("M{} {}L{} {}", middle.old, heights.old, middle.new, heights.new)
}
