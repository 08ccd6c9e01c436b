//! Gates that wait for more once steps are removed, as they are for the steps
//! that call some of that habit: those wait for what the gates stand for now,
//! and for the rest of what is new.

use std::collections::BTreeMap;

use super::patch::Waits;
use crate::analysis::network::{Constraint, Network, Node};
use crate::model::{Relation, Time};

/// Gates with further constraints, and the steps for which those are too much.
#[derive(Debug)]
pub(super) struct Apart {
    pub(super) gates: Waits,
    /// For each such step the nodes that it waits for in their place.
    pub(super) takers: BTreeMap<Node, Vec<Node>>,
}

impl Apart {
    /// The nodes that this concerns.
    pub(super) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.gates.keys().chain(self.takers.keys())
    }

    /// The further constraints of a gate.
    pub(super) fn of_gate(&self, node: Node) -> impl Iterator<Item = &Constraint> {
        self.gates.get(&node).into_iter().flatten()
    }
}

/// The gates without the constraints that some steps do without.
#[derive(Debug)]
pub(super) struct Views<'a> {
    network: &'a Network,
    apart: &'a [Apart],
    first: Node,
    views: Vec<View>,
    /// The view of each of these steps.
    of_step: BTreeMap<Node, usize>,
}

/// The gates without the further constraints of some [`Apart`].
#[derive(Debug)]
struct View {
    left_out: Vec<usize>,
    /// By node from the first on: for a gate the time at which it opens, and
    /// those of the left-out ones that it stands for, as bits.
    gates: Vec<(Time, u64)>,
}

impl<'a> Views<'a> {
    /// The views of nodes from the first on; there are at most 64 of `apart`.
    pub(super) fn of(network: &'a Network, apart: &'a [Apart], first: Node) -> Self {
        let mut left_out: BTreeMap<Node, Vec<usize>> = BTreeMap::new();
        for (at, apart) in apart.iter().enumerate() {
            for taker in apart.takers.keys() {
                left_out.entry(*taker).or_default().push(at);
            }
        }
        let (mut views, mut of_step): (Vec<View>, BTreeMap<Node, usize>) = Default::default();
        for (step, left_out) in left_out {
            let known = views.iter().position(|view| view.left_out == left_out);
            of_step.insert(step, known.unwrap_or(views.len()));
            if known.is_none() {
                views.push(View { left_out, gates: Vec::new() });
            }
        }
        Self { network, apart, first, views, of_step }
    }

    /// Adds the next node, with its constraints other than those of `apart`;
    /// `known` returns start and finish of earlier nodes.
    pub(super) fn pass(
        &mut self,
        node: Node,
        waits: impl Iterator<Item = &'a Constraint> + Clone,
        known: impl Fn(Node) -> Option<(Time, Time)>,
    ) {
        let is_gate = self.network.is_gate(node);
        for view in &mut self.views {
            let (mut opens, mut stands_for) = (Time::ZERO, 0);
            let kept = |(at, apart): (usize, &'a Apart)| {
                let left_out = view.left_out.contains(&at);
                (!left_out).then(|| apart.of_gate(node)).into_iter().flatten()
            };
            for wait in waits.clone().chain(self.apart.iter().enumerate().flat_map(kept)).filter(|_| is_gate) {
                let Some((start, finish)) = known(wait.from) else { continue };
                let (seen, of_gate) = view.gate(self.network, self.first, wait.from).unwrap_or((finish, 0));
                opens = opens.max(if wait.relation == Relation::StartStart { start } else { seen });
                stands_for |= of_gate;
            }
            for (bit, at) in view.left_out.iter().enumerate() {
                stands_for |= u64::from(self.apart[*at].gates.contains_key(&node)) << bit;
            }
            view.gates.push((opens, stands_for));
        }
    }

    /// When a node has finished, as far as a step waits for it that starts
    /// after it: `finish` for most.
    pub(super) fn seen(
        &self,
        step: Node,
        from: Node,
        finish: Time,
        known: impl Fn(Node) -> Option<(Time, Time)>,
    ) -> Time {
        let view = self.of_step.get(&step).map(|view| &self.views[*view]);
        let seen = view.and_then(|view| Some((view, view.gate(self.network, self.first, from)?)));
        let Some((view, (opens, stands_for))) = seen else { return finish };
        let of_rest = view.left_out.iter().enumerate().filter(|(bit, _)| stands_for >> bit & 1 == 1);
        let rest = of_rest.flat_map(|(_, at)| self.apart[*at].takers.get(&step)).flatten();
        rest.filter_map(|node| known(*node)).map(|(_, finish)| finish).fold(opens, Time::max)
    }
}

impl View {
    /// When a gate opens, and what it stands for; `None` where that is as ever.
    fn gate(&self, network: &Network, first: Node, gate: Node) -> Option<(Time, u64)> {
        let at = gate.index().checked_sub(first.index()).filter(|_| network.is_gate(gate))?;
        Some(self.gates[at])
    }
}
