//! Compares a length with a limit, whichever clocks they run on.
//!
//! Working and calendar days, and months, are compared by the dates on which the two would
//! end, from every working day of the years that the calendar knows: 400 calendar days end
//! after 20 working days from each, 5 before, and 28 after them from some. If the answer
//! depends on the date, the limit is neither kept nor broken.

use jiff::civil::Date;

use super::dating::Dating;
use crate::calendar::{CalendarError, Moment, Timeline};
use crate::model::{Clock, Length, Time};

/// The result of comparing a length with a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// At most the limit, on all dates.
    Within,
    /// More than the limit, on all dates.
    Over,
    /// It depends on the date, or no date gives an answer.
    Undecided,
}

impl Held {
    /// The result where both comparisons have to hold.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        if self == other { self } else { Self::Undecided }
    }
}

/// A length to compare, and whether it is a limit: in calendar days a limit
/// that ends on a day off may run on to the next working day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ComparedLength {
    /// The length.
    pub length: Length,
    /// Whether the law or a promise sets it as a limit.
    pub is_limit: bool,
}

/// The result of a comparison over many starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StartsCompared {
    /// The result.
    pub held: Held,
    /// The number of starts without an answer, because both ends are in unknown
    /// years.
    pub left_out: usize,
}

/// Compares a length with a limit, in working days of `workday`. On one clock
/// the lengths themselves are compared; else at most two dates for each working
/// day of the years known.
#[must_use]
pub fn held(takes: ComparedLength, limit: ComparedLength, workday: Time, dating: &Dating) -> StartsCompared {
    let (one, other) = (takes.length, limit.length);
    let alike = one.clock() == other.clock() && one.in_months().is_some() == other.in_months().is_some();
    // A wait minus the work in it may be below zero.
    let is_none = |length: Length| length.time() <= Time::ZERO;
    if is_none(one) || is_none(other) || alike {
        let held = if one.time() > other.time() { Held::Over } else { Held::Within };
        return StartsCompared { held, left_out: 0 };
    }
    let day = u64::try_from(workday.thousandths()).expect("the reader refuses days without hours");
    let Ok(line) = Timeline::new(&dating.calendar, day) else {
        return StartsCompared { held: Held::Undecided, left_out: 0 };
    };
    let line = line.with_periods_running_on(dating.limits_run_on);
    let (mut all, mut left_out) = (None, 0);
    for start in dating.calendar.working_days() {
        match is_over(end(takes, start, line), end(limit, start, line)) {
            None => left_out += 1,
            Some(over) => {
                let found = if over { Held::Over } else { Held::Within };
                all = Some(all.map_or(found, |all: Held| all.and(found)));
            }
        }
    }
    StartsCompared { held: all.unwrap_or(Held::Undecided), left_out }
}

/// Compares the time from the first to the second day of each pair with a
/// limit, over all pairs.
#[must_use]
pub fn held_between(spans: &[[Date; 2]], limit: ComparedLength, workday: Time, dating: &Dating) -> Held {
    let day = u64::try_from(workday.thousandths()).expect("the reader refuses days without hours");
    let Ok(line) = Timeline::new(&dating.calendar, day) else { return Held::Undecided };
    let line = line.with_periods_running_on(dating.limits_run_on);
    let each = spans.iter().map(|[from, to]| match is_over(Ok(*to), end(limit, *from, line)) {
        Some(true) => Held::Over,
        Some(false) => Held::Within,
        None => Held::Undecided,
    });
    each.reduce(Held::and).unwrap_or(Held::Undecided)
}

/// The end of a length that begins at the end of a day.
fn end(compared: ComparedLength, start: Date, line: Timeline<'_>) -> Result<Date, CalendarError> {
    let time = u64::try_from(compared.length.time().thousandths()).expect("what is no time was compared as a number");
    let from = Moment::end_of(start);
    let end = match (compared.length.in_months(), compared.length.clock()) {
        (Some(months), _) => line.add_months(from, months, compared.is_limit),
        (None, Clock::Working) => line.add_working_time(from, time),
        (None, Clock::Calendar) if compared.is_limit => line.add_period(from, time),
        (None, Clock::Calendar) => line.add_calendar_time(from, time),
    };
    end.map(Moment::date)
}

/// Returns whether one end is after another. An end in an unknown year is after
/// every end before that year; other unknown ends have no answer.
fn is_over(takes: Result<Date, CalendarError>, limit: Result<Date, CalendarError>) -> Option<bool> {
    let unknown_from = |error: &CalendarError| match error {
        CalendarError::Unknown(unknown) => Some(unknown.year),
        CalendarError::TooLong { .. } => Some(i16::MAX),
        _ => None,
    };
    match (takes, limit) {
        (Ok(takes), Ok(limit)) => Some(takes > limit),
        (Err(error), Ok(limit)) => (limit.year() < unknown_from(&error)?).then_some(true),
        (Ok(takes), Err(error)) => (takes.year() < unknown_from(&error)?).then_some(false),
        (Err(_), Err(_)) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::Calendar;

    const DAY: Time = Time::from_thousandths(8 * 60 * 1_000);

    fn length(days: i64, clock: Clock) -> Length {
        let of_one = if clock == Clock::Working { DAY } else { Time::CALENDAR_DAY };
        Length::new(Time::from_thousandths(days * of_one.thousandths()), clock)
    }

    #[test]
    fn the_dates_on_which_both_end_decide_and_a_limit_runs_on() {
        let weekdays = Dating { calendar: Calendar::weekdays(), ..Dating::default() };
        let strict = Dating { limits_run_on: false, ..weekdays.clone() };
        let ask = |dating: &Dating, takes, limit| {
            let [takes, limit] =
                [(takes, false), (limit, true)].map(|(length, is_limit)| ComparedLength { length, is_limit });
            held(takes, limit, DAY, dating).held
        };
        let (working, calendar) = (|days| length(days, Clock::Working), |days| length(days, Clock::Calendar));
        // Whole weeks end on the same day from any Monday to Friday.
        assert_eq!(ask(&weekdays, calendar(14), working(10)), Held::Within);
        assert_eq!(ask(&weekdays, calendar(15), working(10)), Held::Over);
        assert_eq!(ask(&weekdays, calendar(13), working(10)), Held::Within);
        assert_eq!(ask(&weekdays, working(10), calendar(14)), Held::Within);
        assert_eq!(ask(&weekdays, working(11), calendar(14)), Held::Over);
        // From a Monday 6 calendar days end on Sunday: a limit, on Monday.
        assert_eq!(ask(&weekdays, working(5), calendar(6)), Held::Undecided);
        assert_eq!(ask(&weekdays, working(4), calendar(6)), Held::Within);
        assert_eq!(ask(&strict, working(5), calendar(6)), Held::Over);
        // Other holidays give another answer.
        let china = Dating::default();
        assert_eq!(ask(&china, calendar(14), working(10)), Held::Undecided);
        assert_eq!(ask(&china, calendar(999_999), working(20)), Held::Over, "it ends after all that is known");
        assert_eq!(ask(&china, calendar(999_999), working(900_000)), Held::Undecided);
        assert_eq!(ask(&china, calendar(-1), working(1)), Held::Within, "less than nothing is within any limit");
    }
}
