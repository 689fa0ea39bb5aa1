//! Splits and merges: a matched pair takes in a free neighbour whose words stand in what the pair has not explained.

use super::candidates::Pair;
use super::profile::{Profile, Profiles};
use super::{Group, Item};
use crate::model::{Kind, Side, Sides};

/// So much of the neighbour's weight stands in the unexplained rest of the other side (0.4 to 0.8).
const LEAST_INSIDE: f32 = 0.5;

/// The similarity of the pair rises by this much with the neighbour (0 to 0.1).
const LEAST_GAIN: f32 = 0.03;

/// A neighbour has at least this many words (3 to 10): shorter ones fit anywhere.
const LEAST_WORDS: usize = 5;

/// A free neighbour that shares words with a group alone is part of it where it is mostly in the rest (0.5 to 0.75) with a
/// few such words and pairs of words (2 to 5), or partly (0.35 to 0.5) with many (5 to 10). Chosen on 318 pairs of
/// resolutions, where 46 of the 49 it gives were read as right.
const MOSTLY_INSIDE: f32 = 0.6;
const FEW_OWN: usize = 3;
const PARTLY_INSIDE: f32 = 0.4;
const MANY_OWN: usize = 6;

/// It may be condensed to this share (0.15 to 0.3), where as much of the rest comes from it (0.3 to 0.5).
const LEAST_CONDENSED: f32 = 0.2;
const LEAST_COVERED: f32 = 0.3;

/// Turns pairs into groups, and lets groups take in free neighbours.
pub fn grow(items: Sides<&[Item<'_>]>, profiles: &Profiles, matched: Vec<Pair>) -> Vec<Group> {
    let mut free = items.map(|items| vec![true; items.len()]);
    for pair in &matched {
        free.old[pair.old] = false;
        free.new[pair.new] = false;
    }
    let group = |pair: &Pair| Group {
        items: Sides::new(vec![pair.old], vec![pair.new]),
        similarity: f64::from(pair.similarity),
        moved: false,
    };
    let mut groups: Vec<Group> = matched.iter().map(group).collect();
    // From the beginning on, whichever side is called old.
    let mut order: Vec<usize> =
        (0..groups.len()).filter(|&at| groups[at].similarity < 1.0).collect();
    order.sort_by_key(|&at| groups[at].items.old[0] + groups[at].items.new[0]);
    for at in order {
        let group = &mut groups[at];
        let own = group.items.as_ref().map(|items| items[0]);
        let grown = Sides::from_fn(|side| {
            let joiner =
                Joiner { items: items[side], free: &free[side], own: &profiles.of[side], profiles };
            let whole = &profiles.of[side.other()][own[side.other()]];
            joiner.grown(own[side], whole, group.similarity as f32)
        });
        // Where both would fit equally well, it is a split.
        let (side, grown) = match (grown.old, grown.new) {
            (Some(old), Some(new)) if old.similarity > new.similarity => (Side::Old, old),
            (_, Some(new)) => (Side::New, new),
            (Some(old), None) => (Side::Old, old),
            (None, None) => continue,
        };
        grown.taken.iter().for_each(|&at| free[side][at] = false);
        group.items[side] = grown.taken;
        group.similarity = f64::from(grown.similarity);
    }
    join_by_own_words(items, profiles, &mut groups, free);
    groups
}

/// Lets groups take in free neighbours with which they have words in common that nothing else has: what was condensed into
/// another paragraph, or grew out of it. Only neighbours: a row whose paragraphs have others between them would show a text
/// out of its order.
fn join_by_own_words(
    items: Sides<&[Item<'_>]>,
    profiles: &Profiles,
    groups: &mut [Group],
    mut free: Sides<Vec<bool>>,
) {
    let mut group_of = items.map(|items| vec![None; items.len()]);
    for (at, group) in groups.iter().enumerate() {
        for side in Side::BOTH {
            group.items[side].iter().for_each(|&item| group_of[side][item] = Some(at));
        }
    }
    // Each that joins may have a further neighbour beside it.
    while join_neighbours(items, profiles, groups, &mut free, &group_of) {}
}

/// Joins the free paragraphs that stand beside a group and are part of it; returns whether there were any.
fn join_neighbours(
    items: Sides<&[Item<'_>]>,
    profiles: &Profiles,
    groups: &mut [Group],
    free: &mut Sides<Vec<bool>>,
    group_of: &Sides<Vec<Option<usize>>>,
) -> bool {
    let mut any = false;
    for side in Side::BOTH {
        let long_enough = |&at: &usize| profiles.of[side][at].words.len() >= LEAST_WORDS;
        for at in (0..items[side].len()).filter(long_enough) {
            if !free[side][at] {
                continue;
            }
            let groups_with =
                profiles.own_words(side, at).into_iter().filter_map(|(other, own)| {
                    let at_group = group_of[side.other()][other]?;
                    let group: &Group = &groups[at_group];
                    let kind = items[side][*group.items[side].first()?].kind;
                    // The other side is the whole of which this is a part.
                    let fits = can_join(items[side][at].kind, kind)
                        && is_beside(&group.items[side], at)
                        && group.items[side.other()].len() == 1;
                    let inside = fits.then(|| part_of(profiles, side, at, group, own))??;
                    Some((inside, at_group))
                });
            let best = groups_with.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)));
            if let Some((_, best)) = best {
                let group = &mut groups[best];
                group.items[side].push(at);
                group.items[side].sort_unstable();
                let joined = Sides::from_fn(|side| joined(profiles, side, group));
                let similarity = profiles.likeness(&joined.old, &joined.new).similarity;
                group.similarity = f64::from(similarity.min(0.999));
                free[side][at] = false;
                any = true;
            }
        }
    }
    any
}

/// How much of a free paragraph stands in what its group has not explained, where that makes it a part of the group; `own`
/// words are in these two alone.
fn part_of(profiles: &Profiles, side: Side, at: usize, group: &Group, own: usize) -> Option<f32> {
    let part = &profiles.of[side][at];
    let rest =
        profiles.without(&joined(profiles, side.other(), group), &joined(profiles, side, group));
    let inside = profiles.inside(part, &rest);
    let is_part = inside >= MOSTLY_INSIDE && own >= FEW_OWN
        || inside >= PARTLY_INSIDE && own >= MANY_OWN
        || inside >= LEAST_CONDENSED
            && own >= MANY_OWN
            && profiles.inside(&rest, part) >= LEAST_COVERED;
    is_part.then_some(inside)
}

/// The paragraphs of one side of a group as one.
fn joined(profiles: &Profiles, side: Side, group: &Group) -> Profile {
    profiles.all_joined(group.items[side].iter().map(|&at| &profiles.of[side][at]))
}

/// The side of a pair that may take in neighbours.
#[derive(Clone, Copy)]
struct Joiner<'a, 't> {
    items: &'a [Item<'t>],
    free: &'a [bool],
    own: &'a [Profile],
    profiles: &'a Profiles,
}

/// A paragraph with the neighbours it took in.
struct Grown {
    taken: Vec<usize>,
    similarity: f32,
}

impl Joiner<'_, '_> {
    /// The paragraph at `first` with all free neighbours that make it more like `whole`; `None` where none does.
    fn grown(self, first: usize, whole: &Profile, similarity: f32) -> Option<Grown> {
        let mut joined = self.own[first].clone();
        let mut grown = Grown { taken: vec![first], similarity };
        while let Some((at, both, similarity)) = self.next(&grown, &joined, whole) {
            grown.taken.push(at);
            grown.taken.sort_unstable();
            grown.similarity = similarity.min(0.999);
            joined = both;
        }
        (grown.taken.len() > 1).then_some(grown)
    }

    fn next(
        self,
        grown: &Grown,
        joined: &Profile,
        whole: &Profile,
    ) -> Option<(usize, Profile, f32)> {
        let (first, last) = (*grown.taken.first()?, *grown.taken.last()?);
        let rest = self.profiles.without(whole, joined);
        [first.checked_sub(1), Some(last + 1)].into_iter().flatten().find_map(|at| {
            let fits = self.free.get(at).copied().unwrap_or(false)
                && can_join(self.items[at].kind, self.items[first].kind)
                && self.own[at].words.len() >= LEAST_WORDS
                && self.profiles.inside(&self.own[at], &rest) >= LEAST_INSIDE;
            let both = fits.then(|| self.profiles.joined(joined, &self.own[at]))?;
            let similarity = self.profiles.likeness(&both, whole).similarity;
            (similarity >= grown.similarity + LEAST_GAIN).then_some((at, both, similarity))
        })
    }
}

/// Whether a paragraph stands right before or behind others.
fn is_beside(items: &[usize], at: usize) -> bool {
    items.first() == Some(&(at + 1)) || items.last().is_some_and(|last| last + 1 == at)
}

/// Whether two neighbours can be parts of one paragraph.
fn can_join(a: Kind, b: Kind) -> bool {
    let apart = |kind| matches!(kind, Kind::Opener | Kind::Closing | Kind::Heading);
    !apart(a) && !apart(b)
}
