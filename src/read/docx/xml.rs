//! The bytes of a part → a tree of elements, within limits.
//!
//! Names are local: `w:p` is `p`. Word's own prefixes are a habit and not a rule, and no two of the vocabularies in a
//! Word file give one local name two meanings that matter here.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::{BytesStart, Event};

use crate::read::{Limits, ReadError};

/// Properties that say how text looks. They are most of a Word file, and none is kept.
const LOOKS: [&str; 30] = [
    "b",
    "bCs",
    "bookmarkEnd",
    "bookmarkStart",
    "bottom",
    "color",
    "gridCol",
    "i",
    "iCs",
    "ind",
    "jc",
    "keepLines",
    "keepNext",
    "kern",
    "lang",
    "left",
    "noProof",
    "proofErr",
    "rFonts",
    "right",
    "shd",
    "snapToGrid",
    "spacing",
    "sz",
    "szCs",
    "tcW",
    "top",
    "u",
    "vAlign",
    "w",
];

/// One element.
#[derive(Debug, Default)]
pub struct Element {
    name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    /// What it holds, in order.
    pub children: Vec<Child>,
}

/// What an element holds.
#[derive(Debug)]
pub enum Child {
    /// Another element.
    Element(Element),
    /// Characters.
    Text(String),
}

/// A part as far as it is sound.
#[derive(Debug)]
pub struct Part {
    /// The root element, or an empty one.
    pub root: Element,
    /// Whether the part breaks off or is not well-formed.
    pub damaged: bool,
}

impl Element {
    /// The local name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The value of the attribute with this local name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(key, _)| &**key == name).map(|(_, value)| &**value)
    }

    /// The elements it holds.
    pub fn elements(&self) -> impl Iterator<Item = &Element> {
        self.children.iter().filter_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    }

    /// The first element with this name that it holds.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.elements().find(|element| element.name() == name)
    }

    /// The `val` attribute of the child with this name: how Word writes most properties.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// The `val` attribute of the child with this name, as a number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.value(name)?.trim().parse().ok()
    }

    /// Whether the property with this name is switched on.
    pub fn is_on(&self, name: &str) -> bool {
        self.child(name).is_some_and(|property| {
            !matches!(property.attribute("val"), Some("0" | "false" | "off" | "none"))
        })
    }

    /// The characters it holds itself.
    pub fn text(&self) -> String {
        self.children
            .iter()
            .filter_map(|child| match child {
                Child::Text(text) => Some(text.as_str()),
                Child::Element(_) => None,
            })
            .collect()
    }

    /// Whether an element with this name stands anywhere inside it.
    pub fn holds(&self, name: &str) -> bool {
        self.elements().any(|element| element.name() == name || element.holds(name))
    }
}

/// Parses one part. What is not well-formed ends it; what came before is kept.
///
/// # Errors
/// When the part passes a limit, or declares a document type: that is where entities that multiply are declared, and
/// no Word program writes one.
pub fn parse(text: &str, limits: &Limits) -> Result<Part, ReadError> {
    let mut reader = Reader::from_str(text);
    let mut open: Vec<Element> = vec![Element::default()];
    let mut elements = 0;
    let damaged = loop {
        let event = match reader.read_event() {
            Ok(event) => event,
            Err(_) => break true,
        };
        match event {
            Event::Start(start) => {
                elements += 1;
                open.push(element(&start));
            }
            Event::Empty(start) => {
                elements += 1;
                if LOOKS.binary_search(&local(start.name().as_ref())).is_err() {
                    add(&mut open, Child::Element(element(&start)));
                }
            }
            Event::End(_) => close(&mut open),
            Event::Text(text) => add_text(&mut open, &text),
            Event::CData(text) => add_text(&mut open, &text),
            Event::GeneralRef(reference) => {
                let character = match reference.resolve_char_ref() {
                    Ok(Some(c)) => Some(c),
                    _ => predefined(&reference),
                };
                let mut buffer = [0; 4];
                let text = character.unwrap_or('\u{fffd}').encode_utf8(&mut buffer);
                add_text(&mut open, text);
            }
            Event::DocType(_) => {
                return Err(ReadError::DamagedWord("it declares a document type"));
            }
            Event::Eof => break open.len() > 1,
            _ => {}
        }
        if open.len() > limits.depth {
            return Err(ReadError::TooLarge("its elements are nested too deep"));
        }
        if elements > limits.elements {
            return Err(ReadError::TooLarge("it has too many elements"));
        }
    };
    while open.len() > 1 {
        close(&mut open);
    }
    let root = open.pop().and_then(|top| {
        top.children.into_iter().find_map(|child| match child {
            Child::Element(element) => Some(element),
            Child::Text(_) => None,
        })
    });
    Ok(Part { damaged: damaged || root.is_none(), root: root.unwrap_or_default() })
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten();
    Element {
        name: local(start.name().as_ref()).into(),
        attributes: attributes
            .filter(|attribute| !attribute.key.as_ref().starts_with("w:rsid"))
            .map(|attribute| {
                let value = unescape(&attribute.value).unwrap_or_default();
                (local(attribute.key.as_ref()).into(), value.into())
            })
            .collect(),
        children: Vec::new(),
    }
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

fn predefined(name: &str) -> Option<char> {
    match name {
        "amp" => Some('&'),
        "lt" => Some('<'),
        "gt" => Some('>'),
        "quot" => Some('"'),
        "apos" => Some('\''),
        _ => None,
    }
}

fn add(open: &mut [Element], child: Child) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(child);
    }
}

fn add_text(open: &mut [Element], text: &str) {
    let Some(parent) = open.last_mut() else {
        return;
    };
    match parent.children.last_mut() {
        Some(Child::Text(before)) => before.push_str(text),
        _ => parent.children.push(Child::Text(text.to_string())),
    }
}

fn close(open: &mut Vec<Element>) {
    if open.len() > 1
        && let Some(done) = open.pop()
    {
        add(open, Child::Element(done));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root(text: &str) -> Part {
        parse(text, &Limits::default()).unwrap()
    }

    #[test]
    fn entities_and_character_references_are_characters() {
        let part = root("<w:t a='1 &lt; 2'>A &amp; B&#x2011;C &nope;</w:t>");
        assert_eq!(part.root.text(), "A & B\u{2011}C \u{fffd}");
        assert_eq!(part.root.attribute("a"), Some("1 < 2"));
    }

    #[test]
    fn a_broken_part_keeps_what_came_before() {
        let part = root("<w:body><w:p><w:t>one</w:t></w:p><w:p><w:t>tw");
        assert!(part.damaged);
        assert_eq!(part.root.elements().count(), 2);
        assert!(root("<a></b>").damaged);
        assert!(root("").damaged);
    }

    #[test]
    fn looks_are_in_order_for_the_search() {
        assert!(LOOKS.is_sorted());
        assert!(!root("<w:rPr><w:sz w:val='20'/></w:rPr>").root.holds("sz"));
    }

    #[test]
    fn document_types_and_depth_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'>]><a>&b;</a>";
        assert!(parse(bomb, &Limits::default()).is_err());
        let deep = "<a>".repeat(100_000);
        assert_eq!(
            parse(&deep, &Limits::default()).unwrap_err(),
            ReadError::TooLarge("its elements are nested too deep")
        );
    }
}
