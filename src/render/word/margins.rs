//! The heads and feet of pages.

use crate::model::Side;
use crate::model::Sides;
use crate::render::word::document::language;
use crate::render::word::draft::{Content, Fate, replaced};
use crate::render::word::looks::rtl;
use crate::render::word::package::NAMESPACES;
use crate::render::word::revisions::Revisions;
use crate::render::word::runs::{self, Look};
use crate::render::word::xml::Xml;
use crate::view::View;

/// The head of a redline: the symbol, or where there is none the title, with the change in it.
pub(super) fn header(view: &View<'_>, revisions: &mut Revisions) -> Vec<u8> {
    let documents = view.documents;
    let names = documents.map(|document| {
        let symbol = document.masthead.symbol.as_ref();
        let symbol = symbol.map(|symbol| symbol.as_str());
        symbol.or(document.masthead.title.as_deref())
    });
    let new = language(view, Side::New);
    head(rtl(new), |xml| {
        for piece in replaced(names.old, names.new) {
            let Content::Words { text, .. } = &piece.content else {
                continue;
            };
            let look = Look { bold: true, deleted: piece.fate == Fate::Deleted, ..Look::default() };
            revisions.within(xml, piece.fate, false, |xml| runs::words(xml, text, new, look));
        }
    })
}

/// The head of a synoptic table: both names.
pub(super) fn names(view: &View<'_>) -> Vec<u8> {
    let Sides { old, new } = view.documents.map(|document| document.name());
    let look = Look { bold: true, ..Look::default() };
    head(false, |xml| {
        let names = format!("{old} → {new}");
        runs::words(xml, &names, language(view, Side::New), look);
    })
}

fn head(from_right: bool, inside: impl FnOnce(&mut Xml)) -> Vec<u8> {
    Xml::part("w:hdr", NAMESPACES, |xml| paragraph(xml, "Header", from_right, inside))
}

/// The foot: page and pages.
pub(super) fn footer() -> Vec<u8> {
    Xml::part("w:ftr", NAMESPACES, |xml| {
        paragraph(xml, "Footer", false, |xml| {
            field(xml, "PAGE");
            xml.within("w:r", &[], |xml| xml.text("w:t", "/"));
            field(xml, "NUMPAGES");
        });
    })
}

fn field(xml: &mut Xml, name: &str) {
    xml.within("w:fldSimple", &[("w:instr", name)], |xml| {
        xml.within("w:r", &[], |xml| xml.text("w:t", "1"));
    });
}

fn paragraph(xml: &mut Xml, style: &str, from_right: bool, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| {
            xml.value("w:pStyle", style);
            if from_right {
                xml.leaf("w:bidi", &[]);
            }
        });
        inside(xml);
    });
}
