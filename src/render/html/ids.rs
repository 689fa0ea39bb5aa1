//! Where links lead: one id for every row, paragraph and left place, made from addresses, so that a link
//! sent today still leads there when the report is made again.

use std::collections::{HashMap, HashSet};

use crate::compare::Row;
use crate::model::Side;
use crate::model::{Resolution, Sides};
use crate::view::View;

/// What an id of the old text ends in.
const OLD: &str = "-old";

/// The ids of a report.
pub(super) struct Ids<'c> {
    pub(super) paragraphs: PartIds,
    pub(super) notes: PartIds,
    /// The row of the first note with a number, on each side.
    by_number: Sides<HashMap<&'c str, usize>>,
}

/// The ids of the paragraphs or of the notes.
pub(super) struct PartIds {
    /// For each row the id of each of its new paragraphs, or of the old one where it has no new one.
    rows: Vec<Vec<String>>,
    /// For each moved row the id of the place that it left.
    left: Vec<Option<String>>,
}

impl PartIds {
    /// The id of a row.
    pub(super) fn row(&self, index: usize) -> &str {
        self.all(index).first().map_or("", String::as_str)
    }

    /// The ids of all new paragraphs of a row.
    pub(super) fn all(&self, index: usize) -> &[String] {
        self.rows.get(index).map_or(&[], Vec::as_slice)
    }

    /// The id of the place that a moved row left.
    pub(super) fn left(&self, index: usize) -> Option<&str> {
        self.left.get(index)?.as_deref()
    }
}

impl<'c> Ids<'c> {
    pub(super) fn of(view: &'c View<'c>) -> Self {
        let mut maker = Maker::default();
        let documents = view.documents;
        let address = |document: &Resolution, at: usize| {
            document.paragraphs.get(at).map_or(String::new(), |p| p.address.to_string())
        };
        let number = |document: &Resolution, at: usize| {
            let note = document.notes.get(at);
            note.map_or(String::new(), |note| format!("note-{}", note.number))
        };
        Self {
            paragraphs: maker.part(&view.rows, documents, address),
            notes: maker.part(&view.notes, documents, number),
            by_number: by_number(view),
        }
    }

    /// The id of the row of a note, by the number printed in the text of one side.
    pub(super) fn note(&self, side: Side, number: &str) -> Option<&str> {
        let rows = match side {
            Side::Old => &self.by_number.old,
            Side::New => &self.by_number.new,
        };
        rows.get(number).map(|&row| self.notes.row(row))
    }
}

fn by_number<'c>(view: &'c View<'_>) -> Sides<HashMap<&'c str, usize>> {
    let mut rows = Sides::new(HashMap::new(), HashMap::new());
    let documents = view.documents;
    for (index, row) in view.notes.iter().enumerate() {
        for (map, document, notes) in [
            (&mut rows.old, documents.old, &row.paragraphs.old),
            (&mut rows.new, documents.new, &row.paragraphs.new),
        ] {
            for note in notes.iter().filter_map(|&at| document.notes.get(at)) {
                map.entry(note.number.as_str()).or_insert(index);
            }
        }
    }
    rows
}

/// Gives every id once.
#[derive(Default)]
struct Maker {
    taken: HashSet<String>,
}

impl Maker {
    fn part(
        &mut self,
        rows: &[Row],
        documents: Sides<&Resolution>,
        name: impl Fn(&Resolution, usize) -> String,
    ) -> PartIds {
        let mut new: Vec<Vec<String>> = rows
            .iter()
            .map(|row| {
                let names = row.paragraphs.new.iter().map(|&at| name(documents.new, at));
                names.map(|name| self.unique(&name)).collect()
            })
            .collect();
        let mut old = |row: &Row| {
            let first = row.paragraphs.old.first();
            let name = first.map_or(String::new(), |&at| name(documents.old, at));
            self.unique(&format!("{name}{OLD}"))
        };
        for (ids, row) in new.iter_mut().zip(rows) {
            if ids.is_empty() {
                ids.push(old(row));
            }
        }
        let left = rows.iter().map(|row| row.moved.then(|| old(row))).collect();
        PartIds { rows: new, left }
    }

    /// An id that is an address where it can be one: what cannot stand in an id or a link is replaced, and
    /// what is taken already gets a number.
    fn unique(&mut self, name: &str) -> String {
        let fits = |c: char| c.is_alphanumeric() || matches!(c, '(' | ')' | '.' | '-' | '_');
        let clean: String = name.chars().map(|c| if fits(c) { c } else { '_' }).collect();
        let clean = if clean.is_empty() { "_".to_string() } else { clean };
        // Names of the page's own parts begin with a small letter; those of notes do too, and are apart.
        let mut id = clean.clone();
        let mut count = 1;
        while OWN.contains(&id.as_str()) || self.taken.contains(&id) {
            count += 1;
            id = format!("{clean}-{count}");
        }
        self.taken.insert(id.clone());
        id
    }
}

/// The ids of the page itself. A test holds the list complete.
pub(super) const OWN: [&str; 22] = [
    "changes",
    "summary",
    "in-words",
    "read-first",
    "findings",
    "notes",
    "set-aside",
    "preamble",
    "operative",
    "annexes",
    "view-side",
    "view-inline",
    "show-all",
    "show-changed",
    "show-moved",
    "show-alone",
    "kind-action",
    "kind-figure",
    "kind-citation",
    "kind-wording",
    "kind-editorial",
    "kind-roll-over",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_addresses_and_given_once() {
        let mut maker = Maker::default();
        assert_eq!(maker.unique("OP12(b)(ii)"), "OP12(b)(ii)");
        assert_eq!(maker.unique("OP12(b)(ii)"), "OP12(b)(ii)-2");
        assert_eq!(maker.unique("a b\"<#%\u{202e}"), "a_b_____");
        assert_eq!(maker.unique("summary"), "summary-2");
        assert_eq!(maker.unique("OP1(أ)"), "OP1(أ)");
        assert_eq!(maker.unique(""), "_");
    }
}
