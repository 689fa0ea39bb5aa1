//! Comparisons of each version with the next → lineages.

use super::{Cell, Lineage, Link, Return, Strand};
use crate::compare::{Comparison, Row};
use crate::model::{Part, Resolution};

/// Composes what became which. Every paragraph of every version is in exactly one lineage.
pub(super) fn compose(
    versions: &[Resolution],
    steps: &[Comparison],
    part: Part,
    returns: Vec<Return>,
) -> Strand {
    let counts = versions.iter().map(|version| version.texts(part).len());
    let mut sets = Sets::new(counts);
    for (old, step) in steps.iter().enumerate() {
        for row in step.rows(part) {
            sets.join(old, old + 1, row);
        }
    }
    for back in &returns {
        sets.join(back.versions.old, back.versions.new, &back.row);
    }
    let order = sets.in_reading_order(versions.len());
    let mut place = vec![0; sets.parents.len()];
    for (at, &set) in order.iter().enumerate() {
        place[set] = at;
    }
    let empty = || Lineage { cells: vec![Cell::default(); versions.len()] };
    let mut lineages: Vec<Lineage> = order.iter().map(|_| empty()).collect();
    for version in 0..versions.len() {
        for at in 0..sets.count(version) {
            let lineage = place[sets.of(version, at)];
            lineages[lineage].cells[version].paragraphs.push(at);
        }
    }
    for (old, step) in steps.iter().enumerate() {
        for (at, row) in step.rows(part).iter().enumerate() {
            if let Some(set) = sets.of_row(old, old + 1, row) {
                lineages[place[set]].cells[old + 1].links.push(Link::Step(at));
            }
        }
    }
    for (at, back) in returns.iter().enumerate() {
        if let Some(set) = sets.of_row(back.versions.old, back.versions.new, &back.row) {
            put_in_place_of_added(
                &mut lineages[place[set]].cells[back.versions.new].links,
                Link::Return(at),
                back,
                steps,
                part,
            );
        }
    }
    Strand { lineages, returns }
}

/// A paragraph that came back is an addition against the version before; the return tells more.
fn put_in_place_of_added(
    links: &mut Vec<Link>,
    link: Link,
    back: &Return,
    steps: &[Comparison],
    part: Part,
) {
    let rows = steps[back.versions.new - 1].rows(part);
    let came_back = &back.row.paragraphs.new;
    links.retain(|other| match *other {
        Link::Return(_) => true,
        Link::Step(row) => {
            let row = &rows[row].paragraphs;
            !(row.old.is_empty() && row.new.iter().all(|new| came_back.contains(new)))
        }
    });
    links.push(link);
}

/// Disjoint sets of paragraphs of all versions.
struct Sets {
    /// Where each version's paragraphs begin, and where the last one's end.
    starts: Vec<usize>,
    parents: Vec<usize>,
}

impl Sets {
    fn new(counts: impl Iterator<Item = usize>) -> Self {
        let mut starts = vec![0];
        let mut end = 0;
        for count in counts {
            end += count;
            starts.push(end);
        }
        Self { starts, parents: (0..end).collect() }
    }

    fn count(&self, version: usize) -> usize {
        self.starts[version + 1] - self.starts[version]
    }

    fn root(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    /// The set of a paragraph.
    fn of(&mut self, version: usize, at: usize) -> usize {
        self.root(self.starts[version] + at)
    }

    /// The set of the paragraphs of a row.
    fn of_row(&mut self, old: usize, new: usize, row: &Row) -> Option<usize> {
        match (row.paragraphs.new.first(), row.paragraphs.old.first()) {
            (Some(&at), _) => Some(self.of(new, at)),
            (None, Some(&at)) => Some(self.of(old, at)),
            (None, None) => None,
        }
    }

    /// Makes one set of all paragraphs of a row.
    fn join(&mut self, old: usize, new: usize, row: &Row) {
        let Some(first) = self.of_row(old, new, row) else {
            return;
        };
        let of_old = row.paragraphs.old.iter().map(|&at| (old, at));
        let of_new = row.paragraphs.new.iter().map(|&at| (new, at));
        for (version, at) in of_old.chain(of_new) {
            let (root, first) = (self.of(version, at), self.root(first));
            self.parents[root.max(first)] = root.min(first);
        }
    }

    /// The sets in the order of the newest version; others after the one that they stood after.
    fn in_reading_order(&mut self, versions: usize) -> Vec<usize> {
        // For each set those that stand behind it, the one that was put last first; the last entry is the head.
        let head = self.parents.len();
        let mut next: Vec<Option<usize>> = vec![None; head + 1];
        let mut listed = vec![false; head];
        for version in (0..versions).rev() {
            let mut before = head;
            for at in 0..self.count(version) {
                let set = self.of(version, at);
                if !listed[set] {
                    listed[set] = true;
                    next[set] = next[before];
                    next[before] = Some(set);
                }
                before = set;
            }
        }
        std::iter::successors(next[head], |&set| next[set]).collect()
    }
}
