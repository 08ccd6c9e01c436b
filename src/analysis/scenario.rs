//! The order that remains in a scenario, as a network.
//!
//! Pairs stay or go, not edges: an unexplained step still follows everything
//! that came before it today, also where a step between the two waits for
//! less. So each step gets a gate that stands for "it and all before it".

use std::collections::HashSet;

use super::Reason;
use super::axis::Axis;
use super::items::{self, rank};
use super::network::{Constraint, Network, Node};
use super::reach::Reach;
use super::reason::{Keep, Record};
use crate::model::{Process, Relation, StepId};

/// What is the same for every scenario of one process.
#[derive(Debug)]
pub(super) struct Basis<'p> {
    pub(super) process: &'p Process,
    pub(super) record: Record<'p>,
    /// What each ranked step follows directly within its matter.
    in_matter: Vec<Vec<StepId>>,
    /// For each step whether it follows the only intake step.
    follows_intake: Vec<bool>,
}

impl<'p> Basis<'p> {
    pub(super) fn of(process: &'p Process, before: &Network) -> Self {
        let record = Record::of(process);
        let mut follows_intake = vec![false; process.steps().len()];
        if let Some(intake) = record.intake {
            for &step in process.orders().topological() {
                follows_intake[step.index()] =
                    starts_after(process, step).any(|before| before == intake || follows_intake[before.index()]);
            }
        }
        Self { process, in_matter: items::direct(process, before), record, follows_intake }
    }
}

/// The steps that must have finished, by an order of its own, for this one
/// to start today.
pub(super) fn starts_after(process: &Process, step: StepId) -> impl Iterator<Item = StepId> + '_ {
    let orders = process.orders().of(step).iter();
    orders.filter(|order| order.relation == Relation::FinishStart).map(|order| order.from)
}

/// The network of what stays when the steps in `gone` go; with `standing`
/// they still stand.
pub(super) fn network(basis: &Basis<'_>, today: &mut Reach<'_>, gone: &[bool], keep: Keep, standing: bool) -> Network {
    let process = basis.process;
    let gates_wanted = keep == Keep::RecordedAndOpen || basis.record.delivery.is_some();
    let mut build = Build {
        basis,
        today,
        keep,
        network: Network::for_steps(process.steps().len()),
        with_all_before: vec![None; process.steps().len()],
        matter_gates: std::array::from_fn(|_| Vec::new()),
        waits: Vec::new(),
        members: Vec::new(),
    };
    for &step in process.orders().topological() {
        if standing || !gone[step.index()] {
            build.add_step(step);
        }
        if gates_wanted {
            build.add_gate(step);
        }
    }
    build.network
}

/// Ranks of a procedure.
const RANKS: usize = 4;

struct Build<'b, 'p, 'r, 'n> {
    basis: &'b Basis<'p>,
    today: &'r mut Reach<'n>,
    keep: Keep,
    network: Network,
    /// For each step the node that stands for it and all before it today.
    with_all_before: Vec<Option<Node>>,
    /// By rank, for each ranked step the node that stands for it and all
    /// before it in its matter that are of a lower rank; the outer option
    /// tells whether it is known.
    matter_gates: [Vec<Option<Option<Node>>>; RANKS],
    waits: Vec<Constraint>,
    members: Vec<Node>,
}

impl Build<'_, '_, '_, '_> {
    fn add_step(&mut self, step: StepId) {
        let process = self.basis.process;
        let record = &self.basis.record;
        self.waits.clear();
        let keeps_all =
            record.delivery == Some(step) || (self.keep == Keep::RecordedAndOpen && !record.is_explained(step));
        let mut dropped = Vec::new();
        for order in process.orders().of(step) {
            let stays = self.keep.keeps(record.of_order(order));
            if stays && let Some(from) = self.network.node_of(order.from) {
                self.waits.push(Constraint { from, relation: order.relation, lag: order.lag });
            } else if !stays && order.relation == Relation::FinishStart && !dropped.contains(&order.from) {
                dropped.push(order.from);
            }
        }
        if keeps_all {
            self.wait_for_all_before(step, &dropped);
        } else {
            self.wait_for_procedure(step);
        }
        let waits = std::mem::take(&mut self.waits);
        self.network.add_step(step, process.length(step), &waits);
        self.waits = waits;
    }

    /// The step waits for all that came before it today, except for the
    /// steps in `dropped`.
    fn wait_for_all_before(&mut self, step: StepId, dropped: &[StepId]) {
        let process = self.basis.process;
        let mut open: Vec<StepId> = starts_after(process, step).collect();
        let mut seen = HashSet::new();
        while let Some(before) = open.pop() {
            if self.is_behind_any(dropped, before) {
                // Its gate stands for a dropped step, too: take it apart.
                if !seen.insert(before) {
                    continue;
                }
                if !dropped.contains(&before)
                    && let Some(node) = self.network.node_of(before)
                {
                    self.waits.push(Constraint::after(node));
                }
                open.extend(starts_after(process, before));
            } else if let Some(gate) = self.with_all_before[before.index()] {
                self.waits.push(Constraint::after(gate));
            }
        }
    }

    fn is_behind_any(&mut self, dropped: &[StepId], step: StepId) -> bool {
        // In today's network every step has a node.
        dropped.iter().any(|other| {
            *other == step || {
                let ends = (self.today.node_of(*other), self.today.node_of(step));
                matches!(ends, (Some(other), Some(step)) if self.today.finishes_before(other, step))
            }
        })
    }

    /// The step waits for the earlier parts of its own matter, and for the
    /// only intake.
    fn wait_for_procedure(&mut self, step: StepId) {
        if let Some(rank) = rank(self.basis.process.step(step)) {
            for at in 0..self.basis.in_matter[step.index()].len() {
                let gate = self.matter_gate(self.basis.in_matter[step.index()][at], rank);
                self.waits.extend(gate.map(Constraint::after));
            }
        }
        if self.basis.follows_intake[step.index()]
            && let Some(intake) = self.basis.record.intake.and_then(|intake| self.network.node_of(intake))
        {
            self.waits.push(Constraint::after(intake));
        }
    }

    /// The node that stands for a step and all before it in its matter, as far
    /// as they are of a lower rank than `below`.
    fn matter_gate(&mut self, step: StepId, below: u8) -> Option<Node> {
        let slot = usize::from(below);
        self.matter_gates[slot].resize(self.basis.in_matter.len(), None);
        let mut open = vec![step];
        while let Some(&at) = open.last() {
            let before = &self.basis.in_matter[at.index()];
            let unknown = |other: &&StepId| self.matter_gates[slot][other.index()].is_none();
            let missing: Vec<StepId> = before.iter().filter(unknown).copied().collect();
            if self.matter_gates[slot][at.index()].is_none() && !missing.is_empty() {
                open.extend(missing);
                continue;
            }
            open.pop();
            if self.matter_gates[slot][at.index()].is_some() {
                continue;
            }
            self.members.clear();
            self.members.extend(before.iter().filter_map(|other| self.matter_gates[slot][other.index()].flatten()));
            if rank(self.basis.process.step(at)).is_some_and(|own| own < below) {
                self.members.extend(self.network.node_of(at));
            }
            self.matter_gates[slot][at.index()] = Some(self.network.gate(&mut self.members));
        }
        self.matter_gates[slot][step.index()].flatten()
    }

    /// The gate of a step and all before it. Also where the step follows all
    /// of them itself: the gate still holds them when the step is set free.
    fn add_gate(&mut self, step: StepId) {
        self.members.clear();
        self.members.extend(self.network.node_of(step));
        let before = starts_after(self.basis.process, step);
        self.members.extend(before.filter_map(|before| self.with_all_before[before.index()]));
        self.with_all_before[step.index()] = self.network.gate(&mut self.members);
    }
}

/// For each step the time at which all of the nodes that it waits for in
/// `network` have reached the finish (or start) given for the steps.
pub(super) fn earliest_starts<A: Axis>(
    network: &Network,
    axis: &A,
    times: impl Fn(StepId) -> Option<(A::Point, A::Point)>,
) -> Vec<(A::Point, A::Point)> {
    let origin = axis.origin();
    let mut opens = vec![(origin, origin); network.len()];
    let mut earliest = Vec::with_capacity(network.len());
    for node in network.nodes() {
        let (mut begins, mut ends) = (origin, origin);
        for wait in network.waits(node) {
            let (from_start, from_finish) = opens[wait.from.index()];
            match wait.relation {
                Relation::FinishStart => begins = begins.max(axis.after(from_finish, wait.lag)),
                Relation::StartStart => begins = begins.max(axis.after(from_start, wait.lag)),
                Relation::FinishFinish => ends = ends.max(axis.after(from_finish, wait.lag)),
            }
        }
        opens[node.index()] = match network.step(node) {
            Some(step) => times(step).unwrap_or((origin, origin)),
            None => (begins, begins),
        };
        earliest.push((begins, ends));
    }
    earliest
}

/// Whether a pair that is not recorded and not habit leads to the step from
/// one that stays.
pub(super) fn has_open_order(basis: &Basis<'_>, gone: &[bool], step: StepId, seen: &mut Vec<u32>) -> bool {
    let process = basis.process;
    if basis.record.is_explained(step) {
        return false;
    }
    let stays = |id: StepId| !gone[id.index()];
    let ties = process.orders().of(step).iter().filter(|order| order.relation != Relation::FinishStart);
    if ties.into_iter().any(|tie| stays(tie.from) && basis.record.of_tie(tie) == Reason::Open) {
        return true;
    }
    if basis.record.delivery == Some(step) {
        return false;
    }
    let mark = step.0 + 1;
    seen.resize(process.steps().len(), 0);
    let mut open: Vec<StepId> = starts_after(process, step).collect();
    while let Some(before) = open.pop() {
        if std::mem::replace(&mut seen[before.index()], mark) == mark {
            continue;
        }
        if stays(before) && basis.record.of_pair(before, step) == Reason::Open {
            return true;
        }
        open.extend(starts_after(process, before));
    }
    false
}
