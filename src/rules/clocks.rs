//! Is a length more than a limit, whichever clock each runs on?
//!
//! Working and calendar days cannot be compared without dates, except where
//! the answer is the same for all dates. So it is asked of every start in the
//! years that the calendar knows: 400 calendar days always hold more than 20
//! working days, 5 never, and 30 sometimes. What depends on the date is
//! neither kept nor broken.

use jiff::civil::{Date, date};

use super::{Case, Remark};
use crate::calendar::{Calendar, add_days, add_months};
use crate::finding::Quantity;
use crate::model::{Clock, Duration, Length, Place, Process, StepId, Time, Unit};
use crate::words::{Text, amounts, say};

/// How a length stands to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Held {
    /// No more, on all dates.
    Within,
    /// More, on all dates.
    Over,
    /// It depends on the date.
    Undecided,
}

impl From<Extent<'_>> for Quantity {
    fn from(extent: Extent<'_>) -> Self {
        Self::days(extent.length.time().in_days(extent.day()).decimal(), extent.clock())
    }
}

impl From<u64> for Quantity {
    fn from(count: u64) -> Self {
        Self::count(count)
    }
}

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

    /// A threshold for this length: days of no stated clock run on its own.
    pub(super) fn most(self, threshold: Duration) -> Self {
        let unit = match self.clock() {
            Clock::Working => Unit::Workday,
            Clock::Calendar => Unit::Day,
        };
        Self { length: threshold.on_its_clock(unit, self.process.workday()), ..self }
    }

    /// What is left of it without another on the same clock; none where that
    /// runs on the other.
    pub(super) fn less(self, other: Self) -> Option<Self> {
        let months = [self.length, other.length].iter().any(|length| length.in_months().is_some());
        let one_clock = self.clock() == other.clock() && !months;
        if other.is_zero() {
            return Some(self);
        }
        let comparable = self.length.is_zero() || one_clock;
        let time = self.length.time() - other.length.time();
        comparable.then_some(Self { length: Length::new(time, self.clock()), ..self })
    }

    pub(super) fn is_zero(self) -> bool {
        self.length.is_zero()
    }

    /// How it stands to a limit.
    ///
    /// What prints alike is equal: a seventh of a day is the `0.1429` that a
    /// file states.
    pub(super) fn held_to(self, limit: Self, case: &Case<'_>) -> Held {
        if self.clock() == limit.clock() && self.words() == limit.words() {
            return Held::Within;
        }
        let (time, most) = (self.length.time(), limit.length.time());
        let (over, within) = match (self.clock(), limit.clock()) {
            (Clock::Calendar, Clock::Calendar) if self.in_months() != limit.in_months() => {
                let ((least, longest), (least_of_it, most_of_it)) = (self.calendar_days(), limit.calendar_days());
                (least > most_of_it, longest <= least_of_it)
            }
            _ if self.is_zero() || limit.is_zero() || self.clock() == limit.clock() => (time > most, time <= most),
            (Clock::Working, _) => {
                let days = self.workdays_begun();
                (limit.holds_at_most(days - 1, case.calendar), limit.holds_at_least(days, case.calendar))
            }
            (Clock::Calendar, _) => {
                let days = limit.workdays_whole();
                (self.holds_at_least(days + 1, case.calendar), self.holds_at_most(days, case.calendar))
            }
        };
        match (over, within) {
            (true, _) => Held::Over,
            (false, true) => Held::Within,
            (false, false) => Held::Undecided,
        }
    }

    /// That it cannot be told whether it is more than a limit, at a place.
    pub(super) fn undecided(self, limit: Self, place: Place) -> Remark {
        let ((takes, takes_zh), (most, most_zh)) = (self.words(), limit.words());
        let message = say!(
            "{takes}: whether that is more than {most} depends on the date",
            "{takes_zh}是否超过 {most_zh}，取决于日期"
        );
        Self::told_undecided(place, message)
    }

    /// That it depends on the date whether it is what was published.
    pub(super) fn undecided_as(self, published: Self, place: Place) -> Remark {
        let ((takes, takes_zh), (said, said_zh)) = (self.words(), published.words());
        let message = say!(
            "{takes}: whether that is the {said} published depends on the date",
            "{takes_zh}是否即公布的 {said_zh}，取决于日期"
        );
        Self::told_undecided(place, message)
    }

    fn told_undecided(place: Place, message: Text) -> Remark {
        Remark::undecided(place, message)
            .help(say!("give both in working days, or both in calendar days", "请统一按工作日或自然日书写"))
    }

    fn in_months(self) -> bool {
        self.length.in_months().is_some()
    }

    /// The calendar days that it has at least and at most, in whole days: the
    /// full ones, and those that have begun.
    fn calendar_days(self) -> (i64, i64) {
        if let Some(months) = self.length.in_months() {
            return days_of_months(months);
        }
        let (time, day) = (self.length.time().thousandths(), Time::CALENDAR_DAY.thousandths());
        (time.div_euclid(day), -(-time).div_euclid(day))
    }

    /// Whether these calendar days always hold so many working days. Of more
    /// than are known some part is.
    fn holds_at_least(self, workdays: i64, calendar: &Calendar) -> bool {
        let (whole, _) = self.calendar_days();
        calendar.always_holds(whole.min(calendar.longest()), workdays).unwrap_or(false)
    }

    /// Whether these calendar days never hold more working days. Of a day that
    /// has begun all may be used; of days that are not known each may be
    /// worked.
    fn holds_at_most(self, workdays: i64, calendar: &Calendar) -> bool {
        let (_, begun) = self.calendar_days();
        calendar.never_exceeds(begun, workdays).unwrap_or(begun <= workdays)
    }

    /// The working days that are full.
    fn workdays_whole(self) -> i64 {
        self.length.time().thousandths().div_euclid(self.process.workday().thousandths())
    }

    /// The working days that have begun.
    fn workdays_begun(self) -> i64 {
        -(-self.length.time().thousandths()).div_euclid(self.process.workday().thousandths())
    }

    /// In words: `3 working days`.
    pub(super) fn words(self) -> (String, String) {
        match self.length.in_months() {
            Some(months) => amounts::months(months),
            None => amounts::days(self.length.time().in_days(self.day()), self.clock()),
        }
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

/// The days that so many months have at least and at most, over all days of
/// four years of which one is a leap year.
fn days_of_months(months: u32) -> (i64, i64) {
    let starts = (0..FOUR_YEARS).filter_map(|days| add_days(FIRST, days).ok());
    let lengths =
        starts.filter_map(|start| Some(i64::from(start.until(add_months(start, months).ok()?).ok()?.get_days())));
    lengths.fold((i64::MAX, 0), |(least, most), days| (least.min(days), most.max(days)))
}

const FIRST: Date = date(2024, 1, 1);
const FOUR_YEARS: u32 = 4 * 365 + 1;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_have_as_many_days_as_their_dates_make_them() {
        assert_eq!(days_of_months(1), (28, 31));
        assert_eq!(days_of_months(2), (59, 62));
        assert_eq!(days_of_months(6), (181, 184));
        assert_eq!(days_of_months(12), (365, 366));
    }
}
