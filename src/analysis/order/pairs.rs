//! The pairs of steps along finish-to-start orders, also across removed steps.
//!
//! Across a removed step W the order is kept as if W took no time. Where W is
//! tied by finishes and starts alone, chains of finish-to-start orders lead
//! through it as they do today. Where it is tied by other ends, too, its start
//! and its finish are passed *apart*: what it starts after comes before what
//! starts with it, what it finishes with before what starts after it.

use std::collections::HashSet;
use std::sync::{Arc, Mutex};

use crate::analysis::network::reach::Reach;
use crate::analysis::network::{Constraint, Network, Node};
use crate::model::{Length, Order, Process, Relation, StepId, StepPart};

/// A point that a chain of finish-to-start orders passes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::analysis) struct Point {
    pub(in crate::analysis) step: StepId,
    /// Its start, which counts only for a step that is passed apart; else its
    /// finish.
    pub(in crate::analysis) at_start: bool,
}

impl Point {
    pub(in crate::analysis) const fn finish(step: StepId) -> Self {
        Self { step, at_start: false }
    }

    pub(in crate::analysis) const fn start(step: StepId) -> Self {
        Self { step, at_start: true }
    }
}

/// The pairs of a process, in space linear in its orders.
#[derive(Debug)]
pub(in crate::analysis) struct Pairs<'p> {
    process: &'p Process,
    /// For each step whether its ends are passed apart; empty where none is.
    apart: Vec<bool>,
    network: Network,
    /// By step, the nodes for everything before the start and the finish of a
    /// step passed apart; empty where there is none.
    ends: Vec<[Option<Node>; 2]>,
}

impl<'p> Pairs<'p> {
    /// The pairs where the ends of the steps in `apart` are passed apart; an
    /// empty list means no steps.
    fn of(process: &'p Process, apart: Vec<bool>) -> Self {
        let ends = vec![[None; 2]; apart.len()];
        let network = Network::for_steps(process.steps().len());
        let mut pairs = Self { process, apart, network, ends };
        for &part in process.orders().parts() {
            pairs.add(part);
        }
        pairs
    }

    fn add(&mut self, part: StepPart) {
        let step = match part {
            StepPart::Step(step) if !self.is_apart(step) => {
                let members = self.nodes_before(Point::finish(step));
                let waits: Vec<Constraint> = members.into_iter().map(Constraint::after).collect();
                self.network.add_step(step, Length::ZERO, &waits);
                return;
            }
            StepPart::Start(step) if !self.is_apart(step) => return,
            StepPart::Start(step) | StepPart::Step(step) => step,
        };
        // The gate of an earlier start exists already, and is not replaced.
        for (end, point) in [Point::start(step), Point::finish(step)].into_iter().enumerate() {
            let is_done = part == StepPart::Step(step) && end == 0 && self.ends[step.index()][0].is_some();
            let is_to_come = part == StepPart::Start(step) && end == 1;
            if !(is_done || is_to_come) {
                let mut members = self.nodes_before(point);
                self.ends[step.index()][end] = self.network.gate(&mut members);
            }
        }
    }

    fn nodes_before(&self, point: Point) -> Vec<Node> {
        self.before(point).filter_map(|before| self.node(before)).collect()
    }

    /// The steps that are passed apart; empty where there are none.
    pub(in crate::analysis) fn apart(&self) -> &[bool] {
        &self.apart
    }

    /// Returns whether some steps are passed apart.
    pub(in crate::analysis) fn has_apart(&self) -> bool {
        !self.apart.is_empty()
    }

    /// Returns whether the ends of a step are passed apart.
    pub(in crate::analysis) fn is_apart(&self, step: StepId) -> bool {
        self.apart.get(step.index()) == Some(&true)
    }

    /// The last points before one.
    pub(in crate::analysis) fn before(&self, point: Point) -> impl Iterator<Item = Point> + '_ {
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

    /// The node of a point; `None` where nothing comes before it.
    pub(in crate::analysis) fn node(&self, point: Point) -> Option<Node> {
        match self.ends.get(point.step.index()) {
            Some(ends) if self.is_apart(point.step) => ends[usize::from(!point.at_start)],
            _ => self.network.node_of(point.step),
        }
    }

    /// The steps and their predecessors as a network.
    pub(in crate::analysis) fn network(&self) -> &Network {
        &self.network
    }

    /// Returns whether a step is a point, or before it.
    pub(in crate::analysis) fn is_behind(&self, reach: &mut Reach, step: StepId, point: Point) -> bool {
        match (self.network.node_of(step), self.node(point)) {
            (Some(step), Some(at)) => step == at || reach.leads(reach.finish(step), reach.finish(at)),
            _ => false,
        }
    }
}

/// The pairs along finish-to-start orders as they are today, from which those
/// of any scenario follow.
#[derive(Debug)]
pub(in crate::analysis) struct Plain<'p> {
    pairs: Arc<Pairs<'p>>,
    reach: Arc<Mutex<Reach>>,
    /// The FF orders that say no more than the path by finishes and starts.
    moot: HashSet<(StepId, StepId)>,
}

impl<'p> Plain<'p> {
    pub(in crate::analysis) fn of(process: &'p Process) -> Self {
        let pairs = Pairs::of(process, Vec::new());
        let mut reach = Reach::new(pairs.network());
        let ends = process.orders().all().iter().filter(|order| order.relation == Relation::FinishFinish);
        let is_moot = |order: &&Order| pairs.is_behind(&mut reach, order.from, Point::finish(order.to));
        let moot = ends.filter(is_moot).map(|order| (order.from, order.to)).collect();
        Self { pairs: Arc::new(pairs), reach: Arc::new(Mutex::new(reach)), moot }
    }

    /// The pairs among the remaining steps when those in `gone` are removed,
    /// with their index.
    pub(in crate::analysis) fn when_gone(&self, gone: &[bool]) -> (Arc<Pairs<'p>>, Arc<Mutex<Reach>>) {
        let apart = self.apart(gone);
        if apart.is_empty() {
            return (Arc::clone(&self.pairs), Arc::clone(&self.reach));
        }
        let pairs = Pairs::of(self.pairs.process, apart);
        let reach = Reach::new(pairs.network());
        (Arc::new(pairs), Arc::new(Mutex::new(reach)))
    }

    /// The steps that are passed apart when those in `gone` are removed: those
    /// that an order by other ends than finish to start touches, and any others
    /// that are removed beside them, since what one passes on may lead through
    /// the next. Empty where there are none.
    pub(in crate::analysis) fn apart(&self, gone: &[bool]) -> Vec<bool> {
        let orders = self.pairs.process.orders().all();
        let is_gone = |step: StepId| gone[step.index()];
        let ties = orders.iter().filter(|order| order.relation != Relation::FinishStart);
        let tell = |order: &&Order| is_gone(order.from) || (is_gone(order.to) && !self.is_moot(order));
        let touched = ties.filter(tell).flat_map(|order| [order.from, order.to]).filter(|step| is_gone(*step));
        let mut open: Vec<StepId> = touched.collect();
        if open.is_empty() {
            return Vec::new();
        }
        let mut beside: Vec<Vec<StepId>> = vec![Vec::new(); gone.len()];
        for order in orders.iter().filter(|order| is_gone(order.from) && is_gone(order.to)) {
            beside[order.from.index()].push(order.to);
            beside[order.to.index()].push(order.from);
        }
        let mut apart = vec![false; gone.len()];
        while let Some(step) = open.pop() {
            if !std::mem::replace(&mut apart[step.index()], true) {
                open.extend(&beside[step.index()]);
            }
        }
        apart
    }

    /// Returns whether an order between finishes adds nothing to the path by
    /// finishes and starts.
    fn is_moot(&self, order: &Order) -> bool {
        order.relation == Relation::FinishFinish && self.moot.contains(&(order.from, order.to))
    }
}
