//! The transitive reduction: the direct orders of each step.
//!
//! An order is dropped where others imply it: without a lag where a chain leads
//! there anyway, and where the same end of the step waits, at least as long and
//! on the same clock, for something later. Gates are looked through: the result
//! are orders between steps.

use std::cmp::Reverse;
use std::collections::HashSet;

use super::events::{Event, Events};
use super::frontier::{self, Role};
use super::reach::Reach;
use crate::analysis::network::{Constraint, Network, Node};
use crate::model::{Length, Relation, StepId};

/// A direct order between two steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Direct {
    pub(in crate::analysis) from: Node,
    pub(in crate::analysis) relation: Relation,
    pub(in crate::analysis) lag: Length,
}

impl Direct {
    fn is_bare(&self) -> bool {
        self.relation == Relation::FinishStart && self.lag.is_zero()
    }

    /// Returns whether an order of the same end of a step on something later
    /// implies this one.
    fn is_implied_by(&self, later: &Self) -> bool {
        let ends_agree = (self.relation == Relation::FinishFinish) == (later.relation == Relation::FinishFinish);
        let clocks_agree = self.lag.is_zero() || self.lag.clock() == later.lag.clock();
        ends_agree && clocks_agree && self.lag <= later.lag
    }
}

/// The direct orders of a whole network, by waiting node.
#[derive(Clone, Debug, Default)]
pub(in crate::analysis) struct Reduction {
    first: Vec<u32>,
    orders: Vec<Direct>,
}

impl Reduction {
    pub(in crate::analysis) fn of(network: &Network) -> Self {
        let mut all = Reducing::new(network);
        let mut reduction = Self { first: vec![0], orders: Vec::new() };
        // The orders of separate starts, until the step follows.
        let mut at_starts: Vec<(StepId, Made)> = Vec::new();
        for node in network.nodes() {
            if let Some(step) = network.headed(node) {
                at_starts.extend(all.made_for(node).into_iter().map(|made| (step, made)));
            } else if let Some(step) = network.step(node) {
                let mut made = all.made_for(node);
                if !at_starts.is_empty() {
                    let of_start = at_starts.extract_if(.., |(of, _)| *of == step).map(|(_, made)| made);
                    made.splice(0..0, of_start.collect::<Vec<_>>());
                }
                all.drop_implied(&mut made);
                reduction.orders.extend(made.into_iter().map(|made| made.order));
            }
            let len = u32::try_from(reduction.orders.len()).expect("orders that fit the memory are fewer than 2³²");
            reduction.first.push(len);
        }
        reduction
    }

    /// The direct orders of a step.
    pub(in crate::analysis) fn waits(&self, node: Node) -> &[Direct] {
        &self.orders[self.first[node.index()] as usize..self.first[node.index() + 1] as usize]
    }
}

/// An order with its origin: among the orders of one origin none implies
/// another.
#[derive(Clone, Copy, Debug)]
struct Made {
    order: Direct,
    by: u32,
}

/// A network whose orders are reduced, node by node.
struct Reducing<'n> {
    network: &'n Network,
    events: Events,
    /// The last ends before each step, and before each gate that passes on more
    /// than orders without a lag, in order.
    last: Vec<(Event, Event)>,
    /// Built on first use.
    reach: Option<Reach>,
    makers: u32,
}

impl<'n> Reducing<'n> {
    fn new(network: &'n Network) -> Self {
        let events = Events::of(network);
        let waits = network.constraints().map(|(_, wait)| wait);
        let passing: HashSet<Node> = waits.filter(|wait| passes_on(network, wait)).map(|wait| wait.from).collect();
        let role = |event: Event| {
            let node = events.node(event);
            if !network.is_gate(node) {
                return Some(Role::End(0));
            }
            (event == events.finish(node) && passing.contains(&node)).then_some(Role::Asked(0))
        };
        let last = frontier::last_ends(&events, role);
        Self { network, events, last, reach: None, makers: 0 }
    }

    /// The orders made for one node: those that say more than precedence, then
    /// the last of the others.
    fn made_for(&mut self, node: Node) -> Vec<Made> {
        let mut made = Vec::new();
        let is_own = |from: Node| self.network.headed(from).is_some_and(|step| self.network.step(node) == Some(step));
        for wait in self.network.waits(node).iter().filter(|wait| !is_own(wait.from)) {
            self.makers += 1;
            self.each_that_says_more(wait, |order| made.push(Made { order, by: self.makers }));
        }
        merge(&mut made);
        self.makers += 1;
        let stated: Vec<Node> = made
            .iter()
            .filter(|made| made.order.relation == Relation::FinishStart)
            .map(|made| made.order.from)
            .collect();
        for from in self.last_before(self.events.start(node)) {
            let node = self.events.node(from);
            let is_finish = from == self.events.finish(node);
            if is_finish && self.network.step(node).is_some() && stated.binary_search(&node).is_err() {
                let order = Direct { from: node, relation: Relation::FinishStart, lag: Length::ZERO };
                made.push(Made { order, by: self.makers });
            }
        }
        made
    }

    fn last_before(&self, event: Event) -> impl Iterator<Item = Event> {
        let begin = self.last.partition_point(|(to, _)| *to < event);
        self.last[begin..].iter().take_while(move |(to, _)| *to == event).map(|(_, from)| *from)
    }

    /// Visits the orders between steps that one constraint makes, except for
    /// those that only say that one comes after the other.
    fn each_that_says_more(&self, wait: &Constraint, mut visit: impl FnMut(Direct)) {
        let (network, lag) = (self.network, wait.lag);
        let mut direct = |from: Node, relation: Relation| {
            let order = Direct { from, relation, lag };
            if !order.is_bare() {
                visit(order);
            }
        };
        // A separate start is a gate of its own.
        let node_of = |gate: Node| network.headed(gate).and_then(|step| network.node_of(step));
        if network.step(wait.from).is_some() {
            direct(wait.from, wait.relation);
        } else if let Some(from) = node_of(wait.from) {
            direct(from, Relation::StartStart);
        } else if passes_on(network, wait) {
            for end in self.last_before(self.events.finish(wait.from)) {
                let from = self.events.node(end);
                match node_of(from) {
                    Some(from) => direct(from, Relation::StartStart),
                    None if end == self.events.finish(from) => direct(from, wait.relation),
                    None => direct(from, Relation::StartStart),
                }
            }
        }
    }

    /// Drops the orders of one step that other orders of it imply.
    fn drop_implied(&mut self, made: &mut Vec<Made>) {
        if made.len() < 2 || made.iter().all(|made| made.order.is_bare()) {
            return;
        }
        // An order with a lag is implied only by one with a lag, and of those
        // that one thing made none implies another: often there are only such.
        let all = made.clone();
        let with_lag: Vec<Made> = all.iter().filter(|made| !made.order.lag.is_zero()).copied().collect();
        let with_lag = if with_lag.iter().all(|made| made.by == with_lag[0].by) { &[][..] } else { &with_lag };
        made.retain(|one| {
            let others = if one.order.lag.is_zero() { &all } else { with_lag };
            one.order.is_bare() || !others.iter().any(|other| self.implies(other, one))
        });
    }

    fn implies(&mut self, later: &Made, one: &Made) -> bool {
        if later.by == one.by || !one.order.is_implied_by(&later.order) {
            return false;
        }
        let (from, to) = (self.end(&one.order), self.end(&later.order));
        from < to && self.reach.get_or_insert_with(|| Reach::new(self.network)).leads(from, to)
    }

    /// The event at which an order begins.
    fn end(&self, order: &Direct) -> Event {
        let head = || self.network.step(order.from).and_then(|step| self.network.head_of(step));
        match order.relation {
            Relation::StartStart => head().map_or(self.events.start(order.from), |head| self.events.finish(head)),
            Relation::FinishStart | Relation::FinishFinish => self.events.finish(order.from),
        }
    }
}

/// Returns whether a constraint on a gate says more about the steps behind the
/// gate than that they come before.
fn passes_on(network: &Network, wait: &Constraint) -> bool {
    let is_bare = wait.relation == Relation::FinishStart && wait.lag.is_zero();
    network.is_gate(wait.from) && (!is_bare || network.opens_with_starts(wait.from))
}

/// Sorts orders by origin and kind; of two of one kind, with lags on one clock,
/// keeps the one with the greater lag.
fn merge(made: &mut Vec<Made>) {
    let kind = |made: &Made| (made.order.from, made.order.relation);
    let lag = |made: &Made| made.order.lag;
    made.sort_by_key(|made| (kind(made), lag(made).is_zero(), lag(made).clock(), Reverse(lag(made))));
    let clocks_agree = |one: &Made, other: &Made| lag(one).is_zero() || lag(one).clock() == lag(other).clock();
    made.dedup_by(|one, before| kind(one) == kind(before) && clocks_agree(one, before));
}
