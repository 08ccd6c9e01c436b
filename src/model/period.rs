//! The interval between two occasions.

use super::duration::{Duration, DurationUnit};
use super::time::{Clock, Length, Time, Unit};

/// Working days and all days in a week, a month and a year.
const WEEK: (i64, i64) = (5, 7);
const MONTH: (i64, i64) = (21, 30);
const YEAR: (i64, i64) = (12 * MONTH.0, 12 * MONTH.1);

impl Duration {
    /// The period on a clock: a week is 5 working or 7 calendar days, a month
    /// 21 or 30. `None` where half of it is not a whole number of thousandths
    /// of a minute, or where it is in hours on the calendar.
    pub fn period(self, unit: Unit, workday: Time, clock: Clock) -> Option<Time> {
        let day = match clock {
            Clock::Working => workday.thousandths(),
            Clock::Calendar => Time::CALENDAR_DAY.thousandths(),
        };
        let on = |working: i64, calendar: i64| if clock == Clock::Working { working } else { calendar };
        // Thousandths of a minute in one unit, as a fraction.
        let (of_one, parts) = match (self.unit, unit) {
            (DurationUnit::Week, _) => (day * on(WEEK.0, WEEK.1), 1),
            (DurationUnit::Month, _) => (day * on(MONTH.0, MONTH.1), 1),
            (DurationUnit::Year, _) => (day * on(YEAR.0, YEAR.1), 1),
            (DurationUnit::Hour, _) if clock == Clock::Working => (60 * Time::MINUTE.thousandths(), 1),
            (DurationUnit::Minute, _) if clock == Clock::Working => (Time::MINUTE.thousandths(), 1),
            (DurationUnit::Hour | DurationUnit::Minute, _) => return None,
            (DurationUnit::Process, Unit::Workday) | (DurationUnit::Workday, _) => (day * on(1, WEEK.1), on(1, WEEK.0)),
            (DurationUnit::Process, Unit::Day) | (DurationUnit::CalendarDay, _) => (day * on(WEEK.0, 1), on(WEEK.1, 1)),
        };
        let product = i128::from(self.amount.mantissa()) * i128::from(of_one);
        let divisor = 10i128.pow(u32::from(self.amount.scale())) * i128::from(parts);
        let whole = product > 0 && product % (2 * divisor) == 0;
        i64::try_from(product / divisor).ok().filter(|_| whole).map(Time::from_thousandths)
    }
}

/// The length of a step that begins at an occasion only, where it waits for one:
/// half a period more. `None` where there is none.
pub(super) fn with_occasions(own: Length, every: Option<Duration>, unit: Unit, workday: Time) -> Option<Length> {
    let Some(every) = every else { return Some(own) };
    let clock = if own.is_zero() { unit.clock() } else { own.clock() };
    let period = every.period(unit, workday, clock).filter(|_| own.in_months().is_none())?;
    Some(Length::new(own.time() + Time::from_thousandths(period.thousandths() / 2), clock))
}

#[cfg(test)]
mod tests {
    use super::*;

    const EIGHT_HOURS: Time = Time::from_thousandths(8 * 60 * 1_000);

    fn days(text: &str, clock: Clock) -> Option<String> {
        let unit = if clock == Clock::Working { Unit::Workday } else { Unit::Day };
        let day = if clock == Clock::Working { EIGHT_HOURS } else { Time::CALENDAR_DAY };
        let period = Duration::parse(text).ok()?.period(unit, EIGHT_HOURS, clock)?;
        Some(period.in_days(day).to_string())
    }

    #[test]
    fn a_week_is_5_working_or_7_calendar_days() {
        for (text, working, calendar) in [
            ("1w", "5", "7"),
            ("2周", "10", "14"),
            ("3", "3", "3"),
            ("7cd", "5", "7"),
            ("1个月", "21", "30"),
            ("1y", "252", "360"),
        ] {
            let both = [Clock::Working, Clock::Calendar].map(|clock| days(text, clock));
            assert_eq!(both, [Some(working.to_owned()), Some(calendar.to_owned())], "{text}");
        }
        assert_eq!(
            [days("0", Clock::Working), days("1cd", Clock::Working), days("4h", Clock::Calendar)],
            [None, None, None]
        );
    }
}
