//! The end of the process with a single change, for every change at once.

use super::anew;
use crate::analysis::Reason;
use crate::analysis::network::Network;
use crate::analysis::study::Study;
use crate::analysis::time::axis::{Axis, Numbers};
use crate::analysis::time::spans;
use crate::model::{Order, Relation, StepId, Time};

/// Earlier than any time, for events that do not happen.
const NEVER: Time = Time::from_thousandths(i64::MIN / 4);

/// For each change the end with that change only.
pub(in crate::analysis) fn ends(study: &Study<'_, '_, Numbers>, changes: &[StepId]) -> Vec<Time> {
    let (network, schedule) = (study.today.network, &study.today.schedule);
    let without = spans::without_each(network, schedule);
    let mut leaving: Vec<Vec<&Order>> = vec![Vec::new(); study.plans.gone.len()];
    for order in study.process().orders().all() {
        leaving[order.from.index()].push(order);
    }
    let standing = study.plans.standing();
    let earliest = earliest(standing, study.axis, |step| study.today.start(step).zip(study.today.finish(step)));
    let end = |step: &StepId| {
        let (Some(node), Some(free)) = (network.node_of(*step), standing.node_of(*step)) else { return schedule.end };
        if network.head_of(*step).is_some() || standing.head_of(*step).is_some() {
            return anew::end(study, |made| made == *step);
        }
        let past = without[node.index()].max(across(study, *step, &leaving[step.index()]));
        if study.plans.gone[step.index()] {
            return past;
        }
        let (begins, ends) = earliest[free.index()];
        let finish = ends.max(begins + study.process().length(*step).time());
        let through = (begins + schedule.tail_from_start(node)).max(finish + schedule.tail_from_finish(node));
        past.max(through)
    };
    changes.iter().map(end).collect()
}

/// The longest path along the order across a step, which is kept when the step
/// is removed or waits for less. `leaving` are the orders of its successors.
fn across(study: &Study<'_, '_, Numbers>, step: StepId, leaving: &[&Order]) -> Time {
    let (today, record) = (&study.today, &study.plans.basis.record);
    let goes = study.plans.gone[step.index()];
    let before = Before::of(study, step);
    let mut longest = Time::ZERO;
    for order in leaving {
        let Some(to) = today.network.node_of(order.to) else { continue };
        let (from_start, from_finish) =
            (today.schedule.tail_from_start(today.network.start_of(to)), today.schedule.tail_from_finish(to));
        let is_habit = record.of_entry(order) == Reason::Habit;
        let lag = if goes && !is_habit { order.lag.time() } else { Time::ZERO };
        let started = if goes && !is_habit { before.started } else { NEVER };
        let way = match order.relation {
            Relation::FinishStart => before.finish.max(started) + lag + from_start,
            Relation::StartStart if goes => before.start.max(started) + lag + from_start,
            Relation::FinishFinish if goes && !is_habit => before.finish + lag + from_finish,
            _ => NEVER,
        };
        longest = longest.max(way);
    }
    longest
}

/// The times before a step, as of today.
struct Before {
    /// The last finish before its start.
    start: Time,
    /// The last finish before its finish, where the step is removed and passed
    /// as if it took no time.
    finish: Time,
    /// The last start before its start.
    started: Time,
}

impl Before {
    fn of(study: &Study<'_, '_, Numbers>, step: StepId) -> Self {
        let mut before = Self { start: NEVER, finish: NEVER, started: NEVER };
        for order in study.process().orders().of(step) {
            let (start, finish) = (study.today.start(order.from), study.today.finish(order.from));
            match order.relation {
                Relation::FinishStart => before.start = before.start.max(finish.unwrap_or(NEVER)),
                Relation::FinishFinish if study.plans.gone[step.index()] => {
                    before.finish = before.finish.max(finish.unwrap_or(NEVER));
                }
                Relation::FinishFinish => {}
                Relation::StartStart => before.started = before.started.max(start.unwrap_or(NEVER)),
            }
        }
        before.finish = before.finish.max(before.start);
        before
    }
}

/// For each node of `network` the time at which its predecessors have reached
/// the start and finish given for the steps.
fn earliest<A: Axis>(
    network: &Network,
    axis: &A,
    times: impl Fn(StepId) -> Option<(A::Point, A::Point)>,
) -> Vec<(A::Point, A::Point)> {
    let origin = axis.origin();
    let mut reached = vec![(origin, origin); network.len()];
    let mut earliest = Vec::with_capacity(network.len());
    for node in network.nodes() {
        let (mut begins, mut ends) = (origin, origin);
        for wait in network.waits(node) {
            let (from_start, from_finish) = reached[wait.from.index()];
            match wait.relation {
                Relation::FinishStart => begins = begins.max(axis.after(from_finish, wait.lag)),
                Relation::StartStart => begins = begins.max(axis.after(from_start, wait.lag)),
                Relation::FinishFinish => ends = ends.max(axis.after(from_finish, wait.lag)),
            }
        }
        reached[node.index()] = network.step(node).and_then(&times).unwrap_or((begins, begins.max(ends)));
        earliest.push((begins, ends));
    }
    earliest
}
