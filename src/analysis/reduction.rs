//! The transitive reduction: what each step waits for directly.
//!
//! An order without lag goes where a chain of others already implies it; an
//! order with a lag says more than the chain and stays. Gates are looked
//! through: what remains are orders between steps.
//!
//! What a step waits for directly are the *last* of all that it waits for.
//! Each gate's last members are found once; those of a step are the last
//! members of its gates that no other of its orders implies.

use std::collections::BinaryHeap;

use super::network::{Network, Node};
use super::reach::{Event, Reach};
use crate::model::{Length, Relation};

/// A direct order between two steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Direct {
    pub(super) from: Node,
    pub(super) relation: Relation,
    pub(super) lag: Length,
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

/// The longest list of last members that is kept for a gate. What waits for
/// a gate with more is searched as a whole.
const KEPT: usize = 256;

/// Something that a node waits for, later ones greater.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Source {
    event: Event,
    lag: Length,
    node: Node,
    relation: Relation,
}

impl Source {
    fn new(reach: &Reach<'_>, node: Node, relation: Relation, lag: Length) -> Self {
        let event = if relation == Relation::StartStart { reach.start(node) } else { reach.finish(node) };
        Self { event, lag, node, relation }
    }
}

/// The search for direct orders, node by node.
#[derive(Debug, Default)]
struct Search {
    sources: Vec<Source>,
    /// For each gate its last members, which all others lead to, where there
    /// are few.
    last: Vec<Option<Box<[Node]>>>,
    found: Vec<Direct>,
    marking: Marking,
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
        self.collect(network, reach, node, false);
        if !self.last_at(network, reach, None, orders) {
            self.search(network, reach, orders);
        }
        if network.has_ties() {
            self.collect(network, reach, node, true);
            // An FF order is implied where the other ends before this starts.
            let start = reach.start(node);
            self.last_at(network, reach, Some(start), orders);
        }
    }

    /// Finds the last members of a gate.
    fn open_gate(&mut self, network: &Network, reach: &mut Reach<'_>, gate: Node) {
        let mut found = std::mem::take(&mut self.found);
        found.clear();
        self.collect(network, reach, gate, false);
        let complete = self.last_at(network, reach, None, &mut found) && found.len() <= KEPT;
        self.last.push(complete.then(|| {
            let mut last: Vec<Node> = found.iter().map(|order| order.from).collect();
            last.sort_unstable();
            last.into_boxed_slice()
        }));
        self.found = found;
    }

    /// What ends at the start, or at the finish, of a node, latest first; of
    /// two orders of one kind, and with lags on one clock, that with the
    /// greater lag.
    fn collect(&mut self, network: &Network, reach: &Reach<'_>, node: Node, at_finish: bool) {
        self.sources.clear();
        for wait in network.waits(node) {
            if (wait.relation == Relation::FinishFinish) == at_finish {
                self.sources.push(Source::new(reach, wait.from, wait.relation, wait.lag));
            }
        }
        self.sources.sort_unstable_by(|a, b| b.cmp(a));
        self.sources.dedup_by_key(|source| (source.node, source.relation, source.lag.clock()));
    }

    /// The last of what the sources stand for, each source's own last members
    /// held against the other sources; `start` is one more that leads to the
    /// same event. False where a source has too many.
    fn last_at(
        &mut self,
        network: &Network,
        reach: &mut Reach<'_>,
        start: Option<Event>,
        orders: &mut Vec<Direct>,
    ) -> bool {
        let first = orders.len();
        let mut targets = Vec::new();
        for (at, source) in self.sources.iter().enumerate() {
            let others =
                || self.sources.iter().enumerate().filter(move |(other, _)| *other != at).map(|(_, other)| other);
            let own = [source.node];
            let mut candidates = own.as_slice();
            if network.step(source.node).is_none() {
                // All of its members may come before another source.
                if others().any(|other| reach.leads(source.event, other.event)) {
                    continue;
                }
                let Some(last) = &self.last[source.node.index()] else {
                    orders.truncate(first);
                    return false;
                };
                candidates = last;
            }
            for &candidate in candidates {
                let event = Source::new(reach, candidate, source.relation, source.lag).event;
                if source.lag.is_zero() {
                    let covers = |other: &&Source| match &self.last[other.node.index()] {
                        Some(last) => last.binary_search(&candidate).is_err(),
                        None => other.event != event,
                    };
                    targets.clear();
                    targets.extend(others().filter(covers).map(|other| other.event).chain(start));
                    if reach.leads_to_any(event, &targets) {
                        continue;
                    }
                }
                let same = |order: &&mut Direct| {
                    let clocks_agree =
                        order.lag.is_zero() || source.lag.is_zero() || order.lag.clock() == source.lag.clock();
                    order.from == candidate && order.relation == source.relation && clocks_agree
                };
                match orders[first..].iter_mut().find(same) {
                    Some(order) => order.lag = order.lag.max(source.lag),
                    None => orders.push(Direct { from: candidate, relation: source.relation, lag: source.lag }),
                }
            }
        }
        true
    }

    /// The last of what the sources stand for, however many: latest first,
    /// with all marked that leads to what was found.
    fn search(&mut self, network: &Network, reach: &Reach<'_>, orders: &mut Vec<Direct>) {
        self.marking.restart(reach);
        let mut queue: BinaryHeap<Source> = self.sources.iter().copied().collect();
        let mut met = None;
        while let Some(source) = queue.pop() {
            if met.replace(source.event) == Some(source.event) {
                continue;
            }
            if self.marking.is_behind(reach, source.event) && source.lag.is_zero() {
                continue;
            }
            if network.step(source.node).is_some() {
                self.marking.mark_behind(reach, source.event);
                orders.push(Direct { from: source.node, relation: source.relation, lag: source.lag });
            } else {
                let members = network.waits(source.node).iter();
                queue.extend(members.map(|wait| Source::new(reach, wait.from, source.relation, source.lag)));
            }
        }
    }
}

/// All that leads to some events, marked from the latest on down, only as far
/// as it is asked for.
#[derive(Debug, Default)]
struct Marking {
    marked: Vec<u32>,
    mark: u32,
    queue: BinaryHeap<Event>,
}

impl Marking {
    fn restart(&mut self, reach: &Reach<'_>) {
        self.mark += 1;
        self.marked.resize(reach.events(), 0);
        self.queue.clear();
    }

    /// Marks what leads to an event directly; the rest follows when asked
    /// for.
    fn mark_behind(&mut self, reach: &Reach<'_>, event: Event) {
        let Self { marked, mark, queue } = self;
        reach.each_before(event, |before| {
            if std::mem::replace(&mut marked[before.index()], *mark) != *mark {
                queue.push(before);
            }
        });
    }

    /// Whether an event, not later than any asked for before, is marked.
    fn is_behind(&mut self, reach: &Reach<'_>, event: Event) -> bool {
        while let Some(next) = self.queue.peek().copied().filter(|next| *next > event) {
            self.queue.pop();
            self.mark_behind(reach, next);
        }
        self.marked[event.index()] == self.mark
    }
}
