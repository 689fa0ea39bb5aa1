//! The paragraphs or the notes of a comparison behind one face, so that both are rendered the same way.

use std::borrow::Cow;

use crate::compare::{Comparison, Place, Row};
use crate::model::{Resolution, Sides};

/// One of the two sides, where code must choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Side {
    Old,
    New,
}

/// What can stand in a row.
struct Item<'c> {
    name: &'c str,
    text: &'c str,
}

/// The paragraphs or the notes of a comparison, with their rows and the order to show them in.
pub(crate) struct Part<'c> {
    pub(crate) rows: &'c [Row],
    pub(crate) order: Cow<'c, [Place]>,
    items: Sides<Vec<Item<'c>>>,
    /// What goes before one name and before several: nothing for addresses, "note " for notes.
    noun: [&'static str; 2],
}

impl<'c> Part<'c> {
    /// The paragraphs, in the comparison's reading order.
    pub(crate) fn paragraphs(comparison: &'c Comparison) -> Self {
        let items = |document: &'c Resolution| {
            let item = |paragraph: &'c crate::model::Paragraph| Item {
                name: paragraph.address.as_str(),
                text: &paragraph.text,
            };
            document.paragraphs.iter().map(item).collect()
        };
        Self {
            rows: &comparison.rows,
            order: Cow::Borrowed(&comparison.order),
            items: comparison.documents.as_ref().map(items),
            noun: ["", ""],
        }
    }

    /// The notes, in the order of their rows.
    pub(crate) fn notes(comparison: &'c Comparison) -> Self {
        let items = |document: &'c Resolution| {
            let item = |note: &'c crate::model::Note| Item { name: &note.number, text: &note.text };
            document.notes.iter().map(item).collect()
        };
        Self {
            rows: &comparison.notes,
            order: (0..comparison.notes.len()).map(Place::Row).collect(),
            items: comparison.documents.as_ref().map(items),
            noun: ["note ", "notes "],
        }
    }

    fn items(&self, row: &Row, side: Side) -> impl Iterator<Item = &Item<'c>> {
        let (indexes, items) = match side {
            Side::Old => (&row.paragraphs.old, &self.items.old),
            Side::New => (&row.paragraphs.new, &self.items.new),
        };
        indexes.iter().filter_map(|&index| items.get(index))
    }

    /// All names of a row on one side: "PP41 + PP46", "notes 1 + 2"; empty where it has none.
    pub(crate) fn name(&self, row: &Row, side: Side) -> String {
        let names: Vec<&str> = self.items(row, side).map(|item| item.name).collect();
        match names.as_slice() {
            [] => String::new(),
            [one] => format!("{}{one}", self.noun[0]),
            several => format!("{}{}", self.noun[1], several.join(" + ")),
        }
    }

    /// The name of what stands at an index of one side: "PP4", "note 2".
    pub(crate) fn name_at(&self, index: usize, side: Side) -> String {
        let items = match side {
            Side::Old => &self.items.old,
            Side::New => &self.items.new,
        };
        let name = items.get(index).map_or("", |item| item.name);
        format!("{}{name}", self.noun[0])
    }

    /// The names of the rows from `first` to `last` on one side: "PP8–PP11".
    pub(crate) fn range(&self, first: &Row, last: &Row, side: Side) -> String {
        let name = |row| self.items(row, side).next().map_or("", |item| item.name);
        let (first, last) = (name(first), name(last));
        if first == last {
            return format!("{}{first}", self.noun[0]);
        }
        format!("{}{first}–{last}", self.noun[1])
    }

    /// The names of a row: "PP2", "OP4 → OP12", "PP41 + PP46 → PP25".
    pub(crate) fn names(&self, row: &Row) -> String {
        arrow(self.name(row, Side::Old), self.name(row, Side::New))
    }

    /// The names of a run of rows: "PP8–PP11", "PP2–PP5 → PP3–PP6".
    pub(crate) fn ranges(&self, first: &Row, last: &Row) -> String {
        let range = |side| self.range(first, last, side);
        arrow(range(Side::Old), range(Side::New))
    }

    /// True where a row is called the same on both sides.
    pub(crate) fn same_name(&self, row: &Row) -> bool {
        let names = |side| self.items(row, side).map(|item| item.name);
        names(Side::Old).eq(names(Side::New))
    }

    /// The text of a row on one side, the paragraphs of a split or merge joined by a line feed.
    pub(crate) fn text(&self, row: &Row, side: Side) -> Cow<'c, str> {
        let texts: Vec<&'c str> = self.items(row, side).map(|item| item.text).collect();
        match texts.as_slice() {
            [] => Cow::Borrowed(""),
            [one] => Cow::Borrowed(one),
            several => Cow::Owned(several.join("\n")),
        }
    }
}

fn arrow(old: String, new: String) -> String {
    match (old.as_str(), new.as_str()) {
        (one, "") | ("", one) => one.to_string(),
        (old_name, new_name) if old_name == new_name => old,
        _ => format!("{old} → {new}"),
    }
}
