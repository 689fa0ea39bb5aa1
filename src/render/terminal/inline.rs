//! One text with old and new words in it.

use std::io;

use crate::compare::{Change, Row, Tag};
use crate::model::Side;
use crate::render::outline::{Direction, Entry};
use crate::render::part_view::PartView;
use crate::render::terminal::INDENT;
use crate::render::terminal::canvas::{Canvas, piece};
use crate::render::terminal::style::Paint;
use crate::render::terminal::wrap::{Joint, Run};
use crate::render::{Role, phrases};

/// Writes a row, or the place that a moved row left.
pub(super) fn entry(canvas: &mut Canvas<'_>, part: &PartView<'_>, entry: Entry) -> io::Result<()> {
    match entry {
        Entry::Row { index, origin } => row(canvas, part, &part.rows[index], origin),
        Entry::MovedFrom { index, target } => left(canvas, part, &part.rows[index], target),
        Entry::Unchanged { .. } => Ok(()),
    }
}

fn row(
    canvas: &mut Canvas<'_>,
    part: &PartView<'_>,
    row: &Row,
    origin: Option<Direction>,
) -> io::Result<()> {
    let role = phrases::role(row);
    let head = [
        Run::new(Role::Address, phrases::head_names(part, row)),
        Run::new(Role::Text, " "),
        Run::new(role, phrases::what_happened(part, row, origin)),
    ];
    canvas.hanging(&piece(role, phrases::sign(row)), &head, 2)?;
    canvas.text(&runs(part, row, canvas.paint), INDENT)
}

fn left(
    canvas: &mut Canvas<'_>,
    part: &PartView<'_>,
    row: &Row,
    target: Direction,
) -> io::Result<()> {
    let head = [
        Run::new(Role::Address, part.name(row, Side::Old)),
        Run::new(Role::Text, " "),
        Run::new(Role::Moved, phrases::moved_to(part, row, target)),
    ];
    canvas.hanging(&piece(Role::Moved, "→"), &head, 2)
}

/// The words of a row. Without the added ones they are the old text, without the removed ones the new;
/// where only print differs, the new print is shown as unchanged.
pub(super) fn runs<'t>(part: &PartView<'t>, row: &'t Row, paint: Paint) -> Vec<Run<'t>> {
    if row.is_untouched() {
        let (tag, side) = match row.change {
            Change::Added => (Tag::Added, Side::New),
            Change::Removed => (Tag::Removed, Side::Old),
            Change::Unchanged | Change::Edited => (Tag::Same, Side::New),
        };
        return vec![tagged(tag, part.text(row, side), paint, "")];
    }
    let mut runs = Vec::with_capacity(row.spans.len());
    for (at, span) in row.spans.iter().enumerate() {
        if span.typographic {
            if span.tag != Tag::Removed {
                runs.push(tagged(Tag::Same, span.text.as_str(), paint, ""));
            }
            continue;
        }
        // The sign stands once, after the last span of a change; whole paragraphs have theirs in their head.
        let goes_on = span.tag == Tag::Removed
            && row
                .spans
                .get(at + 1)
                .is_some_and(|next| next.tag == Tag::Added && next.verdict.is_some());
        let sign = match &span.verdict {
            Some(verdict) if !goes_on && row.change == Change::Edited => {
                phrases::class_sign(verdict)
            }
            _ => "",
        };
        runs.push(tagged(span.tag, span.text.as_str(), paint, sign));
    }
    runs
}

pub(super) fn tagged<'t>(
    tag: Tag,
    text: impl Into<std::borrow::Cow<'t, str>>,
    paint: Paint,
    sign: &'static str,
) -> Run<'t> {
    let (role, marks, joint) = match tag {
        Tag::Same => (Role::Text, ["", ""], Joint::PilcrowLine),
        Tag::Removed => (Role::Removed, ["[-", "-]"], Joint::Pilcrow),
        Tag::Added => (Role::Added, ["{+", "+}"], Joint::PilcrowLine),
    };
    Run {
        role,
        text: text.into(),
        marks: if paint.marks() { marks } else { ["", ""] },
        sign,
        joint,
    }
}
