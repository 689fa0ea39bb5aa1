//! Several years of one resolution for other programs: lineages, and the origins of words.

use std::io::{self, Write};

use serde::{Serialize, Serializer};

use super::batch::JsonName;
use super::form::form;
use super::{JsonDocument, JsonRow, write};
use crate::model::{Item, Part, Resolution};
use crate::series::{Blame, Cell, Fate, Link, Passage, Series, Totals};

/// Writes a series: `resdiff.history/1`.
///
/// # Errors
/// When `out` does.
pub fn write_history(out: &mut dyn Write, series: &Series) -> io::Result<()> {
    write(out, &JsonHistory::new(series))
}

/// Writes the newest version with the origin of every word: `resdiff.blame/1`.
///
/// # Errors
/// When `out` does.
pub fn write_blame(out: &mut dyn Write, series: &Series, blame: &Blame) -> io::Result<()> {
    let versions: Vec<&Resolution> = series.versions().collect();
    write(out, &JsonBlame::new(&versions, blame))
}

form! {
    JsonHistory<'s>(series: &'s Series) {
        schema: &'static str = "resdiff.history/1",
        versions: Vec<JsonDocument<'s>> = series.versions().map(JsonDocument::new).collect(),
        lineages: Vec<JsonLineage<'s>> = lineages(series, Part::Paragraphs),
        notes: Vec<JsonLineage<'s>> = lineages(series, Part::Notes),
        totals: Vec<JsonTotals> = totals(series, Part::Paragraphs),
        note_totals: Vec<JsonTotals> = totals(series, Part::Notes),
    }
}

#[derive(Serialize)]
struct JsonLineage<'s> {
    first: usize,
    last: usize,
    cells: Vec<JsonCell<'s>>,
}

#[derive(Serialize)]
struct JsonCell<'s> {
    /// `null` where neither this version nor the one before has the lineage.
    event: Option<&'static str>,
    moved: bool,
    split: bool,
    merged: bool,
    paragraphs: &'s [usize],
    addresses: Vec<&'s str>,
    rows: Vec<JsonLink<'s>>,
}

#[derive(Serialize)]
struct JsonLink<'s> {
    /// The version that is compared with this one.
    from: usize,
    row: JsonRow<'s>,
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

form! {
    JsonBlame<'s>(versions: &[&'s Resolution], blame: &Blame) {
        schema: &'static str = "resdiff.blame/1",
        versions: Vec<JsonName<'s>> = versions.iter().map(|version| JsonName::new(version)).collect(),
        paragraphs: Vec<JsonText<'s>> = texts(versions, Part::Paragraphs, &blame.paragraphs),
        notes: Vec<JsonText<'s>> = texts(versions, Part::Notes, &blame.notes),
    }
}

#[derive(Serialize)]
struct JsonText<'s> {
    address: &'s str,
    passages: Vec<JsonPassage<'s>>,
}

#[derive(Serialize)]
struct JsonPassage<'s> {
    text: &'s str,
    version: usize,
    address: &'s str,
}

fn lineages(series: &Series, part: Part) -> Vec<JsonLineage<'_>> {
    let lineages = series.strand(part).lineages.iter();
    let lineages = lineages.filter_map(|lineage| {
        let versions = series.versions().enumerate().zip(&lineage.cells);
        let cells = versions.map(|((version, document), cell)| {
            let event = lineage.event(series, part, version);
            let names = cell.paragraphs.iter().filter_map(|&at| document.item(part, at));
            JsonCell {
                event: event.map(|event| event.fate.name()),
                moved: event.is_some_and(|event| event.moved),
                split: event.is_some_and(|event| event.split),
                merged: event.is_some_and(|event| event.merged),
                paragraphs: &cell.paragraphs,
                addresses: names.map(|item| item.name).collect(),
                rows: links(series, part, version, cell),
            }
        });
        Some(JsonLineage { cells: cells.collect(), first: lineage.first()?, last: lineage.last()? })
    });
    lineages.collect()
}

fn links<'s>(series: &'s Series, part: Part, version: usize, cell: &Cell) -> Vec<JsonLink<'s>> {
    let link = |&link: &Link| {
        let (from, row) = series.linked(part, version, link)?;
        Some(JsonLink { from, row: JsonRow::new(row) })
    };
    cell.links.iter().filter_map(link).collect()
}

fn totals(series: &Series, part: Part) -> Vec<JsonTotals> {
    (0..series.len()).map(|version| JsonTotals(series.totals(part, version))).collect()
}

fn texts<'s>(
    versions: &[&'s Resolution],
    part: Part,
    passages: &[Vec<Passage>],
) -> Vec<JsonText<'s>> {
    let Some(&newest) = versions.last() else {
        return Vec::new();
    };
    let text = |(item, passages): (Item<'s>, &Vec<Passage>)| {
        let passage = |passage: &Passage| {
            let origin = passage.origin;
            Some(JsonPassage {
                text: item.text.get(passage.range.clone())?,
                version: origin.version,
                address: versions.get(origin.version)?.item(part, origin.paragraph)?.name,
            })
        };
        JsonText { address: item.name, passages: passages.iter().filter_map(passage).collect() }
    };
    newest.items(part).zip(passages).map(text).collect()
}
