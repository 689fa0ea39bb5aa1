//! Tables of figures in printed lines: which lines are rows.
//!
//! An extractor of plain text prints one cell a line, and nothing tells where a row ends; a table that is laid out has
//! wide gaps between the cells of a line. In both, words come first and figures last, so that a figure ends a row
//! where words follow.

use super::furniture::BodyLine;
use super::lines::cells;
use crate::read::{ROWS_WITH_FIGURES, is_figure};

/// The part that a line has in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowPart {
    /// It is the first line of a row.
    First,
    /// It goes on with the row of the line before.
    More,
}

/// A cell's line is at most this share of the text's width; longer lines are running text.
const LONGEST_CELL: f64 = 0.65;

/// The lines of a row, its wrapped cells and the heads of the columns included, are at most so many for each row of a table on
/// average. In the budget resolutions of three sessions it is 4 to 9.
const LINES_A_ROW: usize = 14;

/// The part that each line has in a row; `None` for lines outside of tables. `width` is the width of the text.
pub fn rows(lines: &[BodyLine<'_>], width: usize) -> Vec<Option<RowPart>> {
    let mut parts = vec![None; lines.len()];
    let mut at = 0;
    while at < lines.len() {
        let end = end_of_run(lines, at, width);
        if let Some(run) = lines.get(at..end) {
            let found = of_run(run);
            for (part, found) in parts[at..end].iter_mut().zip(found) {
                *part = found;
            }
        }
        at = end.max(at + 1);
    }
    parts
}

/// Where the run of lines ends that may be a table which begins at `at`.
fn end_of_run(lines: &[BodyLine<'_>], at: usize, width: usize) -> usize {
    let may_be_cell = |body: &BodyLine<'_>| {
        let is_short = (body.line.text.chars().count() as f64) <= LONGEST_CELL * width as f64;
        !body.line.whole && (is_short || is_laid_out(body.line.text))
    };
    // Where cells are empty there are blank lines, but a figure still ends the row before them.
    let goes_on = |body: &BodyLine<'_>| {
        !body.turn
            && (body.line.gap == 0 || is_figure(body.line.text) || is_laid_out(body.line.text))
    };
    let rest = lines.get(at..).unwrap_or_default();
    let length = rest
        .iter()
        .enumerate()
        .take_while(|(index, body)| may_be_cell(body) && (*index == 0 || goes_on(body)))
        .count();
    at + length
}

/// Whether a line holds a row of several cells: words first and a figure last.
fn is_laid_out(text: &str) -> bool {
    let mut cells = cells(text);
    cells.next().is_some_and(|first| !is_figure(first)) && cells.last().is_some_and(is_figure)
}

/// Whether a line ends a row.
fn has_figure(body: &BodyLine<'_>) -> bool {
    is_figure(body.line.text) || is_laid_out(body.line.text)
}

fn of_run(run: &[BodyLine<'_>]) -> Vec<Option<RowPart>> {
    let none = vec![None; run.len()];
    // What stands below the last figure is wrapped where cells are laid out, else no part of the table.
    let Some(last) = run.iter().rposition(has_figure) else {
        return none;
    };
    let laid_out = run.iter().any(|body| is_laid_out(body.line.text));
    let end = if laid_out { run.len() } else { last + 1 };
    let mut parts = Vec::with_capacity(run.len());
    let mut rows = 0;
    for (at, body) in run.iter().take(end).enumerate() {
        let begins = match at.checked_sub(1).and_then(|before| run.get(before)) {
            None => true,
            Some(_) if laid_out => cells(body.line.text).nth(1).is_some(),
            Some(before) => has_figure(before) && !has_figure(body),
        };
        rows += usize::from(if laid_out { is_laid_out(body.line.text) } else { begins });
        parts.push(Some(if begins { RowPart::First } else { RowPart::More }));
    }
    parts.resize(run.len(), None);
    let begins_with_words = run.first().is_some_and(|body| !is_figure(body.line.text));
    let is_table = begins_with_words && rows >= ROWS_WITH_FIGURES && end <= rows * LINES_A_ROW;
    if is_table { parts } else { none }
}
