//! The order of a tagged document's blocks: what the tags hold, and on each page what they leave out.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::layout::{HeadAndFoot, across, block, furniture, loose};
use super::page::{Belongs, PageText, Piece};
use super::tree::Role;
use super::turn::Part;
use crate::read::{Block, BlockKind};

/// Lines further apart than this share of the type's size have room between them.
const ROOM: f32 = 1.6;

/// What became of a run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Use {
    /// No element holds it, or none yet.
    Unread,
    /// It is part of a paragraph, note or label.
    Text,
    /// An element holds it that is no part of the text.
    Artifact,
}

/// Puts what stands beside the tags before and after the parts that begin on the same page. The headings of a page that a browser has
/// printed are believed.
pub(super) fn in_page_order(
    pages: &[PageText],
    parts: Vec<Part>,
    used: &[Vec<Use>],
    is_print: bool,
) -> Vec<Block<'static>> {
    let mut blocks = Vec::new();
    let mut foot: Vec<Block<'static>> = Vec::new();
    let margins = Margins::new(pages, used);
    let mut rest = pages.iter().zip(used).peekable();
    let mut turn = |blocks: &mut Vec<Block<'static>>, last: u32| {
        while let Some((page, used)) = rest.next_if(|(page, _)| page.index <= last) {
            blocks.append(&mut foot);
            let (head, below) = beside(page, used, &margins);
            blocks.extend(head);
            foot = below;
            foot.extend(across(page));
        }
    };
    // The page and the baseline where the paragraph before ends.
    let mut above: Option<(u32, f32)> = None;
    for Part { kind, role, label, cell, body } in parts {
        turn(&mut blocks, body.first_page);
        let has_room = above.is_some_and(|(page, bottom)| {
            page == body.first_page && bottom - body.top > ROOM * body.size
        });
        if kind == BlockKind::Paragraph {
            above = Some((body.last_page, body.bottom));
        }
        let heading = is_print && role == Role::Heading;
        blocks.push(Block { gap: u32::from(has_room), label, cell, heading, ..block(kind, body) });
    }
    turn(&mut blocks, u32::MAX);
    blocks.append(&mut foot);
    blocks
}

/// Two lines stand at one height of their pages where they differ by less than about this, in points.
const SAME_HEIGHT: f32 = 2.0;

/// Where the tags leave something out above or below all that they hold of a page: running heads and feet stand at one height of
/// several pages.
struct Margins {
    /// The lowest and the highest line that the tags hold of each page.
    held: Vec<Range<f32>>,
    /// For each height, in steps, a page that has something left out there, and whether another one has, too.
    heights: FxHashMap<i32, (u32, bool)>,
}

impl Margins {
    fn new(pages: &[PageText], used: &[Vec<Use>]) -> Self {
        let mut margins = Self { held: Vec::new(), heights: FxHashMap::default() };
        for (page, used) in pages.iter().zip(used) {
            let mut held = f32::INFINITY..f32::NEG_INFINITY;
            for (run, _) in page.runs.iter().zip(used).filter(|(_, used)| **used == Use::Text) {
                held = held.start.min(run.baseline)..held.end.max(run.baseline);
            }
            margins.held.push(held);
            for piece in page.pieces().filter(|piece| used[piece.at] == Use::Unread) {
                if let Some(step) = margins.step(page, &piece) {
                    let seen = margins.heights.entry(step).or_insert((page.index, false));
                    seen.1 |= seen.0 != page.index;
                }
            }
        }
        margins
    }

    /// The height of a piece that no tag holds, where it stands above or below all that tags hold.
    fn step(&self, page: &PageText, piece: &Piece<'_>) -> Option<i32> {
        let held = self.held.get(page.index as usize)?;
        let is_outside = piece.baseline < held.start || piece.baseline > held.end;
        let is_loose = piece.belongs == Belongs::Nothing && !piece.is_blank();
        (is_outside && is_loose).then(|| (piece.baseline / SAME_HEIGHT).round() as i32)
    }

    /// Whether a piece that no tag holds stands there, and another page has one at its height.
    fn hold(&self, page: &PageText, piece: &Piece<'_>) -> bool {
        let near = self
            .step(page, piece)
            .into_iter()
            .flat_map(|step| step.saturating_sub(1)..=step.saturating_add(1));
        let mut seen = near.filter_map(|step| self.heights.get(&step));
        seen.any(|(other, more)| *more || *other != page.index)
    }
}

/// What stands on a page beside the tags: furniture, and lines that no tag holds.
fn beside(page: &PageText, used: &[Use], margins: &Margins) -> HeadAndFoot {
    let is_furniture = |piece: &Piece<'_>| match used[piece.at] {
        Use::Unread => piece.belongs == Belongs::Artifact || margins.hold(page, piece),
        used => used == Use::Artifact,
    };
    let is_loose = |piece: &Piece<'_>| {
        used[piece.at] == Use::Unread && !is_furniture(piece) && piece.belongs != Belongs::Across
    };
    let (mut head, mut foot) = furniture(page.pieces().filter(is_furniture));
    let (above, below) = loose(page.pieces().filter(is_loose));
    head.extend(above);
    foot.splice(0..0, below);
    (head, foot)
}
