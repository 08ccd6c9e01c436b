//! Every place in a draft where a step is named.

use super::StepField;
use crate::model::declared::{CaseOf, LimitsOf, MaterialOf};
use crate::model::draft::{Draft, DraftStep, ProcessField};
use crate::model::permit::Permit;
use crate::model::step::{After, Need, Rework, StepLimit};
use crate::model::vocabulary::Lever;

/// Renames each step that is named, and keeps it.
pub(super) fn renaming(mut called: impl FnMut(&mut String)) -> impl FnMut(&mut String) -> bool {
    move |step| {
        called(step);
        true
    }
}

/// Called with each name: it may change the name, and returns `false` to remove
/// the reference.
pub(super) type Keep<'k> = &'k mut dyn FnMut(&mut String) -> bool;

/// Visits every name of a step in a whole definition.
pub(super) fn in_draft(draft: &mut Draft, keep: Keep<'_>) {
    in_limits(&mut draft.limits, keep);
    in_cases(&mut draft.cases, keep);
    in_materials(&mut draft.materials, keep);
    for step in &mut draft.steps {
        in_step(step, keep);
    }
}

/// Visits every name of another step in a step.
pub(super) fn in_step(step: &mut DraftStep, keep: Keep<'_>) {
    in_after(&mut step.after, keep);
    in_limit(&mut step.limit, keep);
    in_rework(&mut step.rework, keep);
    in_may(&mut step.may, keep);
    in_askings(&mut step.needs, keep);
    in_askings(&mut step.papers, keep);
    for field in step.by_case.iter_mut().flat_map(|(_, fields)| fields) {
        in_step_field(field, keep);
    }
}

/// Visits every name of a step in a value of a step.
pub(super) fn in_step_field(field: &mut StepField, keep: Keep<'_>) {
    match field {
        StepField::After(after) => in_after(after, keep),
        StepField::Limit(limit) => in_limit(limit, keep),
        StepField::Rework(rework) => in_rework(rework, keep),
        StepField::May(may) => in_may(may, keep),
        StepField::Needs(askings) | StepField::Papers(askings) => in_askings(askings, keep),
        StepField::ByCase(cases) => {
            cases.iter_mut().flat_map(|(_, fields)| fields).for_each(|field| in_step_field(field, keep));
        }
        _ => {}
    }
}

/// Visits every name of a step in a value of the process.
pub(super) fn in_process_field(field: &mut ProcessField, keep: Keep<'_>) {
    match field {
        ProcessField::Limits(limits) => in_limits(limits, keep),
        ProcessField::Cases(cases) => in_cases(cases, keep),
        ProcessField::Materials(materials) => in_materials(materials, keep),
        _ => {}
    }
}

fn in_after(after: &mut Option<Vec<After<String>>>, keep: Keep<'_>) {
    after.iter_mut().for_each(|entries| entries.retain_mut(|entry| keep(&mut entry.step)));
}

/// Removes permits that concern a removed step.
fn in_may(may: &mut Vec<(Lever, Permit)>, keep: Keep<'_>) {
    may.retain_mut(|(_, permit)| permit.keep_steps(keep));
}

fn in_askings(askings: &mut Option<Vec<Need<String>>>, keep: Keep<'_>) {
    askings.iter_mut().flatten().for_each(|need| in_may(&mut need.may, keep));
}

/// Removes a limit that runs from a removed event; its least length is kept.
fn in_limit(limit: &mut Option<StepLimit<String>>, keep: Keep<'_>) {
    let Some(StepLimit { days, from, .. }) = limit else { return };
    if from.as_mut().is_some_and(|from| !keep(from)) {
        (*days, *from) = (None, None);
    }
    if limit.as_ref().is_some_and(|limit| limit.days.is_none() && limit.min.is_none()) {
        *limit = None;
    }
}

fn in_rework(rework: &mut Option<Rework<String>>, keep: Keep<'_>) {
    rework.take_if(|rework| !keep(&mut rework.back_to));
}

fn in_limits(limits: &mut LimitsOf<String>, keep: Keep<'_>) {
    let lost = [limits.from.take_if(|from| !keep(from)), limits.to.take_if(|to| !keep(to))];
    limits.is_lost |= lost.iter().any(Option::is_some);
}

fn in_cases(cases: &mut [CaseOf<String>], keep: Keep<'_>) {
    cases.iter_mut().for_each(|case| in_limits(&mut case.limits, keep));
}

fn in_materials(materials: &mut [MaterialOf<String>], keep: Keep<'_>) {
    materials.iter_mut().for_each(|material| {
        material.available_after.take_if(|step| !keep(step));
    });
}
