//! The order in which rows are read: that of the new text, with removals where they stood in the old one.

use super::{Change, Row, Slot};

/// Sorts rows into reading order. Rows that are not moved stand in the order of both sides already.
pub fn sort(rows: &mut Vec<Row>) {
    let order = order(rows);
    let mut taken: Vec<Option<Row>> = rows.drain(..).map(Some).collect();
    rows.extend(order.into_iter().filter_map(|slot| match slot {
        Slot::Row(at) => taken[at].take(),
        Slot::MovedFrom(_) => None,
    }));
}

/// The reading order of rows, with the slots that moved rows left.
pub fn order(rows: &[Row]) -> Vec<Slot> {
    let first_new = |&at: &usize| rows[at].paragraphs.new.first().copied();
    let mut by_new: Vec<usize> = (0..rows.len()).filter(|at| first_new(at).is_some()).collect();
    by_new.sort_by_key(first_new);
    // Where the rows stand that are in order on both sides: on the old one, and in the new text.
    let anchors: Vec<(usize, usize)> = (1..)
        .zip(&by_new)
        .filter(|&(_, &at)| !rows[at].moved && rows[at].change != Change::Added)
        .map(|(place, &at)| (rows[at].paragraphs.old[0], place))
        .collect();
    // What stands on the old side only, or left its slot there, comes behind the anchor before it.
    let left = rows.iter().enumerate().filter_map(|(at, row)| {
        let old = *row.paragraphs.old.first()?;
        let slot = match row.change {
            Change::Removed => Slot::Row(at),
            _ if row.moved => Slot::MovedFrom(at),
            _ => return None,
        };
        let before = anchors.partition_point(|&(anchor, _)| anchor < old).checked_sub(1);
        Some(((before.map_or(0, |anchor| anchors[anchor].1), Some(old)), slot))
    });
    let stays = (1..).zip(&by_new).map(|(place, &at)| ((place, None), Slot::Row(at)));
    let mut order: Vec<_> = stays.chain(left).collect();
    order.sort_by_key(|&(place, _)| place);
    order.into_iter().map(|(_, slot)| slot).collect()
}
