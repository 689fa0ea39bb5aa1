//! Where every word of the newest version first stood.
//!
//! Words go from version to version through the rows of the comparisons, also through moves, splits and merges.
//! What the version before lacks is looked for in all earlier texts of the same lineage, so that words that left
//! and came back keep their first year.

use std::ops::Range;

use super::{Lineage, Series};
use crate::compare::joined::Joined;
use crate::compare::{Change, Row, Tag};
use crate::model::{Part, Resolution};
use crate::tokens::{Interner, Token, TokenKind};
use crate::words;

/// Where words first stood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Origin {
    /// The version, 0 for the oldest.
    pub version: usize,
    /// The paragraph (or note) in it.
    pub paragraph: usize,
}

/// A run of words of one origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Its bytes in the text of the newest version; the passages of a text, one after another, are the text.
    pub range: Range<usize>,
    /// Where its words first stood.
    pub origin: Origin,
}

/// The origins of the newest version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blame {
    /// For each paragraph its passages.
    pub paragraphs: Vec<Vec<Passage>>,
    /// For each note its passages.
    pub notes: Vec<Vec<Passage>>,
}

impl Blame {
    /// For each paragraph or note its passages.
    pub fn texts(&self, part: Part) -> &[Vec<Passage>] {
        match part {
            Part::Paragraphs => &self.paragraphs,
            Part::Notes => &self.notes,
        }
    }
}

/// Finds where every word of the newest version first stood.
pub fn blame(series: &Series) -> Blame {
    let of = |part| Tracer::new(series, part).passages();
    Blame { paragraphs: of(Part::Paragraphs), notes: of(Part::Notes) }
}

/// The words of one version with their origins.
struct Words<'s> {
    texts: Vec<&'s str>,
    tokens: Vec<Vec<Token>>,
    /// For each token of each text.
    origins: Vec<Vec<Option<Origin>>>,
}

struct Tracer<'s> {
    series: &'s Series,
    part: Part,
    interner: Interner,
    versions: Vec<Words<'s>>,
}

impl<'s> Tracer<'s> {
    fn new(series: &'s Series, part: Part) -> Self {
        let mut interner = Interner::default();
        let mut words = |document: &'s Resolution| {
            let texts = document.texts(part);
            let cut = texts.iter().map(|t| interner.tokenize(t, document.language));
            let tokens: Vec<Vec<Token>> = cut.collect();
            Words { origins: tokens.iter().map(|t| vec![None; t.len()]).collect(), texts, tokens }
        };
        let versions = series.versions().map(&mut words).collect();
        let mut tracer = Self { series, part, interner, versions };
        for version in 0..tracer.versions.len() {
            tracer.trace(version);
        }
        tracer
    }

    /// Finds the origins of one version; those of the versions before are known.
    fn trace(&mut self, version: usize) {
        let series = self.series;
        for lineage in &series.strand(self.part).lineages {
            for &link in &lineage.cells[version].links {
                if let Some((before, row)) = series.linked(self.part, version, link) {
                    self.follow(before, version, row);
                }
            }
            self.look_back(version, lineage);
        }
        for (paragraph, origins) in self.versions[version].origins.iter_mut().enumerate() {
            let here = Origin { version, paragraph };
            for origin in origins {
                origin.get_or_insert(here);
            }
        }
    }

    /// Takes over the origins of what a row says is the same.
    fn follow(&mut self, before: usize, version: usize, row: &Row) {
        let (old, new) = (&row.paragraphs.old, &row.paragraphs.new);
        if old.is_empty() || new.is_empty() {
            return;
        }
        let whole = |version, indexes| 0..self.joined(version, indexes).text.len();
        let same = if row.change == Change::Unchanged {
            vec![(whole(before, old), whole(version, new))]
        } else {
            let spans = row.spans.iter();
            same_ranges(spans.map(|span| (span.tag, span.text.len(), span.typographic)))
        };
        self.take_over((before, old), (version, new), &same);
    }

    /// Looks for words without an origin in the texts that the lineage had before the version before.
    fn look_back(&mut self, version: usize, lineage: &Lineage) {
        let new = &lineage.cells[version].paragraphs;
        for before in (0..version.saturating_sub(1)).rev() {
            let old = &lineage.cells[before].paragraphs;
            let origins = &self.versions[version].origins;
            let known = |&at: &usize| origins[at].iter().all(Option::is_some);
            if new.iter().all(known) {
                return;
            }
            if old.is_empty() {
                continue;
            }
            let (one, other) = (self.joined(before, old), self.joined(version, new));
            let runs = words::diff(one.words(), other.words(), &self.interner);
            let same =
                same_ranges(runs.iter().map(|run| (run.tag, run.range.len(), run.typographic)));
            self.take_over((before, old), (version, new), &same);
        }
    }

    /// Gives the tokens in the new ranges that have no origin yet those of the tokens in the old ranges.
    fn take_over(
        &mut self,
        (before, old): (usize, &[usize]),
        (version, new): (usize, &[usize]),
        same: &[(Range<usize>, Range<usize>)],
    ) {
        let (from, to) = (self.places(before, old), self.places(version, new));
        let (one, other) = (self.joined(before, old), self.joined(version, new));
        let twins: Vec<(&[Place], &[Place])> = same
            .iter()
            .map(|(old, new)| (&from[one.within(old)], &to[other.within(new)]))
            .collect();
        for (old, new) in twins {
            let Some(first) = old.first() else { continue };
            for (at, &(paragraph, token)) in new.iter().enumerate() {
                // Where print alone differs, one side may have a word more than the other.
                let twin = if old.len() == new.len() { &old[at] } else { first };
                let origin = self.versions[before].origins[twin.0][twin.1];
                let known = &mut self.versions[version].origins[paragraph][token];
                *known = known.or(origin);
            }
        }
    }

    /// Paragraphs as one text.
    fn joined(&self, version: usize, paragraphs: &[usize]) -> Joined<'_> {
        let words = &self.versions[version];
        Joined::new(paragraphs, &words.texts, &words.tokens)
    }

    /// The tokens of joined paragraphs.
    fn places(&self, version: usize, paragraphs: &[usize]) -> Vec<Place> {
        let tokens = &self.versions[version].tokens;
        let places = paragraphs.iter().flat_map(|&at| (0..tokens[at].len()).map(move |n| (at, n)));
        places.collect()
    }

    /// The passages of the newest version.
    ///
    /// Marks are no words; they go with the word before them.
    fn passages(mut self) -> Vec<Vec<Passage>> {
        let Some(Words { texts, tokens, origins }) = self.versions.pop() else {
            return Vec::new();
        };
        let interner = &self.interner;
        let is_mark = |token: &Token| interner.facts(token.key).kind == TokenKind::Mark;
        let of_text = |((text, tokens), origins): ((&str, Vec<Token>), Vec<Option<Origin>>)| {
            let mut passages: Vec<Passage> = Vec::new();
            for (token, origin) in tokens.iter().zip(origins) {
                let Some(origin) = origin else { continue };
                match passages.last_mut() {
                    Some(last) if last.origin == origin || is_mark(token) => {
                        last.range.end = token.end as usize;
                    }
                    _ => passages
                        .push(Passage { range: token.start as usize..token.end as usize, origin }),
                }
            }
            fill_gaps(&mut passages, text.len());
            passages
        };
        texts.into_iter().zip(tokens).zip(origins).map(of_text).collect()
    }
}

/// White space between two passages goes with the first of them; at the ends of a text, with what is there.
fn fill_gaps(passages: &mut [Passage], end: usize) {
    for at in 0..passages.len() {
        let next = passages.get(at + 1).map_or(end, |next| next.range.start);
        passages[at].range.end = next;
    }
    if let Some(first) = passages.first_mut() {
        first.range.start = 0;
    }
}

/// A paragraph, and a token of it.
type Place = (usize, usize);

/// The ranges of both texts whose words are the same, also where their print differs.
fn same_ranges(
    runs: impl Iterator<Item = (Tag, usize, bool)>,
) -> Vec<(Range<usize>, Range<usize>)> {
    let mut same = Vec::new();
    let (mut old, mut new) = (0, 0);
    let mut print = None;
    for (tag, length, typographic) in runs {
        match tag {
            Tag::Same => {
                same.push((old..old + length, new..new + length));
                (old, new) = (old + length, new + length);
            }
            Tag::Removed => {
                print = typographic.then_some(old..old + length);
                old += length;
                continue;
            }
            Tag::Added => {
                if let (true, Some(print)) = (typographic, print.take()) {
                    same.push((print, new..new + length));
                }
                new += length;
            }
        }
        print = None;
    }
    same
}
