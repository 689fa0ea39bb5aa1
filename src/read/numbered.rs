//! Numbers of paragraphs that stand apart from them: in a cell of their own, where a draft is laid out as a table, or in a block of
//! their own before the text.

use std::collections::HashMap;
use std::ops::Range;

use super::margin::has_label;
use super::{Block, BlockKind};
use crate::model::SetAsideKind;

/// A table has at least so many rows with a number and a text to be a draft (1 to 3).
const LEAST_ROWS: usize = 2;

/// A number has at most so many characters: "(xviii)", "OP12 quater.".
const LONGEST_NUMBER: usize = 14;

/// The head of a column has at most so many characters (12 to 40).
const LONGEST_HEAD: usize = 24;

/// So many texts of ten beside numbers end as paragraphs do: the names of a list do not (3 to 8).
const RUNNING_OF_TEN: usize = 5;

/// Makes numbers that stand apart the labels of the paragraphs beside them.
pub(super) fn join_numbers(mut blocks: Vec<Block<'_>>) -> Vec<Block<'_>> {
    // A label that is printed behind the bullet of a list says more.
    let is_bullet = |label: &str| !label.is_empty() && !label.contains(char::is_alphanumeric);
    for block in blocks.iter_mut().filter(|block| block.label.as_deref().is_some_and(is_bullet)) {
        block.label = block.label.take().filter(|_| !has_label(&block.text));
    }
    // Lines of plain text are not asked.
    let has_number = |block: &Block<'_>| {
        (block.cell.is_some() || block.kind == BlockKind::Paragraph)
            && is_alone(block)
            && is_number(&block.text, true)
    };
    if !blocks.iter().any(has_number) {
        return blocks;
    }
    let rows = rows(&blocks);
    let mut drafts: HashMap<u32, Vec<&Range<usize>>> = HashMap::new();
    for row in rows.iter().filter(|row| is_numbered(&blocks[(*row).clone()])) {
        let table = blocks[row.start].cell.map_or(0, |cell| cell.table);
        drafts.entry(table).or_default().push(row);
    }
    drafts.retain(|_, rows| {
        let is_running = |row: &&&Range<usize>| blocks[row.start + 1..row.end].iter().any(ends);
        let is_marked = |row: &&&Range<usize>| is_number(&blocks[row.start].text, false);
        (rows.len() >= LEAST_ROWS || rows.iter().all(|row| is_marked(&row)))
            && rows.iter().filter(is_running).count() * 10 >= rows.len() * RUNNING_OF_TEN
    });
    let mut numbers: Vec<usize> = drafts.values().flatten().map(|row| row.start).collect();
    let heads: Vec<usize> = rows
        .iter()
        .filter(|row| is_head(&blocks, row) && is_of(&blocks[row.start], &drafts))
        .flat_map(Range::clone)
        .collect();
    numbers.extend((0..blocks.len().saturating_sub(1)).filter(|&at| is_before_text(&blocks, at)));
    let mut joined: Vec<Block<'_>> = Vec::with_capacity(blocks.len());
    let mut label: Option<Block<'_>> = None;
    for (at, mut block) in blocks.into_iter().enumerate() {
        if heads.contains(&at) {
            block.kind = BlockKind::Aside(SetAsideKind::PageHead);
        }
        if numbers.contains(&at) {
            label = Some(block);
            continue;
        }
        if let Some(number) = label.take() {
            let is_bare = number.text.bytes().all(|b| b.is_ascii_digit());
            block.label = Some(format!("{}{}", number.text, if is_bare { "." } else { "" }));
            block.gap = block.gap.max(number.gap);
        }
        joined.push(block);
    }
    joined.extend(label);
    joined
}

/// The blocks of each row of a table.
fn rows(blocks: &[Block<'_>]) -> Vec<Range<usize>> {
    let mut start = 0;
    let same = |a: &Block<'_>, b: &Block<'_>| {
        a.cell.is_some() && a.cell.map(|cell| cell.row) == b.cell.map(|cell| cell.row)
    };
    let rows = blocks.chunk_by(same).map(|row| {
        start += row.len();
        start - row.len()..start
    });
    rows.filter(|row| blocks[row.start].cell.is_some()).collect()
}

/// Whether a row is a number and a text, each in its cell.
fn is_numbered(row: &[Block<'_>]) -> bool {
    let [number, text @ ..] = row else { return false };
    let Some(first) = text.first() else { return false };
    let is_of_one_cell = text.iter().all(|block| block.cell == first.cell);
    is_alone(number)
        && is_number(&number.text, true)
        && number.cell != first.cell
        && is_of_one_cell
        && is_alone(first)
        && first.text.chars().any(char::is_alphabetic)
        && !is_number(&first.text, true)
}

/// The most columns of a draft: number, text, and remarks of some.
const MOST_COLUMNS: usize = 4;

/// Whether a row has the heads of the columns: it is the first of its table, and each cell has a word or two.
fn is_head(blocks: &[Block<'_>], row: &Range<usize>) -> bool {
    let is_short = |block: &Block<'_>| {
        is_alone(block)
            && !block.text.ends_with([',', ';', ':', '，', '；', '：'])
            && block.text.chars().count() <= LONGEST_HEAD
    };
    let table = |at: usize| blocks[at].cell.map(|cell| cell.table);
    let is_first = row.start == 0 || table(row.start - 1) != table(row.start);
    let cells = &blocks[row.clone()];
    let are_apart = cells.windows(2).all(|pair| pair[0].cell != pair[1].cell);
    is_first && (2..=MOST_COLUMNS).contains(&cells.len()) && are_apart && cells.iter().all(is_short)
}

fn is_of(block: &Block<'_>, tables: &HashMap<u32, Vec<&Range<usize>>>) -> bool {
    block.cell.is_some_and(|cell| tables.contains_key(&cell.table))
}

/// Whether a block outside of tables is a number, and the next one the text that it belongs to.
fn is_before_text(blocks: &[Block<'_>], at: usize) -> bool {
    let (number, text) = (&blocks[at], &blocks[at + 1]);
    let is_free = |block: &Block<'_>| block.cell.is_none() && is_alone(block) && !block.heading;
    number.kind == BlockKind::Paragraph
        && text.kind == BlockKind::Paragraph
        && is_free(number)
        && is_free(text)
        && is_number(&number.text, false)
        && text.text.chars().any(char::is_alphabetic)
        && !is_number(&text.text, false)
}

/// Whether a block is text with no label of its own.
fn is_alone(block: &Block<'_>) -> bool {
    matches!(block.kind, BlockKind::Paragraph | BlockKind::Line) && block.label.is_none()
}

/// Whether a block ends as a paragraph does.
fn ends(block: &Block<'_>) -> bool {
    block.text.ends_with(['.', ',', ';', ':', '。', '，', '；', '：', '،', '؛', '»', '”'])
}

/// Whether a text is the number of a paragraph and nothing else: "3.", "(b)", "iv)", "5 bis.", "OP4", "（一）"; in a cell also "3".
/// "IV." and "B." are those of parts.
fn is_number(text: &str, in_cell: bool) -> bool {
    if text.len() > LONGEST_NUMBER * 3 || text.chars().count() > LONGEST_NUMBER {
        return false;
    }
    let opened = text.trim_start_matches(['(', '（', '[']);
    let inside =
        opened.trim_end_matches([')', '）', ']', '.', '．', '、', ':', '：', '-', '–', ' ']);
    let is_marked = inside.len() < opened.len();
    let bare = inside.strip_prefix("OP").or_else(|| inside.strip_prefix("PP")).unwrap_or(inside);
    let is_addressed = bare.len() < inside.len();
    let number = bare.trim_start();
    let end = number.find(|c: char| !c.is_numeric()).unwrap_or(number.len());
    let (digits, behind) = number.split_at(end);
    let later = behind.trim_start_matches(['.', ' ', '-', '(']);
    let is_counted = (1..=3).contains(&digits.chars().count())
        && (later.is_empty()
            || later.chars().count() == 1 && later.chars().all(char::is_alphabetic)
            || later.chars().all(|c| c.is_ascii_lowercase()));
    let letters = bare.chars().count();
    let is_letter = letters == 1 && bare.chars().all(|c| c.is_alphabetic() && !c.is_uppercase())
        || letters > 1 && bare.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
        || letters == 2 && bare.chars().all(|c| c.is_ascii_lowercase() && bare.starts_with(c));
    is_counted && (is_marked || is_addressed || in_cell) || is_letter && is_marked
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Cell;

    fn table(rows: &[&[&'static str]]) -> Vec<Block<'static>> {
        let mut count = 0;
        let mut blocks = Vec::new();
        for (row, cells) in (1..).zip(rows) {
            for text in *cells {
                count += 1;
                if !text.is_empty() {
                    let cell = Some(Cell { table: 1, row, cell: count });
                    blocks.push(Block { cell, ..Block::new(BlockKind::Paragraph, *text) });
                }
            }
        }
        blocks
    }

    fn seen(blocks: Vec<Block<'static>>) -> Vec<(Option<String>, String)> {
        let joined = join_numbers(blocks).into_iter();
        let text = joined.filter(|block| block.kind == BlockKind::Paragraph);
        text.map(|block| (block.label, block.text.to_string())).collect()
    }

    #[test]
    fn a_label_behind_a_bullet_is_the_label() {
        let bullet =
            |text| Block { label: Some("•".into()), ..Block::new(BlockKind::Paragraph, text) };
        let seen = seen(["(a) To act", "3. Decides", "To act"].map(bullet).into());
        let labels: Vec<_> = seen.iter().map(|(label, _)| label.as_deref()).collect();
        assert_eq!(labels, [None, None, Some("•")]);
    }

    fn labels(rows: &[&[&'static str]]) -> Vec<Option<String>> {
        seen(table(rows)).into_iter().map(|(label, _)| label).collect()
    }

    #[test]
    fn a_draft_in_a_table_has_its_numbers() {
        let rows: &[&[&str]] = &[
            &["No.", "Text"],
            &["", "Recalling its resolution,"],
            &["1.", "Requests a report;"],
            &["(a)", "On the matter;"],
            &["2", "Decides to meet."],
        ];
        assert_eq!(labels(rows), [None, Some("1.".into()), Some("(a)".into()), Some("2.".into())]);
    }

    #[test]
    fn tables_of_figures_and_of_names_are_none() {
        for rows in [
            &[&["1", "Officer", "3"] as &[&str], &["2", "Clerk", "4"]] as &[&[&str]],
            &[&["1", "Chad"], &["2", "Mali"], &["3", "Peru"]],
            &[&["2024", "Decides to meet."], &["2025", "Decides to go."]],
        ] {
            assert!(labels(rows).iter().all(Option::is_none), "{rows:?}");
        }
    }

    #[test]
    fn a_number_in_a_block_of_its_own_belongs_to_the_next() {
        let block = |text| Block::new(BlockKind::Paragraph, text);
        let texts = ["1.", "Requests a report;", "(a)", "On it.", "IV.", "Title", "12", "More."];
        let seen = seen(texts.map(block).into());
        let labels: Vec<_> = seen.iter().map(|(label, _)| label.as_deref()).collect();
        assert_eq!(labels, [Some("1."), Some("(a)"), None, None, None, None]);
    }
}
