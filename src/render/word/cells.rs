//! One side of a row in a cell of the synoptic table: its paragraphs, changes marked, note marks as numbers.

use crate::compare::{Change, Row, Tag};
use crate::model::Side;
use crate::model::{NoteMark, Resolution};
use crate::render::word::document::language;
use crate::render::word::looks::{ADDED, REMOVED, rtl};
use crate::render::word::runs::{self, Look};
use crate::render::word::table::styled;
use crate::render::word::xml::Xml;
use crate::view::View;

/// A paragraph or note as far as a cell shows it.
struct Item<'c> {
    label: Option<&'c str>,
    text: &'c str,
    marks: &'c [NoteMark],
    /// Depth of a subparagraph.
    depth: usize,
}

/// Writes the paragraphs of a cell; an empty one where the row has none on this side.
pub(super) fn write(xml: &mut Xml, view: &View<'_>, row: &Row, side: Side, notes: bool) {
    let (document, indexes) = match side {
        Side::Old => (&view.documents.old, &row.paragraphs.old),
        Side::New => (&view.documents.new, &row.paragraphs.new),
    };
    let items = indexes.iter().filter_map(|&index| item(document, index, notes));
    let items: Vec<Item<'_>> = items.collect();
    let language = language(view, side);
    let style = if notes { "TableNote" } else { "TableText" };
    if items.is_empty() {
        styled(xml, style, rtl(language), |_| {});
        return;
    }
    let looks = looks(row, side);
    let mut start = 0;
    for item in &items {
        styled(xml, style, rtl(language), |xml| {
            if let Some(label) = item.label {
                let indent = "\u{2003}".repeat(item.depth.saturating_sub(1));
                let bold = Look { bold: true, ..Look::PLAIN };
                runs::words(xml, &format!("{indent}{label} "), language, bold);
            }
            for (text, look) in cut(item, start, &looks) {
                runs::words(xml, text, language, look);
            }
        });
        start += item.text.len() + 1;
    }
}

fn item(document: &Resolution, index: usize, notes: bool) -> Option<Item<'_>> {
    if notes {
        let note = document.notes.get(index)?;
        return Some(Item { label: Some(&note.number), text: &note.text, marks: &[], depth: 0 });
    }
    let paragraph = document.paragraphs.get(index)?;
    Some(Item {
        label: paragraph.label.as_deref(),
        text: &paragraph.text,
        marks: &paragraph.marks,
        depth: paragraph.depth,
    })
}

/// Where each look of a side's text ends, in bytes. Where only the print differs, nothing is marked.
fn looks(row: &Row, side: Side) -> Vec<(usize, Look)> {
    let (own, marked) = match side {
        Side::Old => (Tag::Removed, REMOVED),
        Side::New => (Tag::Added, ADDED),
    };
    let mut end = 0;
    let mut looks = Vec::new();
    for span in row.spans.iter().filter(|span| !row.is_untouched() && span.tag.is_of(side)) {
        end += span.text.len();
        let look = if span.tag == own && !span.typographic { marked } else { Look::PLAIN };
        looks.push((end, look));
    }
    let alone = matches!(row.change, Change::Added | Change::Removed);
    looks.push((usize::MAX, if alone { marked } else { Look::PLAIN }));
    looks
}

/// Cuts the text of an item that begins at `start` of its side where the look changes or a note mark stands.
fn cut<'c>(item: &Item<'c>, start: usize, looks: &[(usize, Look)]) -> Vec<(&'c str, Look)> {
    let look_at = |at: usize| {
        let found = looks.iter().find(|(end, _)| start + at < *end);
        found.map_or(Look::PLAIN, |(_, look)| *look)
    };
    let ends = looks.iter().map(|(end, _)| end.saturating_sub(start));
    let marks = item.marks.iter().map(|mark| mark.at);
    let mut edges: Vec<usize> = ends.chain(marks).filter(|&at| at < item.text.len()).collect();
    edges.push(item.text.len());
    edges.sort_unstable();
    edges.dedup();
    let mut pieces = Vec::new();
    let mut from = 0;
    let raised = |at: usize, pieces: &mut Vec<(&'c str, Look)>| {
        for mark in item.marks.iter().filter(|mark| mark.at == at) {
            let before = look_at(at.saturating_sub(1));
            let look = Look { raised: true, ..before };
            pieces.push((mark.number.as_str(), look));
        }
    };
    raised(0, &mut pieces);
    for edge in edges.into_iter().filter(|&edge| edge > 0) {
        if let Some(text) = item.text.get(from..edge).filter(|text| !text.is_empty()) {
            pieces.push((text, look_at(from)));
        }
        raised(edge, &mut pieces);
        from = edge;
    }
    pieces
}
