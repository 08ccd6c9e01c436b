//! When all ends with one change only, for every change at once.

use super::axis::Numbers;
use super::scenario::{earliest_starts, starts_after};
use super::spans;
use super::study::Study;
use crate::model::{Relation, StepId, Time};

/// For each change when all ends with that change only.
pub(super) fn ends(study: &Study<'_, '_, Numbers>, changes: &[StepId]) -> Vec<Time> {
    let process = study.process();
    let (network, schedule) = (study.today.network, &study.today.schedule);
    let without = spans::without_each(network, schedule);
    let mut ahead = vec![None; network.len()];
    for (to, wait) in network.constraints() {
        if wait.relation == Relation::FinishStart {
            let onward = Some(schedule.tail_from_start(to));
            ahead[wait.from.index()] = ahead[wait.from.index()].max(onward);
        }
    }
    let standing = study.plans.standing();
    let earliest = earliest_starts(standing, study.axis, |step| study.today.start(step).zip(study.today.finish(step)));
    let end = |step: &StepId| {
        let (Some(node), Some(free)) = (network.node_of(*step), standing.node_of(*step)) else { return schedule.end };
        // The order across the step stays as it is.
        let behind = starts_after(process, *step).filter_map(|before| study.today.finish(before)).max();
        let across = behind.zip(ahead[node.index()]).map_or(Time::ZERO, |(behind, ahead)| behind + ahead);
        let past = without[node.index()].max(across);
        if study.plans.gone[step.index()] {
            return past;
        }
        let (begins, ends) = earliest[free.index()];
        let finish = ends.max(begins + process.length(*step).time());
        let through = (begins + schedule.tail_from_start(node)).max(finish + schedule.tail_from_finish(node));
        past.max(through)
    };
    changes.iter().map(end).collect()
}
