//! A redesign in progress: the changes of levers to a definition.
//!
//! The steps keep their positions until all levers have had their turn. Lifted
//! orders, removed and merged steps are only recorded; the new definition is
//! built from these records.

use std::collections::{BTreeMap, BTreeSet};

use super::ground::Ground;
use super::offer::{Warning, Why};
use crate::analysis::{Reason, StepPairs};
use crate::model::{
    After, Because, Draft, DraftStep, Duration, MaterialId, Order, OrderSource, Process, Relation, StepField, StepId,
    Value,
};

/// A definition while levers change it.
#[derive(Clone, Debug)]
#[must_use]
pub struct Works<'g> {
    /// The file as it is.
    pub ground: &'g Ground<'g>,
    /// The current values of its steps, at their positions in the file.
    pub draft: Draft,
    /// The steps whose values may have changed.
    touched: BTreeSet<StepId>,
    /// Lifted pairs.
    pub lifted: StepPairs,
    /// Of those the ones that go with a paper of waste that nobody needs: where
    /// the waste goes, what an entry on it passes on is not answered.
    pub unneeded: BTreeSet<(StepId, StepId)>,
    /// Ends that a lever made wait for the end of another step: the waiting
    /// step and the other, with the wait for each order that moved there.
    pub(super) finishes: BTreeMap<(StepId, StepId), BTreeMap<Moved, Wait>>,
    /// Of those the ones where a lever took an order of the file by the same
    /// ends.
    pub(super) untied: BTreeSet<(StepId, StepId)>,
    /// Papers that a lever lets follow, with the step that asked for each.
    pub(super) late: BTreeSet<(StepId, MaterialId)>,
    /// Removed steps, with the order across them kept.
    pub removed: BTreeSet<StepId>,
    /// Merged steps.
    pub mergers: Vec<Merger>,
    /// Steps that are appended at the end, with the step that each belongs to.
    pub checks: Vec<(StepId, DraftStep)>,
    /// The warnings of the option being made.
    pub warnings: BTreeSet<Warning>,
}

/// Whether no reason is on record: none is stated, or habit.
fn is_unreasoned(reason: Reason, with_habit: bool) -> bool {
    reason == Reason::Open || (with_habit && reason == Reason::Habit)
}

/// An order that moves to another end: the step that waited by it, and whether
/// for law or for a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Moved {
    /// The step that waited.
    pub step: StepId,
    /// Whether a law demands it, independently of any paper.
    pub by_law: bool,
}

/// The wait of an order at its new end.
#[derive(Clone, Debug)]
pub(super) struct Wait {
    /// The lag.
    pub lag: Duration,
    /// The reason.
    pub because: Because,
    /// The basis of the reason.
    pub basis: Option<String>,
}

/// Steps to merge, in file order.
#[derive(Clone, Debug, PartialEq)]
pub struct Merger {
    /// Their positions.
    pub members: Vec<StepId>,
    /// The length of the merged step.
    pub days: MergedDays,
    /// Its department; `None` for that of the first member.
    pub department: Option<String>,
    /// Whether the departments of the others take part in it.
    pub keeps_others: bool,
    /// Whether the members work at the same time, so that the longest work
    /// counts.
    pub at_once: bool,
}

/// The length of a merged step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MergedDays {
    /// That of the longest member.
    Longest,
    /// That of the longest chain of members by recorded orders.
    LongestChain,
    /// A stated length.
    Stated(Duration),
}

impl<'g> Works<'g> {
    /// Works without any change.
    pub fn new(ground: &'g Ground<'g>) -> Self {
        Self::on(ground, ground.process.to_draft())
    }

    fn on(ground: &'g Ground<'g>, draft: Draft) -> Self {
        Self {
            ground,
            draft,
            touched: BTreeSet::new(),
            lifted: StepPairs::none(ground.process.steps().len()),
            unneeded: BTreeSet::new(),
            finishes: BTreeMap::new(),
            untied: BTreeSet::new(),
            late: BTreeSet::new(),
            removed: BTreeSet::new(),
            mergers: Vec::new(),
            checks: Vec::new(),
            warnings: BTreeSet::new(),
        }
    }

    /// Takes every change back.
    pub fn reset(&mut self) {
        let process = self.process();
        for step in std::mem::take(&mut self.touched) {
            self.draft.steps[step.index()] = process.to_draft_step(process.step(step));
        }
        let steps = std::mem::take(&mut self.draft.steps);
        let draft = Draft { steps, ..process.to_draft_without_steps() };
        debug_assert!(draft == process.to_draft(), "a change of a step notes the step");
        *self = Self::on(self.ground, draft);
    }

    /// The process as it is in the file.
    pub fn process(&self) -> &'g Process {
        self.ground.process
    }

    /// The current values of a step.
    pub fn step(&mut self, step: StepId) -> &mut DraftStep {
        self.touched.insert(step);
        &mut self.draft.steps[step.index()]
    }

    /// Sets the value of a step under one key.
    pub fn say(&mut self, step: StepId, field: &StepField) {
        field.put(self.step(step));
    }

    /// Lifts a pair; every other is kept.
    pub fn lift(&mut self, before: StepId, step: StepId) {
        if self.ground.pairs.is_before(before, step) {
            self.lifted.insert(before, step);
            self.unneeded.remove(&(before, step));
        }
    }

    /// Lifts the pairs of a step without a reason on record, if `goes` accepts
    /// the predecessor; also its orders by other ends without a reason, and
    /// lags without one. A removed step has no pairs any longer. Returns whether
    /// anything changes.
    pub fn lift_unrecorded(&mut self, step: StepId, with_habit: bool, goes: impl Fn(StepId) -> bool) -> bool {
        let pairs = &self.ground.pairs;
        let unrecorded =
            |before: &StepId| pairs.is_open(*before, step) || (with_habit && pairs.is_habit(*before, step));
        let lifted = pairs.before(step).into_iter().filter(unrecorded).filter(|before| goes(*before));
        let is_there = |before: &StepId| !self.removed.contains(before) && self.ground.is_there(*before, step);
        // An order of law may have moved there.
        let lifted = lifted.filter(is_there).filter(|before| !self.is_recorded_by_now(*before, step));
        let lifted: Vec<StepId> = lifted.collect();
        let mut changes = self.untie(step, with_habit, |before, _| goes(before));
        for before in lifted {
            changes |= self.lifted.insert(before, step);
        }
        for before in self.ties_across(step, with_habit, goes) {
            self.unneeded.remove(&(before, step));
            self.lifted.insert(before, step);
        }
        changes
    }

    /// The steps that go on which an order without a reason is, across which a
    /// step would start with what they start with, though no pair says so.
    fn ties_across(&self, step: StepId, with_habit: bool, goes: impl Fn(StepId) -> bool) -> Vec<StepId> {
        let orders = self.process().orders();
        let into = |from: StepId, relation: Relation| orders.of(from).iter().any(|order| order.relation == relation);
        let may_go =
            |from: StepId| self.removed.contains(&from) || self.process().step(from).value == Some(Value::Waste);
        let is_tied = |from: StepId| {
            let by_start = into(from, Relation::StartStart) && !into(from, Relation::FinishFinish);
            self.ground.goes(from) || may_go(from) && by_start
        };
        let ties = orders.of(step).iter().filter(|order| {
            order.relation == Relation::FinishStart
                && is_unreasoned(self.ground.record.of_entry(order), with_habit)
                && goes(order.from)
                && is_tied(order.from)
        });
        ties.map(|order| order.from).collect()
    }

    /// Removes orders by other ends without a reason, including those made by a
    /// lever, and lags without one. Returns whether there were any.
    pub(super) fn untie(&mut self, step: StepId, with_habit: bool, goes: impl Fn(StepId, Relation) -> bool) -> bool {
        let process = self.process();
        let record = &self.ground.record;
        let is_unreasoned = |reason: Reason| is_unreasoned(reason, with_habit);
        let mut ties: Vec<(String, Relation)> = Vec::new();
        let mut lags: Vec<String> = Vec::new();
        for order in process.orders().of(step) {
            let OrderSource::After(_) = order.source else { continue };
            let own = record.of_entry(order);
            let is_there = !self.removed.contains(&order.from) || (own != Reason::Habit && self.passes_on(order));
            if !is_unreasoned(own) || !goes(order.from, order.relation) || !is_there {
                continue;
            }
            let id = process.step(order.from).id.clone();
            if order.relation != Relation::FinishStart {
                ties.push((id, order.relation));
            } else if !order.lag.is_zero() && !self.is_lifted_whole(order.from, step) {
                lags.push(id);
            }
        }
        for entry in self.draft.steps[step.index()].after.iter().flatten() {
            let Some(from) = self.ground.step(&entry.step).filter(|from| goes(*from, entry.relation)) else { continue };
            let mut of_file = process.orders().of(step).iter();
            let is_made = !of_file.any(|order| order.from == from && order.relation == entry.relation);
            let reason = match entry.because {
                None | Some(Because::Open) => Reason::Open,
                Some(Because::Habit) => Reason::Habit,
                Some(_) => Reason::Procedure,
            };
            if is_made && entry.relation != Relation::FinishStart && is_unreasoned(reason) {
                ties.push((entry.step.clone(), entry.relation));
            }
        }
        let Some(after) = &mut self.step(step).after else { return false };
        let tied = after.len();
        after.retain(|entry| !ties.iter().any(|(id, relation)| entry.step == *id && entry.relation == *relation));
        let mut changes = after.len() < tied;
        for entry in after.iter_mut().filter(|entry| entry.relation == Relation::FinishStart) {
            if lags.contains(&entry.step) {
                changes |= entry.lag != Duration::ZERO;
                entry.lag = Duration::ZERO;
            }
        }
        // What a lever moved there holds without them.
        for (id, _) in ties.iter().filter(|(_, relation)| *relation == Relation::FinishFinish) {
            let Some(from) = self.ground.step(id).filter(|from| self.finishes.contains_key(&(step, *from))) else {
                continue;
            };
            self.untied.insert((step, from));
            self.write_finish(step, from);
        }
        changes
    }

    /// Returns whether a pair is lifted, and not with a paper of waste alone.
    fn is_lifted_whole(&self, before: StepId, step: StepId) -> bool {
        self.lifted.contains(before, step) && !self.unneeded.contains(&(before, step))
    }

    /// Returns whether an order on a removed step ties its successor to the
    /// predecessors of that step.
    fn passes_on(&self, order: &Order) -> bool {
        let into = self.process().orders().of(order.from).iter();
        let is_lifted =
            |into: &&Order| into.relation == Relation::FinishStart && self.lifted.contains(into.from, order.from);
        let mut into = into.filter(|into| !is_lifted(into)).map(|order| order.relation);
        match order.relation {
            Relation::FinishStart => !order.lag.is_zero() && into.next().is_some(),
            Relation::FinishFinish => into.any(|relation| relation != Relation::StartStart),
            Relation::StartStart => into.any(|relation| relation != Relation::FinishFinish),
        }
    }

    /// The stated predecessors of a step, written out.
    pub fn entries(&mut self, step: StepId) -> &mut Vec<After<String>> {
        let above = self.process().orders().of(step).iter().find(|order| order.source == OrderSource::Above);
        let above = above.map(|order| After::plain(self.process().step(order.from).id.clone()));
        self.step(step).after.get_or_insert_with(|| above.into_iter().collect())
    }

    /// Writes out that a step starts after another.
    pub(super) fn say_after(&mut self, step: StepId, other: StepId) {
        let id = self.process().step(other).id.clone();
        let entries = self.entries(step);
        let is_it = |entry: &&mut After<String>| entry.step == id && entry.relation == Relation::FinishStart;
        match entries.iter_mut().find(is_it) {
            // Beside a paper that it was no habit to wait for.
            Some(entry) if entry.because == Some(Because::Habit) => *entry = After::plain(id),
            Some(_) => {}
            None => entries.push(After::plain(id)),
        }
    }

    /// The name of a material.
    pub fn material(&self, material: MaterialId) -> &'g str {
        &self.process().materials()[material.index()].name
    }

    /// Records a warning.
    pub fn warn(&mut self, warning: Warning) {
        self.warnings.insert(warning);
    }

    /// Refuses an option that changes nothing.
    ///
    /// # Errors
    ///
    /// [`Why::Already`] where `changes` is false.
    pub fn unless_already(changes: bool) -> Result<(), Why> {
        if changes { Ok(()) } else { Err(Why::Already) }
    }
}
