//! Durations as a file states them: an amount and a unit.

use std::fmt;

use super::decimal::{Decimal, DecimalError};
use super::time::{Clock, Length, Time, Unit};

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
    /// `m`, `分钟`: working minutes.
    Minute,
    /// `w`, `周`: seven calendar days each.
    Week,
}

/// The suffixes a duration may carry; longer ones before their own endings.
const SUFFIXES: [(&str, DurationUnit); 15] = [
    ("个工作日", DurationUnit::Workday),
    ("工作日", DurationUnit::Workday),
    ("个自然日", DurationUnit::CalendarDay),
    ("自然日", DurationUnit::CalendarDay),
    ("个小时", DurationUnit::Hour),
    ("小时", DurationUnit::Hour),
    ("分钟", DurationUnit::Minute),
    ("wd", DurationUnit::Workday),
    ("cd", DurationUnit::CalendarDay),
    ("周", DurationUnit::Week),
    ("天", DurationUnit::Process),
    ("日", DurationUnit::Process),
    ("h", DurationUnit::Hour),
    ("m", DurationUnit::Minute),
    ("w", DurationUnit::Week),
];

/// A duration as a file states it: an amount and a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many.
    pub amount: Decimal,
    /// Of what.
    pub unit: DurationUnit,
}

/// Why a text is not a duration, or a duration not a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DurationError {
    /// Not a number with one of the known suffixes.
    Unreadable,
    /// Below zero.
    Negative,
    /// Not a whole number of thousandths of a minute.
    TooFine,
    /// More than [`MOST_DAYS`].
    TooLong,
    /// More digits than a [`Decimal`] has.
    TooManyDigits,
}

/// The longest duration, in days of its own clock. A million steps of it
/// still fit the 64 bits of a [`Time`].
pub const MOST_DAYS: i64 = 1_000_000;

impl Duration {
    /// No time; belongs to either clock.
    pub const ZERO: Self = Self { amount: Decimal::ZERO, unit: DurationUnit::Process };

    /// So many days in the unit of the process.
    #[must_use]
    pub const fn days(days: u32) -> Self {
        Self { amount: Decimal::new(days as i64, 0), unit: DurationUnit::Process }
    }

    /// So many working days.
    #[must_use]
    pub const fn workdays(days: u32) -> Self {
        Self { amount: Decimal::new(days as i64, 0), unit: DurationUnit::Workday }
    }

    /// Reads `3`, `2.5`, `3wd`, `7自然日`, `4h`, `３天`, with or without a space
    /// before the suffix.
    ///
    /// # Errors
    /// [`DurationError::Negative`] below zero, [`DurationError::TooLong`] and
    /// [`DurationError::TooManyDigits`] where the number is too long to be
    /// read, [`DurationError::Unreadable`] for all else that is not a duration.
    pub fn parse(text: &str) -> Result<Self, DurationError> {
        let text = text.trim();
        let (number, unit) = SUFFIXES
            .iter()
            .find_map(|(suffix, unit)| text.strip_suffix(suffix).map(|number| (number, *unit)))
            .unwrap_or((text, DurationUnit::Process));
        match Decimal::read(number.trim_end()) {
            Ok(amount) => Ok(Self { amount, unit }),
            Err(DecimalError::Unreadable) => Err(DurationError::Unreadable),
            Err(DecimalError::Negative) => Err(DurationError::Negative),
            Err(DecimalError::TooLarge) => Err(DurationError::TooLong),
            Err(DecimalError::TooManyDigits) => Err(DurationError::TooManyDigits),
        }
    }

    /// The clock it runs on, in a process whose days are of `unit`; none for
    /// a duration of no time, which fits either.
    #[must_use]
    pub fn clock(self, unit: Unit) -> Option<Clock> {
        if self.amount == Decimal::ZERO {
            return None;
        }
        Some(match self.unit {
            DurationUnit::Process => unit.clock(),
            DurationUnit::Workday | DurationUnit::Hour | DurationUnit::Minute => Clock::Working,
            DurationUnit::CalendarDay | DurationUnit::Week => Clock::Calendar,
        })
    }

    /// Its exact length on its clock; no time where it has none.
    #[must_use]
    pub fn on_its_clock(self, unit: Unit, workday: Time) -> Length {
        let time = self.length(unit, workday).unwrap_or_default();
        Length::new(time, self.clock(unit).unwrap_or(Clock::Working))
    }

    /// Its exact length, where a working day is `workday` long and bare days
    /// are of `unit`.
    ///
    /// # Errors
    /// [`DurationError::TooFine`] and [`DurationError::TooLong`].
    pub fn length(self, unit: Unit, workday: Time) -> Result<Time, DurationError> {
        let of_one = match (self.unit, unit) {
            (DurationUnit::Process, Unit::Workday) | (DurationUnit::Workday, _) => workday.thousandths(),
            (DurationUnit::Process, Unit::Day) | (DurationUnit::CalendarDay, _) => Time::CALENDAR_DAY.thousandths(),
            (DurationUnit::Hour, _) => 60 * Time::MINUTE.thousandths(),
            (DurationUnit::Minute, _) => Time::MINUTE.thousandths(),
            (DurationUnit::Week, _) => 7 * Time::CALENDAR_DAY.thousandths(),
        };
        let product = i128::from(self.amount.mantissa()) * i128::from(of_one);
        let divisor = 10i128.pow(u32::from(self.amount.scale()));
        let day = match self.clock(unit) {
            Some(Clock::Working) => workday,
            Some(Clock::Calendar) | None => Time::CALENDAR_DAY,
        };
        if product > i128::from(MOST_DAYS * day.thousandths()) * divisor {
            return Err(DurationError::TooLong);
        }
        if product % divisor != 0 {
            return Err(DurationError::TooFine);
        }
        i64::try_from(product / divisor).map(Time::from_thousandths).map_err(|_| DurationError::TooLong)
    }
}

impl fmt::Display for Duration {
    /// The shortest spelling, which [`Duration::parse`] reads back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let suffix = match self.unit {
            DurationUnit::Process => "",
            DurationUnit::Workday => "wd",
            DurationUnit::CalendarDay => "cd",
            DurationUnit::Hour => "h",
            DurationUnit::Minute => "m",
            DurationUnit::Week => "w",
        };
        write!(f, "{}{suffix}", self.amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EIGHT_HOURS: Time = Time::from_thousandths(8 * 60 * 1_000);

    fn days(text: &str) -> String {
        let length = Duration::parse(text).unwrap().length(Unit::Workday, EIGHT_HOURS).unwrap();
        length.in_days(EIGHT_HOURS).to_string()
    }

    #[test]
    fn every_spelling_of_three_days_is_three_days() {
        for text in [
            "3",
            "３",
            "3wd",
            "3 wd",
            "3个工作日",
            "3 工作日",
            "3天",
            "3日",
            "24h",
            "24小时",
            "1440m",
            "1440分钟",
            "3.0",
        ] {
            assert_eq!(days(text), "3", "{text}");
        }
        assert_eq!(Duration::parse("2w"), Duration::parse("2周"));
        assert_eq!(Duration::parse("7cd"), Duration::parse("7自然日"));
    }

    #[test]
    fn what_is_not_a_duration_is_refused() {
        for text in ["", "wd", "three", "1e3", "3 d d", "3-5", "0x10", "3,5", "1:30", "∞", "NaN"] {
            assert_eq!(Duration::parse(text), Err(DurationError::Unreadable), "{text}");
        }
        for text in ["-1", "－3天", "-2.5wd"] {
            assert_eq!(Duration::parse(text), Err(DurationError::Negative), "{text}");
        }
        assert_eq!(Duration::parse("9007199254740993"), Err(DurationError::TooLong));
        assert_eq!(Duration::parse("0.0000000000001h"), Err(DurationError::TooManyDigits));
        assert_eq!(Duration::parse("-0wd"), Duration::parse("0wd"));
    }

    #[test]
    fn time_is_exact_or_refused() {
        let length = |text: &str| Duration::parse(text).unwrap().length(Unit::Workday, EIGHT_HOURS);
        assert_eq!(length("0.001m").map(Time::thousandths), Ok(1));
        assert_eq!(length("0.0001m"), Err(DurationError::TooFine));
        for longest in ["1000000wd", "1000000", "1000000cd", "8000000h", "142857w"] {
            assert!(length(longest).is_ok(), "{longest}");
        }
        for longer in ["1000000.001wd", "1000001", "1000001cd", "8000001h", "480000001m", "142858w"] {
            assert_eq!(length(longer), Err(DurationError::TooLong), "{longer}");
        }
    }
}
