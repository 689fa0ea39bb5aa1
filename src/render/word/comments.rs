//! The comments that tell of moves → `comments.xml`.

use crate::render::word::prelude::*;

/// Writes the part: a comment on each row at its place on one side; `None` where there are no comments.
pub(super) fn write(
    view: &View<'_>,
    rows: &[(&Row, Side)],
    revisions: &Revisions<'_>,
) -> Option<Xml> {
    let paragraphs = PartView::new(view, Part::Paragraphs);
    let comments = rows.iter().enumerate().map(|(id, &(row, side))| {
        let mark = styled("CommentReference", [raw("<w:annotationRef/>")]);
        let ui = paragraphs.ui.language();
        let text = words(&old_to_new(&paragraphs, row, side), ui, Look::PLAIN);
        let changes = (side == Side::New && row.change == Change::Edited).then(|| {
            paragraph(
                "CommentText",
                bidi(paragraphs.documents.new.language),
                changes(&paragraphs, row),
            )
        });
        let first = paragraph("CommentText", bidi(ui), [mark, text]);
        revisions.comment(id).around([first].into_iter().chain(changes))
    });
    (!rows.is_empty()).then(|| part("w:comments", comments))
}

/// The words of a moved row, with those marked that changed.
fn changes(part: &PartView<'_>, row: &Row) -> Vec<Xml> {
    let runs = pieces::runs(&pieces::of_both(part, row)).into_iter().map(|run| {
        let (side, look) = match run.tag {
            Tag::Same => (Side::New, Look::PLAIN),
            Tag::Removed => (Side::Old, Look::REMOVED),
            Tag::Added => (Side::New, Look::ADDED),
        };
        words(&run.text, part.documents[side].language, look)
    });
    runs.collect()
}

/// "Moved from PP3 to OP4.", and what changed in it.
fn old_to_new(part: &PartView<'_>, row: &Row, side: Side) -> String {
    let (ui, old, new) = (part.ui, part.name(row, Side::Old), part.name(row, Side::New));
    let what = match row.shape() {
        Shape::OneToOne => ui.comment_moved(),
        Shape::Split if row.moved => ui.comment_split_and_moved(),
        Shape::Merged if row.moved => ui.comment_merged_and_moved(),
        Shape::Split => ui.comment_split(),
        Shape::Merged => ui.comment_merged(),
    };
    let changes = sentences::words_changed(ui, row);
    match side {
        Side::Old => ui.comment_on_old(what, &old, &new),
        Side::New => ui.comment_on_new(what, &old, &new, &changes),
    }
}
