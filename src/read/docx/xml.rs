//! The bytes of a part → a tree of elements, within limits.
//!
//! Names are local: `w:p` is `p`. Word's own prefixes are a habit and not a rule, and no two of the vocabularies in a
//! Word file give one local name two meanings that matter here.
//!
//! `quick-xml` gives the events. The tree is our own: those of crates refuse a part that is not well-formed, and a
//! damaged file is to be read as far as it goes.

use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use crate::read::xml::{self, Visitor};
use crate::read::{Limits, ReadError};

/// One element.
#[derive(Debug, Default)]
pub struct Element {
    name: Box<str>,
    attributes: Vec<(Box<str>, Box<str>)>,
    /// The elements it holds, in order.
    pub elements: Vec<Element>,
    /// The characters it holds itself. No element of Word has both: their order is not kept.
    pub text: String,
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

    /// Whether the attribute with this local name says yes.
    pub fn says(&self, name: &str) -> bool {
        matches!(self.attribute(name), Some("1" | "true" | "on"))
    }

    /// The elements with this name that it holds.
    pub fn all(&self, name: &str) -> impl Iterator<Item = &Element> {
        self.elements.iter().filter(move |element| element.name() == name)
    }

    /// The first element with this name that it holds.
    pub fn child(&self, name: &str) -> Option<&Element> {
        self.all(name).next()
    }

    /// The `val` attribute of the child with this name: how Word writes most properties.
    pub fn value(&self, name: &str) -> Option<&str> {
        self.child(name)?.attribute("val")
    }

    /// The `val` attribute of the child with this name, as a number.
    pub fn number(&self, name: &str) -> Option<i64> {
        self.value(name)?.trim().parse().ok()
    }

    /// Whether the property with this name is switched on, where it stands.
    pub fn switch(&self, name: &str) -> Option<bool> {
        let value = self.child(name)?.attribute("val");
        Some(!matches!(value, Some("0" | "false" | "off" | "none")))
    }

    /// Whether the property with this name is switched on.
    pub fn is_on(&self, name: &str) -> bool {
        self.switch(name) == Some(true)
    }

    /// Whether an element with this name stands anywhere inside it.
    pub fn holds(&self, name: &str) -> bool {
        self.elements.iter().any(|element| element.name() == name || element.holds(name))
    }
}

/// Parses one part. What is not well-formed ends it; what came before is kept.
///
/// # Errors
/// When the part passes a limit, or declares a document type.
pub fn parse(text: &str, limits: &Limits) -> Result<Part, ReadError> {
    let refused = ReadError::DamagedWord("it declares a document type");
    let mut tree = Tree { open: vec![Element::default()] };
    let damaged = xml::visit(text, limits, refused, &mut tree)?;
    let root = tree.open.pop().and_then(|base| base.elements.into_iter().next());
    Ok(Part { damaged: damaged || root.is_none(), root: root.unwrap_or_default() })
}

/// The elements that are open, below them one that takes the root.
struct Tree {
    open: Vec<Element>,
}

impl Visitor for Tree {
    fn open(&mut self, start: &BytesStart<'_>) {
        self.open.push(element(start));
    }

    /// Puts the innermost element into the one around it. The lowest takes the root and is never closed.
    fn close(&mut self) {
        if self.open.len() > 1
            && let Some(done) = self.open.pop()
            && let Some(outer) = self.open.last_mut()
        {
            outer.elements.push(done);
        }
    }

    fn text(&mut self, text: &str) {
        if let Some(innermost) = self.open.last_mut() {
            innermost.text.push_str(text);
        }
    }

    fn empty(&mut self, start: &BytesStart<'_>) {
        if role(start.local_name().as_ref()) != Role::Look {
            self.open(start);
            self.close();
        }
    }
}

fn element(start: &BytesStart<'_>) -> Element {
    let mut attributes = start.attributes();
    let attributes = attributes.with_checks(false).flatten();
    // Revision identifiers are most of a file's attributes, and say nothing about its text.
    let attributes = attributes.filter(|attribute| !attribute.key.as_ref().starts_with("w:rsid"));
    let named = attributes.map(|attribute| {
        let value = unescape(&attribute.value).unwrap_or_default();
        (attribute.key.local_name().as_ref().into(), value.into())
    });
    Element {
        name: start.local_name().as_ref().into(),
        attributes: named.collect(),
        ..Element::default()
    }
}

/// What an element is to a reader of words, by its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Says how text looks. These are most of a Word file; those that are empty are not kept.
    Look,
    /// Describes, and holds no words.
    Properties,
    /// Holds, or says of what it stands in, that it was inserted or moved here.
    Inserted,
    /// Holds, or says of what it stands in, that it was deleted or moved away.
    Deleted,
    /// May hold words.
    Content,
}

/// The role of a name.
pub fn role(name: &str) -> Role {
    match name {
        "b" | "bCs" | "bookmarkEnd" | "bookmarkStart" | "bottom" | "color" | "gridCol" | "i"
        | "iCs" | "ind" | "jc" | "keepLines" | "keepNext" | "kern" | "lang" | "left"
        | "noProof" | "proofErr" | "rFonts" | "right" | "shd" | "snapToGrid" | "spacing" | "sz"
        | "szCs" | "tcW" | "top" | "u" | "vAlign" | "w" => Role::Look,
        "pPr" | "rPr" | "sectPr" | "sdtPr" | "sdtEndPr" | "tblPr" | "tblPrEx" | "tblGrid"
        | "trPr" | "tcPr" | "smartTagPr" | "customXmlPr" | "fldData" | "instrText"
        | "delInstrText" => Role::Properties,
        "ins" | "moveTo" | "cellIns" => Role::Inserted,
        "del" | "moveFrom" | "cellDel" => Role::Deleted,
        _ => Role::Content,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::read::Limit;

    fn root(text: &str) -> Part {
        parse(text, &Limits::default()).unwrap()
    }

    #[test]
    fn entities_and_character_references_are_characters() {
        let part = root("<w:t a='1 &lt; 2'>A &amp; B&#x2011;C &nope;</w:t>");
        assert_eq!(part.root.text, "A & B\u{2011}C \u{fffd}");
        assert_eq!(part.root.attribute("a"), Some("1 < 2"));
    }

    #[test]
    fn a_broken_part_keeps_what_came_before() {
        let part = root("<w:body><w:p><w:t>one</w:t></w:p><w:p><w:t>tw");
        assert!(part.damaged);
        assert_eq!(part.root.elements.len(), 2);
        assert!(root("<a></b>").damaged);
        assert!(root("").damaged);
    }

    #[test]
    fn empty_elements_that_say_how_text_looks_are_dropped() {
        assert!(!root("<w:rPr><w:sz w:val='20'/></w:rPr>").root.holds("sz"));
    }

    #[test]
    fn document_types_and_depth_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b 'bbbb'>]><a>&b;</a>";
        assert!(parse(bomb, &Limits::default()).is_err());
        let deep = "<a>".repeat(100_000);
        assert_eq!(
            parse(&deep, &Limits::default()).unwrap_err(),
            ReadError::TooLarge(Limit::Depth)
        );
    }
}
