//! Today's order: every `after`, written or by default, and the documents.

use petgraph::algo::{kosaraju_scc, toposort};
use petgraph::graph::{DiGraph, NodeIndex};

use super::ids::{MaterialId, StepId};
use super::place::Place;
use super::step::{After, Step};
use super::time::Length;
use super::vocabulary::Relation;

/// The origin of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderSource {
    /// This entry of the step's `after`.
    After(u32),
    /// The step has no `after`: it follows the step above.
    Above,
    /// This material, which the other step gives.
    Document(MaterialId),
}

/// One order: `to` waits for `from`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Order {
    /// The step that comes first.
    pub from: StepId,
    /// The step that waits.
    pub to: StepId,
    /// The ends that are tied.
    pub relation: Relation,
    /// The least time between them.
    pub lag: Length,
    /// Its origin.
    pub source: OrderSource,
}

impl Order {
    /// Its place in the waiting step: the entry of `after`, the paper, or the
    /// step itself where it follows the step above by default.
    pub fn place(&self, waiting: &Step) -> Place {
        let step = Place::step(self.to.index());
        match self.source {
            OrderSource::After(nth) => step.field("after").item(nth as usize),
            OrderSource::Above => step,
            OrderSource::Document(material) => {
                let nth = waiting.askings().iter().position(|need| need.material == material);
                step.field(waiting.askings_key()).item(nth.expect("an order by a paper is made of its asking"))
            }
        }
    }

    /// The entry of `after` behind it, in the waiting step; `None` where its
    /// origin is another.
    pub fn entry<'s>(&self, waiting: &'s Step) -> Option<&'s After<StepId>> {
        match self.source {
            OrderSource::After(nth) => waiting.after.as_ref()?.get(nth as usize),
            OrderSource::Above | OrderSource::Document(_) => None,
        }
    }
}

/// All orders of a process. Built with a petgraph graph; kept as plain
/// adjacency arrays, over which long passes run several times faster.
#[derive(Clone, Debug, Default)]
pub struct Orders {
    /// Grouped by the waiting step, in file order: `after` first, then needs.
    orders: Vec<Order>,
    first: Vec<u32>,
    parts: Vec<StepPart>,
    topological: Vec<StepId>,
    /// The index of each step in `topological`.
    places: Vec<u32>,
}

/// A step in topological order, or its start where start and finish are
/// separate nodes: a step that starts with another may have to finish before
/// that one does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StepPart {
    /// The start of a step whose finish comes later.
    Start(StepId),
    /// The whole step, or its finish where its start came before.
    Step(StepId),
}

/// A graph with cycles, and the orders among its steps: a node for each step,
/// then one for each separate start. The edge from a start to its finish is not
/// an order.
pub(super) type Knotted = DiGraph<StepId, Option<u32>>;

impl Orders {
    /// The orders of a process of that many steps without any order.
    pub(super) fn none(steps: usize) -> Self {
        Self::new(steps, Vec::new()).expect("without orders there is no loop")
    }

    /// Sorts `orders`, which are grouped by `to` in ascending order, among
    /// `steps` steps. Both ends of each order are below `steps`.
    ///
    /// # Errors
    ///
    /// The graph, where it has a cycle.
    pub(super) fn new(steps: usize, orders: Vec<Order>) -> Result<Self, Knotted> {
        let mut first = vec![0u32; steps + 1];
        for order in &orders {
            first[order.to.index() + 1] += 1;
        }
        for at in 0..steps {
            first[at + 1] += first[at];
        }
        let parts = parts(steps, &orders)?;
        let whole = |part: &StepPart| match part {
            StepPart::Step(step) => Some(*step),
            StepPart::Start(_) => None,
        };
        let topological: Vec<StepId> = parts.iter().filter_map(whole).collect();
        let mut places = vec![0; steps];
        (0u32..).zip(&topological).for_each(|(place, step)| places[step.index()] = place);
        Ok(Self { orders, first, parts, topological, places })
    }

    /// The orders of a waiting step: the entries of its `after` in file order
    /// (or the step above), then its documents in the order of `needs`.
    pub fn of(&self, step: StepId) -> &[Order] {
        &self.orders[self.first[step.index()] as usize..self.first[step.index() + 1] as usize]
    }

    /// Every order, grouped by the waiting step.
    pub fn all(&self) -> &[Order] {
        &self.orders
    }

    /// The steps, each after all that it waits for; in the file's order where
    /// that is possible. A step that only starts with another may come before
    /// it, where the other's finish has to wait for it.
    pub fn topological(&self) -> &[StepId] {
        &self.topological
    }

    /// The index of a step in topological order.
    pub fn place(&self, step: StepId) -> usize {
        self.places[step.index()] as usize
    }

    /// Topological order with separate starts.
    pub fn parts(&self) -> &[StepPart] {
        &self.parts
    }
}

fn parts(steps: usize, orders: &[Order]) -> Result<Vec<StepPart>, Knotted> {
    // The file's own order is kept where it is valid: neighbours in the file
    // stay neighbours in memory.
    if orders.iter().all(|order| order.from < order.to) {
        return Ok((0..steps).map(|at| StepPart::Step(StepId::new(at))).collect());
    }
    let graph = graph(steps, orders, &vec![false; steps]);
    if let Ok(sorted) = toposort(&graph, None) {
        return Ok(sorted.into_iter().map(|node| StepPart::Step(StepId::new(node.index()))).collect());
    }
    // There may be a valid order of starts and finishes: separate them for the
    // steps of a cycle.
    let mut apart = vec![false; steps];
    for knot in kosaraju_scc(&graph).into_iter().filter(|knot| knot.len() > 1) {
        knot.iter().for_each(|node| apart[node.index()] = true);
    }
    let starts: Vec<StepId> = (0..steps).filter(|at| apart[*at]).map(StepId::new).collect();
    let graph = self::graph(steps, orders, &apart);
    let part = |node: NodeIndex| match node.index().checked_sub(steps) {
        Some(start) => StepPart::Start(starts[start]),
        None => StepPart::Step(StepId::new(node.index())),
    };
    match toposort(&graph, None) {
        Ok(sorted) => Ok(sorted.into_iter().map(part).collect()),
        Err(_) => Err(graph),
    }
}

/// A node for each step, then one for the start of each in `apart`.
fn graph(steps: usize, orders: &[Order], apart: &[bool]) -> Knotted {
    let mut graph = Knotted::with_capacity(steps, orders.len());
    let mut starts: Vec<NodeIndex> = (0..steps).map(|at| graph.add_node(StepId::new(at))).collect();
    for at in (0..steps).filter(|at| apart[*at]) {
        starts[at] = graph.add_node(StepId::new(at));
        graph.add_edge(starts[at], NodeIndex::new(at), None);
    }
    for (at, order) in (0u32..).zip(orders) {
        let (start, finish) = (|step: StepId| starts[step.index()], |step: StepId| NodeIndex::new(step.index()));
        let (from, to) = match order.relation {
            Relation::FinishStart => (finish(order.from), start(order.to)),
            Relation::StartStart => (start(order.from), start(order.to)),
            Relation::FinishFinish => (finish(order.from), finish(order.to)),
        };
        graph.add_edge(from, to, Some(at));
    }
    graph
}
