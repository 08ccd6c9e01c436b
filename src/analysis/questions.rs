//! What to ask: the steps of which the file does not say why they wait.

use super::Question;
use super::axis::Axis;
use super::scenario::{earliest_starts, has_open_order};
use super::study::Study;
use crate::model::StepId;

/// One question for each unexplained step with an open order, most days at
/// stake first, ties in file order. `detours` are those of reachable.
pub(super) fn questions<A: Axis>(study: &Study<'_, '_, A>, detours: &A::Detours) -> Vec<Question> {
    let (axis, process, plans) = (study.axis, study.process(), study.plans);
    let reachable = &study.reachable;
    // What the record alone makes each step wait for, the others as in
    // reachable.
    let recorded = earliest_starts(study.floor.network, axis, |step| reachable.start(step).zip(reachable.finish(step)));
    let mut seen = Vec::new();
    let at_stake = |step: StepId| {
        let (node, floor) = reachable.network.node_of(step).zip(study.floor.network.node_of(step))?;
        let (begins, ends) = recorded[floor.index()];
        let finish = ends.max(axis.after(begins, process.length(step)));
        let end = axis.end_if((reachable.network, &reachable.schedule), detours, node, begins, finish);
        Some(axis.between(end, reachable.schedule.end))
    };
    let mut questions: Vec<Question> = process
        .step_ids()
        .filter(|step| !plans.gone[step.index()] && has_open_order(&plans.basis, &plans.gone, *step, &mut seen))
        .filter_map(|step| Some(Question { step, at_stake: at_stake(step)? }))
        .collect();
    questions.sort_by_key(|question| std::cmp::Reverse(question.at_stake));
    questions
}
