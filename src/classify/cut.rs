//! A change cut into atoms, and what is left of it when what both sides share is taken out.

use std::ops::Range;

use super::atoms::{Atom, Value, cut};
use super::lexicon::Lexicon;
use crate::model::{Kind, Sides};

/// A change in its row.
#[derive(Debug, Clone)]
pub struct Change<'t> {
    /// The kind of the paragraph; `None` in a note.
    pub kind: Option<Kind>,
    /// The whole texts of the row.
    pub texts: Sides<&'t str>,
    /// The changed bytes of each; empty where words were only added or only removed.
    pub ranges: Sides<Range<usize>>,
}

impl<'t> Change<'t> {
    /// The changed words of each side.
    pub fn words(&self) -> Sides<&'t str> {
        Sides::new(
            &self.texts.old[self.ranges.old.clone()],
            &self.texts.new[self.ranges.new.clone()],
        )
    }

    /// What stands before the change, and after it, in the new text.
    pub fn around(&self) -> (&'t str, &'t str) {
        let text = self.texts.new;
        (&text[..self.ranges.new.start], &text[self.ranges.new.end..])
    }
}

/// The atoms of a change.
#[derive(Debug)]
pub struct Cut {
    /// All atoms of each side, with ranges in the changed words.
    pub all: Sides<Vec<Atom>>,
    /// Those that only one side has, fillers left out.
    pub left: Sides<Vec<Atom>>,
}

/// More pairs of atoms are not matched one by one: so long a change is not decided by its little words.
const MOST_PAIRS: usize = 40_000;

impl Cut {
    /// Cuts both sides and takes out what they share, in order.
    pub fn of(change: &Change<'_>, lexicon: &Lexicon) -> Cut {
        let words = change.words();
        let all = words.map(|words| cut(words, lexicon));
        let (old, new) = (content(&all.old), content(&all.new));
        let left = if old.len() * new.len() > MOST_PAIRS {
            Sides::new(old, new)
        } else {
            without_common(old, new)
        };
        Cut { left: left.map(|atoms| atoms.into_iter().cloned().collect()), all }
    }

    /// What is left on both sides.
    pub fn rest(&self) -> impl Iterator<Item = &Atom> {
        self.left.old.iter().chain(&self.left.new)
    }

    /// Whether all that is left are words of the one list or values of the one kind that `fits` tells.
    pub fn rest_is(&self, fits: impl Fn(&Atom) -> bool) -> bool {
        self.rest().next().is_some() && self.rest().all(fits)
    }
}

fn content(atoms: &[Atom]) -> Vec<&Atom> {
    atoms.iter().filter(|atom| !atom.is_filler()).collect()
}

/// Takes a longest common subsequence out of both.
fn without_common<'a>(old: Vec<&'a Atom>, new: Vec<&'a Atom>) -> Sides<Vec<&'a Atom>> {
    let width = new.len() + 1;
    // lengths[i * width + j]: of the common subsequence of old[i..] and new[j..].
    let mut lengths = vec![0u32; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            lengths[i * width + j] = if same(old[i], new[j]) {
                lengths[(i + 1) * width + j + 1] + 1
            } else {
                lengths[(i + 1) * width + j].max(lengths[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut left = Sides::new(Vec::new(), Vec::new());
    while i < old.len() && j < new.len() {
        if same(old[i], new[j]) {
            (i, j) = (i + 1, j + 1);
        } else if lengths[(i + 1) * width + j] >= lengths[i * width + j + 1] {
            left.old.push(old[i]);
            i += 1;
        } else {
            left.new.push(new[j]);
            j += 1;
        }
    }
    left.old.extend(&old[i..]);
    left.new.extend(&new[j..]);
    left
}

fn same(a: &Atom, b: &Atom) -> bool {
    a.key == b.key && (a.value == b.value || matches!(a.value, Value::Word))
}
