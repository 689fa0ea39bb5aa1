//! The automatic lists → `numbering.xml`.

use crate::render::word::labels::{LEVELS, Level, List};
use crate::render::word::package::NAMESPACES;
use crate::render::word::xml::Xml;

/// Writes the part; `None` where there is no list. List `n` has the number `n + 1`.
pub(super) fn write(lists: &[List]) -> Option<Vec<u8>> {
    if lists.is_empty() {
        return None;
    }
    Some(Xml::part("w:numbering", NAMESPACES, |xml| {
        for (at, list) in lists.iter().enumerate() {
            let id = at.to_string();
            xml.within("w:abstractNum", &[("w:abstractNumId", &id)], |xml| {
                xml.value("w:multiLevelType", "multilevel");
                for level in 0..LEVELS {
                    definition(xml, list, level);
                }
            });
        }
        for at in 0..lists.len() {
            let number = (at + 1).to_string();
            xml.within("w:num", &[("w:numId", &number)], |xml| {
                xml.value("w:abstractNumId", &at.to_string());
            });
        }
    }))
}

fn definition(xml: &mut Xml, list: &List, at: usize) {
    let usual = Level {
        format: ["decimal", "lowerLetter", "lowerRoman"].get(at % 3).copied().unwrap_or("decimal"),
        before: if at == 0 { "" } else { "(" }.to_string(),
        after: if at == 0 { "." } else { ")" }.to_string(),
    };
    let level = list.levels.get(at).and_then(Option::as_ref).unwrap_or(&usual);
    let start = if at == 0 { list.start } else { 1 };
    xml.within("w:lvl", &[("w:ilvl", &at.to_string())], |xml| {
        xml.value("w:start", &start.to_string());
        xml.value("w:numFmt", level.format);
        xml.value("w:suff", "tab");
        xml.value("w:lvlText", &format!("{}%{}{}", level.before, at + 1, level.after));
        xml.value("w:lvlJc", "left");
        xml.within("w:pPr", &[], |xml| indent(xml, at));
    });
}

/// Where a labelled paragraph of a level begins: operative paragraphs and (a) at the first line, (i) and deeper as blocks.
fn indent(xml: &mut Xml, level: usize) {
    let tab = |xml: &mut Xml, at: usize| {
        xml.within("w:tabs", &[], |xml| {
            xml.leaf("w:tab", &[("w:val", "left"), ("w:pos", &at.to_string())]);
        });
    };
    if level < 2 {
        tab(xml, 1134);
        xml.leaf("w:ind", &[("w:left", "0"), ("w:firstLine", "567")]);
    } else {
        let left = 567 * (level + 1);
        tab(xml, left);
        xml.leaf("w:ind", &[("w:left", &left.to_string()), ("w:hanging", "567")]);
    }
}
