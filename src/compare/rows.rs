//! Rows: alignment and word differences put together.

use super::{Change, Row, Span, Tag, WordCounts};
use crate::align::{self, Group, Item};
use crate::both::on_both;
use crate::model::{Kind, Language, Paragraph, Resolution, Sides};
use crate::tokens::{Class, Interner, Token};
use crate::words::{self, Where, Words};

/// The rows over one kind of thing, in the order of the new side with removals where they stood.
pub struct Compared {
    /// The rows.
    pub rows: Vec<Row>,
    /// Their words.
    pub words: WordCounts,
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
        texts.as_ref(),
        parents.as_ref(),
        kinds.as_ref(),
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
        texts.as_ref(),
        parents.as_ref(),
        kinds.as_ref(),
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
    texts: Sides<&Vec<&str>>,
    parents: Sides<&Vec<Option<usize>>>,
    kinds: Sides<&Vec<Kind>>,
    languages: Sides<Language>,
    interner: &mut Interner,
) -> Compared {
    let tokens = tokenize(texts, languages, interner);
    let old = make_items(&tokens.old, kinds.old, parents.old);
    let new = make_items(&tokens.new, kinds.new, parents.new);
    let groups = align::align(Sides::new(&old, &new), interner);
    let mut writer = RowWriter {
        texts,
        tokens: tokens.as_ref(),
        languages,
        interner,
        words: WordCounts::default(),
    };
    let rows = writer.rows(groups);
    Compared {
        rows,
        words: writer.words,
    }
}

/// Cuts the texts of both sides into tokens with keys in common.
fn tokenize(
    texts: Sides<&Vec<&str>>,
    languages: Sides<Language>,
    interner: &mut Interner,
) -> Sides<Vec<Vec<Token>>> {
    let bytes = |texts: &[&str]| texts.iter().map(|text| text.len()).sum::<usize>();
    let sides = Sides::new(
        (texts.old, languages.old, std::mem::take(interner)),
        (texts.new, languages.new, Interner::default()),
    );
    let cut = on_both(
        sides,
        bytes(texts.old) + bytes(texts.new),
        |(texts, language, mut interner)| {
            let tokens: Vec<Vec<Token>> = texts
                .iter()
                .map(|text| interner.tokenize(text, language))
                .collect();
            (tokens, interner)
        },
    );
    let (old, own) = cut.old;
    let (mut new, other) = cut.new;
    *interner = own;
    let keys = interner.absorb(other);
    for token in new.iter_mut().flatten() {
        token.key = keys[token.key as usize];
    }
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

struct RowWriter<'a, 't> {
    texts: Sides<&'a Vec<&'t str>>,
    tokens: Sides<&'a Vec<Vec<Token>>>,
    languages: Sides<Language>,
    interner: &'a mut Interner,
    words: WordCounts,
}

impl RowWriter<'_, '_> {
    /// A row for each group, addition and removal.
    fn rows(&mut self, groups: Vec<Group>) -> Vec<Row> {
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
        let mut rows: Vec<Row> = groups
            .into_iter()
            .map(|group| self.matched(group))
            .collect();
        for new in (0..self.texts.new.len()).filter(|&new| !in_group.new[new]) {
            rows.push(self.alone(Change::Added, Sides::new(vec![], vec![new])));
        }
        for old in (0..self.texts.old.len()).filter(|&old| !in_group.old[old]) {
            rows.push(self.alone(Change::Removed, Sides::new(vec![old], vec![])));
        }
        super::reading::sort(&mut rows);
        rows
    }

    fn matched(&mut self, group: Group) -> Row {
        let old = Joined::of(
            &group.items.old,
            self.texts.old,
            self.tokens.old,
            self.languages.old,
            self.interner,
        );
        let new = Joined::of(
            &group.items.new,
            self.texts.new,
            self.tokens.new,
            self.languages.new,
            self.interner,
        );
        let same = old
            .tokens
            .iter()
            .map(|t| t.key)
            .eq(new.tokens.iter().map(|t| t.key));
        let (change, spans) = if same {
            self.words.kept += self.count(&old.tokens);
            (Change::Unchanged, Vec::new())
        } else {
            (Change::Edited, self.spans(&old, &new))
        };
        Row {
            change,
            moved: group.moved,
            relabelled: false,
            paragraphs: group.items,
            similarity: Some(if same { 1.0 } else { group.similarity }),
            spans,
        }
    }

    fn spans(&mut self, old: &Joined<'_>, new: &Joined<'_>) -> Vec<Span> {
        let runs = words::diff(old.words(), new.words(), self.interner);
        let (mut removed, mut added) = (0, 0);
        let mut spans = Vec::with_capacity(runs.len());
        for run in runs {
            let (tag, side) = match run.place {
                Where::Both => (Tag::Same, old),
                Where::Old => (Tag::Removed, old),
                Where::New => (Tag::Added, new),
            };
            let words = || self.count(side.within(&run.range));
            match tag {
                Tag::Removed if !run.typographic => removed += words(),
                Tag::Added if !run.typographic => added += words(),
                _ => {}
            }
            spans.push(Span {
                tag,
                text: side.text[run.range].to_owned(),
                typographic: run.typographic,
            });
        }
        self.words.removed += removed;
        self.words.added += added;
        self.words.kept += self.count(&old.tokens).saturating_sub(removed);
        spans
    }

    fn alone(&mut self, change: Change, paragraphs: Sides<Vec<usize>>) -> Row {
        let (tag, text, tokens) = match change {
            Change::Added => (
                Tag::Added,
                self.texts.new[paragraphs.new[0]],
                &self.tokens.new[paragraphs.new[0]],
            ),
            _ => (
                Tag::Removed,
                self.texts.old[paragraphs.old[0]],
                &self.tokens.old[paragraphs.old[0]],
            ),
        };
        let words = self.count(tokens);
        match tag {
            Tag::Added => self.words.added += words,
            _ => self.words.removed += words,
        }
        let spans = vec![Span {
            tag,
            text: text.to_owned(),
            typographic: false,
        }];
        Row {
            change,
            moved: false,
            relabelled: false,
            paragraphs,
            similarity: None,
            spans: if text.is_empty() { Vec::new() } else { spans },
        }
    }

    /// How many of the tokens are words.
    fn count(&self, tokens: &[Token]) -> usize {
        tokens
            .iter()
            .filter(|token| self.interner.facts(token.key).class != Class::Mark)
            .count()
    }
}

/// The paragraphs of one side of a row as one text.
struct Joined<'a> {
    text: std::borrow::Cow<'a, str>,
    tokens: std::borrow::Cow<'a, [Token]>,
}

impl<'a> Joined<'a> {
    fn of(
        indexes: &[usize],
        texts: &[&'a str],
        tokens: &'a [Vec<Token>],
        language: Language,
        interner: &mut Interner,
    ) -> Joined<'a> {
        if let [only] = indexes {
            return Joined {
                text: texts[*only].into(),
                tokens: tokens[*only].as_slice().into(),
            };
        }
        let text = indexes
            .iter()
            .map(|&at| texts[at])
            .collect::<Vec<_>>()
            .join("\n");
        let tokens = interner.tokenize(&text, language).into();
        Joined {
            text: text.into(),
            tokens,
        }
    }

    fn words(&self) -> Words<'_> {
        Words {
            text: &self.text,
            tokens: &self.tokens,
        }
    }

    /// The tokens inside a range of bytes.
    fn within(&self, range: &std::ops::Range<usize>) -> &[Token] {
        let first = self
            .tokens
            .partition_point(|token| (token.start as usize) < range.start);
        let end = self
            .tokens
            .partition_point(|token| (token.end as usize) <= range.end);
        &self.tokens[first..end.max(first)]
    }
}
