//! Where the lines of a paragraph end.

use crate::render::pdf::lines::{Atom, Room};
use crate::render::pdf::prelude::*;

/// Atoms between two places where a line may end.
pub(super) struct Unit {
    pub(super) atoms: Range<usize>,
    pub(super) width: f32,
    /// The width of the spaces at its end, which a line does without.
    pub(super) space: f32,
}

/// Parts atoms at the places where a line may end.
pub(super) fn units(atoms: &[Atom], ends: &[usize]) -> Vec<Unit> {
    let mut units: Vec<Unit> = Vec::new();
    let mut from = 0;
    for (at, atom) in atoms.iter().enumerate() {
        if at + 1 < atoms.len() && ends.binary_search(&atom.range.end).is_err() {
            continue;
        }
        let own = &atoms[from..=at];
        let space = own.iter().rev().take_while(|atom| atom.is_space).map(Atom::width).sum();
        units.push(Unit { atoms: from..at + 1, width: own.iter().map(Atom::width).sum(), space });
        from = at + 1;
    }
    units
}

/// Where the lines end, as indexes behind their last units: of all ways the one whose lines are the least short.
pub(super) fn best_ends(units: &[Unit], shape: Room) -> Vec<usize> {
    // For each place the least cost of the lines up to it, and where the last of these begins.
    let mut best = vec![(f32::INFINITY, 0); units.len() + 1];
    best[0].0 = 0.0;
    for from in 0..units.len() {
        let room = shape.width - if from == 0 { shape.first } else { shape.rest };
        let mut width = 0.0;
        for (at, unit) in units.iter().enumerate().skip(from) {
            let slack = room - (width + unit.width - unit.space);
            if slack < -0.01 && at > from {
                break;
            }
            width += unit.width;
            let short = (slack / room).max(0.0);
            // A last line may be short, but no single word.
            let cost = match at + 1 == units.len() {
                true if short < 0.9 => 0.0,
                true => 0.02,
                false => short * short + 0.0005,
            };
            let whole = best[from].0 + cost;
            if whole < best[at + 1].0 {
                best[at + 1] = (whole, from);
            }
        }
    }
    let mut ends = Vec::new();
    let mut at = units.len();
    while at > 0 {
        ends.push(at);
        at = best[at].1;
    }
    ends.reverse();
    ends
}
