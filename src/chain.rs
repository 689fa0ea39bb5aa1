//! The heaviest chain: of things in the order of one side, those that also rise on the other side and weigh most together.
//!
//! It serves three times: paragraphs in order, groups that stay where they were, marks of notes in their text.

/// The indexes of the things that make the heaviest chain, ascending.
///
/// - `is_apart`: whether two neighbours may both be in it; things that exclude each other stand together
/// - `places`: the first and the last place of a thing on the other side, below `end`
/// - `worth`: what it weighs; nothing that weighs less than nothing is worth having, but none is left out for that
///
/// Of equal chains the one whose things come first. Costs the number of things times the logarithm of `end`.
pub fn heaviest<T>(
    things: &[T],
    end: usize,
    is_apart: impl Fn(&T, &T) -> bool,
    places: impl Fn(&T) -> (usize, usize),
    worth: impl Fn(&T) -> f64,
) -> Vec<usize> {
    let mut tree = PrefixMax::new(end);
    // For each thing the weight of the best chain that ends with it, and what stands before it there.
    let mut links: Vec<(f64, Option<usize>)> = Vec::with_capacity(things.len());
    for group in things.chunk_by(|a, b| !is_apart(a, b)) {
        let from = links.len();
        for thing in group {
            let before = tree.best_below(places(thing).0);
            let sum = worth(thing) + before.map_or(0.0, |(sum, _)| sum);
            links.push((sum, before.map(|(_, link)| link)));
        }
        // Only now, so that none of the group stands before another of it.
        for (at, thing) in (from..).zip(group) {
            tree.raise(places(thing).1, links[at].0, at);
        }
    }
    let last = tree.best_below(end).map(|(_, link)| link);
    let mut chain: Vec<usize> = std::iter::successors(last, |&link| links[link].1).collect();
    chain.reverse();
    chain
}

/// The largest value among the first n places, while values come in: a Fenwick tree over maxima.
///
/// Values at places 0 to n-1, each with a link that says whose value it is.
struct PrefixMax {
    cells: Vec<Option<(f64, usize)>>,
}

impl PrefixMax {
    /// No values at `places` places.
    fn new(places: usize) -> Self {
        Self { cells: vec![None; places + 1] }
    }

    /// Raises the value at a place, if it is larger than the one there.
    fn raise(&mut self, place: usize, value: f64, link: usize) {
        let mut at = place + 1;
        while at < self.cells.len() {
            if self.cells[at].is_none_or(|(seen, _)| value > seen) {
                self.cells[at] = Some((value, link));
            }
            at += at & at.wrapping_neg();
        }
    }

    /// The largest value at a place below `place`, and its link; the one that came first among equals.
    fn best_below(&self, place: usize) -> Option<(f64, usize)> {
        let mut best: Option<(f64, usize)> = None;
        let mut at = place.min(self.cells.len() - 1);
        while at > 0 {
            if let Some(cell) = self.cells[at].filter(|cell| best.is_none_or(|b| cell.0 > b.0)) {
                best = Some(cell);
            }
            at -= at & at.wrapping_neg();
        }
        best
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heaviest_chain_rises_and_takes_one_of_a_group() {
        // Each with its place on the one side, its place on the other, and its weight.
        let things = [(0, 2, 1.0), (0, 0, 1.5), (1, 1, 2.0), (2, 3, 1.0), (3, 2, 1.5)];
        let chain = heaviest(&things, 4, |a, b| a.0 != b.0, |t| (t.1, t.1), |t| t.2);
        assert_eq!(chain, [1, 2, 4]);
        assert_eq!(
            heaviest(&things[..0], 0, |_, _| true, |t| (t.1, t.1), |t| t.2),
            Vec::<usize>::new()
        );
    }

    #[test]
    fn the_largest_below_a_place_is_found() {
        let mut tree = PrefixMax::new(5);
        assert_eq!(tree.best_below(5), None);
        tree.raise(3, 2.0, 30);
        tree.raise(1, 1.0, 10);
        tree.raise(1, 0.5, 11);
        assert_eq!(tree.best_below(1), None);
        assert_eq!(tree.best_below(2), Some((1.0, 10)));
        assert_eq!(tree.best_below(9), Some((2.0, 30)));
    }
}
