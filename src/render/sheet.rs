//! A comparison as a sheet: one line per paragraph or note, for CSV and for a workbook.

use crate::compare::{Change, Row, Shape, Slot, WordCounts};
use crate::model::Part;
use crate::model::Side;
use crate::render::part_view::PartView;
use crate::render::phrases::{class_names, directions};
use crate::view::View;

/// The columns, in order. Programs go by these names: none is taken away, new ones come at the end.
pub(crate) const COLUMNS: [&str; 16] = [
    "part",
    "old",
    "new",
    "old_label",
    "new_label",
    "change",
    "moved",
    "renumbered",
    "shape",
    "classes",
    "direction",
    "similarity",
    "words_removed",
    "words_added",
    "old_text",
    "new_text",
];

/// A line of the sheet.
pub(crate) struct Line<'c> {
    /// "paragraph" or "note".
    pub(crate) part: &'static str,
    /// Addresses or numbers on both sides, several joined by " + "; empty where there are none.
    pub(crate) names: [String; 2],
    /// The printed labels; of notes none.
    pub(crate) labels: [String; 2],
    /// "unchanged", "edited", "added" or "removed".
    pub(crate) change: &'static str,
    pub(crate) row: &'c Row,
    /// "one-to-one", "split" or "merged".
    pub(crate) shape: &'static str,
    pub(crate) classes: String,
    pub(crate) directions: String,
    /// How many words are kept, removed and added.
    pub(crate) words: WordCounts,
    /// The texts; paragraphs of a split or merge stand on lines of their own.
    pub(crate) texts: [String; 2],
}

/// The lines of a comparison, in its reading order; then the notes.
pub(crate) fn lines<'c>(view: &'c View<'_>) -> Vec<Line<'c>> {
    let parts = [
        ("paragraph", PartView::new(view, Part::Paragraphs)),
        ("note", PartView::new(view, Part::Notes)),
    ];
    let mut lines = Vec::new();
    for (kind, part) in parts {
        for place in part.order.iter() {
            let Slot::Row(index) = place else { continue };
            if let Some(row) = part.rows.get(*index) {
                lines.push(line(view, kind, &part, row));
            }
        }
    }
    lines
}

fn line<'c>(view: &'c View<'c>, kind: &'static str, part: &PartView<'c>, row: &'c Row) -> Line<'c> {
    let sides = [Side::Old, Side::New];
    let is_note = kind == "note";
    let name = |side: Side| {
        let name = part.name(row, side);
        let bare = name.strip_prefix("notes ").or(name.strip_prefix("note "));
        match bare {
            Some(bare) if is_note => bare.to_string(),
            _ => name,
        }
    };
    let label = |side: Side| match side {
        _ if is_note => String::new(),
        Side::Old => labels(&row.paragraphs.old, &view.documents.old.paragraphs),
        Side::New => labels(&row.paragraphs.new, &view.documents.new.paragraphs),
    };
    Line {
        part: kind,
        names: sides.map(name),
        labels: sides.map(label),
        change: match row.change {
            Change::Unchanged => "unchanged",
            Change::Edited => "edited",
            Change::Added => "added",
            Change::Removed => "removed",
        },
        row,
        shape: match row.shape() {
            Shape::OneToOne => "one-to-one",
            Shape::Split => "split",
            Shape::Merged => "merged",
        },
        classes: class_names(row),
        directions: directions(row),
        words: row.words(),
        texts: sides.map(|side| part.text(row, side).into_owned()),
    }
}

fn labels(indexes: &[usize], paragraphs: &[crate::model::Paragraph]) -> String {
    let labels = indexes.iter().filter_map(|&index| paragraphs.get(index)?.label.as_deref());
    labels.collect::<Vec<_>>().join(" + ")
}
