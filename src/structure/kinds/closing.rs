//! The closing: the meeting, the date and the record of the vote below a text.

use super::{ReadPiece, Walk};
use crate::model::Kind;
use crate::structure::digits;
use crate::structure::join::shifted;
use crate::structure::lines::Text;
use crate::structure::masthead::is_date;

/// Meetings of organs have numbers of so many digits.
const DIGITS_OF_MEETING: std::ops::RangeInclusive<usize> = 3..=5;

/// One letter of so many of a closing's first word may be misread (3 to 5).
const LETTERS_A_SLIP: usize = 4;

/// A closing line that is damaged has at most this many characters (100 to 250).
const LONGEST: usize = 200;

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
                || is_placed && after.iter().all(|piece| piece.label.is_none()) && self.is_spoilt_closing(text)
                || is_placed && is_lone_date()
                || self.is_of_vote(text))
            && (!self.is_divided() || self.is_after(&[Kind::Closing]) || is_last())
    }

    /// Whether a short text below the last paragraph begins nearly as closings do and names a meeting: "Adaptée à l'unanimité à la
    /// 2769' séance."
    fn is_spoilt_closing(&self, text: &Text<'_>) -> bool {
        let mut words = text.split_whitespace();
        let first = words.next().unwrap_or_default().to_lowercase();
        let numbers = digits::runs(text);
        let names_meeting = numbers.iter().any(|digits| DIGITS_OF_MEETING.contains(&digits.len()));
        let is_near = |closing: &str| {
            let closing = closing.split_whitespace().next().unwrap_or_default().to_lowercase();
            let letters = closing.chars().count();
            let differ = closing.chars().zip(first.chars()).filter(|(a, b)| a != b).count();
            letters > LETTERS_A_SLIP && letters == first.chars().count() && differ * LETTERS_A_SLIP <= letters
        };
        names_meeting && text.chars().count() <= LONGEST && self.phrases.closing.iter().any(|closing| is_near(closing))
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
                last.text.push(' ');
                last.marks.extend(shifted(&piece.source.marks, last.text.len()));
                last.text.push_str(&piece.text);
            }
            None => self.push(piece.placed(Kind::Closing, None)),
        }
    }
}
