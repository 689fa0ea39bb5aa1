//! An edit as the rules look at it: cut into atoms, with what is left of them when what both sides share is taken out.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::atoms::{self, Atom, Value, cut, on_one_line};
use super::{Distance, Edit, Evidence};
use crate::language::{Table, table};
use crate::model::{Document, Side, Sides, What};

/// An edit with all that the rules go by.
#[derive(Debug)]
pub struct Case<'t> {
    /// What is judged.
    pub edit: &'t Edit<'t>,
    /// The changed bytes of each text; no number, date or symbol is cut in two.
    pub ranges: Sides<Range<usize>>,
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
        let texts = edit.texts;
        let ranges = Sides::from_fn(|side| widened(texts[side], &edit.ranges[side], table));
        let words = texts.zip(ranges.as_ref()).map(|(text, range)| &text[range.clone()]);
        let mut all = words.map(|words| cut(words, table));
        for side in [Side::Old, Side::New] {
            read_years_as_symbols(&mut all[side], &texts[side][..ranges[side].start], table);
        }
        Some(Case {
            edit,
            words,
            before: &texts.new[..ranges.new.start],
            after: &texts.new[ranges.new.end..],
            ranges,
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

/// Bytes around a change in which the rest of a symbol is looked for (20 to 60).
const NEAR: usize = 40;

/// A range that begins or ends inside a mention, made longer by its rest: "2140 (2015)", where the year alone changed.
fn widened(text: &str, range: &Range<usize>, table: &Table) -> Range<usize> {
    let words = &text[range.clone()];
    let joins = |c: char| matches!(c, '(' | ')' | '（' | '）' | '/');
    let is_cut = text[..range.start].trim_end().ends_with(joins)
        || text[range.end..].trim_start().starts_with(joins)
        || words.starts_with(joins)
        || words.ends_with(joins);
    if !is_cut || !words.contains(|c: char| c.is_ascii_digit()) {
        return range.clone();
    }
    let before = atoms::tail(&text[..range.start], NEAR);
    let from = range.start - before.len() + before.find(char::is_whitespace).unwrap_or(0);
    let to = range.end + atoms::head(&text[range.end..], NEAR).len();
    let mentions = cut(&text[from..to], table).into_iter().filter(Atom::is_mention);
    mentions.fold(range.clone(), |range, atom| {
        let (start, end) = (from + atom.range.start, from + atom.range.end);
        match start < range.end && range.start < end {
            true => range.start.min(start)..range.end.max(end),
            false => range,
        }
    })
}

/// "resolution 2025/26" is of the Economic and Social Council, and no financial year.
fn read_years_as_symbols(atoms: &mut [Atom], before: &str, table: &Table) {
    let are_years = |atom: &Atom| matches!(atom.what(), Some(What::Years(..)));
    if !atoms.iter().any(are_years) {
        return;
    }
    let mut is_led =
        before.split_whitespace().next_back().is_some_and(|word| table.is_document(word));
    for atom in atoms.iter_mut().filter(|atom| !atom.is_filler()) {
        if is_led && are_years(atom) && atom.key.contains('/') {
            let document = Document::parse(&atom.key).map(What::Document).map(Value::Mention);
            atom.value = document.unwrap_or(Value::Word);
        }
        is_led = table.is_document(&atom.key);
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
