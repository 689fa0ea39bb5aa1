//! Rows: alignment and word differences put together.

use super::joined::Joined;
use super::lexed::Lexed;
use super::{Change, Row, Span, Tag, reading_order};
use crate::align::{self, Group};
use crate::model::{Part, Resolution, Side, Sides};
use crate::tokens::{Interner, Token, TokenKind};
use crate::words;

/// Compares one part of two documents: the rows in reading order, and the tokens they were made from.
pub fn compare(part: Part, documents: Sides<&Resolution>) -> (Vec<Row>, Lexed) {
    let lexed = Lexed::new(part, documents);
    let (turn, items) = (lexed.turn, lexed.items(part, documents));
    let turned = turn.sides(items.as_ref().map(Vec::as_slice));
    let mut groups = align::align(turned, &lexed.interner);
    for group in &mut groups {
        group.items = turn.sides(std::mem::take(&mut group.items));
    }
    groups.sort_by_key(|group| group.items.new.first().copied());
    let tokens = lexed.tokens.as_ref().map(Vec::as_slice);
    let texts = documents.map(|document| document.texts(part));
    let texts = texts.as_ref().map(Vec::as_slice);
    let mut rows = RowWriter { part, texts, tokens, interner: &lexed.interner }.write(groups);
    rows.iter_mut().for_each(|row| row.name(documents));
    (rows, lexed)
}

#[derive(Clone, Copy)]
struct RowWriter<'a, 't> {
    part: Part,
    texts: Sides<&'a [&'t str]>,
    tokens: Sides<&'a [Vec<Token>]>,
    interner: &'a Interner,
}

impl RowWriter<'_, '_> {
    /// A row for each group, addition and removal, in reading order.
    fn write(self, groups: Vec<Group>) -> Vec<Row> {
        let mut in_group = self.texts.map(|texts| vec![false; texts.len()]);
        for group in &groups {
            for side in Side::BOTH {
                group.items[side].iter().for_each(|&at| in_group[side][at] = true);
            }
        }
        let mut rows: Vec<Row> = groups.iter().map(|group| self.matched(group)).collect();
        for side in [Side::New, Side::Old] {
            let alone = (0..self.texts[side].len()).filter(|&at| !in_group[side][at]);
            rows.extend(alone.map(|at| self.alone(side, at)));
        }
        reading_order::sort(&mut rows);
        rows
    }

    fn matched(self, group: &Group) -> Row {
        let joined = |side| Joined::new(&group.items[side], self.texts[side], self.tokens[side]);
        let sides = Sides::from_fn(joined);
        let spans = self.spans(sides);
        let same = !spans.iter().any(Span::is_change);
        Row {
            change: if same { Change::Unchanged } else { Change::Edited },
            moved: group.moved,
            paragraphs: group.items.clone(),
            similarity: Some(if same { 1.0 } else { group.similarity }),
            spans,
            ..self.blank()
        }
    }

    /// The spans of two texts; one where they are printed alike to the letter.
    fn spans(self, sides: Sides<Joined<'_>>) -> Vec<Span> {
        if sides.old.text == sides.new.text {
            return self.span(Tag::Same, &sides.old.text, &sides.old.tokens).into_iter().collect();
        }
        let runs = words::diff(sides.old.words(), sides.new.words(), self.interner);
        let spans = runs.into_iter().filter_map(|run| {
            let tag = run.tag;
            let joined = if tag == Tag::Added { &sides.new } else { &sides.old };
            let words = &joined.tokens[joined.within(&run.range)];
            let span = self.span(tag, &joined.text[run.range.clone()], words)?;
            Some(Span { typographic: run.typographic, ..span })
        });
        spans.collect()
    }

    /// One span, or none for no text.
    fn span(self, tag: Tag, text: &str, tokens: &[Token]) -> Option<Span> {
        if text.is_empty() {
            return None;
        }
        let is_word = |token: &&Token| self.interner.facts(token.key).kind != TokenKind::Mark;
        let words = tokens.iter().filter(is_word).count();
        Some(Span { tag, text: text.to_owned(), words, typographic: false, verdict: None })
    }

    /// A row with one paragraph, of one side only.
    fn alone(self, side: Side, at: usize) -> Row {
        let mut paragraphs = Sides::default();
        paragraphs[side] = vec![at];
        let spans = self.span(Tag::only(side), self.texts[side][at], &self.tokens[side][at]);
        let change = if side == Side::Old { Change::Removed } else { Change::Added };
        Row { change, paragraphs, spans: spans.into_iter().collect(), ..self.blank() }
    }

    /// What is the same in all rows to begin with.
    fn blank(self) -> Row {
        Row {
            part: self.part,
            change: Change::Unchanged,
            moved: false,
            relabelled: false,
            paragraphs: Sides::default(),
            names: Sides::default(),
            similarity: None,
            spans: Vec::new(),
            hidden: 0,
        }
    }
}
