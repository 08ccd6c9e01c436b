//! What a step waits for across one that goes, beside the pairs that hold
//! anyway: the lag of its own order passes to all that it follows through
//! that one, and starts and finishes pass by the order's own ends.
//!
//! What it follows is found from its own side: the few steps that are on
//! record for it, and gates for the rest.

use super::items;
use super::pairs::Point;
use super::reason::Keep;
use super::scenario::Build;
use super::sets::Set;
use crate::analysis::Reason;
use crate::analysis::network::Node;
use crate::model::{Order, Relation, StepId};

impl Build<'_, '_> {
    /// An order with a step that goes: `behind` says what the step follows
    /// through it.
    pub(in crate::analysis) fn wait_across(
        &mut self,
        order: &Order,
        behind: impl Fn(&mut Self, StepId, Point) -> Vec<Node>,
    ) {
        if order.relation == Relation::FinishFinish {
            self.wait(self.sets.ended(order.from), Relation::FinishFinish, order.lag);
            return;
        }
        self.lag_across(order, behind);
        self.wait(self.sets.started(point(order)), Relation::FinishStart, order.lag);
    }

    /// The lag of an order with a step that goes.
    pub(in crate::analysis) fn lag_across(
        &mut self,
        order: &Order,
        behind: impl Fn(&mut Self, StepId, Point) -> Vec<Node>,
    ) {
        if order.relation != Relation::FinishFinish && !order.lag.is_zero() {
            for from in behind(self, order.to, point(order)) {
                self.wait(Some(from), Relation::FinishStart, order.lag);
            }
        }
    }

    /// What a step follows on record among what is behind a point.
    pub(in crate::analysis) fn recorded_behind(&mut self, step: StepId, point: Point) -> Vec<Node> {
        let (basis, record) = (self.basis, &self.basis.record);
        if record.delivery == Some(step) {
            return self.sets.gate(Set::All, point).into_iter().collect();
        }
        let direct = basis.process.orders().of(step).iter().filter(|order| {
            order.relation == Relation::FinishStart && Keep::Recorded.keeps(record.of_pair(order.from, step))
        });
        let submits = basis.submits.iter().copied().filter(|_| record.intake == Some(step));
        let single = record.makers(step).chain(direct.map(|order| order.from)).chain(submits).chain(record.intake);
        let mut nodes: Vec<Node> = single
            .filter(|from| basis.pairs.is_behind(self.reach, *from, point))
            .filter_map(|from| self.network.node_of(from))
            .collect();
        self.add_procedure_behind(step, point, &mut nodes);
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }

    /// The earlier parts of the step's own matters.
    fn add_procedure_behind(&mut self, step: StepId, point: Point, nodes: &mut Vec<Node>) {
        let basis = self.basis;
        let Some(rank) = items::rank(basis.process.step(step)) else { return };
        for member in basis.matters.members(step) {
            let mut open = basis.matters.direct(member).to_vec();
            let mut seen = Vec::new();
            while let Some(at) = open.pop() {
                // What comes before a member in its matter comes before it.
                if basis.pairs.is_behind(self.reach, basis.matters.step(at), point) {
                    nodes.extend(self.matter_gate(at, rank));
                } else if !seen.contains(&at) {
                    seen.push(at);
                    open.extend(basis.matters.direct(at));
                }
            }
        }
    }

    /// What a step follows for no known reason among what is behind a point.
    pub(in crate::analysis) fn open_behind(&mut self, step: StepId, point: Point) -> Vec<Node> {
        let (basis, record) = (self.basis, &self.basis.record);
        if record.delivery == Some(step) {
            return Vec::new();
        }
        // Some are left open by name although both ends say what they need and give.
        let named = basis.process.orders().of(step).iter().filter(|order| {
            order.relation == Relation::FinishStart && record.of_pair(order.from, step) == Reason::Open
        });
        let mut nodes: Vec<Node> = named
            .filter(|order| basis.pairs.is_behind(self.reach, order.from, point))
            .filter_map(|order| self.network.node_of(order.from))
            .collect();
        nodes.extend(self.open_before(step, vec![point]));
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }
}

fn point(order: &Order) -> Point {
    Point { step: order.from, at_start: order.relation == Relation::StartStart }
}
