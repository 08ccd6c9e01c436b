//! An order in which every pair of steps that must follow each other does,
//! held in space linear in the file.
//!
//! "v follows everything that came before it today" would be a quadratic
//! number of pairs. A *gate* stands for such a set: a node of no length that
//! opens when all of its members have finished. Nodes are numbered so that
//! every constraint leads from a lower to a higher number; all passes are
//! plain loops.

use crate::model::{Length, Process, Relation, StepId};

/// A node: a step or a gate. Its number is its place in topological order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Node(pub u32);

impl Node {
    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }

    #[expect(clippy::cast_possible_truncation, reason = "a network has fewer than 2^32 nodes")]
    pub(super) const fn new(index: usize) -> Self {
        Self(index as u32)
    }
}

/// What a node waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Constraint {
    pub(super) from: Node,
    pub(super) relation: Relation,
    pub(super) lag: Length,
}

impl Constraint {
    /// The plain wait: after the other has finished.
    pub(super) const fn after(from: Node) -> Self {
        Self { from, relation: Relation::FinishStart, lag: Length::ZERO }
    }
}

/// Steps, gates and the constraints among them.
#[derive(Clone, Debug, Default)]
pub(super) struct Network {
    steps: Vec<Option<StepId>>,
    lengths: Vec<Length>,
    first: Vec<u32>,
    constraints: Vec<Constraint>,
    node_of: Vec<Option<Node>>,
    /// Of each node whether it is a gate that opens with starts.
    with_starts: Vec<bool>,
    ties: bool,
}

impl Network {
    /// A network with no nodes yet, for a process of so many steps.
    pub(super) fn for_steps(steps: usize) -> Self {
        Self { first: vec![0], node_of: vec![None; steps], ..Self::default() }
    }

    /// Today's order as it is written: every step, no gates.
    pub(super) fn today(process: &Process) -> Self {
        let mut network = Self::for_steps(process.steps().len());
        let mut waits = Vec::new();
        for &step in process.orders().topological() {
            waits.clear();
            for order in process.orders().of(step) {
                if let Some(from) = network.node_of(order.from) {
                    waits.push(Constraint { from, relation: order.relation, lag: order.lag });
                }
            }
            network.add_step(step, process.length(step), &waits);
        }
        network
    }

    /// Adds a step that waits for earlier nodes.
    pub(super) fn add_step(&mut self, step: StepId, length: Length, waits: &[Constraint]) -> Node {
        let node = self.add(Some(step), length, waits);
        self.node_of[step.index()] = Some(node);
        node
    }

    /// A node that opens when all of `members` have finished: the only
    /// member itself where there is one, none where there is none.
    pub(super) fn gate(&mut self, members: &mut Vec<Node>) -> Option<Node> {
        members.sort_unstable();
        members.dedup();
        match members.as_slice() {
            [] => None,
            [only] => Some(*only),
            several => {
                let waits: Vec<Constraint> = several.iter().copied().map(Constraint::after).collect();
                Some(self.add(None, Length::ZERO, &waits))
            }
        }
    }

    /// A node that opens when all of `started` have started and all of
    /// `finished` have finished; none where there are none.
    pub(super) fn gate_of(&mut self, started: &[Node], finished: &mut Vec<Node>) -> Option<Node> {
        if started.is_empty() {
            return self.gate(finished);
        }
        let begun = |from: &Node| Constraint { from: *from, relation: Relation::StartStart, lag: Length::ZERO };
        let waits = started.iter().map(begun).chain(finished.iter().copied().map(Constraint::after));
        let waits: Vec<Constraint> = waits.collect();
        Some(self.add(None, Length::ZERO, &waits))
    }

    fn add(&mut self, step: Option<StepId>, length: Length, waits: &[Constraint]) -> Node {
        let node = Node::new(self.steps.len());
        self.steps.push(step);
        self.lengths.push(length);
        let waits_for_start =
            |wait: &Constraint| wait.relation == Relation::StartStart || self.with_starts[wait.from.index()];
        self.with_starts.push(step.is_none() && waits.iter().any(waits_for_start));
        self.constraints.extend_from_slice(waits);
        self.ties |= waits.iter().any(|wait| wait.relation != Relation::FinishStart);
        self.first.push(u32::try_from(self.constraints.len()).unwrap_or(u32::MAX));
        node
    }

    /// How many nodes.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    /// Every node, each after all that it waits for.
    pub(super) fn nodes(&self) -> impl DoubleEndedIterator<Item = Node> + use<> {
        (0..self.steps.len()).map(Node::new)
    }

    /// The step at a node; none for a gate.
    pub(super) fn step(&self, node: Node) -> Option<StepId> {
        self.steps[node.index()]
    }

    /// The node of a step; none where the step is gone.
    pub(super) fn node_of(&self, step: StepId) -> Option<Node> {
        self.node_of[step.index()]
    }

    /// Whether a node is a gate that opens when steps have started.
    pub(super) fn opens_with_starts(&self, node: Node) -> bool {
        self.with_starts[node.index()]
    }

    /// How long a node takes.
    pub(super) fn length(&self, node: Node) -> Length {
        self.lengths[node.index()]
    }

    /// What a node waits for.
    pub(super) fn waits(&self, node: Node) -> &[Constraint] {
        &self.constraints[self.first[node.index()] as usize..self.first[node.index() + 1] as usize]
    }

    /// Every constraint with the node that waits.
    pub(super) fn constraints(&self) -> impl Iterator<Item = (Node, Constraint)> {
        self.nodes().flat_map(|node| self.waits(node).iter().map(move |wait| (node, *wait)))
    }

    /// Whether some steps are tied by other ends than finish to start.
    pub(super) fn has_ties(&self) -> bool {
        self.ties
    }
}
