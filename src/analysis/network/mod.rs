//! The order of a process as a network: every pair of steps that must follow
//! each other does, in space linear in the file.
//!
//! "v follows everything that came before it today" would be a quadratic number
//! of pairs. A *gate* stands for such a set: a node of no length that opens
//! when all of its members have finished. Nodes are numbered so that every
//! constraint leads from a lower to a higher number; all passes are plain
//! loops.

pub(super) mod bits;
pub(super) mod events;
pub(super) mod frontier;
pub(super) mod reach;
pub(super) mod reduction;

use std::collections::{BTreeMap, HashSet};

use self::reach::Reach;
use crate::model::{Length, Order, Process, Relation, StepId, StepPart};

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

/// A constraint on a node: the node that it waits for, and how.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Constraint {
    pub(super) from: Node,
    pub(super) relation: Relation,
    pub(super) lag: Length,
}

impl Constraint {
    /// The plain constraint: after the other node has finished.
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
    /// The separate starts, by step, and the steps by them.
    heads: BTreeMap<StepId, Node>,
    headed: BTreeMap<Node, StepId>,
    /// For each node whether it opens with starts: a separate start, or a gate
    /// that stands for starts.
    with_starts: Vec<bool>,
    ties: bool,
}

impl Network {
    /// A network without nodes, for a process of that many steps.
    pub(super) fn for_steps(steps: usize) -> Self {
        Self { first: vec![0], node_of: vec![None; steps], ..Self::default() }
    }

    /// Today's order as it is written: every step, and no gates except for
    /// separate starts.
    pub(super) fn today(process: &Process) -> Self {
        let mut network = Self::for_steps(process.steps().len());
        let mut waits = Vec::new();
        for &part in process.orders().parts() {
            let (StepPart::Start(step) | StepPart::Step(step)) = part;
            waits.clear();
            waits.extend(process.orders().of(step).iter().filter_map(|order| network.constraint(order)));
            network.add_part(part, process.length(step), &waits);
        }
        network
    }

    /// The constraint that an order puts on its step; `None` where the other
    /// step is removed, or comes later because the order counts only for the
    /// finish.
    pub(super) fn constraint(&self, order: &Order) -> Option<Constraint> {
        let (relation, lag) = (order.relation, order.lag);
        match self.head_of(order.from).filter(|_| relation == Relation::StartStart) {
            Some(from) => Some(Constraint { from, relation: Relation::FinishStart, lag }),
            None => self.node_of(order.from).map(|from| Constraint { from, relation, lag }),
        }
    }

    /// Adds a step or its separate start, with those of `waits` that concern
    /// it.
    pub(super) fn add_part(&mut self, part: StepPart, length: Length, waits: &[Constraint]) -> Node {
        let of_finish = |wait: &&Constraint| wait.relation == Relation::FinishFinish;
        match part {
            StepPart::Start(step) => {
                let waits: Vec<Constraint> = waits.iter().filter(|wait| !of_finish(wait)).copied().collect();
                let node = self.add(None, Length::ZERO, &waits);
                self.with_starts[node.index()] = true;
                self.heads.insert(step, node);
                self.headed.insert(node, step);
                node
            }
            StepPart::Step(step) => match self.head_of(step) {
                None => self.add_step(step, length, waits),
                Some(from) => {
                    let waits = waits.iter().filter(of_finish).copied().chain([Constraint::after(from)]);
                    let waits: Vec<Constraint> = waits.collect();
                    self.add_step(step, length, &waits)
                }
            },
        }
    }

    /// The gate that opens when a step starts, where the start is separate.
    pub(super) fn head_of(&self, step: StepId) -> Option<Node> {
        self.heads.get(&step).copied()
    }

    /// Every node of a step with a separate start, and the gate of that start.
    pub(super) fn apart(&self) -> impl Iterator<Item = (Node, Node)> {
        self.heads.iter().filter_map(|(step, head)| Some((self.node_of(*step)?, *head)))
    }

    /// The step whose start a node is.
    pub(super) fn headed(&self, node: Node) -> Option<StepId> {
        self.headed.get(&node).copied()
    }

    /// The node at whose start the step at a node starts: its separate start,
    /// or itself.
    pub(super) fn start_of(&self, node: Node) -> Node {
        self.step(node).and_then(|step| self.head_of(step)).unwrap_or(node)
    }

    /// Returns whether a node is neither a step nor the start of one.
    pub(super) fn is_gate(&self, node: Node) -> bool {
        self.step(node).is_none() && self.headed(node).is_none()
    }

    /// Adds a step that waits for earlier nodes.
    pub(super) fn add_step(&mut self, step: StepId, length: Length, waits: &[Constraint]) -> Node {
        let node = self.add(Some(step), length, waits);
        self.node_of[step.index()] = Some(node);
        node
    }

    /// A node that opens when all of `members` have finished: the member itself
    /// where there is only one, `None` where there is none.
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

    /// A node that opens when another one has finished.
    pub(super) fn gate_of_one(&mut self, only: Node) -> Node {
        self.add(None, Length::ZERO, &[Constraint::after(only)])
    }

    /// A node that opens when all of `started` have started and all of
    /// `finished` have finished; `None` where both are empty.
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
        self.first.push(u32::try_from(self.constraints.len()).expect("fewer than 2³² fit the memory"));
        node
    }

    /// The number of nodes.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    /// Every node, in topological order.
    pub(super) fn nodes(&self) -> impl DoubleEndedIterator<Item = Node> + use<> {
        (0..self.steps.len()).map(Node::new)
    }

    /// The step of a node; `None` for a gate.
    pub(super) fn step(&self, node: Node) -> Option<StepId> {
        self.steps[node.index()]
    }

    /// The node of a step; `None` where the step is removed.
    pub(super) fn node_of(&self, step: StepId) -> Option<Node> {
        self.node_of[step.index()]
    }

    /// Returns whether a node opens when steps have started: a separate start,
    /// or a gate that stands for starts.
    pub(super) fn opens_with_starts(&self, node: Node) -> bool {
        self.with_starts[node.index()]
    }

    /// The starts that a constraint waits for: the separate ones, and the nodes
    /// of other steps; empty where it waits for finishes alone.
    pub(super) fn starts_before(&self, wait: &Constraint) -> impl Iterator<Item = Node> {
        let (mut open, mut seen) = (vec![*wait], HashSet::new());
        let behind = std::iter::from_fn(move || {
            let wait = open.pop()?;
            let is_start = wait.relation == Relation::StartStart || self.headed(wait.from).is_some();
            if !is_start && self.opens_with_starts(wait.from) && seen.insert(wait.from) {
                open.extend(self.waits(wait.from));
            }
            Some(is_start.then_some(wait.from))
        });
        behind.flatten()
    }

    /// The steps whose finish a gate waits for; for the node of a step, that
    /// step. Nothing is searched at or behind a `known` node.
    pub(super) fn finished_before(
        &self,
        gate: Node,
        mut known: impl FnMut(Node) -> bool,
    ) -> impl Iterator<Item = Node> {
        let (mut open, mut seen) = (vec![gate], HashSet::new());
        let behind = std::iter::from_fn(move || {
            let node = open.pop()?;
            let is_new = seen.insert(node) && !known(node);
            let is_step = self.step(node).is_some();
            if is_new && self.is_gate(node) {
                open.extend(self.waits(node).iter().map(|wait| wait.from));
            }
            Some((is_new && is_step).then_some(node))
        });
        behind.flatten()
    }

    /// Returns whether a gate is a node, or waits for its finish along gates
    /// alone.
    pub(super) fn stands_for(&self, reach: &mut Reach, gate: Node, node: Node) -> bool {
        let (mut open, mut seen) = (vec![gate], HashSet::new());
        while let Some(at) = open.pop() {
            if at == node {
                return true;
            }
            if self.is_gate(at) && seen.insert(at) && reach.leads(reach.finish(node), reach.finish(at)) {
                open.extend(self.waits(at).iter().map(|wait| wait.from));
            }
        }
        false
    }

    /// The length of a node.
    pub(super) fn length(&self, node: Node) -> Length {
        self.lengths[node.index()]
    }

    /// The constraints on a node.
    pub(super) fn waits(&self, node: Node) -> &[Constraint] {
        &self.constraints[self.first[node.index()] as usize..self.first[node.index() + 1] as usize]
    }

    /// The constraints on a node; on a step with a separate start those on both.
    pub(super) fn waits_of_both(&self, node: Node) -> impl Iterator<Item = &Constraint> {
        let head = self.step(node).and_then(|step| self.head_of(step));
        let of_start = head.map_or(&[][..], |head| self.waits(head));
        of_start.iter().chain(self.waits(node).iter().filter(move |wait| Some(wait.from) != head))
    }

    /// The step that a constraint is on, and the ends that it ties; `None` for
    /// a gate.
    pub(super) fn tied_by(&self, wait: &Constraint) -> (Option<StepId>, Relation) {
        match self.headed(wait.from) {
            Some(step) => (Some(step), Relation::StartStart),
            None => (self.step(wait.from), wait.relation),
        }
    }

    /// Every constraint, with the node it is on.
    pub(super) fn constraints(&self) -> impl Iterator<Item = (Node, Constraint)> {
        self.nodes().flat_map(|node| self.waits(node).iter().map(move |wait| (node, *wait)))
    }

    /// Returns whether some steps are tied by other ends than finish to start.
    pub(super) fn has_ties(&self) -> bool {
        self.ties
    }
}
