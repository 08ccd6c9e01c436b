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
        self.is_recorded_by_now(before, step)
    }

    /// Whether what the steps say by now records the order of the two.
    pub(super) fn is_recorded_by_now(&self, before: StepId, step: StepId) -> bool {
        let own = &self.draft.steps[step.index()];
        let id = &self.process().step(before).id;
        let reasons = [Because::Law, Because::Safety, Because::Nature, Because::Procedure];
        let mut entries = own.after.iter().flatten();
        let said = entries.any(|entry| {
            entry.step == *id
                && entry.relation == Relation::FinishStart
                && entry.because.is_some_and(|because| reasons.contains(&because))
        });
        let comes_from = |name: &str| {
            let available = self.draft.materials.iter().find(|material| material.name == name);
            let after = available.and_then(|material| material.available_after.as_ref());
            after == Some(id) || self.draft.steps[before.index()].products().iter().any(|given| given == name)
        };
        let mut asked = own.needs.iter().chain(&own.papers).flatten();
        said || Record::of(self.process()).is_of_procedure(before, step)
            || asked.any(|need| need.need == Necessity::Required && comes_from(&need.material))
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
        // A lag out of habit is none where another reason keeps the order.
        let lag = if entry.because == Some(Because::Habit) { Duration::ZERO } else { entry.lag };
        let was = Waiting { because: entry.because, basis: entry.basis.take(), lag };
        entry.because = None;
        was
    }
}

/// Habit goes first, what nobody has said a reason for next, the rest stays.
pub(super) const fn strength(because: Option<Because>) -> u8 {
    match because {
        Some(Because::Habit) => 0,
        None | Some(Because::Open) => 1,
        Some(Because::Procedure) => 2,
        Some(Because::Law | Because::Safety | Because::Nature) => 3,
    }
}
