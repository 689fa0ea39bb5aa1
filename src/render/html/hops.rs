//! The way from change to change, for each filter that a reader can set.

use std::collections::HashMap;

use crate::compare::{Change, Row};
use crate::render::html::Page;
use crate::render::html::rows::{ids, part};
use crate::render::html::sections::Section;
use crate::render::outline::Entry;

/// True for a row that stands on one side alone.
pub(super) fn alone(row: &Row) -> bool {
    matches!(row.change, Change::Added | Change::Removed)
}

/// The chains that a report has.
#[derive(Default)]
pub(super) struct Hops {
    pub(super) every: Chain,
    pub(super) moved: Chain,
    pub(super) alone: Chain,
}

/// Ids in the order of the page.
#[derive(Default)]
pub(super) struct Chain {
    ids: Vec<String>,
    places: HashMap<String, usize>,
}

impl Chain {
    fn push(&mut self, id: &str) {
        self.places.insert(id.to_string(), self.ids.len());
        self.ids.push(id.to_string());
    }

    /// The ids before and after one.
    pub(super) fn around(&self, id: &str) -> (Option<&str>, Option<&str>) {
        let Some(&place) = self.places.get(id) else {
            return (None, None);
        };
        let at =
            |place: Option<usize>| place.and_then(|place| self.ids.get(place)).map(String::as_str);
        (at(place.checked_sub(1)), at(Some(place + 1)))
    }
}

impl Hops {
    /// The chains over all sections.
    pub(super) fn of(page: &Page<'_>) -> Self {
        let mut hops = Hops::default();
        for section in &page.sections {
            hops.section(page, section);
        }
        hops
    }

    fn section(&mut self, page: &Page<'_>, section: &Section) {
        let (part, ids) = (part(page, section.group), ids(page, section.group));
        for entry in &section.entries {
            match *entry {
                Entry::Row { index, .. } => {
                    let (row, id) = (&part.rows[index], ids.row(index));
                    self.every.push(id);
                    if row.moved {
                        self.moved.push(id);
                    }
                    if alone(row) {
                        self.alone.push(id);
                    }
                }
                Entry::MovedFrom { index, .. } => {
                    let id = ids.left(index).unwrap_or_default();
                    self.every.push(id);
                    self.moved.push(id);
                }
                Entry::Unchanged { .. } => {}
            }
        }
    }
}
