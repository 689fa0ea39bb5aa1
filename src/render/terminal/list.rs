//! One line per changed paragraph, most substance first: its addresses, what happened, how it begins.

use rustc_hash::FxHashMap;

use crate::render::terminal::prelude::*;

/// The space between two columns.
const SPACE: &str = "  ";

/// The narrowest output that has room for the classes of changes beside the words (90 to 120).
const CLASSES_FROM: usize = 100;

/// A line of the list: the role of what happened, and its cells.
struct Cells<'c> {
    role: Role,
    sign: &'static str,
    names: String,
    what: String,
    words: [String; 2],
    classes: String,
    text: Cow<'c, str>,
}

/// Writes all entries in aligned columns, unchanged ones only with `all`.
pub(super) fn entries(canvas: &mut Canvas<'_>, part: &PartView<'_>, entries: &[Entry], all: bool) {
    let rows = entries.iter().filter_map(|entry| match *entry {
        Entry::Row { index, origin } => Some(cells(part, &part.rows[index], origin)),
        _ => None,
    });
    let rows: Vec<Cells<'_>> = rows.collect();
    if rows.is_empty() && !all {
        return canvas.line(&Line::new(Role::Quiet, part.ui.no_paragraph_changed()));
    }
    let names = widest(rows.iter().map(|row| &row.names));
    let what = widest(rows.iter().map(|row| &row.what));
    let words = [0, 1].map(|nth| widest(rows.iter().map(|row| &row.words[nth])));
    let before = 2 + names + what + words[0] + words[1] + 3 * SPACE.len();
    // What is left is shared by the classes and the words of the paragraph.
    let most = canvas.width.saturating_sub(before) / 2;
    let classes = match canvas.width < CLASSES_FROM {
        true => 0,
        false => widest(rows.iter().map(|row| &row.classes)).min(most),
    };
    for row in &rows {
        let mut line = Line::new(row.role, row.sign);
        line.push(Role::Text, " ");
        line.push_cell(Role::Address, &row.names, names);
        line.push(Role::Text, SPACE);
        line.push_cell(row.role, &row.what, what);
        for (nth, role) in [Role::RemovedSign, Role::AddedSign].into_iter().enumerate() {
            let gap = words[nth] + 1 - columns(&row.words[nth]);
            line.push(Role::Text, &" ".repeat(gap));
            line.push(role, &row.words[nth]);
        }
        if classes > 0 {
            line.push(Role::Text, SPACE);
            line.push_cell(Role::Text, &row.classes, classes);
        }
        line.push(Role::Text, SPACE);
        line.push(Role::Quiet, &row.text);
        canvas.line(&fitted(line, canvas.width));
    }
}

fn cells<'c>(part: &PartView<'c>, row: &'c Row, origin: Option<Way>) -> Cells<'c> {
    let counts = row.words();
    let side = if row.change == Change::Removed { Side::Old } else { Side::New };
    let text = part.text(row, side);
    Cells {
        role: phrases::role(row),
        sign: phrases::sign(row),
        names: visible(&phrases::head_names(part, row)).into_owned(),
        what: phrases::what_happened(part, row, origin),
        words: [("−", counts.removed), ("+", counts.added)]
            .map(|(sign, count)| if count > 0 { format!("{sign}{count}") } else { String::new() }),
        classes: phrases::classes(part.ui, row),
        text: visible(&text).replace(['\n', '\t'], " ").into(),
    }
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
fn fitted(whole: Line, mut left: usize) -> Line {
    if whole.width <= left {
        return whole;
    }
    let mut line = Line::default();
    for (role, text) in whole.pieces {
        let text = elide(&text, left);
        line.push(role, &text);
        left = if text.ends_with('…') { 0 } else { left - columns(&text) };
    }
    line
}
