//! All orders of every step in reachable, for timing many versions of one
//! process.

use std::collections::HashSet;

use super::basis::Basis;

use super::reason::Keep;
use super::remaining::Remaining;
use super::scenario::{self, Waits};
use super::waste;
use crate::analysis::network::{Constraint, Network, Node};
use crate::model::{Length, Process, Relation, StepId};

/// The orders of reachable, including those that others imply: the orders of a
/// step depend only on the step and on its predecessors. Up to quadratic in the
/// steps.
#[derive(Clone, Debug)]
pub struct StandingOrders {
    /// For each step whether it is removed.
    pub gone: Vec<bool>,
    /// By the waiting step; empty for a removed one.
    pub waits: Vec<Vec<Remaining>>,
}

impl StandingOrders {
    /// The orders of a process in reachable.
    #[must_use]
    pub fn of(process: &Process) -> Self {
        let gone = waste::that_goes(process);
        let basis = Basis::of(process, &gone);
        let network = scenario::build(&basis, &gone, |_| Waits::For(Keep::RecordedAndOpen)).network;
        let waits = process.step_ids().map(|step| waits_of(&network, step)).collect();
        Self { gone, waits }
    }
}

fn waits_of(network: &Network, to: StepId) -> Vec<Remaining> {
    let mut waits = Vec::new();
    let mut seen = HashSet::new();
    let nodes = network.node_of(to).into_iter().chain(network.head_of(to));
    for wait in nodes.flat_map(|node| network.waits(node)) {
        // A separate start belongs to its step.
        if network.headed(wait.from) != Some(to) {
            expand(network, wait, &mut |from, relation, lag| {
                if seen.insert((from, relation, lag)) {
                    waits.push(Remaining { from, to, relation, lag });
                }
            });
        }
    }
    waits
}

/// Visits the orders between steps that one constraint stands for.
fn expand(network: &Network, wait: &Constraint, visit: &mut impl FnMut(StepId, Relation, Length)) {
    let mut open = vec![(wait.from, wait.relation)];
    let mut seen: HashSet<Node> = HashSet::new();
    while let Some((node, relation)) = open.pop() {
        if let Some(step) = network.step(node) {
            visit(step, relation, wait.lag);
        } else if let Some(step) = network.headed(node) {
            visit(step, Relation::StartStart, wait.lag);
        } else if seen.insert(node) {
            let of_member = |member: &Constraint| match member.relation {
                Relation::StartStart => Relation::StartStart,
                _ => relation,
            };
            open.extend(network.waits(node).iter().map(|member| (member.from, of_member(member))));
        }
    }
}
