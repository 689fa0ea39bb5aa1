//! Which addresses became which, runs of the same step collapsed.

use rustc_hash::FxHashMap;

use super::RenumberedRun;
use crate::compare::Row;
use crate::model::{Resolution, Sides};

/// Where a paragraph stands among those at its level.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Rank {
    /// The address without its last number or letter: "OP", "OP12", "II.OP".
    stem: String,
    /// The last number or letter: "12", "(b)".
    own: String,
    /// How many stand before it on the same stem.
    position: usize,
}

/// The ranks of all paragraphs of a document.
fn ranks(document: &Resolution) -> Vec<Rank> {
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    let paragraphs = document.paragraphs.iter();
    paragraphs
        .map(|paragraph| {
            let (stem, own) = split(paragraph.address.as_str());
            let count = counts.entry(stem.to_owned()).or_default();
            *count += 1;
            Rank { stem: stem.to_owned(), own: own.to_owned(), position: *count }
        })
        .collect()
}

/// Cuts an address before its last number or bracket.
fn split(address: &str) -> (&str, &str) {
    let at = if address.ends_with(')') {
        address.rfind('(')
    } else {
        let digits = address.bytes().rev().take_while(u8::is_ascii_digit).count();
        Some(address.len() - digits)
    };
    address.split_at(at.unwrap_or(0))
}

/// The rows whose address changed, in runs, in the order of the new text.
pub fn find(documents: Sides<&Resolution>, rows: &[Row]) -> Vec<RenumberedRun> {
    let ranks = documents.map(ranks);
    let mut open: Vec<Open> = Vec::new();
    let mut by_new: Vec<usize> = (0..rows.len()).filter(|&at| is_renumbered(&rows[at])).collect();
    by_new.sort_by_key(|&at| rows[at].paragraphs.new.first().copied());
    for at in by_new {
        let row = &rows[at];
        let single = match (row.paragraphs.old.as_slice(), row.paragraphs.new.as_slice()) {
            ([old], [new]) if !row.moved => Some(Sides::new(&ranks.old[*old], &ranks.new[*new])),
            _ => None,
        };
        let last = open.last_mut().filter(|_| single.is_some());
        match (last, single) {
            (Some(run), Some(rank)) if run.takes(rank, rows) => run.push(at, rank),
            (_, rank) => open.push(Open { rows: vec![at], last: rank }),
        }
    }
    open.into_iter().map(|run| RenumberedRun { rows: run.rows }).collect()
}

/// Whether a row stands on both sides and its addresses differ.
fn is_renumbered(row: &Row) -> bool {
    !row.is_alone() && !row.names.are_equal()
}

/// So many rows back a subparagraph looks for what it hangs on (30 to 200; lists are shorter).
const LOOK_BACK: usize = 100;

/// A run that may go on.
struct Open<'r> {
    rows: Vec<usize>,
    /// The last paragraph at the level of the run; `None` where nothing may follow.
    last: Option<Sides<&'r Rank>>,
}

impl<'r> Open<'r> {
    fn takes(&self, rank: Sides<&Rank>, rows: &[Row]) -> bool {
        let Some(last) = self.last else { return false };
        let follows =
            |last: &Rank, next: &Rank| last.stem == next.stem && last.position + 1 == next.position;
        if follows(last.old, rank.old) && follows(last.new, rank.new) {
            return true;
        }
        // A subparagraph whose own letter stayed goes with what it hangs on.
        rank.old.own == rank.new.own
            && rank.new.own.ends_with(')')
            && self.rows.iter().rev().take(LOOK_BACK).any(|&at| {
                rows[at].names.old == [rank.old.stem.as_str()]
                    && rows[at].names.new == [rank.new.stem.as_str()]
            })
    }

    fn push(&mut self, row: usize, rank: Sides<&'r Rank>) {
        self.rows.push(row);
        let is_level = self
            .last
            .is_some_and(|last| last.new.stem == rank.new.stem && last.old.stem == rank.old.stem);
        if is_level {
            self.last = Some(rank);
        }
    }
}
