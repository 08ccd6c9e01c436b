//! The transitive reduction: what each step waits for directly.
//!
//! An order without lag goes where a chain of others already implies it; an
//! order with a lag says more than the chain and stays. Gates are looked
//! through: what remains are orders between steps.

use super::events::Events;
use super::frontier;
use super::network::{Network, Node};
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
    pub(super) fn of(network: &Network) -> Self {
        let events = Events::of(network);
        let last = frontier::last_ends(&events, |event| network.step(events.node(event)).map(|_| 0));
        let mut last = last.iter().peekable();
        let mut first = vec![0];
        let mut orders = Vec::with_capacity(last.len());
        for node in network.nodes() {
            let own = orders.len();
            for wait in network.waits(node).iter().filter(|wait| !wait.lag.is_zero()) {
                add(&mut orders, own, Direct { from: wait.from, relation: wait.relation, lag: wait.lag });
            }
            while let Some((to, from)) = last.next_if(|(to, _)| events.node(*to) == node) {
                let relation = events.relation(*from, *to);
                add(&mut orders, own, Direct { from: events.node(*from), relation, lag: Length::ZERO });
            }
            first.push(u32::try_from(orders.len()).unwrap_or(u32::MAX));
        }
        Self { first, orders }
    }

    /// What a step waits for directly.
    pub(super) fn waits(&self, node: Node) -> &[Direct] {
        &self.orders[self.first[node.index()] as usize..self.first[node.index() + 1] as usize]
    }
}

/// Adds an order to those of a step; of two of one kind, and with lags on one
/// clock, counts that with the greater lag. Those with a lag come first.
fn add(orders: &mut Vec<Direct>, own: usize, order: Direct) {
    let same = |other: &&mut Direct| {
        let clocks_agree = order.lag.is_zero() || other.lag.clock() == order.lag.clock();
        (other.from, other.relation) == (order.from, order.relation) && clocks_agree
    };
    match orders[own..].iter_mut().take_while(|other| !other.lag.is_zero()).find(same) {
        Some(other) => other.lag = other.lag.max(order.lag),
        None => orders.push(order),
    }
}
