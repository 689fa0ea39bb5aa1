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
    head(sentences::called_old(part, row), Role::Moved, phrases::moved_to(part, row, target))
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
    let all = pieces::runs(&pieces);
    let mut runs = Vec::with_capacity(all.len());
    for (at, run) in all.iter().enumerate() {
        let verdict = |span: usize| row.spans.get(span)?.verdict.as_ref();
        let next = run.span.and_then(|span| row.spans.get(span + 1));
        // In one text the tag of its class stands once, after the last span of a change.
        let goes_on = side.is_none()
            && run.tag == Tag::Removed
            && next.is_some_and(|next| next.tag == Tag::Added && next.verdict.is_some());
        // Rows that came or went whole have theirs in their head.
        let verdict = run.span.and_then(verdict).filter(|_| row.change == Change::Edited);
        let class = verdict
            .filter(|_| !goes_on)
            .map(|verdict| phrases::class_tag(part.ui, verdict))
            .unwrap_or_default();
        let marked = marked(run.tag, run.text.clone(), paint, class);
        let marked = if side.is_some() { Run { joint: Joint::Line, ..marked } } else { marked };
        if paint.marks() || run.tag == Tag::Same {
            runs.push(marked);
            continue;
        }
        runs.extend(without_blanks(marked));
        if run.tag == Tag::Removed
            && all.get(at + 1).is_some_and(|next| {
                next.tag == Tag::Added && pieces::is_glued(&run.text, &next.text)
            })
        {
            runs.push(Run::new(Role::Text, " "));
        }
    }
    runs
}

/// Coloured words with the blanks at their edges apart, which have no colour, and a blank before the tag of their class.
fn without_blanks(run: Run<'_>) -> impl Iterator<Item = Run<'_>> {
    let is_blank = |c: char| c != '\n' && c.is_whitespace();
    let rest = run.text.trim_start_matches(is_blank);
    let before = run.text[..run.text.len() - rest.len()].to_owned();
    let words = rest.trim_end_matches(is_blank).to_owned();
    let after = rest[words.len()..].to_owned();
    let tag = if run.tag.is_empty() { run.tag } else { format!(" {}", run.tag).into() };
    let words = Run { text: words.into(), tag, ..run };
    [Run::new(Role::Text, before), words, Run::new(Role::Text, after)].into_iter()
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
