//! The closing: the meeting, the date and the record of the vote below a text.

use super::{ReadPiece, Walk};
use crate::model::Kind;
use crate::structure::join::shifted;
use crate::structure::lines::Text;
use crate::structure::masthead::is_date;
use crate::structure::misread::is_closing as is_spoilt;
use crate::structure::wrap;

impl Walk<'_> {
    /// Whether a text is a closing line.
    pub(super) fn is_closing(&self, text: &Text<'_>, after: &[ReadPiece<'_>]) -> bool {
        // Conferences print the meeting below their annexes.
        let is_last = || {
            let closes = |piece: &ReadPiece<'_>| {
                self.phrases.is_closing(&piece.text) || is_date(&piece.text, self.phrases)
            };
            self.zone == Kind::Annex && after.iter().all(closes)
        };
        let is_placed = self.zone == Kind::Operative || self.is_after(&[Kind::Closing]);
        let is_lone_date = || !text.ends_paragraph() && is_date(text, self.phrases);
        text.label.is_none()
            && (self.phrases.is_closing(text)
                || is_placed
                    && after.iter().all(|piece| piece.label.is_none())
                    && is_spoilt(text, self.phrases)
                || is_placed && is_lone_date()
                || self.is_of_vote(text))
            && (!self.is_divided() || self.is_after(&[Kind::Closing]) || is_last())
    }

    /// Whether the text belongs to the record of the vote that the closing lines before begin.
    fn is_of_vote(&self, text: &Text<'_>) -> bool {
        let closing = self.placed.last().filter(|last| last.kind == Kind::Closing);
        closing.is_some_and(|closing| {
            let is_open = closing.text.matches('[').count() > closing.text.matches(']').count();
            is_open || text.starts_with('[') || self.phrases.is_vote(text)
        })
    }

    /// Closing lines are one paragraph, however many there are.
    pub(super) fn close(&mut self, piece: &ReadPiece<'_>) {
        match self.placed.last_mut().filter(|last| last.kind == Kind::Closing) {
            Some(last) => {
                wrap::append(&mut last.text, &piece.text, self.phrases);
                let shift = last.text.len().saturating_sub(piece.text.len());
                last.marks.extend(shifted(&piece.source.marks, shift));
            }
            None => self.push(piece.placed(Kind::Closing, None)),
        }
    }
}
