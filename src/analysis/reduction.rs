//! The transitive reduction: what each step waits for directly.
//!
//! An order without lag goes where a chain of others already implies it; an
//! order with a lag says more than the chain and stays. Gates are looked
//! through: what remains are orders between steps.
//!
//! What a step waits for directly are the *last* of all that it waits for.
//! Each gate's last members are found once; those of a step are the last
//! members of its gates that no other of its orders implies.

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

/// The longest list of last members that is kept for a gate; one with more
/// is taken apart each time.
const KEPT: usize = 256;

/// Something that a node waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Source {
    node: Node,
    relation: Relation,
    lag: Time,
}

/// The search for direct orders, node by node.
#[derive(Debug, Default)]
struct Search {
    sources: Vec<Source>,
    /// For each gate its last members, which all others lead to, where there
    /// are few.
    last: Vec<Option<Box<[Node]>>>,
    found: Vec<Direct>,
}

impl Search {
    /// Adds the direct orders of one step to `orders`.
    fn direct(&mut self, network: &Network, reach: &mut Reach<'_>, node: Node, orders: &mut Vec<Direct>) {
        self.last.push(None);
        if let [only] = network.waits(node)
            && only.relation == Relation::FinishStart
            && network.step(only.from).is_some()
        {
            return orders.push(Direct { from: only.from, relation: only.relation, lag: only.lag });
        }
        self.last_at(network, reach, node, None, orders);
        if network.has_ties() {
            // An FF order is implied where the other ends before this starts.
            let start = reach.start(node);
            self.last_at(network, reach, node, Some(start), orders);
        }
    }

    /// Finds the last members of a gate.
    fn open_gate(&mut self, network: &Network, reach: &mut Reach<'_>, gate: Node) {
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        self.last_at(network, reach, gate, None, &mut found);
        self.last.push((found.len() <= KEPT).then(|| {
            let mut last: Vec<Node> = found.iter().map(|order| order.from).collect();
            last.sort_unstable();
            last.into_boxed_slice()
        }));
        self.found = found;
    }

    /// The direct orders that end at the start of a node; with `start`, which
    /// leads there as well, those that end at its finish.
    fn last_at(
        &mut self,
        network: &Network,
        reach: &mut Reach<'_>,
        node: Node,
        start: Option<Event>,
        orders: &mut Vec<Direct>,
    ) {
        self.collect(network, node, start.is_some());
        let first = orders.len();
        for at in 0..self.sources.len() {
            let source = self.sources[at];
            let own = [source.node];
            let candidates = self.last[source.node.index()].as_deref().unwrap_or(&own);
            // A gate all of whose members another source stands for.
            let event = event_of(reach, source.node, source.relation);
            let implied_by = |reach: &mut Reach<'_>, event: Event, other: &Source| {
                other.node != source.node && reach.leads(event, event_of(reach, other.node, other.relation))
            };
            let is_gate = network.step(source.node).is_none();
            if is_gate && self.sources.iter().any(|other| implied_by(reach, event, other)) {
                continue;
            }
            for &candidate in candidates {
                let event = event_of(reach, candidate, source.relation);
                let covers = |reach: &mut Reach<'_>, at_other: usize| {
                    let other = self.sources[at_other];
                    let is_among_last = match &self.last[other.node.index()] {
                        Some(last) => last.binary_search(&candidate).is_ok(),
                        None => other.node == candidate && other.relation == source.relation,
                    };
                    at_other != at && !is_among_last && reach.leads(event, event_of(reach, other.node, other.relation))
                };
                let implied = source.lag == Time::ZERO
                    && (start.is_some_and(|start| reach.leads(event, start))
                        || (0..self.sources.len()).any(|other| covers(reach, other)));
                if implied {
                    continue;
                }
                let same = |order: &&mut Direct| order.from == candidate && order.relation == source.relation;
                match orders[first..].iter_mut().find(same) {
                    Some(order) => order.lag = order.lag.max(source.lag),
                    None => orders.push(Direct { from: candidate, relation: source.relation, lag: source.lag }),
                }
            }
        }
    }

    /// What ends at the start, or at the finish, of a node: of two orders of
    /// one kind the one with the greater lag, which comes first; gates with
    /// too many last members taken apart.
    fn collect(&mut self, network: &Network, node: Node, at_finish: bool) {
        self.sources.clear();
        for wait in network.waits(node) {
            if (wait.relation == Relation::FinishFinish) == at_finish {
                self.sources.push(Source { node: wait.from, relation: wait.relation, lag: wait.lag });
            }
        }
        let mut at = 0;
        while let Some(source) = self.sources.get(at).copied() {
            if network.step(source.node).is_none() && self.last[source.node.index()].is_none() {
                self.sources.swap_remove(at);
                let members = network.waits(source.node).iter().map(|wait| Source { node: wait.from, ..source });
                self.sources.extend(members);
            } else {
                at += 1;
            }
        }
        self.sources.sort_unstable_by(|a, b| b.cmp(a));
        self.sources.dedup_by_key(|source| (source.node, source.relation));
    }
}

fn event_of(reach: &Reach<'_>, node: Node, relation: Relation) -> Event {
    if relation == Relation::StartStart { reach.start(node) } else { reach.finish(node) }
}
