//! Tables of figures in printed lines: which lines are rows.
//!
//! An extractor of plain text prints one cell a line, and nothing shows where a row ends; a table that is laid out has
//! wide gaps between the cells of a line. In both, words come first and figures last, so that a figure ends a row
//! where words follow.

use std::iter;

use super::lines::{Line, cells};
use crate::language::Table;
use crate::read::{ROWS_WITH_FIGURES, is_figure};

/// The part that a line has in a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowPart {
    /// It is the first line of the heads of the columns.
    Head,
    /// It is the first line of a row.
    First,
    /// It goes on with the row of the line before.
    More,
}

/// A cell's line is at most this share of the text's width (to 0.7; with 0.6 two files); longer lines are running text.
const LONGEST_CELL: f64 = 0.65;

/// A table has at most this many lines for each of its rows, wrapped cells and heads of columns included. In the budget
/// resolutions of three sessions it is 4 to 9 (14 to 20; with 12 two files).
const LINES_A_ROW: usize = 14;

/// The words of a cell that stand above its figures have at most this many lines (2 to 4).
const LINES_A_CELL: usize = 3;

/// What a line holds of a table.
#[derive(Debug, Clone, Copy)]
struct Content {
    /// Several cells.
    is_laid_out: bool,
    /// Nothing but figures, which end a row.
    is_figure: bool,
    /// A whole row: words in the first cell and a figure in the last.
    is_row: bool,
    /// A remark in brackets: the unit of the figures, which ends the heads of the columns.
    is_remark: bool,
}

impl Content {
    fn new(text: &str) -> Content {
        let mut cells = cells(text);
        let first = cells.next().map(is_figure);
        let last = cells.last().map(is_figure);
        Content {
            is_laid_out: last.is_some(),
            is_figure: if last.is_none() { first == Some(true) } else { is_figure(text) },
            is_row: (first, last) == (Some(false), Some(true)),
            is_remark: text.starts_with(['(', '（'])
                && text.ends_with([')', '）'])
                && !is_figure(text),
        }
    }

    fn ends_row(&self) -> bool {
        self.is_figure || self.is_row
    }
}

/// The part that each line has in a row; `None` for lines outside of tables. `width` is the width of the text.
pub fn rows(lines: &[Line<'_>], width: usize, phrases: &Table) -> Vec<Option<RowPart>> {
    let contents: Vec<Content> = lines.iter().map(|line| Content::new(&line.text)).collect();
    // Where cells are empty there are blank lines, but a figure still ends the row before them.
    let goes_on = |at: usize| !lines[at].turn && (lines[at].gap == 0 || contents[at].ends_row());
    // Words above a figure are a cell, however long: prose does not break off for a figure on a line of its own.
    let is_above_figure = |at: usize| {
        let open = (at..lines.len()).take(LINES_A_CELL);
        let mut open = open.take_while(|&at| lines[at].text.stop.is_none() && !lines[at].turn);
        open.any(|at| contents.get(at + 1).is_some_and(|next| next.is_figure) && goes_on(at + 1))
    };
    let may_be_cell = |at: usize| {
        let is_short = lines[at].text.chars().count() as f64 <= LONGEST_CELL * width as f64;
        !lines[at].whole && (is_short || contents[at].is_row || is_above_figure(at))
    };
    let mut parts = Vec::with_capacity(lines.len());
    while parts.len() < lines.len() {
        let start = parts.len();
        if is_ruled(&lines[start].text) {
            parts.push(Some(RowPart::First));
            continue;
        }
        let length = (start..lines.len())
            .take_while(|&at| may_be_cell(at) && (at == start || goes_on(at)))
            .take_while(|&at| !is_ruled(&lines[at].text))
            .take_while(|&at| at == start || !phrases.is_annex_number(&lines[at].text))
            .count();
        match length.max(1) {
            few @ ..ROWS_WITH_FIGURES => parts.extend(iter::repeat_n(None, few)),
            length => parts.extend(parts_of_run(&contents[start..start + length])),
        }
    }
    parts
}

/// Whether upright strokes part the cells of a line: "| Angola | 0.010 |".
fn is_ruled(text: &str) -> bool {
    text.starts_with('|') && text.len() > 1 && text.ends_with('|')
}

/// The parts that the lines of a run have, which may be a table.
fn parts_of_run(run: &[Content]) -> Vec<Option<RowPart>> {
    let is_laid_out = run.iter().any(|line| line.is_row);
    // What stands below the last figure is wrapped where cells are laid out, else no part of the table.
    let end = match run.iter().rposition(Content::ends_row) {
        Some(last) if !is_laid_out => last + 1,
        last => last.map_or(0, |_| run.len()),
    };
    let first_figure = run.iter().position(Content::ends_row).unwrap_or(0);
    let begins = |at: usize| match at.checked_sub(1) {
        None => true,
        Some(before) if run[before].is_remark && before < first_figure => true,
        Some(_) if is_laid_out => run[at].is_laid_out,
        Some(before) => run[before].ends_row() && !run[at].ends_row(),
    };
    let is_row = |&at: &usize| if is_laid_out { run[at].is_row } else { begins(at) };
    let rows = (0..end).filter(is_row).count();
    let begins_with_words = run.first().is_some_and(|line| !line.is_figure);
    let is_table = begins_with_words && rows >= ROWS_WITH_FIGURES && end <= rows * LINES_A_ROW;
    let has_heads = run[..first_figure].iter().any(|line| line.is_remark);
    let part = |at| match at {
        0 if has_heads => RowPart::Head,
        _ if begins(at) => RowPart::First,
        _ => RowPart::More,
    };
    (0..run.len()).map(|at| (is_table && at < end).then(|| part(at))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::table;
    use crate::model::Language;
    use crate::structure::lines::Text;

    #[test]
    fn long_words_above_figures_are_rows_and_units_end_the_heads_of_columns() {
        let phrases = table(Language::English);
        let lines = [
            "Gross",
            "Net of staff",
            "(United States dollars)",
            "Cancellation of commitments for the year 2023, and other revenue",
            "(8 894 000)",
            "(8 894 000)",
            "Surplus of the final expenditure for the budget of the year 2024",
            "(4 000)",
            "(862 600)",
        ];
        let lines = lines.map(|text| Line { text: Text::new(text, phrases), ..Line::default() });
        let rows = rows(&lines, 80, phrases);
        assert_eq!(rows[0], Some(RowPart::Head));
        let begins = (0..rows.len()).filter(|&at| rows[at] == Some(RowPart::First));
        assert_eq!(begins.collect::<Vec<_>>(), [3, 6]);
    }
}
