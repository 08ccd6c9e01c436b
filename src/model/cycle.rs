//! Cycles in today's order, and their nature.

use std::collections::VecDeque;

use petgraph::Direction;
use petgraph::algo::kosaraju_scc;
use petgraph::graph::{DiGraph, NodeIndex};
use petgraph::visit::EdgeRef;

use super::declared::Material;
use super::defect::{Defect, LoopNature, Note, Problem, Related};
use super::ids::StepId;
use super::order::{Knotted, Order, OrderSource};
use super::place::Place;
use super::step::Step;

/// One defect for each strongly connected component: the shortest cycle through
/// its first step in the file. A cycle of papers alone is preferred to others,
/// since no change of an `after` can break it.
pub(super) fn defects(graph: &Knotted, orders: &[Order], steps: &[Step], materials: &[Material]) -> Vec<Defect> {
    let is_paper = |at: u32| matches!(orders[at as usize].source, OrderSource::Document(_));
    let papers = graph.filter_map(|_, step| Some(*step), |_, at| at.is_none_or(is_paper).then_some(*at));
    let paper_knots = of_several(&papers);
    let mut knot_of = vec![None; graph.node_count()];
    for knot in &paper_knots {
        for node in knot {
            knot_of[node.index()] = Some(knot);
        }
    }
    let way = |knot: &Vec<NodeIndex>| match knot.iter().find_map(|node| knot_of[node.index()]) {
        Some(knot) => shortest_loop(&papers, knot),
        None => shortest_loop(graph, knot),
    };
    of_several(graph).iter().map(|knot| describe(&way(knot), orders, steps, materials)).collect()
}

/// For each of some points the number of its strongly connected component: one
/// that leads to another leads back to itself if the two have the same number.
/// Both ends of each edge are below `points`.
pub fn knots(points: usize, edges: impl Iterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut graph = DiGraph::<(), ()>::new();
    (0..points).for_each(|_| _ = graph.add_node(()));
    graph.extend_with_edges(edges.map(|(from, to)| (NodeIndex::new(from), NodeIndex::new(to))));
    let mut knots = vec![0; points];
    for (number, knot) in kosaraju_scc(&graph).into_iter().enumerate() {
        knot.into_iter().for_each(|point| knots[point.index()] = number);
    }
    knots
}

/// The strongly connected components of more than one step, each and all of
/// them in file order.
fn of_several(graph: &Knotted) -> Vec<Vec<NodeIndex>> {
    // Kosaraju's algorithm, since Tarjan's in petgraph is recursive and
    // overflows the stack on long chains.
    let mut knots: Vec<Vec<NodeIndex>> = kosaraju_scc(graph).into_iter().filter(|knot| knot.len() > 1).collect();
    for knot in &mut knots {
        knot.sort_unstable();
    }
    knots.sort_by_cached_key(|knot| graph[first(graph, knot)]);
    knots
}

/// The node of a component whose step is the first in the file.
fn first(graph: &Knotted, knot: &[NodeIndex]) -> NodeIndex {
    knot.iter().copied().min_by_key(|node| (graph[*node], *node)).expect("a knot has steps")
}

/// The orders of the shortest cycle through the first step of a component, each
/// leading to the next, from that step on.
fn shortest_loop(graph: &Knotted, knot: &[NodeIndex]) -> Vec<u32> {
    let start = first(graph, knot);
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
        orders.extend(order);
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
    let nature = nature(&way, steps);
    // The cycle is reported from its first step in the file: the orders of that
    // step come last.
    let mut related = Vec::new();
    for order in &way {
        let bases = if nature == LoopNature::MutualPrerequisite { bases(order, steps) } else { Vec::new() };
        let from = steps[order.from.index()].name.clone();
        let note = match order.source {
            OrderSource::After(_) | OrderSource::Above => Note::Follows(from),
            OrderSource::Document(material) => {
                let material = materials[material.index()].name.clone();
                let baseless = nature == LoopNature::MutualPrerequisite && bases.is_empty();
                Note::Needs { material, from, baseless }
            }
        };
        related.push(Related { place: order.place(&steps[order.to.index()]), note });
        related.extend(bases);
    }
    let first = way.first().map_or(StepId(0), |order| order.from);
    let problem = Problem::Cycle { steps: way.iter().map(|order| order.from).collect(), names, nature };
    Defect { place: Place::step(first.index()), problem, related }
}

/// What the file cites for a step that waits: the law of the step, and the
/// basis of its `after`.
fn bases(order: &Order, steps: &[Step]) -> Vec<Related> {
    let (step, of_step) = (&steps[order.to.index()], Place::step(order.to.index()));
    let law = Some(step.law.join("; ")).filter(|law| !law.is_empty());
    let law = law.map(|law| Related { place: of_step.clone().field("law"), note: Note::Basis(law) });
    let entries = step.after.iter().flatten().enumerate().filter(|(_, entry)| entry.step == order.from);
    let entries = entries.filter_map(|(nth, entry)| {
        let note = Note::Basis(entry.basis.clone()?);
        Some(Related { place: of_step.clone().field("after").item(nth), note })
    });
    law.into_iter().chain(entries).collect()
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
