//! Limits that were cut while the days were not.

use super::{Case, Paper, Way};
use crate::diff::figures::nominal;
use crate::diff::totals::days;
use crate::model::{Change, Process, ProcessField, StepField};

pub(super) fn found(case: &Case<'_>) -> Vec<Paper> {
    let paper = |change: usize, way: Way| {
        let names = case.found[change].new.iter().map(|id| case.versions.new.step(*id).name.clone());
        Paper { change, way, to: None, steps: names.collect(), about: Vec::new() }
    };
    let rows = case.found.iter().enumerate();
    rows.filter_map(|(change, found)| {
        let promise = found.changes.iter().any(|change| matches!(change, Change::Define(ProcessField::Limits(_))));
        let limit = found.changes.iter().any(|change| matches!(change, Change::Set { field: StepField::Limit(_), .. }));
        match (promise, limit) {
            (true, _) if promise_only(case) => Some(paper(change, Way::PromiseOnly)),
            (_, true) if limit_only(case, found.old.first().copied()?, found.new.first().copied()?) => {
                Some(paper(change, Way::LimitOnly))
            }
            _ => None,
        }
    })
    .collect()
}

/// Whether less is promised and the process takes no less, or still takes
/// more than the promise that it kept before.
fn promise_only(case: &Case<'_>) -> bool {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let (before, after) = (case.versions.before.today.days, case.versions.after.today.days);
    let limit = |process: &Process| process.limits().promised.and_then(|promised| days(process, promised));
    let taken = |process: &Process, time| crate::diff::figures::days(process, time).decimal();
    let (Some(was), Some(is)) = (limit(old), limit(new)) else { return false };
    let (took, takes) = (taken(old, before), taken(new, after));
    is < was && (takes >= took || (took <= was && takes > is))
}

fn limit_only(case: &Case<'_>, before: crate::model::StepId, after: crate::model::StepId) -> bool {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let limit = |process: &Process, id| process.step(id).limit.and_then(|limit| days(process, limit));
    let (Some(was), Some(is)) = (limit(old, before), limit(new, after)) else { return false };
    is < was && nominal(new, after) >= nominal(old, before)
}
