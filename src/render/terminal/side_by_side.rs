//! The old text on the left, the new one on the right, the sign of what happened between them.

use std::io;

use crate::compare::{Change, Row, Tag};
use crate::model::Side;
use crate::render::outline::{Direction, Entry};
use crate::render::part_view::PartView;
use crate::render::terminal::canvas::Canvas;
use crate::render::terminal::style::Paint;
use crate::render::terminal::wrap::{Joint, Line, Run, wrap};
use crate::render::{Role, phrases};

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
pub(super) fn entry(
    canvas: &mut Canvas<'_>,
    part: &PartView<'_>,
    entry: Entry,
    column: usize,
) -> io::Result<()> {
    match entry {
        Entry::Row { index, origin } => row(canvas, part, &part.rows[index], origin, column),
        Entry::MovedFrom { index, target } => left(canvas, part, &part.rows[index], target, column),
        Entry::Unchanged { .. } => Ok(()),
    }
}

fn row(
    canvas: &mut Canvas<'_>,
    part: &PartView<'_>,
    row: &Row,
    origin: Option<Direction>,
    column: usize,
) -> io::Result<()> {
    let role = phrases::role(row);
    let words = phrases::what_happened(part, row, origin);
    let told = if row.change == Change::Removed { Side::Old } else { Side::New };
    let cell = |side| {
        let name = part.name(row, side);
        let mut head = vec![Run::new(Role::Address, name)];
        if side == told {
            head.extend([Run::new(Role::Text, " "), Run::new(role, words.as_str())]);
        } else if head[0].text.is_empty() {
            return Vec::new();
        }
        let mut lines = wrap(&head, column);
        let text = wrap(&runs(part, row, side, canvas.paint), column - INDENT);
        lines.extend(text.into_iter().map(set_in));
        lines
    };
    let (old, new) = (cell(Side::Old), cell(Side::New));
    pair(canvas, (role, phrases::sign(row)), &old, &new, column)
}

fn left(
    canvas: &mut Canvas<'_>,
    part: &PartView<'_>,
    row: &Row,
    target: Direction,
    column: usize,
) -> io::Result<()> {
    let head = [
        Run::new(Role::Address, part.name(row, Side::Old)),
        Run::new(Role::Text, " "),
        Run::new(Role::Moved, phrases::moved_to(part, row, target)),
    ];
    pair(canvas, (Role::Moved, "→"), &wrap(&head, column), &[], column)
}

fn set_in(line: Line) -> Line {
    let mut whole = Line::default();
    whole.push(Role::Text, &" ".repeat(INDENT), INDENT);
    whole.width += line.width;
    whole.pieces.extend(line.pieces);
    whole
}

/// Writes two columns of lines, the sign beside the first.
fn pair(
    canvas: &mut Canvas<'_>,
    (role, sign): (Role, &str),
    old: &[Line],
    new: &[Line],
    column: usize,
) -> io::Result<()> {
    let empty = Line::default();
    for at in 0..old.len().max(new.len()) {
        let old = old.get(at).unwrap_or(&empty);
        let new = new.get(at).unwrap_or(&empty);
        canvas.pieces(old)?;
        let sign = if at == 0 { sign.trim_end() } else { "" };
        if !sign.is_empty() || !new.pieces.is_empty() {
            canvas.pad((column + 1).saturating_sub(old.width))?;
            let mut gutter = Line::default();
            gutter.push(role, sign, sign.chars().count());
            canvas.pieces(&gutter)?;
            if !new.pieces.is_empty() {
                canvas.pad(GUTTER - 1 - gutter.width)?;
            }
        }
        canvas.pieces(new)?;
        canvas.blank()?;
    }
    Ok(())
}

/// The words of one side of a row.
pub(super) fn runs<'t>(
    part: &PartView<'t>,
    row: &'t Row,
    side: Side,
    paint: Paint,
) -> Vec<Run<'t>> {
    let (own, role, marks) = match side {
        Side::Old => (Tag::Removed, Role::Removed, ["[-", "-]"]),
        Side::New => (Tag::Added, Role::Added, ["{+", "+}"]),
    };
    let marks = if paint.marks() { marks } else { ["", ""] };
    let run = |changed: bool, text, sign| Run {
        role: if changed { role } else { Role::Text },
        text,
        marks: if changed { marks } else { ["", ""] },
        sign,
        joint: Joint::Line,
    };
    if row.is_untouched() {
        let alone = matches!(row.change, Change::Added | Change::Removed);
        return vec![run(alone, part.text(row, side), "")];
    }
    let shown = row.spans.iter().filter(|span| span.tag == Tag::Same || span.tag == own);
    shown
        .map(|span| {
            let changed = span.tag == own && !span.typographic;
            let sign = match &span.verdict {
                Some(verdict) if row.change == Change::Edited => phrases::class_sign(verdict),
                _ => "",
            };
            run(changed, span.text.as_str().into(), sign)
        })
        .collect()
}
