//! A process in which one step takes another time, built from the one before.

use super::decimal::Decimal;
use super::draft::DraftStep;
use super::ids::StepId;
use super::period::with_occasions;
use super::process::Process;
use super::step::{Rework, Step};
use super::time::Length;
use super::vocabulary::Kind;

/// A step and its length as they were.
#[derive(Clone, Debug)]
pub struct Untimed(Step, Length);

impl Process {
    /// Gives a step the days, the occasions, the visits, the channel, the
    /// signatures and the returns that it has in `is`, in time that does not
    /// depend on the size of the process, and returns the step as it was.
    /// `was` is the step as a draft had it so far. `None`, with nothing changed,
    /// where more than these differs, where they are not as they need to be, or
    /// where a case or the work of the step depends on them: then it takes a
    /// new process to know.
    pub fn retime(&mut self, step: StepId, was: &DraftStep, is: &DraftStep) -> Option<Untimed> {
        let returned = |step: &DraftStep| step.rework.clone().map(|rework| Rework { chance: Decimal::ZERO, ..rework });
        let same = DraftStep {
            days: is.days,
            every: is.every,
            visits: is.visits,
            online: is.online,
            signoffs: is.signoffs,
            rework: is.rework.clone(),
            may: is.may.clone(),
            ..was.clone()
        };
        let depends = !self.cases.is_empty() || is.work.is_some() || !is.by_case.is_empty() || is.days.range.is_some();
        if depends || same != *is || returned(was) != returned(is) {
            return None;
        }
        let length = self.length_of(is)?;
        let own = &mut self.steps[step.index()];
        let before = Untimed(own.clone(), self.lengths[step.index()]);
        (own.days, own.every, own.visits) = (is.days, is.every, is.visits);
        (own.online, own.signoffs) = (is.online, is.signoffs);
        if let (Some(own), Some(is)) = (&mut own.rework, &is.rework) {
            own.chance = is.chance;
        }
        self.lengths[step.index()] = length;
        Some(before)
    }

    /// Undoes [`Process::retime`].
    pub fn untime(&mut self, step: StepId, Untimed(own, length): Untimed) {
        self.steps[step.index()] = own;
        self.lengths[step.index()] = length;
    }

    /// The length of a step that names one number of days; `None` where it has
    /// none.
    fn length_of(&self, step: &DraftStep) -> Option<Length> {
        let own = step.days.likely.length(self.unit(), self.workday).ok()?;
        let own = if step.kind == Some(Kind::Publicity) { own.period() } else { own };
        with_occasions(own, step.every, self.unit(), self.workday)
    }
}
