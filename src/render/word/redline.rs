//! A comparison → the draft of its redline: all paragraphs in order, each piece with how it is tracked.

use crate::render::word::footnotes::Footnotes;
use crate::render::word::prelude::*;
use crate::render::word::references::{References, Target};
use crate::render::word::stream::{Step, steps};
use crate::render::word::{Moves, ends, labels, masthead};

/// A redline, ready to be written.
pub(super) struct Draft<'c> {
    pub(super) blocks: Vec<Block<'c>>,
    pub(super) footnotes: Footnotes<'c>,
}

/// Drafts the redline of a comparison.
pub(super) fn draft<'c>(view: &'c View<'c>, moves: Moves) -> Draft<'c> {
    let references = view.documents.map(References::new);
    let mut writer = Writer {
        view,
        part: PartView::new(view, Part::Paragraphs),
        references: &references,
        footnotes: Footnotes::new(view, references.as_ref()),
        moves,
        moved: Vec::new(),
        blocks: Vec::new(),
    };
    for step in steps(view) {
        match step {
            Step::Together(row) => writer.together(row),
            Step::Alone { side, index, away } => writer.alone(side, index, away),
        }
    }
    let Writer { mut blocks, mut footnotes, .. } = writer;
    ends::close(&mut blocks);
    labels::give(&mut blocks, view.documents);
    ends::settle(&mut blocks);
    let mut all = masthead::blocks(view.documents);
    refer_to_rest(&mut all, &mut blocks, &references, &mut footnotes);
    all.append(&mut blocks);
    let inlines = all.iter().flat_map(|block| &block.inlines);
    let order = inlines.filter_map(|tracked| match tracked.inline {
        Inline::Note(index) => Some(index),
        _ => None,
    });
    footnotes.order = order.collect();
    Draft { blocks: all, footnotes }
}

struct Writer<'c, 'r> {
    view: &'c View<'c>,
    part: PartView<'c>,
    references: &'r Sides<References>,
    footnotes: Footnotes<'c>,
    moves: Moves,
    /// The rows that are written as moves; their places are the moves' numbers.
    moved: Vec<&'c Row>,
    blocks: Vec<Block<'c>>,
}

impl<'c> Writer<'c, '_> {
    fn style(&self, side: Side, index: usize) -> Option<Style> {
        self.view.documents[side].paragraphs.get(index).map(Style::from)
    }

    /// Writes both sides of a row in one place.
    fn together(&mut self, row: &'c Row) {
        let indexes = row.paragraphs.as_ref().map(Vec::as_slice);
        let openings = Openings::new(self.view.documents, indexes);
        let pieces = pieces::of_all(&self.part, row);
        let is_joint = |piece: &Piece<'_>| piece.content == Content::Joint;
        let joints: Vec<Tag> =
            pieces.iter().filter(|piece| is_joint(piece)).map(|joint| joint.tag).collect();
        // How many paragraphs of each side have begun.
        let mut begun = Sides::new(0, 0);
        for (at, pieces) in pieces.split(is_joint).enumerate() {
            let mut inlines = self.inlines(pieces, &openings, None);
            self.footnotes.share(&mut inlines);
            let begins = Sides::from_fn(|side| {
                let here = at == 0 || joints[at - 1].is_of(side);
                let index = indexes[side].get(begun[side]).copied().filter(|_| here);
                index.inspect(|_| begun[side] += 1)
            });
            // The mark at the end of the last paragraph is kept: it is that of the last one on both sides.
            let (mark, shaped) = match joints.get(at) {
                Some(joint) => (*joint, begins),
                None => (Tag::Same, indexes.map(|indexes| indexes.last().copied())),
            };
            let styles = Sides::from_fn(|side| self.style(side, shaped[side]?));
            let now = styles.new.or(styles.old).unwrap_or(Style::Preambular);
            self.blocks.push(Block {
                was: styles.old.filter(|&was| was != now),
                begins,
                mark: mark.into(),
                ..Block::new(now, inlines)
            });
        }
    }

    /// Writes a paragraph of one side; `away` is its row, where that is written in another place too.
    fn alone(&mut self, side: Side, index: usize, away: Option<&'c Row>) {
        let documents = self.view.documents;
        let (Some(item), Some(style)) =
            (documents[side].item(Part::Paragraphs, index), self.style(side, index))
        else {
            return;
        };
        let tag = Tag::only(side);
        let as_move = away.filter(|row| self.moves == Moves::Tracked && is_pure_move(row));
        let moved = as_move.map(|row| self.move_number(row));
        let pieces = pieces::of_items([(index, item)].into_iter(), side, tag);
        let alone = Sides::from_fn(|own| (own == side).then_some(index));
        let openings = Openings::new(documents, alone.as_ref().map(Option::as_slice));
        let inlines = self.inlines(&pieces, &openings, moved);
        self.blocks.push(Block {
            side,
            begins: alone,
            mark: Revision { moved, ..tag.into() },
            comment: away.filter(|row| row.paragraphs[side].first() == Some(&index)),
            ..Block::new(style, inlines)
        });
    }

    /// The pieces of one paragraph, as they are tracked.
    fn inlines(
        &mut self,
        pieces: &[Piece<'_>],
        openings: &Openings,
        moved: Option<usize>,
    ) -> Vec<Tracked> {
        let mut inlines = Vec::new();
        for piece in pieces {
            match piece.content {
                Content::Words(words) => {
                    let revision = Revision { moved, ..piece.into() };
                    inlines.extend(openings.cut(piece, words).into_iter().map(
                        |(text, opening)| {
                            let text = text.to_string();
                            Tracked::new(revision, Inline::Words { text, opening })
                        },
                    ));
                }
                Content::Mark(mark) => {
                    let revision = Revision { moved, ..Tag::only(mark.side).into() };
                    let references = self.references(mark).into_iter();
                    inlines.extend(references.map(|inline| Tracked::new(revision, inline)));
                }
                Content::Joint => {}
            }
        }
        inlines
    }

    /// What a mark refers to.
    fn references(&mut self, mark: Mark<'_>) -> Vec<Inline> {
        let side = mark.side;
        let targets = self.references[side].paragraphs[mark.paragraph][mark.index].iter();
        let inlines = targets.map(|target| match target {
            Target::Note(index) => Inline::Note(self.footnotes.refer(side, Ok(*index))),
            Target::Missing(number) => Inline::Note(self.footnotes.refer(side, Err(number))),
            Target::Again(number) => Inline::Again(number.clone()),
        });
        inlines.collect()
    }

    /// The number of the move that a row is.
    fn move_number(&mut self, row: &'c Row) -> usize {
        let known = self.moved.iter().position(|moved| std::ptr::eq(*moved, row));
        known.unwrap_or_else(|| {
            self.moved.push(row);
            self.moved.len() - 1
        })
    }
}

/// A move mark has one place on each side, and Word takes it for a promise that the words are the same.
fn is_pure_move(row: &Row) -> bool {
    row.change == Change::Unchanged && row.paragraphs.as_ref().into_iter().all(|p| p.len() == 1)
}

/// Refers to the notes that come before all marks: after the title, else after the first paragraph.
fn refer_to_rest<'c>(
    head: &mut [Block<'c>],
    blocks: &mut [Block<'c>],
    references: &Sides<References>,
    footnotes: &mut Footnotes<'_>,
) {
    let title = head.iter_mut().rfind(|block| block.style == Style::Title);
    let Some(block) = title.or_else(|| blocks.first_mut()) else { return };
    for side in Side::BOTH {
        for &index in &references[side].title {
            let note = Inline::Note(footnotes.refer(side, Ok(index)));
            block.inlines.push(Tracked::new(Tag::only(side), note));
        }
    }
    footnotes.share(&mut block.inlines);
}
