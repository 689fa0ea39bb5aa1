//! Words → runs, with what language and direction ask for.

use crate::render::word::prelude::*;

/// A paragraph of a style; `bidi` is its direction.
pub(super) fn paragraph(style: &str, bidi: Xml, inside: impl IntoIterator<Item = Xml>) -> Xml {
    let properties = within("w:pPr", [value("w:pStyle", style), bidi]);
    within("w:p", [properties].into_iter().chain(inside))
}

/// A run of a style that holds no words of a text: the mark of a note or of a comment.
pub(super) fn styled(style: &str, inside: impl IntoIterator<Item = Xml>) -> Xml {
    let properties = within("w:rPr", [value("w:rStyle", style)]);
    within("w:r", [properties].into_iter().chain(inside))
}

/// Words as runs.
pub(super) fn words(words: &str, language: Language, look: Look) -> Xml {
    let runs = directions(words, language).into_iter().map(|(piece, from_right)| {
        let properties = properties(language, look, from_right);
        within("w:r", [properties, characters(piece, look.deleted)])
    });
    runs.collect()
}

/// The properties of a run; nothing where it is plain. Their order is that of the schema.
fn properties(language: Language, look: Look, from_right: bool) -> Xml {
    let italics = has_italics(language);
    let fonts = element("w:rFonts").with("w:hint", "eastAsia");
    let fonts = if look.opening { fonts.with("w:eastAsia", "KaiTi") } else { fonts };
    let properties = [
        (!italics).then(|| fonts.empty()),
        look.bold.then(|| raw("<w:b/><w:bCs/>")),
        (look.opening && italics).then(|| raw("<w:i/><w:iCs/>")),
        look.struck.then(|| raw("<w:strike/>")),
        look.colour.map(|colour| value("w:color", colour)),
        look.underlined.then(|| value("w:u", "single")),
        look.raised.then(|| value("w:vertAlign", "superscript")),
        from_right.then(|| raw("<w:rtl/>")),
    ];
    let properties: Xml = properties.into_iter().flatten().collect();
    if properties.is_empty() { properties } else { within("w:rPr", [properties]) }
}

/// Characters; tabs and line breaks are elements.
fn characters(characters: &str, deleted: bool) -> Xml {
    let name = if deleted { "w:delText" } else { "w:t" };
    let parts = characters.split_inclusive(['\t', '\n']).flat_map(|part| {
        let words = part.trim_end_matches(['\t', '\n']);
        let end = match &part[words.len()..] {
            "\t" => "<w:tab/>",
            "\n" => "<w:br/>",
            _ => "",
        };
        [if words.is_empty() { Xml::default() } else { text(name, words) }, raw(end)]
    });
    parts.collect()
}

/// Cuts a text into runs of one direction: in a language from right to left, symbols and words in Latin letters go
/// from left to right, or Word turns their digits and strokes around.
fn directions(text: &str, language: Language) -> Vec<(&str, bool)> {
    if !language.script().is_right_to_left() {
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
            let mut ends = next.filter(|&at| self::latin(&rest[at..]) > 0);
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
    if !text.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return 0;
    }
    let marks = ['/', '.', '-', '&', '_'];
    let end = text.find(|c: char| !c.is_ascii_alphanumeric() && !marks.contains(&c));
    text[..end.unwrap_or(text.len())].trim_end_matches(marks).len()
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
        assert_eq!(
            characters("a\tb\n c", true).as_bytes(),
            b"<w:delText xml:space=\"preserve\">a</w:delText><w:tab/>\
              <w:delText xml:space=\"preserve\">b</w:delText><w:br/>\
              <w:delText xml:space=\"preserve\"> c</w:delText>"
        );
    }
}
