//! Decides whether a day is the same in both versions.

use crate::model::{DurationUnit, Process, Unit};

/// The reason why the days of two versions cannot be subtracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Apart {
    /// One is in working days, the other in calendar days.
    Units,
    /// A working day has other hours, and there are lengths in hours.
    Hours,
}

/// The reason, or `None` where a day of one is a day of the other.
pub(super) fn find_reason(old: &Process, new: &Process) -> Option<Apart> {
    match () {
        () if old.unit() != new.unit() => Some(Apart::Units),
        () if old.unit() == Unit::Day || old.workday() == new.workday() => None,
        // Three working days are three, whatever the length of each.
        () => [old, new].iter().any(|process| in_hours(process)).then_some(Apart::Hours),
    }
}

fn in_hours(process: &Process) -> bool {
    let lengths = process.steps().iter().flat_map(|step| {
        let lags = step.after.iter().flatten().map(|entry| entry.lag);
        let ends = step.days.range.map(|(min, max)| [min, max]);
        lags.chain([step.days.likely]).chain(ends.into_iter().flatten())
    });
    lengths.into_iter().any(|length| matches!(length.unit, DurationUnit::Hour | DurationUnit::Minute))
}
