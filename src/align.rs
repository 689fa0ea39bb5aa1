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

pub use trace::{LEAST_ALONE, LEAST_IN_ORDER, LEAST_MOVED, LEAST_SIMILARITY, Pass, Score, Trace};

/// A paragraph as aligning sees it.
#[derive(Debug, Clone, Copy)]
pub struct Item<'t> {
    /// Its words.
    pub tokens: &'t [Token],
    /// What it is; paragraphs of unlike kinds are less likely the same.
    pub kind: Kind,
    /// The index of the paragraph that it hangs on, for a subparagraph.
    pub parent: Option<usize>,
    /// For a note, a number that it shares with one of the other side only, where both hang on the same words and differ in
    /// digits only.
    pub hangs: Option<u32>,
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Language;

    /// What became which between two lists of paragraphs, with whether it moved.
    fn groups(old: &[&str], new: &[&str]) -> Vec<(Vec<usize>, Vec<usize>, bool)> {
        let mut interner = Interner::default();
        let tokens = Sides::new(old, new).map(|texts| -> Vec<Vec<Token>> {
            texts.iter().map(|text| interner.tokenize(text, Language::English)).collect()
        });
        let items = tokens.as_ref().map(|tokens| -> Vec<Item<'_>> {
            let item = |tokens| Item { tokens, kind: Kind::Operative, parent: None, hangs: None };
            tokens.iter().map(|tokens: &Vec<Token>| item(tokens)).collect()
        });
        let groups = align(items.as_ref().map(Vec::as_slice), &interner);
        groups.into_iter().map(|group| (group.items.old, group.items.new, group.moved)).collect()
    }

    const WATER: &str = "Urges States to keep the rivers of the delta free of mercury and lead";
    const ROADS: &str =
        "Notes that bridges over the gorge were rebuilt by volunteers in the spring";

    #[test]
    fn what_was_announced_is_found_where_it_was_held() {
        let old = "Looking forward to the Fourth Conference on Lighthouses, to be held in Lisbon";
        let new = "Welcoming the outcome of the Fourth Conference on Lighthouses, which renews the framework \
                   for keepers, closes the gap in lamps and asks all harbours to report on their fog signals";
        let found = groups(&[WATER, old, ROADS], &[WATER, new, ROADS]);
        assert!(found.contains(&(vec![1], vec![1], false)), "{found:?}");
        // Only where nothing stands between the same neighbours.
        let found = groups(&[WATER, ROADS, old], &[new, WATER, ROADS]);
        assert_eq!(found.len(), 2, "{found:?}");
    }

    #[test]
    fn a_block_moves_with_its_boilerplate() {
        let sections = ["dredging", "pilotage", "towage", "lighting", "charting", "salvage"];
        let leads = sections.map(|of| format!("Decides that {of} shall follow the common code"));
        let boilerplate = [
            "Each party shall bear its own costs in connection with this section",
            "The secretariat shall keep a record of every notification made under it",
        ];
        let text = |order: [usize; 6]| -> Vec<&str> {
            let block = |at: usize| [leads[at].as_str(), boilerplate[0], boilerplate[1]];
            order.into_iter().flat_map(block).collect()
        };
        let found = groups(&text([0, 1, 2, 3, 4, 5]), &text([0, 2, 3, 4, 1, 5]));
        let moved: Vec<_> = found.into_iter().filter(|group| group.2).collect();
        let block: Vec<_> = (0..3).map(|at| (vec![3 + at], vec![12 + at], true)).collect();
        assert_eq!(moved, block);
    }

    #[test]
    fn what_was_condensed_into_another_paragraph_is_part_of_it() {
        let lenders = "Calls upon development banks to lend in local currencies and to scale up \
                       country-owned innovative mechanisms";
        let banks = "Stresses that the banks are a pillar of the financial system and takes note of the \
                     review of their capital";
        let both = "Stresses that the banks are a pillar of the financial system, encourages them to lend \
                    in local currencies and to scale up country-owned innovative mechanisms, and takes \
                    note of the review of their capital";
        let found = groups(&[WATER, ROADS, lenders, banks], &[WATER, ROADS, both]);
        assert!(found.iter().any(|group| group.0 == [2, 3] && group.1 == [2]), "{found:?}");
        // A row with others between its paragraphs would show a text out of its order.
        let found = groups(&[lenders, WATER, ROADS, banks], &[WATER, ROADS, both]);
        assert!(found.iter().all(|group| group.0.len() < 2), "{found:?}");
    }

    #[test]
    fn words_that_only_count_are_no_part_of_a_beginning() {
        let third = "Recalling the participation of the country in the third review of prisons, noting that \
                     it accepted many recommendations, and encouraging it to carry them out in good faith";
        let fourth = "Recalling also the participation of the country in the fourth review of prisons, and \
                      encouraging it to engage with the process";
        let new = "Recalling the participation of the country in the fourth review of prisons, and \
                   emphasizing that the process is important";
        let found = groups(&[WATER, third, fourth, ROADS], &[WATER, new, ROADS]);
        assert!(found.iter().any(|group| group.0.contains(&2) && group.1 == [1]), "{found:?}");
    }
}
