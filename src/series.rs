//! The same resolution over several years → which paragraph became which through all of them.
//!
//! Each version is compared with the next, and what became which is composed. A version is compared with a later
//! one only for paragraphs that all versions between them lack: what was dropped and came back.
//!
//! The steps, each in its file:
//! - `gaps`: what came back after an absence
//! - `lineages`: the comparisons composed
//! - `events`: what happened to a lineage in a year
//! - `blame`: where every word of the newest version first stood

use rayon::prelude::*;

use crate::compare::{Comparison, Row, compare};
use crate::model::{Part, Resolution, Sides};

mod blame;
mod events;
mod gaps;
mod lineages;

pub use blame::{Blame, Origin, Passage, blame};
pub(crate) use events::rolled_over;
pub use events::{Event, Fate, Totals};

/// Several versions of one resolution, the oldest first, and what became of every paragraph.
#[derive(Debug, Clone, PartialEq)]
pub struct Series {
    /// The comparison of each version with the next: one fewer than versions.
    pub steps: Vec<Comparison>,
    /// What became of the paragraphs.
    pub paragraphs: Strand,
    /// What became of the notes.
    pub notes: Strand,
}

/// The lineages of one part: of all paragraphs, or of all notes.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Strand {
    /// Every paragraph of every version is in exactly one lineage. In the reading order of the newest version; what
    /// it lacks stands after what it stood after.
    pub lineages: Vec<Lineage>,
    /// What came back after an absence.
    pub returns: Vec<Return>,
}

/// One paragraph's way through the versions; several paragraphs where it was split, or merged of several.
#[derive(Debug, Clone, PartialEq)]
pub struct Lineage {
    /// One for each version.
    pub cells: Vec<Cell>,
}

/// What a lineage is in one version.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Cell {
    /// Indexes of its paragraphs (or notes), ascending; empty where the version lacks it.
    pub paragraphs: Vec<usize>,
    /// How they came from the versions before; empty in the first version.
    pub links: Vec<Link>,
}

/// A row that tells what became of a lineage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Link {
    /// The row with this index of the comparison with the version before.
    Step(usize),
    /// The return with this index.
    Return(usize),
}

/// Paragraphs that came back after an absence, matched with the version in which they last stood.
#[derive(Debug, Clone, PartialEq)]
pub struct Return {
    /// The versions that are matched; at least one lies between them.
    pub versions: Sides<usize>,
    /// What became of the words.
    pub row: Row,
}

impl Series {
    /// Follows the paragraphs through `versions`, the oldest first.
    ///
    /// Never fails. Fewer than two versions have no comparison to compose: there is `None` for them.
    pub fn new(versions: Vec<Resolution>) -> Option<Series> {
        if versions.len() < 2 {
            return None;
        }
        let steps: Vec<Comparison> = versions
            .par_windows(2)
            .map(|pair| compare(Sides::new(pair[0].clone(), pair[1].clone())))
            .collect();
        let [paragraphs, notes] = Part::ALL.map(|part| {
            lineages::compose(&versions, &steps, part, gaps::find(part, &versions, &steps))
        });
        Some(Series { paragraphs, notes, steps })
    }

    /// How many versions there are; two at least.
    pub fn len(&self) -> usize {
        self.steps.len() + 1
    }

    /// Never true: a series has two versions at least.
    pub fn is_empty(&self) -> bool {
        false
    }

    /// The versions, the oldest first.
    pub fn versions(&self) -> impl Iterator<Item = &Resolution> {
        let first = self.steps.first().map(|step| &step.documents.old);
        let others = self.steps.iter().map(|step| &step.documents.new);
        first.into_iter().chain(others)
    }

    /// The newest version.
    pub fn newest(&self) -> Option<&Resolution> {
        self.versions().last()
    }

    /// The lineages of one kind of thing.
    pub fn strand(&self, part: Part) -> &Strand {
        match part {
            Part::Paragraphs => &self.paragraphs,
            Part::Notes => &self.notes,
        }
    }

    /// The version that a link of a version comes from, with its row.
    pub fn linked(&self, part: Part, version: usize, link: Link) -> Option<(usize, &Row)> {
        match link {
            Link::Step(row) => {
                let before = version.checked_sub(1)?;
                Some((before, self.steps.get(before)?.rows(part).get(row)?))
            }
            Link::Return(at) => {
                let back = self.strand(part).returns.get(at)?;
                Some((back.versions.old, &back.row))
            }
        }
    }
}

/// Puts versions into the order of their dates, and those of one day into that of their stages; as they stand where one
/// has no date.
pub fn in_order(versions: &mut [Resolution]) {
    if versions.iter().all(|version| version.masthead.age().0.is_some()) {
        versions.sort_by_key(|version| version.masthead.age());
    }
}
