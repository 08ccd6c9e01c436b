//! Sets of options.

/// A set of options, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mask(
    /// A bit each; the last word is not 0, so that equal sets are equal.
    Vec<u64>,
);

impl Mask {
    /// No option.
    pub const NONE: Self = Self(Vec::new());

    /// One option.
    #[must_use]
    pub fn one(at: usize) -> Self {
        let mut own = Self::NONE;
        own.put(at);
        own
    }

    /// The first so many.
    #[must_use]
    pub fn first(count: usize) -> Self {
        (0..count).collect()
    }

    /// Whether an option is in it.
    #[must_use]
    pub fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// Puts an option in.
    pub fn put(&mut self, at: usize) {
        if self.0.len() <= at / 64 {
            self.0.resize(at / 64 + 1, 0);
        }
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// With those of another.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        self.each(other, self.0.len().max(other.0.len()), |own, other| own | other)
    }

    /// Those that are also in another.
    #[must_use]
    pub fn only(&self, other: &Self) -> Self {
        self.each(other, self.0.len().min(other.0.len()), |own, other| own & other)
    }

    /// Without those of another.
    #[must_use]
    pub fn without(&self, other: &Self) -> Self {
        self.each(other, self.0.len(), |own, other| own & !other)
    }

    fn each(&self, other: &Self, words: usize, of: fn(u64, u64) -> u64) -> Self {
        let word = |set: &Self, at: usize| set.0.get(at).copied().unwrap_or(0);
        let mut all: Vec<u64> = (0..words).map(|at| of(word(self, at), word(other, at))).collect();
        while all.last() == Some(&0) {
            all.pop();
        }
        Self(all)
    }

    /// Whether it holds none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The numbers, in order.
    pub fn numbers(&self) -> impl Iterator<Item = usize> + '_ {
        super::side::times::ones(&self.0)
    }
}

impl FromIterator<usize> for Mask {
    fn from_iter<I: IntoIterator<Item = usize>>(numbers: I) -> Self {
        let mut own = Self::NONE;
        numbers.into_iter().for_each(|at| own.put(at));
        own
    }
}

/// Every set of some of up to 64 things, none and all included.
pub(super) fn subsets(of: u64) -> impl Iterator<Item = u64> {
    let mut next = Some(0);
    std::iter::from_fn(move || {
        let own: u64 = next?;
        next = (own != of).then(|| own.wrapping_sub(of) & of);
        Some(own)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_set_of_some_is_there_once() {
        let all = 1 << 1 | 1 << 4 | 1 << 63;
        let found: std::collections::BTreeSet<u64> = subsets(all).collect();
        assert_eq!((found.len(), subsets(all).count()), (8, 8));
        assert!(found.iter().all(|some| some & !all == 0));
    }

    #[test]
    fn a_set_holds_options_of_any_number_and_equal_ones_are_equal() {
        let some: Mask = [1, 64, 300].into_iter().collect();
        assert_eq!(some.numbers().collect::<Vec<_>>(), [1, 64, 300]);
        assert_eq!(some.without(&Mask::one(300)), [1, 64].into_iter().collect());
        assert_eq!(some.only(&Mask::one(1)), Mask::one(1));
        assert_eq!(some.only(&Mask::one(2)), Mask::NONE);
        assert_eq!((some.count(), some.has(300), some.has(5000)), (3, true, false));
        assert_eq!(Mask::one(1).with(&Mask::one(300)).with(&Mask::one(64)), some);
    }
}
