//! Sets of options.

/// A set of at most 128 options, by their numbers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mask(u128);

impl Mask {
    /// As many as fit.
    pub const MOST: usize = 128;
    /// No option.
    pub const NONE: Self = Self(0);

    /// One option.
    #[must_use]
    pub const fn one(at: usize) -> Self {
        Self(1 << at)
    }

    /// The first so many.
    #[must_use]
    pub fn first(count: usize) -> Self {
        (0..count).map(Self::one).collect()
    }

    /// Whether an option is in it.
    #[must_use]
    pub const fn has(self, at: usize) -> bool {
        self.0 >> at & 1 == 1
    }

    /// With those of another.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Those that are also in another.
    #[must_use]
    pub const fn only(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    /// Without those of another.
    #[must_use]
    pub const fn without(self, other: Self) -> Self {
        Self(self.0 & !other.0)
    }

    /// Whether it holds none.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// How many.
    #[must_use]
    pub const fn count(self) -> u32 {
        self.0.count_ones()
    }

    /// The numbers, in order.
    pub fn numbers(self) -> impl Iterator<Item = usize> {
        let rest = std::iter::successors(Some(self.0), |bits| Some(bits & bits.wrapping_sub(1)));
        rest.take_while(|bits| *bits != 0).map(|bits| bits.trailing_zeros() as usize)
    }

    /// Every set of some of them, none and all included.
    pub fn subsets(self) -> impl Iterator<Item = Self> {
        let mut next = Some(0u128);
        std::iter::from_fn(move || {
            let own = next?;
            next = (own != self.0).then(|| own.wrapping_sub(self.0) & self.0);
            Some(Self(own))
        })
    }
}

impl FromIterator<Self> for Mask {
    fn from_iter<I: IntoIterator<Item = Self>>(sets: I) -> Self {
        sets.into_iter().fold(Self::NONE, Self::with)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_of_some_is_there_once() {
        let all = Mask::one(1).with(Mask::one(4)).with(Mask::one(127));
        let subsets: std::collections::BTreeSet<Mask> = all.subsets().collect();
        assert_eq!((subsets.len(), all.subsets().count()), (8, 8));
        assert!(subsets.iter().all(|some| some.without(all).is_empty()));
        assert_eq!(all.numbers().collect::<Vec<_>>(), [1, 4, 127]);
    }
}
