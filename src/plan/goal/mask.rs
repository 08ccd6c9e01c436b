//! Sets of options.

/// A set of options, by their numbers.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mask(
    /// One bit for each option; the last word is not 0, so that equal sets are
    /// equal.
    Vec<u64>,
);

impl Mask {
    /// The empty set.
    pub const NONE: Self = Self(Vec::new());

    /// The set of one option.
    #[must_use]
    pub fn one(at: usize) -> Self {
        let mut own = Self::NONE;
        own.put(at);
        own
    }

    /// The set of the first `count` options.
    #[must_use]
    pub fn first(count: usize) -> Self {
        (0..count).collect()
    }

    /// Returns whether an option is in the set.
    #[must_use]
    pub fn has(&self, at: usize) -> bool {
        self.0.get(at / 64).is_some_and(|word| word >> (at % 64) & 1 == 1)
    }

    /// Adds an option.
    pub fn put(&mut self, at: usize) {
        if self.0.len() <= at / 64 {
            self.0.resize(at / 64 + 1, 0);
        }
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// The union with another set.
    #[must_use]
    pub fn with(&self, other: &Self) -> Self {
        self.each(other, self.0.len().max(other.0.len()), |own, other| own | other)
    }

    /// The intersection with another set.
    #[must_use]
    pub fn only(&self, other: &Self) -> Self {
        self.each(other, self.0.len().min(other.0.len()), |own, other| own & other)
    }

    /// The difference from another set.
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

    /// Returns whether the set is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of options.
    #[must_use]
    pub fn count(&self) -> usize {
        self.0.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The numbers of the options, in order.
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

/// Every subset of up to 64 things, including the empty and the full one.
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
