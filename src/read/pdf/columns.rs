//! Text set in columns: the rows of a page → rows in reading order.
//!
//! Only columns of running text are parted. Tables and mastheads, whose pieces do not fill their columns, stay in rows.

use super::content::PageText;

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

/// Steps in which a page is searched for the strip, in points.
const STEP: f32 = 2.0;

/// Runs that share a baseline, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Row {
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) runs: Vec<u32>,
}

/// Puts the rows of a page into reading order.
pub(super) fn in_reading_order(page: &PageText, rows: Vec<Row>) -> Vec<Row> {
    if page.runs.len() > RUNS {
        return rows;
    }
    let mut out = Vec::with_capacity(rows.len());
    part(page, rows, DEPTH, &mut out);
    out
}

fn part(page: &PageText, rows: Vec<Row>, depth: usize, out: &mut Vec<Row>) {
    let found = if depth > 0 { gutter(page, &rows) } else { None };
    let Some((x, from, to)) = found else {
        out.extend(rows);
        return;
    };
    let mut rows = rows.into_iter();
    part(page, rows.by_ref().take(from).collect(), depth - 1, out);
    let (mut left, mut right) = (Vec::new(), Vec::new());
    for row in rows.by_ref().take(to - from) {
        let (before, after): (Vec<u32>, Vec<u32>) =
            row.runs.iter().partition(|run| page.runs[**run as usize].left < x);
        for (side, runs) in [(&mut left, before), (&mut right, after)] {
            if !runs.is_empty() {
                side.push(Row { runs, ..row.clone() });
            }
        }
    }
    part(page, left, depth - 1, out);
    part(page, right, depth - 1, out);
    part(page, rows.collect(), depth - 1, out);
}

/// The strip that parts the most rows: its middle, and the range of rows.
fn gutter(page: &PageText, rows: &[Row]) -> Option<(f32, usize, usize)> {
    let ink: Vec<Vec<(f32, f32)>> = rows.iter().map(|row| intervals(page, row)).collect();
    let first = ink.iter().flatten().map(|(left, _)| *left).fold(f32::INFINITY, f32::min);
    let last = ink.iter().flatten().map(|(_, right)| *right).fold(f32::NEG_INFINITY, f32::max);
    let steps = ((last - first - 2.0 * WIDTH) / STEP).clamp(0.0, 2_000.0) as usize;
    let mut best: Option<(f32, usize, usize)> = None;
    for step in 0..steps {
        let x = first + WIDTH + step as f32 * STEP;
        let is_clear = |row: &Vec<(f32, f32)>| {
            !row.iter().any(|(left, right)| *left < x + HALF_GUTTER && *right > x - HALF_GUTTER)
        };
        let mut from = 0;
        while from < ink.len() {
            let length = ink[from..].iter().take_while(|row| is_clear(row)).count();
            let to = from + length;
            if best.is_none_or(|(_, a, b)| length > b - a) && are_columns(&ink[from..to], x) {
                best = Some((x, from, to));
            }
            from = to + 1;
        }
    }
    best
}

/// The stretches of a row that are covered.
fn intervals(page: &PageText, row: &Row) -> Vec<(f32, f32)> {
    let run = |index: &u32| &page.runs[*index as usize];
    row.runs.iter().map(|index| (run(index).left, run(index).right)).collect()
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

/// Whether the rows on both sides of a strip are running text.
fn are_columns(ink: &[Vec<(f32, f32)>], x: f32) -> bool {
    let is_text = |side: &dyn Fn(&(f32, f32)) -> bool| {
        let parts = ink.iter().map(|row| {
            let part = row.iter().filter(|interval| side(interval));
            part.copied().collect::<Vec<_>>()
        });
        let parts: Vec<Vec<(f32, f32)>> = parts.filter(|part| !part.is_empty()).collect();
        let extents: Vec<(f32, f32)> = parts
            .iter()
            .filter_map(|part| part.iter().copied().reduce(|a, b| (a.0.min(b.0), a.1.max(b.1))))
            .collect();
        let left = extents.iter().map(|extent| extent.0).fold(f32::INFINITY, f32::min);
        let right = extents.iter().map(|extent| extent.1).fold(f32::NEG_INFINITY, f32::max);
        let mut widths: Vec<f32> = parts.iter().map(|part| covered(part)).collect();
        widths.sort_by(f32::total_cmp);
        let middle = widths.get(widths.len() / 2).copied().unwrap_or_default();
        widths.len() >= ROWS && right - left >= WIDTH && middle >= (right - left) * FILL
    };
    is_text(&|interval| interval.0 < x) && is_text(&|interval| interval.0 >= x)
}
