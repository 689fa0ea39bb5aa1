//! The order in which rows are read: that of the new text, with removals where they stood in the old one.

use super::{Change, Row, Slot};

/// Sorts rows into reading order. Rows that are not moved stand in the order of both sides already.
pub fn sort(rows: &mut Vec<Row>) {
    let order = order_of(rows, false);
    let mut taken: Vec<Option<Row>> = rows.drain(..).map(Some).collect();
    rows.extend(order.into_iter().filter_map(|slot| match slot {
        Slot::Row(at) => taken[at].take(),
        Slot::MovedFrom(_) => None,
    }));
}

/// The reading order of sorted rows, with the slots that moved rows left.
pub fn order(rows: &[Row]) -> Vec<Slot> {
    order_of(rows, true)
}

fn order_of(rows: &[Row], with_moves: bool) -> Vec<Slot> {
    let is_anchor =
        |row: &Row| !row.moved && !matches!(row.change, Change::Added | Change::Removed);
    // What stands on the old side only, or left its slot there, by old index.
    let mut left: Vec<(usize, Slot)> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| {
            let old = *row.paragraphs.old.first()?;
            match row.change {
                Change::Removed => Some((old, Slot::Row(at))),
                _ if row.moved && with_moves => Some((old, Slot::MovedFrom(at))),
                _ => None,
            }
        })
        .collect();
    left.sort_by_key(|&(old, _)| old);
    let mut by_new: Vec<(usize, usize)> = rows
        .iter()
        .enumerate()
        .filter_map(|(at, row)| Some((*row.paragraphs.new.first()?, at)))
        .collect();
    by_new.sort_unstable();
    let anchors: Vec<usize> = by_new
        .iter()
        .filter(|&&(_, at)| is_anchor(&rows[at]))
        .map(|&(_, at)| rows[at].paragraphs.old[0])
        .collect();
    let mut order = Vec::with_capacity(rows.len() + left.len());
    let mut left = left.into_iter().peekable();
    let mut next_anchor = anchors.iter().copied();
    let mut limit = next_anchor.next().unwrap_or(usize::MAX);
    let drain =
        |order: &mut Vec<Slot>,
         limit: usize,
         left: &mut std::iter::Peekable<std::vec::IntoIter<(usize, Slot)>>| {
            while let Some((_, slot)) = left.next_if(|&(old, _)| old < limit) {
                order.push(slot);
            }
        };
    drain(&mut order, limit, &mut left);
    for (_, at) in by_new {
        order.push(Slot::Row(at));
        if is_anchor(&rows[at]) {
            limit = next_anchor.next().unwrap_or(usize::MAX);
            drain(&mut order, limit, &mut left);
        }
    }
    order
}
