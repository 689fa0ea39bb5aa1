//! Text set in columns: the rows of a page → rows in reading order.
//!
//! Only columns of running text are parted. Tables and mastheads, whose pieces do not fill their columns, stay in rows.

use super::page::Piece;

/// Half the width of the empty strip that parts columns, in points.
const HALF_GUTTER: f32 = 3.0;

/// Rows that a strip must part, on each side.
const ROWS: usize = 8;

/// How much of its column the middle one of a column's rows must fill. Running text fills 0.8 and more, tables below 0.5.
const FILL: f32 = 0.6;

/// Gaps wider than this, in points, are no spaces between words: what stands there is empty.
const WORD_GAP: f32 = 10.0;

/// A column is at least this wide, in points.
const WIDTH: f32 = 90.0;

/// Columns inside columns; a page has seldom more than three side by side.
const DEPTH: usize = 4;

/// Pages with more runs than this are no text in columns, and not searched.
const RUNS: usize = 20_000;

/// Steps in which a page is searched for the strip, in points, and how many at most: enough for the widest poster.
const STEP: f32 = 2.0;
const STEPS: f32 = 2_000.0;

/// Pieces that share a baseline, from left to right.
#[derive(Debug, Clone)]
pub(super) struct Row<'p> {
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) pieces: Vec<Piece<'p>>,
}

/// Stretches of a row from left to right, each with its ends.
type Ink = Vec<(f32, f32)>;

/// Puts the rows of a page into reading order.
pub(super) fn in_reading_order(rows: Vec<Row<'_>>) -> Vec<Row<'_>> {
    if rows.first().is_some_and(|row| row.pieces[0].page.runs.len() > RUNS) {
        return rows;
    }
    let mut out = Vec::with_capacity(rows.len());
    part(rows, DEPTH, &mut out);
    out
}

fn part<'p>(rows: Vec<Row<'p>>, depth: usize, out: &mut Vec<Row<'p>>) {
    let found = if depth > 0 { gutter(&rows) } else { None };
    let Some((x, from, to)) = found else {
        out.extend(rows);
        return;
    };
    let mut rows = rows.into_iter();
    part(rows.by_ref().take(from).collect(), depth - 1, out);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows.by_ref().take(to - from) {
        let (before, after) = row.pieces.iter().partition(|piece| piece.left < x);
        for (side, pieces) in [(&mut left, before), (&mut right, after)] {
            let pieces: Vec<Piece<'p>> = pieces;
            if !pieces.is_empty() {
                side.push(Row { pieces, ..row });
            }
        }
    }
    for rows in [left, right, rows.collect()] {
        part(rows, depth - 1, out);
    }
}

/// The strip that parts the most rows: its middle, and the range of rows.
fn gutter(rows: &[Row<'_>]) -> Option<(f32, usize, usize)> {
    let covered =
        |row: &Row<'_>| row.pieces.iter().map(|piece| (piece.left, piece.right)).collect();
    let ink: Vec<Ink> = rows.iter().map(covered).collect();
    let (first, last) = extent(ink.iter().flatten());
    let steps = ((last - first - 2.0 * WIDTH) / STEP).clamp(0.0, STEPS) as usize;
    let mut best: Option<(f32, usize, usize)> = None;
    for step in 0..steps {
        let x = first + WIDTH + step as f32 * STEP;
        let is_clear = |row: &&Ink| {
            !row.iter().any(|(left, right)| *left < x + HALF_GUTTER && *right > x - HALF_GUTTER)
        };
        let mut from = 0;
        while from < ink.len() {
            let length = ink[from..].iter().take_while(is_clear).count();
            let to = from + length;
            let is_last = to == ink.len();
            if best.is_none_or(|(_, a, b)| length > b - a)
                && are_columns(&ink[from..to], x, is_last)
            {
                best = Some((x, from, to));
            }
            from = to + 1;
        }
    }
    best
}

/// The leftmost and the rightmost end.
fn extent<'i>(ink: impl Iterator<Item = &'i (f32, f32)>) -> (f32, f32) {
    ink.fold((f32::INFINITY, f32::NEG_INFINITY), |(left, right), next| {
        (left.min(next.0), right.max(next.1))
    })
}

/// How much of a row is covered by words and the spaces between them.
fn covered(intervals: &[(f32, f32)]) -> f32 {
    let mut sum = 0.0;
    let mut end = f32::NEG_INFINITY;
    for (left, right) in intervals {
        let from = if left - end > WORD_GAP { *left } else { end };
        sum += (right - from).max(0.0);
        end = end.max(*right);
    }
    sum
}

/// A last column may have no more than so many rows, where the text ends in it (2 to 4).
const ROWS_OF_LAST: usize = 3;

/// Whether the rows on both sides of a strip are running text. Where they are the last of the page, the right one may be short.
fn are_columns(ink: &[Ink], x: f32, is_last: bool) -> bool {
    let is_text = |is_left: bool| {
        let side = |row: &Ink| -> Ink {
            row.iter().copied().filter(|(left, _)| (*left < x) == is_left).collect()
        };
        let parts: Vec<Ink> = ink.iter().map(side).filter(|part| !part.is_empty()).collect();
        let (left, right) = extent(parts.iter().flatten());
        let mut widths: Vec<f32> = parts.iter().map(|part| covered(part)).collect();
        widths.sort_by(f32::total_cmp);
        let middle = widths.get(widths.len() / 2).copied().unwrap_or_default();
        let may_be_short = is_last && !is_left && ink.len() > 2 * ROWS && begins_at_top(ink, x);
        let least = if may_be_short { ROWS_OF_LAST } else { ROWS };
        widths.len() >= least && right - left >= WIDTH && middle >= (right - left) * FILL
    };
    is_text(true) && is_text(false)
}

/// Whether what stands right of a strip stands beside the first rows, without a gap.
fn begins_at_top(ink: &[Ink], x: f32) -> bool {
    let has_right = |row: &&Ink| row.iter().any(|(left, _)| *left > x);
    let count = ink.iter().filter(has_right).count();
    ink.iter().take(count + 1).filter(has_right).count() == count
}
