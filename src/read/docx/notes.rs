//! Footnotes and endnotes: their texts by identifier, and the numbers that Word prints.

use std::collections::HashMap;

use super::xml::Element;
use crate::read::numerals;

/// When the count of notes begins anew.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum Restart {
    #[default]
    Never,
    Section,
    Page,
}

/// How the notes of a section are numbered.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rule {
    format: String,
    start: i64,
    restart: Restart,
}

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
    texts: HashMap<&'d str, &'d Element>,
    rules: Vec<Rule>,
    count: Option<(i64, Place)>,
    printed: HashMap<&'d str, String>,
}

/// A reference to a note.
pub struct Reference<'d> {
    /// The number as printed.
    pub number: String,
    /// The note's text, at the first reference to it.
    pub text: Option<&'d Element>,
}

impl<'d> Notes<'d> {
    /// The notes of a part; `properties` names the element of settings and sections that rules them.
    pub fn new(
        part: Option<&'d Element>,
        properties: &str,
        settings: Option<&Element>,
        sections: &[&Element],
    ) -> Self {
        let texts = part
            .into_iter()
            .flat_map(Element::elements)
            .filter(|note| matches!(note.name(), "footnote" | "endnote"))
            .filter_map(|note| Some((note.attribute("id")?, note)))
            .collect();
        let usual = Rule {
            format: if properties == "endnotePr" { "lowerRoman" } else { "decimal" }.into(),
            start: 1,
            restart: Restart::Never,
        };
        let document = usual.changed_by(settings.and_then(|settings| settings.child(properties)));
        let rules = sections
            .iter()
            .map(|section| document.changed_by(section.child(properties)))
            .chain([document.clone()])
            .collect();
        Self { texts, rules, count: None, printed: HashMap::new() }
    }

    /// Counts a reference on. One with a mark of its own does not count.
    pub fn refer(
        &mut self,
        id: &str,
        own_mark: Option<String>,
        place: Place,
    ) -> Option<Reference<'d>> {
        let Some((&id, &text)) = self.texts.get_key_value(id) else {
            let number = own_mark?;
            return Some(Reference { number, text: None });
        };
        if let Some(number) = self.printed.get(id) {
            return Some(Reference { number: number.clone(), text: None });
        }
        let number = own_mark.unwrap_or_else(|| self.next(place));
        self.printed.insert(id, number.clone());
        Some(Reference { number, text: Some(text) })
    }

    fn next(&mut self, place: Place) -> String {
        let Some(rule) = self.rules.get(place.section).or(self.rules.last()) else {
            return String::new();
        };
        let number = match self.count {
            Some((last, before)) if !rule.begins_anew(before, place) => last.saturating_add(1),
            _ => rule.start,
        };
        self.count = Some((number, place));
        numerals::print(number, &rule.format)
    }

    /// The notes that nothing refers to, so that they are not lost.
    pub fn unreferenced(&self) -> Vec<&'d Element> {
        let mut left: Vec<_> = self
            .texts
            .iter()
            .filter(|(id, note)| !self.printed.contains_key(*id) && is_note(note))
            .map(|(_, &note)| note)
            .collect();
        left.sort_by_key(|note| note.attribute("id").and_then(|id| id.parse::<i64>().ok()));
        left
    }
}

/// The rules above the notes are stored among them.
fn is_note(note: &Element) -> bool {
    matches!(note.attribute("type"), None | Some("normal"))
}

impl Rule {
    fn changed_by(&self, properties: Option<&Element>) -> Self {
        let mut rule = self.clone();
        let Some(properties) = properties else {
            return rule;
        };
        if let Some(format) = properties.value("numFmt") {
            rule.format = format.to_string();
        }
        if let Some(start) = properties.number("numStart") {
            rule.start = start;
        }
        rule.restart = match properties.value("numRestart") {
            Some("eachSect") => Restart::Section,
            Some("eachPage") => Restart::Page,
            Some(_) => Restart::Never,
            None => rule.restart,
        };
        rule
    }

    fn begins_anew(&self, before: Place, now: Place) -> bool {
        match self.restart {
            Restart::Never => false,
            Restart::Section => before.section != now.section,
            Restart::Page => before != now,
        }
    }
}
