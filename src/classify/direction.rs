//! Stronger or weaker: the two sides of an action compared.

pub use super::Direction;
use super::lexicon::Verb;

/// The direction from one verb to another, and why in words.
pub fn of_verbs(old: Option<Verb>, new: Option<Verb>) -> (Direction, String) {
    match (old, new) {
        (Some(old), Some(new)) if old.ladder == new.ladder => {
            let direction = of_levels(old.step, new.step);
            let word = match direction {
                Direction::Strengthened => "stronger",
                Direction::Weakened => "weaker",
                _ => "as strong",
            };
            (direction, format!("{word}, ladder {} {} → {}", old.ladder, old.step, new.step))
        }
        (Some(old), Some(new)) => {
            (Direction::Other, format!("of another kind, {} → {}", old.ladder, new.ladder))
        }
        _ => (Direction::Other, "not on one ladder".to_owned()),
    }
}

/// The direction from one level to another.
pub fn of_levels(old: usize, new: usize) -> Direction {
    match old.cmp(&new) {
        std::cmp::Ordering::Less => Direction::Strengthened,
        std::cmp::Ordering::Greater => Direction::Weakened,
        std::cmp::Ordering::Equal => Direction::Other,
    }
}
