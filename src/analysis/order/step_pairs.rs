//! Sets of pairs of steps as bits, in space quadratic in the steps.

use crate::model::StepId;

/// Pairs of an earlier step and one that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepPairs {
    width: usize,
    /// One row for each waiting step, a bit for each earlier one.
    bits: Vec<u64>,
}

impl StepPairs {
    /// No pairs of so many steps.
    #[must_use]
    pub fn none(steps: usize) -> Self {
        let width = steps.div_ceil(64);
        Self { width, bits: vec![0; width * steps] }
    }

    /// From rows of bits.
    pub(super) const fn of_rows(width: usize, bits: Vec<u64>) -> Self {
        Self { width, bits }
    }

    /// A bit for each earlier step of a waiting one.
    #[must_use]
    pub fn row(&self, step: StepId) -> &[u64] {
        &self.bits[step.index() * self.width..(step.index() + 1) * self.width]
    }

    /// Adds a pair; returns whether it is new.
    pub fn insert(&mut self, before: StepId, step: StepId) -> bool {
        let is_new = !self.contains(before, step);
        self.bits[step.index() * self.width + before.index() / 64] |= 1 << (before.index() % 64);
        is_new
    }

    /// Returns whether a pair is among them.
    #[must_use]
    pub fn contains(&self, before: StepId, step: StepId) -> bool {
        self.row(step)[before.index() / 64] >> (before.index() % 64) & 1 == 1
    }

    /// The earlier steps of a waiting one, in file order.
    #[must_use]
    pub fn before(&self, step: StepId) -> Vec<StepId> {
        ones(self.row(step)).collect()
    }

    /// Returns whether there is none of a waiting step.
    #[must_use]
    pub fn is_free(&self, step: StepId) -> bool {
        self.row(step).iter().all(|bits| *bits == 0)
    }

    /// The earlier steps of a waiting one that are not among others, in file
    /// order.
    #[must_use]
    pub fn without(&self, step: StepId, others: &Self) -> Vec<StepId> {
        let words = self.row(step).iter().zip(others.row(step)).map(|(own, others)| own & !others);
        ones(&words.collect::<Vec<u64>>()).collect()
    }

    /// Adds earlier steps of a waiting one, a bit each.
    pub(super) fn extend(&mut self, step: StepId, row: &[u64]) {
        for (own, bits) in self.bits[step.index() * self.width..].iter_mut().zip(row) {
            *own |= bits;
        }
    }
}

/// The steps of a row of bits, in file order.
pub(super) fn ones(row: &[u64]) -> impl Iterator<Item = StepId> {
    row.iter().enumerate().filter(|(_, bits)| **bits != 0).flat_map(|(word, bits)| {
        (0..64).filter(move |bit| bits >> bit & 1 == 1).map(move |bit| StepId::new(64 * word + bit))
    })
}
