//! An edit as the rules look at it: cut into atoms, with what is left of them when what both sides share is taken out.

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::atoms::{Atom, cut, on_one_line};
use super::{Distance, Edit, Evidence};
use crate::language::{Table, table};
use crate::model::Sides;

/// An edit with all that the rules go by.
#[derive(Debug)]
pub struct Case<'t> {
    /// What is judged.
    pub edit: &'t Edit<'t>,
    /// The changed words of each side.
    pub words: Sides<&'t str>,
    /// What stands before the changed words in the new text.
    pub before: &'t str,
    /// What stands after them.
    pub after: &'t str,
    /// All atoms of each side, with ranges in the changed words.
    pub all: Sides<Vec<Atom>>,
    /// Those that only one side has, fillers left out.
    pub left: Sides<Vec<Atom>>,
    /// The words of the texts' language.
    pub table: &'static Table,
    /// How far the documents lie apart.
    pub distance: &'t Distance,
}

/// More pairs of atoms are not matched one by one: so long a change is not decided by its little words.
const MOST_PAIRS: usize = 40_000;

impl<'t> Case<'t> {
    /// Cuts both sides and takes out what they share, in order; `None` where they have no language in common.
    pub fn new(edit: &'t Edit<'t>, distance: &'t Distance) -> Option<Case<'t>> {
        let table = table(distance.language?);
        let Edit { texts, ranges, .. } = edit;
        let words = Sides::new(&texts.old[ranges.old.clone()], &texts.new[ranges.new.clone()]);
        let all = words.map(|words| cut(words, table));
        Some(Case {
            edit,
            words,
            before: &texts.new[..ranges.new.start],
            after: &texts.new[ranges.new.end..],
            left: without_common(all.as_ref().map(|atoms| content(atoms))),
            all,
            table,
            distance,
        })
    }

    /// What is left on both sides.
    pub fn rest(&self) -> impl Iterator<Item = &Atom> {
        self.left.old.iter().chain(&self.left.new)
    }

    /// Whether something is left, and all of it `fits`.
    pub fn rest_is(&self, fits: impl Fn(&Atom) -> bool) -> bool {
        self.rest().next().is_some() && self.rest().all(fits)
    }

    /// Whether one side only has words of its own.
    pub fn is_one_sided(&self) -> bool {
        self.left.old.is_empty() || self.left.new.is_empty()
    }

    /// The changed words as evidence.
    pub fn evidence(&self) -> Evidence {
        Evidence::Words(self.words.map(on_one_line))
    }
}

fn content(atoms: &[Atom]) -> Vec<&Atom> {
    atoms.iter().filter(|atom| !atom.is_filler()).collect()
}

/// Takes a longest common subsequence out of both.
fn without_common(content: Sides<Vec<&Atom>>) -> Sides<Vec<Atom>> {
    let Sides { old, new } = &content;
    if old.len() * new.len() > MOST_PAIRS {
        return content.map(|atoms| atoms.into_iter().cloned().collect());
    }
    let mut left = Sides::new(Vec::new(), Vec::new());
    for op in capture_diff_slices(Algorithm::Lcs, old, new) {
        if !matches!(op, DiffOp::Equal { .. }) {
            left.old.extend(old[op.old_range()].iter().map(|&atom| atom.clone()));
            left.new.extend(new[op.new_range()].iter().map(|&atom| atom.clone()));
        }
    }
    left
}
