//! Operations of several levers on the order of one step on another.

use super::Works;
use crate::model::{After, Because, Duration, Necessity, Relation, StepId};

/// The reasons for which a step waits for the end of another.
pub(super) struct Waiting {
    /// The reason, as far as the file states it.
    pub because: Option<Because>,
    /// The basis of the reason.
    pub basis: Option<String>,
    /// The least time between them.
    pub lag: Duration,
}

impl Works<'_> {
    /// The reason of an order that moves to another end or step: a recorded one
    /// stays recorded, an open one open, habit habit.
    pub(super) fn reason_kept(&self, before: StepId, step: StepId, was: &Waiting) -> Option<Because> {
        let pairs = &self.ground.pairs;
        match was.because {
            Some(Because::Law | Because::Safety | Because::Nature | Because::Procedure) => was.because,
            _ if pairs.is_recorded(before, step) => Some(Because::Procedure),
            _ if pairs.is_habit(before, step) => Some(Because::Habit),
            _ => None,
        }
    }

    /// Returns whether a pair is still on record after what was lifted so far.
    pub(super) fn is_recorded_still(&self, before: StepId, step: StepId) -> bool {
        if !self.lifted.contains(before, step) {
            return self.ground.pairs.is_recorded(before, step);
        }
        self.is_recorded_by_now(before, step)
    }

    /// Returns whether the current values of the steps record their order.
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
        said || self.ground.record.is_of_procedure(before, step) || self.requires_paper_of(step, before)
    }

    /// Returns whether a step currently requires a paper that is there only
    /// after another.
    pub(super) fn requires_paper_of(&self, step: StepId, before: StepId) -> bool {
        let own = &self.draft.steps[step.index()];
        let id = &self.process().step(before).id;
        let comes_from = |name: &str| {
            let available = self.draft.materials.iter().find(|material| material.name == name);
            let after = available.and_then(|material| material.available_after.as_ref());
            after == Some(id) || self.draft.steps[before.index()].products().iter().any(|given| given == name)
        };
        let mut asked = own.needs.iter().chain(&own.papers).flatten();
        asked.any(|need| need.need == Necessity::Required && comes_from(&need.material))
    }

    /// Removes the order of a step on the end of another, whatever its reason,
    /// keeps the pairs that held through it, and returns it.
    pub(super) fn take_order(&mut self, step: StepId, before: StepId) -> Waiting {
        let id = self.process().step(before).id.clone();
        self.lift(before, step);
        let is_it =
            |entry: &After<String>| entry.step == id && entry.relation == Relation::FinishStart && !entry.is_across;
        // The order stays written, as habit, so that today's order is
        // unchanged.
        let own = self.entries(step).iter_mut().find(|entry| is_it(entry));
        let Some(entry) = own else { return Waiting { because: None, basis: None, lag: Duration::ZERO } };
        // A lag out of habit is dropped where another reason keeps the order.
        let lag = if entry.because == Some(Because::Habit) { Duration::ZERO } else { entry.lag };
        let was = Waiting { because: entry.because, basis: entry.basis.take(), lag };
        entry.because = None;
        was
    }

    /// Makes a step wait by an entry; of two entries that tie the same ends the
    /// stricter reason and the longer lag apply; one out of habit says nothing
    /// beside another.
    pub(super) fn tie(&mut self, step: StepId, entry: After<String>) {
        let (process, length) = (self.process(), self.length(entry.lag));
        let entries = self.entries(step);
        match entries.iter_mut().find(|known| known.step == entry.step && known.relation == entry.relation) {
            Some(known) if known.because == Some(Because::Habit) => *known = entry,
            Some(_) if entry.because == Some(Because::Habit) => {}
            Some(known) => {
                if process.on_its_clock(known.lag) < length {
                    known.lag = entry.lag;
                }
                if strength(known.because) < strength(entry.because) {
                    (known.because, known.basis) = (entry.because, entry.basis);
                }
            }
            None => entries.push(entry),
        }
    }
}

/// The rank of a reason: habit is dropped first, then missing reasons, all
/// others are kept.
pub(super) const fn strength(because: Option<Because>) -> u8 {
    match because {
        Some(Because::Habit) => 0,
        None => 1,
        // One that is stated holds whatever is said of papers.
        Some(Because::Open) => 2,
        Some(Because::Procedure) => 3,
        Some(Because::Law | Because::Safety | Because::Nature) => 4,
    }
}
