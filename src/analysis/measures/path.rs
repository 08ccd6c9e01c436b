//! Whose days, and on which clock, lie along a critical path: along a longest
//! chain of orders, each holding the next exactly.

use crate::analysis::measures::{Parties, work};
use crate::analysis::network::Node;
use crate::analysis::study::Side;
use crate::analysis::time::axis::Axis;
use crate::model::{Actor, Counting, Process, Relation, StepId, Time, Value};

/// What lies along the chains that lead to an event.
#[derive(Clone, Copy, Debug, Default)]
pub(in crate::analysis) struct Reached {
    days: Days,
    /// The least adding work of any of them.
    least_work: Time,
    /// Whether on one of them a step leaves its adding work open.
    open: bool,
}

/// The days along one chain. Of tied chains that with most counted days, then
/// with most days of the administration: taken together in this order, the days
/// of a longer chain compare as those of the chains it is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Days {
    counted: Time,
    agency: Time,
    applicant: Time,
    third_party: Time,
}

impl Reached {
    /// Counted days, lags among them.
    pub(in crate::analysis) fn counted(&self) -> Time {
        self.days.counted
    }

    /// The adding work of the chain that has least; none where one leaves it
    /// open.
    pub(in crate::analysis) fn adding_work(&self) -> Option<Time> {
        (!self.open).then_some(self.least_work)
    }

    /// Whose days they are, of so many in all.
    pub(in crate::analysis) fn parties(&self, days: Time) -> Parties {
        let Days { agency, applicant, third_party, .. } = self.days;
        Parties { agency, applicant, third_party, between: days - agency - applicant - third_party }
    }

    fn or(self, other: Self) -> Self {
        Self {
            days: self.days.max(other.days),
            least_work: self.least_work.min(other.least_work),
            open: self.open || other.open,
        }
    }

    /// The chains go on across an order that takes so long.
    fn across(mut self, time: Time) -> Self {
        self.days.counted += time;
        self
    }

    /// The chains go on through a step, of which so long counts.
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

/// What lies along the critical paths to the ends of the nodes that `is_end`
/// picks, from a point on: a step or a lag that runs then counts with the part
/// after it. One pass over the network.
pub(in crate::analysis) fn along<A: Axis>(
    process: &Process,
    axis: &A,
    side: &Side<'_, A::Point>,
    from: A::Point,
    is_end: impl Fn(Node) -> bool,
) -> Reached {
    let (network, schedule) = (side.network, &side.schedule);
    let since = |begin: A::Point, end: A::Point| axis.between(begin.max(from), end.max(from));
    let mut at_start: Vec<Option<Reached>> = Vec::with_capacity(network.len());
    let mut at_finish: Vec<Option<Reached>> = Vec::with_capacity(network.len());
    let mut best: Option<Reached> = None;
    for node in network.nodes() {
        let (start, finish) = (schedule.start[node.index()], schedule.finish[node.index()]);
        let mut begins = (start == axis.origin()).then(Reached::default);
        let mut ends = None;
        for wait in network.waits(node) {
            let before = wait.from.index();
            let (way, left, held) = match wait.relation {
                Relation::FinishStart => (at_finish[before], schedule.finish[before], start),
                Relation::StartStart => (at_start[before], schedule.start[before], start),
                Relation::FinishFinish => (at_finish[before], schedule.finish[before], finish),
            };
            let Some(way) = way.filter(|_| axis.after(left, wait.lag) == held) else { continue };
            let way = way.across(since(left, held));
            let event = if wait.relation == Relation::FinishFinish { &mut ends } else { &mut begins };
            *event = either(*event, Some(way));
        }
        if let Some(way) = begins
            && axis.after(start, network.length(node)) == finish
        {
            let through = match network.step(node) {
                Some(id) => way.through(process, id, since(start, finish)),
                None => way,
            };
            ends = either(ends, Some(through));
        }
        if is_end(node) {
            best = either(best, ends);
        }
        at_start.push(begins);
        at_finish.push(ends);
    }
    best.unwrap_or_default()
}

fn either(one: Option<Reached>, other: Option<Reached>) -> Option<Reached> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.or(other)),
        (one, other) => one.or(other),
    }
}

/// The adding work of a step on the path; none where the file does not
/// classify the step, or does not say how much of it is work.
fn adding_work(process: &Process, id: StepId) -> Option<Time> {
    match process.step(id).value? {
        Value::Adding => work(process, id),
        Value::Required | Value::Waste => Some(Time::ZERO),
    }
}
