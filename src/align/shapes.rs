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
    groups
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

/// Whether two neighbours can be parts of one paragraph.
fn can_join(a: Kind, b: Kind) -> bool {
    let apart = |kind| matches!(kind, Kind::Opener | Kind::Closing | Kind::Heading);
    !apart(a) && !apart(b)
}
