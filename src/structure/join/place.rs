//! A line among the others: what stands around it, and how far it reaches.

use super::rules::HEADING;
use super::shape::{FIRST_LINE_INDENT, Shape, Shapes};
use crate::language::Table;
use crate::structure::divisions::Divisions;
use crate::structure::labels::System;
use crate::structure::lines::{Line, width};
use crate::structure::tables::RowPart;

/// A line that reaches this share of the text's width is full: the paragraph may go on (with 0.75 or 0.85 some twenty
/// files, most of them no resolutions).
const FULL_LINE: f64 = 0.8;

/// A word that would end beyond this share of the text's width may not have fitted in: letters differ in width
/// (0.85 to 0.95; with 0.8 one file).
const FITTING_WORD: f64 = 0.85;

/// The line that the rules are asked about, and all that they look at.
pub struct Place<'a, 't> {
    /// What the lines around each have in common.
    pub shapes: Shapes,
    /// The phrases of the language.
    pub phrases: &'static Table,
    /// What the text is divided into.
    pub divisions: &'a Divisions,
    /// The lines of the body.
    pub lines: &'a [Line<'t>],
    /// The part that each line has in a row of a table.
    pub rows: Vec<Option<RowPart>>,
    /// The left margin of each line.
    pub margins: Vec<u32>,
    /// From here on no line has a label.
    pub below_labels: usize,
    /// The line that is asked about; never the first.
    pub at: usize,
    /// The first line of the paragraph that is being joined.
    pub start: usize,
    /// Whether the paragraph that is being joined stands in a preamble.
    pub is_preamble: bool,
    /// Whether the paragraph that is being joined begins as a closing does.
    pub is_closing: bool,
    /// Whether the paragraph that is being joined is a heading by its rule.
    pub in_heading: bool,
    /// The last number that a paragraph began with.
    pub last_number: Option<u32>,
    /// The labels of lists that paragraphs began with since then, in all their readings.
    pub listed: Vec<(System, u32)>,
}

impl<'t> Place<'_, 't> {
    /// Takes the line for the first of a paragraph.
    pub fn begin(&mut self, rule: &'static str) {
        let text = &self.lines[self.at].text;
        let is_annex = self.phrases.is_annex_number(text);
        self.start = self.at;
        self.is_closing = self.phrases.is_closing(text);
        self.in_heading = rule == HEADING;
        let number = text.number().filter(|_| !self.in_heading);
        if text.is_opener || is_annex {
            self.last_number = None;
        }
        self.last_number = number.or(self.last_number);
        self.is_preamble = text.is_opener
            || (self.is_preamble || text.is_preambular() && self.last_number.is_none())
                && number.is_none()
                && !is_annex;
        if number.is_some() || text.label.is_none() && !self.is_preamble {
            self.listed.clear();
        }
        self.listed.extend(text.label.iter().flat_map(|label| label.readings.iter().copied()));
    }
}

impl Place<'_, '_> {
    /// The line that is asked about.
    pub fn line(&self) -> &Line<'_> {
        &self.lines[self.at]
    }

    /// The line before it.
    pub fn before(&self) -> &Line<'_> {
        &self.lines[self.at - 1]
    }

    /// What the lines around it have in common.
    pub fn shape(&self) -> &Shape {
        self.shapes.at(self.at)
    }

    /// The part that it has in a row of a table.
    pub fn row(&self) -> Option<RowPart> {
        self.rows[self.at]
    }

    /// Whether the line before is all of its paragraph so far.
    pub fn is_alone_before(&self) -> bool {
        self.at - 1 == self.start
    }

    /// Whether the paragraph that is being joined begins as those of resolutions do.
    pub fn is_in_paragraph(&self) -> bool {
        let first = &self.lines[self.start].text;
        first.is_preambular()
            || self.phrases.is_operative(first)
            || first.label.is_some() && !(first.is_lone_label() && self.is_alone_before())
    }

    /// Whether the paragraph that is being joined is one of a preamble: it begins as those do, or stands below the opener
    /// or another of them.
    pub fn in_preamble(&self) -> bool {
        self.is_preamble || self.lines[self.start].text.is_preambular()
    }

    /// Whether the first word of the line might not have fitted into the line before.
    pub fn is_full_before(&self) -> bool {
        let word = self.line().text.split_whitespace().next().map_or(0, width);
        let needed = self.set_in(self.at - 1) + width(&self.before().text) + 1 + word;
        needed as f64 > FITTING_WORD * self.shape().width as f64
    }

    /// Whether the line is set in like a first line.
    pub fn is_set_in(&self) -> bool {
        self.is_set_in_at(self.at)
    }

    /// Whether a line is.
    pub fn is_set_in_at(&self, at: usize) -> bool {
        self.lines[at].indent >= self.margins[at] + FIRST_LINE_INDENT
    }

    /// Whether the line is set in like the first line of a paragraph, against the one that is being joined.
    pub fn is_first_line(&self) -> bool {
        if !self.shape().is_indented || !self.is_set_in() {
            return false;
        }
        // A block set in as a whole: its lines stand where its second line does.
        let second = &self.lines[self.start + 1];
        self.start + 1 == self.at
            || second.page != self.line().page
            || self.line().indent.abs_diff(second.indent) > 1
    }

    /// Whether the line and the next stand where the paragraph's first line does, and its first word might not have fitted
    /// above: a paragraph that is set in as a whole.
    pub fn goes_on_in_block(&self) -> bool {
        let indent = self.line().indent;
        let stands_there = |line: Option<&Line<'_>>| {
            line.is_some_and(|line| line.indent.abs_diff(indent) <= 1 && !line.turn)
        };
        stands_there(self.lines.get(self.start))
            && stands_there(self.lines.get(self.at + 1))
            && self.is_full_before()
    }

    /// Whether the line before ends so far from the right margin that its paragraph ends there.
    pub fn is_short_before(&self) -> bool {
        self.ends_before(FULL_LINE)
    }

    /// Whether the line before ends before this share of the text's width.
    pub fn ends_before(&self, share: f64) -> bool {
        let end = self.set_in(self.at - 1) + width(&self.before().text);
        (end as f64) < share * self.shape().width as f64
    }

    /// Columns from the margin to the beginning of a line.
    pub fn set_in(&self, at: usize) -> usize {
        self.lines[at].indent.saturating_sub(self.margins[at]) as usize
    }
}
