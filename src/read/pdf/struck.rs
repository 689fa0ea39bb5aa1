//! Words that are struck: lines drawn through them.
//!
//! A PDF does not say that words are struck, it draws a line or a thin bar across them. A line below words underlines them, and
//! one between rows belongs to a table.

use std::ops::Range;

use hayro_syntax::content::Instruction;

use super::matrix::Matrix;
use super::page::PageText;
use super::pen::operand_number;
use super::turned::Turn;

/// Where a line that strikes words lies above their baseline, as shares of the type's size: through the middle of small letters
/// (0.1 to 0.5).
const THROUGH: Range<f32> = 0.12..0.45;

/// A bar is a line where it is at most this high, in points, and so many times as long.
const HIGHEST: f32 = 2.5;
const TIMES_LONGER: f32 = 3.0;

/// A line is at least this long, in points: a word of two letters.
const SHORTEST: f32 = 8.0;

/// Of a line that strikes words at least so much lies over them: rules of tables go on beside them (0.7 to 0.95).
const OVER_WORDS: f32 = 0.85;

/// More lines than this are a drawing, and not looked through.
const MOST: usize = 2_000;

/// The level lines that a page draws.
#[derive(Debug, Default)]
pub(super) struct Strokes {
    /// Left end, right end and height of each.
    drawn: Vec<(f32, f32, f32)>,
    /// Those of the path that is not yet drawn.
    path: Vec<(f32, f32, f32)>,
    at: (f32, f32),
}

impl Strokes {
    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.drawn.len() + self.path.len()
    }

    /// Follows an operator that makes or draws a path.
    pub(super) fn follow(&mut self, instruction: &Instruction<'_, '_>, to_page: Matrix) {
        let operator: &[u8] = instruction.operator;
        if operator.len() > 2 || self.drawn.len() > MOST {
            return;
        }
        let number = |index| operand_number(instruction, index);
        let point = |x, y| Matrix::shift(x, y).then(to_page).origin();
        match operator {
            b"m" => self.at = point(number(0), number(1)),
            b"l" => {
                let end = point(number(0), number(1));
                self.line(self.at, end);
                self.at = end;
            }
            b"re" => {
                let (x, y, width, height) = (number(0), number(1), number(2), number(3));
                self.line(point(x, y), point(x + width, y + height));
            }
            b"S" | b"s" | b"f" | b"F" | b"f*" | b"B" | b"B*" | b"b" | b"b*" => {
                self.drawn.append(&mut self.path);
            }
            b"n" => self.path.clear(),
            _ => {}
        }
    }

    fn line(&mut self, (x, y): (f32, f32), (to_x, to_y): (f32, f32)) {
        let (length, height) = ((to_x - x).abs(), (to_y - y).abs());
        if length >= SHORTEST && height <= HIGHEST && length >= height * TIMES_LONGER {
            self.path.push((x.min(to_x), x.max(to_x), (y + to_y) / 2.0));
        }
    }

    /// Whether one of the lines strikes words of the page.
    pub(super) fn strike(&self, page: &PageText) -> bool {
        self.drawn.len() <= MOST
            && self.drawn.iter().any(|&(left, right, height)| {
                let struck = page.runs.iter().filter(|run| {
                    run.turn == Turn::Level
                        && THROUGH.contains(&((height - run.baseline) / run.size))
                });
                let over = struck.map(|run| (run.right.min(right) - run.left.max(left)).max(0.0));
                over.sum::<f32>() >= (right - left) * OVER_WORDS
            })
    }
}
