//! Elements and text → XML. Nothing of a text can become markup, and no character that XML forbids gets in.

use std::borrow::Cow;
use std::fmt::Write as _;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};

/// An attribute: name and value.
pub(super) type Attribute<'a> = (&'a str, &'a str);

/// A part of the package in the making.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
}

impl Xml {
    /// A part with its root element, which `inside` fills.
    pub(super) fn part(
        root: &str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Xml),
    ) -> Vec<u8> {
        let mut xml = Xml { writer: Writer::new(Vec::new()) };
        xml.write(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml.within(root, attributes, inside);
        xml.writer.into_inner()
    }

    /// An element that `inside` fills.
    pub(super) fn within(
        &mut self,
        name: &str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Xml),
    ) {
        self.write(Event::Start(start(name, attributes)));
        inside(self);
        self.write(Event::End(BytesEnd::new(name)));
    }

    /// An element without content.
    pub(super) fn leaf(&mut self, name: &str, attributes: &[Attribute<'_>]) {
        self.write(Event::Empty(start(name, attributes)));
    }

    /// An element without content that has nothing but a value.
    pub(super) fn value(&mut self, name: &str, value: &str) {
        self.leaf(name, &[("w:val", value)]);
    }

    /// An element that holds characters, white space kept.
    pub(super) fn text(&mut self, name: &str, text: &str) {
        self.within(name, &[("xml:space", "preserve")], |xml| xml.characters(text));
    }

    /// Characters.
    pub(super) fn characters(&mut self, text: &str) {
        self.write(Event::Text(BytesText::new(&allowed(text))));
    }

    fn write(&mut self, event: Event<'_>) {
        // Writing to memory cannot fail.
        let _ = self.writer.write_event(event);
    }
}

fn start<'a>(name: &'a str, attributes: &[Attribute<'a>]) -> BytesStart<'a> {
    let mut start = BytesStart::new(name);
    for (name, value) in attributes {
        start.push_attribute((*name, allowed(value).as_ref()));
    }
    start
}

/// The text with the characters that XML 1.0 cannot hold replaced by their numbers in brackets: ⟨U+0000⟩. All others,
/// also those that only steer the direction of writing, stay as they are: accepted and rejected text is exact.
pub(crate) fn allowed(text: &str) -> Cow<'_, str> {
    if !text.chars().any(forbidden) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        if forbidden(c) {
            // Writing to a String cannot fail.
            let _ = write!(shown, "⟨U+{:04X}⟩", u32::from(c));
        } else {
            shown.push(c);
        }
    }
    Cow::Owned(shown)
}

/// A carriage return is allowed, but a parser makes a line feed of it.
fn forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        c => c < ' ' || ('\u{7f}'..='\u{9f}').contains(&c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup_and_forbidden_characters_are_shown() {
        let part = Xml::part("r", &[("a", "<\"&\u{1}")], |xml| {
            xml.text("t", " a<b>&\u{0}\u{1b}\u{ffff}\r\u{202e} ");
        });
        let text = String::from_utf8(part).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?><r a=\"&lt;&quot;&amp;⟨U+0001⟩\">\
             <t xml:space=\"preserve\"> a&lt;b&gt;&amp;⟨U+0000⟩⟨U+001B⟩⟨U+FFFF⟩⟨U+000D⟩\u{202e} </t></r>"
        );
    }
}
