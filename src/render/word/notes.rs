//! Footnotes → `footnotes.xml`.

use crate::render::word::document::language;
use crate::render::word::draft::{Content, Fate, Piece};
use crate::render::word::footnotes::Footnotes;
use crate::render::word::looks::rtl;
use crate::render::word::package::NAMESPACES;
use crate::render::word::revisions::Revisions;
use crate::render::word::runs::{self, Look};
use crate::render::word::xml::Xml;
use crate::view::View;

/// Writes the part. A paragraph mark in it is never a change: a note comes and goes with its reference.
pub(super) fn write(view: &View<'_>, footnotes: &Footnotes, revisions: &mut Revisions) -> Vec<u8> {
    Xml::part("w:footnotes", NAMESPACES, |xml| {
        rule(xml, "separator", "0", "w:separator");
        rule(xml, "continuationSeparator", "1", "w:continuationSeparator");
        for (index, side, pieces) in footnotes.written(view) {
            let language = language(view, side);
            xml.within("w:footnote", &[("w:id", &footnotes.id(index))], |xml| {
                xml.within("w:p", &[], |xml| {
                    xml.within("w:pPr", &[], |xml| {
                        xml.value("w:pStyle", "FootnoteText");
                        if rtl(language) {
                            xml.leaf("w:bidi", &[]);
                        }
                    });
                    mark(xml, footnotes.own_mark(index));
                    for piece in &pieces {
                        let Piece { fate, print_only, content } = piece;
                        let Content::Words { text, .. } = content else {
                            continue;
                        };
                        let look = Look { deleted: *fate == Fate::Deleted, ..Look::default() };
                        revisions.within(xml, *fate, *print_only, |xml| {
                            runs::words(xml, text, language, look);
                        });
                    }
                });
            });
        }
    })
}

/// The mark that a note begins with.
fn mark(xml: &mut Xml, own: Option<&str>) {
    xml.within("w:r", &[], |xml| {
        xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", "FootnoteReference"));
        match own {
            None => xml.leaf("w:footnoteRef", &[]),
            Some(mark) => xml.text("w:t", mark),
        }
    });
    xml.within("w:r", &[], |xml| xml.text("w:t", " "));
}

fn rule(xml: &mut Xml, kind: &str, id: &str, element: &str) {
    xml.within("w:footnote", &[("w:type", kind), ("w:id", id)], |xml| {
        xml.within("w:p", &[], |xml| {
            xml.within("w:pPr", &[], |xml| {
                let spacing = [("w:after", "0"), ("w:line", "240"), ("w:lineRule", "auto")];
                xml.leaf("w:spacing", &spacing);
            });
            xml.within("w:r", &[], |xml| xml.leaf(element, &[]));
        });
    });
}
