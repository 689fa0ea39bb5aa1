//! The reading order with runs of unchanged rows folded: what a page of a comparison shows, in order.

use crate::render::prelude::*;

/// Where the other end of a move is, seen from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, strum::Display)]
#[strum(serialize_all = "lowercase")]
pub(crate) enum Way {
    Up,
    Down,
}

/// One thing that a page shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Entry {
    /// The row with this index, in full; for a moved row, where its old place is.
    Row { index: usize, origin: Option<Way> },
    /// The place that the moved row with this index left, and where the row is now.
    MovedFrom { index: usize, target: Way },
    /// Unchanged rows in a run: the indexes of the first and the last.
    Unchanged {
        first: usize,
        last: usize,
        relabelled: bool,
        /// True where changes of these rows are hidden.
        hidden: bool,
    },
}

impl Entry {
    /// The indexes of its rows; a place that was left has none.
    pub(crate) fn rows(self) -> Range<usize> {
        match self {
            Entry::Row { index, .. } => index..index + 1,
            Entry::Unchanged { first, last, .. } => first..last + 1,
            Entry::MovedFrom { .. } => 0..0,
        }
    }
}

/// Puts the order of `part` into entries; with `all`, unchanged rows stay apart and are shown in full.
pub(crate) fn outline(part: &PartView<'_>, all: bool) -> Vec<Entry> {
    outline_of(part, &part.order, all)
}

/// The same for some of the places only.
pub(crate) fn outline_of(part: &PartView<'_>, places: &[Slot], all: bool) -> Vec<Entry> {
    let at = |slot: Slot| part.order.iter().position(|&one| one == slot);
    // Where the second slot is, seen from the first one.
    let way = |from: Slot, to: Slot| if at(to) > at(from) { Way::Down } else { Way::Up };
    let mut entries = Vec::new();
    for &place in places {
        let entry = match place {
            Slot::MovedFrom(index) => {
                Entry::MovedFrom { index, target: way(place, Slot::Row(index)) }
            }
            Slot::Row(index) if all || !folds(&part.rows[index]) => {
                let left = Slot::MovedFrom(index);
                let is_left = part.rows[index].moved && part.order.contains(&left);
                Entry::Row { index, origin: is_left.then(|| way(place, left)) }
            }
            Slot::Row(index) => Entry::Unchanged {
                first: index,
                last: index,
                relabelled: part.rows[index].relabelled,
                hidden: part.rows[index].hidden > 0,
            },
        };
        if !joined(part, entries.last_mut(), entry) {
            entries.push(entry);
        }
    }
    entries
}

/// True for a row that says nothing but that it is still there.
pub(crate) fn folds(row: &Row) -> bool {
    row.change == Change::Unchanged && !row.moved && row.shape() == Shape::OneToOne
}

/// Lengthens the run before by `entry` where both are runs, and are called alike on both sides or
/// called differently on both sides.
fn joined(part: &PartView<'_>, before: Option<&mut Entry>, entry: Entry) -> bool {
    let (
        Some(Entry::Unchanged { first, last, relabelled, hidden }),
        Entry::Unchanged { first: next, relabelled: is_relabelled, hidden: is_hidden, .. },
    ) = (before, entry)
    else {
        return false;
    };
    let are_alike = *hidden == is_hidden
        && part.same_name(&part.rows[*first]) == part.same_name(&part.rows[next]);
    if are_alike {
        *last = next;
        *relabelled |= is_relabelled;
    }
    are_alike
}
