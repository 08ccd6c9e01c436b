//! Whose days, and on which clock, lie along the critical path.

use super::axis::Axis;
use super::measures::{Parties, work};
use super::study::Side;
use crate::model::{Actor, Counting, Process, Relation, StepId, Time, Value};

/// What lies along the critical path: of tied ones, that with most counted
/// days, of those, that with the least adding work, then that with most days
/// of the administration, then of the applicant.
pub(super) struct Path {
    pub(super) counted: Time,
    /// None where a step on a critical path leaves it open.
    pub(super) adding_work: Option<Time>,
    pub(super) parties: Parties,
}

/// The greater, the better: taken together in this order, weights of a longer
/// way compare as those of the ways it is made of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Weight {
    counted: Time,
    /// Adding work below zero.
    less_work: Time,
    agency: Time,
    applicant: Time,
    third_party: Time,
}

impl Path {
    pub(super) fn of<A: Axis>(process: &Process, axis: &A, side: &Side<'_, A::Point>) -> Self {
        let Side { network, schedule, .. } = side;
        let mut at_start: Vec<Option<Weight>> = Vec::with_capacity(network.len());
        let mut at_finish: Vec<Option<Weight>> = Vec::with_capacity(network.len());
        let mut best: Option<Weight> = None;
        let mut known = true;
        for node in network.nodes() {
            let (mut begins, mut ends): (Option<Weight>, Option<Weight>) = (None, None);
            let (start, finish) = (schedule.start[node.index()], schedule.finish[node.index()]);
            if start == axis.origin() && schedule.start_binds(node) {
                begins = Some(Weight::default());
            }
            for wait in network.waits(node) {
                let from = wait.from.index();
                let lagged = |weight: Option<Weight>, end, begin, binds: bool| {
                    let weight = weight.filter(|_| binds && axis.after(end, wait.lag) == begin)?;
                    Some(Weight { counted: weight.counted + axis.between(end, begin), ..weight })
                };
                match wait.relation {
                    Relation::FinishStart => {
                        let end = schedule.finish[from];
                        begins = begins.max(lagged(at_finish[from], end, start, schedule.start_binds(node)));
                    }
                    Relation::StartStart => {
                        let end = schedule.start[from];
                        begins = begins.max(lagged(at_start[from], end, start, schedule.start_binds(node)));
                    }
                    Relation::FinishFinish => {
                        let end = schedule.finish[from];
                        ends = ends.max(lagged(at_finish[from], end, finish, schedule.finish_binds(node)));
                    }
                }
            }
            if let Some(weight) = begins
                && schedule.finish_binds(node)
                && axis.after(start, network.length(node)) == finish
            {
                let adding = network.step(node).map_or(Some(Time::ZERO), |id| adding_work(process, id));
                known &= adding.is_some();
                let mut weight = weight;
                weight.less_work = weight.less_work - adding.unwrap_or_default();
                if let Some(id) = network.step(node) {
                    weight.pass(process, id, axis.between(start, finish));
                }
                ends = ends.max(Some(weight));
            }
            if finish == schedule.end {
                best = best.max(ends);
            }
            at_start.push(begins);
            at_finish.push(ends);
        }
        let known = known && best.is_some();
        let best = best.unwrap_or_default();
        let days = axis.between(axis.origin(), schedule.end);
        let Weight { agency, applicant, third_party, .. } = best;
        let between = days - agency - applicant - third_party;
        Self {
            counted: best.counted,
            adding_work: known.then_some(-best.less_work),
            parties: Parties { agency, applicant, third_party, between },
        }
    }
}

impl Weight {
    /// The way leads through a step that takes so long.
    fn pass(&mut self, process: &Process, id: StepId, time: Time) {
        let step = process.step(id);
        if step.clock == Counting::Counted {
            self.counted += time;
        }
        match step.actor {
            Actor::Agency => self.agency += time,
            Actor::Applicant => self.applicant += time,
            Actor::ThirdParty => self.third_party += time,
        }
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
