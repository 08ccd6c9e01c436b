//! The range of days of a version whose steps have three points.

use super::figures;
use crate::analysis::Dating;
use crate::model::{Duration, Process, ThreePoint, Time};

/// The days from every step at its shortest to every step at its longest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// The days with every step at its shortest.
    pub shortest: Time,
    /// The days with every step at its longest.
    pub longest: Time,
}

impl Interval {
    /// The interval of a version; a single point where no step has three.
    fn of(process: &Process, dating: &Dating) -> Option<Self> {
        let at = |end: fn((Duration, Duration)) -> Duration, waits: bool| {
            let mut draft = process.to_draft();
            for step in &mut draft.steps {
                let likely = step.days.range.map_or(step.days.likely, end);
                // Work may be longer than the shortest days.
                (step.days, step.work) = (ThreePoint::of(likely), None);
                // At best it begins at once; at worst it has just missed an
                // occasion, and half of twice the period is the whole.
                step.every = step.every.filter(|_| waits).and_then(twice);
            }
            figures::length(&Process::new(draft).ok()?, dating)
        };
        Some(Self { shortest: at(|(min, _)| min, false)?, longest: at(|(_, max)| max, true)? })
    }

    /// Returns whether two intervals overlap.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        self.shortest <= other.longest && other.shortest <= self.longest
    }
}

fn twice(period: Duration) -> Option<Duration> {
    Some(Duration { amount: period.amount.checked_add(period.amount)?, ..period })
}

/// Both intervals, where a step of either version has three points.
pub(super) fn intervals(old: &Process, new: &Process, dating: &Dating) -> Option<[Interval; 2]> {
    let has_range =
        |process: &Process| process.steps().iter().any(|step| step.days.range.is_some() || step.every.is_some());
    (has_range(old) || has_range(new)).then_some(())?;
    Some([Interval::of(old, dating)?, Interval::of(new, dating)?])
}
