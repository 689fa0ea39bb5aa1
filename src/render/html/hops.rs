//! The way from change to change, for each filter that a reader can set.

use std::collections::HashMap;

use crate::compare::Row;
use crate::render::html::Page;
use crate::render::outline::Entry;

/// For each id those before and after it, in the order of the page.
pub(super) type Chain = HashMap<String, [Option<String>; 2]>;

/// The chains of a report, each with the class of its links: over every change, over what moved with the places that it
/// left, and over what stands in one text alone.
pub(super) fn chains(page: &Page<'_>) -> Vec<(&'static str, Chain)> {
    let mut stops: Vec<(&str, &Row)> = Vec::new();
    for section in &page.sections {
        let (part, ids) = (page.part(section.part()), page.ids(section.part()));
        stops.extend(section.entries.iter().filter_map(|entry| match *entry {
            Entry::Row { index, .. } => Some((ids.row(index), &part.rows[index])),
            Entry::MovedFrom { index, .. } => Some((ids.left(index)?, &part.rows[index])),
            Entry::Unchanged { .. } => None,
        }));
    }
    let kinds: [(&str, fn(&Row) -> bool); 3] =
        [("every", |_| true), ("moves", |row| row.moved), ("alone", Row::is_alone)];
    let chains = kinds.map(|(class, is_stop)| {
        let ids = stops.iter().filter(|(_, row)| is_stop(row)).map(|(id, _)| *id);
        (class, chain(&ids.collect::<Vec<_>>()))
    });
    chains.into()
}

fn chain(ids: &[&str]) -> Chain {
    let id = |at: Option<usize>| at.and_then(|at| ids.get(at)).map(|&id| id.to_owned());
    let around = |at: usize| [id(at.checked_sub(1)), id(Some(at + 1))];
    ids.iter().enumerate().map(|(at, &id)| (id.to_owned(), around(at))).collect()
}
