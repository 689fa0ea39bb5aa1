//! Splits and merges: a matched pair takes in a free neighbour whose words stand in what the pair has not explained.

use super::candidates::Pair;
use super::profile::{Profile, Profiles};
use super::{Group, Item};
use crate::model::{Kind, Sides};

/// So much of the neighbour's weight stands in the unexplained rest of the other side (0.4 to 0.8).
const LEAST_INSIDE: f32 = 0.5;

/// The similarity of the pair rises by this much with the neighbour (0 to 0.1).
const LEAST_GAIN: f32 = 0.03;

/// A neighbour has at least this many words (3 to 10): shorter ones fit anywhere.
const LEAST_WORDS: usize = 5;

/// Turns pairs into groups, and lets groups take in free neighbours.
pub fn grow(items: Sides<&[Item<'_>]>, profiles: &Profiles, matched: Vec<Pair>) -> Vec<Group> {
    let mut free = Sides::new(vec![true; items.old.len()], vec![true; items.new.len()]);
    for pair in &matched {
        free.old[pair.old] = false;
        free.new[pair.new] = false;
    }
    let mut groups: Vec<Group> = matched
        .iter()
        .map(|pair| Group {
            items: Sides::new(vec![pair.old], vec![pair.new]),
            similarity: f64::from(pair.similarity),
            moved: false,
        })
        .collect();
    for group in &mut groups {
        if group.similarity >= 1.0 {
            continue;
        }
        let fixed = Sides::new(group.items.old[0], group.items.new[0]);
        let split = take_neighbours(
            &mut group.items.new,
            group.similarity as f32,
            &mut free.new,
            items.new,
            &profiles.of.new,
            (&profiles.of.old[fixed.old], profiles),
        );
        let merged = split.or_else(|| {
            take_neighbours(
                &mut group.items.old,
                group.similarity as f32,
                &mut free.old,
                items.old,
                &profiles.of.old,
                (&profiles.of.new[fixed.new], profiles),
            )
        });
        if let Some(similarity) = merged {
            group.similarity = f64::from(similarity);
        }
    }
    groups
}

/// Takes free neighbours of one side into a group; returns the new similarity when it took any.
fn take_neighbours(
    taken: &mut Vec<usize>,
    similarity: f32,
    free: &mut [bool],
    items: &[Item<'_>],
    own: &[Profile],
    (whole, profiles): (&Profile, &Profiles),
) -> Option<f32> {
    let mut joined = own[taken[0]].clone();
    let mut best = similarity;
    let mut grew = false;
    loop {
        let neighbours = [taken[0].checked_sub(1), taken.last().map(|last| last + 1)];
        let fit = neighbours.into_iter().flatten().find_map(|at| {
            let fits = free.get(at).copied().unwrap_or(false)
                && can_join(items[at].kind, items[taken[0]].kind)
                && own[at].words.len() >= LEAST_WORDS;
            if !fits {
                return None;
            }
            let rest = profiles.without(whole, &joined);
            let inside = profiles.inside(&own[at], &rest);
            let both = profiles.joined(&joined, &own[at]);
            let gained = profiles.likeness(&both, whole).similarity;
            (inside >= LEAST_INSIDE && gained >= best + LEAST_GAIN).then_some((at, both, gained))
        });
        let Some((at, both, gained)) = fit else { break };
        free[at] = false;
        taken.push(at);
        taken.sort_unstable();
        joined = both;
        best = gained.min(0.999);
        grew = true;
    }
    grew.then_some(best)
}

/// Whether two neighbours can be parts of one paragraph.
fn can_join(a: Kind, b: Kind) -> bool {
    let apart = |kind| matches!(kind, Kind::Opener | Kind::Closing | Kind::Heading);
    !apart(a) && !apart(b)
}
