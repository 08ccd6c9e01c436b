//! Months of the calendar: the same day of the month, else its last.

use jiff::Span;
use jiff::civil::Date;

use super::error::CalendarError;

/// The day so many months after another.
///
/// A later start never ends earlier, but several may end on one day: the
/// 28th to the 31st of January all end on the 28th of February 2026.
///
/// # Errors
///
/// A date after the year 9999.
pub fn add_months(start: Date, months: u32) -> Result<Date, CalendarError> {
    let span = Span::new().try_months(months).ok();
    let too_long = CalendarError::TooLong { start, days: u64::from(months) * 31 };
    span.and_then(|span| start.checked_add(span).ok()).ok_or(too_long)
}

/// The latest day from which so many months end no later than on `end`.
///
/// # Errors
///
/// A date before the year 1.
pub fn sub_months(end: Date, months: u32) -> Result<Date, CalendarError> {
    let too_long = || CalendarError::TooLong { start: end, days: u64::from(months) * 31 };
    let span = Span::new().try_months(months).map_err(|_| too_long())?;
    let mut latest = end.checked_sub(span).map_err(|_| too_long())?;
    while let Ok(next) = latest.tomorrow()
        && add_months(next, months)? <= end
    {
        latest = next;
    }
    Ok(latest)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_ends_on_the_same_day_or_on_the_last_one() {
        let cases = [
            ((2026, 1, 15), 1, (2026, 2, 15)),
            ((2026, 1, 31), 1, (2026, 2, 28)),
            ((2028, 1, 31), 1, (2028, 2, 29)),
            ((2026, 8, 31), 1, (2026, 9, 30)),
            ((2026, 8, 31), 2, (2026, 10, 31)),
            ((2028, 2, 29), 12, (2029, 2, 28)),
            ((2026, 12, 1), 1, (2027, 1, 1)),
            ((2026, 5, 5), 0, (2026, 5, 5)),
        ];
        let day = |(year, month, day)| date(year, month, day);
        for (start, months, due) in cases {
            assert_eq!(add_months(day(start), months), Ok(day(due)), "{start:?} + {months}");
        }
        assert!(add_months(date(9999, 12, 1), 1).is_err());
    }

    #[test]
    fn backwards_it_is_the_latest_day_of_all_that_end_in_time() {
        for months in [0, 1, 2, 6, 12, 13] {
            for days in 0..1_100 {
                let end = date(2026, 6, 1).checked_add(Span::new().days(days)).unwrap();
                let start = sub_months(end, months).unwrap();
                assert!(add_months(start, months).unwrap() <= end, "{end} - {months}");
                assert!(add_months(start.tomorrow().unwrap(), months).unwrap() > end, "{end} - {months}");
            }
        }
    }
}
