//! One text with old and new words in it.

use crate::render::terminal::INDENT;
use crate::render::terminal::prelude::*;

/// Writes a row, or the place that a moved row left.
pub(super) fn entry(canvas: &mut Canvas<'_>, part: &PartView<'_>, entry: Entry) {
    match entry {
        Entry::Row { index, origin } => {
            let row = &part.rows[index];
            let role = phrases::role(row);
            let what = phrases::what_and_classes(part, row, origin);
            let head = head(phrases::head_names(part, row), role, what);
            canvas.hanging(&Line::new(role, phrases::sign(row)), &head, 2);
            canvas.text(&runs(part, row, None, canvas.paint), INDENT);
        }
        Entry::MovedFrom { index, target } => {
            let head = left(part, &part.rows[index], target);
            canvas.hanging(&Line::new(Role::Moved, "→"), &head, 2);
        }
        Entry::Unchanged { .. } => {}
    }
}

/// What stands over the words of a row: its names and what happened.
pub(super) fn head<'t>(names: String, role: Role, what: impl Into<Cow<'t, str>>) -> [Run<'t>; 3] {
    [Run::new(Role::Address, names), Run::new(Role::Text, " "), Run::new(role, what)]
}

/// What stands at the place that a row left.
pub(super) fn left(part: &PartView<'_>, row: &Row, target: Way) -> [Run<'static>; 3] {
    head(part.name(row, Side::Old), Role::Moved, phrases::moved_to(part, row, target))
}

/// The words of a row on one side, or on both in one text: that is without the added ones the old text, without the
/// removed ones the new; where only print differs, the new print is shown as unchanged.
pub(super) fn runs<'t>(
    part: &PartView<'t>,
    row: &'t Row,
    side: Option<Side>,
    paint: Paint,
) -> Vec<Run<'t>> {
    let pieces = match side {
        Some(side) => pieces::of_side(part, row, side),
        None => pieces::of_both(part, row),
    };
    let runs = pieces::runs(&pieces).into_iter().map(|run| {
        let verdict = |span: usize| row.spans.get(span)?.verdict.as_ref();
        let next = run.span.and_then(|span| row.spans.get(span + 1));
        // In one text the tag of its class stands once, after the last span of a change.
        let goes_on = side.is_none()
            && run.tag == Tag::Removed
            && next.is_some_and(|next| next.tag == Tag::Added && next.verdict.is_some());
        // Rows that came or went whole have theirs in their head.
        let verdict = run.span.and_then(verdict).filter(|_| row.change == Change::Edited);
        let class = verdict.filter(|_| !goes_on).map(phrases::class_tag).unwrap_or_default();
        let marked = marked(run.tag, run.text, paint, class);
        if side.is_some() { Run { joint: Joint::Line, ..marked } } else { marked }
    });
    runs.collect()
}

/// Words of one text or of both, marked where there are no colours.
pub(super) fn marked<'t>(
    tag: Tag,
    text: impl Into<Cow<'t, str>>,
    paint: Paint,
    class: Cow<'static, str>,
) -> Run<'t> {
    let (role, marks, joint) = match tag {
        Tag::Same => (Role::Text, ["", ""], Joint::PilcrowLine),
        Tag::Removed => (Role::Removed, ["[-", "-]"], Joint::Pilcrow),
        Tag::Added => (Role::Added, ["{+", "+}"], Joint::PilcrowLine),
    };
    let marks = if paint.marks() { marks } else { ["", ""] };
    Run { role, text: text.into(), marks, tag: class, joint }
}
