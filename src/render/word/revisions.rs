//! Tracked changes as elements: who, when, and a number of its own for each.

use crate::render::word::prelude::*;

/// How a piece of text or a paragraph mark is tracked. What is kept or added is the new text, what is kept or removed
/// the old one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Revision {
    pub(super) tag: Tag,
    /// The number of the move that it is a part of.
    pub(super) moved: Option<usize>,
    /// Differs from its counterpart only in how hyphens, quotes or spaces are printed.
    pub(super) print_only: bool,
}

impl From<Tag> for Revision {
    fn from(tag: Tag) -> Self {
        Self { tag, moved: None, print_only: false }
    }
}

impl From<&Piece<'_>> for Revision {
    fn from(piece: &Piece<'_>) -> Self {
        Self { tag: piece.tag, moved: None, print_only: piece.print_only }
    }
}

impl Revision {
    pub(super) const KEPT: Revision = Revision { tag: Tag::Same, moved: None, print_only: false };

    /// Whether it is written as a deletion, where text has another element. What is moved away is not.
    pub(super) fn is_deletion(self) -> bool {
        self.tag == Tag::Removed && self.moved.is_none()
    }

    /// The element that says it; none for what is kept.
    fn element(self) -> Option<&'static str> {
        match (self.tag, self.moved) {
            (Tag::Same, _) => None,
            (Tag::Added, None) => Some("w:ins"),
            (Tag::Removed, None) => Some("w:del"),
            (Tag::Added, Some(_)) => Some("w:moveTo"),
            (Tag::Removed, Some(_)) => Some("w:moveFrom"),
        }
    }
}

/// Numbers the changes of all parts, in the order in which they are asked for.
pub(super) struct Revisions<'r> {
    redline: &'r Redline,
    /// The number of the last change.
    pub(super) last: usize,
}

impl<'r> Revisions<'r> {
    pub(super) fn new(redline: &'r Redline) -> Self {
        Self { redline, last: 0 }
    }

    /// The element of a new change.
    pub(super) fn element(&mut self, name: &'static str, print_only: bool) -> Element {
        self.last += 1;
        let own = element(name).with("w:id", self.last);
        self.signed(own, if print_only { " (print only)" } else { "" })
    }

    /// The element of a comment.
    pub(super) fn comment(&self, id: usize) -> Element {
        let initials: String = self.redline.author.chars().take(2).collect();
        self.signed(element("w:comment").with("w:id", id), "").with("w:initials", initials)
    }

    /// Says of an element who made it and when. Changes in print only have an author of their own, so that a reader can
    /// put them out of sight.
    fn signed(&self, element: Element, role: &str) -> Element {
        let signed = element.with("w:author", format!("{}{role}", self.redline.author));
        match &self.redline.date {
            Some(date) => signed.with("w:date", date),
            None => signed,
        }
    }

    /// What is inside, tracked.
    pub(super) fn around(&mut self, revision: Revision, inside: Xml) -> Xml {
        match revision.element() {
            None => inside,
            Some(name) => self.element(name, revision.print_only).around([inside]),
        }
    }

    /// Words, tracked; nothing for what is no words.
    pub(super) fn around_words(
        &mut self,
        tracked: &Tracked,
        language: Language,
        look: Look,
    ) -> Xml {
        let Inline::Words { text, .. } = &tracked.inline else {
            return Xml::default();
        };
        let look = Look { deleted: tracked.revision.is_deletion(), ..look };
        self.around(tracked.revision, words(text, language, look))
    }

    /// The element that tracks a paragraph mark; none for one that is kept.
    pub(super) fn mark(&mut self, revision: Revision) -> Option<Xml> {
        revision.element().map(|name| self.element(name, revision.print_only).empty())
    }
}
