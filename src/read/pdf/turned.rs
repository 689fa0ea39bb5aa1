//! Which way text runs on a page, and what is drawn across it.
//!
//! A page is read the way most of its text runs. What runs another way, or is drawn over the lines of the text, is no part of it:
//! "DRAFT" from corner to corner, a note along the edge. Tags overrule both, but for
//! what is slanted: what they hold is text.

use super::matrix::Matrix;
use super::page::{Belongs, PageText, Run};

/// Text is level when it rises or falls by less than this share of the way it runs: six degrees. Scanned pages lie askew by less.
const LEVEL: f32 = 0.1;

/// Type that is larger than the page's usual by this factor may be drawn across it (2 to 4): titles are set apart from the lines
/// of the text.
const LARGER: f32 = 2.5;

/// What is drawn across the text covers at least so many of its pieces.
const COVERED: usize = 2;

/// A page whose text is slanted as a whole has more than so many bytes of it: a mark has fewer, and may be all that a page has.
const LEAST_SLANTED: usize = 200;

/// How far letters reach above and below their baseline, as shares of the type's size.
const ABOVE: f32 = 0.7;
const BELOW: f32 = 0.2;

/// The way text runs: by how many quarter turns against a level line, or none of the four.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Turn {
    #[default]
    Level,
    Upwards,
    Over,
    Downwards,
    Slanted,
}

impl Turn {
    /// The way of text that is drawn by a matrix.
    pub(super) fn of(Matrix([a, b, _, d, ..]): Matrix) -> Turn {
        let is_small = |part: f32, whole: f32| part.abs() <= whole.abs() * LEVEL;
        if is_small(b, a) {
            // A glyph that is mirrored still runs along its line.
            return if a < 0.0 && d < 0.0 { Turn::Over } else { Turn::Level };
        }
        match is_small(a, b) {
            true if b > 0.0 => Turn::Upwards,
            true => Turn::Downwards,
            false => Turn::Slanted,
        }
    }

    /// The map from a page of this size to one on which such text is level; `None` where it is already, or cannot be.
    pub(super) fn levelled(self, width: f32, height: f32) -> Option<Matrix> {
        let map = match self {
            Turn::Level | Turn::Slanted => return None,
            Turn::Upwards => [0.0, -1.0, 1.0, 0.0, 0.0, width],
            Turn::Over => [-1.0, 0.0, 0.0, -1.0, width, height],
            Turn::Downwards => [0.0, 1.0, -1.0, 0.0, height, 0.0],
        };
        Some(Matrix(map))
    }
}

/// Turns a page the way most of its text runs, and tells what lies across it.
pub(super) fn settle(page: &mut PageText) {
    let mut lengths = [0usize; 5];
    page.runs.iter().for_each(|run| lengths[run.turn as usize] += (run.end - run.start) as usize);
    let all: usize = lengths.iter().sum();
    if lengths[0] < all {
        let ways = [Turn::Level, Turn::Upwards, Turn::Over, Turn::Downwards, Turn::Slanted];
        let may_be = |way: &Turn| *way != Turn::Slanted || lengths[*way as usize] > LEAST_SLANTED;
        let ways = ways.into_iter().rev().filter(may_be);
        let usual = ways.max_by_key(|way| lengths[*way as usize]).unwrap_or_default();
        if matches!(usual, Turn::Upwards | Turn::Downwards) {
            (page.width, page.height) = (page.height, page.width);
        }
        for run in page.runs.iter_mut().filter(|run| run.turn != usual) {
            // No line of a text is slanted, whatever the tags say.
            if run.turn == Turn::Slanted && run.belongs != Belongs::Artifact {
                run.belongs = Belongs::Across;
            }
            lay_across(run);
        }
    }
    let largest = page.runs.iter().map(|run| run.size).fold(0.0, f32::max);
    let is_usual = |run: &&Run| run.size * LARGER < largest && run.belongs != Belongs::Across;
    let usual: usize = page.runs.iter().filter(is_usual).map(|r| (r.end - r.start) as usize).sum();
    if usual * 2 <= all {
        return;
    }
    let text = &page.text;
    let is_printed = |run: &&Run| {
        text.get(run.start as usize..run.end as usize).is_some_and(|text| !text.trim().is_empty())
    };
    let small = page.runs.iter().filter(is_usual).filter(is_printed);
    let small: Vec<Run> = small.copied().collect();
    let most = small.iter().map(|run| run.size).fold(0.0, f32::max);
    for run in page.runs.iter_mut().filter(|run| run.size > most * LARGER) {
        let covers = |other: &&Run| {
            let band = run.baseline - BELOW * run.size..run.baseline + ABOVE * run.size;
            band.contains(&other.baseline) && other.left < run.right && other.right > run.left
        };
        if small.iter().filter(covers).count() >= COVERED {
            lay_across(run);
        }
    }
}

fn lay_across(run: &mut Run) {
    if !matches!(run.belongs, Belongs::Element(_) | Belongs::Artifact) {
        run.belongs = Belongs::Across;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_that_runs_along_an_edge_is_levelled() {
        let size = (600.0, 800.0);
        for (drawn, turn, level) in [
            ([1.0, 0.0, 0.0, 1.0, 50.0, 700.0], Turn::Level, (50.0, 700.0)),
            ([0.0, 1.0, -1.0, 0.0, 50.0, 700.0], Turn::Upwards, (700.0, 550.0)),
            ([-1.0, 0.0, 0.0, -1.0, 50.0, 700.0], Turn::Over, (550.0, 100.0)),
            ([0.0, -1.0, 1.0, 0.0, 50.0, 700.0], Turn::Downwards, (100.0, 50.0)),
            ([0.7, 0.7, -0.7, 0.7, 50.0, 700.0], Turn::Slanted, (50.0, 700.0)),
            ([1.0, 0.05, -0.05, 1.0, 50.0, 700.0], Turn::Level, (50.0, 700.0)),
        ] {
            let drawn = Matrix(drawn);
            assert_eq!(Turn::of(drawn), turn);
            let levelled = turn.levelled(size.0, size.1).map_or(drawn, |map| drawn.then(map));
            assert_eq!(levelled.origin(), level, "{turn:?}");
        }
    }
}
