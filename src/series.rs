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

use crate::compare::{CompareOptions, Comparison, Row, compare};
use crate::model::{Resolution, Sides};

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

/// The lineages of one kind of thing: of all paragraphs, or of all notes.
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

/// Which kind of thing a strand is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// The paragraphs.
    Paragraphs,
    /// The footnotes.
    Notes,
}

impl Thing {
    /// The rows of a comparison over this kind of thing.
    pub fn rows(self, comparison: &Comparison) -> &[Row] {
        match self {
            Thing::Paragraphs => &comparison.rows,
            Thing::Notes => &comparison.notes,
        }
    }

    /// The texts of a document of this kind.
    pub fn texts(self, document: &Resolution) -> Vec<&str> {
        match self {
            Thing::Paragraphs => document.paragraphs.iter().map(|p| p.text.as_str()).collect(),
            Thing::Notes => document.notes.iter().map(|n| n.text.as_str()).collect(),
        }
    }

    /// What a thing of this kind is called in its document: its address, or its number.
    pub fn name(self, document: &Resolution, at: usize) -> &str {
        match self {
            Thing::Paragraphs => {
                let paragraph = document.paragraphs.get(at);
                paragraph.map_or("", |paragraph| paragraph.address.as_str())
            }
            Thing::Notes => document.notes.get(at).map_or("", |note| &note.number),
        }
    }

    /// Its words in its document.
    pub fn text(self, document: &Resolution, at: usize) -> &str {
        match self {
            Thing::Paragraphs => document.paragraphs.get(at).map_or("", |p| &p.text),
            Thing::Notes => document.notes.get(at).map_or("", |note| &note.text),
        }
    }
}

impl Series {
    /// Follows the paragraphs through `versions`, the oldest first.
    ///
    /// Never fails. Fewer than two versions have no comparison to compose: there is `None` for them.
    pub fn of(versions: Vec<Resolution>, options: &CompareOptions) -> Option<Series> {
        if versions.len() < 2 {
            return None;
        }
        let steps: Vec<Comparison> = versions
            .par_windows(2)
            .map(|pair| compare(Sides::new(pair[0].clone(), pair[1].clone()), options))
            .collect();
        let [paragraphs, notes] = gaps::find(&versions, &steps, options);
        Some(Series {
            paragraphs: lineages::compose(&versions, &steps, Thing::Paragraphs, paragraphs),
            notes: lineages::compose(&versions, &steps, Thing::Notes, notes),
            steps,
        })
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
    pub fn strand(&self, thing: Thing) -> &Strand {
        match thing {
            Thing::Paragraphs => &self.paragraphs,
            Thing::Notes => &self.notes,
        }
    }

    /// The row that a link of a cell of `version` means.
    pub fn row(&self, thing: Thing, version: usize, link: Link) -> Option<&Row> {
        match link {
            Link::Step(row) => thing.rows(self.steps.get(version.checked_sub(1)?)?).get(row),
            Link::Return(at) => Some(&self.strand(thing).returns.get(at)?.row),
        }
    }
}

/// Puts versions into the order of their dates of adoption; as they stand where one has no date.
pub fn in_order(versions: &mut [Resolution]) {
    let dated = |version: &Resolution| version.masthead.adopted.is_some();
    if versions.iter().all(dated) {
        versions.sort_by_key(|version| version.masthead.adopted);
    }
}
