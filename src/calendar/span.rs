//! A stretch of days, each with the reason it is counted or not.

use std::fmt;

use jiff::civil::Date;

use super::count::{add_days, year_after};
use super::day_number::{date_of, number};
use super::error::CalendarError;
use super::known::Calendar;

/// The reason why a day is not an ordinary working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayReason<'a> {
    /// The day of the event, which is not counted (民法典 201).
    Start,
    /// Saturday or Sunday.
    Weekend,
    /// Off under this name, weekends within the holiday included.
    DayOff(&'a str),
    /// A Saturday or Sunday worked in exchange for this holiday (调休).
    MakeUp(&'a str),
    /// The working day to which a limit of calendar days has moved because it
    /// ended on a day off (民法典 203).
    MovedTo,
}

impl fmt::Display for DayReason<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => f.write_str("day of the event"),
            Self::Weekend => f.write_str("weekend"),
            Self::DayOff(name) => f.write_str(name),
            Self::MakeUp(name) => write!(f, "make-up working day ({name})"),
            Self::MovedTo => f.write_str("next working day"),
        }
    }
}

/// One day of a span.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day<'a> {
    /// The day.
    pub date: Date,
    /// Whether it counts toward the limit.
    pub counted: bool,
    /// The reason, where it is not an ordinary working day.
    pub why: Option<DayReason<'a>>,
}

/// The days of a limit, the day of the event first. See [`Calendar::span`].
#[derive(Clone, Debug)]
pub struct Span<'a> {
    calendar: &'a Calendar,
    start: i64,
    next: i64,
    end: i64,
    /// The last day counted, for a limit of calendar days.
    limit: Option<i64>,
}

impl Calendar {
    /// The days of a working-day limit: `from`, not counted, and all days
    /// through `to`, counted where they are worked. As many are counted as
    /// [`working_days_between`](Self::working_days_between) says. Empty where
    /// `to` is before `from`.
    ///
    /// # Errors
    ///
    /// A year after `from` that is not known.
    pub fn span(&self, from: Date, to: Date) -> Result<Span<'_>, CalendarError> {
        self.days(from, to, None)
    }

    /// The days of a calendar-day limit: `start`, not counted, `days` days
    /// that all count, and, where the last is off, the uncounted days through
    /// the next working day.
    ///
    /// # Errors
    ///
    /// A year after `start` that is not known; a result after the year 9999.
    pub fn calendar_span(&self, start: Date, days: u32) -> Result<Span<'_>, CalendarError> {
        let limit = number(add_days(start, days)?)?;
        self.days(start, self.add_calendar(start, days)?, Some(limit))
    }

    /// The days of a calendar-day span that does not run on: `start`, not
    /// counted, and all others.
    ///
    /// # Errors
    ///
    /// As for [`calendar_span`](Self::calendar_span).
    pub fn plain_span(&self, start: Date, days: u32) -> Result<Span<'_>, CalendarError> {
        let end = add_days(start, days)?;
        self.days(start, end, Some(number(end)?))
    }

    fn days(&self, from: Date, to: Date, limit: Option<i64>) -> Result<Span<'_>, CalendarError> {
        if from < to {
            self.require(year_after(from), to.year())?;
        }
        let start = number(from)?;
        Ok(Span { calendar: self, start, next: start, end: number(to)?, limit })
    }
}

impl<'a> Iterator for Span<'a> {
    type Item = Day<'a>;

    fn next(&mut self) -> Option<Day<'a>> {
        let day = self.next;
        if day > self.end {
            return None;
        }
        let date = date_of(day)?;
        self.next += 1;
        let worked = self.calendar.tally.works(day);
        let reason = self.calendar.reason(day);
        let (counted, why) = match self.limit {
            _ if day == self.start => (false, Some(DayReason::Start)),
            None => (worked, reason),
            Some(limit) if day <= limit => (true, reason),
            Some(_) if day == self.end => (false, Some(DayReason::MovedTo)),
            Some(_) => (false, reason),
        };
        Some(Day { date, counted, why })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = usize::try_from(self.end - self.next + 1).unwrap_or(0);
        (left, Some(left))
    }
}

impl ExactSizeIterator for Span<'_> {}
