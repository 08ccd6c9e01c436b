//! The critical paths: their number, and the first of them.
//!
//! A path follows binding constraints between events without slack. Steps have
//! two events, and a path is given by its steps only; so the elements counted
//! are steps together with the set of their events that the path touches, which
//! makes every sequence of steps count once.

use super::axis::Axis;
use crate::analysis::CriticalPaths;
use crate::analysis::network::Node;
use crate::analysis::network::reduction::{Direct, Reduction};
use crate::analysis::study::Side;
use crate::model::{Relation, StepId};

/// The events of a step that a path has touched.
type Touched = usize;
const START: Touched = 1;
const FINISH: Touched = 2;

/// Counts the critical paths of a network without gates and lists the first
/// ones, in the order of the steps in the file.
pub(in crate::analysis) fn of<A: Axis>(axis: &A, side: &Side<'_, A::Point>, reduction: &Reduction) -> CriticalPaths {
    let walk = Walk { axis, side };
    let Side { network, schedule } = side;
    let mut counts = vec![[0u64; 4]; network.len()];
    let mut onward: Vec<Vec<Way>> = vec![Vec::new(); network.len()];
    let mut leaves_finish = vec![false; network.len()];
    for node in network.nodes() {
        for order in reduction.waits(node).iter().filter(|order| walk.binds(node, order)) {
            leaves_finish[order.from.index()] |= order.relation != Relation::StartStart;
            let ways = &mut onward[order.from.index()];
            if ways.last().is_none_or(|way| way.to != node) {
                ways.push(Way { to: node, by: 0 });
            }
            if let Some(way) = ways.last_mut() {
                way.by |= by(order.relation);
            }
        }
    }
    // What a path touches from a separate start on is passed with that, the
    // finish alone with the step.
    let begun: Vec<Touched> = network.nodes().map(|node| walk.begins(node, reduction)).collect();
    for at in network.nodes() {
        let start = network.headed(at).and_then(|step| network.node_of(step));
        let node = start.unwrap_or(at);
        let apart = network.step(node).is_some_and(|step| network.head_of(step).is_some());
        let passed: &[Touched] = match (apart, start.is_some()) {
            (false, _) => &[START, FINISH, START | FINISH],
            (true, true) => &[START, START | FINISH],
            (true, false) => &[FINISH],
        };
        if !apart || start.is_some() {
            let begun = begun[node.index()];
            counts[node.index()][begun] += u64::from(begun != 0);
        }
        let own = counts[node.index()];
        for way in &onward[node.index()] {
            for &touched in passed {
                let then = walk.step_on(touched, *way);
                if then != 0 {
                    let count = &mut counts[way.to.index()][then];
                    *count = count.saturating_add(own[touched]);
                }
            }
        }
    }
    let ends = |node: Node, touched: Touched| {
        touched & FINISH != 0 && schedule.finish[node.index()] == schedule.end && !leaves_finish[node.index()]
    };
    let mut count = 0u64;
    for node in network.nodes() {
        for touched in [FINISH, START | FINISH] {
            if ends(node, touched) {
                count = count.saturating_add(counts[node.index()][touched]);
            }
        }
    }
    let by_file = |way: &Way| network.step(way.to);
    for nodes in &mut onward {
        nodes.sort_unstable_by_key(by_file);
    }
    let paths = walk.spell_out(&begun, &onward, ends);
    CriticalPaths { count, paths }
}

/// Returns whether an order is tight, between events on which the end depends.
pub(in crate::analysis) fn binds<A: Axis>(axis: &A, side: &Side<'_, A::Point>, to: Node, order: &Direct) -> bool {
    Walk { axis, side }.binds(to, order)
}

/// A continuation of a path: the next step, and the relations by which it is
/// bound.
#[derive(Clone, Copy)]
struct Way {
    to: Node,
    by: u8,
}

const fn by(relation: Relation) -> u8 {
    match relation {
        Relation::FinishStart => 1,
        Relation::StartStart => 2,
        Relation::FinishFinish => 4,
    }
}

struct Walk<'a, A: Axis> {
    axis: &'a A,
    side: &'a Side<'a, A::Point>,
}

impl<A: Axis> Walk<'_, A> {
    /// Returns whether an order is tight, between events on which the end
    /// depends.
    fn binds(&self, to: Node, order: &Direct) -> bool {
        let (schedule, from) = (&self.side.schedule, order.from);
        let after = |point| self.axis.after(point, order.lag);
        match order.relation {
            Relation::FinishStart => {
                after(schedule.finish[from.index()]) == schedule.start[to.index()]
                    && schedule.finish_binds(from)
                    && schedule.start_binds(to)
            }
            Relation::StartStart => {
                after(schedule.start[from.index()]) == schedule.start[to.index()]
                    && schedule.start_binds(from)
                    && schedule.start_binds(to)
            }
            Relation::FinishFinish => {
                after(schedule.finish[from.index()]) == schedule.finish[to.index()]
                    && schedule.finish_binds(from)
                    && schedule.finish_binds(to)
            }
        }
    }

    /// With the start, the finish too, where the duration binds.
    fn touched_from_start(&self, node: Node) -> Touched {
        let (at, schedule) = (node.index(), &self.side.schedule);
        let full = self.axis.after(schedule.start[at], self.side.network.length(node));
        let through = full == schedule.finish[at] && schedule.finish_binds(node);
        if through { START | FINISH } else { START }
    }

    /// The events touched by a path that begins at this step; `None` where none
    /// does.
    fn begins(&self, node: Node, reduction: &Reduction) -> Touched {
        let held = |order: &Direct| order.relation != Relation::FinishFinish && self.binds(node, order);
        let schedule = &self.side.schedule;
        let first = schedule.start[node.index()] == self.axis.origin() && schedule.start_binds(node);
        if first && !reduction.waits(node).iter().any(held) { self.touched_from_start(node) } else { 0 }
    }

    /// The events of the next step that a path touches when it comes from
    /// `touched` of the step before.
    fn step_on(&self, touched: Touched, way: Way) -> Touched {
        let mut then = 0;
        for relation in [Relation::FinishStart, Relation::StartStart, Relation::FinishFinish] {
            let leaves = if relation == Relation::StartStart { START } else { FINISH };
            if touched & leaves != 0 && way.by & by(relation) != 0 {
                then |= if relation == Relation::FinishFinish { FINISH } else { self.touched_from_start(way.to) };
            }
        }
        then
    }

    /// The first paths, in the order of the steps in the file.
    fn spell_out(
        &self,
        begun: &[Touched],
        onward: &[Vec<Way>],
        ends: impl Fn(Node, Touched) -> bool,
    ) -> Vec<Vec<StepId>> {
        let mut starts: Vec<(Node, Touched)> = self
            .side
            .network
            .nodes()
            .map(|node| (node, begun[node.index()]))
            .filter(|(_, begun)| *begun != 0)
            .collect();
        starts.sort_unstable_by_key(|(node, _)| self.side.network.step(*node));
        let mut paths = Vec::new();
        for (start, begun) in starts {
            // A path, each of its steps with the next continuation to try.
            let mut path = vec![(start, begun, 0usize)];
            while let Some((node, touched, next)) = path.last_mut() {
                if *next == 0 && ends(*node, *touched) {
                    let steps = path.iter().filter_map(|(node, ..)| self.side.network.step(*node)).collect();
                    paths.push(steps);
                    if paths.len() == CriticalPaths::SHOWN {
                        return paths;
                    }
                }
                let Some((node, touched, next)) = path.last_mut() else { break };
                match onward[node.index()].get(*next) {
                    Some(&way) => {
                        *next += 1;
                        let then = self.step_on(*touched, way);
                        if then != 0 {
                            path.push((way.to, then, 0));
                        }
                    }
                    None => {
                        path.pop();
                    }
                }
            }
        }
        paths
    }
}
