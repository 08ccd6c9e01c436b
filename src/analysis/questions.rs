//! What to ask: the steps of which the file does not say why they wait.

use super::Question;
use super::scenario::{earliest_starts, has_open_order};
use super::study::Study;
use crate::model::{StepId, Time};

/// One question for each unexplained step with an open order, most days at
/// stake first, ties in file order. `without` tells, for each node of
/// reachable, the longest way that leaves it out.
pub(super) fn questions(study: &Study<'_>, without: &[Time]) -> Vec<Question> {
    let process = study.basis.process;
    let reachable = &study.reachable;
    // What the record alone makes each step wait for, the others as in
    // reachable.
    let recorded = earliest_starts(&study.floor.network, |step| reachable.start(step), |step| reachable.finish(step));
    let mut seen = Vec::new();
    let at_stake = |step: StepId| {
        let (node, floor) = reachable.network.node_of(step).zip(study.floor.network.node_of(step))?;
        let (begins, ends) = recorded[floor.index()];
        let finish = ends.max(begins + process.length(step));
        let schedule = &reachable.schedule;
        let through = (begins + schedule.tail_from_start(node)).max(finish + schedule.tail_from_finish(node));
        Some(schedule.days - without[node.index()].max(through))
    };
    let mut questions: Vec<Question> = process
        .step_ids()
        .filter(|step| !study.gone[step.index()] && has_open_order(&study.basis, &study.gone, *step, &mut seen))
        .filter_map(|step| Some(Question { step, at_stake: at_stake(step)? }))
        .collect();
    questions.sort_by_key(|question| std::cmp::Reverse(question.at_stake));
    questions
}
