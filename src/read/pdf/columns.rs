//! Text set in columns: the rows of a page → rows in reading order.
//!
//! Only columns of running text are parted. Tables and mastheads, whose pieces do not fill their columns, stay in rows.

use std::ops::Range;

use super::page::Piece;
use super::script::is_mostly_right_to_left;

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

/// The strip that parts columns: its middle, and the rows beside it.
#[derive(Debug, Clone)]
struct Gutter {
    x: f32,
    rows: Range<usize>,
}

/// Puts the rows of each page into reading order. A page with few rows has the columns of another one.
pub(super) fn in_reading_order(pages: Vec<Vec<Row<'_>>>) -> Vec<Vec<Row<'_>>> {
    let found: Vec<Option<Gutter>> = pages.iter().map(|rows| gutter(rows)).collect();
    let known: Vec<f32> = found.iter().flatten().map(|gutter| gutter.x).collect();
    let ordered = pages.into_iter().zip(found).map(|(rows, found)| {
        let found = found.or_else(|| known.iter().find_map(|x| gutter_at(&rows, *x)));
        let mut out = Vec::with_capacity(rows.len());
        part(rows, found, DEPTH, &mut out);
        out
    });
    ordered.collect()
}

fn part<'p>(rows: Vec<Row<'p>>, gutter: Option<Gutter>, depth: usize, out: &mut Vec<Row<'p>>) {
    let Some(Gutter { x, rows: beside }) = gutter else {
        out.extend(rows);
        return;
    };
    let mut rows = rows.into_iter();
    let above: Vec<Row<'p>> = rows.by_ref().take(beside.start).collect();
    let (mut left, mut right): (Vec<Row<'p>>, Vec<Row<'p>>) = Default::default();
    for row in rows.by_ref().take(beside.len()) {
        let (before, after) = row.pieces.iter().partition(|piece| piece.left < x);
        for (side, pieces) in [(&mut left, before), (&mut right, after)] {
            let pieces: Vec<Piece<'p>> = pieces;
            side.extend(row_of(pieces));
        }
    }
    if is_mostly_right_to_left(left.iter().flat_map(|row| &row.pieces).map(|piece| piece.text())) {
        std::mem::swap(&mut left, &mut right);
    }
    for rows in [above, left, right, rows.collect()] {
        let inner = if depth > 1 { self::gutter(&rows) } else { None };
        part(rows, inner, depth - 1, out);
    }
}

/// A row of some pieces, where its largest type stands: lines side by side may not stand at one height.
fn row_of(pieces: Vec<Piece<'_>>) -> Option<Row<'_>> {
    let largest = pieces.iter().rev().max_by(|a, b| a.size.total_cmp(&b.size))?;
    let (baseline, size) = (largest.baseline, largest.size);
    Some(Row { baseline, size, pieces })
}

/// What the pieces of each row cover.
fn ink(rows: &[Row<'_>]) -> Vec<Ink> {
    let of_row = |row: &Row<'_>| row.pieces.iter().map(|piece| (piece.left, piece.right)).collect();
    rows.iter().map(of_row).collect()
}

/// Whether nothing of a row stands in the strip round `x`.
fn is_clear(row: &Ink, x: f32) -> bool {
    !row.iter().any(|(left, right)| *left < x + HALF_GUTTER && *right > x - HALF_GUTTER)
}

/// The strip that parts the most rows.
fn gutter(rows: &[Row<'_>]) -> Option<Gutter> {
    if rows.first()?.pieces[0].page.runs.len() > RUNS {
        return None;
    }
    let ink = ink(rows);
    let (first, last) = extent(ink.iter().flatten());
    let steps = ((last - first - 2.0 * WIDTH) / STEP).clamp(0.0, STEPS) as usize;
    let mut best: Option<Gutter> = None;
    for step in 0..steps {
        let x = first + WIDTH + step as f32 * STEP;
        let mut from = 0;
        while from < ink.len() {
            let length = ink[from..].iter().take_while(|row| is_clear(row, x)).count();
            let to = from + length;
            let may_be_short =
                to == ink.len() && length > 2 * ROWS && begins_at_top(&ink[from..to], x);
            let least = [ROWS, if may_be_short { ROWS_OF_LAST } else { ROWS }];
            if best.as_ref().is_none_or(|best| length > best.rows.len())
                && are_columns(&ink[from..to], x, least)
            {
                best = Some(Gutter { x, rows: from..to });
            }
            from = to + 1;
        }
    }
    best
}

/// The strip that another page has at `x`, where columns stand beside it on a page with too few rows to show it.
fn gutter_at(rows: &[Row<'_>], x: f32) -> Option<Gutter> {
    let ink = ink(rows);
    let mut from = 0;
    let runs = ink.chunk_by(|a, b| is_clear(a, x) == is_clear(b, x)).map(|run| {
        from += run.len();
        from - run.len()..from
    });
    let rows = runs.filter(|run| is_clear(&ink[run.start], x)).max_by_key(Range::len)?;
    let beside = &ink[rows.clone()];
    let is_short = begins_at_top(beside, x) && are_columns(beside, x, [ROWS_OF_LIKE; 2]);
    is_short.then_some(Gutter { x, rows })
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

/// A last column may have no more than so many rows, where the text ends in it (2 to 4); on a page below others with the same
/// columns each may have so few (2 or 3).
const ROWS_OF_LAST: usize = 3;
const ROWS_OF_LIKE: usize = 2;

/// Whether the rows on both sides of a strip are running text, at least so many on the left and on the right.
fn are_columns(ink: &[Ink], x: f32, least: [usize; 2]) -> bool {
    let is_text = |is_left: bool, least: usize| {
        let side = |row: &Ink| -> Ink {
            row.iter().copied().filter(|(left, _)| (*left < x) == is_left).collect()
        };
        let parts: Vec<Ink> = ink.iter().map(side).filter(|part| !part.is_empty()).collect();
        let (left, right) = extent(parts.iter().flatten());
        let mut widths: Vec<f32> = parts.iter().map(|part| covered(part)).collect();
        widths.sort_by(f32::total_cmp);
        let middle = widths.get(widths.len() / 2).copied().unwrap_or_default();
        widths.len() >= least && right - left >= WIDTH && middle >= (right - left) * FILL
    };
    is_text(true, least[0]) && is_text(false, least[1])
}

/// Whether what stands right of a strip stands beside the first rows, without a gap.
fn begins_at_top(ink: &[Ink], x: f32) -> bool {
    let has_right = |row: &&Ink| row.iter().any(|(left, _)| *left > x);
    let count = ink.iter().filter(has_right).count();
    ink.iter().take(count + 1).filter(has_right).count() == count
}
