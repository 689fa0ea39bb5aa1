//! Words → runs, with what language and direction ask for.

use crate::model::Language;
use crate::render::word::looks::{CHINESE_FONTS, has_italics, rtl};
use crate::render::word::xml::Xml;

/// How a run looks beside its style.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Look {
    /// The verb that opens a paragraph.
    pub(super) opening: bool,
    pub(super) bold: bool,
    /// A colour in hexadecimal.
    pub(super) colour: Option<&'static str>,
    pub(super) underlined: bool,
    pub(super) struck: bool,
    pub(super) raised: bool,
    /// In a deletion, where text has another element.
    pub(super) deleted: bool,
}

impl Look {
    /// As the style says.
    pub(super) const PLAIN: Look = Look {
        opening: false,
        bold: false,
        colour: None,
        underlined: false,
        struck: false,
        raised: false,
        deleted: false,
    };
}

/// Writes words as runs.
pub(super) fn words(xml: &mut Xml, text: &str, language: Language, look: Look) {
    for (piece, from_right) in directions(text, language) {
        xml.within("w:r", &[], |xml| {
            properties(xml, language, look, from_right);
            characters(xml, piece, look.deleted);
        });
    }
}

/// Writes the properties of a run.
pub(super) fn properties(xml: &mut Xml, language: Language, look: Look, from_right: bool) {
    let italics = has_italics(language);
    if look == (Look { deleted: look.deleted, ..Look::default() }) && italics && !from_right {
        return;
    }
    xml.within("w:rPr", &[], |xml| {
        if !italics {
            let verb = CHINESE_FONTS[1];
            let own = [("w:hint", "eastAsia"), ("w:eastAsia", verb)];
            xml.leaf("w:rFonts", if look.opening { &own } else { &own[..1] });
        }
        if look.bold {
            xml.leaf("w:b", &[]);
            xml.leaf("w:bCs", &[]);
        }
        if look.opening && italics {
            xml.leaf("w:i", &[]);
            xml.leaf("w:iCs", &[]);
        }
        if look.struck {
            xml.leaf("w:strike", &[]);
        }
        if let Some(colour) = look.colour {
            xml.value("w:color", colour);
        }
        if look.underlined {
            xml.value("w:u", "single");
        }
        if look.raised {
            xml.value("w:vertAlign", "superscript");
        }
        if from_right {
            xml.leaf("w:rtl", &[]);
        }
    });
}

/// Writes characters; tabs and line breaks are elements.
fn characters(xml: &mut Xml, text: &str, deleted: bool) {
    let element = if deleted { "w:delText" } else { "w:t" };
    for part in text.split_inclusive(['\t', '\n']) {
        let (words, end) = match part.strip_suffix('\t') {
            Some(words) => (words, Some("w:tab")),
            None => match part.strip_suffix('\n') {
                Some(words) => (words, Some("w:br")),
                None => (part, None),
            },
        };
        if !words.is_empty() {
            xml.text(element, words);
        }
        if let Some(end) = end {
            xml.leaf(end, &[]);
        }
    }
}

/// Cuts a text into runs of one direction: in a language from right to left, symbols and words in Latin letters go
/// from left to right, or Word turns their digits and strokes around.
fn directions(text: &str, language: Language) -> Vec<(&str, bool)> {
    if !rtl(language) {
        return vec![(text, false)];
    }
    let mut runs = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let latin = latin(rest);
        let (run, from_right) = if latin > 0 {
            (latin, false)
        } else {
            let next = rest.char_indices().map(|(at, _)| at).skip(1);
            let mut ends = next.filter(|&at| self::latin(rest.get(at..).unwrap_or_default()) > 0);
            (ends.next().unwrap_or(rest.len()), true)
        };
        let (piece, after) = rest.split_at(run);
        runs.push((piece, from_right));
        rest = after;
    }
    runs
}

/// The bytes of the Latin word or symbol that the text begins with: letters, and digits and marks between them.
fn latin(text: &str) -> usize {
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
    if !begins {
        return 0;
    }
    let inside = |c: char| c.is_ascii_alphanumeric() || matches!(c, '/' | '.' | '-' | '&' | '_');
    let end = text.find(|c| !inside(c)).unwrap_or(text.len());
    text.get(..end).map_or(0, |run| run.trim_end_matches(['/', '.', '-', '&', '_']).len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn symbols_in_arabic_go_from_left_to_right() {
        assert_eq!(
            directions("القرار 78/241 (A/79/88، الفقرة 5)", Language::Arabic),
            [("القرار 78/241 (", true), ("A/79/88", false), ("، الفقرة 5)", true)]
        );
        assert_eq!(directions("A/79/88 in", Language::English), [("A/79/88 in", false)]);
    }

    #[test]
    fn tabs_and_line_breaks_are_elements() {
        let part = Xml::part("r", &[], |xml| characters(xml, "a\tb\n c", true));
        let text = String::from_utf8(part).unwrap();
        let inside = text.split_once("<r>").unwrap().1;
        assert_eq!(
            inside,
            "<w:delText xml:space=\"preserve\">a</w:delText><w:tab/>\
             <w:delText xml:space=\"preserve\">b</w:delText><w:br/>\
             <w:delText xml:space=\"preserve\"> c</w:delText></r>"
        );
    }
}
