//! A piece with what is read off its text, before it is known what it is.

use super::Placed;
use crate::language::Table;
use crate::model::{Kind, NoteMark};
use crate::structure::join::Piece;
use crate::structure::labels::{self, Label};
use crate::structure::lines::Text;
use crate::structure::misread;

/// A piece with the facts of its text.
pub(super) struct ReadPiece<'p> {
    pub source: &'p Piece,
    pub text: Text<'p>,
    /// The label that its format gave, or the one its text begins with. A "-" is one only in a list.
    pub label: Option<Label<'p>>,
    /// It has a bullet and is a paragraph all the same. A bullet that the format makes is then no label.
    pub is_recital: bool,
}

impl<'p> ReadPiece<'p> {
    pub fn new(piece: &'p Piece, dash: &str, is_item: bool, phrases: &'static Table) -> Self {
        let text = piece.text.strip_prefix(dash).unwrap_or(&piece.text);
        let mut text = Text::new(text, phrases);
        if let Some(number) = piece.given_number {
            text.label = misread::number(text.printed, number);
        }
        let label = match &piece.given_label {
            Some(given) => labels::parse_apart(given),
            None => text.label.clone(),
        };
        let label = label.filter(|label| is_item || label.printed != "-");
        Self { source: piece, text, label, is_recital: false }
    }

    /// The paragraph, with the label taken off its text where the format did not give it apart.
    pub fn placed(&self, kind: Kind, label: Option<&Label<'_>>) -> Placed {
        let given = &self.source.given_label;
        let own = label.filter(|_| given.is_none());
        let text = own.map_or(&*self.text, |label| label.rest);
        let cut = self.source.text.len() - text.len();
        let moved = |mark: &NoteMark| NoteMark { at: mark.at.saturating_sub(cut), ..mark.clone() };
        Placed {
            kind,
            label: given
                .clone()
                .filter(|_| !self.is_recital)
                .or_else(|| Some(own?.printed.to_owned())),
            text: text.to_owned(),
            marks: self.source.marks.iter().map(moved).collect(),
            depth: 0,
            number: None,
            name: None,
            heads: None,
        }
    }
}

/// Recitals may be a list with bullets, right below the opener: no colon announces it, and its items are paragraphs.
pub(super) fn mark_bulleted_recitals(pieces: &mut [ReadPiece<'_>]) {
    let mut is_below = false;
    for piece in pieces {
        piece.is_recital = is_below && piece.label.as_ref().is_some_and(Label::is_bullet);
        is_below = piece.source.opener || piece.is_recital && !piece.text.ends_with([':', '：']);
    }
}
