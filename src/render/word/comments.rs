//! The comments that tell of moves → `comments.xml`.

use crate::compare::{Change, Row, Shape, Tag};
use crate::model::Part;
use crate::model::Side;
use crate::render::part_view::PartView;
use crate::render::sentences;
use crate::render::word::document::language;
use crate::render::word::looks::{ADDED, REMOVED};
use crate::render::word::package::NAMESPACES;
use crate::render::word::revisions::Revisions;
use crate::render::word::runs::{self, Look};
use crate::render::word::xml::Xml;
use crate::view::View;

/// Comments, in the order in which they were referred to.
pub(super) struct Comments<'c> {
    view: &'c View<'c>,
    all: Vec<(&'c Row, Side)>,
}

impl<'c> Comments<'c> {
    pub(super) fn new(view: &'c View<'c>) -> Self {
        Self { view, all: Vec::new() }
    }

    /// A comment on a row at its place on one side; gives its identifier.
    pub(super) fn add(&mut self, row: &'c Row, side: Side) -> String {
        self.all.push((row, side));
        (self.all.len() - 1).to_string()
    }

    /// The part; `None` where there are no comments.
    pub(super) fn write(&self, revisions: &Revisions) -> Option<Vec<u8>> {
        if self.all.is_empty() {
            return None;
        }
        let author = revisions.author();
        let initials: String = author.chars().take(2).collect();
        Some(Xml::part("w:comments", NAMESPACES, |xml| {
            for (id, (row, side)) in self.all.iter().enumerate() {
                let id = id.to_string();
                let mut attributes = vec![("w:id", id.as_str()), ("w:author", author)];
                if let Some(date) = revisions.date() {
                    attributes.push(("w:date", date));
                }
                attributes.push(("w:initials", &initials));
                xml.within("w:comment", &attributes, |xml| self.comment(xml, row, *side));
            }
        }))
    }

    fn comment(&self, xml: &mut Xml, row: &Row, side: Side) {
        let part = PartView::new(self.view, Part::Paragraphs);
        let text = from_to(&part, row, side);
        paragraph(xml, |xml| {
            xml.within("w:r", &[], |xml| {
                xml.within("w:rPr", &[], |xml| xml.value("w:rStyle", "CommentReference"));
                xml.leaf("w:annotationRef", &[]);
            });
            xml.within("w:r", &[], |xml| xml.text("w:t", &text));
        });
        if side == Side::New && row.change == Change::Edited {
            paragraph(xml, |xml| self.changes(xml, row));
        }
    }

    /// The words of a moved row, with those marked that changed.
    fn changes(&self, xml: &mut Xml, row: &Row) {
        for span in row.spans.iter() {
            let (side, look) = match span.tag {
                Tag::Same => (Side::New, Look::default()),
                Tag::Removed => (Side::Old, REMOVED),
                Tag::Added => (Side::New, ADDED),
            };
            runs::words(xml, &span.text, language(self.view, side), look);
        }
    }
}

fn paragraph(xml: &mut Xml, inside: impl FnOnce(&mut Xml)) {
    xml.within("w:p", &[], |xml| {
        xml.within("w:pPr", &[], |xml| xml.value("w:pStyle", "CommentText"));
        inside(xml);
    });
}

/// "Moved from PP3 to OP4.", and what changed in it.
fn from_to(part: &PartView<'_>, row: &Row, side: Side) -> String {
    let (old, new) = (part.name(row, Side::Old), part.name(row, Side::New));
    let verb = match row.shape() {
        Shape::OneToOne => "Moved",
        Shape::Split if row.moved => "Split and moved",
        Shape::Merged if row.moved => "Merged and moved",
        Shape::Split => "Split",
        Shape::Merged => "Merged",
    };
    let changes = sentences::words_changed(row);
    match side {
        Side::Old => format!("{verb} from {old} to {new}, where it is inserted."),
        Side::New => format!("{verb} from {old} to {new}; {changes}."),
    }
}
