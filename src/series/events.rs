//! What happened to a lineage in a year, and how often each happened.

use strum::VariantArray;

use super::{Lineage, Link, Series};
use crate::compare::{Change, Row, Shape};
use crate::model::{Part, named};

/// What became of a lineage in one version, against the version before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "kebab-case")]
pub enum Fate {
    /// It stands in the oldest version; nothing is known of before.
    Oldest,
    /// No word changed.
    Kept,
    /// Only what moves on by itself, or the print, changed.
    RolledOver,
    /// Words changed.
    Reworded,
    /// It appeared.
    New,
    /// It came back after an absence.
    Returned,
    /// The version before had it, this one lacks it.
    Dropped,
}

impl Fate {
    /// All of them, in the order of tables.
    pub const ALL: &[Fate] = Fate::VARIANTS;
}

named!(Fate);

/// What happened to a lineage in one version.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Event {
    /// What became of it.
    pub fate: Fate,
    /// It stands out of its former order.
    pub moved: bool,
    /// One of its paragraphs became several.
    pub split: bool,
    /// Several of its paragraphs became one.
    pub merged: bool,
}

/// How many lineages met each fate in one version.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    counts: [usize; Fate::VARIANTS.len()],
    /// How many moved.
    pub moved: usize,
    /// How many were split.
    pub split: usize,
    /// How many were merged.
    pub merged: usize,
}

impl Totals {
    /// How many met this fate.
    pub fn of(&self, fate: Fate) -> usize {
        self.counts[fate as usize]
    }
}

/// True for an edited row in which only what moves on by itself, or the print, changed.
pub(crate) fn rolled_over(row: &Row) -> bool {
    let classes = row.classes();
    row.change == Change::Edited
        && !classes.is_empty()
        && !classes.iter().any(|class| class.is_substance())
}

impl Lineage {
    /// What happened in `version`; `None` where neither it nor the version before has the lineage.
    pub fn event(&self, series: &Series, part: Part, version: usize) -> Option<Event> {
        let links = self.cells.get(version)?.links.iter();
        let rows = links.filter_map(|&link| Some(series.linked(part, version, link)?.1));
        let rows: Vec<&Row> = rows.collect();
        Some(Event {
            fate: self.fate(version, &rows)?,
            moved: rows.iter().any(|row| row.moved),
            split: rows.iter().any(|row| row.shape() == Shape::Split),
            merged: rows.iter().any(|row| row.shape() == Shape::Merged),
        })
    }

    fn fate(&self, version: usize, rows: &[&Row]) -> Option<Fate> {
        let cell = &self.cells[version];
        let before = version.checked_sub(1).map(|at| !self.cells[at].paragraphs.is_empty());
        let is_of_step = |link: &Link| matches!(link, Link::Step(_));
        let mut changed = rows.iter().filter(|row| row.change != Change::Unchanged).peekable();
        Some(match (before, !cell.paragraphs.is_empty()) {
            (None, true) => Fate::Oldest,
            (Some(true), false) => Fate::Dropped,
            (_, false) => return None,
            _ if self.first() == Some(version) => Fate::New,
            (Some(false), true) => Fate::Returned,
            _ if !cell.links.iter().any(is_of_step) => Fate::Returned,
            _ if changed.peek().is_none() => Fate::Kept,
            _ if changed.all(|row| rolled_over(row)) => Fate::RolledOver,
            _ => Fate::Reworded,
        })
    }

    /// The first version that has it.
    pub fn first(&self) -> Option<usize> {
        self.cells.iter().position(|cell| !cell.paragraphs.is_empty())
    }

    /// The last version that has it.
    pub fn last(&self) -> Option<usize> {
        self.cells.iter().rposition(|cell| !cell.paragraphs.is_empty())
    }
}

impl Series {
    /// How many lineages met each fate in `version`.
    pub fn totals(&self, part: Part, version: usize) -> Totals {
        let mut totals = Totals::default();
        let lineages = &self.strand(part).lineages;
        for event in lineages.iter().filter_map(|lineage| lineage.event(self, part, version)) {
            totals.counts[event.fate as usize] += 1;
            totals.moved += usize::from(event.moved);
            totals.split += usize::from(event.split);
            totals.merged += usize::from(event.merged);
        }
        totals
    }
}
