//! Comparisons of each version with the next → lineages.

use std::collections::HashMap;

use pathfinding::undirected::connected_components::separate_components;

use super::{Cell, Lineage, Link, Return, Strand};
use crate::compare::{Comparison, Row};
use crate::model::{Part, Resolution, Sides};

/// A paragraph of a version.
type Node = (usize, usize);

/// Composes what became which. Every paragraph of every version is in exactly one lineage.
pub(super) fn compose(
    versions: &[Resolution],
    steps: &[Comparison],
    part: Part,
    returns: Vec<Return>,
) -> Strand {
    let rows = steps.iter().enumerate().flat_map(|(old, step)| {
        let rows = step.rows(part).iter().enumerate();
        rows.map(move |(at, row)| (Sides::new(old, old + 1), row, Link::Step(at)))
    });
    let back =
        returns.iter().enumerate().map(|(at, back)| (back.versions, &back.row, Link::Return(at)));
    let links: Vec<(Sides<usize>, &Row, Link)> = rows.chain(back).collect();
    let nodes = |(versions, row, _): &(Sides<usize>, &Row, Link)| -> Vec<Node> {
        let of_side = |(version, paragraphs): (usize, &Vec<usize>)| {
            paragraphs.iter().map(move |&at| (version, at)).collect::<Vec<_>>()
        };
        versions.zip(row.paragraphs.as_ref()).map(of_side).into_iter().flatten().collect()
    };
    let groups: Vec<Vec<Node>> = links.iter().map(nodes).collect();
    let (sets, set_of_link) = separate_components(&groups);
    let counts: Vec<usize> = versions.iter().map(|version| version.count(part)).collect();
    let place = in_reading_order(&counts, &sets);
    let empty = Lineage { cells: vec![Cell::default(); versions.len()] };
    let mut lineages = vec![empty; place.len()];
    for (version, &count) in counts.iter().enumerate() {
        for at in 0..count {
            lineages[place[&sets[&(version, at)]]].cells[version].paragraphs.push(at);
        }
    }
    for ((versions, row, link), set) in links.iter().zip(set_of_link) {
        let links = &mut lineages[place[&set]].cells[versions.new].links;
        if let Link::Return(_) = link {
            // What came back is an addition against the version before; the return tells more.
            let rows = steps[versions.new - 1].rows(part);
            let is_added = |added: &Row| {
                let Sides { old, new } = &added.paragraphs;
                old.is_empty() && new.iter().all(|at| row.paragraphs.new.contains(at))
            };
            links.retain(|other| !matches!(*other, Link::Step(at) if is_added(&rows[at])));
        }
        links.push(*link);
    }
    Strand { lineages, returns }
}

/// The place of each set in the order of the newest version; others come after the one that they stood after.
fn in_reading_order(counts: &[usize], sets: &HashMap<&Node, usize>) -> HashMap<usize, usize> {
    // For each set what stands behind it, the one that was put last first; `None` is the head.
    let mut next: HashMap<Option<usize>, Option<usize>> = HashMap::new();
    for (version, &count) in counts.iter().enumerate().rev() {
        let mut before = None;
        for at in 0..count {
            let set = Some(sets[&(version, at)]);
            if !next.contains_key(&set) {
                let behind = next.insert(before, set).flatten();
                next.insert(set, behind);
            }
            before = set;
        }
    }
    let order = std::iter::successors(next.get(&None).copied().flatten(), |&set| next[&Some(set)]);
    order.zip(0..).collect()
}
