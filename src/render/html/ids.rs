//! Where links lead: one id for every row, paragraph and left place, made from addresses, so that a link
//! sent today still leads there when the report is made again.

use std::collections::{HashMap, HashSet};

use crate::render::html::prelude::*;

/// What an id of the old text ends in.
const OLD: &str = "-old";

/// The ids of one part.
pub(super) struct Ids {
    /// For each row the id of each of its new paragraphs, or of the old one where it has no new one.
    rows: Vec<Vec<String>>,
    /// For each moved row the id of the place that it left.
    left: Vec<Option<String>>,
    /// In which row each paragraph of each side stands, and as which of the row's; without those of hidden rows.
    places: HashMap<(Side, usize), (usize, usize)>,
}

impl Ids {
    /// Ids for the rows of a part, apart from those that are taken.
    pub(super) fn new(view: &View<'_>, part: Part, taken: &mut Taken) -> Self {
        let rows = view.rows(part);
        let prefix = prefix(part);
        let mut id = |name: &str| taken.take(&address(&format!("{prefix}{name}")), '-');
        let mut ids: Vec<Vec<String>> =
            rows.iter().map(|row| row.names.new.iter().map(|name| id(name)).collect()).collect();
        let mut old = |row: &Row| {
            let name = row.names.old.first().map_or("", String::as_str);
            id(&format!("{name}{OLD}"))
        };
        // Only now the old names: no address of the new text depends on what the old one has.
        for (ids, row) in ids.iter_mut().zip(rows).filter(|(ids, _)| ids.is_empty()) {
            ids.push(old(row));
        }
        let left = rows.iter().map(|row| row.moved.then(|| old(row))).collect();
        Self { rows: ids, left, places: places(rows) }
    }

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

    /// The row in which a paragraph stands.
    pub(super) fn row_of(&self, side: Side, paragraph: usize) -> Option<usize> {
        self.places.get(&(side, paragraph)).map(|&(row, _)| row)
    }

    /// The id of a paragraph: its own in the new text; what the old text has leads to its row.
    pub(super) fn paragraph(&self, side: Side, paragraph: usize) -> Option<&str> {
        let &(row, place) = self.places.get(&(side, paragraph))?;
        let place = if side == Side::New { place } else { 0 };
        self.all(row).get(place).map(String::as_str)
    }
}

fn places(rows: &[Row]) -> HashMap<(Side, usize), (usize, usize)> {
    let mut places = HashMap::new();
    for (index, row) in rows.iter().enumerate() {
        for side in Side::BOTH {
            for (place, &paragraph) in row.paragraphs[side].iter().enumerate() {
                places.insert((side, paragraph), (index, place));
            }
        }
    }
    places
}

/// What stands before the name of a note, so that its id is none of a paragraph.
pub(super) fn prefix(part: Part) -> &'static str {
    match part {
        Part::Paragraphs => "",
        Part::Notes => "note-",
    }
}

fn address(name: &str) -> String {
    clean(if name.is_empty() { "_" } else { name }, '_', char::is_alphanumeric)
}

/// A name as an id: what cannot stand in an id or a link is replaced.
pub(super) fn clean(name: &str, instead: char, is_letter: fn(char) -> bool) -> String {
    let fits = |c: char| is_letter(c) || "().-_".contains(c);
    name.chars().map(|c| if fits(c) { c } else { instead }).collect()
}

/// The ids that are given already.
#[derive(Default)]
pub(super) struct Taken(HashSet<String>);

impl Taken {
    /// Before any is given but these.
    pub(super) fn new(own: impl Iterator<Item = String>) -> Self {
        Self(own.collect())
    }

    /// An id that is given only once: what is taken already gets a number behind a joint.
    pub(super) fn take(&mut self, id: &str, joint: char) -> String {
        let mut free = id.to_owned();
        let mut count = 1;
        while !self.0.insert(free.clone()) {
            count += 1;
            free = format!("{id}{joint}{count}");
        }
        free
    }
}

/// The ids of the page itself, but for the boxes of classes. A test holds the list complete.
///
/// Names of the page's own things begin with a small letter; those of notes do too, and are apart.
const OWN: &str = "changes read-first map findings sources notes set-aside preamble operative annexes text keys contents before after gone \
    view-side view-inline view-clean show-all show-changed show-moved show-alone";

/// All ids of the page itself.
pub(super) fn own() -> impl Iterator<Item = String> {
    OWN.split(' ').map(str::to_owned).chain(Class::ALL.iter().copied().map(of_box))
}

/// The id of the box that switches a class.
pub(super) fn of_box(class: Class) -> String {
    format!("kind-{class}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_addresses_and_given_once() {
        let mut taken = Taken::new(own());
        let mut unique = |name: &str| taken.take(&address(name), '-');
        assert_eq!(unique("OP12(b)(ii)"), "OP12(b)(ii)");
        assert_eq!(unique("OP12(b)(ii)"), "OP12(b)(ii)-2");
        assert_eq!(unique("a b\"<#%\u{202e}"), "a_b_____");
        assert_eq!(unique("map"), "map-2");
        assert_eq!(unique("OP1(أ)"), "OP1(أ)");
        assert_eq!(unique(""), "_");
    }
}
