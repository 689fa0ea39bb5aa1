//! The two documents of a comparison, and pairs of things that belong to them.

use std::ops::{Index, IndexMut};

/// One of the two documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, strum::Display)]
#[strum(serialize_all = "kebab-case")]
pub enum Side {
    /// The older document.
    Old,
    /// The newer document.
    New,
}

impl Side {
    /// Both, the old one first.
    pub const BOTH: [Side; 2] = [Side::Old, Side::New];

    /// The opposite side.
    pub fn other(self) -> Side {
        match self {
            Side::Old => Side::New,
            Side::New => Side::Old,
        }
    }
}

/// A pair of things, one of each document. Old and new are never called anything else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sides<T> {
    /// What belongs to the older document.
    pub old: T,
    /// What belongs to the newer document.
    pub new: T,
}

impl<T> Sides<T> {
    /// Pairs two things.
    pub fn new(old: T, new: T) -> Self {
        Self { old, new }
    }

    /// Makes the thing of each side.
    pub fn from_fn(mut f: impl FnMut(Side) -> T) -> Self {
        Self { old: f(Side::Old), new: f(Side::New) }
    }

    /// Applies `f` to both sides.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Sides<U> {
        Sides { old: f(self.old), new: f(self.new) }
    }

    /// Puts two pairs together, old with old and new with new.
    pub fn zip<U>(self, other: Sides<U>) -> Sides<(T, U)> {
        Sides { old: (self.old, other.old), new: (self.new, other.new) }
    }

    /// Borrows both sides.
    pub fn as_ref(&self) -> Sides<&T> {
        Sides { old: &self.old, new: &self.new }
    }

    /// Borrows both sides to change them.
    pub fn as_mut(&mut self) -> Sides<&mut T> {
        Sides { old: &mut self.old, new: &mut self.new }
    }

    /// The thing of one side.
    pub fn get(self, side: Side) -> T {
        match side {
            Side::Old => self.old,
            Side::New => self.new,
        }
    }

    /// The same pair with old as new and new as old.
    pub fn swap(self) -> Self {
        Self { old: self.new, new: self.old }
    }

    /// Whether old and new are equal.
    pub fn are_equal(&self) -> bool
    where
        T: PartialEq,
    {
        self.old == self.new
    }
}

impl<T> Index<Side> for Sides<T> {
    type Output = T;

    fn index(&self, side: Side) -> &T {
        match side {
            Side::Old => &self.old,
            Side::New => &self.new,
        }
    }
}

impl<T> IndexMut<Side> for Sides<T> {
    fn index_mut(&mut self, side: Side) -> &mut T {
        match side {
            Side::Old => &mut self.old,
            Side::New => &mut self.new,
        }
    }
}

impl<T> IntoIterator for Sides<T> {
    type Item = T;
    type IntoIter = std::array::IntoIter<T, 2>;

    /// The old thing, then the new one.
    fn into_iter(self) -> Self::IntoIter {
        [self.old, self.new].into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_found_by_their_name() {
        let mut sides = Sides::new(1, 2);
        sides[Side::Old] += 10;
        assert_eq!((sides[Side::Old], sides.get(Side::New)), (11, 2));
        assert_eq!(sides.zip(sides.swap()), Sides::new((11, 2), (2, 11)));
        assert_eq!(Sides::from_fn(Side::other), Sides::new(Side::New, Side::Old));
        assert_eq!(sides.into_iter().collect::<Vec<_>>(), [11, 2]);
    }
}
