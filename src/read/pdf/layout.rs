//! Lines by position: for pages without tags, and for matter that the tags leave out.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::assembled::{Assembled, NEW_LINE, NOTE_SMALLER};
use super::columns::{Row, in_reading_order};
use super::edges;
use super::margin::take_line_numbers;
use super::page::{Belongs, PageText, Piece};
use super::text::{COLUMN_SPACES, GLUED_MARK_SIZE, Gaps, assemble};
use super::turn::ends_paragraph;
use crate::model::SetAsideKind;
use crate::read::margin::aside;
use crate::read::{Block, BlockKind, direction};

/// A run belongs to the line whose baseline is nearer than this share of the larger type; one in smaller type may be raised further.
const SAME_LINE: f32 = 0.5;

/// How many lines back a run may join one: raised digits are met before their line.
const LINES_BACK: usize = 4;

/// The distance of baselines where a document has too few lines to show its own, as a share of the type's size.
const PITCH: f32 = 1.2;

/// Distances of baselines that may be a document's own: less is one line set over another, more is room.
const PITCHES: Range<f32> = 0.9..2.5;

/// Distances of baselines are told apart by fiftieths of the type's size: a quarter of a point.
const PITCH_STEPS: f32 = 50.0;

/// Lines are a blank apart when more than this share of a line's pitch is added. Word adds half a line between paragraphs.
const GAP: f32 = 0.25;

/// Lines of one footnote differ in size by less than this, in points.
const SAME_SIZE: f32 = 0.3;

/// How many lines at the head and at the foot of a page may be running matter.
const EDGE_LINES: usize = 4;

/// Gap within a line that parts two pieces of furniture, as a share of the type's size.
const FURNITURE_GAP: f32 = 2.0;

/// The lines of some pieces of a page from top to bottom.
fn lines<'p>(pieces: impl Iterator<Item = Piece<'p>>) -> Vec<Row<'p>> {
    let mut pieces: Vec<Piece<'p>> = pieces.filter(|piece| !piece.is_blank()).collect();
    let leftmost = |a: &Piece<'p>, b: &Piece<'p>| a.left.total_cmp(&b.left);
    pieces.sort_by(|a, b| b.baseline.total_cmp(&a.baseline).then(leftmost(a, b)));
    let mut lines: Vec<Row<'p>> = Vec::new();
    for piece in pieces {
        let (size, baseline) = (piece.size, piece.baseline);
        let is_apart = |other: &Piece<'p>| {
            (other.size - size).abs() < SAME_SIZE
                && (other.baseline - baseline).abs() >= size * SAME_LINE
        };
        // Beside a large title stand two lines of the next column.
        let near = |line: &&mut Row<'p>| {
            let (small, large) = (size.min(line.size), size.max(line.size));
            let share = if small < large * GLUED_MARK_SIZE { NEW_LINE } else { SAME_LINE };
            (line.baseline - baseline).abs() < large * share
                && (size >= line.size || !line.pieces.iter().any(is_apart))
        };
        match lines.iter_mut().rev().take(LINES_BACK).find(near) {
            Some(line) => {
                if size > line.size {
                    (line.size, line.baseline) = (size, baseline);
                }
                line.pieces.push(piece);
            }
            None => lines.push(Row { baseline, size, pieces: vec![piece] }),
        }
    }
    for line in &mut lines {
        line.pieces.sort_by(|a, b| leftmost(a, b).then(a.at.cmp(&b.at)));
    }
    lines
}

/// Blocks above the middle of a page, and below.
pub(super) type HeadAndFoot = (Vec<Block<'static>>, Vec<Block<'static>>);

/// Pieces of a page as furniture, from top to bottom and left to right.
pub(super) fn furniture<'p>(pieces: impl Iterator<Item = Piece<'p>>) -> HeadAndFoot {
    parted(lines(pieces), |line| {
        let mut parts: Vec<Vec<Piece<'p>>> = Vec::new();
        let mut end = f32::NEG_INFINITY;
        for piece in line.pieces {
            let is_near = piece.left - end <= line.size * FURNITURE_GAP;
            match parts.last_mut().filter(|_| is_near) {
                Some(part) => part.push(piece),
                None => parts.push(vec![piece]),
            }
            end = end.max(piece.right);
        }
        parts.iter().map(|part| plain(part)).collect()
    })
}

/// Pieces of a page as lines of text.
pub(super) fn loose<'p>(pieces: impl Iterator<Item = Piece<'p>>) -> HeadAndFoot {
    parted(lines(pieces), |line| {
        vec![block(BlockKind::Line, assemble(&line.pieces, Gaps::Columns))]
    })
}

fn parted<'p>(lines: Vec<Row<'p>>, blocks: impl Fn(Row<'p>) -> Vec<Block<'static>>) -> HeadAndFoot {
    let (mut head, mut foot) = (Vec::new(), Vec::new());
    for line in lines {
        let is_above = line.pieces[0].page.height / 2.0 < line.baseline;
        let side = if is_above { &mut head } else { &mut foot };
        side.extend(blocks(line));
    }
    (head, foot)
}

/// What lies across the text of a page.
pub(super) fn across(page: &PageText) -> Option<Block<'static>> {
    let mut text = String::new();
    let mut end = f32::NAN;
    for piece in page.pieces().filter(|piece| piece.belongs == Belongs::Across) {
        // Letters may be drawn one by one.
        if (piece.left - end).abs() > piece.size * FURNITURE_GAP {
            text.push(' ');
        }
        text.push_str(piece.text());
        end = piece.right;
    }
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let kind = BlockKind::Aside(SetAsideKind::Watermark);
    (!text.is_empty()).then(|| Block { page: page.index + 1, ..Block::new(kind, text) })
}

/// Furniture keeps its raised digits in place: there they are no footnote marks.
fn plain(pieces: &[Piece<'_>]) -> Block<'static> {
    let mut line = assemble(pieces, Gaps::Joined);
    for mark in line.marks.drain(..).rev() {
        line.text.insert_str(mark.at, &mark.number);
    }
    line.text.insert_str(0, &line.lead.take().unwrap_or_default());
    block(BlockKind::Furniture, line)
}

/// The lines of all pages as blocks; footnotes in smaller type become whole, running heads and feet furniture.
///
/// Where the file marks page heads but has no structure tree, as one that breaks off does, the marks are heeded.
pub(super) fn read(pages: &[PageText]) -> Vec<Block<'static>> {
    let is_text = |piece: &Piece<'_>| !matches!(piece.belongs, Belongs::Artifact | Belongs::Across);
    let text_rows = |page| lines(PageText::pieces(page).filter(is_text));
    let mut rows: Vec<Vec<Row<'_>>> = pages.iter().map(text_rows).collect();
    let numbers = take_line_numbers(&mut rows);
    let (usual, pitch) = (usual_size(pages), usual_pitch(&rows));
    let edges = edges::take(&mut rows, pitch, usual);
    let rows = in_order(rows, pitch);
    // Rows side by side, not yet parted into columns, hide how far apart lines are.
    let pitch = usual_pitch(&rows);
    let (blocks, marks, edges_of) = Default::default();
    let mut lines = Lines { usual, pitch, blocks, marks, edges: edges_of };
    for (((page, rows), numbers), [above, below]) in pages.iter().zip(rows).zip(numbers).zip(edges)
    {
        let is_furniture = |piece: &Piece<'_>| piece.belongs == Belongs::Artifact;
        let (head, foot) = furniture(page.pieces().filter(is_furniture));
        lines.blocks.extend(head.into_iter().chain(above));
        lines.page(&rows);
        lines.blocks.extend(below.into_iter().chain(foot));
        lines.blocks.extend(across(page));
        lines.blocks.extend(aside(&numbers));
    }
    let mut blocks = lines.finish();
    direction::settle(&mut blocks);
    blocks
}

/// The rows of all pages in reading order. What stands apart at the head of a page is no part of the columns below.
fn in_order(mut pages: Vec<Vec<Row<'_>>>, pitch: f32) -> Vec<Vec<Row<'_>>> {
    let below = pages.iter_mut().map(|rows| rows.split_off(edges::apart(rows, pitch))).collect();
    for (rows, below) in pages.iter_mut().zip(in_reading_order(below)) {
        rows.extend(below);
    }
    pages
}

/// Makes blocks of the lines of pages.
struct Lines {
    /// The document's usual size of type, and distance of baselines as a share of it.
    usual: f32,
    pitch: f32,
    blocks: Vec<Block<'static>>,
    /// The numbers of the marks met so far.
    marks: FxHashSet<String>,
    /// The blocks near the head or foot of a page, by their height there and their words.
    edges: FxHashMap<(i32, String), Vec<usize>>,
}

impl Lines {
    fn page(&mut self, rows: &[Row<'_>]) {
        let mut above: Option<&Row<'_>> = None;
        // The size of the footnote that is open.
        let mut note: Option<f32> = None;
        for (number, line) in rows.iter().enumerate() {
            let mut assembled = assemble(&line.pieces, Gaps::Columns);
            let gap = above.map_or(0, |above| {
                let pitch = self.pitch * above.size.max(line.size);
                blank_lines(above.baseline - line.baseline, pitch)
            });
            above = Some(line);
            let is_note = assembled.begins_note(line.size, self.usual)
                || self.is_marked_note(
                    &assembled,
                    &rows[number..],
                    gap,
                    note.is_some() && gap == 0,
                );
            self.marks.extend(assembled.marks.iter().map(|mark| mark.number.clone()));
            if is_note {
                assembled.lead = assembled.lead.take().or_else(|| assembled.take_number());
                note = Some(line.size);
                self.blocks.push(block(BlockKind::Note, assembled));
                continue;
            }
            note = note.filter(|size| (size - line.size).abs() < SAME_SIZE && gap == 0);
            if let Some(open) = self.blocks.last_mut().filter(|_| note.is_some()) {
                assembled.join_to(open.text.to_mut(), &mut open.marks);
                continue;
            }
            let is_edge = number == 0 || number + 1 == rows.len();
            if is_edge && assembled.text.parse() == Ok(assembled.first_page + 1) {
                self.blocks.push(block(BlockKind::Furniture, assembled));
                continue;
            }
            if number < EDGE_LINES || number + EDGE_LINES >= rows.len() {
                let key = (line.baseline.round() as i32, edge_key(&assembled.text));
                self.edges.entry(key).or_default().push(self.blocks.len());
            }
            self.blocks.push(Block { gap, ..block(BlockKind::Line, assembled) });
        }
    }

    /// Whether the first of the lines that end a page begins with a number that stands as a mark above it: below room with one that is
    /// drawn by itself, in smaller type, or as all that is left of the page. A note that is open must have ended: "3 – 14
    /// June" may go on with it.
    fn is_marked_note(&self, text: &Assembled, lines: &[Row<'_>], gap: u32, is_open: bool) -> bool {
        if let Some(number) = &text.lead {
            return gap > 0 && self.marks.contains(number);
        }
        let is_mark = |number: &&str| self.marks.contains(*number);
        let Some(number) = text.printed_number().filter(is_mark) else { return false };
        let ended = || self.blocks.last().is_some_and(|open| ends_paragraph(&open.text));
        if is_open && !ended() {
            return false;
        }
        let is_small = |line: &Row<'_>| line.size < self.usual - NOTE_SMALLER;
        let words = &text.text[number.len()..];
        if is_small(&lines[0]) {
            let first = lines[0].pieces.first();
            // The number of the page may stand below.
            let is_foot = || lines.iter().filter(|line| !is_small(line)).count() <= 1;
            first.is_some_and(|first| first.text().trim() == number)
                || words.starts_with(". ") && is_foot()
        } else {
            words.starts_with(' ')
                && !words.trim_start().starts_with(char::is_lowercase)
                && (is_open || gap > 0)
                && self.are_notes(lines)
        }
    }

    /// Whether each of the lines but those that go on with one begins with a number that stands as a mark above.
    fn are_notes(&self, lines: &[Row<'_>]) -> bool {
        lines.windows(2).all(|pair| {
            let pitch = self.pitch * pair[0].size.max(pair[1].size);
            let text = || assemble(&pair[1].pieces, Gaps::Columns);
            blank_lines(pair[0].baseline - pair[1].baseline, pitch) == 0
                || text().printed_number().is_some_and(|number| self.marks.contains(number))
        })
    }

    /// The blocks. Lines that stand at the same height of two pages are furniture: running heads, page and job numbers.
    fn finish(self) -> Vec<Block<'static>> {
        let repeated = self.edges.into_values().filter(|blocks| blocks.len() > 1);
        let repeated: FxHashSet<usize> = repeated.flatten().collect();
        let mut out = Vec::with_capacity(self.blocks.len());
        for (index, block) in self.blocks.into_iter().enumerate() {
            if repeated.contains(&index) {
                out.extend(block.text.split(COLUMN_SPACES).map(|piece| Block {
                    kind: BlockKind::Furniture,
                    text: piece.to_string().into(),
                    ..block.clone()
                }));
            } else {
                out.push(block);
            }
        }
        out.retain(|block| !block.text.is_empty() || !block.marks.is_empty());
        out
    }
}

/// What running heads of two pages share: their pieces in any order, with any number as good as another.
fn edge_key(text: &str) -> String {
    let mut pieces: Vec<String> = text
        .split(COLUMN_SPACES)
        .map(|piece| piece.chars().map(|c| if c.is_numeric() { '0' } else { c }).collect())
        .collect();
    pieces.sort();
    pieces.join(COLUMN_SPACES)
}

/// How many lines are missing between two baselines.
fn blank_lines(distance: f32, pitch: f32) -> u32 {
    let added = distance / pitch - 1.0;
    if added > GAP { added.round().max(1.0) as u32 } else { 0 }
}

/// A distance that is at least so much as usual as the most usual one is that of lines, and a wider one has room between paragraphs
/// (0.4 to 0.8).
const AS_USUAL: f32 = 0.5;

/// The usual distance of the baselines of lines, as a share of the type's size.
fn usual_pitch(pages: &[Vec<Row<'_>>]) -> f32 {
    let neighbours = pages.iter().flat_map(|rows| rows.windows(2));
    let shares = neighbours.filter_map(|pair| {
        let (above, below) = (&pair[0], &pair[1]);
        let share = (above.baseline - below.baseline) / above.size.max(below.size);
        let is_usual = (above.size - below.size).abs() < SAME_SIZE && PITCHES.contains(&share);
        is_usual.then_some(((share * PITCH_STEPS).round() as i32, 1))
    });
    let weights = weights(shares);
    let most = weights.values().copied().max().unwrap_or_default() as f32;
    let usual = weights.into_iter().filter(|(_, weight)| *weight as f32 >= most * AS_USUAL);
    usual.map(|(share, _)| share).min().map_or(PITCH, |share| share as f32 / PITCH_STEPS)
}

/// The size of type that most characters of the document have, in half points rounded.
pub(super) fn usual_size(pages: &[PageText]) -> f32 {
    let runs = pages.iter().flat_map(|page| &page.runs);
    let sizes = runs.map(|run| ((run.size * 2.0).round() as i32, (run.end - run.start) as usize));
    let most = weights(sizes).into_iter().map(|(size, weight)| (weight, size)).max();
    most.map_or(0.0, |(_, size)| size as f32 / 2.0)
}

/// The weight of each value.
fn weights(values: impl Iterator<Item = (i32, usize)>) -> FxHashMap<i32, usize> {
    let mut weights: FxHashMap<i32, usize> = FxHashMap::default();
    for (value, weight) in values {
        *weights.entry(value).or_default() += weight;
    }
    weights
}

/// Makes a block; a raised number at its start is its label.
pub(super) fn block(kind: BlockKind, from: Assembled) -> Block<'static> {
    Block {
        page: from.first_page + 1,
        indent: from.left.round().max(0.0) as u32,
        label: from.lead,
        marks: from.marks,
        ..Block::new(kind, from.text)
    }
}
