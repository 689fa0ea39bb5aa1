//! The automatic lists → `numbering.xml`.

use crate::render::word::labels::{LEVELS, Level, List};
use crate::render::word::prelude::*;

/// What a level is set in further than the one above it, in twentieths of a point: one centimetre.
const INDENT: usize = 567;

/// Writes the part; `None` where there is no list. List `n` has the number `n + 1`.
pub(super) fn write(lists: &[List]) -> Option<Xml> {
    if lists.is_empty() {
        return None;
    }
    let definitions = lists.iter().enumerate().map(|(at, list)| {
        let levels = (0..LEVELS).map(|level| definition(list, level));
        let kind = value("w:multiLevelType", "multilevel");
        element("w:abstractNum")
            .with("w:abstractNumId", at)
            .around([kind].into_iter().chain(levels))
    });
    let numbers = (0..lists.len())
        .map(|at| element("w:num").with("w:numId", at + 1).around([value("w:abstractNumId", at)]));
    Some(part("w:numbering", definitions.chain(numbers)))
}

fn definition(list: &List, at: usize) -> Xml {
    let (before, after) = if at == 0 { ("", ".") } else { ("(", ")") };
    let usual = Level {
        format: ["decimal", "lowerLetter", "lowerRoman"][at % 3],
        before: before.to_string(),
        after: after.to_string(),
    };
    let level = list.levels[at].as_ref().unwrap_or(&usual);
    element("w:lvl").with("w:ilvl", at).around([
        value("w:start", if at == 0 { list.start } else { 1 }),
        value("w:numFmt", level.format),
        value("w:suff", "tab"),
        value("w:lvlText", format!("{}%{}{}", level.before, at + 1, level.after)),
        value("w:lvlJc", "left"),
        within("w:pPr", indent(at)),
    ])
}

/// Where a labelled paragraph of a level begins: operative paragraphs and (a) at the first line, (i) and deeper as blocks.
fn indent(level: usize) -> [Xml; 2] {
    let left = INDENT * (level + 1);
    let (stop, left, first) =
        if level < 2 { (2 * INDENT, 0, "w:firstLine") } else { (left, left, "w:hanging") };
    let stop = element("w:tab").with("w:val", "left").with("w:pos", stop).empty();
    [within("w:tabs", [stop]), element("w:ind").with("w:left", left).with(first, INDENT).empty()]
}
