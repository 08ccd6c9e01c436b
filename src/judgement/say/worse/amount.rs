//! The amount of a figure, as far as two versions can be compared in it.

use crate::model::{Clock, Decimal, Duration, Length, Process, Time};
use crate::text::amounts;

/// The amount of a figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureValue {
    /// Days on a clock.
    Days(Decimal, Clock),
    /// Calendar months.
    Months(u32),
    /// A number.
    Number(Decimal),
}

impl FigureValue {
    /// A number of things.
    #[must_use]
    pub fn count(number: u64) -> Self {
        Self::Number(Decimal::count(number))
    }

    /// A length of time of a process.
    #[must_use]
    pub fn of(process: &Process, duration: Duration) -> Self {
        Self::of_length(process, process.on_its_clock(duration))
    }

    /// A length on its clock.
    #[must_use]
    pub fn of_length(process: &Process, length: Length) -> Self {
        // Zero is the same on either clock.
        let clock = if length.is_zero() { process.unit().clock() } else { length.clock() };
        match (length.in_months(), clock) {
            (Some(months), _) => Self::Months(months),
            (None, Clock::Working) => Self::Days(length.time().in_days(process.workday()).decimal(), clock),
            (None, Clock::Calendar) => Self::Days(length.time().in_days(Time::CALENDAR_DAY).decimal(), clock),
        }
    }

    /// Returns whether it is more than another; `None` where the two are of
    /// different kinds.
    #[must_use]
    pub fn exceeds(self, other: Self) -> Option<bool> {
        if self.is_zero() || other.is_zero() {
            return Some(!self.is_zero());
        }
        match (self, other) {
            (Self::Days(one, clock), Self::Days(other, of)) if clock == of => Some(one > other),
            (Self::Months(one), Self::Months(other)) => Some(one > other),
            (Self::Number(one), Self::Number(other)) => Some(one > other),
            _ => None,
        }
    }

    /// Returns whether it is zero.
    fn is_zero(self) -> bool {
        match self {
            Self::Days(number, _) | Self::Number(number) => number == Decimal::ZERO,
            Self::Months(months) => months == 0,
        }
    }

    pub(super) fn words(self, thing: &str) -> (String, String) {
        match self {
            Self::Days(days, clock) => {
                let ending = if days == Decimal::new(1, 0) { "" } else { "s" };
                let (kind, chinese) = match clock {
                    Clock::Working => ("working", "工作日"),
                    Clock::Calendar => ("calendar", "自然日"),
                };
                (format!("{days} {kind} day{ending}"), format!("{days} 个{chinese}"))
            }
            Self::Months(months) => amounts::months(months),
            Self::Number(number) if thing.is_empty() => (number.to_string(), number.to_string()),
            Self::Number(number) => {
                let one = number == Decimal::new(1, 0);
                let things = match thing.strip_suffix('y') {
                    Some(stem) if !one => format!("{stem}ies"),
                    _ => format!("{thing}{}", if one { "" } else { "s" }),
                };
                (format!("{number} {things}"), number.to_string())
            }
        }
    }

    pub(super) fn bare(self) -> String {
        match self {
            Self::Days(number, _) | Self::Number(number) => number.to_string(),
            Self::Months(months) => months.to_string(),
        }
    }
}
