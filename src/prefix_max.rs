//! The chain of links with the largest sum: what is in order, while the rest is out of it.
//!
//! Beneath it, the largest value among the first n places, while values come in: a Fenwick tree over maxima.

/// Something that may be a link of a chain.
#[derive(Debug, Clone, Copy)]
pub struct Link {
    /// It follows only links that end below this place.
    pub from: usize,
    /// The place where it ends.
    pub to: usize,
    /// What it adds to the sum. Where that is nothing, no link follows it.
    pub worth: f64,
}

/// The chain of items, each beginning above the end of the one before, with the largest sum; the first among equals.
///
/// Items come in groups, of which a chain has at most one item each; the chain is the items' indexes. All places are
/// below `places`. Runs in the number of items times the logarithm of the places.
pub fn heaviest_chain<'i, T: 'i>(
    groups: impl Iterator<Item = &'i [T]>,
    places: usize,
    link: impl Fn(&T) -> Link,
) -> Vec<usize> {
    let mut tree = PrefixMax::new(places);
    // The sum of the best chain that ends with each item, and the item before it.
    let mut sums: Vec<(f64, Option<usize>)> = Vec::new();
    for group in groups {
        let first = sums.len();
        for item in group {
            let Link { from, worth, .. } = link(item);
            let before = tree.best_below(from);
            sums.push((worth + before.map_or(0.0, |(sum, _)| sum), before.map(|(_, at)| at)));
        }
        for (at, item) in (first..).zip(group) {
            let Link { to, worth, .. } = link(item);
            if worth > 0.0 {
                tree.raise(to, sums[at].0, at);
            }
        }
    }
    let last = tree.best_below(places).map(|(_, at)| at);
    let mut chain: Vec<usize> = std::iter::successors(last, |&at| sums[at].1).collect();
    chain.reverse();
    chain
}

/// Values at places 0 to n-1, each with a link that says whose value it is.
pub struct PrefixMax {
    cells: Vec<Option<(f64, usize)>>,
}
impl PrefixMax {
    /// No values at `places` places.
    pub fn new(places: usize) -> Self {
        Self { cells: vec![None; places + 1] }
    }

    /// Raises the value at a place, if it is larger than the one there.
    pub fn raise(&mut self, place: usize, value: f64, link: usize) {
        let mut at = place + 1;
        while at < self.cells.len() {
            if self.cells[at].is_none_or(|(seen, _)| value > seen) {
                self.cells[at] = Some((value, link));
            }
            at += at & at.wrapping_neg();
        }
    }

    /// The largest value at a place below `place`, and its link; the one that came first among equals.
    pub fn best_below(&self, place: usize) -> Option<(f64, usize)> {
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
