//! The reason why one step waits for another, as far as the file states it.

use std::collections::{HashMap, HashSet};

use super::{across, items};
use crate::analysis::{Reason, Wait};
use crate::model::{After, Because, Kind, Necessity, Order, OrderSource, Process, Relation, StepId};

/// The reasons on record, looked up pair by pair.
#[derive(Debug)]
pub struct Record<'p> {
    process: &'p Process,
    /// Pairs across a step left out by a case that are habit by the third rule.
    across_habits: HashSet<(StepId, StepId)>,
    /// The only intake step, if there is exactly one.
    pub intake: Option<StepId>,
    /// The only delivery step, if there is exactly one.
    pub delivery: Option<StepId>,
    /// The steps with many entries or papers.
    many: HashMap<StepId, Many<'p>>,
}

impl<'p> Record<'p> {
    /// The record of one process.
    #[must_use]
    pub fn of(process: &'p Process) -> Self {
        let only = |kind: Kind| {
            let mut of_kind = process.step_ids().filter(|id| process.step(*id).kind == Some(kind));
            of_kind.next().filter(|_| of_kind.next().is_none())
        };
        let (intake, delivery) = (only(Kind::Intake), only(Kind::Delivery));
        let many = process.step_ids().filter_map(|step| Some((step, Many::of(process, step)?))).collect();
        Self { process, across_habits: across::habits(process), intake, delivery, many }
    }

    /// Returns whether the file states what the step needs, be it nothing.
    #[must_use]
    pub fn says_needs(&self, step: StepId) -> bool {
        self.process.step(step).needs.is_some()
    }

    /// Returns whether the file states what the step gives, be it nothing.
    #[must_use]
    pub fn says_gives(&self, step: StepId) -> bool {
        self.process.step(step).gives.is_some()
    }

    /// The reason of a pair of which `before` must have finished for `after` to
    /// start today: the first that applies, in the order of the format.
    ///
    /// Habit by the third rule cannot be seen from the pair alone: for a pair
    /// without a direct order the caller leaves out everything that an order
    /// called habit leads to.
    #[must_use]
    pub fn of_pair(&self, before: StepId, after: StepId) -> Reason {
        self.of_tied(before, after, self.entry(before, after))
    }

    /// The same of a pair with the entry that ties it, where there is one.
    fn of_tied(&self, before: StepId, after: StepId, entry: Option<&After<StepId>>) -> Reason {
        let because = entry.and_then(|entry| entry.because);
        if self.needs_paper_of(after, before) {
            return Reason::Document;
        }
        match because {
            Some(Because::Law) => Reason::Law,
            Some(Because::Safety) => Reason::Safety,
            Some(Because::Nature) => Reason::Nature,
            Some(Because::Procedure) => Reason::Procedure,
            _ if self.in_procedure(before, after) => Reason::Procedure,
            Some(Because::Habit) => Reason::Habit,
            Some(Because::Open) => Reason::Open,
            None if self.says_needs(after) && self.says_gives(before) => Reason::Habit,
            None if self.across_habits.contains(&(before, after)) => Reason::Habit,
            None => Reason::Open,
        }
    }

    /// Returns whether the file explicitly leaves open why `after` follows
    /// `before`.
    #[must_use]
    pub fn is_named_open(&self, before: StepId, after: StepId) -> bool {
        self.entry(before, after).is_some_and(|entry| entry.because == Some(Because::Open))
    }

    /// Returns whether the pair would be recorded even without its entry.
    #[must_use]
    pub fn is_recorded_otherwise(&self, before: StepId, after: StepId) -> bool {
        self.needs_paper_of(after, before) || self.in_procedure(before, after)
    }

    /// Returns whether the stages of a matter, its only intake or its only
    /// delivery record the pair, whatever its entry states.
    #[must_use]
    pub fn is_of_procedure(&self, before: StepId, after: StepId) -> bool {
        self.in_procedure(before, after)
    }

    /// The reason that the order itself states: that of its lag, and of an
    /// order by other ends than finish to start.
    #[must_use]
    pub fn of_entry(&self, order: &Order) -> Reason {
        if let OrderSource::Document(_) = order.source {
            return Reason::Document;
        }
        let entry = order.entry(self.process.step(order.to));
        if entry.is_some_and(|entry| entry.is_across) {
            let by_finish = order.relation == Relation::FinishStart;
            let is_habit = by_finish && self.across_habits.contains(&(order.from, order.to));
            return if is_habit { Reason::Habit } else { Reason::Open };
        }
        match entry.and_then(|entry| entry.because) {
            Some(Because::Law) => Reason::Law,
            Some(Because::Safety) => Reason::Safety,
            Some(Because::Nature) => Reason::Nature,
            Some(Because::Procedure) => Reason::Procedure,
            Some(Because::Habit) => Reason::Habit,
            Some(Because::Open) | None => Reason::Open,
        }
    }

    /// The reason of one of today's orders.
    #[must_use]
    pub fn of_order(&self, order: &Order) -> Reason {
        if order.relation != Relation::FinishStart {
            return self.of_entry(order);
        }
        // A pair is tied once by each relation.
        match order.entry(self.process.step(order.to)).filter(|entry| !entry.is_across) {
            Some(entry) => self.of_tied(order.from, order.to, Some(entry)),
            None => self.of_pair(order.from, order.to),
        }
    }

    /// The predecessors of a step, each once, with the reason.
    #[must_use]
    pub fn waits(&self, step: StepId) -> Vec<Wait> {
        let orders = self.process.orders().of(step);
        let wait = |order: &Order| {
            let entry = match order.source {
                OrderSource::After(nth) => Some(nth as usize),
                _ => None,
            };
            Wait { step: order.from, reason: self.of_order(order), entry }
        };
        let mut others: Vec<StepId> = orders.iter().map(|order| order.from).collect();
        others.sort_unstable();
        if others.windows(2).all(|two| two[0] != two[1]) {
            return orders.iter().map(wait).collect();
        }
        let mut seen = HashSet::with_capacity(others.len());
        orders.iter().filter(|order| seen.insert(order.from)).map(wait).collect()
    }

    /// The entry that makes `after` start only when `before` has finished.
    fn entry(&self, before: StepId, after: StepId) -> Option<&'p After<StepId>> {
        if let Some(known) = self.many.get(&after) {
            let at = known.entries.binary_search_by_key(&before, |entry| entry.step).ok()?;
            return Some(known.entries[at]);
        }
        self.process.step(after).after.iter().flatten().find(|entry| is_entry(before, entry))
    }

    /// The steps that make a paper which a step requires.
    pub(in crate::analysis) fn makers(&self, step: StepId) -> impl Iterator<Item = StepId> + use<'p> {
        makers(self.process, step)
    }

    fn needs_paper_of(&self, step: StepId, supplier: StepId) -> bool {
        if let Some(known) = self.many.get(&step) {
            return known.makers.binary_search(&supplier).is_ok();
        }
        makers(self.process, step).any(|maker| maker == supplier)
    }

    fn in_procedure(&self, before: StepId, after: StepId) -> bool {
        self.procedure(before, after).is_some()
    }

    /// The rule by which a pair is procedure, whatever its entry states.
    #[must_use]
    pub fn procedure(&self, before: StepId, after: StepId) -> Option<Procedure> {
        let submitted = || self.process.step(before).kind == Some(Kind::Submit);
        if self.intake == Some(before) || (self.intake == Some(after) && submitted()) {
            return Some(Procedure::OnlyIntake);
        }
        if self.delivery == Some(after) {
            return Some(Procedure::OnlyDelivery);
        }
        let ranks = (items::rank(self.process.step(before)), items::rank(self.process.step(after)));
        let ascends = matches!(ranks, (Some(earlier), Some(later)) if earlier < later);
        (ascends && self.process.share_a_matter(before, after)).then_some(Procedure::Stages)
    }
}

/// A rule by which an order is one of procedure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Procedure {
    /// The stages of one matter follow each other.
    Stages,
    /// What is submitted comes before the only intake, and that before what
    /// follows it.
    OnlyIntake,
    /// The only delivery comes after what precedes it.
    OnlyDelivery,
}

/// Returns whether an entry makes its step start only when another has
/// finished. An entry that replaces one for a step left out is no reason by
/// itself.
fn is_entry(before: StepId, entry: &After<StepId>) -> bool {
    entry.step == before && entry.relation == Relation::FinishStart && !entry.is_across
}

fn makers(process: &Process, step: StepId) -> impl Iterator<Item = StepId> + use<'_> {
    let required = process.step(step).askings().iter().filter(|need| need.need == Necessity::Required);
    required.flat_map(|need| {
        let later = process.materials()[need.material.index()].available_after;
        process.supplier(need.material).into_iter().chain(later)
    })
}

/// The number of entries or papers from which on they are sorted to look them up.
const MANY: usize = 16;

/// The entries and papers of a step with many of them, by other step.
#[derive(Debug)]
struct Many<'p> {
    /// By the steps that they name, each once.
    entries: Vec<&'p After<StepId>>,
    makers: Vec<StepId>,
}

impl<'p> Many<'p> {
    fn of(process: &'p Process, step: StepId) -> Option<Self> {
        let of_step = process.step(step);
        if of_step.after.as_deref().unwrap_or_default().len().max(of_step.askings().len()) < MANY {
            return None;
        }
        let entries = of_step.after.iter().flatten().filter(|entry| is_entry(entry.step, entry));
        let mut entries: Vec<&After<StepId>> = entries.collect();
        entries.sort_by_key(|entry| entry.step);
        entries.dedup_by_key(|entry| entry.step);
        let mut makers: Vec<StepId> = makers(process, step).collect();
        makers.sort_unstable();
        Some(Self { entries, makers })
    }
}

/// The reasons that keep an order in a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Recorded ones, and those on which the file is silent.
    RecordedAndOpen,
    /// Recorded ones.
    Recorded,
}

impl Keep {
    /// Returns whether an order with this reason is kept.
    #[must_use]
    pub fn keeps(self, reason: Reason) -> bool {
        match reason {
            Reason::Document | Reason::Law | Reason::Safety | Reason::Nature | Reason::Procedure => true,
            Reason::Open => self == Self::RecordedAndOpen,
            Reason::Habit => false,
        }
    }
}
