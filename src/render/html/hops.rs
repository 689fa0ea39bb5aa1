//! The way from change to change, for each filter that a reader can set.

use std::collections::HashMap;

use crate::compare::Row;
use crate::render::html::Page;
use crate::render::outline::Entry;

/// The ids before and after each id, in the order of the page.
type Chain = HashMap<String, [Option<String>; 2]>;

/// The chains that a report has.
#[derive(Default)]
pub(super) struct Hops {
    /// Over every change.
    pub(super) every: Chain,
    /// Over what moved, and the places that it left.
    pub(super) moved: Chain,
    /// Over what stands in one text alone.
    pub(super) alone: Chain,
}

impl Hops {
    /// The chains over all sections.
    pub(super) fn new(page: &Page<'_>) -> Self {
        let mut stops: Vec<(&str, &Row)> = Vec::new();
        for section in &page.sections {
            let (part, ids) = (page.part(section.part()), page.ids(section.part()));
            stops.extend(section.entries.iter().filter_map(|entry| match *entry {
                Entry::Row { index, .. } => Some((ids.row(index), &part.rows[index])),
                Entry::MovedFrom { index, .. } => Some((ids.left(index)?, &part.rows[index])),
                Entry::Unchanged { .. } => None,
            }));
        }
        let chain = |is_stop: fn(&Row) -> bool| {
            let ids = stops.iter().filter(|(_, row)| is_stop(row)).map(|(id, _)| *id);
            chain(&ids.collect::<Vec<_>>())
        };
        Self { every: chain(|_| true), moved: chain(|row| row.moved), alone: chain(Row::is_alone) }
    }
}

fn chain(ids: &[&str]) -> Chain {
    let id = |at: Option<usize>| at.and_then(|at| ids.get(at)).map(|&id| id.to_owned());
    let around = |at: usize| [id(at.checked_sub(1)), id(Some(at + 1))];
    ids.iter().enumerate().map(|(at, &id)| (id.to_owned(), around(at))).collect()
}
