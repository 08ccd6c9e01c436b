//! The results of an analysis: reasons, paths, changes, questions.

use super::Holding;
use super::order::items::rank;
use crate::model::{Actor, MaterialId, Process, StepId, Time};

/// The reason why one step waits for another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Reason {
    /// It needs a paper that the other gives.
    Document,
    /// The law.
    Law,
    /// Safety.
    Safety,
    /// It cannot be otherwise.
    Nature,
    /// The inner order of one matter: intake, review, decision, delivery.
    Procedure,
    /// Habit.
    Habit,
    /// The file does not say.
    Open,
}

/// A predecessor of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The step that comes first.
    pub step: StepId,
    /// The reason.
    pub reason: Reason,
    /// The index of the entry in the waiting step's `after` that names it, if
    /// there is one: it has the basis.
    pub entry: Option<usize>,
}

/// The longest chains of binding orders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CriticalPaths {
    /// The number of paths; the greatest 64-bit number stands for more.
    pub count: u64,
    /// The first of them, at most [`CriticalPaths::SHOWN`].
    pub paths: Vec<Vec<StepId>>,
}

impl CriticalPaths {
    /// The most paths that are listed.
    pub const SHOWN: usize = 20;
}

/// A change that the file's own record supports, without anybody's permission.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeChange {
    /// The step that it changes.
    pub step: StepId,
    /// Whether the step is removed; else it waits for less.
    pub goes: bool,
    /// The steps that it follows directly today.
    pub from: Vec<StepId>,
    /// The steps that it follows directly in reachable.
    pub to: Vec<StepId>,
    /// Those of them that must have finished for it to start.
    pub starts_after: Vec<StepId>,
    /// The steps that it follows directly today after a lag that is dropped,
    /// and in reachable through others.
    pub closer: Vec<StepId>,
    /// The evidence in the file.
    pub evidence: Evidence,
    /// The days of the process after this change and all before it.
    pub days_after: Time,
}

/// The evidence in the file that a step can wait for less. For a removed step
/// it is that the step is called waste.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Whether the file calls an order habit.
    pub said_habit: bool,
    /// Steps whose products the file states, of which this step needs none.
    pub free_of: Vec<StepId>,
}

/// A question about a step of which the file does not say why it waits, or why
/// it needs the paper of a wasted step that is kept for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The step.
    pub step: StepId,
    /// Reachable minus reachable without the open orders of the step; for a
    /// paper, without the wasted step and everything that can then go, too.
    pub at_stake: Time,
    /// Whether the file does not state what the step needs.
    pub needs_missing: bool,
    /// Of the direct predecessors in reachable without a known reason, those
    /// whose products the file does not state; in file order. The step follows
    /// everything before these through them.
    pub gives_missing: Vec<StepId>,
    /// The paper of a wasted step; `None` for an open order.
    pub paper: Option<MaterialId>,
}

impl Question {
    /// Returns whether it asks about an event that takes no time and is done by
    /// no office, such as a birth, and nothing depends on the answer.
    #[must_use]
    pub fn is_idle(&self, process: &Process) -> bool {
        let step = process.step(self.step);
        let is_event = step.actor != Actor::Agency && process.own_length(self.step).is_zero();
        self.paper.is_none() && self.at_stake == Time::ZERO && is_event
    }

    /// The first step in question that comes before this one by the procedure
    /// if both belong to one matter, where neither states its matter.
    #[must_use]
    pub fn before_in_one_matter(&self, process: &Process, waits: &[Wait]) -> Option<StepId> {
        let own = rank(process.step(self.step)).filter(|_| self.paper.is_none())?;
        let silent = |step: StepId| process.step(step).item.is_empty();
        let open = waits.iter().filter(|wait| wait.reason == Reason::Open).map(|wait| wait.step);
        let comes_before = |step: &StepId| silent(*step) && rank(process.step(*step)).is_some_and(|rank| rank < own);
        open.filter(|_| silent(self.step)).find(comes_before)
    }
}

/// A wasted step that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptWaste {
    /// The step.
    pub step: StepId,
    /// The steps that rely on it; empty where only its own law keeps it.
    pub held: Vec<Holding>,
    /// Its length today.
    pub days: Time,
}

/// The steps that follow the step above only by default.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImplicitOrder {
    /// The number of these steps.
    pub steps: usize,
    /// Today minus today without these orders.
    pub days: Time,
}

/// A recorded order of law, safety or nature on a critical path of reachable.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotOffered {
    /// The step that waits.
    pub step: StepId,
    /// The step it waits for.
    pub waits_for: StepId,
    /// Law, safety or nature.
    pub reason: Reason,
    /// The article or document it rests on.
    pub basis: Option<String>,
    /// Reachable minus reachable without it.
    pub price: Time,
}
