//! Today's order: every `after`, written or by default, and the documents.

use petgraph::algo::toposort;
use petgraph::graph::{DiGraph, NodeIndex};

use super::ids::{MaterialId, StepId};
use super::place::Place;
use super::step::Step;
use super::time::Length;
use super::vocabulary::Relation;

/// What makes one step wait for another.
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
    /// Which ends are tied.
    pub relation: Relation,
    /// How much later at least.
    pub lag: Length,
    /// Where it comes from.
    pub source: OrderSource,
}

impl Order {
    /// Where it is written, in the step that waits: the entry of `after`, the
    /// paper; the step itself where it follows the one above by default.
    #[must_use]
    pub fn place(&self, waiting: &Step) -> Place {
        let step = Place::step(self.to.index());
        match self.source {
            OrderSource::After(nth) => step.field("after").item(nth as usize),
            OrderSource::Above => step,
            OrderSource::Document(material) => {
                let nth = waiting.askings().iter().position(|need| need.material == material);
                step.field(waiting.askings_key()).item(nth.unwrap_or(0))
            }
        }
    }
}

/// All orders of a process. Built on a petgraph DAG; kept as plain adjacency
/// arrays, in which long passes run several times faster.
#[derive(Clone, Debug, Default)]
pub struct Orders {
    /// Grouped by the waiting step, in file order: `after` first, then needs.
    orders: Vec<Order>,
    first: Vec<u32>,
    topological: Vec<StepId>,
}

impl Orders {
    /// Sorts `orders`, which are grouped by `to` in ascending order, among
    /// `steps` steps. Where there is a cycle, gives the graph back.
    pub(super) fn new(steps: usize, orders: Vec<Order>) -> Result<Self, DiGraph<(), u32>> {
        let mut first = vec![0u32; steps + 1];
        for order in &orders {
            first[order.to.index() + 1] += 1;
        }
        for at in 0..steps {
            first[at + 1] += first[at];
        }
        let mut graph = DiGraph::<(), u32>::with_capacity(steps, orders.len());
        for _ in 0..steps {
            graph.add_node(());
        }
        for (at, order) in (0u32..).zip(&orders) {
            graph.add_edge(NodeIndex::new(order.from.index()), NodeIndex::new(order.to.index()), at);
        }
        // The file's own order is kept where it is one: neighbours in the
        // file stay neighbours in memory.
        let topological = if orders.iter().all(|order| order.from < order.to) {
            (0..steps).map(StepId::new).collect()
        } else {
            match toposort(&graph, None) {
                Ok(sorted) => sorted.into_iter().map(|node| StepId::new(node.index())).collect(),
                Err(_) => return Err(graph),
            }
        };
        Ok(Self { orders, first, topological })
    }

    /// What one step waits for: the entries of its `after` in their order
    /// (or the step above), then its documents in the order of `needs`.
    #[must_use]
    pub fn of(&self, step: StepId) -> &[Order] {
        &self.orders[self.first[step.index()] as usize..self.first[step.index() + 1] as usize]
    }

    /// Every order, grouped by the step that waits.
    #[must_use]
    pub fn all(&self) -> &[Order] {
        &self.orders
    }

    /// The steps, each after all that it waits for; the file's order where
    /// that is possible as it is.
    #[must_use]
    pub fn topological(&self) -> &[StepId] {
        &self.topological
    }
}
