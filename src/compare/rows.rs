//! Rows: alignment and word differences put together.

use super::joined::Joined;
use super::things::Things;
use super::{Change, Row, Span, Tag, WordCounts};
use crate::align::{self, Group};
use crate::both::at_once;
use crate::model::{Resolution, Sides};
use crate::tokens::{Class, Interner, Token};
use crate::words::{self, Where};

/// The rows over one kind of thing, in the order of the new side with removals where they stood.
pub struct Compared {
    /// The rows.
    pub rows: Vec<Row>,
    /// Their words.
    pub words: WordCounts,
    /// The tokens of every text.
    pub tokens: Sides<Vec<Vec<Token>>>,
}

/// Compares the paragraphs of two documents.
pub fn compare_paragraphs(documents: Sides<&Resolution>, interner: &mut Interner) -> Compared {
    let mut compared = compare(&Things::paragraphs(documents), interner);
    for row in &mut compared.rows {
        if let ([old], [new]) = (row.paragraphs.old.as_slice(), row.paragraphs.new.as_slice()) {
            row.relabelled =
                documents.old.paragraphs[*old].label != documents.new.paragraphs[*new].label;
        }
    }
    compared
}

/// Compares the notes of two documents.
pub fn compare_notes(documents: Sides<&Resolution>, interner: &mut Interner) -> Compared {
    let mut compared = compare(&Things::notes(documents), interner);
    for row in &mut compared.rows {
        if let ([old], [new]) = (row.paragraphs.old.as_slice(), row.paragraphs.new.as_slice()) {
            row.relabelled = documents.old.notes[*old].number != documents.new.notes[*new].number;
        }
    }
    compared
}

fn compare(things: &Things<'_>, interner: &mut Interner) -> Compared {
    let turn = things.turn();
    let tokens = things.tokens(interner);
    let items = things.items(&tokens);
    let items = Sides::new(items.old.as_slice(), items.new.as_slice());
    let mut groups = align::align(turn.sides(items), interner);
    for group in &mut groups {
        group.items = turn.sides(std::mem::take(&mut group.items));
    }
    groups.sort_by_key(|group| group.items.new.first().copied());
    let (rows, words) =
        RowWriter { texts: things.texts(), tokens: Sides::new(&tokens.old, &tokens.new), interner }
            .write(groups);
    Compared { rows, words, tokens }
}

#[derive(Clone, Copy)]
struct RowWriter<'a, 't> {
    texts: Sides<&'a [&'t str]>,
    tokens: Sides<&'a [Vec<Token>]>,
    interner: &'a Interner,
}

impl RowWriter<'_, '_> {
    /// A row for each group, addition and removal, in reading order.
    fn write(self, groups: Vec<Group>) -> (Vec<Row>, WordCounts) {
        let mut in_group =
            Sides::new(vec![false; self.texts.old.len()], vec![false; self.texts.new.len()]);
        for group in &groups {
            group.items.old.iter().for_each(|&old| in_group.old[old] = true);
            group.items.new.iter().for_each(|&new| in_group.new[new] = true);
        }
        let (first, second) = groups.split_at(groups.len() / 2);
        let bytes: usize = self.texts.old.iter().chain(self.texts.new).map(|text| text.len()).sum();
        let (mut rows, rest) =
            at_once(bytes, || self.matched_all(first), || self.matched_all(second));
        rows.extend(rest);
        for new in (0..self.texts.new.len()).filter(|&new| !in_group.new[new]) {
            rows.push(self.added(new));
        }
        for old in (0..self.texts.old.len()).filter(|&old| !in_group.old[old]) {
            rows.push(self.removed(old));
        }
        let words = rows.iter().fold(WordCounts::default(), |sum, (_, words)| sum + *words);
        let mut rows: Vec<Row> = rows.into_iter().map(|(row, _)| row).collect();
        super::reading::sort(&mut rows);
        (rows, words)
    }

    fn matched_all(self, groups: &[Group]) -> Vec<(Row, WordCounts)> {
        groups.iter().map(|group| self.matched(group)).collect()
    }

    fn matched(self, group: &Group) -> (Row, WordCounts) {
        let old = Joined::of(&group.items.old, self.texts.old, self.tokens.old);
        let new = Joined::of(&group.items.new, self.texts.new, self.tokens.new);
        let same = old.tokens.iter().map(|t| t.key).eq(new.tokens.iter().map(|t| t.key));
        let (spans, words) =
            if same { (Vec::new(), WordCounts::default()) } else { self.spans(&old, &new) };
        let row = Row {
            change: if same { Change::Unchanged } else { Change::Edited },
            moved: group.moved,
            relabelled: false,
            paragraphs: group.items.clone(),
            similarity: Some(if same { 1.0 } else { group.similarity }),
            spans,
            hidden: 0,
        };
        let kept = self.count(&old.tokens) - words.removed;
        (row, WordCounts { kept, ..words })
    }

    /// The spans of an edited row, with the words removed and added.
    fn spans(self, old: &Joined<'_>, new: &Joined<'_>) -> (Vec<Span>, WordCounts) {
        let mut words = WordCounts::default();
        let runs = words::diff(old.words(), new.words(), self.interner);
        let spans = runs.into_iter().map(|run| {
            let (tag, side) = match run.place {
                Where::Both => (Tag::Same, old),
                Where::Old => (Tag::Removed, old),
                Where::New => (Tag::Added, new),
            };
            match tag {
                Tag::Removed if !run.typographic => {
                    words.removed += self.count(side.within(&run.range))
                }
                Tag::Added if !run.typographic => {
                    words.added += self.count(side.within(&run.range))
                }
                _ => {}
            }
            Span {
                tag,
                text: side.text[run.range].to_owned(),
                typographic: run.typographic,
                verdict: None,
            }
        });
        (spans.collect(), words)
    }

    fn added(self, new: usize) -> (Row, WordCounts) {
        let words =
            WordCounts { added: self.count(&self.tokens.new[new]), ..WordCounts::default() };
        (alone(Change::Added, Sides::new(vec![], vec![new]), self.texts.new[new]), words)
    }

    fn removed(self, old: usize) -> (Row, WordCounts) {
        let words =
            WordCounts { removed: self.count(&self.tokens.old[old]), ..WordCounts::default() };
        (alone(Change::Removed, Sides::new(vec![old], vec![]), self.texts.old[old]), words)
    }

    /// How many of the tokens are words.
    fn count(self, tokens: &[Token]) -> usize {
        tokens.iter().filter(|token| self.interner.facts(token.key).class != Class::Mark).count()
    }
}

/// A row with paragraphs of one side only.
fn alone(change: Change, paragraphs: Sides<Vec<usize>>, text: &str) -> Row {
    let span = Span {
        tag: if change == Change::Added { Tag::Added } else { Tag::Removed },
        text: text.to_owned(),
        typographic: false,
        verdict: None,
    };
    Row {
        change,
        moved: false,
        relabelled: false,
        paragraphs,
        similarity: None,
        spans: if text.is_empty() { Vec::new() } else { vec![span] },
        hidden: 0,
    }
}
