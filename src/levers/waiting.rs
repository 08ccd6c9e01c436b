//! What several levers do with the order of one step on another.

use super::Works;
use crate::model::{After, Because, Duration, Relation, StepId};

/// What makes a step wait for another by its end.
pub(super) struct Waiting {
    /// Why, as far as the file says.
    pub because: Option<Because>,
    /// What that rests on.
    pub basis: Option<String>,
    /// How much later at least.
    pub lag: Duration,
}

impl Works<'_> {
    /// Takes out the order of a step on the end of another, whatever its
    /// reason; the pairs that held through it stay. What it was.
    pub(super) fn take_order(&mut self, step: StepId, before: StepId) -> Waiting {
        let id = self.process().step(before).id.clone();
        self.lift(before, step);
        let is_it =
            |entry: &After<String>| entry.step == id && entry.relation == Relation::FinishStart && !entry.is_across;
        // The order stays written, as habit, so that today's order is the same.
        let own = self.entries(step).iter_mut().find(|entry| is_it(entry));
        let Some(entry) = own else { return Waiting { because: None, basis: None, lag: Duration::ZERO } };
        let was = Waiting { because: entry.because, basis: entry.basis.take(), lag: entry.lag };
        entry.because = None;
        was
    }
}
