//! XML as values. A fragment is made of elements, of text, and of markup that is written down in this program. Text is
//! escaped here and nowhere else, so nothing of a document can become markup.

use std::fmt::Display;

use quick_xml::escape::escape;

use crate::render::word::prelude::*;

/// A fragment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Xml(String);

impl Xml {
    pub(super) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Xml> for Xml {
    fn from_iter<I: IntoIterator<Item = Xml>>(fragments: I) -> Self {
        Self(fragments.into_iter().map(|fragment| fragment.0).collect())
    }
}

/// An element in the making.
pub(super) struct Element {
    name: &'static str,
    /// The start tag but for its end.
    start: String,
}

impl Element {
    /// Gives it an attribute.
    pub(super) fn with(mut self, name: &'static str, value: impl Display) -> Self {
        let value = value.to_string();
        [" ", name, "=\"", &escape(allowed(&value)), "\""]
            .into_iter()
            .for_each(|piece| self.start.push_str(piece));
        self
    }

    pub(super) fn empty(self) -> Xml {
        Xml(self.start + "/>")
    }

    pub(super) fn around(self, inside: impl IntoIterator<Item = Xml>) -> Xml {
        let mut whole = self.start + ">";
        inside.into_iter().for_each(|fragment| whole.push_str(&fragment.0));
        ["</", self.name, ">"].into_iter().for_each(|piece| whole.push_str(piece));
        Xml(whole)
    }
}

/// An element with attributes.
pub(super) fn element(name: &'static str) -> Element {
    /// Room for a start tag with a few attributes.
    const USUAL: usize = 64;
    let mut start = String::with_capacity(USUAL);
    start.push('<');
    start.push_str(name);
    Element { name, start }
}

/// An element without attributes.
pub(super) fn within(name: &'static str, inside: impl IntoIterator<Item = Xml>) -> Xml {
    element(name).around(inside)
}

/// An element that has nothing but a value.
pub(super) fn value(name: &'static str, value: impl Display) -> Xml {
    element(name).with("w:val", value).empty()
}

/// An element that holds characters, white space kept.
pub(super) fn text(name: &'static str, text: &str) -> Xml {
    element(name).with("xml:space", "preserve").around([escaped(text)])
}

/// Characters.
pub(super) fn escaped(text: &str) -> Xml {
    Xml(escape(allowed(text)).into_owned())
}

/// Markup as it is written down in this program.
pub(super) fn raw(markup: &'static str) -> Xml {
    Xml(markup.to_string())
}

/// A number.
fn number(value: u32) -> Xml {
    Xml(value.to_string())
}

/// The values of a template's page: its size in twentieths of a point, and the margins beside a text of this width. The longer edge
/// of a landscape page is its width.
pub(super) fn page(size: PaperSize, landscape: bool, text: u32) -> [(&'static str, Xml); 3] {
    let [width, height] = size.twentieths();
    let across = if landscape { height } else { width };
    [("width", number(width)), ("height", number(height)), ("aside", number((across - text) / 2))]
}

/// Markup with values in the place of their `{names}`. Line breaks, indents and lines of comment are not written: they
/// are for those who read the template.
pub(super) fn template(markup: &'static str, values: &[(&str, Xml)]) -> Xml {
    let lines = markup.lines().map(str::trim).filter(|line| !line.starts_with("<!--"));
    let markup: String = lines.collect();
    let mut pieces = markup.split('{');
    let mut filled = pieces.next().unwrap_or_default().to_string();
    for piece in pieces {
        let (wanted, after) = piece.split_once('}').unwrap_or((piece, ""));
        let value = values.iter().find(|(name, _)| *name == wanted);
        debug_assert!(value.is_some(), "a template has no value for {wanted}");
        filled += value.map_or("", |(_, value)| &value.0);
        filled += after;
    }
    Xml(filled)
}

/// A part of the package with this root element.
pub(super) fn part(root: &'static str, inside: impl IntoIterator<Item = Xml>) -> Xml {
    let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let root = element(root).with("xmlns:w", main).with("xmlns:r", relations).around(inside);
    [raw(r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#), root].into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_never_markup_and_forbidden_characters_are_shown() {
        let inside = text("t", " a<b>&{x}\u{0}\u{1b}\u{ffff}\r\u{202e} ");
        let xml = element("r").with("a", "<\"&\u{1}").around([inside]);
        assert_eq!(
            template("\n  <x>\n<!-- why -->\n  {x}{y}</x>\n", &[("x", xml), ("y", raw("<y/>"))]).0,
            "<x><r a=\"&lt;&quot;&amp;⟨U+0001⟩\">\
             <t xml:space=\"preserve\"> a&lt;b&gt;&amp;{x}⟨U+0000⟩⟨U+001B⟩⟨U+FFFF⟩⟨U+000D⟩\u{202e} </t></r><y/></x>"
        );
    }
}
