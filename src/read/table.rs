//! Cells of a table → rows, where the table holds figures: a figure says nothing without the words beside it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Block, BlockKind};

/// The place of a block in a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Cell {
    /// The table; each table, row and cell of a document has a number of its own, from 1.
    pub table: u32,
    /// The row.
    pub row: u32,
    /// The cell.
    pub cell: u32,
}

/// What a reader opens of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Opens {
    /// A table.
    Table,
    /// A row.
    Row,
    /// A cell.
    Cell,
}

/// The place that a reader has come to in the tables of a document, one inside the other.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tables {
    counted: u32,
    open: Cell,
}

impl Tables {
    /// Enters an element, which may open a table, a row or a cell. Returns the place outside of it, to leave for.
    pub(super) fn enter(&mut self, opens: Option<Opens>) -> Cell {
        let outer = self.open;
        let number = self.counted.saturating_add(1);
        self.open = match opens {
            Some(Opens::Table) => Cell { table: number, ..Cell::default() },
            Some(Opens::Row) => Cell { row: number, cell: 0, ..outer },
            Some(Opens::Cell) => Cell { cell: number, ..outer },
            None => return outer,
        };
        self.counted = number;
        outer
    }

    /// Closes what was entered from `outer`.
    pub(super) fn leave(&mut self, outer: Cell) {
        self.open = outer;
    }

    /// The open cell.
    pub(super) fn cell(&self) -> Option<Cell> {
        (self.open.cell > 0).then_some(self.open)
    }
}

/// A table of figures has at least this many rows that end with one. A single such row may be a page head.
pub const ROWS_WITH_FIGURES: usize = 2;

/// Whether a text is a figure as tables hold them: "1", "2,784.7", "(12)", "–".
///
/// "3." is the number of a paragraph, "78/241" a resolution's, and neither is a figure.
pub fn is_figure(text: &str) -> bool {
    let text = text.trim();
    // Asked of every line.
    if text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return false;
    }
    if matches!(text, "–" | "—" | "-" | "−" | "..") {
        return true;
    }
    let bare = text.strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    let bare = bare.unwrap_or(text).trim_start_matches(['-', '–', '−', '+']);
    let bare = bare.trim_end_matches([' ', '%']);
    let is_inner = |c: char| c.is_numeric() || matches!(c, ',' | '.' | ' ' | '\u{a0}' | '\u{202f}');
    bare.starts_with(char::is_numeric)
        && bare.ends_with(char::is_numeric)
        && bare.chars().all(is_inner)
}

/// Makes one [`BlockKind::Row`] of each row of the tables that hold figures or entries; other tables stay as they are: two texts
/// side by side, the masthead of a first page.
pub(super) fn join_rows(blocks: Vec<Block<'_>>) -> Vec<Block<'_>> {
    let rows = rows_with_figures(&blocks);
    let entries = tables_of_entries(&blocks);
    let is_joined = |block: &Block<'_>| {
        let has_rows = |cell: Cell| {
            rows.get(&cell.table).is_some_and(|rows| *rows >= ROWS_WITH_FIGURES)
                || entries.contains(&cell.table)
        };
        is_text(block) && block.cell.is_some_and(has_rows)
    };
    let mut joined: Vec<Block<'_>> = Vec::with_capacity(blocks.len());
    for mut block in blocks {
        if !is_joined(&block) {
            joined.push(block);
            continue;
        }
        if let Some(label) = block.label.take() {
            let shift = label.len() + 1;
            block.text = format!("{label} {}", block.text).into();
            block.marks = block.marks.into_iter().map(|mark| mark.moved(shift)).collect();
        }
        block.kind = BlockKind::Row;
        // A note that a cell refers to may stand between the cells of one row.
        let open = joined.iter_mut().rev().find(|before| before.kind != BlockKind::Note);
        let is_same_row = |open: &&mut Block<'_>| {
            open.kind == BlockKind::Row && open.cell.map(|c| c.row) == block.cell.map(|c| c.row)
        };
        match open.filter(is_same_row) {
            Some(open) => open.append(block),
            None => joined.push(block),
        }
    }
    joined
}

fn is_text(block: &Block<'_>) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Line)
}

/// The tables below running text whose rows all have several cells with an entry each, which is short and no sentence.
fn tables_of_entries(blocks: &[Block<'_>]) -> FxHashSet<u32> {
    let ends = |text: &str| text.ends_with(['.', ',', ';', ':', '。', '，', '；', '：', '،', '؛']);
    let is_running =
        |block: &Block<'_>| is_text(block) && block.cell.is_none() && ends(&block.text);
    let mut found = FxHashSet::default();
    let Some(begin) = blocks.iter().position(is_running) else { return found };
    let in_tables = blocks[begin..].iter().filter(|block| is_text(block) && block.cell.is_some());
    let cells: Vec<(Cell, &Block<'_>)> =
        in_tables.filter_map(|block| Some((block.cell?, block))).collect();
    for table in cells.chunk_by(|a, b| a.0.table == b.0.table) {
        let rows = table.chunk_by(|a, b| a.0.row == b.0.row);
        let is_entry = |(_, block): &(Cell, &Block<'_>)| {
            block.label.is_none()
                && !ends(&block.text)
                && block.text.chars().count() <= LONGEST_ENTRY
        };
        let is_row = |row: &[(Cell, &Block<'_>)]| {
            row.len() > 1 && row.windows(2).all(|pair| pair[0].0 != pair[1].0)
        };
        if rows.clone().count() >= ROWS_WITH_FIGURES
            && rows.clone().all(is_row)
            && table.iter().all(is_entry)
        {
            found.insert(table[0].0.table);
        }
    }
    found
}

/// An entry of a table has at most so many characters (40 to 120); longer ones are sentences.
const LONGEST_ENTRY: usize = 80;

/// By table, how many rows have words first and a figure last.
fn rows_with_figures(blocks: &[Block<'_>]) -> FxHashMap<u32, usize> {
    let cells: Vec<(Cell, bool)> = blocks
        .iter()
        .filter(|block| is_text(block))
        .filter_map(|block| Some((block.cell?, is_figure(&block.text))))
        .collect();
    let mut rows = FxHashMap::default();
    for row in cells.chunk_by(|a, b| a.0.row == b.0.row) {
        if let [(first, false), .., (_, true)] = row {
            *rows.entry(first.table).or_default() += 1;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::NoteMark;

    fn blocks(rows: &[&[&'static str]]) -> Vec<Block<'static>> {
        let mut count = 0;
        let mut blocks = Vec::new();
        for (row, cells) in (0..).zip(rows) {
            for text in *cells {
                count += 1;
                let cell = Some(Cell { table: 1, row, cell: count });
                blocks.push(Block { cell, ..Block::new(BlockKind::Paragraph, *text) });
            }
        }
        blocks
    }

    fn joined(rows: &[&[&'static str]]) -> Vec<String> {
        let blocks = join_rows(blocks(rows));
        blocks.iter().map(|block| block.text.to_string()).collect()
    }

    #[test]
    fn figures_are_told_from_labels_and_symbols() {
        for figure in ["1", "2,784.7", "(12)", "–", "-3", "12 500", "45 %", "١٢"] {
            assert!(is_figure(figure), "{figure}");
        }
        for other in ["3.", "78/241", "P-4", "(a)", "", "1 January", "24-23093"] {
            assert!(!is_figure(other), "{other}");
        }
    }

    #[test]
    fn rows_of_figures_are_one_block_each() {
        assert_eq!(
            joined(&[&["Post", "Level", "Number"], &["Officer", "P-4", "1"], &["Total", "1"]]),
            ["Post Level Number", "Officer P-4 1", "Total 1"]
        );
    }

    #[test]
    fn a_table_without_figures_keeps_its_cells() {
        assert_eq!(
            joined(&[&["United Nations", "A/RES/78/1"], &["General Assembly", "1 May 2024"]]).len(),
            4
        );
        assert_eq!(joined(&[&["General Assembly", "12"], &["Agenda"]]).len(), 3);
    }

    #[test]
    fn marks_keep_their_places() {
        let mut cells = blocks(&[&["Officer", "2"], &["Assistant", "3"]]);
        cells[3].marks.push(NoteMark { number: "1".into(), at: 1 });
        let rows = join_rows(cells);
        assert_eq!((rows[1].text.as_ref(), rows[1].marks[0].at), ("Assistant 3", 11));
    }
}
