//! Counting days as the law does: the day of the event is not counted.

use jiff::Span;
use jiff::civil::Date;

use super::day_number::{date_of, number};
use super::error::CalendarError;
use super::known::Calendar;

/// The date `days` calendar days after `start`, working or not.
///
/// # Errors
///
/// A date after the year 9999.
pub fn add_days(start: Date, days: u32) -> Result<Date, CalendarError> {
    let span = Span::new().try_days(days).ok();
    span.and_then(|span| start.checked_add(span).ok()).ok_or(CalendarError::TooLong { start, days: days.into() })
}

impl Calendar {
    /// The `days`-th working day after `start` (行政许可法 82, 民法典 201). The
    /// start itself may be any day and is not counted; 0 days give it back.
    ///
    /// Adding a and then b gives the same day as adding a + b.
    ///
    /// # Errors
    ///
    /// The first year after the start that the count needs and the calendar
    /// does not know; a result after the year 9999.
    pub fn add_working(&self, start: Date, days: u32) -> Result<Date, CalendarError> {
        if days == 0 {
            return Ok(start);
        }
        let target = self.tally.through(number(start)?) + i64::from(days);
        // In a year that is not known the tally runs on by weekdays. That can
        // lengthen the way, but not lead around the unknown year, so the
        // check afterwards is enough.
        let first = year_after(start);
        let Some(due) = date_of(self.tally.nth(target)) else {
            self.require(first.min(9999), 9999)?;
            return Err(CalendarError::TooLong { start, days: days.into() });
        };
        self.require(first, due.year())?;
        Ok(due)
    }

    /// The `days`-th working day before `end`. The end itself may be any day
    /// and is not counted; 0 days give it back.
    ///
    /// The inverse of [`add_working`](Self::add_working) on working days. From
    /// a day off, forward and then backward gives the last working day before
    /// it, backward and then forward the next one after it.
    ///
    /// # Errors
    ///
    /// The first year on the way back that the count needs and the calendar
    /// does not know; a result before the year 1.
    pub fn sub_working(&self, end: Date, days: u32) -> Result<Date, CalendarError> {
        if days == 0 {
            return Ok(end);
        }
        let target = self.tally.through(number(end)? - 1) + 1 - i64::from(days);
        let last = year_before(end);
        let found = if target < 1 { None } else { date_of(self.tally.nth(target)) };
        let Some(start) = found else {
            self.require_back(last.max(1), 1)?;
            return Err(CalendarError::TooLong { start: end, days: days.into() });
        };
        self.require_back(last, start.year())?;
        Ok(start)
    }

    /// The end of a limit of calendar days: `days` days after `start`, and if
    /// that is a day off, the next working day (民法典 203). 0 days give the
    /// start back, even on a day off.
    ///
    /// Later starts and longer limits never end earlier. But adding a and then
    /// b may end later than adding a + b, never earlier: each addition moves
    /// its own end. From Friday 2026-03-06, 1 day and 1 day end on Tuesday the
    /// 10th, by way of Monday; 2 days end on Monday the 9th.
    ///
    /// # Errors
    ///
    /// The year the limit ends in is not known; a result after the year 9999.
    pub fn add_calendar(&self, start: Date, days: u32) -> Result<Date, CalendarError> {
        if days == 0 { Ok(start) } else { self.working_from(add_days(start, days)?) }
    }

    /// The day itself if it is a working day, else the next working day.
    ///
    /// # Errors
    ///
    /// A year that is needed and not known.
    pub fn working_from(&self, date: Date) -> Result<Date, CalendarError> {
        if self.is_working(date)? { Ok(date) } else { self.add_working(date, 1) }
    }

    /// The day itself if it is a working day, else the last working day before
    /// it.
    ///
    /// # Errors
    ///
    /// A year that is needed and not known.
    pub fn working_until(&self, date: Date) -> Result<Date, CalendarError> {
        if self.is_working(date)? { Ok(date) } else { self.sub_working(date, 1) }
    }

    /// The last day from which the same working days follow as from the end of
    /// a working day: the last of the days off behind it, else the day itself.
    ///
    /// # Errors
    ///
    /// The year of the next working day is not known.
    pub(super) fn free_from(&self, worked: Date) -> Result<Date, CalendarError> {
        let next = self.add_working(worked, 1)?;
        next.yesterday().map_err(|_| CalendarError::OutOfRange { date: next })
    }

    /// The working days after `from`, through `to`; negative where `to` is
    /// the earlier one. So the working days from a start to the day that
    /// [`add_working`](Self::add_working) gives are those added.
    ///
    /// # Errors
    ///
    /// A year between them that is not known.
    pub fn working_days_between(&self, from: Date, to: Date) -> Result<i64, CalendarError> {
        if to < from {
            return self.working_days_between(to, from).map(|days| -days);
        }
        if from < to {
            self.require(year_after(from), to.year())?;
        }
        Ok(self.tally.through(number(to)?) - self.tally.through(number(from)?))
    }
}

/// The year of the day after.
pub(super) fn year_after(date: Date) -> i16 {
    let last = date.month() == 12 && date.day() == 31;
    date.year() + i16::from(last)
}

/// The year of the day before.
fn year_before(date: Date) -> i16 {
    let first = date.month() == 1 && date.day() == 1;
    date.year() - i16::from(first)
}
