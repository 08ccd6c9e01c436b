//! The schedule: when each step can start and finish, and how late it may.
//!
//! The critical path method (Kelley and Walker 1959) with the precedence
//! diagram's FS, FF and SS relations: earliest times in one pass forward,
//! latest times in one pass backward. Linear in the network.

use super::axis::Axis;
use crate::analysis::network::{Constraint, Network, Node};
use crate::model::{Length, Relation, Time};

/// Earliest and latest times of every node.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Schedule<P> {
    pub(in crate::analysis) start: Vec<P>,
    pub(in crate::analysis) finish: Vec<P>,
    pub(in crate::analysis) latest_start: Vec<P>,
    pub(in crate::analysis) latest_finish: Vec<P>,
    start_binds: Vec<bool>,
    finish_binds: Vec<bool>,
    /// The finish of the last node.
    pub(in crate::analysis) end: P,
}

impl<P: Copy + Ord> Schedule<P> {
    pub(in crate::analysis) fn of<A: Axis<Point = P>>(network: &Network, axis: &A) -> Self {
        let (start, finish) = forward(network, axis, |node| network.length(node), |_, times, _| times);
        let end = last(&finish, axis);
        let (latest_start, latest_finish) = backward(network, axis, end);
        let (mut start_binds, finish_binds) = binding(network, axis, &start, &finish, end);
        // Everything that starts with a step depends on its separate start.
        for (node, head) in network.apart() {
            start_binds[node.index()] |= finish_binds[head.index()];
        }
        Self { start, finish, latest_start, latest_finish, start_binds, finish_binds, end }
    }

    /// Returns whether the end depends on the start of a node: a chain of tight
    /// orders leads from there to the end. With numbers that is the same as
    /// having no slack; on a calendar a day off may leave some.
    pub(in crate::analysis) fn start_binds(&self, node: Node) -> bool {
        self.start_binds[node.index()]
    }

    /// Returns whether the end depends on the finish of a node.
    pub(in crate::analysis) fn finish_binds(&self, node: Node) -> bool {
        self.finish_binds[node.index()]
    }

    /// The latest start of the step at a node; a separate start must not delay
    /// what starts with it either.
    pub(in crate::analysis) fn latest_start_of_step(&self, network: &Network, node: Node) -> P {
        let head = network.step(node).and_then(|step| network.head_of(step));
        let own = self.latest_start[node.index()];
        head.map_or(own, |head| own.min(self.latest_finish[head.index()]))
    }

    /// How much the step at a node may slip: the smaller of start and finish
    /// slack.
    pub(in crate::analysis) fn float(&self, axis: &impl Axis<Point = P>, network: &Network, node: Node) -> Time {
        let at = node.index();
        let start = axis.between(self.start[at], self.latest_start_of_step(network, node));
        start.min(axis.between(self.finish[at], self.latest_finish[at]))
    }
}

impl Schedule<Time> {
    /// The longest path from the start of a node to the end.
    pub(in crate::analysis) fn tail_from_start(&self, node: Node) -> Time {
        self.end - self.latest_start[node.index()]
    }

    /// The longest path from the finish of a node to the end.
    pub(in crate::analysis) fn tail_from_finish(&self, node: Node) -> Time {
        self.end - self.latest_finish[node.index()]
    }
}

/// The end of the process.
pub(in crate::analysis) fn end<A: Axis>(network: &Network, axis: &A) -> A::Point {
    last(&times(network, axis).1, axis)
}

/// The end of the process if the step at a node starts at `begins`, and its
/// finish is tied to others by the `tied` constraints alone.
pub(in crate::analysis) fn end_if<A: Axis>(
    network: &Network,
    axis: &A,
    (node, begins): (Node, A::Point),
    tied: &[Constraint],
) -> A::Point {
    let head = network.start_of(node);
    let own = |other: Node, times: (A::Point, A::Point), finish: &[A::Point]| match other {
        _ if other == node => (begins, finish_of(network, axis, (node, begins), tied, finish)),
        _ if other == head => (begins, begins),
        _ => times,
    };
    last(&forward(network, axis, |node| network.length(node), own).1, axis)
}

/// The finish of the step at a node that starts at `begins`, if it is tied by
/// some constraints alone to nodes with these finishes.
pub(in crate::analysis) fn finish_of<A: Axis>(
    network: &Network,
    axis: &A,
    (node, begins): (Node, A::Point),
    tied: &[Constraint],
    finish: &[A::Point],
) -> A::Point {
    let ends = tied.iter().map(|wait| axis.after(finish[wait.from.index()], wait.lag));
    ends.fold(axis.after(begins, network.length(node)), Ord::max)
}

/// Earliest start and finish of every node, and nothing else.
pub(in crate::analysis) fn times<A: Axis>(network: &Network, axis: &A) -> (Vec<A::Point>, Vec<A::Point>) {
    forward(network, axis, |node| network.length(node), |_, times, _| times)
}

/// The end of the process if one node takes no time.
pub(in crate::analysis) fn end_without_length<A: Axis>(network: &Network, axis: &A, without: Node) -> A::Point {
    let length = |node| if node == without { Length::ZERO } else { network.length(node) };
    last(&forward(network, axis, length, |_, times, _| times).1, axis)
}

fn last<A: Axis>(finish: &[A::Point], axis: &A) -> A::Point {
    finish.iter().copied().max().unwrap_or(axis.origin())
}

/// Earliest start and finish of every node; `own` is called with those it would
/// have, and the finishes of the nodes before it.
fn forward<A: Axis>(
    network: &Network,
    axis: &A,
    length: impl Fn(Node) -> Length,
    own: impl Fn(Node, (A::Point, A::Point), &[A::Point]) -> (A::Point, A::Point),
) -> (Vec<A::Point>, Vec<A::Point>) {
    let mut start: Vec<A::Point> = Vec::with_capacity(network.len());
    let mut finish: Vec<A::Point> = Vec::with_capacity(network.len());
    for node in network.nodes() {
        let (mut begins, mut ends) = (axis.origin(), axis.origin());
        for wait in network.waits(node) {
            let from = wait.from.index();
            match wait.relation {
                Relation::FinishStart => begins = begins.max(axis.after(finish[from], wait.lag)),
                Relation::StartStart => begins = begins.max(axis.after(start[from], wait.lag)),
                Relation::FinishFinish => ends = ends.max(axis.after(finish[from], wait.lag)),
            }
        }
        let (begins, ends) = own(node, (begins, ends.max(axis.after(begins, length(node)))), &finish);
        start.push(begins);
        finish.push(ends);
    }
    (start, finish)
}

/// Latest start and finish of every node with which the process ends by `end`.
fn backward<A: Axis>(network: &Network, axis: &A, end: A::Point) -> (Vec<A::Point>, Vec<A::Point>) {
    let (mut start, mut finish) = (vec![end; network.len()], vec![end; network.len()]);
    for node in network.nodes().rev() {
        let at = node.index();
        start[at] = start[at].min(axis.before(finish[at], network.length(node)));
        for wait in network.waits(node) {
            let from = wait.from.index();
            match wait.relation {
                Relation::FinishStart => finish[from] = finish[from].min(axis.before(start[at], wait.lag)),
                Relation::StartStart => start[from] = start[from].min(axis.before(start[at], wait.lag)),
                Relation::FinishFinish => finish[from] = finish[from].min(axis.before(finish[at], wait.lag)),
            }
        }
    }
    (start, finish)
}

/// For every node whether the end depends on its start, and on its finish.
fn binding<A: Axis>(
    network: &Network,
    axis: &A,
    start: &[A::Point],
    finish: &[A::Point],
    end: A::Point,
) -> (Vec<bool>, Vec<bool>) {
    let mut start_binds = vec![false; network.len()];
    let mut finish_binds: Vec<bool> = finish.iter().map(|finish| *finish == end).collect();
    for node in network.nodes().rev() {
        let at = node.index();
        start_binds[at] |= finish_binds[at] && axis.after(start[at], network.length(node)) == finish[at];
        for wait in network.waits(node) {
            let from = wait.from.index();
            match wait.relation {
                Relation::FinishStart => {
                    finish_binds[from] |= start_binds[at] && axis.after(finish[from], wait.lag) == start[at];
                }
                Relation::StartStart => {
                    start_binds[from] |= start_binds[at] && axis.after(start[from], wait.lag) == start[at];
                }
                Relation::FinishFinish => {
                    finish_binds[from] |= finish_binds[at] && axis.after(finish[from], wait.lag) == finish[at];
                }
            }
        }
    }
    (start_binds, finish_binds)
}
