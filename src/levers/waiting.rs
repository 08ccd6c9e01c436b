//! What several levers do with the order of one step on another.

use super::Works;
use crate::analysis::Record;
use crate::model::{After, Because, Duration, Necessity, Relation, StepId};

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
    /// The reason that an order keeps when it holds at another end or step: a
    /// recorded one stays recorded, an open one open, habit habit.
    pub(super) fn reason_kept(&self, before: StepId, step: StepId, was: &Waiting) -> Option<Because> {
        let pairs = &self.ground.pairs;
        match was.because {
            Some(Because::Law | Because::Safety | Because::Nature | Because::Procedure) => was.because,
            _ if pairs.is_recorded(before, step) => Some(Because::Procedure),
            _ if pairs.is_habit(before, step) => Some(Because::Habit),
            _ => None,
        }
    }

    /// Whether a pair is on record after what was lifted so far.
    pub(super) fn is_recorded_still(&self, before: StepId, step: StepId) -> bool {
        if !self.lifted.contains(&(before, step)) {
            return self.ground.pairs.is_recorded(before, step);
        }
        let own = &self.draft.steps[step.index()];
        let id = &self.process().step(before).id;
        let reasons = [Because::Law, Because::Safety, Because::Nature, Because::Procedure];
        let mut entries = own.after.iter().flatten();
        let said = entries.any(|entry| {
            entry.step == *id
                && entry.relation == Relation::FinishStart
                && entry.because.is_some_and(|because| reasons.contains(&because))
        });
        let given = self.draft.steps[before.index()].products();
        let mut asked = own.needs.iter().chain(&own.papers).flatten();
        said || Record::of(self.process()).is_of_procedure(before, step)
            || asked.any(|need| need.need == Necessity::Required && given.contains(&need.material))
    }

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
