//! Rows: alignment and word differences put together.

use super::joined::Joined;
use super::{Change, Row, Span, Tag, WordCounts};
use crate::align::{self, Group, Item};
use crate::both::{at_once, on_both};
use crate::model::{Kind, Language, Paragraph, Resolution, Sides};
use crate::tokens::{Class, Interner, Token};
use crate::words::{self, Where};

use rustc_hash::FxHashMap;

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
    let texts = documents.map(|document| texts(&document.paragraphs));
    let parents = documents.map(|document| parents(&document.paragraphs));
    let kinds = documents.map(|document| {
        document
            .paragraphs
            .iter()
            .map(|p| p.kind)
            .collect::<Vec<_>>()
    });
    let languages = documents.map(|document| document.language);
    let mut compared = compare(
        Sides::new(&texts.old, &texts.new),
        Sides::new(&parents.old, &parents.new),
        Sides::new(&kinds.old, &kinds.new),
        languages,
        interner,
    );
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
    let texts = documents.map(|document| {
        document
            .notes
            .iter()
            .map(|note| note.text.as_str())
            .collect::<Vec<_>>()
    });
    let parents = documents.map(|document| vec![None; document.notes.len()]);
    let kinds = documents.map(|document| vec![Kind::Annex; document.notes.len()]);
    let languages = documents.map(|document| document.language);
    let mut compared = compare(
        Sides::new(&texts.old, &texts.new),
        Sides::new(&parents.old, &parents.new),
        Sides::new(&kinds.old, &kinds.new),
        languages,
        interner,
    );
    for row in &mut compared.rows {
        if let ([old], [new]) = (row.paragraphs.old.as_slice(), row.paragraphs.new.as_slice()) {
            row.relabelled = documents.old.notes[*old].number != documents.new.notes[*new].number;
        }
    }
    compared
}

fn texts(paragraphs: &[Paragraph]) -> Vec<&str> {
    paragraphs
        .iter()
        .map(|paragraph| paragraph.text.as_str())
        .collect()
}

/// For each subparagraph the paragraph it hangs on.
fn parents(paragraphs: &[Paragraph]) -> Vec<Option<usize>> {
    let mut open: Vec<usize> = Vec::new();
    paragraphs
        .iter()
        .enumerate()
        .map(|(at, paragraph)| {
            open.truncate(paragraph.depth);
            let parent = open.last().copied().filter(|_| paragraph.depth > 0);
            open.push(at);
            parent
        })
        .collect()
}

fn compare(
    texts: Sides<&[&str]>,
    parents: Sides<&[Option<usize>]>,
    kinds: Sides<&[Kind]>,
    languages: Sides<Language>,
    interner: &mut Interner,
) -> Compared {
    let turn = Turn::of(texts);
    let tokens = turn.sides(tokenize(turn.sides(texts), turn.sides(languages), interner));
    let old = make_items(&tokens.old, kinds.old, parents.old);
    let new = make_items(&tokens.new, kinds.new, parents.new);
    let mut groups = align::align(turn.sides(Sides::new(&old, &new)), interner);
    for group in &mut groups {
        group.items = turn.sides(std::mem::take(&mut group.items));
    }
    groups.sort_by_key(|group| group.items.new.first().copied());
    let (rows, words) = RowWriter {
        texts: Sides::new(texts.old, texts.new),
        tokens: Sides::new(&tokens.old, &tokens.new),
        interner,
    }
    .write(groups);
    Compared {
        rows,
        words,
        tokens,
    }
}

/// Whether the sides are swapped while they are aligned.
///
/// Two texts are aligned the same way round whichever is the older, so that new against old mirrors old against new
/// also where several alignments are equally good.
#[derive(Clone, Copy)]
struct Turn {
    swapped: bool,
}

impl Turn {
    fn of(texts: Sides<&[&str]>) -> Self {
        Self {
            swapped: texts.new < texts.old,
        }
    }

    /// The sides as they are aligned, or back again.
    fn sides<T>(self, sides: Sides<T>) -> Sides<T> {
        if self.swapped { sides.swap() } else { sides }
    }
}

/// Cuts the texts of both sides into tokens with keys in common. Texts that stand on both sides are cut once.
fn tokenize(
    texts: Sides<&[&str]>,
    languages: Sides<Language>,
    interner: &mut Interner,
) -> Sides<Vec<Vec<Token>>> {
    let same_language = languages.old == languages.new;
    let of_old: FxHashMap<&str, usize> = texts
        .old
        .iter()
        .enumerate()
        .map(|(at, text)| (*text, at))
        .collect();
    let twin = |text: &&str| of_old.get(*text).copied().filter(|_| same_language);
    let own: Vec<&str> = texts
        .new
        .iter()
        .filter(|text| twin(text).is_none())
        .copied()
        .collect();
    let bytes = |texts: &[&str]| texts.iter().map(|text| text.len()).sum::<usize>();
    let size = bytes(texts.old) + bytes(&own);
    let sides = Sides::new(
        (texts.old, languages.old, std::mem::take(interner)),
        (own.as_slice(), languages.new, Interner::default()),
    );
    let cut = on_both(sides, size, |(texts, language, mut interner)| {
        let tokens: Vec<Vec<Token>> = texts
            .iter()
            .map(|text| interner.tokenize(text, language))
            .collect();
        (tokens, interner)
    });
    let (old, kept) = cut.old;
    let (mut new, other) = cut.new;
    *interner = kept;
    let keys = interner.absorb(other);
    for token in new.iter_mut().flatten() {
        token.key = keys[token.key as usize];
    }
    let mut own = new.into_iter();
    let new = texts
        .new
        .iter()
        .map(|text| match twin(text) {
            Some(at) => old[at].clone(),
            None => own.next().unwrap_or_default(),
        })
        .collect();
    Sides::new(old, new)
}

fn make_items<'t>(
    tokens: &'t [Vec<Token>],
    kinds: &[Kind],
    parents: &[Option<usize>],
) -> Vec<Item<'t>> {
    tokens
        .iter()
        .zip(kinds)
        .zip(parents)
        .map(|((tokens, &kind), &parent)| Item {
            tokens,
            kind,
            parent,
        })
        .collect()
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
        let mut in_group = Sides::new(
            vec![false; self.texts.old.len()],
            vec![false; self.texts.new.len()],
        );
        for group in &groups {
            group
                .items
                .old
                .iter()
                .for_each(|&old| in_group.old[old] = true);
            group
                .items
                .new
                .iter()
                .for_each(|&new| in_group.new[new] = true);
        }
        let (first, second) = groups.split_at(groups.len() / 2);
        let bytes: usize = self
            .texts
            .old
            .iter()
            .chain(self.texts.new)
            .map(|text| text.len())
            .sum();
        let (mut rows, rest) = at_once(
            bytes,
            || self.matched_all(first),
            || self.matched_all(second),
        );
        rows.extend(rest);
        for new in (0..self.texts.new.len()).filter(|&new| !in_group.new[new]) {
            rows.push(self.added(new));
        }
        for old in (0..self.texts.old.len()).filter(|&old| !in_group.old[old]) {
            rows.push(self.removed(old));
        }
        let words = rows
            .iter()
            .fold(WordCounts::default(), |sum, (_, words)| sum + *words);
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
        let same = old
            .tokens
            .iter()
            .map(|t| t.key)
            .eq(new.tokens.iter().map(|t| t.key));
        let (spans, words) = if same {
            (Vec::new(), WordCounts::default())
        } else {
            self.spans(&old, &new)
        };
        let row = Row {
            change: if same {
                Change::Unchanged
            } else {
                Change::Edited
            },
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
        let words = WordCounts {
            added: self.count(&self.tokens.new[new]),
            ..WordCounts::default()
        };
        (
            alone(
                Change::Added,
                Sides::new(vec![], vec![new]),
                self.texts.new[new],
            ),
            words,
        )
    }

    fn removed(self, old: usize) -> (Row, WordCounts) {
        let words = WordCounts {
            removed: self.count(&self.tokens.old[old]),
            ..WordCounts::default()
        };
        (
            alone(
                Change::Removed,
                Sides::new(vec![old], vec![]),
                self.texts.old[old],
            ),
            words,
        )
    }

    /// How many of the tokens are words.
    fn count(self, tokens: &[Token]) -> usize {
        tokens
            .iter()
            .filter(|token| self.interner.facts(token.key).class != Class::Mark)
            .count()
    }
}

/// A row with paragraphs of one side only.
fn alone(change: Change, paragraphs: Sides<Vec<usize>>, text: &str) -> Row {
    let span = Span {
        tag: if change == Change::Added {
            Tag::Added
        } else {
            Tag::Removed
        },
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
        spans: if text.is_empty() {
            Vec::new()
        } else {
            vec![span]
        },
        hidden: 0,
    }
}
