//! The facts about a file that levers use.

use std::collections::{BTreeSet, HashMap};

use crate::analysis::{Keep, PairTable, Record, Remainder, ends_of_today};
use crate::model::{Counting, Kind, MaterialId, Process, Relation, StepId, Time};

/// A process as it is, with its pairs and its days.
#[derive(Debug)]
pub struct Ground<'p> {
    /// The process.
    pub process: &'p Process,
    /// Its pairs.
    pub pairs: PairTable,
    /// The reasons on record in it.
    pub record: Record<'p>,
    /// Start and end of each step today.
    ends: Vec<(Time, Time)>,
    /// Of each step whether it is waste that goes by itself.
    waste: Vec<bool>,
    /// The steps by id.
    ids: HashMap<&'p str, StepId>,
}

impl<'p> Ground<'p> {
    /// Computes the ground of a process.
    pub fn of(process: &'p Process) -> Self {
        let waste = Remainder::gone(process);
        let record = Record::of(process);
        let ids = process.step_ids().map(|id| (process.step(id).id.as_str(), id)).collect();
        Self { process, pairs: PairTable::of(process), record, ends: ends_of_today(process), waste, ids }
    }

    /// The sort key of steps in today's order: the start, ties in file order.
    pub fn start(&self, step: StepId) -> (Time, StepId) {
        (self.ends[step.index()].0, step)
    }

    /// Whether a step is waste that goes by itself.
    pub fn goes(&self, step: StepId) -> bool {
        self.waste[step.index()]
    }

    /// Returns whether two steps belong to one matter.
    pub fn share_matter(&self, one: StepId, other: StepId) -> bool {
        self.process.items(one).any(|item| self.process.items(other).any(|also| also == item))
    }

    /// The inspections, public notices and suspended steps of the matter of a
    /// step.
    pub(super) fn special_steps(&self, step: StepId) -> impl Iterator<Item = StepId> + '_ {
        self.process.step_ids().filter(move |other| {
            let of = self.process.step(*other);
            let is_special =
                matches!(of.kind, Some(Kind::Inspect | Kind::Publicity)) || of.clock == Counting::Suspended;
            is_special && self.share_matter(*other, step)
        })
    }

    /// The decision by which a paper that need not be there before a step must
    /// be there: the last decision of its matter, or the step itself where that
    /// is a decision, or where no decision of the matter comes later.
    /// A decision that goes, as waste or by a lever, decides nothing.
    pub fn decision_for(&self, step: StepId, removed: &BTreeSet<StepId>) -> StepId {
        if self.process.step(step).kind == Some(Kind::Decision) {
            return step;
        }
        let decisions = self.process.step_ids().filter(|id| {
            self.process.step(*id).kind == Some(Kind::Decision)
                && self.share_matter(*id, step)
                && self.process.step(*id).clock != Counting::Afterwards
                && !self.goes(*id)
                && !removed.contains(id)
        });
        let last = decisions.max_by_key(|id| (self.ends[id.index()].1, *id));
        last.filter(|last| !self.ends_before(*last, step)).unwrap_or(step)
    }

    /// Returns whether a step starts only when another has ended, by orders
    /// between any ends.
    fn ends_before(&self, other: StepId, step: StepId) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![(step, true)];
        while let Some((at, is_start)) = open.pop() {
            if (at, is_start) == (other, false) {
                return true;
            }
            let orders = self.process.orders().of(at).iter();
            let own = orders.filter(|order| (order.relation == Relation::FinishFinish) != is_start);
            let before = own.map(|order| (order.from, order.relation == Relation::StartStart));
            open.extend(before.chain((!is_start).then_some((at, true))).filter(|end| seen.insert(*end)));
        }
        false
    }

    /// Returns whether a pair is there now: waste that goes has none across
    /// other waste.
    pub(super) fn is_there(&self, before: StepId, step: StepId) -> bool {
        !self.goes(before) && !self.goes(step) || self.is_before_today(before, step)
    }

    /// Returns whether one step is before another along chains of today's
    /// finish-to-start orders, waste in place.
    fn is_before_today(&self, before: StepId, step: StepId) -> bool {
        let mut seen = BTreeSet::new();
        let mut open = vec![step];
        while let Some(at) = open.pop() {
            let orders = self.process.orders().of(at).iter();
            for order in orders.filter(|order| order.relation == Relation::FinishStart) {
                if order.from == before {
                    return true;
                }
                if seen.insert(order.from) {
                    open.push(order.from);
                }
            }
        }
        false
    }

    /// The steps that a material comes from: the one that gives it, and the one
    /// after which the applicant has it.
    pub fn sources(&self, material: MaterialId) -> impl Iterator<Item = StepId> + use<> {
        let available = self.process.materials()[material.index()].available_after;
        self.process.supplier(material).into_iter().chain(available)
    }

    /// The material of this name.
    pub fn material(&self, name: &str) -> Option<MaterialId> {
        self.process.materials().iter().position(|material| material.name == name).map(MaterialId::new)
    }

    /// The step of this id, else the only one of this name.
    pub fn step(&self, id: &str) -> Option<StepId> {
        self.ids.get(id).copied().or_else(|| self.process.find(id).ok())
    }

    /// Returns whether one step follows another directly, with no third that
    /// stays between.
    pub fn is_next(&self, before: StepId, step: StepId) -> bool {
        let pairs = &self.pairs;
        let mut between = pairs.before(step).into_iter().filter(|other| !self.goes(*other));
        pairs.is_before(before, step) && !between.any(|other| pairs.is_before(before, other))
    }

    /// For each step whether it comes before one by recorded orders of any
    /// relation, directly or through other steps, none of which is in
    /// `without`.
    pub fn recorded_before(&self, step: StepId, without: &[StepId]) -> Vec<bool> {
        let mut found = vec![false; self.process.steps().len()];
        let mut open = vec![step];
        while let Some(at) = open.pop() {
            let pairs = self.pairs.before(at).into_iter().filter(|before| self.pairs.is_recorded(*before, at));
            for before in pairs.chain(self.recorded_ties(at)).collect::<Vec<_>>() {
                if !std::mem::replace(&mut found[before.index()], true) && !without.contains(&before) {
                    open.push(before);
                }
            }
        }
        found
    }

    /// The predecessors of a step by other ends, with a reason on record.
    fn recorded_ties(&self, step: StepId) -> impl Iterator<Item = StepId> + '_ {
        let ties = self.process.orders().of(step).iter().filter(|order| order.relation != Relation::FinishStart);
        ties.filter(move |order| Keep::Recorded.keeps(self.record.of_entry(order))).map(|order| order.from)
    }
}
