//! The old text on the left, the new one on the right, the sign of what happened between them; of what only the old text
//! has, before its address.

use crate::render::terminal::inline::{head, left, runs};
use crate::render::terminal::prelude::*;

/// The columns between the two texts: a space, the sign, a space.
const GUTTER: usize = 3;

/// The narrowest column that can be read (10 to 40 were tried on long addresses and words). Where the
/// width does not give two of them, rows are shown inline.
const NARROWEST: usize = 20;

/// The columns by which text is set in under its address.
const INDENT: usize = 2;

/// The width of each of the two columns, or `None` where the output is too narrow for two.
pub(super) fn column(width: usize) -> Option<usize> {
    let column = width.saturating_sub(GUTTER) / 2;
    (column >= NARROWEST).then_some(column)
}

/// Writes a row, or the place that a moved row left.
pub(super) fn entry(canvas: &mut Canvas<'_>, part: &PartView<'_>, entry: Entry, column: usize) {
    match entry {
        Entry::Row { index, origin } => row(canvas, part, &part.rows[index], origin, column),
        Entry::MovedFrom { index, target } => {
            let [name, space, what] = left(part, &part.rows[index], target);
            let old = wrap(&[Run::new(Role::Moved, "→ "), name, space, what], column);
            beside(canvas, (Role::Moved, ""), &Sides::new(old, Vec::new()), column);
        }
        Entry::Unchanged { .. } => {}
    }
}

fn row(
    canvas: &mut Canvas<'_>,
    part: &PartView<'_>,
    row: &Row,
    origin: Option<Way>,
    column: usize,
) {
    let role = phrases::role(row);
    let what = phrases::what_and_classes(part, row, origin);
    let told = if row.change == Change::Removed { Side::Old } else { Side::New };
    let sign = phrases::sign(row);
    let cell = |side| {
        let name = part.name(row, side);
        if side != told && name.is_empty() {
            return Vec::new();
        }
        let [name, space, what] = head(name, role, what.as_str());
        let head = match side {
            Side::Old if side == told => {
                vec![Run::new(role, sign), Run::new(Role::Text, " "), name, space, what]
            }
            _ if side == told => vec![name, space, what],
            _ => vec![name],
        };
        let mut lines = wrap(&head, column);
        let text = wrap(&runs(part, row, Some(side), canvas.paint), column - INDENT);
        lines.extend(text.into_iter().map(set_in));
        lines
    };
    let cells = Sides::from_fn(cell);
    beside(canvas, (role, if told == Side::New { sign } else { "" }), &cells, column)
}

fn set_in(line: Line) -> Line {
    let mut whole = Line::new(Role::Text, &" ".repeat(INDENT));
    for (role, text) in &line.pieces {
        whole.push(*role, text);
    }
    whole
}

/// Writes two columns of lines, the sign beside the first.
fn beside(
    canvas: &mut Canvas<'_>,
    (role, sign): (Role, &str),
    cells: &Sides<Vec<Line>>,
    column: usize,
) {
    let empty = Line::default();
    for at in 0..cells.old.len().max(cells.new.len()) {
        let Sides { old, new } = cells.as_ref().map(|lines| lines.get(at).unwrap_or(&empty));
        canvas.pieces(old);
        let sign = Line::new(role, if at == 0 { sign.trim_end() } else { "" });
        if sign.width > 0 || !new.pieces.is_empty() {
            canvas.pad((column + 1).saturating_sub(old.width));
            canvas.pieces(&sign);
            if !new.pieces.is_empty() {
                canvas.pad(GUTTER - 1 - sign.width);
            }
        }
        canvas.line(new);
    }
}
