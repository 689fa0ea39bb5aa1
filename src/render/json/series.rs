//! Several years of one resolution for other programs: lineages, and the origins of words.

use serde::{Serialize, Serializer};

use super::batch::JsonName;
use super::form::{List, form};
use super::{JsonDocument, JsonRow, write};
use crate::render::prelude::*;
use crate::render::timeline::lineages;
use crate::series::{Passage, Totals};

/// Writes a series: `resdiff.history/1`.
///
/// # Errors
/// When `out` does.
pub fn write_history(out: &mut dyn Write, series: &Series) -> io::Result<()> {
    write(out, &JsonHistory(series))
}

/// Writes the newest version with the origin of every word: `resdiff.blame/1`.
///
/// # Errors
/// When `out` does.
pub fn write_blame(out: &mut dyn Write, series: &Series, blame: &Blame) -> io::Result<()> {
    let versions: Vec<&Resolution> = series.versions().collect();
    write(out, &JsonBlame(&versions, blame))
}

form! {
    JsonHistory<'s>(series: &'s Series) {
        schema: "resdiff.history/1",
        versions: series.versions().map(|version| JsonDocument(None, version, None)).collect::<Vec<_>>(),
        lineages: List(lineages(series, Part::Paragraphs).map(JsonLineage)),
        notes: List(lineages(series, Part::Notes).map(JsonLineage)),
        totals: totals(series, Part::Paragraphs),
        note_totals: totals(series, Part::Notes),
    }
}

form! {
    JsonLineage<'s>(lineage: LineageView<'s>) {
        first: lineage.lineage.first(),
        last: lineage.lineage.last(),
        cells: List((0..lineage.lineage.cells.len()).map(|at| JsonCell(lineage, at, lineage.event(at)))),
    }
}

form! {
    JsonCell<'s>(lineage: LineageView<'s>, version: usize, event: Option<Event>) {
        // `null` where neither this version nor the one before has the lineage.
        event: event.map(|event| event.fate.name()),
        moved: event.is_some_and(|event| event.moved),
        split: event.is_some_and(|event| event.split),
        merged: event.is_some_and(|event| event.merged),
        paragraphs: &lineage.lineage.cells[version].paragraphs,
        addresses: lineage.items(version).map(|item| item.name).collect::<Vec<_>>(),
        rows: List(lineage.links(version).map(|(_, from, row)| JsonLink(from, row))),
    }
}

form! {
    JsonLink<'s>(from: usize, row: &'s Row) {
        // The version that is compared with this one.
        from: from,
        row: JsonRow(row),
    }
}

/// How many lineages met each fate, and how many were moved, split and merged.
struct JsonTotals(Totals);

impl Serialize for JsonTotals {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Self(totals) = self;
        let fates = Fate::ALL.iter().map(|&fate| (fate.name().replace('-', "_"), totals.of(fate)));
        let others = [("moved", totals.moved), ("split", totals.split), ("merged", totals.merged)];
        serializer.collect_map(fates.chain(others.map(|(name, count)| (name.to_owned(), count))))
    }
}

fn totals(series: &Series, part: Part) -> Vec<JsonTotals> {
    (0..series.len()).map(|version| JsonTotals(series.totals(part, version))).collect()
}

form! {
    JsonBlame<'s>(versions: &'s [&'s Resolution], blame: &'s Blame) {
        schema: "resdiff.blame/1",
        versions: List(versions.iter().map(|version| JsonName(version))),
        paragraphs: texts(versions, Part::Paragraphs, blame),
        notes: texts(versions, Part::Notes, blame),
    }
}

/// The texts of a part of the newest version.
fn texts<'s>(versions: &'s [&'s Resolution], part: Part, blame: &'s Blame) -> Vec<JsonText<'s>> {
    let newest = versions.last().into_iter().flat_map(|newest| newest.items(part));
    let texts = newest.zip(blame.texts(part));
    texts.map(|(item, passages)| JsonText(versions, part, item, passages)).collect()
}

form! {
    JsonText<'s>(versions: &'s [&'s Resolution], part: Part, item: Item<'s>, passages: &'s [Passage]) {
        address: item.name,
        passages: List(passages.iter().map(|passage| JsonPassage(versions, part, item, passage))),
    }
}

form! {
    JsonPassage<'s>(versions: &'s [&'s Resolution], part: Part, item: Item<'s>, passage: &'s Passage) {
        text: item.text.get(passage.range.clone()),
        version: passage.origin.version,
        address: versions[passage.origin.version].item(part, passage.origin.paragraph).map(|item| item.name),
    }
}
