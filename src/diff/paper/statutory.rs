//! A step or an order that rests on law or safety and is gone, though neither
//! version names a basis for that.

use super::{Case, Paper, Way};
use crate::diff::found::Before;
use crate::model::{After, Because, Change, Lever, Relation, Step, StepId};

/// Levers by which a step that the law demands may go.
const STEP_LEVERS: [Lever; 9] = [
    Lever::Abolish,
    Lever::Eliminate,
    Lever::Filing,
    Lever::Commit,
    Lever::AreaAssessment,
    Lever::Merge,
    Lever::Joint,
    Lever::SingleWindow,
    Lever::Share,
];

/// Levers by which an order that the law demands may go.
const ORDER_LEVERS: [Lever; 5] = [Lever::Parallel, Lever::PreReview, Lever::Tolerate, Lever::Commit, Lever::Joint];

pub(super) fn found(case: &Case<'_>) -> Vec<Paper> {
    let steps = case.found.iter().enumerate().filter_map(|(change, found)| {
        let gone = found.changes.iter().any(|change| matches!(change, Change::Eliminate { .. }));
        let step = case.versions.old.step(*found.old.first().filter(|_| gone)?);
        (!step.law.is_empty() && !may(step, &STEP_LEVERS)).then(|| Paper {
            change,
            way: Way::StatutoryStep,
            to: None,
            steps: vec![step.name.clone()],
            about: step.law.clone(),
        })
    });
    steps.chain(case.versions.old.step_ids().flat_map(|id| orders(case, id))).collect()
}

fn may(step: &Step, levers: &[Lever]) -> bool {
    step.may.iter().any(|(lever, _)| levers.contains(lever))
}

/// The orders of one step that are gone so, each with the change that did it.
fn orders(case: &Case<'_>, id: StepId) -> Vec<Paper> {
    let step = case.versions.old.step(id);
    let demanded = |entry: &&After<StepId>| {
        entry.relation == Relation::FinishStart && matches!(entry.because, Some(Because::Law | Because::Safety))
    };
    let mut demanded = step.after.iter().flatten().filter(demanded).peekable();
    let (Some(_), [now, ..]) = (demanded.peek(), case.versions.pairing.of_old(id).new.as_slice()) else {
        return Vec::new();
    };
    let before = Before::of(&case.versions.new, *now);
    let gone = |entry: &&After<StepId>| {
        let group = &case.versions.pairing.of_old(entry.step).new;
        let apart = !group.contains(now);
        let founded = case
            .versions
            .new
            .step(*now)
            .after
            .iter()
            .flatten()
            .any(|other| group.contains(&other.step) && other.basis.is_some());
        !group.is_empty() && apart && !founded && !group.iter().any(|from| before.has(*from))
    };
    if may(step, &ORDER_LEVERS) {
        return Vec::new();
    }
    let paper = |entry: &After<StepId>| {
        Some(Paper {
            change: change_of(case, *now)?,
            way: Way::StatutoryOrder,
            to: None,
            steps: vec![step.name.clone(), case.versions.old.step(entry.step).name.clone()],
            about: entry.basis.iter().cloned().collect(),
        })
    };
    demanded.filter(gone).filter_map(paper).collect()
}

/// The change that sets what a step of the new version follows, else any of
/// that step.
fn change_of(case: &Case<'_>, id: StepId) -> Option<usize> {
    let own = || case.found.iter().enumerate().filter(|(_, found)| found.new.contains(&id));
    let orders = own().find(|(_, found)| found.keys().any(|key| key == "after"));
    orders.or_else(|| own().next()).map(|(change, _)| change)
}
