//! The order of a tagged document's blocks: what the tags hold, and on each page what they leave out.

use super::content::{Belongs, PageText};
use super::layout::{block, edges, loose};
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
    let mut next_page = 0u32;
    let mut above: Option<(u32, f32)> = None;
    let mut turn = |blocks: &mut Vec<Block<'static>>, to: u32| {
        while next_page < to {
            blocks.append(&mut foot);
            let (head, below) = beside(pages, next_page, used);
            blocks.extend(head);
            foot = below;
            next_page += 1;
        }
    };
    for part in parts {
        turn(&mut blocks, part.body.first_page + 1);
        let body = part.body;
        let room = above.is_some_and(|(page, bottom)| {
            page == body.first_page && bottom - body.top > ROOM * body.size
        });
        above = Some((body.last_page, body.bottom))
            .filter(|_| part.kind == BlockKind::Paragraph)
            .or(above);
        let mut made = block(part.kind, body);
        made.gap = u32::from(room);
        made.label = part.label;
        made.cell = part.cell;
        blocks.push(made);
    }
    turn(&mut blocks, pages.len() as u32);
    blocks.append(&mut foot);
    blocks
}

/// What stands on a page beside the tags, above its middle and below: furniture, and lines that no tag holds.
fn beside(
    pages: &[PageText],
    page: u32,
    used: &[Vec<Use>],
) -> (Vec<Block<'static>>, Vec<Block<'static>>) {
    let (runs, used) = (&pages[page as usize].runs, &used[page as usize]);
    let is_artifact =
        |run: usize| runs[run].belongs == Belongs::Artifact || used[run] == Use::Artifact;
    let (mut head, mut foot) = edges(pages, page, |run| used[run] != Use::Text && is_artifact(run));
    let (above, below) = loose(pages, page, |run| used[run] == Use::Unread && !is_artifact(run));
    head.extend(above);
    foot.splice(0..0, below);
    (head, foot)
}
