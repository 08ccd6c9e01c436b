//! Where on the calendar does a process stand that mixes working time with
//! calendar days?
//!
//! A [`Moment`] is a date and the working time of that date already used. A
//! process that starts on day D stands at the end of D, as D is not counted.
//!
//! - Working time runs in working days only, each of the length the timeline
//!   was made with. n whole days from the end of day D end at the end of the
//!   n-th working day after D; anything less ends within a day. Adding a and
//!   then b is adding a + b, exactly.
//! - n calendar days from any moment of day D end at the end of D + n, also on
//!   a day off. What is left of day D is lost, as the day of an event is not
//!   counted. A period that the law lays down, as that of a public notice,
//!   ends on the next working day where its last day is off (民法典 203).
//! - Both are monotone: from a later moment, or with a greater length, nothing
//!   ends earlier. So the finish of a step is the latest over what it waits
//!   for, and moments compare with `<` and `max`.
//! - A length of zero leaves the moment alone, even on a day off.
//!
//! Backwards, each gives the latest moment from which the length ends in
//! time: from a day off the same ends as from the working day before it.

use jiff::civil::Date;

use super::count::add_days;
use super::error::CalendarError;
use super::known::Calendar;
use super::months::{add_months, sub_months};

/// Thousandths of a minute in 24 hours.
const CALENDAR_DAY: u64 = 24 * 60 * 1_000;

/// A point on a [`Timeline`], ordered in time.
///
/// The same point of working time has more than one moment: the end of Friday
/// is not the end of Saturday, though nothing is worked between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    date: Date,
    within: Within,
}

/// The order of the variants is the order in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Within {
    /// Partly worked: so many thousandths of a minute, more than none and less
    /// than the whole day.
    Worked(u64),
    Over,
}

impl Moment {
    /// The end of a day, working or not.
    pub const fn end_of(date: Date) -> Self {
        Self { date, within: Within::Over }
    }

    /// The day it lies in: for a finish, the date to print.
    pub const fn date(self) -> Date {
        self.date
    }

    /// The thousandths of a minute worked on that day, or `None` at its end.
    pub const fn worked(self) -> Option<u64> {
        match self.within {
            Within::Worked(thousandths) => Some(thousandths),
            Within::Over => None,
        }
    }
}

/// A calendar with the length of its working day.
#[derive(Clone, Copy, Debug)]
pub struct Timeline<'a> {
    calendar: &'a Calendar,
    day: u64,
    runs_on: bool,
}

impl<'a> Timeline<'a> {
    /// A timeline whose working days have that many thousandths of a minute:
    /// 480,000 for 8 hours.
    ///
    /// # Errors
    ///
    /// A day of no length or of more than 24 hours.
    pub const fn new(calendar: &'a Calendar, day: u64) -> Result<Self, CalendarError> {
        if day == 0 || day > CALENDAR_DAY {
            return Err(CalendarError::DayLength { thousandths: day });
        }
        Ok(Self { calendar, day, runs_on: true })
    }

    /// Sets whether periods that end on a day off run on to the next working
    /// day.
    pub const fn with_periods_running_on(self, runs_on: bool) -> Self {
        Self { runs_on, ..self }
    }

    /// The calendar it runs on.
    pub const fn calendar(self) -> &'a Calendar {
        self.calendar
    }

    /// The moment after that many thousandths of a minute of working time.
    ///
    /// # Errors
    ///
    /// A year that is needed and not known; a result after the year 9999.
    pub fn add_working_time(self, from: Moment, time: u64) -> Result<Moment, CalendarError> {
        if time == 0 {
            return Ok(from);
        }
        let too_long = || CalendarError::TooLong { start: from.date, days: time / self.day };
        // Whole days are counted from the end of a day: within a day, from the
        // end of the day before, with what is worked already.
        let (start, total) = match from.within {
            Within::Over => (from.date, time),
            Within::Worked(worked) => {
                (from.date.yesterday().map_err(|_| too_long())?, time.checked_add(worked).ok_or_else(too_long)?)
            }
        };
        let days = u32::try_from(total.div_ceil(self.day)).map_err(|_| too_long())?;
        let date = self.calendar.add_working(start, days)?;
        let within = match total % self.day {
            0 => Within::Over,
            worked => Within::Worked(worked),
        };
        Ok(Moment { date, within })
    }

    /// The moment after so many thousandths of a minute of calendar time, 24
    /// hours to a day: the end of the last day. A part of a day counts as a
    /// whole one: the law knows no limit of half a calendar day.
    ///
    /// # Errors
    ///
    /// The year it ends in is not known; a result after the year 9999.
    pub fn add_calendar_time(self, from: Moment, time: u64) -> Result<Moment, CalendarError> {
        if time == 0 {
            return Ok(from);
        }
        let end = add_days(from.date, whole_days(from, time)?)?;
        self.calendar.require(end.year(), end.year())?;
        Ok(Moment::end_of(end))
    }

    /// The moment after a period that the law lays down: where its last day is
    /// off, the end of the next working day.
    ///
    /// # Errors
    ///
    /// As for [`add_calendar_time`](Self::add_calendar_time).
    pub fn add_period(self, from: Moment, time: u64) -> Result<Moment, CalendarError> {
        if time == 0 || !self.runs_on {
            return self.add_calendar_time(from, time);
        }
        self.calendar.add_calendar(from.date, whole_days(from, time)?).map(Moment::end_of)
    }

    /// The end of the day that many months later; for a period that the law
    /// lays down, where that day is off, the end of the next working day.
    ///
    /// # Errors
    ///
    /// As for [`add_period`](Self::add_period).
    pub fn add_months(self, from: Moment, months: u32, period: bool) -> Result<Moment, CalendarError> {
        if months == 0 {
            return Ok(from);
        }
        let end = add_months(from.date, months)?;
        if period && self.runs_on {
            return self.calendar.working_from(end).map(Moment::end_of);
        }
        self.calendar.require(end.year(), end.year())?;
        Ok(Moment::end_of(end))
    }

    /// The latest moment from which so many thousandths of a minute of working
    /// time end no later than `to`.
    ///
    /// # Errors
    ///
    /// A year that is needed and not known; a result before the year 1.
    pub fn sub_working_time(self, to: Moment, time: u64) -> Result<Moment, CalendarError> {
        if time == 0 {
            return Ok(to);
        }
        // Counted from the end of the last day that is worked in part.
        let (end, left) = match to.within {
            Within::Over => (self.calendar.working_until(to.date)?, 0),
            Within::Worked(worked) => (to.date, self.day - worked),
        };
        let total = time.checked_add(left).ok_or(CalendarError::TooLong { start: to.date, days: time / self.day })?;
        let days = u32::try_from(total / self.day)
            .map_err(|_| CalendarError::TooLong { start: to.date, days: total / self.day })?;
        let date = self.calendar.sub_working(end, days)?;
        match total % self.day {
            0 => self.calendar.free_from(date).map(Moment::end_of),
            over => Ok(Moment { date, within: Within::Worked(self.day - over) }),
        }
    }

    /// The latest moment from which so many thousandths of a minute of
    /// calendar time, in whole days, end no later than `to`.
    ///
    /// # Errors
    ///
    /// A result before the year 1.
    pub fn sub_calendar_time(self, to: Moment, time: u64) -> Result<Moment, CalendarError> {
        if time == 0 { Ok(to) } else { days_before(to, last_whole(to)?, time) }
    }

    /// The latest moment from which a period that the law lays down ends no
    /// later than `to`.
    ///
    /// # Errors
    ///
    /// A year that is needed and not known; a result before the year 1.
    pub fn sub_period(self, to: Moment, time: u64) -> Result<Moment, CalendarError> {
        if time == 0 || !self.runs_on {
            return self.sub_calendar_time(to, time);
        }
        days_before(to, self.calendar.working_until(last_whole(to)?)?, time)
    }

    /// The latest moment from which so many months end no later than `to`.
    ///
    /// # Errors
    ///
    /// As for [`sub_period`](Self::sub_period).
    pub fn sub_months(self, to: Moment, months: u32, period: bool) -> Result<Moment, CalendarError> {
        if months == 0 {
            return Ok(to);
        }
        let end = last_whole(to)?;
        let end = if period && self.runs_on { self.calendar.working_until(end)? } else { end };
        sub_months(end, months).map(Moment::end_of)
    }

    /// The thousandths of a minute of working time from one moment to another
    /// that is not earlier.
    ///
    /// # Errors
    ///
    /// A year between them that is not known.
    pub fn working_time_between(self, from: Moment, to: Moment) -> Result<u64, CalendarError> {
        let days = self.calendar.working_days_between(from.date, to.date)?;
        let left = |moment: Moment| moment.worked().map_or(0, |worked| self.day - worked);
        let days = u64::try_from(days).unwrap_or_default();
        Ok((days * self.day + left(from)).saturating_sub(left(to)))
    }

    /// The working day on which work that starts at this moment begins: for a
    /// start, the date to print.
    ///
    /// # Errors
    ///
    /// A year that is needed and not known.
    pub fn begins_on(self, moment: Moment) -> Result<Date, CalendarError> {
        match moment.within {
            Within::Worked(_) => Ok(moment.date),
            Within::Over => self.calendar.working_from(add_days(moment.date, 1)?),
        }
    }
}

/// The number of days that a length of calendar time takes.
fn whole_days(from: Moment, time: u64) -> Result<u32, CalendarError> {
    let days = time.div_ceil(CALENDAR_DAY);
    u32::try_from(days).map_err(|_| CalendarError::TooLong { start: from.date, days })
}

/// The last day that has ended at a moment.
fn last_whole(to: Moment) -> Result<Date, CalendarError> {
    match to.within {
        Within::Over => Ok(to.date),
        Within::Worked(_) => to.date.yesterday().map_err(|_| CalendarError::OutOfRange { date: to.date }),
    }
}

/// The end of the day from which that much calendar time ends on `end`.
fn days_before(to: Moment, end: Date, time: u64) -> Result<Moment, CalendarError> {
    let days = time.div_ceil(CALENDAR_DAY);
    let back = jiff::Span::new().try_days(i64::try_from(days).unwrap_or(i64::MAX));
    let start = back.and_then(|back| end.checked_sub(back));
    start.map(Moment::end_of).map_err(|_| CalendarError::TooLong { start: to.date, days })
}
