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

/// A column: its name in CSV and, for people, in a workbook; its width there, in characters; and what it says of a line.
pub(crate) type Column = (&'static str, fn(Ui) -> &'static str, f64, fn(&Line<'_>) -> Cell);

/// The columns that a workbook shows first, and wide: address, what happened, the texts. The others are behind them.
pub(crate) const READ_FIRST: [&str; 5] = ["old", "new", "change", "old_text", "new_text"];

/// The columns, in order. Programs go by their names: none is taken away, new ones come at the end.
pub(crate) const COLUMNS: [Column; 16] = [
    ("part", Ui::column_part, 10.0, |line| {
        line.word(line.part.part.noun(), |ui, line| match line.part.part {
            Part::Paragraphs => ui.a_paragraph(),
            Part::Notes => ui.a_note(),
        })
    }),
    ("old", Ui::column_old, 10.0, |line| Cell::Text(line.row.names[Side::Old].join(" + "))),
    ("new", Ui::column_new, 10.0, |line| Cell::Text(line.row.names[Side::New].join(" + "))),
    ("old_label", Ui::column_old_label, 8.0, |line| line.labels(Side::Old)),
    ("new_label", Ui::column_new_label, 8.0, |line| line.labels(Side::New)),
    ("change", Ui::column_change, 10.0, |line| {
        line.word(line.row.change.name(), |ui, line| {
            phrases::change(ui, line.row.change).unwrap_or(ui.unchanged())
        })
    }),
    ("moved", Ui::column_moved, 8.0, |line| line.yes_no(line.row.moved)),
    ("renumbered", Ui::column_renumbered, 8.0, |line| {
        line.yes_no(line.row.relabelled || figures::is_renumbered(line.row))
    }),
    // What has no counterpart is not one to one.
    ("shape", Ui::column_shape, 10.0, |line| match line.row.is_alone() {
        true => text(""),
        false => line.word(line.row.shape().name(), |ui, line| {
            phrases::shape(ui, line.row.shape()).unwrap_or(ui.one_to_one())
        }),
    }),
    ("classes", Ui::column_classes, 14.0, |line| {
        let classes = line.row.classes().into_iter();
        let names = classes.map(|class| match line.ui {
            Some(ui) => phrases::short(ui, class),
            None => class.name(),
        });
        line.list(&names.collect::<Vec<_>>())
    }),
    // Which ways the actions changed, each once.
    ("direction", Ui::column_direction, 14.0, |line| {
        let ui = line.ui.unwrap_or_else(Ui::english);
        line.list(&directions_of(ui, line.row, Class::Action))
    }),
    ("similarity", Ui::column_similarity, 8.0, |line| Cell::Share(line.row.similarity)),
    ("words_removed", Ui::column_words_removed, 8.0, |line| Cell::Count(line.row.words().removed)),
    ("words_added", Ui::column_words_added, 8.0, |line| Cell::Count(line.row.words().added)),
    ("old_text", Ui::column_old_text, 70.0, |_| Cell::Words(Side::Old)),
    ("new_text", Ui::column_new_text, 70.0, |_| Cell::Words(Side::New)),
];

fn text(text: &str) -> Cell {
    Cell::Text(text.to_string())
}

/// A line of the sheet.
pub(crate) struct Line<'c> {
    pub(crate) part: &'c PartView<'c>,
    pub(crate) row: &'c Row,
    /// The language in which people read it; `None` for programs.
    pub(crate) ui: Option<Ui>,
}

impl Line<'_> {
    /// A name for programs, or its word for people.
    fn word(&self, name: &str, word: fn(Ui, &Self) -> &'static str) -> Cell {
        text(self.ui.map_or(name, |ui| word(ui, self)))
    }

    fn yes_no(&self, yes: bool) -> Cell {
        match yes {
            true => self.word("yes", |ui, _| ui.yes()),
            false => self.word("no", |ui, _| ui.no()),
        }
    }

    fn list(&self, names: &[&str]) -> Cell {
        Cell::Text(names.join(self.ui.map_or(", ", Ui::comma)))
    }

    /// The printed labels of paragraphs; a note is called by its label already.
    fn labels(&self, side: Side) -> Cell {
        let items = self.part.items(self.row, side).filter(|item| item.kind.is_some());
        let labels: Vec<&str> = items.filter_map(|item| item.label).collect();
        Cell::Text(labels.join(" + "))
    }
}

/// The lines of a comparison, in its reading order; then the notes.
pub(crate) fn lines<'c>(
    parts: &'c [PartView<'c>; 2],
    ui: Option<Ui>,
) -> impl Iterator<Item = Line<'c>> {
    parts.iter().flat_map(move |part| {
        part.order.iter().filter_map(move |slot| match *slot {
            Slot::Row(at) => Some(Line { part, row: &part.rows[at], ui }),
            Slot::MovedFrom(_) => None,
        })
    })
}
