//! Footnotes and endnotes: their texts by identifier, and the numbers that Word prints.
//!
//! The crates that read Word files leave notes out, or give no numbers: Word stores none, it counts when it prints.

use std::collections::HashMap;
use std::ptr;

use super::xml::Element;
use crate::read::numerals;

/// Where in the document a reference stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// The section, from 0.
    pub section: usize,
    /// The page, from 0, as far as the document says.
    pub page: usize,
}

/// The footnotes or the endnotes of a document.
pub struct Notes<'d> {
    all: Vec<&'d Element>,
    /// The first note of each identifier.
    texts: HashMap<&'d str, &'d Element>,
    /// The format of their numbers where the document does not say.
    format: &'static str,
    /// What the document says of their numbers, and what each section says instead.
    document: Option<&'d Element>,
    sections: Vec<Option<&'d Element>>,
    /// The last number, and where its reference stands.
    count: Option<(i64, Place)>,
    printed: HashMap<&'d str, String>,
}

impl<'d> Notes<'d> {
    /// The notes of a part; `properties` names the element of settings and sections that rules them.
    pub fn new(
        part: Option<&'d Element>,
        properties: &str,
        settings: Option<&'d Element>,
        sections: &[&'d Element],
    ) -> Self {
        let notes = part.into_iter().flat_map(|part| &part.elements);
        let all: Vec<_> =
            notes.filter(|note| matches!(note.name(), "footnote" | "endnote")).collect();
        let with_id = |&note: &&'d Element| Some((note.attribute("id")?, note));
        Self {
            texts: all.iter().rev().filter_map(with_id).collect(),
            all,
            format: if properties == "endnotePr" { "lowerRoman" } else { "decimal" },
            document: settings.and_then(|settings| settings.child(properties)),
            sections: sections.iter().map(|section| section.child(properties)).collect(),
            count: None,
            printed: HashMap::new(),
        }
    }

    /// Counts a reference on, and gives the number as printed and, at the first reference to it, the note's text. One with a
    /// mark of its own does not count.
    pub fn refer(
        &mut self,
        id: &str,
        own_mark: Option<String>,
        place: Place,
    ) -> Option<(String, Option<&'d Element>)> {
        let Some((&id, &text)) = self.texts.get_key_value(id) else {
            return Some((own_mark?, None));
        };
        if let Some(number) = self.printed.get(id) {
            return Some((number.clone(), None));
        }
        let number = own_mark.unwrap_or_else(|| self.next(place));
        self.printed.insert(id, number.clone());
        Some((number, Some(text)))
    }

    fn next(&mut self, place: Place) -> String {
        let section = self.sections.get(place.section).copied().flatten();
        let mut rules = section.into_iter().chain(self.document);
        let restart = rules.clone().find_map(|rules| rules.value("numRestart"));
        let start = rules.clone().find_map(|rules| rules.number("numStart"));
        let format = rules.find_map(|rules| rules.value("numFmt"));
        let goes_on = |before: Place| match restart {
            Some("eachSect") => before.section == place.section,
            Some("eachPage") => before == place,
            _ => true,
        };
        let last = self.count.filter(|(_, before)| goes_on(*before));
        let number = last.map_or(start.unwrap_or(1), |(last, _)| last.saturating_add(1));
        self.count = Some((number, place));
        numerals::print(number, format.unwrap_or(self.format))
    }

    /// The notes that nothing refers to, so that they are not lost.
    pub fn unreferenced(&self) -> Vec<&'d Element> {
        let is_printed = |note: &Element| {
            let id = note.attribute("id").filter(|id| self.printed.contains_key(id));
            id.is_some_and(|id| ptr::eq(self.texts[id], note))
        };
        // The rules above the notes are stored among them.
        let is_note = |note: &Element| matches!(note.attribute("type"), None | Some("normal"));
        let left = self.all.iter().copied();
        let mut left: Vec<_> = left.filter(|note| is_note(note) && !is_printed(note)).collect();
        left.sort_by_key(|note| note.attribute("id").and_then(|id| id.parse::<i64>().ok()));
        left
    }
}
