//! Days as numbers, and the weekday rule on them.
//!
//! Day 0 is 0001-01-01, a Monday, so the weekday is the remainder by seven.

use jiff::Span;
use jiff::civil::{Date, date};

use super::error::CalendarError;

const DAY_ZERO: Date = date(1, 1, 1);

/// The number of a date in the years 1 to 9999.
pub(super) fn number(date: Date) -> Result<i64, CalendarError> {
    if date < DAY_ZERO {
        return Err(CalendarError::OutOfRange { date });
    }
    Ok(date.duration_since(DAY_ZERO).as_hours() / 24)
}

/// The date of a number, where it lies in the years 1 to 9999.
pub(super) fn date_of(number: i64) -> Option<Date> {
    let span = u32::try_from(number).ok().and_then(|days| Span::new().try_days(days).ok())?;
    DAY_ZERO.checked_add(span).ok()
}

/// Whether the day is one of Monday to Friday.
pub(super) fn is_weekday(number: i64) -> bool {
    number.rem_euclid(7) < 5
}

/// How many days from day 0 through this one are Monday to Friday; 0 for a
/// day before day 0.
pub(super) fn weekdays_through(number: i64) -> i64 {
    let days = number.max(-1) + 1;
    days / 7 * 5 + (days % 7).min(5)
}

/// The number of the `n`-th Monday-to-Friday, `n` from 1.
pub(super) fn nth_weekday(n: i64) -> i64 {
    (n - 1) / 5 * 7 + (n - 1) % 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_dates_are_each_others_inverse_over_ten_thousand_years() {
        let mut expected = DAY_ZERO;
        for n in 0..3_652_059 {
            assert_eq!(date_of(n), Some(expected));
            assert_eq!(number(expected), Ok(n));
            expected = expected.tomorrow().unwrap_or(expected);
        }
        assert_eq!(date_of(3_652_059), None);
        assert_eq!(date_of(-1), None);
        assert_eq!(number(date(0, 12, 31)), Err(CalendarError::OutOfRange { date: date(0, 12, 31) }));
    }

    #[test]
    fn the_weekday_rule_counts_and_finds_monday_to_friday() {
        let mut count = 0;
        for n in 0..10_000 {
            let weekday = date_of(n).unwrap().weekday().to_monday_zero_offset();
            assert_eq!(is_weekday(n), weekday < 5);
            if weekday < 5 {
                count += 1;
                assert_eq!(nth_weekday(count), n);
            }
            assert_eq!(weekdays_through(n), count);
        }
        assert_eq!(weekdays_through(-1), 0);
    }
}
