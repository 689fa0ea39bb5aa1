//! The parts of a package that are the same in every file but for a few values.

use crate::render::word::prelude::*;

/// The style sheet.
pub(super) fn styles(language: Language) -> Xml {
    // Word asks for a language of Latin or Cyrillic letters too, whatever the text has.
    let latin = match language.script() {
        Script::Arabic | Script::Han => Language::default(),
        Script::Cyrillic | Script::Latin => language,
    };
    let closing = raw(if has_italics(language) { "<w:i/><w:iCs/>" } else { "" });
    let values = [("latin", escaped(tag(latin))), ("closing", closing)];
    template(include_str!("parts/styles.xml"), &values)
}

/// What Word should do as it does for files of its own; `start` is the number of the first footnote.
pub(super) fn settings(language: Language, start: Option<usize>) -> Xml {
    let footnotes = start.map(|start| {
        let first = if start > 1 { value("w:numStart", start) } else { Xml::default() };
        within("w:footnotePr", [first, raw(r#"<w:footnote w:id="0"/><w:footnote w:id="1"/>"#)])
    });
    let values =
        [("footnotes", footnotes.unwrap_or_default()), ("language", escaped(tag(language)))];
    template(include_str!("parts/settings.xml"), &values)
}

/// The head of a redline's pages: the symbol, or where there is none the title, with the change in it.
pub(super) fn header(view: &View<'_>, revisions: &mut Revisions) -> Xml {
    let names = view.documents.map(|document| {
        let symbol = document.masthead.symbol.as_ref().map(|symbol| symbol.as_str());
        symbol.or(document.masthead.title.as_deref())
    });
    let language = view.documents.new.language;
    let names: Xml = replaced(names)
        .iter()
        .map(|name| revisions.around_words(name, language, Look::BOLD))
        .collect();
    part("w:hdr", [paragraph("Header", bidi(language), [names])])
}

/// The head of a synoptic table's pages: both names.
pub(super) fn names(view: &View<'_>) -> Xml {
    let Sides { old, new } = view.documents.map(|document| document.name());
    let names = words(&format!("{old} → {new}"), view.documents[Side::New].language, Look::BOLD);
    part("w:hdr", [paragraph("Header", Xml::default(), [names])])
}

/// The foot: page and pages.
pub(super) fn footer() -> Xml {
    template(include_str!("parts/footer.xml"), &[])
}
