//! What became of every word: a state for each token, and the row of each paragraph.

use super::Cut;
use crate::classify::Class;
use crate::compare::{Change, Row, Span, Tag};
use crate::model::{Resolution, Sides};
use crate::tokens::Token;

/// What became of a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// It stands in its row on both sides.
    Same,
    /// It is in a changed span that rolls over.
    RolledOver,
    /// It is in another changed span.
    Changed,
}

/// The states of all tokens, by paragraph.
pub struct States {
    sides: Sides<Vec<Vec<State>>>,
}

impl States {
    /// Reads the spans of all rows.
    pub fn of(documents: Sides<&Resolution>, cut: Cut<'_>) -> Self {
        let empty = |document: &Resolution| vec![Vec::new(); document.paragraphs.len()];
        let mut sides = documents.map(empty);
        for row in cut.rows {
            let texts = documents.map(|document| {
                move |at: usize| document.paragraphs.get(at).map_or(0, |p| p.text.len())
            });
            fill(&mut sides.old, row, &row.paragraphs.old, cut.tokens.old, Tag::Removed, texts.old);
            fill(&mut sides.new, row, &row.paragraphs.new, cut.tokens.new, Tag::Added, texts.new);
        }
        Self { sides }
    }

    /// The states of the old paragraphs' tokens.
    pub fn of_old(&self, paragraph: usize) -> &[State] {
        &self.sides.old[paragraph]
    }

    /// The states of the new paragraphs' tokens.
    pub fn of_new(&self, paragraph: usize) -> &[State] {
        &self.sides.new[paragraph]
    }
}

fn fill(
    states: &mut [Vec<State>],
    row: &Row,
    paragraphs: &[usize],
    tokens: &[Vec<Token>],
    own: Tag,
    length: impl Fn(usize) -> usize,
) {
    let all = match row.change {
        Change::Unchanged => Some(State::Same),
        Change::Added | Change::Removed => Some(State::Changed),
        Change::Edited => None,
    };
    if let Some(state) = all {
        for &at in paragraphs {
            states[at] = vec![state; tokens[at].len()];
        }
        return;
    }
    let mut spans = row.spans.iter().filter(|span| span.tag == Tag::Same || span.tag == own);
    let mut span = spans.next();
    let mut end = span.map_or(0, |span| span.text.len());
    let mut shift = 0;
    for &at in paragraphs {
        states[at] = tokens[at]
            .iter()
            .map(|token| {
                while end <= shift + token.start as usize {
                    let Some(next) = spans.next() else { break };
                    end += next.text.len();
                    span = Some(next);
                }
                span.map_or(State::Changed, state)
            })
            .collect();
        // Joined by a line feed.
        shift += length(at) + 1;
    }
}

fn state(span: &Span) -> State {
    match &span.verdict {
        _ if span.tag == Tag::Same || span.typographic => State::Same,
        Some(verdict) if verdict.class() == Class::RollOver => State::RolledOver,
        _ => State::Changed,
    }
}

/// The row of every paragraph, by index.
pub struct Places {
    /// Indexes into the rows.
    pub rows: Sides<Vec<usize>>,
}

impl Places {
    /// Reads the rows.
    pub fn of(documents: Sides<&Resolution>, rows: &[Row]) -> Self {
        let mut places = documents.map(|document| vec![usize::MAX; document.paragraphs.len()]);
        for (at, row) in rows.iter().enumerate() {
            row.paragraphs.old.iter().for_each(|&old| places.old[old] = at);
            row.paragraphs.new.iter().for_each(|&new| places.new[new] = at);
        }
        Self { rows: places }
    }
}
