//! How much of what is claimed is real, how much moved, how much declared.

use super::moved::Moved;
use super::{Versions, figures};
use crate::model::{Decimal, Duration, Process, Time};

/// Differences in days as printed, new less old: claimed = real + moved +
/// declared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// What the office can say: the change of the promised limit where both
    /// versions state one, else of the clock that it counts.
    pub claimed: Decimal,
    /// The change of the days.
    pub real: Decimal,
    /// What left the office's clock without leaving the days.
    pub moved: Decimal,
    /// The rest: promised, and borne by no step. Above zero: saved, and not
    /// claimed.
    pub declared: Decimal,
}

/// The totals; nothing where the versions do not run on one clock.
pub(super) fn totals(versions: &Versions, moved: &[Option<Moved>]) -> Option<Totals> {
    if !versions.one_clock() {
        return None;
    }
    let day = |time: Time| figures::days(&versions.new, time).decimal();
    let change = |of: fn(&crate::analysis::Measures) -> Time| {
        let after = figures::days(&versions.new, of(&versions.after.today)).decimal();
        let before = figures::days(&versions.old, of(&versions.before.today)).decimal();
        after.checked_sub(before)
    };
    let real = change(|measures| measures.days)?;
    let sum = |of: fn(&Moved) -> Time| moved.iter().flatten().map(of).sum::<Time>();
    let away = day(-sum(|moved| moved.days));
    let claimed = match promised(versions) {
        Some(claimed) => claimed,
        // What went to others is counted by no office, whatever clock the
        // file has it on.
        None => change(|measures| measures.counted)?.checked_add(day(-sum(|moved| moved.counted)))?,
    };
    let declared = claimed.checked_sub(real)?.checked_sub(away)?;
    Some(Totals { claimed, real, moved: away, declared })
}

/// The change of the promised limit, where both state one on their own clock.
fn promised(versions: &Versions) -> Option<Decimal> {
    let limit = |process: &Process| {
        let promised = process.limits().promised?;
        days(process, promised)
    };
    limit(&versions.new)?.checked_sub(limit(&versions.old)?)
}

/// A duration in the days of a process, where it runs on the same clock.
pub(super) fn days(process: &Process, duration: Duration) -> Option<Decimal> {
    let same = duration.clock(process.unit()).is_none_or(|clock| clock == process.unit().clock());
    same.then(|| figures::days(process, process.time(duration)).decimal())
}
