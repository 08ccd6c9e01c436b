//! Exact time: whole thousandths of a minute, in one of two clocks.
//!
//! Working time runs only in working hours; calendar time always. They are
//! never added as numbers.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::iter::Sum;
use std::ops::{Add, AddAssign, Neg, Sub};

use super::decimal::Decimal;
use super::vocabulary::words;

/// A length or a point of time, in thousandths of a minute.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[must_use]
pub struct Time(i64);

impl Time {
    /// No time at all.
    pub const ZERO: Self = Self(0);
    /// One minute.
    pub const MINUTE: Self = Self(1_000);
    /// One calendar day, 24 hours.
    pub const CALENDAR_DAY: Self = Self(24 * 60 * 1_000);

    /// A time from thousandths of a minute.
    pub const fn from_thousandths(thousandths: i64) -> Self {
        Self(thousandths)
    }

    /// The time in thousandths of a minute.
    pub const fn thousandths(self) -> i64 {
        self.0
    }

    /// The time in days of the length `day`.
    pub fn in_days(self, day: Time) -> Days {
        Days { time: self, day }
    }
}

impl Add for Time {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl AddAssign for Time {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}

impl Sub for Time {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl Neg for Time {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Time {
    fn sum<I: Iterator<Item = Self>>(times: I) -> Self {
        times.fold(Self::ZERO, Add::add)
    }
}

/// A time as a number of days of one length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub struct Days {
    time: Time,
    day: Time,
}

impl Days {
    /// The number to print: exact where it is a finite decimal, else rounded
    /// to four digits.
    pub fn decimal(self) -> Decimal {
        Decimal::ratio(self.time.0, self.day.0)
    }

    /// The growth from `before` as a share of it, to three digits; `None` where
    /// `before` is zero or in days of another length.
    pub fn growth_from(self, before: Self) -> Option<Decimal> {
        let comparable = self.day == before.day && before.time.0 != 0;
        comparable.then(|| Decimal::rounded_ratio(self.time.0 - before.time.0, before.time.0, 3))
    }

    /// Compares two numbers of days, each in days of its own length.
    pub fn compare(self, other: Self) -> Ordering {
        let cross = |one: Time, day: Time| i128::from(one.0) * i128::from(day.0);
        cross(self.time, other.day).cmp(&cross(other.time, self.day))
    }
}

impl fmt::Display for Days {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.decimal().fmt(f)
    }
}

/// The clock that a length is measured on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clock {
    /// Working hours of working days.
    Working,
    /// Every hour of every day.
    Calendar,
}

/// A length of time on one clock, or a number of calendar months, whose length
/// depends on their dates. One word in size: networks hold millions of them.
///
/// Two lengths of the same time on the same clock are equal, whether or not
/// they are [periods](Self::period).
#[derive(Clone, Copy, Debug, Default)]
#[must_use]
pub struct Length(i64);

impl Length {
    /// No time, which is the same on either clock.
    pub const ZERO: Self = Self(0);

    const CALENDAR: i64 = 1;
    const PERIOD: i64 = 2;
    const MONTHS: i64 = 4;
    /// The number of bits of these flags.
    const BITS: u32 = 3;

    /// The same length as a period that the law lays down, such as that of a
    /// public notice. In calendar days it runs on where it ends on a day off;
    /// in working time there is no difference.
    pub const fn period(self) -> Self {
        if self.0 & Self::CALENDAR == 0 { self } else { Self(self.0 | Self::PERIOD) }
    }

    /// Returns whether it is such a period, in calendar days.
    pub const fn is_period(self) -> bool {
        self.0 & Self::PERIOD != 0
    }

    /// The part that takes part in comparisons.
    const fn bare(self) -> i64 {
        self.0 & !Self::PERIOD
    }

    /// A length of time on a clock.
    pub const fn new(time: Time, clock: Clock) -> Self {
        match clock {
            Clock::Calendar if time.0 != 0 => Self((time.0 << Self::BITS) + Self::CALENDAR),
            _ => Self(time.0 << Self::BITS),
        }
    }

    /// A number of calendar months.
    pub const fn months(months: u32) -> Self {
        match months {
            0 => Self::ZERO,
            months => Self(((months as i64) << Self::BITS) + Self::CALENDAR + Self::MONTHS),
        }
    }

    /// The number of months, if it is in months.
    pub const fn in_months(self) -> Option<u32> {
        if self.0 & Self::MONTHS == 0 { None } else { Some((self.0 >> Self::BITS) as u32) }
    }

    /// The time. A month counts as thirty days here, which is not a figure to
    /// print, since its length depends on its dates.
    pub const fn time(self) -> Time {
        match self.in_months() {
            Some(months) => Time(months as i64 * 30 * Time::CALENDAR_DAY.0),
            None => Time(self.0 >> Self::BITS),
        }
    }

    /// The clock; a length of zero counts as working time.
    pub const fn clock(self) -> Clock {
        if self.0 & Self::CALENDAR == 0 { Clock::Working } else { Clock::Calendar }
    }

    /// Returns whether the length is zero.
    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    /// Returns whether it can be given as a number of this unit's days.
    pub fn fits(self, unit: Unit) -> bool {
        self.is_zero() || (self.clock() == unit.clock() && self.in_months().is_none())
    }
}

impl PartialEq for Length {
    fn eq(&self, other: &Self) -> bool {
        self.bare() == other.bare()
    }
}

impl Eq for Length {}

impl PartialOrd for Length {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Length {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bare().cmp(&other.bare())
    }
}

impl Hash for Length {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.bare().hash(state);
    }
}

words! {
    /// The unit of a bare number of days in a process.
    #[derive(Default)]
    Unit {
        /// Working days.
        #[default]
        Workday = "workday" | "工作日",
        /// Calendar days.
        Day = "day" | "自然日",
    }
}

impl Unit {
    /// The clock that days of this unit are measured in.
    pub fn clock(self) -> Clock {
        match self {
            Self::Workday => Clock::Working,
            Self::Day => Clock::Calendar,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_keeps_its_time_and_its_clock() {
        for clock in [Clock::Working, Clock::Calendar] {
            let length = Length::new(Time::CALENDAR_DAY, clock);
            assert_eq!((length.time(), length.clock()), (Time::CALENDAR_DAY, clock));
        }
        assert_eq!(Length::new(Time::ZERO, Clock::Calendar), Length::ZERO);
        for clock in [Clock::Working, Clock::Calendar] {
            let length = Length::new(Time::CALENDAR_DAY, clock);
            let period = length.period();
            assert_eq!((period, period.time(), period.clock()), (length, Time::CALENDAR_DAY, clock));
            assert_eq!((period.is_period(), length.is_period()), (clock == Clock::Calendar, false));
        }
        assert!(!Length::ZERO.period().is_period());
        let months = Length::months(13);
        assert_eq!((months.in_months(), months.clock(), Length::months(0)), (Some(13), Clock::Calendar, Length::ZERO));
        assert_eq!(
            (months.period(), months.period().in_months(), months.period().is_period()),
            (months, Some(13), true)
        );
        assert!(!months.fits(Unit::Day) && !months.fits(Unit::Workday));
        assert_eq!(Length::new(Time::CALENDAR_DAY, Clock::Calendar).in_months(), None);
    }

    #[test]
    fn a_seventh_of_a_day_prints_four_digits() {
        let day = Time::from_thousandths(7 * 60 * 1_000);
        assert_eq!(Time::from_thousandths(60 * 1_000).in_days(day).to_string(), "0.1429");
    }
}
