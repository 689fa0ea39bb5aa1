//! The largest value among the first n places, while values come in: a Fenwick tree over maxima.

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
