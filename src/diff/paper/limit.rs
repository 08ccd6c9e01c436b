//! Limits that were cut while the days were not, promises that the days do not
//! keep, and days cut below the least that a file demands.

use super::{Case, PaperSaving, Way};
use crate::analysis::{Analysis, Held};
use crate::diff::figures::{self, compare, on_one_clock, plain};
use crate::diff::totals::Limit;
use crate::model::{Change, Length, Process, ProcessField, StepField, StepId};

pub(super) fn found(case: &Case<'_>) -> Vec<PaperSaving> {
    let paper = |change: usize, way: Way| {
        let names = case.found[change].new.iter().map(|id| case.versions.new.step(*id).name.clone());
        PaperSaving { change, way, to: None, steps: names.collect(), about: Vec::new(), guess: false }
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
            _ if found.keys().any(|key| key == "days")
                && under_minimum(case, found.old.first().copied()?, found.new.first().copied()?) =>
            {
                Some(paper(change, Way::UnderMinimum))
            }
            _ => None,
        }
    })
    .collect()
}

/// Returns a way if less is promised and the process takes no less, or if the
/// office now takes more than it promises and did not before.
fn promise_only(case: &Case<'_>) -> Option<Way> {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let (before, after) = (&case.versions.before.today, &case.versions.after.today);
    let is = Limit::of(new, new.limits().promised?);
    let broken = keeps(case, (new, &case.versions.after), &is) == Some(false);
    let Some(was) = old.limits().promised.map(|promised| Limit::of(old, promised)) else {
        return broken.then_some(Way::NewPromise);
    };
    let whole = |process: &Process, time| (Length::new(time, process.unit().clock()), figures::days(process, time));
    let ((was_long, was_days), (is_long, is_days)) = (whole(old, before.days), whole(new, after.days));
    let no_less = match old.unit() == new.unit() {
        true => case.versions.one_clock() && is_days.decimal() >= was_days.decimal(),
        false => no_less_on_any_date(case, was_long, is_long),
    };
    let no_more = broken && keeps(case, (old, &case.versions.before), &was) == Some(true);
    (is.is_less(&was, case.versions) && (no_less || no_more)).then_some(Way::PromiseOnly)
}

/// Returns whether a version keeps a promise from every start; `None` where
/// that depends on the date.
fn keeps(case: &Case<'_>, (process, analysis): (&Process, &Analysis), limit: &Limit) -> Option<bool> {
    let today = &analysis.today;
    let own = today.inside.unwrap_or(today.counted);
    let times = case.versions.inside_from_each_start(process, analysis.window).unwrap_or_else(|| vec![own]);
    let mut kept = times.into_iter().map(|time| limit.is_kept(case.versions, process, time));
    let first = kept.next()?;
    if kept.all(|other| other == first) { first } else { None }
}

fn limit_only(case: &Case<'_>, before: StepId, after: StepId) -> bool {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let limit = |process: &Process, id| process.step(id).own_limit().map(|limit| Limit::of(process, limit));
    let (Some(was), Some(is)) = (limit(old, before), limit(new, after)) else { return false };
    let (was_long, is_long) = (old.length(before), new.length(after));
    let alike = was_long.in_months().is_some() == is_long.in_months().is_some();
    let no_less = match alike && on_one_clock(&[(old, before), (new, after)]) {
        true => compare((new, &[after]), (old, &[before])).is_ge(),
        false => no_less_on_any_date(case, was_long, is_long),
    };
    is.is_less(&was, case.versions) && no_less
}

/// Returns whether a step became shorter, and is now shorter than its least
/// length: that of the new version, else that of the old one.
fn under_minimum(case: &Case<'_>, before: StepId, after: StepId) -> bool {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let least = |process: &Process, id: StepId| {
        let least = process.step(id).limit.as_ref()?.min?;
        Some(plain(process.on_its_clock(least)))
    };
    let Some(least) = least(new, after).or_else(|| least(old, before)) else { return false };
    let is = plain(new.length(after));
    let is_shorter_than = |other| case.versions.held(other, is) == Held::Over;
    is_shorter_than(least) && is_shorter_than(plain(old.length(before)))
}

/// Returns whether a length of the new version ends no earlier than one of the
/// old version that runs on another clock.
fn no_less_on_any_date(case: &Case<'_>, was: Length, is: Length) -> bool {
    case.versions.held(plain(was), plain(is)) == Held::Within
}
