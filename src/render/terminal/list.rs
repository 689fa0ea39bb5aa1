//! One line per changed paragraph, most substance first: its addresses, what happened, how it begins.

use std::io;

use rustc_hash::FxHashMap;

use crate::compare::Change;
use crate::model::Side;
use crate::render::outline::Entry;
use crate::render::part_view::PartView;
use crate::render::terminal::canvas::Canvas;
use crate::render::terminal::wrap::{Line, columns, elide};
use crate::render::{Role, figures, phrases, visible};

/// Writes all entries, unchanged ones only with `all`.
pub(super) fn entries(
    canvas: &mut Canvas<'_>,
    part: &PartView<'_>,
    entries: &[Entry],
    all: bool,
) -> io::Result<()> {
    let mut none = true;
    for &entry in entries {
        let Entry::Row { index, origin } = entry else {
            continue;
        };
        let row = &part.rows[index];
        let role = phrases::role(row);
        let mut words = phrases::what_happened(part, row, origin);
        if let Some(changes) = figures::word_changes(row) {
            words = format!("{words}: {changes}");
        }
        let side = if row.change == Change::Removed { Side::Old } else { Side::New };
        let text = part.text(row, side);
        let names = phrases::head_names(part, row);
        let pieces = [
            (role, phrases::sign(row)),
            (Role::Text, " "),
            (Role::Address, &visible(&names)),
            (Role::Text, "  "),
            (role, &words),
            (Role::Text, "  "),
            (Role::Quiet, &visible(&text).replace(['\n', '\t'], " ")),
        ];
        canvas.line(&fitted(&pieces, canvas.width))?;
        none = false;
    }
    if none && !all {
        canvas.line(&Line::new(Role::Quiet, "No paragraph changed."))?;
    }
    Ok(())
}

/// Puts the rows in the order of `ranks`, most substance first; what is not in it keeps its order behind them.
pub(super) fn rank(entries: &mut [Entry], ranks: &[usize]) {
    let places: FxHashMap<usize, usize> =
        ranks.iter().enumerate().map(|(rank, &row)| (row, rank)).collect();
    let rank = |entry: &Entry| match entry {
        Entry::Row { index, .. } => places.get(index).copied(),
        _ => None,
    };
    entries.sort_by_cached_key(|entry| rank(entry).unwrap_or(usize::MAX));
}

/// A line of so many columns at most: nothing comes after what was cut.
fn fitted(pieces: &[(Role, &str)], mut left: usize) -> Line {
    let mut line = Line::default();
    for (role, text) in pieces {
        let text = elide(text, left);
        line.push(*role, &text);
        left = if text.ends_with('…') { 0 } else { left - columns(&text) };
    }
    line
}
