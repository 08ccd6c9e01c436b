//! The numbers that rules compare with.

use std::fmt;

use super::rule::Presets;
use crate::model::{Decimal, Duration, DurationUnit};

/// A number that a rule compares with and that a configuration may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Threshold {
    /// What a configuration calls it.
    pub name: &'static str,
    /// Its value in each preset, all of one measure.
    pub values: Presets<Amount>,
}

impl Threshold {
    /// A limit of so many working days in every preset.
    pub(super) const fn workdays(name: &'static str, days: u32) -> Self {
        Self { name, values: Presets::all(Amount::Duration(Duration::workdays(days))) }
    }

    /// So many in every preset.
    pub(super) const fn count(name: &'static str, count: u32) -> Self {
        Self { name, values: Presets::all(Amount::Count(count)) }
    }

    /// What it is measured in.
    #[must_use]
    pub const fn measure(&self) -> Measure {
        self.values.national.measure()
    }
}

/// The value of a threshold, with its unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// A length of time on a stated clock.
    Duration(Duration),
    /// A number of things.
    Count(u32),
}

/// What a threshold is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// Time on a stated clock: `20wd`, `30cd`, `4h`.
    Duration,
    /// Things: `2`.
    Count,
}

impl Amount {
    /// What it is measured in.
    #[must_use]
    pub const fn measure(self) -> Measure {
        match self {
            Self::Duration(_) => Measure::Duration,
            Self::Count(_) => Measure::Count,
        }
    }

    /// Reads an amount of this measure. A bare number is no time here: a
    /// limit says whether it means working or calendar days.
    #[must_use]
    pub fn parse(text: &str, measure: Measure) -> Option<Self> {
        match measure {
            Measure::Duration => {
                let duration = Duration::parse(text).ok()?;
                let stated = duration.unit != DurationUnit::Process || duration.amount == Decimal::ZERO;
                stated.then_some(Self::Duration(duration))
            }
            Measure::Count => text.trim().parse().ok().map(Self::Count),
        }
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Duration(duration) => duration.fmt(f),
            Self::Count(count) => count.fmt(f),
        }
    }
}
