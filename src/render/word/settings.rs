//! `settings.xml`: what Word should do as it does for files of its own.

use crate::render::word::looks::tag;
use crate::render::word::package::NAMESPACES;
use crate::render::word::xml::Xml;
use crate::view::View;

/// Writes the part; `start` is the number of the first footnote.
pub(super) fn write(view: &View<'_>, start: Option<usize>) -> Vec<u8> {
    Xml::part("w:settings", NAMESPACES, |xml| {
        xml.leaf("w:zoom", &[("w:percent", "100")]);
        xml.value("w:defaultTabStop", "567");
        xml.value("w:characterSpacingControl", "doNotCompress");
        if let Some(start) = start {
            xml.within("w:footnotePr", &[], |xml| {
                if start > 1 {
                    xml.value("w:numStart", &start.to_string());
                }
                xml.leaf("w:footnote", &[("w:id", "0")]);
                xml.leaf("w:footnote", &[("w:id", "1")]);
            });
        }
        xml.within("w:compat", &[], |xml| {
            xml.leaf(
                "w:compatSetting",
                &[
                    ("w:name", "compatibilityMode"),
                    ("w:uri", "http://schemas.microsoft.com/office/word"),
                    ("w:val", "15"),
                ],
            );
        });
        let language = tag(view.documents.new.language);
        let fonts = [("w:val", language), ("w:eastAsia", "zh-CN"), ("w:bidi", "ar-SA")];
        xml.leaf("w:themeFontLang", &fonts);
        xml.value("w:decimalSymbol", ".");
        xml.value("w:listSeparator", ",");
    })
}
