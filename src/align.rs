//! Two paragraph lists → which became which, by index.
//!
//! One global optimum in order, then what moved, then splits and merges; `order` marks as few rows as can be as
//! moved. Knows words as keys and paragraphs as indexes; no text, no United Nations.
//!
//! The steps, each in its file:
//! - `profile`: what a paragraph says, as weighted words and word pairs; how alike two are
//! - `candidates`: the pairs worth looking at, found through an inverted index
//! - `matched`: the best set of pairs in order, and the pairs out of order that go with it
//! - `shapes`: splits and merges
//! - `order`: which pairs are moved
//! - `trace`: these steps one after another, with what each gave

use crate::model::{Kind, Sides};
use crate::tokens::{Interner, Token};

mod candidates;
mod matched;
mod order;
mod profile;
mod shapes;
mod trace;

pub use trace::{LEAST_IN_ORDER, LEAST_MOVED, LEAST_SIMILARITY, Pass, Score, Trace};

/// A paragraph as aligning sees it.
#[derive(Debug, Clone, Copy)]
pub struct Item<'t> {
    /// Its words.
    pub tokens: &'t [Token],
    /// What it is; paragraphs of unlike kinds are less likely the same.
    pub kind: Kind,
    /// The index of the paragraph that it hangs on, for a subparagraph.
    pub parent: Option<usize>,
}

/// Paragraphs that became each other.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Indexes on each side, ascending; one on at least one side.
    pub items: Sides<Vec<usize>>,
    /// How alike the two sides are, 0 to 1.
    pub similarity: f64,
    /// Out of order against the groups that are not.
    pub moved: bool,
}

/// Finds which paragraphs became which. Paragraphs in no group are added or removed.
///
/// Groups come in the order of the new side.
pub fn align(items: Sides<&[Item<'_>]>, interner: &Interner) -> Vec<Group> {
    Trace::new(items, interner).groups()
}
