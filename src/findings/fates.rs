//! What became of every word: a fate for each token, and the row in which its paragraph or note stands.

use crate::classify::Class;
use crate::compare::{Comparison, Row, Span};
use crate::model::{Part, Sides};

/// What became of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// It stands in its row on both sides.
    Same,
    /// It is in a changed span that rolls over.
    RolledOver,
    /// It is in a changed span that is a matter of form.
    Restyled,
    /// It is in another changed span.
    Changed,
}

impl Fate {
    /// Whether it changed otherwise than what moves on by itself.
    pub fn is_reworded(self) -> bool {
        matches!(self, Fate::Restyled | Fate::Changed)
    }
}

/// The row of a paragraph or note, and the fates of its tokens.
#[derive(Debug, Clone, Default)]
pub struct Fates {
    /// The index of its row.
    pub row: usize,
    /// A fate for each token.
    pub of_tokens: Vec<Fate>,
}

/// Reads the spans of all rows of a part.
pub fn read(comparison: &Comparison, part: Part) -> Sides<Vec<Fates>> {
    let lexed = comparison.lexed(part);
    Sides::from_fn(|side| {
        let texts = comparison.documents[side].texts(part);
        let mut fates = vec![Fates::default(); texts.len()];
        for (index, row) in comparison.rows(part).iter().enumerate() {
            let mut end = 0;
            let spans = row.spans.iter().filter(|span| span.tag.is_of(side)).map(|span| {
                end += span.text.len();
                (end, fate(row, span))
            });
            let spans: Vec<(usize, Fate)> = spans.collect();
            let mut rest = spans.as_slice();
            // Tokens come in the order of the spans.
            let mut at_byte = |byte: usize| {
                while let [(end, _), behind @ ..] = rest
                    && *end <= byte
                {
                    rest = behind;
                }
                rest.first().map_or(Fate::Changed, |&(_, fate)| fate)
            };
            let mut shift = 0;
            for &at in &row.paragraphs[side] {
                let starts = lexed.tokens[side][at].iter().map(|token| token.start as usize);
                let of_tokens = starts.map(|start| at_byte(shift + start)).collect();
                fates[at] = Fates { row: index, of_tokens };
                // The paragraphs of a split or merge are joined by a line feed.
                shift += texts[at].len() + 1;
            }
        }
        fates
    })
}

fn fate(row: &Row, span: &Span) -> Fate {
    match &span.verdict {
        _ if row.is_alone() => Fate::Changed,
        _ if !span.is_change() => Fate::Same,
        Some(verdict) if verdict.class() == Class::RollOver => Fate::RolledOver,
        Some(verdict) if verdict.class() == Class::Editorial => Fate::Restyled,
        _ => Fate::Changed,
    }
}
