//! The constraints that removed steps leave behind for the kept ones.
//!
//! A step that is only followed and follows by finishes and starts leaves
//! nothing: what came before it stands at its gate. What must have started, or
//! finished, for it passes to its successors; an order between starts or
//! finishes makes new pairs across it; a lag passes to what is behind it.

use std::collections::{BTreeMap, HashSet};

use super::Known;
use super::apart::Apart;
use super::joined::Joined;
use crate::analysis::Reason;
use crate::analysis::network::reach::Reach;
use crate::analysis::network::{Constraint, Network, Node};
use crate::analysis::order::basis::Basis;
use crate::analysis::order::behind::{OnRecord, named_open};
use crate::analysis::order::pairs::Point;
use crate::analysis::order::scenario::habits;
use crate::analysis::order::sets::Set;
use crate::analysis::study::Plans;
use crate::model::{Order, Relation, StepId};

/// The constraints of nodes.
pub(super) type Waits = BTreeMap<Node, Vec<Constraint>>;

/// The changes of reachable's network when some steps are removed, besides
/// their nodes.
#[derive(Debug, Default)]
pub(super) struct Patch {
    /// The additional constraints of nodes.
    pub(super) waits: Waits,
    /// The additional constraints of gates that not all who wait for them wait
    /// for.
    pub(super) apart: Vec<Apart>,
    pub(super) joined: Vec<Joined>,
}

impl Patch {
    /// `None` where the steps leave more behind than can be patched.
    pub(super) fn of(known: &Known<'_, '_, '_>, reach: &mut Reach, group: &[StepId]) -> Option<Self> {
        let (study, plans) = (known.study, known.study.plans);
        let network = study.reachable.network;
        let mut passing =
            Passing { known, plans, network, reach, group, patch: Self::default(), taken_apart: Vec::new() };
        for &step in group {
            passing.pass_pairs(step)?;
        }
        for &step in group {
            passing.pass_waits(step)?;
        }
        let Passing { patch, taken_apart, .. } = passing;
        // What is taken apart for a step must not wait for more itself.
        let is_known = patch.apart.len() <= 64 && !taken_apart.into_iter().any(|gate| patch.is_widened(gate));
        is_known.then_some(patch)
    }

    /// Returns whether a gate waits for more.
    pub(super) fn is_widened(&self, gate: Node) -> bool {
        self.waits.contains_key(&gate) || self.apart.iter().any(|apart| apart.gates.contains_key(&gate))
    }

    pub(super) fn wait(&mut self, node: Node, wait: Constraint) {
        self.waits.entry(node).or_default().push(wait);
    }
}

pub(super) struct Passing<'k, 'a, 's, 'p> {
    pub(super) known: &'k Known<'a, 's, 'p>,
    pub(super) plans: &'a Plans<'p>,
    pub(super) network: &'a Network,
    pub(super) reach: &'k mut Reach,
    pub(super) group: &'k [StepId],
    pub(super) patch: Patch,
    /// The gates of which a step waits for a part.
    taken_apart: Vec<Node>,
}

impl<'k, 'p> Passing<'k, '_, '_, 'p> {
    pub(super) fn basis(&self) -> &Basis<'p> {
        &self.plans.basis
    }

    pub(super) fn orders(&self, step: StepId) -> &'p [Order] {
        self.basis().process.orders().of(step)
    }

    pub(super) fn goes(&self, step: StepId) -> bool {
        self.group.contains(&step)
    }

    /// The last points before a step.
    pub(super) fn before(&self, step: StepId) -> Vec<Point> {
        let mut points: Vec<Point> = self.basis().pairs.before(Point::finish(step)).collect();
        points.extend(self.started_with(step));
        let mut at = 0;
        while let Some(point) = points.get(at).copied() {
            at += 1;
            if self.goes(point.step) {
                let passed = self.passed(point.step);
                points.extend(passed.into_iter().filter(|passed| !points.contains(passed)).collect::<Vec<_>>());
            }
        }
        points
    }

    /// The points that come before a removed step's finish once it is removed.
    pub(super) fn passed(&self, step: StepId) -> Vec<Point> {
        self.tied(step).map(Point::finish).chain(self.started_with(step)).collect()
    }

    /// The last points before the removed steps with which a step starts.
    fn started_with(&self, step: StepId) -> Vec<Point> {
        let starts = self.orders(step).iter().filter(|order| order.relation == Relation::StartStart);
        let others = starts.map(|order| order.from).filter(|from| self.goes(*from));
        let before = |other| self.basis().pairs.before(Point::finish(other)).chain(self.started_with(other));
        others.flat_map(before).collect()
    }

    pub(super) fn is_behind(&mut self, step: StepId, points: &[Point]) -> bool {
        points.iter().any(|point| self.plans.basis.pairs.is_behind(self.reach, step, *point))
    }

    pub(super) fn gates(&self, set: Set, points: &[Point]) -> Vec<Node> {
        points.iter().filter_map(|point| self.plans.sets.gate(set, *point)).collect()
    }

    /// Passes constraints on to the successors of a removed step.
    fn pass_waits(&mut self, step: StepId) -> Option<()> {
        let started = self.started(step)?;
        self.hold_starts(Point::start(step), &started.at_start)?;
        self.hold_starts(Point::finish(step), &started.at_finish)?;
        let ended = self.ended(step);
        self.hold_finishes(step, &ended);
        let before = self.before(step);
        let mut behind = before.clone();
        behind.extend(self.tied(step).map(Point::finish));
        for order in self.leaving(step) {
            match order.relation {
                _ if order.lag.is_zero() || self.is_habit(order) => {}
                Relation::FinishStart => self.follow(order, &behind)?,
                Relation::StartStart => self.follow(order, &before)?,
                Relation::FinishFinish => {}
            }
        }
        Some(())
    }

    /// The steps that the finish of a step is tied to.
    pub(super) fn tied(&self, step: StepId) -> impl Iterator<Item = StepId> + use<'p> {
        let orders = self.orders(step).iter().filter(|order| order.relation == Relation::FinishFinish);
        orders.map(|order| order.from)
    }

    pub(super) fn leaving(&self, step: StepId) -> &'k [&'p Order] {
        &self.known.leaving[step.index()]
    }

    pub(super) fn is_habit(&self, order: &Order) -> bool {
        self.plans.basis.record.of_entry(order) == Reason::Habit
    }

    /// The node of a kept step.
    pub(super) fn staying(&self, step: StepId) -> Option<Node> {
        self.network.node_of(step).filter(|_| !self.goes(step))
    }

    /// The orders by which kept steps start after a point of a removed step,
    /// directly or across other removed ones.
    pub(super) fn onward(&self, point: Point) -> Vec<&'p Order> {
        let (mut found, mut seen, mut open) = (Vec::new(), HashSet::new(), vec![point]);
        while let Some(point) = open.pop() {
            if !seen.insert(point) {
                continue;
            }
            for &order in self.leaving(point.step) {
                match (order.relation, self.staying(order.to).is_some()) {
                    (Relation::StartStart, _) if !point.at_start => {}
                    (Relation::FinishFinish, true) => {}
                    (Relation::FinishFinish, false) => open.push(Point::finish(order.to)),
                    (_, true) => found.push(order),
                    (_, false) => open.push(Point::start(order.to)),
                }
            }
        }
        found
    }

    /// Makes what starts after a point wait for the starts that it waited for.
    fn hold_starts(&mut self, point: Point, started: &[Constraint]) -> Option<()> {
        if started.is_empty() {
            return Some(());
        }
        for order in self.onward(point) {
            if self.network.head_of(order.to).is_some() {
                return None;
            }
            if let Some(to) = self.staying(order.to).filter(|_| !self.is_habit(order)) {
                for wait in started {
                    self.patch.wait(to, Constraint { lag: order.lag, ..*wait });
                }
            }
        }
        Some(())
    }

    /// Makes what finishes after a step, directly or across other removed ones,
    /// wait for the finishes that it waited for.
    pub(super) fn hold_finishes(&mut self, step: StepId, ended: &[Node]) {
        let (mut seen, mut open) = (HashSet::new(), vec![step]);
        while let Some(step) = open.pop() {
            if !seen.insert(step) {
                continue;
            }
            for order in self.leaving(step).iter().filter(|order| order.relation == Relation::FinishFinish) {
                match self.staying(order.to) {
                    Some(to) if !self.is_habit(order) => {
                        for &from in ended {
                            self.patch.wait(to, Constraint { from, relation: Relation::FinishFinish, lag: order.lag });
                        }
                    }
                    Some(_) => {}
                    None => open.push(order.to),
                }
            }
        }
    }

    /// Makes a step wait, with the lag of the order, for what it follows behind
    /// some points.
    fn follow(&mut self, order: &Order, points: &[Point]) -> Option<()> {
        let Some(to) = self.staying(order.to) else { return Some(()) };
        if self.network.head_of(order.to).is_some() {
            return None;
        }
        for from in self.behind(order.to, points)? {
            self.patch.wait(to, Constraint { lag: order.lag, ..Constraint::after(from) });
        }
        Some(())
    }

    /// The predecessors of a step behind some points, on record or without a
    /// known reason.
    pub(super) fn behind(&mut self, step: StepId, points: &[Point]) -> Option<Vec<Node>> {
        let plans = self.plans;
        if plans.basis.record.delivery == Some(step) {
            return Some(self.gates(Set::All, points));
        }
        let record = &plans.basis.record;
        let found = OnRecord::of(&plans.basis, step, |from| self.comes_before(from, points));
        let mut steps = found.steps;
        for from in named_open(&plans.basis, step) {
            if self.comes_before(from, points) {
                steps.push(from);
            }
        }
        if !self.patch.joined.is_empty() {
            let known = self.known;
            let submits = known.submits.iter().copied().filter(|_| record.intake == Some(step));
            for from in known.ranked.earlier(step).chain(submits) {
                if record.of_pair(from, step) == Reason::Procedure && self.comes_before(from, points) {
                    steps.push(from);
                }
            }
        }
        let mut nodes: Vec<Node> = steps.into_iter().filter_map(|from| self.staying(from)).collect();
        for (member, rank) in found.members {
            nodes.extend(plans.matter_gates[usize::from(rank)].get(member.index()).copied().flatten()?);
        }
        nodes.extend(self.open(step, points));
        Some(nodes)
    }

    /// Returns whether a step is at some points or before them once the others
    /// are removed.
    fn comes_before(&mut self, step: StepId, points: &[Point]) -> bool {
        let (basis, joined) = (&self.plans.basis, &self.patch.joined);
        points.iter().any(|point| basis.pairs.is_behind(self.reach, step, *point))
            || joined.iter().any(|joined| {
                joined.before.contains((basis, self.reach), step)
                    && points.iter().any(|point| joined.leads_to((basis, self.reach), *point))
            })
    }

    /// The predecessors of a step through some points without a known reason.
    pub(super) fn open(&mut self, step: StepId, points: &[Point]) -> Vec<Node> {
        let (basis, record, sets) = (&self.plans.basis, &self.plans.basis.record, &self.plans.sets);
        let set = if record.says_needs(step) { Set::Silent } else { Set::All };
        let counts = |from: &StepId| set == Set::All || !record.says_gives(*from);
        let dropped: Vec<StepId> = habits(basis, step).filter(counts).filter(|from| !self.goes(*from)).collect();
        let taken_apart = &mut self.taken_apart;
        sets.without((basis, self.reach), self.network, (set, &dropped), points.to_vec(), |point| {
            taken_apart.extend(sets.gate(set, point));
        })
    }
}
