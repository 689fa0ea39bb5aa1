//! A comparison → the draft of its redline: all paragraphs in order, each piece with how it is tracked.

use std::ops::Range;

use crate::compare::{Change, Row, Tag};
use crate::model::{Paragraph, Part, Side, Sides};
use crate::render::part_view::PartView;
use crate::render::pieces::{self, Content, Mark, Piece};
use crate::render::word::Moves;
use crate::render::word::draft::{Block, Inline, Tracked};
use crate::render::word::footnotes::Footnotes;
use crate::render::word::labels::{self, List};
use crate::render::word::looks::Style;
use crate::render::word::masthead;
use crate::render::word::opening::opening;
use crate::render::word::references::{References, Target};
use crate::render::word::revisions::Revision;
use crate::render::word::stream::{Step, steps};
use crate::view::View;

/// A redline, ready to be written.
pub(super) struct Draft<'c> {
    pub(super) blocks: Vec<Block<'c>>,
    pub(super) footnotes: Footnotes<'c>,
    pub(super) lists: Vec<List>,
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
    close(&mut blocks);
    let lists = labels::give(&mut blocks, view.documents);
    for block in &mut blocks {
        if let Some((_, number)) = &mut block.was {
            *number = block.number;
        }
    }
    settle_end(&mut blocks);
    let mut all = masthead::blocks(view.documents);
    refer_to_rest(&mut all, &mut blocks, &references, &mut footnotes);
    all.append(&mut blocks);
    let inlines = all.iter().flat_map(|block| &block.inlines);
    let order = inlines.filter_map(|tracked| match tracked.inline {
        Inline::Note(index) => Some(index),
        _ => None,
    });
    footnotes.settle(order.collect());
    Draft { blocks: all, footnotes, lists }
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
    fn paragraph(&self, side: Side, index: usize) -> Option<&'c Paragraph> {
        self.view.documents[side].paragraphs.get(index)
    }

    /// Writes both sides of a row in one place. The mark at the end of its last paragraph is kept.
    fn together(&mut self, row: &'c Row) {
        let openings = Sides::from_fn(|side| self.openings(side, &row.paragraphs[side]));
        let pieces = pieces::of_all(&self.part, row);
        let joints = pieces.iter().filter(|piece| piece.content == Content::Joint);
        let joints: Vec<Tag> = joints.map(|joint| joint.tag).collect();
        // Of each side, which paragraph begins next.
        let mut next = Sides::new(0, 0);
        let mut before = Tag::Same;
        let paragraphs = pieces.split(|piece| piece.content == Content::Joint);
        for (at, pieces) in paragraphs.enumerate() {
            let begins = Sides::from_fn(|side| {
                let index = row.paragraphs[side].get(next[side]).copied();
                index.filter(|_| before.is_of(side)).inspect(|_| next[side] += 1)
            });
            let mark = joints.get(at).copied().unwrap_or(Tag::Same);
            let mut inlines = self.inlines(pieces, &openings, None);
            share(&mut inlines, &mut self.footnotes);
            // The last mark is that of the last paragraph on both sides.
            let ending = row.paragraphs.as_ref().map(|indexes| indexes.last().copied());
            let shaped = if at == joints.len() { ending } else { begins };
            let style = |side| Some(Style::from(self.paragraph(side, shaped[side]?)?));
            let styles = Sides::from_fn(style);
            let now = styles.new.or(styles.old).unwrap_or(Style::Preambular);
            self.blocks.push(Block {
                was: styles.old.filter(|&was| was != now).map(|was| (was, None)),
                begins,
                mark: mark.into(),
                goes_on: at > 0,
                ..Block::new(now, inlines)
            });
            before = mark;
        }
    }

    /// Writes a paragraph of one side; `away` is its row, where that is written in another place too.
    fn alone(&mut self, side: Side, index: usize, away: Option<&'c Row>) {
        let Some(paragraph) = self.paragraph(side, index) else { return };
        let tag = Tag::only(side);
        let as_move = away.filter(|row| self.moves == Moves::Tracked && is_pure_move(row));
        let moved = as_move.map(|row| self.move_number(row));
        let item = self.view.documents[side].item(Part::Paragraphs, index);
        let pieces = pieces::of_items(item.map(|item| (index, item)).into_iter(), side, tag);
        let mut openings = Sides::default();
        openings[side] = self.openings(side, &[index]);
        let mut begins = Sides::default();
        begins[side] = Some(index);
        let inlines = self.inlines(&pieces, &openings, moved);
        self.blocks.push(Block {
            side,
            begins,
            mark: Revision { moved, ..tag.into() },
            comment: away.filter(|row| row.paragraphs[side].first() == Some(&index)),
            ..Block::new(Style::from(paragraph), inlines)
        });
    }

    /// Where in the text of a side the verbs stand that open paragraphs.
    fn openings(&self, side: Side, indexes: &[usize]) -> Vec<Range<usize>> {
        let language = self.view.documents[side].language;
        let mut start = 0;
        let paragraphs = indexes.iter().filter_map(|&index| self.paragraph(side, index));
        let openings = paragraphs.map(|paragraph| {
            let from = start;
            start += paragraph.text.len() + 1;
            from..from + opening(paragraph, language)
        });
        openings.collect()
    }

    /// The pieces of one paragraph, as they are tracked.
    fn inlines(
        &mut self,
        pieces: &[Piece<'_>],
        openings: &Sides<Vec<Range<usize>>>,
        moved: Option<usize>,
    ) -> Vec<Tracked> {
        let mut inlines = Vec::new();
        for piece in pieces {
            match piece.content {
                Content::Words(words) => {
                    let revision = Revision { tag: piece.tag, moved, print_only: piece.print_only };
                    inlines.extend(cut(piece, words, openings).into_iter().map(
                        |(text, opening)| {
                            Tracked::new(
                                revision,
                                Inline::Words { text: text.to_string(), opening },
                            )
                        },
                    ));
                }
                Content::Mark(mark) => {
                    let revision = Revision { moved, ..Tag::only(mark.side).into() };
                    let targets = self.targets(mark).into_iter();
                    inlines.extend(targets.map(|inline| Tracked::new(revision, inline)));
                }
                Content::Joint => {}
            }
        }
        inlines
    }

    /// What a mark refers to.
    fn targets(&mut self, mark: Mark<'_>) -> Vec<Inline> {
        let side = mark.side;
        let targets = self.references[side].paragraphs[mark.paragraph][mark.index].iter();
        let inlines = targets.map(|target| match target {
            Target::Note(index) => Inline::Note(self.footnotes.refer(side, *index)),
            Target::Missing(number) => Inline::Note(self.footnotes.missing(side, number)),
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

/// Cuts words where an opening begins or ends, and says of each part whether it is one. Kept words open a paragraph
/// where they do so in the new text.
fn cut<'c>(
    piece: &Piece<'_>,
    words: &'c str,
    openings: &Sides<Vec<Range<usize>>>,
) -> Vec<(&'c str, bool)> {
    let sides = || Side::BOTH.into_iter().filter(|&side| piece.tag.is_of(side));
    let edges = sides().flat_map(|side| {
        let edges = openings[side].iter().flat_map(|opening| [opening.start, opening.end]);
        edges.filter_map(move |edge| edge.checked_sub(piece.at[side]))
    });
    let mut edges: Vec<usize> = edges.filter(|&edge| edge < words.len()).collect();
    edges.extend([0, words.len()]);
    edges.sort_unstable();
    edges.dedup();
    let own = sides().last().unwrap_or(Side::New);
    let parts = edges.windows(2).map(|edges| {
        let is_opening =
            openings[own].iter().any(|opening| opening.contains(&(piece.at[own] + edges[0])));
        (&words[edges[0]..edges[1]], is_opening)
    });
    parts.collect()
}

/// A move mark has one place on each side, and Word takes it for a promise that the words are the same.
fn is_pure_move(row: &Row) -> bool {
    row.change == Change::Unchanged && row.paragraphs.as_ref().into_iter().all(|p| p.len() == 1)
}

/// Makes one kept reference of a deleted and an inserted one to the two versions of a note, where they stand at the same
/// place: before or after all words of a change.
fn share(inlines: &mut Vec<Tracked>, footnotes: &mut Footnotes<'_>) {
    let is_kept = |tracked: &Tracked| tracked.revision.tag == Tag::Same;
    let runs = inlines.chunk_by(|one, next| is_kept(one) == is_kept(next));
    let shared = runs.flat_map(|run| {
        let mut change = run.to_vec();
        let mut shared = take_shared(&mut change, footnotes, |change, tag| {
            change.iter().position(|tracked| is_of(tracked, tag))
        });
        let mut after = take_shared(&mut change, footnotes, |change, tag| {
            change.iter().rposition(|tracked| is_of(tracked, tag))
        });
        after.reverse();
        shared.extend(change.into_iter().chain(after));
        shared
    });
    *inlines = shared.collect();
}

fn is_of(tracked: &Tracked, tag: Tag) -> bool {
    tracked.revision.tag == tag && tracked.revision.moved.is_none()
}

/// Takes pairs of references out of a change, as long as `find` finds one of each side.
fn take_shared(
    change: &mut Vec<Tracked>,
    footnotes: &mut Footnotes<'_>,
    find: impl Fn(&[Tracked], Tag) -> Option<usize>,
) -> Vec<Tracked> {
    let mut shared = Vec::new();
    loop {
        let found = Side::BOTH.map(|side| {
            let at = find(change, Tag::only(side))?;
            match change[at].inline {
                Inline::Note(note) => Some((at, note)),
                _ => None,
            }
        });
        let [Some((old_at, old)), Some((new_at, new))] = found else {
            return shared;
        };
        if !footnotes.join(old, new) {
            return shared;
        }
        change.remove(old_at.max(new_at));
        change.remove(old_at.min(new_at));
        shared.push(Tracked::new(Tag::Same, Inline::Note(new)));
    }
}

/// The mark of the last paragraph of a document can be neither inserted nor deleted. Where the texts end differently,
/// their last paragraphs become one; where only one of them goes on, the mark before what is left over comes or goes instead,
/// as it does when somebody writes on at the end of a text, or deletes from there to its end.
fn close(blocks: &mut Vec<Block<'_>>) {
    let kept = blocks.iter().rposition(|block| block.mark == Revision::KEPT);
    let from = kept.map_or(0, |kept| kept + 1);
    if from == blocks.len() {
        return;
    }
    let last = |side: Side| {
        let found = blocks.iter().rposition(|block| block.mark.tag.is_of(side));
        found.filter(|&at| at >= from)
    };
    let (Some(old), Some(new)) = (last(Side::Old), last(Side::New)) else {
        return shift_end(blocks, kept);
    };
    let first = blocks.remove(old.min(new));
    let Some(end) = blocks.get_mut(old.max(new) - 1) else { return };
    let (mut old, mut new) =
        if first.side == Side::Old { (first, end.clone()) } else { (end.clone(), first) };
    old.inlines.append(&mut new.inlines);
    *end = Block {
        was: (old.style != new.style).then_some((old.style, None)),
        begins: Sides::new(old.begins.old, new.begins.new),
        comment: new.comment.or(old.comment),
        ..Block::new(new.style, old.inlines)
    };
}

/// Lets the mark of the last kept paragraph come or go in the place of the last one's.
fn shift_end(blocks: &mut Vec<Block<'_>>, kept: Option<usize>) {
    let (Some(kept), Some(last)) = (kept, blocks.last_mut()) else {
        blocks.push(Block::new(Style::End, Vec::new()));
        return;
    };
    last.mark = Revision::KEPT;
    last.ends = Some(kept);
    blocks[kept].mark = Tag::only(last.side).into();
}

/// The last paragraph mark is that of the last paragraph of either text: it has the properties of both.
fn settle_end(blocks: &mut [Block<'_>]) {
    let Some((end, others)) = blocks.split_last_mut() else { return };
    let Some(before) = end.ends.and_then(|kept| others.get(kept)) else { return };
    let (own, other) = ((end.style, end.number), (before.style, before.number));
    let (now, was) = if end.side == Side::Old { (other, own) } else { (own, other) };
    (end.style, end.number) = now;
    end.was = (was != now).then_some(was);
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
            let note = Inline::Note(footnotes.refer(side, index));
            block.inlines.push(Tracked::new(Tag::only(side), note));
        }
    }
    share(&mut block.inlines, footnotes);
}
