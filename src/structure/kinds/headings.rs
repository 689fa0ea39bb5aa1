//! What is a heading, and what its title.

use super::piece::ReadPiece;
use super::titles::{
    han_part, is_list_of_titles, is_part_number, is_title, is_title_of_year, part_label,
};
use super::{Placed, Walk};
use crate::language::starts_with_any;
use crate::model::Kind;
use crate::structure::labels::Label;
use crate::structure::lines::Text;
use crate::structure::misread;
use crate::structure::stops::Stop;

/// A heading is at most this long, in characters (with 220 one file, with 300 two).
pub(super) const MAX_HEADING: usize = 260;

/// A heading that begins with the number of a part is at most this long: the titles of budget sections run to five
/// lines (to 700; with 400 one file).
const MAX_PART_HEADING: usize = 500;

impl Walk<'_> {
    /// "Annex", "Annex II", "Annexe".
    pub(super) fn is_annex_heading(&self, text: &Text<'_>) -> bool {
        if text.ends_paragraph()
            || !starts_with_any(text, self.phrases.annex)
            || text.chars().count() > MAX_HEADING
        {
            return false;
        }
        let rest = text.split_once(char::is_whitespace).map_or("", |(_, rest)| rest);
        is_part_number(rest.split_whitespace().next().unwrap_or("I"))
            || rest.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
    }

    /// Whether the text is the title of the heading before, which so far is only "II" or "Annex".
    pub(super) fn fills_heading(&self, text: &Text<'_>) -> bool {
        let is_bare = |last: &Placed| {
            last.label.is_none() && (is_part_number(&last.text) || self.is_bare_part(&last.text))
        };
        self.pending.is_none()
            && self.is_after(&[Kind::Heading, Kind::Annex])
            && self.placed.last().is_some_and(is_bare)
            && (is_title(text, MAX_PART_HEADING) || is_title_of_year(text))
            && !text.is_preambular()
    }

    pub(super) fn fill_heading(&mut self, piece: &ReadPiece<'_>) {
        if let Some(last) = self.placed.last_mut() {
            last.label = Some(std::mem::replace(&mut last.text, piece.text.to_string()));
            last.marks.extend_from_slice(&piece.source.marks);
        }
    }

    /// Whether a verb stands alone above the first label of its list, the colon lost: "Decides" above "(a)".
    pub(super) fn heads_list(&self, text: &Text<'_>, after: &[ReadPiece<'_>]) -> bool {
        let first = after.first().and_then(|piece| piece.label.as_ref());
        let is_first = |label: &Label<'_>| {
            let is_one = label.readings.iter().any(|&(_, value)| value == 1);
            label.is_of_list() && (is_one || misread::letters_look_alike(label.inside(), "a"))
        };
        first.is_some_and(is_first)
            && self.zone != Kind::Text
            && text.stop != Some(Stop::Comma)
            && self.phrases.is_operative(text)
    }

    /// "Part II", "Annex".
    pub(super) fn is_bare_part(&self, text: &str) -> bool {
        let mut words = text.split_whitespace();
        let first = words.next().unwrap_or("");
        let is_named =
            starts_with_any(first, self.phrases.part) || starts_with_any(first, self.phrases.annex);
        is_named && words.next().is_none_or(is_part_number) && words.next().is_none()
    }

    pub(super) fn is_heading(&self, piece: &ReadPiece<'_>, after: &[ReadPiece<'_>]) -> bool {
        let text = &piece.text;
        if is_part_number(text) || self.is_bare_part(text) {
            return true;
        }
        if part_label(text).is_some() && is_title(text, MAX_PART_HEADING) {
            return true;
        }
        if han_part(piece).is_some() && !after.is_empty() {
            return true;
        }
        // A page that marks the headings of its text marks all of them.
        if self.marked && !piece.source.heading && self.zone == Kind::Text {
            return false;
        }
        let follows_end = piece.source.heading
            || self.is_after(&[Kind::Heading, Kind::Annex])
            || self.placed.last().is_none_or(|last| Stop::at_end(&last.text).is_some());
        piece.label.is_none()
            && piece.source.set_off
            && is_title(text, MAX_HEADING)
            && !after.is_empty()
            && !text.is_preambular()
            && !self.heads_list(text, after)
            && follows_end
            && !(self.zone == Kind::Text && is_list_of_titles(after))
    }
}
