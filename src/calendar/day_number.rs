//! Days as numbers, and the weekday rule on them.
//!
//! Day 0 is 0001-01-01, a Monday, so the weekday is the remainder by seven.
//!
//! A process that is tried from every day of a year converts some hundred
//! thousand times, so dates become numbers by plain arithmetic (H. Hinnant,
//! "chrono-compatible low-level date algorithms", 2013): years begin in March,
//! so that a leap day is the last of its year.

use jiff::civil::{Date, date};

use super::error::CalendarError;

const DAY_ZERO: Date = date(1, 1, 1);

/// The number of 9999-12-31.
const LAST_DAY: i64 = 3_652_058;

/// From 0000-03-01 to day 0.
const BEFORE_DAY_ZERO: i64 = 306;

/// Days in 400 years, after which the calendar repeats.
const ERA: i64 = 146_097;

/// The number of a date in the years 1 to 9999.
pub(super) fn number(date: Date) -> Result<i64, CalendarError> {
    if date < DAY_ZERO {
        return Err(CalendarError::OutOfRange { date });
    }
    let (year, month, day) = (i64::from(date.year()), i64::from(date.month()), i64::from(date.day()));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    Ok(365 * year + leap_days(year) + days_before(month) + day - 1 - BEFORE_DAY_ZERO)
}

/// The date of a number, where it lies in the years 1 to 9999.
pub(super) fn date_of(number: i64) -> Option<Date> {
    if !(0..=LAST_DAY).contains(&number) {
        return None;
    }
    let (era, day) = ((number + BEFORE_DAY_ZERO) / ERA, (number + BEFORE_DAY_ZERO) % ERA);
    // Without the leap days before it, so that every year has 365 days.
    let year = (day - day / 1_460 + day / 36_524 - day / (ERA - 1)) / 365;
    let day = day - 365 * year - leap_days(year);
    let month = (5 * day + 2) / 153;
    let day = day - days_before(month) + 1;
    let year = 400 * era + year;
    let (year, month) = if month < 10 { (year, month + 3) } else { (year + 1, month - 9) };
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// The number of leap days in that many years, counted from March of the year
/// 0.
const fn leap_days(years: i64) -> i64 {
    years / 4 - years / 100 + years / 400
}

/// The number of days from March to the month that many months later.
const fn days_before(month: i64) -> i64 {
    (153 * month + 2) / 5
}

/// Whether the day is one of Monday to Friday.
pub(super) fn is_weekday(number: i64) -> bool {
    number.rem_euclid(7) < 5
}

/// The number of days from day 0 through this one that are Monday to Friday; 0
/// for a day before day 0.
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
