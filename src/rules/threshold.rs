//! The thresholds of rules.

use std::fmt;

use super::rule::Presets;
use crate::model::{Decimal, Duration, DurationUnit, Time, Unit};

/// A threshold of a rule, which a configuration may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// Its name in a configuration.
    pub name: &'static str,
    /// Its value in each preset, all with the same measure.
    pub values: Presets<Amount>,
}

impl Threshold {
    /// A limit of a number of working days in every preset.
    pub(super) const fn workdays(name: &'static str, days: u32) -> Self {
        Self { name, values: Presets::all(Amount::Duration(Duration::workdays(days))) }
    }

    /// A length of time in days, on the clock of the compared length.
    pub(super) const fn days(name: &'static str, days: Presets<u32>) -> Self {
        const fn amount(days: u32) -> Amount {
            Amount::Days(Duration::days(days))
        }
        let Presets { national, strict, draft } = days;
        let values = Presets { national: amount(national), strict: amount(strict), draft: amount(draft) };
        Self { name, values }
    }

    /// A count, the same in every preset.
    pub(super) const fn count(name: &'static str, count: u32) -> Self {
        Self { name, values: Presets::all(Amount::Count(count)) }
    }

    /// Its measure.
    pub const fn measure(&self) -> ThresholdMeasure {
        self.values.national.measure()
    }
}

/// The value of a threshold, with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A length of time on a stated clock.
    Duration(Duration),
    /// A length of time; a bare number is in days on the clock of the compared
    /// length.
    Days(Duration),
    /// A number of things.
    Count(u32),
}

/// The measure of a threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ThresholdMeasure {
    /// Time on a stated clock: `20wd`, `30cd`, `4h`.
    Duration,
    /// Time that may leave its clock open: `10`, `10wd`, `14cd`.
    Days,
    /// A count: `2`.
    Count,
}

impl Amount {
    /// The measure of the amount.
    pub const fn measure(self) -> ThresholdMeasure {
        match self {
            Self::Duration(_) => ThresholdMeasure::Duration,
            Self::Days(_) => ThresholdMeasure::Days,
            Self::Count(_) => ThresholdMeasure::Count,
        }
    }

    /// Parses an amount of this measure. For a limit a bare number is invalid:
    /// the text must say whether it means working or calendar days.
    pub fn parse(text: &str, measure: ThresholdMeasure) -> Option<Self> {
        match measure {
            ThresholdMeasure::Duration => {
                let duration = duration(text)?;
                let stated = duration.unit != DurationUnit::Process || duration.amount == Decimal::ZERO;
                stated.then_some(Self::Duration(duration))
            }
            ThresholdMeasure::Days => duration(text).map(Self::Days),
            ThresholdMeasure::Count => text.trim().parse().ok().map(Self::Count),
        }
    }
}

/// A duration that is a time, whichever clock it runs on.
fn duration(text: &str) -> Option<Duration> {
    let duration = Duration::parse(text).ok()?;
    duration.length(Unit::Day, Time::CALENDAR_DAY).is_ok().then_some(duration)
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duration(duration) | Self::Days(duration) => duration.fmt(f),
            Self::Count(count) => count.fmt(f),
        }
    }
}
