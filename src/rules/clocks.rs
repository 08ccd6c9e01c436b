//! Is a length certainly more than a limit, whichever clock each runs on?
//!
//! Working and calendar days cannot be compared without dates, except where
//! the answer is the same for all dates: a working day takes at least a
//! calendar day, so more working days than a limit has calendar days break
//! it. That so many calendar days hold more working days than a limit is not
//! certain of any holiday calendar, and is not claimed.

use crate::model::{Clock, Duration, Process, Time};

/// A length on its clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Length {
    pub(super) time: Time,
    pub(super) clock: Clock,
}

impl Length {
    /// A duration stated in a process.
    pub(super) fn of(process: &Process, duration: Duration) -> Self {
        let clock = duration.clock(process.unit()).unwrap_or_else(|| clock(process));
        Self { time: process.time(duration), clock }
    }

    /// A time from the schedule of a process.
    pub(super) fn scheduled(process: &Process, time: Time) -> Self {
        Self { time, clock: clock(process) }
    }

    /// Whether it is more than `limit` on all dates.
    pub(super) fn certainly_exceeds(self, process: &Process, limit: Self) -> bool {
        match (self.clock, limit.clock) {
            (Clock::Working, Clock::Calendar) => {
                let limit = whole_days(limit.time, Time::CALENDAR_DAY);
                i128::from(self.time.thousandths()) > limit * i128::from(process.workday().thousandths())
            }
            (Clock::Calendar, Clock::Working) => false,
            _ => self.time > limit.time,
        }
    }

    /// In words: `3 working days`.
    pub(super) fn words(self, process: &Process) -> (String, String) {
        let day = match self.clock {
            Clock::Working => process.workday(),
            Clock::Calendar => Time::CALENDAR_DAY,
        };
        crate::words::amounts::days(self.time.in_days(day), self.clock)
    }
}

/// The clock that the steps of a process run on.
pub(super) fn clock(process: &Process) -> Clock {
    let stated = process.steps().iter().find_map(|step| step.days.likely.clock(process.unit()));
    stated.unwrap_or(process.unit().clock())
}

/// So many days, a day begun counting as one.
fn whole_days(time: Time, day: Time) -> i128 {
    let (time, day) = (i128::from(time.thousandths()), i128::from(day.thousandths()));
    (time + day - 1) / day
}
