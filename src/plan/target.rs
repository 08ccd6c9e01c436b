//! The orders of the new definition.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::merged::Names;
use crate::analysis::{PairTable, Reason, Record, Remainder};
use crate::model::{Length, Process, Relation, StepId};

/// An order of the new definition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wait {
    pub from: StepId,
    pub relation: Relation,
    pub lag: Length,
}

/// The orders of the new definition. A merged step goes by its first member.
pub(super) struct Target {
    waits: Vec<Vec<Wait>>,
}

impl Target {
    /// Those of a process whose remainder this is.
    pub(super) fn of(process: &Process, remainder: &Remainder, names: &Names) -> Self {
        let mut waits: Vec<Vec<Wait>> = vec![Vec::new(); remainder.gone.len()];
        for order in &remainder.orders {
            let (from, to) = (names.first(order.from), names.first(order.to));
            if from == to {
                continue;
            }
            let own = &mut waits[to.index()];
            let same = |wait: &&mut Wait| wait.from == from && wait.relation == order.relation;
            match own.iter_mut().find(same) {
                Some(wait) => wait.lag = wait.lag.max(order.lag),
                None => own.push(Wait { from, relation: order.relation, lag: order.lag }),
            }
        }
        let mut target = Self { waits };
        if names.any() {
            target.keep_pairs(process, remainder, names);
            target.reduce();
        }
        target
    }

    /// Adds the pairs that only an order by another end of a member implies: it
    /// says nothing of the start or the end of the step that they become.
    fn keep_pairs(&mut self, process: &Process, remainder: &Remainder, names: &Names) {
        let is_merged = |step: StepId| names.members(step).len() > 1;
        let of_new = |step: &StepId| names.first(*step) == *step && !remainder.gone[step.index()];
        let ends_after = |wait: &Wait| wait.relation == Relation::FinishFinish;
        let starts_with = |wait: &&Wait| wait.relation == Relation::StartStart && is_merged(wait.from);
        let tied = |step: &StepId| is_merged(*step) && self.of_step(*step).iter().any(ends_after);
        let tied: HashSet<StepId> = process.step_ids().filter(of_new).filter(tied).collect();
        let waits = self.waits.iter().flatten().filter(starts_with);
        let started: HashSet<StepId> = waits.map(|wait| wait.from).collect();
        if tied.is_empty() && started.is_empty() {
            return;
        }
        let (record, table) = (Record::of(process), OnceCell::new());
        // Across what goes pairs are left; else each is one of the orders.
        let before = |member: StepId, all: bool| -> Vec<StepId> {
            let orders = process.orders().of(member);
            if all || orders.iter().any(|order| remainder.gone[order.from.index()]) {
                let pairs = table.get_or_init(|| PairTable::of(process));
                return pairs.before(member).into_iter().filter(|from| !pairs.is_habit(*from, member)).collect();
            }
            let kept = orders.iter().filter(|order| order.relation == Relation::FinishStart);
            kept.filter(|order| record.of_order(order) != Reason::Habit).map(|order| order.from).collect()
        };
        for step in process.step_ids().filter(of_new).filter(|step| !started.is_empty() || tied.contains(step)) {
            let mut lost: Vec<StepId> = Vec::new();
            for member in names.members(step) {
                let before = before(member, tied.contains(&step)).into_iter();
                let before = before.filter(|from| !remainder.gone[from.index()]).map(|from| names.first(from));
                lost.extend(before.filter(|from| *from != step && (tied.contains(&step) || started.contains(from))));
            }
            let is_known = |from: StepId, waits: &[Wait]| {
                waits.iter().any(|wait| wait.from == from && wait.relation == Relation::FinishStart)
            };
            lost.retain(|from| !is_known(*from, self.of_step(step)));
            if lost.is_empty() {
                continue;
            }
            let ended = if tied.contains(&step) { HashSet::new() } else { self.ended_before(step) };
            for from in lost {
                if !ended.contains(&from) && !is_known(from, self.of_step(step)) {
                    let relation = Relation::FinishStart;
                    self.waits[step.index()].push(Wait { from, relation, lag: Length::ZERO });
                }
            }
        }
    }

    /// Removes orders that others imply, as merging may have made them.
    fn reduce(&mut self) {
        for step in 0..self.waits.len() {
            let mut own = self.waits[step].clone();
            if own.len() < 2 {
                continue;
            }
            let mut implied = HashSet::new();
            for other in own.iter().filter(|other| other.relation == Relation::FinishStart) {
                self.follows(other.from, |wait| {
                    if wait.from != other.from && wait.relation != Relation::StartStart {
                        implied.insert(wait.from);
                    }
                    false
                });
            }
            let is_plain = |wait: &Wait| wait.relation == Relation::FinishStart && wait.lag.is_zero();
            own.retain(|wait| !is_plain(wait) || !implied.contains(&wait.from));
            self.waits[step] = own;
        }
    }

    /// The direct predecessors of a step.
    pub(super) fn of_step(&self, step: StepId) -> &[Wait] {
        &self.waits[step.index()]
    }

    /// Returns whether one step ends before another starts, by any chain.
    pub(super) fn is_before(&self, before: StepId, step: StepId) -> bool {
        self.follows(step, |wait| wait.from == before && wait.relation != Relation::StartStart)
    }

    /// The steps that end before one starts, by any chain.
    fn ended_before(&self, step: StepId) -> HashSet<StepId> {
        let mut ended = HashSet::new();
        self.follows(step, |wait| {
            if wait.relation != Relation::StartStart {
                ended.insert(wait.from);
            }
            false
        });
        ended
    }

    /// Returns whether a predecessor of a step, direct or through others,
    /// satisfies `found`.
    fn follows(&self, step: StepId, mut found: impl FnMut(&Wait) -> bool) -> bool {
        let mut seen = HashSet::new();
        let mut open = vec![(step, true)];
        while let Some((at, from_start)) = open.pop() {
            for wait in self.of_step(at) {
                let counts = wait.relation != Relation::FinishFinish || !from_start;
                if counts && found(wait) {
                    return true;
                }
                let next = (wait.from, wait.relation == Relation::StartStart);
                if counts && seen.insert(next) {
                    open.push(next);
                }
            }
        }
        false
    }
}
