//! A comparison as a sheet: one line per paragraph or note, for CSV and for a workbook. The columns are one table.

use crate::render::phrases::directions_of;
use crate::render::prelude::*;

/// What a cell holds.
pub(crate) enum Cell {
    Text(String),
    /// A count of words.
    Count(usize),
    /// From 0 to 1; empty for what has no counterpart.
    Share(Option<f64>),
    /// The words of the row on one side; paragraphs of a split or merge stand on lines of their own.
    Words(Side),
}

/// A column: its name in CSV, its width in a workbook, in characters, and what it says of a line.
pub(crate) type Column = (&'static str, f64, fn(&Line<'_>) -> Cell);

/// The columns that a workbook shows first, and wide: address, what happened, the texts. The others are behind them.
pub(crate) const READ_FIRST: [&str; 5] = ["old", "new", "change", "old_text", "new_text"];

/// The columns, in order. Programs go by their names: none is taken away, new ones come at the end.
pub(crate) const COLUMNS: [Column; 16] = [
    ("part", 10.0, |line| text(line.part.part.noun())),
    ("old", 10.0, |line| Cell::Text(line.row.names[Side::Old].join(" + "))),
    ("new", 10.0, |line| Cell::Text(line.row.names[Side::New].join(" + "))),
    ("old_label", 8.0, |line| line.labels(Side::Old)),
    ("new_label", 8.0, |line| line.labels(Side::New)),
    ("change", 10.0, |line| text(line.row.change.name())),
    ("moved", 8.0, |line| yes_no(line.row.moved)),
    ("renumbered", 8.0, |line| yes_no(line.row.relabelled || figures::is_renumbered(line.row))),
    // What has no counterpart is not one to one.
    ("shape", 10.0, |line| text(if line.row.is_alone() { "" } else { line.row.shape().name() })),
    ("classes", 14.0, |line| {
        Cell::Text(line.row.classes().into_iter().map(Class::name).collect::<Vec<_>>().join(", "))
    }),
    // Which ways the actions changed, each once.
    ("direction", 14.0, |line| Cell::Text(directions_of(line.row, Class::Action).join(", "))),
    ("similarity", 8.0, |line| Cell::Share(line.row.similarity)),
    ("words_removed", 8.0, |line| Cell::Count(line.row.words().removed)),
    ("words_added", 8.0, |line| Cell::Count(line.row.words().added)),
    ("old_text", 70.0, |_| Cell::Words(Side::Old)),
    ("new_text", 70.0, |_| Cell::Words(Side::New)),
];

fn text(text: &str) -> Cell {
    Cell::Text(text.to_string())
}

fn yes_no(yes: bool) -> Cell {
    text(if yes { "yes" } else { "no" })
}

/// A line of the sheet.
pub(crate) struct Line<'c> {
    pub(crate) part: &'c PartView<'c>,
    pub(crate) row: &'c Row,
}

impl Line<'_> {
    /// The printed labels of paragraphs; a note is called by its label already.
    fn labels(&self, side: Side) -> Cell {
        let items = self.part.items(self.row, side).filter(|item| item.kind.is_some());
        let labels: Vec<&str> = items.filter_map(|item| item.label).collect();
        Cell::Text(labels.join(" + "))
    }
}

/// The lines of a comparison, in its reading order; then the notes.
pub(crate) fn lines<'c>(parts: &'c [PartView<'c>; 2]) -> impl Iterator<Item = Line<'c>> {
    parts.iter().flat_map(|part| {
        part.order.iter().filter_map(move |slot| match *slot {
            Slot::Row(at) => Some(Line { part, row: &part.rows[at] }),
            Slot::MovedFrom(_) => None,
        })
    })
}
