//! The days along a critical path by party and by clock: along a longest chain
//! of orders, each of which is tight.

use crate::analysis::measures::{Parties, work};
use crate::analysis::network::{Network, Node};
use crate::analysis::study::Side;
use crate::analysis::time::axis::Axis;
use crate::model::{Actor, Counting, Process, Relation, StepId, Time, Value};

/// The chains that lead to an event.
#[derive(Clone, Copy, Debug, Default)]
struct Reached {
    days: Days,
    /// The event before, on the chain of these days.
    before: Option<Event>,
    /// The least adding work on any of them.
    least_work: Time,
    /// Whether a step on one of them leaves its adding work open.
    open: bool,
}

/// The days along one chain. Of tied chains the one with the most counted days
/// counts, then the one with the most days of the administration: compared in
/// this order, the days of a longer chain rank as those of its parts do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Days {
    counted: Time,
    agency: Time,
    applicant: Time,
    third_party: Time,
}

/// The start or the finish of a node.
#[derive(Clone, Copy, Debug)]
struct Event {
    node: Node,
    is_finish: bool,
}

/// The critical paths of a figure.
#[derive(Debug)]
pub(in crate::analysis) struct Along {
    /// For each node the chains to its start and to its finish.
    ways: Vec<[Option<Reached>; 2]>,
    /// The chains to the end.
    whole: Reached,
}

impl Along {
    /// The counted days, including lags.
    pub(in crate::analysis) fn counted(&self) -> Time {
        self.whole.days.counted
    }

    /// The adding work of the chain with the least; `None` where a chain leaves
    /// it open.
    pub(in crate::analysis) fn adding_work(&self) -> Option<Time> {
        (!self.whole.open).then_some(self.whole.least_work)
    }

    /// The days of each party, out of all days.
    pub(in crate::analysis) fn parties(&self, days: Time) -> Parties {
        let Days { agency, applicant, third_party, .. } = self.whole.days;
        Parties { agency, applicant, third_party, between: days - agency - applicant - third_party }
    }

    /// The steps along the path of these days, in order.
    pub(in crate::analysis) fn steps(&self, network: &Network) -> Vec<StepId> {
        let mut steps = Vec::new();
        let mut event = self.whole.before;
        while let Some(Event { node, is_finish }) = event {
            event = self.ways[node.index()][usize::from(is_finish)].and_then(|way| way.before);
            let is_through = is_finish && event.is_some_and(|before| before.node == node);
            steps.extend(network.step(node).filter(|_| is_through));
        }
        steps.reverse();
        steps
    }

    /// One pass over the network.
    pub(in crate::analysis) fn of<A: Axis>(process: &Process, axis: &A, side: &Side<'_, A::Point>) -> Self {
        let (network, schedule) = (side.network, &side.schedule);
        let mut ways: Vec<[Option<Reached>; 2]> = Vec::with_capacity(network.len());
        let mut whole = None;
        for node in network.nodes() {
            let (start, finish) = (schedule.start[node.index()], schedule.finish[node.index()]);
            let mut begins = (start == axis.origin()).then(Reached::default);
            let mut ends = None;
            for wait in network.waits(node) {
                let from = wait.from.index();
                let (is_finish, left, held) = match wait.relation {
                    Relation::FinishStart => (true, schedule.finish[from], start),
                    Relation::StartStart => (false, schedule.start[from], start),
                    Relation::FinishFinish => (true, schedule.finish[from], finish),
                };
                let way = ways[from][usize::from(is_finish)].filter(|_| axis.after(left, wait.lag) == held);
                let Some(way) = way else { continue };
                let way = way.on_from(Event { node: wait.from, is_finish }).across(axis.between(left, held));
                let event = if wait.relation == Relation::FinishFinish { &mut ends } else { &mut begins };
                *event = either(*event, Some(way));
            }
            if let Some(way) = begins
                && axis.after(start, network.length(node)) == finish
            {
                let way = way.on_from(Event { node, is_finish: false });
                let through = match network.step(node) {
                    Some(id) => way.through(process, id, axis.between(start, finish)),
                    None => way,
                };
                ends = either(ends, Some(through));
            }
            if finish == schedule.end {
                whole = either(whole, ends.map(|way| way.on_from(Event { node, is_finish: true })));
            }
            ways.push([begins, ends]);
        }
        Self { ways, whole: whole.unwrap_or_default() }
    }
}

impl Reached {
    fn or(self, other: Self) -> Self {
        let longer = if other.days > self.days { other } else { self };
        Self { least_work: self.least_work.min(other.least_work), open: self.open || other.open, ..longer }
    }

    /// Continues the chains from an event.
    fn on_from(self, event: Event) -> Self {
        Self { before: Some(event), ..self }
    }

    /// Continues the chains across an order that takes this time.
    fn across(mut self, time: Time) -> Self {
        self.days.counted += time;
        self
    }

    /// Continues the chains through a step, with this much of its time.
    fn through(mut self, process: &Process, id: StepId, time: Time) -> Self {
        let step = process.step(id);
        if step.clock == Counting::Counted {
            self.days.counted += time;
        }
        match step.actor {
            Actor::Agency => self.days.agency += time,
            Actor::Applicant => self.days.applicant += time,
            Actor::ThirdParty => self.days.third_party += time,
        }
        match adding_work(process, id) {
            Some(work) => self.least_work += work,
            None => self.open = true,
        }
        self
    }
}

fn either(one: Option<Reached>, other: Option<Reached>) -> Option<Reached> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.or(other)),
        (one, other) => one.or(other),
    }
}

/// The adding work of a step on the path; `None` where the file does not
/// classify the step or does not state its work.
fn adding_work(process: &Process, id: StepId) -> Option<Time> {
    match process.step(id).value? {
        Value::Adding => work(process, id),
        Value::Required | Value::Waste => Some(Time::ZERO),
    }
}
