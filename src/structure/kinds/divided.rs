//! Annexes, and documents that are no resolutions: what is divided by headings and numbers of its own.

use super::super::divisions::Division;
use super::super::labels::{self, Label, System, decimals};
use super::headings::MAX_HEADING;
use super::{Placed, ReadPiece, Text, Walk, is_title};
use crate::model::{Kind, NoteMark};

/// What a division is among those around it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Level {
    /// One with a name ("article"), and how wide such are where a table says it.
    Named(String, Option<usize>),
    /// "2.3": the number has so many parts.
    Number(usize),
    /// "II"
    Roman,
    /// "B"
    Capital,
}

/// The head of a division.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Head {
    /// What it is among others.
    pub level: Level,
    /// Its own part of an address: "article 4", "2.3", "II".
    pub name: String,
}

impl Head {
    /// "II", "B.", "2": the number of a part; `None` for a heading without one.
    pub fn of_part(printed: &str) -> Option<Head> {
        let name = printed.trim_end_matches('.').to_owned();
        let level = match *name.as_bytes() {
            _ if labels::is_capital_roman(&name) => Level::Roman,
            [b'A'..=b'Z'] => Level::Capital,
            _ => return None,
        };
        Some(Head { level, name })
    }

    fn of(division: &Division<'_>) -> Head {
        Head {
            level: Level::Named(division.kind.clone(), division.rank),
            name: division.name.clone(),
        }
    }
}

/// The head of a division that stood alone on its line.
#[derive(Debug)]
pub struct Pending {
    head: Head,
    printed: String,
    placed: Placed,
    /// What follows is its title.
    titled: bool,
}

impl Walk<'_> {
    /// Whether it stands where divisions are: in an annex, or in a document that is no resolution.
    pub(super) fn is_divided(&self) -> bool {
        matches!(self.zone, Kind::Annex | Kind::Text)
    }

    /// Places the head of a division, with what stands behind it; whether there was one.
    pub(super) fn place_division(
        &mut self,
        piece: &ReadPiece<'_>,
        after: &[ReadPiece<'_>],
    ) -> bool {
        let text = &piece.text;
        if self.pending.as_ref().is_some_and(|pending| pending.titled) {
            self.lists.clear();
            self.push(piece.placed(Kind::Heading, None));
            return true;
        }
        if piece.source.given_label.is_none()
            && let Some(division) = self.divisions.head(text)
        {
            self.head_alone();
            self.begin_division();
            self.place_named(piece, after, &division);
            return true;
        }
        self.place_numbered_title(piece, after)
    }

    fn begin_division(&mut self) {
        self.named = true;
        self.fresh = true;
        (self.with_stops, self.in_parentheses) = (false, false);
        self.last_number = 0;
        self.lists.clear();
    }

    fn place_named(
        &mut self,
        piece: &ReadPiece<'_>,
        after: &[ReadPiece<'_>],
        division: &Division<'_>,
    ) {
        let head = Head::of(division);
        let Division { printed, rest, .. } = *division;
        let label = Label { printed, rest, readings: Vec::new() };
        if rest.is_empty() {
            let next = after.first().filter(|next| self.can_follow_head(next));
            let titled = next.is_some_and(|next| {
                next.label.is_none() && is_title(&next.text, MAX_HEADING) && after.len() > 1
            });
            let placed = piece.placed(Kind::Heading, None);
            let pending = Pending { head, printed: printed.to_owned(), placed, titled };
            self.pending = Some(pending);
            let joins = |next: &&ReadPiece<'_>| match &next.label {
                Some(label) => self.number_of(label, label.rest) == Some(1),
                None => true,
            };
            if next.filter(joins).is_none() {
                self.head_alone();
            }
        } else if is_title(&Text::new(rest, self.phrases), MAX_HEADING) && !after.is_empty() {
            self.push(Placed { heads: Some(head), ..piece.placed(Kind::Heading, Some(&label)) });
        } else {
            // "Article 5. 1. Everyone", "§ 5 (1) Everyone".
            let inner =
                labels::parse(rest).filter(|inner| self.number_of(inner, inner.rest) == Some(1));
            let number = inner.as_ref().map(|_| 1);
            let (printed, rest) = match inner {
                Some(inner) => (&*format!("{printed} {}", inner.printed), inner.rest),
                None => (printed, rest),
            };
            self.last_number = number.unwrap_or(0);
            let label = Label { printed, rest, readings: Vec::new() };
            let placed = piece.placed(self.zone, Some(&label));
            self.push(Placed { heads: Some(head), number, ..placed });
        }
    }

    /// Whether a piece belongs to the head of the division just above it.
    fn can_follow_head(&self, piece: &ReadPiece<'_>) -> bool {
        !piece.source.row
            && !piece.source.opener
            && !self.is_annex_heading(&piece.text)
            && self.divisions.head(&piece.text).is_none()
    }

    /// "1. DEFINITIONS", "2.3 Term": a title with a number, below which more follows than the next of a list; and "2.3 The
    /// parties agree …".
    fn place_numbered_title(&mut self, piece: &ReadPiece<'_>, after: &[ReadPiece<'_>]) -> bool {
        let Some(label) = &piece.label else { return false };
        let parts = decimals(label.printed);
        let is_number = label
            .operative_number()
            .is_some_and(|number| self.continues_numbers(number) && !self.named);
        if !(parts > 1 || is_number) {
            return false;
        }
        let next = after.first().and_then(|next| next.label.as_ref());
        let next = next.map(|next| decimals(next.printed));
        let is_next_of_list = next == Some(parts);
        let is_heading = is_title(&Text::new(label.rest, self.phrases), MAX_HEADING)
            && !after.is_empty()
            && (next > Some(parts) || (self.zone == Kind::Text || parts > 1) && !is_next_of_list);
        if !is_heading && parts == 1 {
            return false;
        }
        self.lists.clear();
        self.fresh = is_heading && parts == 1;
        self.last_number = label.operative_number().unwrap_or(self.last_number);
        let heads = Head {
            level: Level::Number(parts),
            name: label.printed.trim_end_matches('.').to_owned(),
        };
        let kind = if is_heading { Kind::Heading } else { self.zone };
        self.push(Placed { heads: Some(heads), ..piece.placed(kind, Some(label)) });
        true
    }

    /// The number of a paragraph that its label gives: "3.", in divisions with a name also "(3)", and in a resolution whose first
    /// paragraph that acts has "(1)".
    pub(super) fn number_of(&self, label: &Label<'_>, text: &str) -> Option<u32> {
        let in_parentheses = || {
            let mut readings = label.readings.iter();
            let is_divided = self.named || self.zone == Kind::Text;
            let is_main = is_divided && self.lists.depth() == 0
                || self.zone == Kind::Operative && self.in_parentheses
                || self.begins_in_parentheses(label, text);
            let is_main = is_main && !self.with_stops;
            readings
                .find(|(system, _)| is_main && *system == System::NumberInParentheses)
                .map(|&(_, value)| value)
        };
        // "(2) The aims are: / 1. to row; / 2. to swim."
        let number =
            label.operative_number().filter(|_| self.zone != Kind::Text || !self.in_parentheses);
        number.or_else(in_parentheses)
    }

    /// Whether a label is "(1)", below a preamble and no list, and what stands behind it acts.
    fn begins_in_parentheses(&self, label: &Label<'_>, text: &str) -> bool {
        let words = if label.is_alone() { text } else { label.rest };
        self.zone == Kind::Preambular
            && label.readings.contains(&(System::NumberInParentheses, 1))
            && self.phrases.is_operative(words)
            && !self.placed.last().is_some_and(|last| last.text.ends_with([':', '：']))
    }

    /// The division that a number heads by itself, where no division with a name is open.
    pub(super) fn head_of_number(&self, label: &Label<'_>, number: u32) -> Option<Head> {
        let heads = self.is_divided() && !self.named && label.operative_number().is_some();
        heads.then(|| Head { level: Level::Number(1), name: number.to_string() })
    }

    /// The paragraph with the head that stood alone above it as its label.
    pub(super) fn with_pending(&mut self, placed: Placed) -> Placed {
        let Some(pending) = self.pending.take() else { return placed };
        let label = match placed.label {
            Some(label) => format!("{} {label}", pending.printed),
            None => pending.printed,
        };
        let marks = [pending.placed.marks, placed.marks].concat();
        // Marks in the head stand before the text.
        let in_text = |mark: NoteMark| NoteMark { at: mark.at.min(placed.text.len()), ..mark };
        let marks = marks.into_iter().map(in_text);
        Placed { label: Some(label), marks: marks.collect(), heads: Some(pending.head), ..placed }
    }

    /// Places the head that stood alone as a heading, where nothing follows that it could be the label of.
    pub(super) fn head_alone(&mut self) {
        if let Some(pending) = self.pending.take() {
            self.push(Placed { heads: Some(pending.head), ..pending.placed });
        }
    }
}
