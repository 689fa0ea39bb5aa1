//! The order of a tagged document's blocks: what the tags hold, and on each page what they leave out.

use super::layout::{HeadAndFoot, across, block, furniture, loose};
use super::page::{Belongs, PageText, Piece};
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

/// Puts what stands beside the tags before and after the parts that begin on the same page.
pub(super) fn in_page_order(
    pages: &[PageText],
    parts: Vec<Part>,
    used: &[Vec<Use>],
) -> Vec<Block<'static>> {
    let mut blocks = Vec::new();
    let mut foot: Vec<Block<'static>> = Vec::new();
    let mut rest = pages.iter().zip(used).peekable();
    let mut turn = |blocks: &mut Vec<Block<'static>>, last: u32| {
        while let Some((page, used)) = rest.next_if(|(page, _)| page.index <= last) {
            blocks.append(&mut foot);
            let (head, below) = beside(page, used);
            blocks.extend(head);
            foot = below;
            foot.extend(across(page));
        }
    };
    // The page and the baseline where the paragraph before ends.
    let mut above: Option<(u32, f32)> = None;
    for Part { kind, label, cell, body, .. } in parts {
        turn(&mut blocks, body.first_page);
        let has_room = above.is_some_and(|(page, bottom)| {
            page == body.first_page && bottom - body.top > ROOM * body.size
        });
        if kind == BlockKind::Paragraph {
            above = Some((body.last_page, body.bottom));
        }
        blocks.push(Block { gap: u32::from(has_room), label, cell, ..block(kind, body) });
    }
    turn(&mut blocks, u32::MAX);
    blocks.append(&mut foot);
    blocks
}

/// What stands on a page beside the tags: furniture, and lines that no tag holds.
fn beside(page: &PageText, used: &[Use]) -> HeadAndFoot {
    let is_furniture = |piece: &Piece<'_>| match used[piece.at] {
        Use::Unread => piece.belongs == Belongs::Artifact,
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
