//! Is a length certainly more than a limit, whichever clock each runs on?
//!
//! Working and calendar days cannot be compared without dates, except where
//! the answer is the same for all dates: a working day takes at least a
//! calendar day, so more working days than a limit has calendar days break
//! it. That so many calendar days hold more working days than a limit is not
//! certain of any holiday calendar, and is not claimed.

use crate::model::{Clock, Duration, Length, Process, StepId, Time};
use crate::words::amounts;

/// A length of time in a process.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent<'p> {
    process: &'p Process,
    length: Length,
}

impl<'p> Extent<'p> {
    /// A duration as the file states it.
    pub(super) fn stated(process: &'p Process, duration: Duration) -> Self {
        Self { process, length: process.on_its_clock(duration) }
    }

    /// How long a step takes (likely).
    pub(super) fn of_step(process: &'p Process, step: StepId) -> Self {
        Self { process, length: process.length(step) }
    }

    /// A time from the analysis, which tells all in the unit of the process.
    pub(super) fn scheduled(process: &'p Process, time: Time) -> Self {
        Self { process, length: Length::new(time, process.unit().clock()) }
    }

    /// So many days on the same clock.
    pub(super) fn days(self, days: u32) -> Self {
        let time = Time::from_thousandths(self.day().thousandths() * i64::from(days));
        Self { length: Length::new(time, self.clock()), ..self }
    }

    /// What is left of it without another on the same clock; none where that
    /// runs on the other.
    pub(super) fn less(self, other: Self) -> Option<Self> {
        let comparable = self.length.is_zero() || other.length.is_zero() || self.clock() == other.clock();
        let time = self.length.time() - other.length.time();
        comparable.then_some(Self { length: Length::new(time, self.clock()), ..self })
    }

    pub(super) fn is_zero(self) -> bool {
        self.length.is_zero()
    }

    /// Whether it is more than `limit` on all dates.
    pub(super) fn certainly_exceeds(self, limit: Self) -> bool {
        if self.is_zero() || limit.is_zero() {
            return !self.is_zero();
        }
        let (time, most) = (self.length.time(), limit.length.time());
        match (self.clock(), limit.clock()) {
            (Clock::Working, Clock::Calendar) => {
                // Of a day that the limit has begun, all may be used.
                let days = most.thousandths().div_euclid(Time::CALENDAR_DAY.thousandths());
                let begun = most.thousandths() % Time::CALENDAR_DAY.thousandths() > 0;
                let days = i128::from(days) + i128::from(begun);
                i128::from(time.thousandths()) > days * i128::from(self.process.workday().thousandths())
            }
            (Clock::Calendar, Clock::Working) => false,
            _ => time > most,
        }
    }

    /// Whether both are told in the same kind of days.
    pub(super) fn is_on_clock_of(self, other: Self) -> bool {
        self.clock() == other.clock()
    }

    /// In words: `3 working days`.
    pub(super) fn words(self) -> (String, String) {
        amounts::days(self.length.time().in_days(self.day()), self.clock())
    }

    /// No time is told in the unit of the process.
    fn clock(self) -> Clock {
        if self.is_zero() { self.process.unit().clock() } else { self.length.clock() }
    }

    fn day(self) -> Time {
        match self.clock() {
            Clock::Working => self.process.workday(),
            Clock::Calendar => Time::CALENDAR_DAY,
        }
    }
}
