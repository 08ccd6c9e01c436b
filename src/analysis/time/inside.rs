//! The time of a process between two of its events: the counted days along the
//! critical path to the one, from the other on.

use super::axis::Axis;
use crate::analysis::network::{Constraint, Network, Node};
use crate::model::{Counting, Process, Relation, StepId, Time};

/// Counts days along critical paths of one schedule. Intermediate results are
/// kept from one query to the next, so that a query costs no more than the part
/// of the paths that is new.
#[derive(Debug)]
pub(in crate::analysis) struct Inside<'s, A: Axis> {
    process: &'s Process,
    axis: &'s A,
    network: &'s Network,
    starts: &'s [A::Point],
    finishes: &'s [A::Point],
    ways: Vec<Ways>,
}

/// The most counted days along the paths to the events of a node; `None` where
/// none is needed, or none leads there.
#[derive(Clone, Copy, Debug, Default)]
struct Ways {
    is_asked: bool,
    to_start: Option<Time>,
    to_finish: Option<Time>,
}

impl<'s, A: Axis> Inside<'s, A> {
    pub(in crate::analysis) fn of(
        process: &'s Process,
        axis: &'s A,
        network: &'s Network,
        starts: &'s [A::Point],
        finishes: &'s [A::Point],
    ) -> Self {
        Self { process, axis, network, starts, finishes, ways: vec![Ways::default(); network.len()] }
    }

    /// The end of a step; without a step, the start of the process. `None`
    /// where the step is removed.
    pub(in crate::analysis) fn end_of(&self, step: Option<StepId>) -> Option<A::Point> {
        match step {
            Some(step) => self.network.node_of(step).map(|node| self.finishes[node.index()]),
            None => Some(self.axis.origin()),
        }
    }

    /// The node of a step; `None` where the step is removed.
    pub(in crate::analysis) fn node_of(&self, step: StepId) -> Option<Node> {
        self.network.node_of(step)
    }

    /// The nodes that finish last.
    pub(in crate::analysis) fn last(&self) -> Vec<Node> {
        let end = self.finishes.iter().max();
        self.network.nodes().filter(|node| Some(&self.finishes[node.index()]) == end).collect()
    }

    /// The counted days from a point to the end of each of these nodes, of tied
    /// paths along the one with the most; a step that runs at the point counts
    /// with the part after it, and so do lags.
    pub(in crate::analysis) fn between(&mut self, from: A::Point, ends: &[Node]) -> Vec<Time> {
        let asked = self.ask(from, ends);
        for node in &asked {
            let ways = self.ways_to(*node, from);
            self.ways[node.index()] = ways;
        }
        let times = ends.iter().map(|end| self.ways[end.index()].to_finish.unwrap_or_default()).collect();
        for node in asked {
            self.ways[node.index()] = Ways::default();
        }
        times
    }

    /// Every node on a critical path to one of the ends, after the point, in
    /// topological order.
    fn ask(&mut self, from: A::Point, ends: &[Node]) -> Vec<Node> {
        let (mut asked, mut open) = (Vec::new(), ends.to_vec());
        while let Some(node) = open.pop() {
            if std::mem::replace(&mut self.ways[node.index()].is_asked, true) {
                continue;
            }
            asked.push(node);
            let binding = self.network.waits(node).iter().filter(|wait| {
                let held = self.held(node, **wait);
                held > from && self.axis.after(self.left(**wait), wait.lag) == held
            });
            open.extend(binding.map(|wait| wait.from));
        }
        asked.sort_unstable();
        asked
    }

    fn ways_to(&self, node: Node, from: A::Point) -> Ways {
        let (start, finish) = (self.starts[node.index()], self.finishes[node.index()]);
        let since = |begin: A::Point, end: A::Point| self.axis.between(begin.max(from), end.max(from));
        let origin = |point: A::Point| (point <= from || point == self.axis.origin()).then_some(Time::ZERO);
        let (mut to_start, mut to_finish) = (origin(start), origin(finish).filter(|_| finish <= from));
        for wait in self.network.waits(node) {
            let (left, held) = (self.left(*wait), self.held(node, *wait));
            if held <= from || self.axis.after(left, wait.lag) != held {
                continue;
            }
            let before = self.ways[wait.from.index()];
            let (way, event) = match wait.relation {
                Relation::FinishStart => (before.to_finish, &mut to_start),
                Relation::StartStart => (before.to_start, &mut to_start),
                Relation::FinishFinish => (before.to_finish, &mut to_finish),
            };
            *event = (*event).max(way.map(|way| way + since(left, held)));
        }
        if let Some(way) = to_start
            && finish > from
            && self.axis.after(start, self.network.length(node)) == finish
        {
            let counted = self.network.step(node).map(|id| self.process.step(id).clock) == Some(Counting::Counted);
            let through = if counted { way + since(start, finish) } else { way };
            to_finish = to_finish.max(Some(through));
        }
        Ways { is_asked: true, to_start, to_finish }
    }

    /// The event that a constraint starts from.
    fn left(&self, wait: Constraint) -> A::Point {
        let from = wait.from.index();
        if wait.relation == Relation::StartStart { self.starts[from] } else { self.finishes[from] }
    }

    /// The event that a constraint may hold.
    fn held(&self, node: Node, wait: Constraint) -> A::Point {
        let at = node.index();
        if wait.relation == Relation::FinishFinish { self.finishes[at] } else { self.starts[at] }
    }
}
