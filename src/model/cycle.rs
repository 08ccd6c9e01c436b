//! Loops in today's order, and why they exist.

use std::collections::VecDeque;

use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use super::defect::{Defect, LoopNature, Note, Problem, Related};
use super::order::{Order, OrderSource};
use super::place::Place;
use super::process::{Material, StepId};
use super::step::Step;

/// One defect for each knot of steps that wait for each other: the shortest
/// loop through the first of them in the file.
pub(super) fn defects(
    graph: &DiGraph<(), u32>,
    orders: &[Order],
    steps: &[Step],
    materials: &[Material],
) -> Vec<Defect> {
    // Kosaraju's algorithm, since Tarjan's in petgraph is recursive and
    // overflows the stack on long chains.
    let mut knots: Vec<Vec<NodeIndex>> = kosaraju_scc(graph).into_iter().filter(|knot| knot.len() > 1).collect();
    for knot in &mut knots {
        knot.sort_unstable();
    }
    knots.sort_unstable();
    knots.iter().map(|knot| describe(&shortest_loop(graph, knot), orders, steps, materials)).collect()
}

/// The orders of the shortest loop through the first node of a knot, each
/// leading on to the next, starting from that node.
fn shortest_loop(graph: &DiGraph<(), u32>, knot: &[NodeIndex]) -> Vec<u32> {
    let start = knot[0];
    let mut reached_by = vec![None; graph.node_count()];
    let mut queue = VecDeque::from([start]);
    while let Some(node) = queue.pop_front() {
        let mut edges: Vec<_> = graph.edges_directed(node, Direction::Outgoing).collect();
        edges.sort_unstable_by_key(|edge| (edge.target(), *edge.weight()));
        for edge in edges {
            if reached_by[edge.target().index()].is_none() && knot.binary_search(&edge.target()).is_ok() {
                reached_by[edge.target().index()] = Some((node, *edge.weight()));
                queue.push_back(edge.target());
            }
        }
        if reached_by[start.index()].is_some() {
            break;
        }
    }
    let mut orders = Vec::new();
    let mut node = start;
    while let Some((before, order)) = reached_by[node.index()] {
        orders.push(order);
        node = before;
        if node == start {
            break;
        }
    }
    orders.reverse();
    orders
}

fn describe(way: &[u32], orders: &[Order], steps: &[Step], materials: &[Material]) -> Defect {
    let way: Vec<Order> = way.iter().map(|at| orders[*at as usize]).collect();
    let names: Vec<String> = way.iter().map(|order| steps[order.from.index()].name.clone()).collect();
    // The loop is told from its first step in the file: what that one waits
    // for comes last.
    let related = way
        .iter()
        .map(|order| {
            let before = steps[order.from.index()].name.clone();
            let (place, note) = match order.source {
                OrderSource::After(nth) => (of(order.to).field("after").item(nth as usize), Note::Follows(before)),
                OrderSource::Above => (of(order.to), Note::Follows(before)),
                OrderSource::Document(material) => {
                    let needs = steps[order.to.index()].needs.iter().flatten();
                    let nth = needs.into_iter().position(|need| need.material == material).unwrap_or(0);
                    let material = materials[material.index()].name.clone();
                    (of(order.to).field("needs").item(nth), Note::Needs { material, from: before })
                }
            };
            Related { place, note }
        })
        .collect();
    let first = way.first().map_or(StepId(0), |order| order.from);
    let problem =
        Problem::Cycle { steps: way.iter().map(|order| order.from).collect(), names, nature: nature(&way, steps) };
    Defect { place: of(first), problem, related }
}

fn of(step: StepId) -> Place {
    Place::step(step.index())
}

fn nature(way: &[Order], steps: &[Step]) -> LoopNature {
    let documents = way.iter().filter(|order| matches!(order.source, OrderSource::Document(_))).count();
    let offices_differ = way.iter().any(|order| {
        let (from, to) = (&steps[order.from.index()], &steps[order.to.index()]);
        from.department != to.department
    });
    if documents == way.len() && offices_differ {
        LoopNature::MutualPrerequisite
    } else if documents > 0 {
        LoopNature::LateDocument
    } else {
        LoopNature::Order
    }
}
