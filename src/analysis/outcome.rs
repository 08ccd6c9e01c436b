//! What an analysis says: reasons, paths, changes, questions.

use super::Holding;
use super::order::items::rank;
use crate::model::{Actor, MaterialId, Process, StepId, Time};

/// Why one step waits for another.
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

/// A step that another waits for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wait {
    /// The step that comes first.
    pub step: StepId,
    /// Why.
    pub reason: Reason,
    /// The position in the waiting step's `after` that names it, if one does:
    /// there stands the basis.
    pub entry: Option<usize>,
}

/// The longest chains of binding orders.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CriticalPaths {
    /// How many there are; the greatest 64-bit number stands for more.
    pub count: u64,
    /// The first of them, at most [`CriticalPaths::SHOWN`].
    pub paths: Vec<Vec<StepId>>,
}

impl CriticalPaths {
    /// How many paths are spelled out.
    pub const SHOWN: usize = 20;
}

/// A change that the file's own record supports: nobody's permission is needed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FreeChange {
    /// The step that it changes.
    pub step: StepId,
    /// Whether the step goes; else it waits for less.
    pub goes: bool,
    /// What the step follows directly today.
    pub from: Vec<StepId>,
    /// What it follows directly in reachable.
    pub to: Vec<StepId>,
    /// Of these, what must have finished for it to start.
    pub starts_after: Vec<StepId>,
    /// What it follows directly today after a lag that goes, and in reachable
    /// through others.
    pub closer: Vec<StepId>,
    /// What in the file supports it.
    pub evidence: Evidence,
    /// What it is worth; in sequence the changes add up to today − reachable.
    pub price: Price,
    /// The days of the process after this change and all before it.
    pub days_after: Time,
}

/// What a change is worth: one that needs no permission, or an option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Price {
    /// The days, less those with this change only.
    pub alone: Time,
    /// What it takes off when its turn comes, after the changes before it.
    pub in_sequence: Time,
}

/// What in the file supports that a step waits for less. Of a step that goes
/// it is that the step is called waste.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evidence {
    /// Whether the file calls an order habit.
    pub said_habit: bool,
    /// Steps of which the file says what they give, none of which this one
    /// needs.
    pub free_of: Vec<StepId>,
}

/// A step of which the file does not say why it waits, or why it needs the
/// paper of a wasted step that stays for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The step.
    pub step: StepId,
    /// Reachable less reachable if its open orders were gone; of a paper, if
    /// the wasted step and what can then go too were gone.
    pub at_stake: Time,
    /// Whether the file does not say what the step needs.
    pub needs_missing: bool,
    /// Of the steps that it follows directly in reachable, and for no known
    /// reason, those of which the file does not say what they give; in file
    /// order. What comes before these it follows through them.
    pub gives_missing: Vec<StepId>,
    /// The paper of a wasted step; none for an open order.
    pub paper: Option<MaterialId>,
}

impl Question {
    /// Whether it asks why something that takes no time, and that no office
    /// does, comes when it comes, and nothing hangs on the answer: a birth.
    #[must_use]
    pub fn is_idle(&self, process: &Process) -> bool {
        let step = process.step(self.step);
        let is_event = step.actor != Actor::Agency && process.own_length(self.step).is_zero();
        self.paper.is_none() && self.at_stake == Time::ZERO && is_event
    }

    /// The first step that it asks about which comes before by the procedure
    /// if both belong to one matter, where neither says to which it belongs.
    #[must_use]
    pub fn before_in_one_matter(&self, process: &Process, waits: &[Wait]) -> Option<StepId> {
        let own = rank(process.step(self.step)).filter(|_| self.paper.is_none())?;
        let silent = |step: StepId| process.step(step).item.is_empty();
        let open = waits.iter().filter(|wait| wait.reason == Reason::Open).map(|wait| wait.step);
        let comes_before = |step: &StepId| silent(*step) && rank(process.step(*step)).is_some_and(|rank| rank < own);
        open.filter(|_| silent(self.step)).find(comes_before)
    }
}

/// A wasted step that stays.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptWaste {
    /// The step.
    pub step: StepId,
    /// What relies on it; nothing where only its own law holds it.
    pub held: Vec<Holding>,
    /// How long it takes today.
    pub days: Time,
}

/// What follows the line above for no other reason.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct ImplicitOrder {
    /// How many steps.
    pub steps: usize,
    /// Today less today without these orders.
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
    /// Reachable less reachable without it.
    pub price: Time,
}
