//! Which step is before which along finish-to-start orders, also across
//! steps that go.
//!
//! Across a step W that goes, the order stays as if W took no time. Where W is
//! tied by finishes and starts alone, chains of finish-to-start orders lead
//! through it as they do today. Where it is tied by other ends, too, its start
//! and its finish are passed *apart*: what it starts after comes before what
//! starts with it, what it finishes with before what starts after it.

use super::network::{Constraint, Network, Node};
use super::reach::Reach;
use crate::model::{Length, Part, Process, Relation, StepId};

/// Where a chain of finish-to-start orders passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Point {
    pub(super) step: StepId,
    /// Its start, which counts only for a step that is passed apart; else its
    /// finish.
    pub(super) at_start: bool,
}

impl Point {
    pub(super) const fn finish(step: StepId) -> Self {
        Self { step, at_start: false }
    }

    pub(super) const fn start(step: StepId) -> Self {
        Self { step, at_start: true }
    }
}

/// The pairs of a process, in space linear in its orders.
#[derive(Debug)]
pub(super) struct Pairs<'p> {
    process: &'p Process,
    /// For each step whether its ends are passed apart; empty where none is.
    apart: Vec<bool>,
    network: Network,
    /// By step, the nodes that stand for what comes before the start and the
    /// finish of a step passed apart; empty where none is.
    ends: Vec<[Option<Node>; 2]>,
}

impl<'p> Pairs<'p> {
    /// The pairs among the steps that stay when those in `gone` go.
    pub(super) fn of(process: &'p Process, gone: &[bool]) -> Self {
        let apart = apart(process, gone);
        let ends = vec![[None; 2]; apart.len()];
        let network = Network::for_steps(process.steps().len());
        let mut pairs = Self { process, apart, network, ends };
        for &part in process.orders().parts() {
            pairs.add(part);
        }
        pairs
    }

    fn add(&mut self, part: Part) {
        let step = match part {
            Part::Step(step) if !self.is_apart(step) => {
                let members = self.nodes_before(Point::finish(step));
                let waits: Vec<Constraint> = members.into_iter().map(Constraint::after).collect();
                self.network.add_step(step, Length::ZERO, &waits);
                return;
            }
            Part::Start(step) if !self.is_apart(step) => return,
            Part::Start(step) | Part::Step(step) => step,
        };
        // Of an earlier start the gate stands, and is passed again in vain.
        for (end, point) in [Point::start(step), Point::finish(step)].into_iter().enumerate() {
            let is_done = part == Part::Step(step) && end == 0 && self.ends[step.index()][0].is_some();
            let is_to_come = part == Part::Start(step) && end == 1;
            if !(is_done || is_to_come) {
                let mut members = self.nodes_before(point);
                self.ends[step.index()][end] = self.network.gate(&mut members);
            }
        }
    }

    fn nodes_before(&self, point: Point) -> Vec<Node> {
        self.before(point).filter_map(|before| self.node(before)).collect()
    }

    /// Whether the pairs are the same when the steps in `gone` go.
    pub(super) fn serves(&self, gone: &[bool]) -> bool {
        self.apart == apart(self.process, gone)
    }

    /// Whether some steps are passed apart.
    pub(super) fn has_apart(&self) -> bool {
        !self.apart.is_empty()
    }

    /// Whether the ends of a step are passed apart.
    pub(super) fn is_apart(&self, step: StepId) -> bool {
        self.apart.get(step.index()) == Some(&true)
    }

    /// The last points before one.
    pub(super) fn before(&self, point: Point) -> impl Iterator<Item = Point> + '_ {
        let is_apart = self.is_apart(point.step);
        let orders = self.process.orders().of(point.step).iter();
        let behind = orders.filter_map(move |order| match order.relation {
            Relation::FinishStart => (!is_apart || point.at_start).then_some(Point::finish(order.from)),
            Relation::StartStart => {
                ((!is_apart || point.at_start) && self.is_apart(order.from)).then_some(Point::start(order.from))
            }
            Relation::FinishFinish => (is_apart && !point.at_start).then_some(Point::finish(order.from)),
        });
        let own = (is_apart && !point.at_start).then_some(Point::start(point.step));
        behind.chain(own)
    }

    /// The node of a point; none where nothing comes before it.
    pub(super) fn node(&self, point: Point) -> Option<Node> {
        match self.ends.get(point.step.index()) {
            Some(ends) if self.is_apart(point.step) => ends[usize::from(!point.at_start)],
            _ => self.network.node_of(point.step),
        }
    }

    /// The steps and what each starts after.
    pub(super) fn network(&self) -> &Network {
        &self.network
    }

    /// Whether a step is a point, or before it.
    pub(super) fn is_behind(&self, reach: &mut Reach, step: StepId, point: Point) -> bool {
        match (self.network.node_of(step), self.node(point)) {
            (Some(step), Some(at)) => step == at || reach.leads(reach.finish(step), reach.finish(at)),
            _ => false,
        }
    }
}

/// For each step whether it goes; empty where no order by other ends than
/// finish to start touches one that does. What one of these passes on may lead
/// through any other.
fn apart(process: &Process, gone: &[bool]) -> Vec<bool> {
    let touches = |step: StepId| gone[step.index()];
    let mut ties = process.orders().all().iter().filter(|order| order.relation != Relation::FinishStart);
    match ties.any(|order| touches(order.from) || touches(order.to)) {
        true => gone.to_vec(),
        false => Vec::new(),
    }
}
