//! Limits that were cut while the days were not, and promises that the days
//! do not bear.

use super::{Case, Paper, Way};
use crate::diff::figures::{compare, on_one_clock};
use crate::diff::totals::Limit;
use crate::model::{Change, Decimal, Process, ProcessField, StepField, StepId};

pub(super) fn found(case: &Case<'_>) -> Vec<Paper> {
    let paper = |change: usize, way: Way| {
        let names = case.found[change].new.iter().map(|id| case.versions.new.step(*id).name.clone());
        Paper { change, way, to: None, steps: names.collect(), about: Vec::new(), guess: false }
    };
    let rows = case.found.iter().enumerate();
    rows.filter_map(|(change, found)| {
        let promise = found.changes.iter().any(|change| matches!(change, Change::Define(ProcessField::Limits(_))));
        let limit = found.changes.iter().any(|change| matches!(change, Change::Set { field: StepField::Limit(_), .. }));
        match (promise, limit) {
            (true, _) => promise_only(case).map(|way| paper(change, way)),
            (_, true) if limit_only(case, found.old.first().copied()?, found.new.first().copied()?) => {
                Some(paper(change, Way::LimitOnly))
            }
            _ => None,
        }
    })
    .collect()
}

/// Whether less is promised and the process takes no less, or the office now
/// takes more than it promises and did not before.
fn promise_only(case: &Case<'_>) -> Option<Way> {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let (before, after) = (&case.versions.before.today, &case.versions.after.today);
    let days = |process: &Process, time| crate::diff::figures::days(process, time).decimal();
    let keeps = |process: &Process, limit: &Limit, counted| {
        limit.is_on(process.unit().clock()).then(|| days(process, counted) <= limit.days)
    };
    let is = Limit::of(new, new.limits().promised?);
    let broken = keeps(new, &is, after.inside.unwrap_or(after.counted)) == Some(false);
    let Some(was) = old.limits().promised.map(|promised| Limit::of(old, promised)) else {
        return broken.then_some(Way::NewPromise);
    };
    let less = is.days_less(&was).is_some_and(|change| change < Decimal::ZERO);
    let longer = case.versions.one_clock() && days(new, after.days) >= days(old, before.days);
    let no_more = broken && keeps(old, &was, before.inside.unwrap_or(before.counted)) == Some(true);
    (less && (longer || no_more)).then_some(Way::PromiseOnly)
}

fn limit_only(case: &Case<'_>, before: StepId, after: StepId) -> bool {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let limit = |process: &Process, id| process.step(id).own_limit().map(|limit| Limit::of(process, limit));
    let (Some(was), Some(is)) = (limit(old, before), limit(new, after)) else { return false };
    let less = is.days_less(&was).is_some_and(|change| change < Decimal::ZERO);
    less && on_one_clock(&[(old, before), (new, after)]) && compare((new, &[after]), (old, &[before])).is_ge()
}
