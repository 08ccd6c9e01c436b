//! The transitive reduction: what each step waits for directly.
//!
//! An order without lag goes where a chain of others already implies it; an
//! order with a lag says more than the chain and stays. Gates are looked
//! through: what remains are orders between steps.
//!
//! The candidates of a step are taken in falling topological order. One that
//! leads to a candidate already taken is implied, and so is all behind it;
//! else it stays, and what is behind it is implied by it.

use std::collections::BinaryHeap;

use super::network::{Network, Node};
use super::reach::{Event, Reach};
use crate::model::{Relation, Time};

/// A direct order between two steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Direct {
    pub(super) from: Node,
    pub(super) relation: Relation,
    pub(super) lag: Time,
}

/// The direct orders of a whole network, by waiting node.
#[derive(Clone, Debug, Default)]
pub(super) struct Reduction {
    first: Vec<u32>,
    orders: Vec<Direct>,
}

impl Reduction {
    pub(super) fn of(network: &Network, reach: &mut Reach<'_>) -> Self {
        let mut reduction = Self { first: Vec::with_capacity(network.len() + 1), orders: Vec::new() };
        reduction.first.push(0);
        let mut search = Search::default();
        for node in network.nodes() {
            if network.step(node).is_some() {
                search.direct(network, reach, node, &mut reduction.orders);
            } else {
                search.open_gate(network, reach, node);
            }
            reduction.first.push(u32::try_from(reduction.orders.len()).unwrap_or(u32::MAX));
        }
        reduction
    }

    /// What a step waits for directly.
    pub(super) fn waits(&self, node: Node) -> &[Direct] {
        &self.orders[self.first[node.index()] as usize..self.first[node.index() + 1] as usize]
    }
}

/// A candidate, latest node first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Candidate {
    node: Node,
    relation: Relation,
    lag: Time,
}

/// The longest list of last members that is kept for a gate; one with more
/// is taken apart each time.
const KEPT: usize = 64;

/// The search for direct orders, gate by gate and step by step.
#[derive(Debug, Default)]
pub(super) struct Search {
    queue: BinaryHeap<Candidate>,
    taken: Vec<Event>,
    /// For each gate its last members, which all others lead to, where there
    /// are few.
    last: Vec<Option<Box<[Node]>>>,
    found: Vec<Direct>,
}

impl Search {
    /// Adds the direct orders of one step to `orders`.
    fn direct(&mut self, network: &Network, reach: &mut Reach<'_>, node: Node, orders: &mut Vec<Direct>) {
        if let [only] = network.waits(node)
            && only.relation == Relation::FinishStart
            && network.step(only.from).is_some()
        {
            return orders.push(Direct { from: only.from, relation: only.relation, lag: only.lag });
        }
        self.taken.clear();
        self.into_event(network, reach, node, false, orders);
        if network.has_ties() {
            // An FF order is implied where the other ends before this starts.
            self.taken.clear();
            self.taken.push(reach.start(node));
            self.into_event(network, reach, node, true, orders);
        }
    }

    /// Finds the last members of a gate.
    fn open_gate(&mut self, network: &Network, reach: &mut Reach<'_>, gate: Node) {
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        self.taken.clear();
        self.into_event(network, reach, gate, false, &mut found);
        self.last.resize(gate.index() + 1, None);
        self.last[gate.index()] = (found.len() <= KEPT).then(|| found.iter().map(|order| order.from).collect());
        self.found = found;
    }

    /// The direct orders that end at the start or at the finish of a node.
    fn into_event(
        &mut self,
        network: &Network,
        reach: &mut Reach<'_>,
        node: Node,
        at_finish: bool,
        orders: &mut Vec<Direct>,
    ) {
        let mut met: Option<(Node, Relation)> = None;
        self.queue.clear();
        for wait in network.waits(node) {
            if (wait.relation == Relation::FinishFinish) == at_finish {
                self.queue.push(Candidate { node: wait.from, relation: wait.relation, lag: wait.lag });
            }
        }
        while let Some(candidate) = self.queue.pop() {
            let Candidate { node: from, lag, relation } = candidate;
            // Of two orders of one kind the one with the greater lag came
            // first.
            if met.replace((from, relation)) == Some((from, relation)) {
                continue;
            }
            let event = if relation == Relation::StartStart { reach.start(from) } else { reach.finish(from) };
            if lag == Time::ZERO && reach.leads_to_any(event, &self.taken) {
                continue;
            }
            if network.step(from).is_some() {
                self.taken.push(event);
                orders.push(Direct { from, relation, lag });
            } else if let Some(Some(last)) = self.last.get(from.index()) {
                self.queue.extend(last.iter().map(|member| Candidate { node: *member, relation, lag }));
            } else {
                let members = network.waits(from).iter();
                self.queue.extend(members.map(|wait| Candidate { node: wait.from, relation, lag }));
            }
        }
    }
}
