//! What came back after an absence: paragraphs that a version has, that the version before lacks, and that an
//! earlier one had.

use rustc_hash::{FxHashMap, FxHashSet};

use super::Return;
use crate::compare::{Change, Comparison, Row, compare_part};
use crate::model::{Part, Resolution, Sides};

/// Two versions are compared only where a dropped paragraph and a new one share this much of the distinct words of the
/// shorter one that tell what it is about (0.1 to 0.3: aligning matches nothing below 0.26 of the weighted words, and
/// rare words weigh most).
const LEAST_SHARED: f32 = 0.15;

/// A word in more than this share of a version's paragraphs, and in more than `FEW` of them, tells nothing of what a
/// paragraph is about (0.05 to 0.3), unless it has no others.
const COMMON: f32 = 0.1;
const FEW: usize = 4;

/// Words with fewer letters tell nothing of what a paragraph is about.
const LONG: usize = 5;

/// What came back of one part, in the order of the versions.
pub(super) fn find(part: Part, versions: &[Resolution], steps: &[Comparison]) -> Vec<Return> {
    let common: Vec<FxHashSet<&str>> =
        versions.iter().map(|version| common_words(&version.texts(part))).collect();
    let mut dropped = Open::default();
    let mut found = Vec::new();
    for new in 2..versions.len() {
        dropped.add(new - 2, alone(&steps[new - 2], part, Change::Removed));
        let fresh = alone(&steps[new - 1], part, Change::Added);
        let mut candidates = Vec::new();
        for old in (0..new - 1).rev() {
            let gone = dropped.of(old);
            let [olds, news] = [(old, gone), (new, &fresh)].map(|(version, paragraphs)| {
                telling_words(&versions[version], part, paragraphs, &common[version])
            });
            if !olds.iter().any(|old| news.iter().any(|new| shares(old, new))) {
                continue;
            }
            let rows = compare_part(part, Sides::new(&versions[old], &versions[new]));
            let back = rows.into_iter().filter(|row| is_return(row, gone, &fresh));
            candidates.extend(back.map(|row| Return {
                versions: Sides::new(old, new),
                row: Row { moved: false, ..row },
            }));
        }
        dropped.take_best(candidates, &mut found);
    }
    found
}

/// The paragraphs that stand on one side alone.
fn alone(step: &Comparison, part: Part, change: Change) -> Vec<usize> {
    let rows = step.rows(part).iter().filter(|row| row.change == change);
    rows.flat_map(|row| row.paragraphs.old.iter().chain(&row.paragraphs.new)).copied().collect()
}

fn is_return(row: &Row, dropped: &[usize], fresh: &[usize]) -> bool {
    let Sides { old, new } = &row.paragraphs;
    !row.is_alone()
        && old.iter().all(|at| dropped.contains(at))
        && new.iter().all(|at| fresh.contains(at))
}

/// The words that tell what each of a few paragraphs is about. Of texts without spaces between words these are none, as they
/// are not worth cutting for this.
fn telling_words<'v>(
    document: &'v Resolution,
    part: Part,
    paragraphs: &[usize],
    common: &FxHashSet<&'v str>,
) -> Vec<FxHashSet<&'v str>> {
    let is_spaced = document.language.script().is_spaced();
    let words = |&at: &usize| {
        let text = document.item(part, at).filter(|_| is_spaced).unwrap_or_default().text;
        let all = long_words(text);
        let telling: FxHashSet<&str> = all.difference(common).copied().collect();
        if telling.is_empty() { all } else { telling }
    };
    paragraphs.iter().map(words).collect()
}

/// Whether it is worth comparing two paragraphs by their words: where one has none, nothing speaks against it.
fn shares(old: &FxHashSet<&str>, new: &FxHashSet<&str>) -> bool {
    let (few, many) = if new.len() < old.len() { (new, old) } else { (old, new) };
    let shared = few.intersection(many).count();
    shared as f32 >= LEAST_SHARED * few.len() as f32
}

/// The words that many paragraphs have.
fn common_words<'t>(texts: &[&'t str]) -> FxHashSet<&'t str> {
    let mut counts: FxHashMap<&str, usize> = FxHashMap::default();
    for text in texts {
        for word in long_words(text) {
            *counts.entry(word).or_default() += 1;
        }
    }
    let many = (COMMON * texts.len() as f32).max(FEW as f32);
    counts.retain(|_, count| *count as f32 > many);
    counts.into_keys().collect()
}

fn long_words(text: &str) -> FxHashSet<&str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() >= LONG).collect()
}

/// Paragraphs that were dropped and have not come back, by the version in which they last stood.
#[derive(Default)]
struct Open {
    of: Vec<Vec<usize>>,
}

impl Open {
    fn add(&mut self, version: usize, dropped: Vec<usize>) {
        self.of.resize(version, Vec::new());
        self.of.push(dropped);
    }

    fn of(&self, version: usize) -> &[usize] {
        self.of.get(version).map_or(&[], Vec::as_slice)
    }

    /// Takes the most alike, of equals the one with the shorter absence, until nothing more can come back.
    fn take_best(&mut self, mut candidates: Vec<Return>, found: &mut Vec<Return>) {
        candidates.sort_by(|one, other| {
            let likeness = |back: &Return| back.row.similarity.unwrap_or(0.0);
            likeness(other)
                .total_cmp(&likeness(one))
                .then(other.versions.old.cmp(&one.versions.old))
        });
        let mut taken = FxHashSet::default();
        for back in candidates {
            let Sides { old, new } = &back.row.paragraphs;
            let open = &mut self.of[back.versions.old];
            let free = old.iter().all(|at| open.contains(at));
            if !free || new.iter().any(|at| taken.contains(at)) {
                continue;
            }
            open.retain(|at| !old.contains(at));
            taken.extend(new.iter().copied());
            found.push(back);
        }
    }
}
