//! The style sheet, as far as a reader of words needs it: numbering and hidden text by style.

use std::collections::HashMap;

use super::xml::Element;

/// How many styles a style may be based on, one on the other. Templates have about 5; a circle ends here.
const DEEPEST: usize = 32;

/// The numbering that paragraph properties ask for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct NumberingOf<'d> {
    /// The numbering instance; "0" for none.
    pub id: Option<&'d str>,
    /// The level, from 0.
    pub level: Option<i64>,
}

/// The styles of a document by their identifier.
#[derive(Debug, Default)]
pub struct Styles<'d> {
    styles: HashMap<&'d str, &'d Element>,
    /// The style of paragraphs that name none.
    default: Option<&'d str>,
}

impl<'d> Styles<'d> {
    /// Reads `styles.xml`, where there is one.
    pub fn new(root: Option<&'d Element>) -> Self {
        let all = || root.into_iter().flat_map(|root| root.all("style"));
        let named = all().filter_map(|style| Some((style.attribute("styleId")?, style)));
        let is_default = |style: &&Element| {
            style.says("default") && style.attribute("type") == Some("paragraph")
        };
        Self {
            styles: named.collect(),
            default: all().filter(is_default).filter_map(|style| style.attribute("styleId")).last(),
        }
    }

    /// The style and those it is based on, nearest first.
    fn chain(&self, id: Option<&'d str>) -> impl Iterator<Item = (&'d str, &'d Element)> {
        let found = move |id: &'d str| Some((id, *self.styles.get(id)?));
        let first = id.and_then(found);
        std::iter::successors(first, move |(_, style)| found(style.value("basedOn")?)).take(DEEPEST)
    }

    /// The identifier of a paragraph's style.
    pub fn of_paragraph(&self, properties: Option<&'d Element>) -> Option<&'d str> {
        properties.and_then(|properties| properties.value("pStyle")).or(self.default)
    }

    /// The numbering that a style gives: from which style, and what it says.
    pub fn numbering(&self, style: Option<&'d str>) -> Option<(&'d str, NumberingOf<'d>)> {
        let mut level = None;
        self.chain(style).find_map(|(owner, style)| {
            let own = style.child("pPr").map(numbering_of).unwrap_or_default();
            level = level.or(own.level);
            own.id.map(|id| (owner, NumberingOf { id: Some(id), level }))
        })
    }

    /// Whether a style is one of those for the lines of a table of contents, whose names are the same in all languages.
    pub fn is_of_contents(&self, id: Option<&'d str>) -> bool {
        let is_named = |name: &str| name.to_lowercase().starts_with("toc ");
        let mut chain = self.chain(id);
        chain.any(|(_, style)| style.value("name").is_some_and(is_named))
            || id.and_then(|id| id.strip_prefix("TOC")).is_some_and(|level| {
                level == "Heading"
                    || level.len() == 1 && level.starts_with(|c: char| c.is_ascii_digit())
            })
    }

    /// Whether text of this style has such a property of type, "vanish" or "strike", where the style says so.
    pub fn switch(&self, style: Option<&'d str>, property: &str) -> Option<bool> {
        self.chain(style).find_map(|(_, style)| style.child("rPr")?.switch(property))
    }
}

/// The numbering in paragraph properties.
pub fn numbering_of(properties: &Element) -> NumberingOf<'_> {
    let Some(numbering) = properties.child("numPr") else {
        return NumberingOf::default();
    };
    NumberingOf { id: numbering.value("numId"), level: numbering.number("ilvl") }
}
