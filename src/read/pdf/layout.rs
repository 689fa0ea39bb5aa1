//! Lines by position: for pages without tags, and for matter that the tags leave out.

use std::collections::{HashMap, HashSet};

use super::columns::{Row, in_reading_order};
use super::content::{Belongs, PageText};
use super::text::{Assembled, COLUMN_SPACES, Gaps, Piece, assemble, wrap};
use crate::read::{Block, BlockKind, NoteMark};

/// A raised or lowered run belongs to the line whose baseline is nearer than this share of the larger type.
const SAME_LINE: f32 = 0.5;

/// How many lines back a run may join one: raised digits are met before their line.
const LINES_BACK: usize = 4;

/// The distance of baselines where a document does not tell its own, as a share of the type's size.
const PITCH: f32 = 1.2;

/// Lines are a blank apart when more than this share of a line's pitch is added. Word adds half a line between paragraphs.
const GAP: f32 = 0.25;

/// A line of a footnote is in type at least this much smaller than the page's, in points.
const NOTE_SMALLER: f32 = 0.4;

/// Lines of one footnote differ in size by less than this, in points.
const SAME_SIZE: f32 = 0.3;

/// How many lines at the head and at the foot of a page may be running matter.
const EDGE_LINES: usize = 4;

/// Gap within a line that parts two pieces of furniture, as a share of the type's size.
const FURNITURE_GAP: f32 = 2.0;

/// The lines of a page from top to bottom, made of the runs that `wanted` takes.
fn lines(page: &PageText, wanted: impl Fn(usize) -> bool) -> Vec<Row> {
    let mut order: Vec<u32> = (0..page.runs.len() as u32)
        .filter(|index| {
            let index = *index as usize;
            wanted(index) && !page.of(&page.runs[index]).trim().is_empty()
        })
        .collect();
    let run = |index: u32| &page.runs[index as usize];
    order.sort_by(|a, b| {
        run(*b).baseline.total_cmp(&run(*a).baseline).then(run(*a).left.total_cmp(&run(*b).left))
    });
    let mut lines: Vec<Row> = Vec::new();
    for index in order {
        let run = run(index);
        let near = |line: &&mut Row| {
            (line.baseline - run.baseline).abs() < line.size.max(run.size) * SAME_LINE
        };
        match lines.iter_mut().rev().take(LINES_BACK).find(near) {
            Some(line) => {
                if run.size > line.size {
                    (line.size, line.baseline) = (run.size, run.baseline);
                }
                line.runs.push(index);
            }
            None => lines.push(Row { baseline: run.baseline, size: run.size, runs: vec![index] }),
        }
    }
    for line in &mut lines {
        line.runs.sort_by(|a, b| run(*a).left.total_cmp(&run(*b).left).then(a.cmp(b)));
    }
    lines
}

/// Blocks above the middle of a page, and below.
type HeadAndFoot = (Vec<Block<'static>>, Vec<Block<'static>>);

/// The pieces of furniture on a page, from top to bottom and left to right.
pub(super) fn edges(pages: &[PageText], index: u32, wanted: impl Fn(usize) -> bool) -> HeadAndFoot {
    let page = &pages[index as usize];
    let (mut head, mut foot) = (Vec::new(), Vec::new());
    for line in lines(page, wanted) {
        let side = if line.baseline > page.height / 2.0 { &mut head } else { &mut foot };
        let mut part: Vec<Piece> = Vec::new();
        let mut end = f32::NEG_INFINITY;
        for run in line.runs {
            let placed = &page.runs[run as usize];
            if !part.is_empty() && placed.left - end > line.size * FURNITURE_GAP {
                side.push(plain(pages, &part));
                part.clear();
            }
            end = end.max(placed.right);
            part.push(Piece { page: index, run });
        }
        side.push(plain(pages, &part));
    }
    (head, foot)
}

/// Lines of text on a page.
pub(super) fn loose(pages: &[PageText], index: u32, wanted: impl Fn(usize) -> bool) -> HeadAndFoot {
    let page = &pages[index as usize];
    let (mut head, mut foot) = (Vec::new(), Vec::new());
    for line in lines(page, wanted) {
        let side = if line.baseline > page.height / 2.0 { &mut head } else { &mut foot };
        let pieces: Vec<Piece> =
            line.runs.iter().map(|run| Piece { page: index, run: *run }).collect();
        side.push(block(BlockKind::Line, assemble(pages, &pieces, Gaps::Columns)));
    }
    (head, foot)
}

/// Furniture keeps its raised digits in place: there they are no footnote marks.
fn plain(pages: &[PageText], pieces: &[Piece]) -> Block<'static> {
    let mut line = assemble(pages, pieces, Gaps::Joined);
    if let Some(lead) = line.lead.take() {
        line.text.insert_str(0, &lead);
    }
    for mark in line.marks.drain(..).rev() {
        line.text.insert_str(mark.at, &mark.number);
    }
    block(BlockKind::Furniture, line)
}

/// The lines of all pages as blocks; footnotes in smaller type become whole, running heads and feet furniture.
///
/// Where the file marks page heads but has no structure tree, as one that breaks off does, the marks are heeded.
pub(super) fn read(pages: &[PageText]) -> Vec<Block<'static>> {
    let usual = usual_size(pages);
    let is_text = |page: &PageText, run: usize| page.runs[run].belongs != Belongs::Artifact;
    let text_rows = |page| in_reading_order(page, lines(page, |run| is_text(page, run)));
    let rows: Vec<Vec<Row>> = pages.iter().map(text_rows).collect();
    let pitch = usual_pitch(&rows);
    let mut blocks: Vec<Block<'static>> = Vec::new();
    let mut repeatable: Vec<Edge> = Vec::new();
    for (index, rows) in (0..).zip(rows) {
        let page = &pages[index as usize];
        let (head, foot) = edges(pages, index, |run| !is_text(page, run));
        blocks.extend(head);
        let mut above: Option<(f32, f32)> = None;
        let mut note: Option<f32> = None;
        let count = rows.len();
        for (number, line) in rows.into_iter().enumerate() {
            let pieces: Vec<Piece> =
                line.runs.iter().map(|run| Piece { page: index, run: *run }).collect();
            let assembled = assemble(pages, &pieces, Gaps::Columns);
            let gap = above.map_or(0, |(above, size)| {
                blank_lines(above - line.baseline, pitch * size.max(line.size))
            });
            let is_small = line.size < usual - NOTE_SMALLER;
            above = Some((line.baseline, line.size));
            if assembled.lead.is_some() && is_small {
                note = Some(line.size);
                blocks.push(block(BlockKind::Note, assembled));
                continue;
            }
            let goes_on = note.is_some_and(|size| (size - line.size).abs() < SAME_SIZE) && gap == 0;
            if let Some(open) = blocks.last_mut().filter(|_| goes_on) {
                append(open, assembled);
                continue;
            }
            note = None;
            if number < EDGE_LINES || number + EDGE_LINES >= count {
                repeatable.push(Edge {
                    block: blocks.len(),
                    baseline: line.baseline.round() as i32,
                    key: edge_key(&assembled.text),
                });
            }
            let mut made = block(BlockKind::Line, assembled);
            made.gap = gap;
            blocks.push(made);
        }
        blocks.extend(foot);
    }
    let blocks = set_edges_apart(blocks, repeatable);
    blocks.into_iter().filter(|block| !block.text.is_empty() || !block.marks.is_empty()).collect()
}

/// A line near the head or foot of a page.
struct Edge {
    block: usize,
    baseline: i32,
    key: String,
}

/// What running heads of two pages share: their pieces in any order, whatever the numbers.
fn edge_key(text: &str) -> String {
    let mut pieces: Vec<String> = text
        .split(COLUMN_SPACES)
        .map(|piece| piece.chars().map(|c| if c.is_numeric() { '0' } else { c }).collect())
        .collect();
    pieces.sort();
    pieces.join(COLUMN_SPACES)
}

/// Makes furniture of the lines that stand at the same height of two pages: running heads, page and job numbers.
fn set_edges_apart(blocks: Vec<Block<'static>>, edges: Vec<Edge>) -> Vec<Block<'static>> {
    let mut counts: HashMap<(i32, &str), usize> = HashMap::new();
    for edge in &edges {
        *counts.entry((edge.baseline, &edge.key)).or_default() += 1;
    }
    let repeated: HashSet<usize> = edges
        .iter()
        .filter(|edge| counts[&(edge.baseline, edge.key.as_str())] > 1)
        .map(|edge| edge.block)
        .collect();
    let mut out = Vec::with_capacity(blocks.len());
    for (index, block) in blocks.into_iter().enumerate() {
        if !repeated.contains(&index) {
            out.push(block);
            continue;
        }
        out.extend(block.text.split(COLUMN_SPACES).map(|piece| Block {
            kind: BlockKind::Furniture,
            text: piece.to_string().into(),
            ..block.clone()
        }));
    }
    out
}

/// How many lines are missing between two baselines.
fn blank_lines(distance: f32, pitch: f32) -> u32 {
    let added = distance / pitch - 1.0;
    if added > GAP { added.round().max(1.0) as u32 } else { 0 }
}

/// The most usual distance of baselines, as a share of the type's size.
fn usual_pitch(pages: &[Vec<Row>]) -> f32 {
    let mut counts: HashMap<i32, usize> = HashMap::new();
    for (above, below) in pages.iter().flat_map(|rows| rows.iter().zip(rows.iter().skip(1))) {
        let share = (above.baseline - below.baseline) / above.size.max(below.size);
        if (above.size - below.size).abs() < SAME_SIZE && (0.9..2.5).contains(&share) {
            *counts.entry((share * 50.0).round() as i32).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(share, count)| (*count, -share));
    most.map_or(PITCH, |(share, _)| share as f32 / 50.0)
}

/// Adds a line to a block.
fn append(block: &mut Block<'static>, line: Assembled) {
    let text = block.text.to_mut();
    wrap(text, &line.text);
    let shift = text.len();
    text.push_str(&line.text);
    block.marks.extend(line.marks.into_iter().map(|mark| NoteMark { at: mark.at + shift, ..mark }));
}

/// Makes a block; a raised number at its start is its label.
pub(super) fn block(kind: BlockKind, from: Assembled) -> Block<'static> {
    Block {
        kind,
        text: from.text.into(),
        page: from.first_page + 1,
        indent: from.left.round().max(0.0) as u32,
        gap: 0,
        label: from.lead,
        marks: from.marks,
        cell: None,
    }
}

/// The size of type that most characters of the document have, in half points rounded.
pub(super) fn usual_size(pages: &[PageText]) -> f32 {
    let mut counts: HashMap<i32, usize> = HashMap::new();
    for run in pages.iter().flat_map(|page| &page.runs) {
        *counts.entry((run.size * 2.0).round() as i32).or_default() +=
            (run.end - run.start) as usize;
    }
    let most = counts.into_iter().max_by_key(|(size, count)| (*count, *size));
    most.map_or(0.0, |(size, _)| size as f32 / 2.0)
}
