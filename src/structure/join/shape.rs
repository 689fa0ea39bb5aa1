//! What the lines of one document have in common: their width, their margins, and what shows where a paragraph begins.

use crate::structure::lines::{Line, width};

/// A first line is set in by at least this many columns against the lines after it (2 to 3; with 4 one file).
pub const FIRST_LINE_INDENT: u32 = 3;

/// The width of a text is that of the line that is longer than this many of ten, since the longest few stick out (with 8
/// thirty files).
const USUAL_WIDTH: usize = 9;

/// In a dense text at least this many of ten lines have a blank one before them, and at least `DENSE_CUTS` of ten of the
/// blank lines stand in the middle of a sentence (6 to 9; with 2 or 4 four files each).
const DENSE_GAPS: usize = 8;
const DENSE_CUTS: usize = 3;

/// Where first lines are set in, at least this many of ten lines are (1 to 3).
const FIRST_LINES: usize = 2;

/// Where every line is a paragraph, fewer than `FEW_GAPS` of ten lines have a blank one before them (with 2 four files), and
/// at least `MOST_ENDS` of ten end as paragraphs do (with 6 nineteen files, with 8 fifty, nearly all decisions and drafts).
const FEW_GAPS: usize = 1;
const MOST_ENDS: usize = 7;

/// An indent that fewer than one in this many lines has is rare (with 4 nineteen files, with 8 eight).
const RARE_INDENT: usize = 6;

/// What the lines of one document have in common.
#[derive(Debug)]
pub struct Shape {
    /// Columns from the margin to the end of the longest usual line.
    pub width: usize,
    /// Every wrapped line is followed by a blank one.
    pub is_dense: bool,
    /// First lines are set in.
    pub is_indented: bool,
    /// Every line is a paragraph.
    pub is_one_per_line: bool,
}

impl Shape {
    /// Looks at the lines that the format does not give as whole paragraphs.
    pub fn new(lines: &[Line<'_>]) -> Shape {
        let lines: Vec<&Line<'_>> = lines.iter().filter(|line| !line.whole).collect();
        let all = lines.len();
        let mut widths: Vec<usize> = lines.iter().map(|line| width(&line.text)).collect();
        widths.sort_unstable();
        let gaps = lines.iter().skip(1).filter(|line| line.gap > 0).count();
        let is_cut = |pair: &&[&Line<'_>]| {
            pair[1].gap > 0 && !pair[1].turn && !pair[0].text.ends_paragraph()
        };
        let cut = lines.windows(2).filter(is_cut).count();
        let ended = lines.iter().filter(|line| line.text.ends_paragraph()).count();
        let set_in = lines.iter().filter(|line| line.indent >= FIRST_LINE_INDENT).count();
        Shape {
            width: widths.get(all * USUAL_WIDTH / 10).copied().unwrap_or(0),
            is_dense: is_most(gaps, all, DENSE_GAPS) && is_most(cut, gaps, DENSE_CUTS),
            is_indented: is_most(set_in, all, FIRST_LINES),
            is_one_per_line: !is_most(gaps, all, FEW_GAPS) && is_most(ended, all, MOST_ENDS),
        }
    }
}

/// Whether `part` is at least so many tenths of `all`.
fn is_most(part: usize, all: usize, tenths: usize) -> bool {
    part * 10 >= all * tenths
}

/// The left margin of each line's page: its commonest indent, or a smaller one that is not rare.
pub fn margins(lines: &[Line<'_>]) -> Vec<u32> {
    let mut margins = Vec::with_capacity(lines.len());
    for page in lines.chunk_by(|a, b| a.page == b.page) {
        let mut indents: Vec<u32> = page.iter().map(|line| line.indent).collect();
        indents.sort_unstable();
        let usual = indents
            .chunk_by(|a, b| a == b)
            .find(|same| same.len() * RARE_INDENT >= page.len())
            .map_or(indents[0], |same| same[0]);
        margins.extend(std::iter::repeat_n(usual, page.len()));
    }
    margins
}
