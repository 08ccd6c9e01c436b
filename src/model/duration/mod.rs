//! Durations as a file states them: an amount and a unit.

use std::fmt;

mod meant;
mod numeral;
mod other_words;
mod read;
mod units;

use super::decimal::Decimal;
use super::time::{Clock, Length, Time, Unit};
pub use meant::{Meant, meant};
pub(crate) use numeral::CHINESE_DIGITS;
pub use read::StatedDuration;
pub(crate) use units::{AT_MOST, AT_ONCE, DONE, INSIDE, ISO, UNITS, UP_TO};

/// The unit behind the number of a duration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DurationUnit {
    /// A bare number, `天` or `日`: days in the unit of the process.
    Process,
    /// `wd`, `个工作日`: working days.
    Workday,
    /// `cd`, `自然日`: calendar days.
    CalendarDay,
    /// `h`, `小时`: working hours.
    Hour,
    /// `min`, `分钟`: working minutes.
    Minute,
    /// `w`, `周`: seven calendar days each.
    Week,
    /// `mo`, `个月`: months of the calendar.
    Month,
    /// `y`, `年`: twelve months of the calendar each.
    Year,
}

/// A duration as a file states it: an amount and a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    /// The amount.
    pub amount: Decimal,
    /// The unit.
    pub unit: DurationUnit,
}

/// The reason why a text is not a duration, or a duration has no length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationError {
    /// Not a number with one of the known units.
    Unreadable,
    /// A number with an `m`, which may mean minutes or months.
    MinutesOrMonths,
    /// A range, where a single value is expected.
    Range,
    /// Below zero.
    Negative,
    /// Not a whole number of thousandths of a minute.
    TooFine,
    /// Not a whole number of months.
    PartOfMonth,
    /// More than [`MOST_DAYS`].
    TooLong,
    /// More digits than a [`Decimal`] has.
    TooManyDigits,
}

/// The longest duration, in days of its own clock. A million steps of it
/// still fit the 64 bits of a [`Time`].
pub const MOST_DAYS: i64 = 1_000_000;

/// The longest duration in months, about as long.
pub const MOST_MONTHS: u32 = 32_000;

impl Duration {
    /// No time; belongs to either clock.
    pub const ZERO: Self = Self { amount: Decimal::ZERO, unit: DurationUnit::Process };

    /// A number of days in the unit of the process.
    pub const fn days(days: u32) -> Self {
        Self { amount: Decimal::new(days as i64, 0), unit: DurationUnit::Process }
    }

    /// A number of working days.
    pub const fn workdays(days: u32) -> Self {
        Self { amount: Decimal::new(days as i64, 0), unit: DurationUnit::Workday }
    }

    /// Reads everything that [`StatedDuration::parse`] reads, except ranges;
    /// whether it is stated as a limit is dropped.
    ///
    /// # Errors
    ///
    /// [`DurationError::Negative`] below zero, [`DurationError::TooLong`] and
    /// [`DurationError::TooManyDigits`] where the number is too long to be read,
    /// [`DurationError::MinutesOrMonths`] for `6m`, [`DurationError::Range`] for a
    /// range, [`DurationError::Unreadable`] for everything else that is not a
    /// duration.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        match StatedDuration::parse(text)? {
            StatedDuration { from, to: None, .. } => Ok(from),
            StatedDuration { .. } => Err(DurationError::Range),
        }
    }

    /// The middle between two durations, in the smaller of their units; `None`
    /// where that needs more than one of them states, such as the hours of a
    /// working day.
    pub fn middle(self, other: Self) -> Option<Self> {
        let unit = match (self.amount, other.amount) {
            (Decimal::ZERO, _) => other.unit,
            (_, Decimal::ZERO) => self.unit,
            _ => self.unit.finer(other.unit)?,
        };
        let sum = self.in_unit(unit)?.checked_add(other.in_unit(unit)?)?;
        let half = Decimal::new(sum.mantissa().checked_mul(5)?, sum.scale().checked_add(1)?);
        Some(Self { amount: half, unit })
    }

    /// The amount of the same time in a finer unit.
    fn in_unit(self, unit: DurationUnit) -> Option<Decimal> {
        if self.amount == Decimal::ZERO {
            return Some(Decimal::ZERO);
        }
        let mantissa = self.amount.mantissa().checked_mul(self.unit.holds(unit)?)?;
        Some(Decimal::new(mantissa, self.amount.scale()))
    }

    /// The clock it runs on, in a process whose days are of `unit`; `None` for
    /// a duration of zero, which fits either.
    pub fn clock(self, unit: Unit) -> Option<Clock> {
        if self.amount == Decimal::ZERO {
            return None;
        }
        Some(match self.unit {
            DurationUnit::Process => unit.clock(),
            DurationUnit::Workday | DurationUnit::Hour | DurationUnit::Minute => Clock::Working,
            DurationUnit::CalendarDay | DurationUnit::Week | DurationUnit::Month | DurationUnit::Year => {
                Clock::Calendar
            }
        })
    }

    /// Its exact length on its clock; zero where it has none, which is a defect
    /// that is reported by itself, or a threshold below a thousandth of a minute.
    pub fn on_its_clock(self, unit: Unit, workday: Time) -> Length {
        self.length(unit, workday).unwrap_or_default()
    }

    /// Its exact length, where a working day is `workday` long and bare days
    /// are of `unit`.
    ///
    /// # Errors
    /// [`DurationError::TooFine`], [`DurationError::PartOfMonth`] and
    /// [`DurationError::TooLong`].
    pub fn length(self, unit: Unit, workday: Time) -> Result<Length, DurationError> {
        let of_one = match (self.unit, unit) {
            (DurationUnit::Process, Unit::Workday) | (DurationUnit::Workday, _) => workday.thousandths(),
            (DurationUnit::Process, Unit::Day) | (DurationUnit::CalendarDay, _) => Time::CALENDAR_DAY.thousandths(),
            (DurationUnit::Hour, _) => 60 * Time::MINUTE.thousandths(),
            (DurationUnit::Minute, _) => Time::MINUTE.thousandths(),
            (DurationUnit::Week, _) => 7 * Time::CALENDAR_DAY.thousandths(),
            (DurationUnit::Month, _) => return self.months(1),
            (DurationUnit::Year, _) => return self.months(12),
        };
        let clock = self.clock(unit).unwrap_or(Clock::Working);
        let day = match clock {
            Clock::Working => workday,
            Clock::Calendar => Time::CALENDAR_DAY,
        };
        let thousandths = self.times(of_one, MOST_DAYS * day.thousandths())?.ok_or(DurationError::TooFine)?;
        Ok(Length::new(Time::from_thousandths(thousandths), clock))
    }

    fn months(self, of_one: i64) -> Result<Length, DurationError> {
        let months = self.times(of_one, i64::from(MOST_MONTHS))?.ok_or(DurationError::PartOfMonth)?;
        u32::try_from(months).map(Length::months).map_err(|_| DurationError::TooLong)
    }

    /// The amount times a number, where the result is whole.
    fn times(self, of_one: i64, most: i64) -> Result<Option<i64>, DurationError> {
        let product = i128::from(self.amount.mantissa()) * i128::from(of_one);
        let divisor = 10i128.pow(u32::from(self.amount.scale()));
        if product > i128::from(most) * divisor {
            return Err(DurationError::TooLong);
        }
        let whole = i64::try_from(product / divisor).map_err(|_| DurationError::TooLong)?;
        Ok((product % divisor == 0).then_some(whole))
    }
}

impl DurationUnit {
    /// How many of another unit this unit has, whatever the file says of its
    /// days.
    fn holds(self, other: Self) -> Option<i64> {
        match (self, other) {
            _ if self == other => Some(1),
            (Self::Hour, Self::Minute) => Some(60),
            (Self::Week, Self::CalendarDay) => Some(7),
            (Self::Year, Self::Month) => Some(12),
            _ => None,
        }
    }

    /// The finer of two units, of which the other holds several.
    fn finer(self, other: Self) -> Option<Self> {
        match (self.holds(other), other.holds(self)) {
            (Some(_), _) => Some(other),
            (None, Some(_)) => Some(self),
            (None, None) => None,
        }
    }
}

impl Duration {
    /// The spelling in Chinese, which [`Duration::parse`] reads back.
    pub fn to_chinese(self) -> String {
        format!("{}{}", self.amount, self.unit.wording().1)
    }
}

impl fmt::Display for Duration {
    /// The shortest spelling, which [`Duration::parse`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.amount, self.unit.wording().0)
    }
}

#[cfg(test)]
mod tests;
