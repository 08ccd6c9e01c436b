//! When each step can start and finish, and how late it may.
//!
//! The critical path method (Kelley and Walker 1959) with the precedence
//! diagram's FS, FF and SS relations: earliest times in one pass forward,
//! latest times in one pass backward. Linear in the network.

use super::network::{Network, Node};
use crate::model::{Relation, Time};

/// Earliest and latest times of every node.
#[derive(Clone, Debug, Default)]
pub(super) struct Schedule {
    pub(super) start: Vec<Time>,
    pub(super) finish: Vec<Time>,
    pub(super) latest_start: Vec<Time>,
    pub(super) latest_finish: Vec<Time>,
    /// When the last node finishes.
    pub(super) days: Time,
}

impl Schedule {
    pub(super) fn of(network: &Network) -> Self {
        let (start, finish) = forward(network);
        let days = finish.iter().copied().max().unwrap_or_default();
        let (latest_start, latest_finish) = backward(network, days);
        Self { start, finish, latest_start, latest_finish, days }
    }

    /// The longest way from the start of a node to the end.
    pub(super) fn tail_from_start(&self, node: Node) -> Time {
        self.days - self.latest_start[node.index()]
    }

    /// The longest way from the finish of a node to the end.
    pub(super) fn tail_from_finish(&self, node: Node) -> Time {
        self.days - self.latest_finish[node.index()]
    }

    /// Whether a delay of the start delays the end.
    pub(super) fn start_binds(&self, node: Node) -> bool {
        self.start[node.index()] == self.latest_start[node.index()]
    }

    /// Whether a delay of the finish delays the end.
    pub(super) fn finish_binds(&self, node: Node) -> bool {
        self.finish[node.index()] == self.latest_finish[node.index()]
    }

    /// How much the node may slip: the smaller of start and finish slack.
    pub(super) fn float(&self, node: Node) -> Time {
        let at = node.index();
        (self.latest_start[at] - self.start[at]).min(self.latest_finish[at] - self.finish[at])
    }
}

/// Earliest start and finish of every node.
fn forward(network: &Network) -> (Vec<Time>, Vec<Time>) {
    let (mut start, mut finish) = (Vec::with_capacity(network.len()), Vec::with_capacity(network.len()));
    for node in network.nodes() {
        let (mut begins, mut ends) = (Time::ZERO, Time::ZERO);
        for wait in network.waits(node) {
            let from = wait.from.index();
            match wait.relation {
                Relation::FinishStart => begins = begins.max(finish[from] + wait.lag),
                Relation::StartStart => begins = begins.max(start[from] + wait.lag),
                Relation::FinishFinish => ends = ends.max(finish[from] + wait.lag),
            }
        }
        start.push(begins);
        finish.push(ends.max(begins + network.length(node)));
    }
    (start, finish)
}

/// Latest start and finish of every node with which all end by `days`.
fn backward(network: &Network, days: Time) -> (Vec<Time>, Vec<Time>) {
    let (mut start, mut finish) = (vec![days; network.len()], vec![days; network.len()]);
    for node in network.nodes().rev() {
        let at = node.index();
        start[at] = start[at].min(finish[at] - network.length(node));
        for wait in network.waits(node) {
            let from = wait.from.index();
            match wait.relation {
                Relation::FinishStart => finish[from] = finish[from].min(start[at] - wait.lag),
                Relation::StartStart => start[from] = start[from].min(start[at] - wait.lag),
                Relation::FinishFinish => finish[from] = finish[from].min(finish[at] - wait.lag),
            }
        }
    }
    (start, finish)
}
