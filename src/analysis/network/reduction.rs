//! The transitive reduction: what each step waits for directly.
//!
//! An order of a finish before a start goes where a chain of others already
//! implies it, unless it has a lag: that says more than the chain. Orders by
//! other ends all stay. Gates are looked through: what remains are orders
//! between steps.

use std::collections::HashSet;

use super::events::Events;
use super::frontier;
use crate::analysis::network::{Constraint, Network, Node};
use crate::model::{Length, Relation, StepId};

/// A direct order between two steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) struct Direct {
    pub(in crate::analysis) from: Node,
    pub(in crate::analysis) relation: Relation,
    pub(in crate::analysis) lag: Length,
}

/// The direct orders of a whole network, by waiting node.
#[derive(Clone, Debug, Default)]
pub(in crate::analysis) struct Reduction {
    first: Vec<u32>,
    orders: Vec<Direct>,
}

impl Reduction {
    pub(in crate::analysis) fn of(network: &Network) -> Self {
        let events = Events::of(network);
        let class = |node: Node| network.step(node).or_else(|| network.headed(node)).map(|_| 0);
        let last = frontier::last_ends(&events, |event| class(events.node(event)));
        let mut last = last.iter().peekable();
        let mut first = vec![0];
        let mut orders = Vec::with_capacity(last.len());
        // Of the starts that come apart, until the step follows.
        let mut at_starts: Vec<(StepId, Direct)> = Vec::new();
        for node in network.nodes() {
            let own = orders.len();
            let head = network.headed(node);
            for wait in network.waits(node).iter().filter(|_| head.is_some() || network.step(node).is_some()) {
                each_that_stays(network, wait, &mut |order| add(&mut orders, own, order));
            }
            if let Some(step) = network.step(node) {
                let (of_start, others) = at_starts.into_iter().partition(|(of, _)| *of == step);
                at_starts = others;
                let of_start: Vec<(StepId, Direct)> = of_start;
                of_start.into_iter().for_each(|(_, order)| add(&mut orders, own, order));
            }
            let stated = orders.len();
            while let Some((to, from)) = last.next_if(|(to, _)| events.node(*to) == node) {
                let relation = events.relation(*from, *to);
                let from = events.node(*from);
                let is_stated = |order: &Direct| (order.from, order.relation) == (from, relation);
                if relation == Relation::FinishStart
                    && network.step(from).is_some()
                    && !orders[own..stated].iter().any(is_stated)
                {
                    orders.push(Direct { from, relation, lag: Length::ZERO });
                }
            }
            if let Some(step) = head {
                at_starts.extend(orders.drain(own..).map(|order| (step, order)));
            }
            first.push(u32::try_from(orders.len()).expect("fewer than 2³² fit the memory"));
        }
        Self { first, orders }
    }

    /// What a step waits for directly.
    pub(in crate::analysis) fn waits(&self, node: Node) -> &[Direct] {
        &self.orders[self.first[node.index()] as usize..self.first[node.index() + 1] as usize]
    }
}

/// Visits the orders between steps that one constraint makes, as far as they
/// stay whatever else there is.
fn each_that_stays(network: &Network, wait: &Constraint, visit: &mut impl FnMut(Direct)) {
    let (relation, lag) = (wait.relation, wait.lag);
    let mut direct = |from: Node, relation: Relation| {
        if relation != Relation::FinishStart || !lag.is_zero() {
            visit(Direct { from, relation, lag });
        }
    };
    if network.step(wait.from).is_some() {
        direct(wait.from, relation);
        return;
    }
    if let Some(step) = network.headed(wait.from) {
        // It is its own start that a step waits for, or another's.
        if let Some(from) = network.node_of(step).filter(|_| relation == Relation::FinishStart) {
            visit(Direct { from, relation: Relation::StartStart, lag });
        }
        return;
    }
    if relation == Relation::FinishStart && lag.is_zero() && !network.opens_with_starts(wait.from) {
        return;
    }
    let (mut open, mut seen) = (vec![wait.from], HashSet::from([wait.from]));
    while let Some(gate) = open.pop() {
        for member in network.waits(gate) {
            let is_step = network.step(member.from).is_some();
            match member.relation {
                Relation::StartStart => direct(member.from, Relation::StartStart),
                _ if is_step => direct(member.from, relation),
                _ if seen.insert(member.from) => open.push(member.from),
                _ => {}
            }
        }
    }
}

/// Adds an order to those of a step; of two of one kind, and with lags on one
/// clock, counts that with the greater lag.
fn add(orders: &mut Vec<Direct>, own: usize, order: Direct) {
    let same = |other: &&mut Direct| {
        let clocks_agree = order.lag.is_zero() || other.lag.clock() == order.lag.clock();
        (other.from, other.relation) == (order.from, order.relation) && clocks_agree
    };
    match orders[own..].iter_mut().find(same) {
        Some(other) => other.lag = other.lag.max(order.lag),
        None => orders.push(order),
    }
}
