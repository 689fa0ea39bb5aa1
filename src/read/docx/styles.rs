//! The style sheet, as far as a reader of words needs it: numbering and hidden text by style.

use std::collections::HashMap;

use super::xml::Element;

/// Styles are based on others at most so deep; a circle ends here.
const DEEPEST: usize = 32;

/// The numbering that paragraph properties ask for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NumberingOf {
    /// The numbering instance; "0" for none.
    pub id: Option<String>,
    /// The level, from 0.
    pub level: Option<i64>,
}

#[derive(Debug, Default)]
struct Style {
    based_on: Option<String>,
    numbering: NumberingOf,
    hidden: Option<bool>,
}

/// The styles of a document by their identifier.
#[derive(Debug, Default)]
pub struct Styles {
    styles: HashMap<String, Style>,
    /// The style of paragraphs that name none.
    default: Option<String>,
}

impl Styles {
    /// Reads `styles.xml`.
    pub fn read(root: &Element) -> Self {
        let mut read = Self::default();
        for style in root.elements().filter(|e| e.name() == "style") {
            let Some(id) = style.attribute("styleId") else {
                continue;
            };
            let is_default = matches!(style.attribute("default"), Some("1" | "true" | "on"));
            if is_default && style.attribute("type") == Some("paragraph") {
                read.default = Some(id.to_string());
            }
            let numbering = style.child("pPr").map(numbering_of).unwrap_or_default();
            read.styles.insert(
                id.to_string(),
                Style {
                    based_on: style.value("basedOn").map(String::from),
                    numbering,
                    hidden: style.child("rPr").and_then(hidden),
                },
            );
        }
        read
    }

    /// The style and those it is based on, nearest first.
    fn chain<'s>(&'s self, id: Option<&'s str>) -> impl Iterator<Item = (&'s str, &'s Style)> {
        let mut next = id;
        std::iter::from_fn(move || {
            let id = next?;
            let style = self.styles.get(id)?;
            next = style.based_on.as_deref();
            Some((id, style))
        })
        .take(DEEPEST)
    }

    /// The identifier of a paragraph's style.
    pub fn of_paragraph<'s>(&'s self, properties: Option<&'s Element>) -> Option<&'s str> {
        properties.and_then(|properties| properties.value("pStyle")).or(self.default.as_deref())
    }

    /// The numbering that a style gives: from which style, and what it says.
    pub fn numbering<'s>(&'s self, style: Option<&'s str>) -> Option<(&'s str, NumberingOf)> {
        let mut level = None;
        for (id, style) in self.chain(style) {
            level = level.or(style.numbering.level);
            if let Some(number) = &style.numbering.id {
                let found = NumberingOf { id: Some(number.clone()), level };
                return Some((id, found));
            }
        }
        None
    }

    /// Whether text of this style is hidden, where the style says so.
    pub fn hidden(&self, style: Option<&str>) -> Option<bool> {
        self.chain(style).find_map(|(_, style)| style.hidden)
    }
}

/// The numbering in paragraph properties.
pub fn numbering_of(properties: &Element) -> NumberingOf {
    let Some(numbering) = properties.child("numPr") else {
        return NumberingOf::default();
    };
    NumberingOf { id: numbering.value("numId").map(String::from), level: numbering.number("ilvl") }
}

/// Whether run properties hide the text, where they say so.
pub fn hidden(properties: &Element) -> Option<bool> {
    properties.child("vanish").map(|_| properties.is_on("vanish"))
}
