//! Line numbers in the margin of a page: digits beside the text, one above the other, that count its lines.

use super::columns::Row;
use super::page::Piece;
use crate::read::margin::{GOING_ON, LEAST_LINES, LEAST_STEPS, LONGEST_NUMBER, has_label};

/// Numbers stand in one column where their ends differ by less than this, in points: digits are set flush to one side.
const FLUSH: f32 = 2.0;

/// Between a number and the line there is more room than this share of the line's type: more than a space.
const ROOM: f32 = 0.6;

/// Where each line is numbered, the numbers of at most so many lines without text are left out between two (2 to 4).
const MOST_AT_ONCE: u32 = 3;

/// The lines between two numbers may be this much higher than those between others (1.05 to 1.4).
const UNEVEN: f32 = 1.2;

/// A number beside a row.
struct Candidate {
    row: usize,
    value: u32,
    baseline: f32,
    left: f32,
    right: f32,
    /// The line goes on with a sentence, or begins with a label of its own.
    goes_on: bool,
}

/// Takes the line numbers out of the rows of each page, and gives them page by page.
pub(super) fn take_line_numbers(pages: &mut [Vec<Row<'_>>]) -> Vec<Vec<String>> {
    let candidates: Vec<[Vec<Candidate>; 2]> =
        pages.iter().map(|rows| [false, true].map(|last| candidates(rows, last))).collect();
    let mut found: Vec<(Column, bool)> = Vec::new();
    for (rows, sides) in pages.iter().zip(&candidates) {
        for (side, is_last) in sides.iter().zip([false, true]) {
            found.extend(column(side, rows.len()).map(|column| (column, is_last)));
        }
    }
    // A page may have no more than two numbers of those that count every tenth line; its like on other pages make up for it.
    let is_enough = |(column, is_last): &&(Column, bool)| {
        let is_like = |(other, side): &&(Column, bool)| {
            side == is_last
                && other.step == column.step
                && other.from < column.to
                && other.to > column.from
        };
        let alike = found.iter().filter(is_like).map(|(column, _)| column.numbers);
        column.numbers >= LEAST_STEPS || alike.sum::<usize>() > LEAST_STEPS
    };
    let columns: Vec<(f32, f32, bool)> = found
        .iter()
        .filter(is_enough)
        .map(|(column, is_last)| (column.from, column.to, *is_last))
        .collect();
    if columns.is_empty() {
        return vec![Vec::new(); pages.len()];
    }
    let taken = pages.iter_mut().zip(candidates).map(|(rows, sides)| {
        let mut numbers = Vec::new();
        for (side, is_last) in sides.into_iter().zip([false, true]) {
            let stands = |one: &Candidate| {
                columns
                    .iter()
                    .any(|&(from, to, last)| last == is_last && one.left < to && one.right > from)
            };
            for one in side.iter().filter(|one| stands(one)) {
                let pieces = &mut rows[one.row].pieces;
                let piece = if is_last { pieces.pop() } else { Some(pieces.remove(0)) };
                numbers.extend(piece.map(|piece| piece.text().trim().to_owned()));
            }
        }
        rows.retain(|row| !row.pieces.is_empty());
        numbers
    });
    taken.collect()
}

/// Where a number may be flush with others: its left and its right end.
fn flush(one: &Candidate) -> [f32; 2] {
    [one.left, one.right]
}

/// The numbers that stand first in their rows, or `last`, with room beside them.
fn candidates(rows: &[Row<'_>], last: bool) -> Vec<Candidate> {
    let numbered = rows.iter().enumerate().filter_map(|(at, row)| {
        let (piece, beside) = match (&row.pieces[..], last) {
            ([first, rest @ ..], false) => (first, rest.first()),
            ([rest @ .., only], true) => (only, rest.last()),
            _ => return None,
        };
        let text = piece.text().trim();
        let is_number = (1..=LONGEST_NUMBER).contains(&text.len())
            && text.bytes().all(|byte| byte.is_ascii_digit());
        let room = |beside: &Piece<'_>| {
            (if last { piece.left - beside.right } else { beside.left - piece.right }) / row.size
        };
        if !is_number || beside.is_some_and(|beside| room(beside) < ROOM) {
            return None;
        }
        let line = if last { row.pieces.first() } else { beside };
        let words = line.map_or("", |line| line.text().trim_start());
        let goes_on = has_label(words) || words.starts_with(char::is_lowercase);
        let (left, right) = (piece.left, piece.right);
        let (value, baseline) = (text.parse().ok()?, row.baseline);
        Some(Candidate { row: at, value, baseline, left, right, goes_on })
    });
    numbered.collect()
}

/// The least step from one number to the next, and whether they count lines: all steps are the same, or as wide as the places of
/// the numbers are apart, where lines without text are counted and have no number.
fn steps(numbers: &[&Candidate]) -> Option<(u32, bool)> {
    let step = |pair: &[&Candidate]| {
        let by = pair[1].value.checked_sub(pair[0].value).filter(|by| *by > 0)?;
        Some((by, (pair[0].baseline - pair[1].baseline) / by as f32))
    };
    let steps: Vec<(u32, f32)> = numbers.windows(2).map(step).collect::<Option<_>>()?;
    let least = steps.iter().map(|(by, _)| *by).min()?;
    let is_even = steps.iter().all(|(by, _)| *by == least);
    // Lines without text may be counted more than once, however high they are.
    let is_dense = least == 1 && steps.iter().all(|(by, _)| *by <= MOST_AT_ONCE);
    let pitch = steps.iter().map(|(_, pitch)| *pitch).fold(f32::INFINITY, f32::min);
    let is_placed = steps.iter().all(|(_, of)| *of < pitch * UNEVEN);
    Some((least, is_even || is_dense || pitch > 0.0 && is_placed))
}

/// Numbers one above the other: from where to where they stand, by how many lines they count, and how many they are.
struct Column {
    from: f32,
    to: f32,
    step: u32,
    numbers: usize,
}

/// The numbers that count the lines of a page with so many rows; `None` where none do.
fn column(side: &[Candidate], rows: usize) -> Option<Column> {
    let ends = [0, 1].map(|end| {
        let of = |at: f32| side.iter().filter(move |one| (flush(one)[end] - at).abs() < FLUSH);
        let ends = side.iter().map(|one| flush(one)[end]);
        let most = ends.map(|at| (of(at).count(), at)).max_by_key(|(count, _)| *count);
        most.map(|(_, at)| of(at).collect::<Vec<_>>()).unwrap_or_default()
    });
    ends.into_iter().find_map(|numbers| {
        let (first, last) = (*numbers.first()?, *numbers.last()?);
        let (step, counts) = steps(&numbers)?;
        let span = last.row + 1 - first.row;
        let counted = (last.value - first.value) as usize + 1;
        let is_each = step == 1
            && numbers.len() >= LEAST_LINES
            && numbers.len() * 3 >= rows.min(span) * 2
            && numbers.iter().filter(|one| one.goes_on).count() * GOING_ON >= numbers.len();
        // Of lines between numbers there are as many as the numbers say; blank ones may be counted and have no row.
        let is_some = step > 1 && span <= counted && span > numbers.len();
        let from = numbers.iter().map(|one| one.left).fold(f32::INFINITY, f32::min);
        let to = numbers.iter().map(|one| one.right).fold(f32::NEG_INFINITY, f32::max);
        let numbers = numbers.len();
        (counts && (is_each || is_some)).then_some(Column { from, to, step, numbers })
    })
}
