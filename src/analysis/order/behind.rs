//! The constraints of a step across one that is removed, besides the pairs that
//! hold anyway: the lag of its own order applies to all that it follows through
//! that one, and starts and finishes pass by the order's own ends.
//!
//! The steps that it follows are found from its own side: the few that are on
//! record for it, and gates for the rest.

use std::collections::HashSet;

use super::basis::Basis;
use super::items::{self, Member};
use super::pairs::Point;
use super::reason::Keep;
use super::scenario::Build;
use super::sets::Set;
use crate::analysis::Reason;
use crate::analysis::network::Node;
use crate::model::{Length, Order, Relation, StepId};

impl Build<'_, '_> {
    /// Adds an order on a removed step: `behind` returns the nodes that the
    /// step follows through it.
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

    /// The lag of an order on a removed step.
    pub(in crate::analysis) fn lag_across(
        &mut self,
        order: &Order,
        behind: impl Fn(&mut Self, StepId, Point) -> Vec<Node>,
    ) {
        if order.relation != Relation::FinishFinish && !order.lag.is_zero() {
            self.lag = order.lag;
            let nodes = behind(self, order.to, point(order));
            self.lag = Length::ZERO;
            for from in nodes {
                self.wait(Some(from), Relation::FinishStart, order.lag);
            }
        }
    }

    /// The recorded predecessors of a step among those behind a point.
    pub(in crate::analysis) fn recorded_behind(&mut self, step: StepId, point: Point) -> Vec<Node> {
        if self.basis.record.delivery == Some(step) {
            return self.sets.gate(Set::All, point).into_iter().collect();
        }
        let found = OnRecord::of(self.basis, step, |from| self.basis.pairs.is_behind(self.reach, from, point));
        let mut nodes: Vec<Node> = found.steps.into_iter().filter_map(|from| self.network.node_of(from)).collect();
        for (member, rank) in found.members {
            nodes.extend(self.matter_gate(member, rank));
        }
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }

    /// The predecessors of a step without a known reason among those behind a
    /// point.
    pub(in crate::analysis) fn open_behind(&mut self, step: StepId, point: Point) -> Vec<Node> {
        if self.basis.record.delivery == Some(step) {
            return Vec::new();
        }
        let named = named_open(self.basis, step).filter(|from| self.basis.pairs.is_behind(self.reach, *from, point));
        let mut nodes: Vec<Node> = named.filter_map(|from| self.network.node_of(from)).collect();
        nodes.extend(self.open_before(step, vec![point]));
        nodes.sort_unstable();
        nodes.dedup();
        nodes
    }
}

/// The recorded predecessors of a step among those behind some point.
#[derive(Debug, Default)]
pub(in crate::analysis) struct OnRecord {
    pub(in crate::analysis) steps: Vec<StepId>,
    /// Earlier parts of its matters, each with all before it of a lower rank
    /// than given.
    pub(in crate::analysis) members: Vec<(Member, u8)>,
}

impl OnRecord {
    /// `is_behind` returns whether a step is behind the point.
    pub(in crate::analysis) fn of(basis: &Basis<'_>, step: StepId, mut is_behind: impl FnMut(StepId) -> bool) -> Self {
        let record = &basis.record;
        let direct = basis.process.orders().of(step).iter().filter(|order| {
            order.relation == Relation::FinishStart && Keep::Recorded.keeps(record.of_pair(order.from, step))
        });
        let submits = basis.submits.iter().copied().filter(|_| record.intake == Some(step));
        let single = record.makers(step).chain(direct.map(|order| order.from)).chain(submits).chain(record.intake);
        let mut found = Self { steps: single.filter(|from| is_behind(*from)).collect(), ..Self::default() };
        found.add_procedure(basis, step, is_behind);
        found
    }

    /// Adds the earlier parts of the step's own matters.
    fn add_procedure(&mut self, basis: &Basis<'_>, step: StepId, mut is_behind: impl FnMut(StepId) -> bool) {
        let Some(rank) = items::rank(basis.process.step(step)) else { return };
        for member in basis.matters.members(step) {
            let mut open = basis.matters.direct(member).to_vec();
            let mut seen = HashSet::new();
            while let Some(at) = open.pop() {
                // What comes before a member in its matter comes before it.
                if is_behind(basis.matters.step(at)) {
                    self.members.push((at, rank));
                } else if seen.insert(at) {
                    open.extend(basis.matters.direct(at));
                }
            }
        }
    }
}

/// The direct predecessors of a step without a known reason although both ends
/// state their needs and products: the file leaves the reason open explicitly.
pub(in crate::analysis) fn named_open<'b>(basis: &'b Basis<'_>, step: StepId) -> impl Iterator<Item = StepId> + 'b {
    let named = basis.process.orders().of(step).iter().filter(move |order| {
        order.relation == Relation::FinishStart && basis.record.of_pair(order.from, step) == Reason::Open
    });
    named.map(|order| order.from)
}

fn point(order: &Order) -> Point {
    Point { step: order.from, at_start: order.relation == Relation::StartStart }
}
