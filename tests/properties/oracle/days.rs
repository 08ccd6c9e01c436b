//! On which days offices work, as a list of days.

use jiff::civil::{Date, date};
use reengineer::calendar::Calendar;

/// The calendar that the command line is asked for.
#[derive(Clone, Debug)]
pub enum Choice {
    /// `china`, which is also what holds where nothing is asked for. Its days are facts, which tests/calendar.rs
    /// holds against what was published.
    China,
    /// `weekdays`.
    Weekdays,
    /// A file over one of these.
    File {
        /// Over `weekdays` instead of China's calendar.
        over_weekdays: bool,
        /// The year of the file.
        year: i16,
        /// Its days, and whether each is off.
        named: Vec<(Date, bool)>,
    },
}

/// Consecutive days, each worked or not.
#[derive(Clone, Debug)]
pub struct Days {
    /// The days, from the last one before the first known.
    pub dates: Vec<Date>,
    /// Whether each is worked.
    pub works: Vec<bool>,
    /// Whether there is no year that is not known.
    pub knows_all: bool,
    /// The place of the last day of the last year that has a notice: after it no start is tried.
    pub last_start: usize,
}

impl Choice {
    /// The text of the file, in the layout of holiday-cn.
    pub fn file(&self) -> Option<String> {
        let Choice::File { year, named, .. } = self else { return None };
        let row =
            |(date, off): &(Date, bool)| serde_json::json!({"name": "假", "date": date.to_string(), "isOffDay": off});
        let days: Vec<_> = named.iter().map(row).collect();
        Some(serde_json::json!({"year": year, "days": days}).to_string())
    }

    /// Whether it is Monday to Friday wherever no file says otherwise.
    pub fn over_weekdays(&self) -> bool {
        matches!(self, Choice::Weekdays | Choice::File { over_weekdays: true, .. })
    }

    /// Day by day: from 2007, over plain weekdays from the year of the file. Years without end are cut off a few
    /// decades on. "A file **adds** its days; it never replaces a year."
    pub fn days(&self) -> Days {
        let (first, last_notice) = match self {
            Choice::China | Choice::Weekdays => (2007, 2026),
            Choice::File { over_weekdays: true, year, .. } => (*year, *year),
            // The generator makes a file of 2027 a whole notice.
            Choice::File { over_weekdays: false, year, .. } => (2007, (*year).max(2026)),
        };
        let last_known = if matches!(self, Choice::Weekdays) { 2060 } else { last_notice };
        let mut dates = vec![date(first - 1, 12, 31)];
        while let Some(next) = dates.last().and_then(|last| last.tomorrow().ok()).filter(|day| day.year() <= last_known)
        {
            dates.push(next);
        }
        let china = Calendar::china();
        let works = |day: &Date| {
            let by_file = if let Choice::File { named, .. } = self {
                named.iter().find(|(date, _)| date == day).map(|(_, off)| !off)
            } else {
                None
            };
            let weekday = day.weekday().to_monday_zero_offset() < 5;
            let by_china = || china.is_working(*day).unwrap_or(weekday);
            by_file.unwrap_or_else(|| if self.over_weekdays() { weekday } else { by_china() })
        };
        let works = dates.iter().map(works).collect();
        let last_start = dates.iter().rposition(|day| day.year() == last_notice).unwrap();
        Days { dates, works, knows_all: matches!(self, Choice::Weekdays), last_start }
    }
}

impl Days {
    /// The date at a place, as it is printed.
    pub fn date(&self, place: usize) -> String {
        self.dates[place].to_string()
    }
}
