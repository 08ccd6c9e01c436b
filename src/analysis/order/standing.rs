//! All orders of every step in reachable, for timing many versions of one
//! process.

use std::collections::BTreeSet;

use super::remaining::{Remaining, network};
use super::step_pairs::{StepPairs, ones};
use super::waste;
use crate::analysis::network::{Network, Node};
use crate::model::{Process, Relation, StepId};

/// The orders of reachable, including those that others imply: the orders of a
/// step depend only on the step and on its predecessors. Quadratic in the
/// steps.
#[derive(Clone, Debug)]
pub struct StandingOrders {
    /// For each step whether it is removed.
    pub gone: Vec<bool>,
    /// The steps that must have finished before each starts.
    pub after: StepPairs,
    /// The orders with a lag, or by other ends.
    pub ties: Vec<Remaining>,
}

impl StandingOrders {
    /// The orders of a process in reachable, where the steps in `freed` wait for
    /// nothing but what is on record.
    #[must_use]
    pub fn of(process: &Process, freed: &BTreeSet<StepId>) -> Self {
        let gone = waste::that_goes(process);
        let network = network(process, &gone, freed);
        let behind = Behind::of(&network, process.steps().len());
        let (mut after, mut ties) = (StepPairs::none(process.steps().len()), Vec::new());
        for to in process.step_ids() {
            for wait in network.node_of(to).into_iter().flat_map(|node| network.waits_of_both(node)) {
                let [finished, started] = behind.rows(wait.from);
                let tie = |from, relation| Remaining { from, to, relation, lag: wait.lag };
                if wait.relation == Relation::FinishStart && wait.lag.is_zero() {
                    after.extend(to, finished);
                } else {
                    ties.extend(ones(finished).map(|from| tie(from, wait.relation)));
                }
                ties.extend(ones(started).map(|from| tie(from, Relation::StartStart)));
            }
        }
        Self { gone, after, ties }
    }
}

/// The steps that each node stands for, by their finish and by their start: a
/// row of bits each.
struct Behind {
    width: usize,
    rows: [Vec<u64>; 2],
}

impl Behind {
    fn of(network: &Network, steps: usize) -> Self {
        let width = steps.div_ceil(64);
        let mut rows = [0, 1].map(|_| vec![0u64; network.len() * width]);
        for node in network.nodes() {
            let own = node.index() * width;
            if let Some(step) = network.step(node) {
                rows[0][own + step.index() / 64] |= 1 << (step.index() % 64);
                continue;
            }
            if let Some(step) = network.headed(node) {
                rows[1][own + step.index() / 64] |= 1 << (step.index() % 64);
                continue;
            }
            for wait in network.waits(node) {
                let by_start = usize::from(wait.relation == Relation::StartStart);
                for word in 0..width {
                    let [finished, started] = [0, 1].map(|end| rows[end][wait.from.index() * width + word]);
                    rows[by_start][own + word] |= finished;
                    rows[1][own + word] |= started;
                }
            }
        }
        Self { width, rows }
    }

    fn rows(&self, node: Node) -> [&[u64]; 2] {
        let own = node.index() * self.width;
        [0, 1].map(|end| &self.rows[end][own..own + self.width])
    }
}
