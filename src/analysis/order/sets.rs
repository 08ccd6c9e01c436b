//! Gates for a step and everything before it.
//!
//! "v waits for everything before it of which the file does not say what it
//! gives" would be a quadratic number of pairs. Each step gets a gate that
//! stands for it and all of those before it; v waits for the gates of the steps
//! that it follows directly.

use std::cmp::Reverse;
use std::collections::HashSet;
use std::sync::OnceLock;

use super::basis::Basis;
use super::pairs::Point;
use crate::analysis::network::reach::Reach;
use crate::analysis::network::{Network, Node};
use crate::model::{Process, Relation, StepId};

/// Which of the steps before a point a gate stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(in crate::analysis) enum Set {
    /// All of them.
    All,
    /// Those whose products the file does not state.
    Silent,
}

/// The gates of each point passed so far; `None` where its set is empty.
#[derive(Debug)]
pub(in crate::analysis) struct Sets {
    wanted: [bool; 2],
    /// By set, then by end (start, finish), then by step.
    gates: [[Vec<Option<Node>>; 2]; 2],
    /// For a step passed apart, by end: the starts before it.
    started: [Vec<Option<Node>>; 2],
    /// For a step passed apart, the finishes before its finish: all before its
    /// start, and what its finish is tied to, but nothing before that.
    ended: Vec<Option<Node>>,
    /// For steps with many orders the last points before them.
    last: Vec<OnceLock<Vec<Point>>>,
    members: Vec<Node>,
}

/// The number of orders of a step from which on only the last points before it
/// are looked at.
const MANY: usize = 32;

/// The most points that are looked for as the last ones before a step.
const FEW: usize = 4;

impl Sets {
    /// Without gates yet. `silent` says whether sets of silent steps are
    /// needed.
    pub(in crate::analysis) fn new(process: &Process, all: bool, silent: bool, has_apart: bool) -> Self {
        let gates = |wanted: bool| if wanted { vec![None; process.steps().len()] } else { Vec::new() };
        let ends = |wanted: bool| [gates(wanted && has_apart), gates(wanted)];
        Self {
            wanted: [all, silent],
            gates: [ends(all), ends(silent)],
            started: [gates(has_apart), gates(has_apart)],
            ended: gates(has_apart),
            last: vec![OnceLock::new(); process.steps().len()],
            members: Vec::new(),
        }
    }

    /// The gate of a point.
    pub(in crate::analysis) fn gate(&self, set: Set, point: Point) -> Option<Node> {
        self.gates[set as usize][usize::from(!point.at_start)].get(point.step.index()).copied().flatten()
    }

    /// The starts before a point of a step passed apart.
    pub(in crate::analysis) fn started(&self, point: Point) -> Option<Node> {
        self.started[usize::from(!point.at_start)].get(point.step.index()).copied().flatten()
    }

    /// The finishes before the finish of a step passed apart.
    pub(in crate::analysis) fn ended(&self, step: StepId) -> Option<Node> {
        self.ended.get(step.index()).copied().flatten()
    }

    /// Adds the gates of a removed step whose start has been passed, before its
    /// finish is.
    pub(in crate::analysis) fn add_start(&mut self, basis: &Basis<'_>, network: &mut Network, step: StepId) {
        if basis.pairs.is_apart(step) {
            self.add_started(basis, network, step);
            self.add_points(basis, network, step, None, &[Point::start(step)]);
        }
    }

    /// Adds the gates of a step that has just been passed; `own` is its node,
    /// if it is kept.
    pub(in crate::analysis) fn add(
        &mut self,
        basis: &Basis<'_>,
        network: &mut Network,
        step: StepId,
        own: Option<Node>,
    ) {
        let is_apart = own.is_none() && basis.pairs.is_apart(step);
        if !is_apart {
            self.add_points(basis, network, step, own, &[Point::finish(step)]);
            return;
        }
        self.add_start(basis, network, step);
        self.add_points(basis, network, step, None, &[Point::finish(step)]);
        self.add_ended(basis, network, step);
    }

    fn add_points(
        &mut self,
        basis: &Basis<'_>,
        network: &mut Network,
        step: StepId,
        own: Option<Node>,
        points: &[Point],
    ) {
        for &point in points {
            for set in [Set::All, Set::Silent] {
                if !self.wanted[set as usize] {
                    continue;
                }
                let mut members = std::mem::take(&mut self.members);
                members.clear();
                let own = own.filter(|_| set == Set::All || !basis.record.says_gives(step));
                members.extend(basis.pairs.before(point).filter_map(|before| self.gate(set, before)));
                members.extend(own);
                let gate = match members.as_slice() {
                    [only] if set == Set::All && is_tied(basis.process, step) => Some(network.gate_of_one(*only)),
                    _ => network.gate(&mut members),
                };
                self.gates[set as usize][usize::from(!point.at_start)][step.index()] = gate;
                self.members = members;
            }
        }
    }

    fn add_ended(&mut self, basis: &Basis<'_>, network: &mut Network, step: StepId) {
        let mut members = Vec::from_iter(self.gate(Set::All, Point::start(step)));
        let orders = basis.process.orders().of(step).iter();
        for order in orders.filter(|order| order.relation == Relation::FinishFinish) {
            members.extend(network.node_of(order.from).or_else(|| self.ended(order.from)));
        }
        self.ended[step.index()] = network.gate(&mut members);
    }

    /// The starts before the ends of a step passed apart.
    fn add_started(&mut self, basis: &Basis<'_>, network: &mut Network, step: StepId) {
        let orders = || basis.process.orders().of(step).iter();
        let (mut starts, mut gates) = (Vec::new(), Vec::new());
        for order in orders() {
            let head = network.head_of(order.from);
            match (order.relation, network.node_of(order.from)) {
                (Relation::StartStart, _) if head.is_some() => gates.extend(head),
                (Relation::StartStart, Some(from)) => starts.push(from),
                (Relation::StartStart, None) => gates.extend(self.started(Point::start(order.from))),
                (Relation::FinishStart, None) => gates.extend(self.started(Point::finish(order.from))),
                _ => {}
            }
        }
        let start = network.gate_of(&starts, &mut gates);
        self.started[0][step.index()] = start;
        gates.clear();
        gates.extend(start);
        let finishes = orders().filter(|order| order.relation == Relation::FinishFinish);
        gates.extend(finishes.filter_map(|order| self.started(Point::finish(order.from))));
        self.started[1][step.index()] = network.gate(&mut gates);
    }

    /// The nodes for a set before some points (and for the steps at them),
    /// without the steps in `dropped`: where one of those is behind a gate, the
    /// gate is taken apart, and `taken_apart` is called with it.
    pub(in crate::analysis) fn without(
        &self,
        (basis, reach): (&Basis<'_>, &mut Reach),
        network: &Network,
        (set, dropped): (Set, &[StepId]),
        mut open: Vec<Point>,
        mut taken_apart: impl FnMut(Point),
    ) -> Vec<Node> {
        let mut nodes = Vec::new();
        let mut seen = HashSet::new();
        while let Some(point) = open.pop() {
            let Some(gate) = self.gate(set, point) else { continue };
            if !dropped.iter().any(|step| basis.pairs.is_behind(reach, *step, point)) {
                nodes.push(gate);
            } else if seen.insert((point.step, point.at_start)) {
                taken_apart(point);
                let counts = set == Set::All || !basis.record.says_gives(point.step);
                let own = network.node_of(point.step).filter(|_| counts && !dropped.contains(&point.step));
                nodes.extend(own);
                self.each_last(basis, reach, point, |before| open.push(before));
            }
        }
        nodes
    }

    /// Visits the points before one; where there are many of them and few that
    /// no other comes after, only these, behind which are all the others.
    fn each_last(&self, basis: &Basis<'_>, reach: &mut Reach, point: Point, mut visit: impl FnMut(Point)) {
        let orders = basis.process.orders().of(point.step);
        if orders.len() < MANY || basis.pairs.has_apart() {
            return basis.pairs.before(point).for_each(visit);
        }
        let last = self.last[point.step.index()].get_or_init(|| {
            let all: Vec<Point> = basis.pairs.before(point).collect();
            let mut sorted = all.clone();
            sorted.sort_by_key(|point| Reverse(basis.process.orders().place(point.step)));
            let mut last: Vec<Point> = Vec::new();
            for point in sorted {
                if !last.iter().any(|later| basis.pairs.is_behind(reach, point.step, *later)) {
                    last.push(point);
                }
                if last.len() > FEW {
                    return all;
                }
            }
            last
        });
        last.iter().for_each(|before| visit(*before));
    }
}

/// Returns whether a step follows others by other ends than finish to start.
/// Its gate then stands for it alone: if a step that it is tied to is removed,
/// more may come before it.
pub(in crate::analysis) fn is_tied(process: &Process, step: StepId) -> bool {
    process.orders().of(step).iter().any(|order| order.relation != Relation::FinishStart)
}
