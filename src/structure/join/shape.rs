//! What the lines around a place have in common: their width, their margins, and what shows where a paragraph begins.

use crate::language::Table;
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

/// A line may be cut where it has at least one in so many columns of the text's width (2 to 3).
const FULL: usize = 2;

/// Where first lines are set in, at least this many of ten lines are (1 to 3).
const FIRST_LINES: usize = 2;

/// Where every line is a paragraph, of the lines that tell at most this many of ten are torn: they stop in the middle of a
/// sentence (1 to 4). Names, headings and rows of tables, which end without a mark too, tell nothing.
const FEW_TORN: usize = 3;

/// And at least this many of ten lines end as paragraphs do (1 to 3): tables of words do not.
const SOME_ENDS: usize = 2;

/// And fewer than this many of ten lines have a blank one before them (2 to 4).
const FEW_GAPS: usize = 3;

/// No print has lines of more columns than this (140 to 200): a longer one is a whole paragraph.
pub const WIDEST_PRINT: usize = 160;

/// What the lines have in common is seen for so many at once (8 to 32), from so many more above and below them (24 to 64): an
/// annex must not change how the preamble is read.
const STRETCH: usize = 16;
const AROUND: usize = 40;

/// An indent that fewer than one in this many lines has is rare (with 4 nineteen files, with 8 eight).
const RARE_INDENT: usize = 6;

/// What the lines around a place have in common.
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

/// The shapes of a document's lines, stretch by stretch.
#[derive(Debug)]
pub struct Shapes(Vec<(usize, Shape)>);

impl Shapes {
    /// Looks at the lines that the format does not give as whole paragraphs. What stands in an annex says nothing of the text
    /// above it.
    pub fn new(lines: &[Line<'_>], phrases: &Table) -> Self {
        let facts = facts(lines);
        let mut shapes = Vec::new();
        let mut start = 0;
        while start < lines.len() {
            let more = lines[start + 1..].iter();
            let end = start + 1 + more.take_while(|l| !phrases.is_annex_number(&l.text)).count();
            shapes.extend((start..end).step_by(STRETCH).map(|at| {
                let around = at.saturating_sub(AROUND).max(start)..end.min(at + STRETCH + AROUND);
                (at, Shape::new(&facts[around]))
            }));
            start = end;
        }
        Self(shapes)
    }

    /// The width of the text where it is widest, which is where it has no tables.
    pub fn width(&self) -> usize {
        self.0.iter().map(|(_, shape)| shape.width.min(WIDEST_PRINT)).max().unwrap_or(0)
    }

    /// The shape of the text around a line.
    pub fn at(&self, at: usize) -> &Shape {
        let next = self.0.partition_point(|&(start, _)| start <= at);
        &self.0[next - 1].1
    }
}

/// What a shape is counted from: of a line, and of it behind the line before. Every line counts in several shapes.
struct Facts {
    width: usize,
    /// The width of the line before it.
    width_before: usize,
    has_gap: bool,
    /// A blank line stands before it in the middle of a sentence.
    is_cut: bool,
    /// The sentence of the line before goes on in it.
    is_torn: bool,
    ends: bool,
    is_set_in: bool,
}

/// The facts of each line; none of those that are whole paragraphs.
fn facts(lines: &[Line<'_>]) -> Vec<Option<Facts>> {
    let mut before: Option<&Line<'_>> = None;
    let facts = lines.iter().map(|line| {
        if line.whole {
            return None;
        }
        let before = before.replace(line);
        let ends_open = before.is_some_and(|before| !before.text.ends_paragraph());
        // Below a heading, in a text with blank lines all over, a sentence begins.
        let begins = line.text.label.is_some() || first_of(line).is_some_and(char::is_uppercase);
        Some(Facts {
            width: width(&line.text),
            width_before: before.map_or(0, |before| width(&before.text)),
            has_gap: line.gap > 0,
            is_cut: line.gap > 0 && !line.turn && ends_open && !begins,
            is_torn: ends_open && goes_on(line),
            ends: line.text.ends_paragraph(),
            is_set_in: line.indent >= FIRST_LINE_INDENT,
        })
    });
    facts.collect()
}

impl Shape {
    fn new(facts: &[Option<Facts>]) -> Shape {
        let lines = || facts.iter().flatten();
        let mut widths: Vec<usize> = lines().map(|line| line.width).collect();
        let all = widths.len();
        let place = all * USUAL_WIDTH / 10;
        let usual = if all > 0 { *widths.select_nth_unstable(place).1 } else { 0 };
        let count = |is: fn(&Facts) -> bool| lines().filter(|line| is(line)).count();
        // What stands before the first line is seen no more.
        let behind = |is: fn(&Facts) -> bool| lines().skip(1).filter(|line| is(line)).count();
        let (ended, set_in) = (count(|line| line.ends), count(|line| line.is_set_in));
        let gaps = behind(|line| line.has_gap);
        // A sentence is cut where its line is full; what is short is a title or a number.
        let is_cut = |line: &&Facts| line.is_cut && line.width_before * FULL >= usual;
        let cut = lines().skip(1).filter(is_cut).count();
        let torn = behind(|line| line.is_torn);
        Shape {
            width: usual,
            is_dense: is_most(gaps, all, DENSE_GAPS) && is_most(cut, gaps, DENSE_CUTS),
            is_indented: is_most(set_in, all, FIRST_LINES),
            is_one_per_line: !is_most(gaps, all, FEW_GAPS)
                && is_most(ended, all, SOME_ENDS)
                && !is_most(torn, ended + torn, FEW_TORN),
        }
    }
}

/// Whether a sentence that was not ended plainly goes on in a line: it begins in small letters, or in a script that has none.
fn goes_on(line: &Line<'_>) -> bool {
    line.text.label.is_none()
        && first_of(line).is_some_and(|c| c.is_alphabetic() && !c.is_uppercase())
}

/// The first letter or digit.
fn first_of(line: &Line<'_>) -> Option<char> {
    line.text.chars().find(|c| c.is_alphanumeric())
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
