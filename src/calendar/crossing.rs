//! Does something hold of so many days of the calendar, whatever day they
//! begin on?

use std::ops::RangeInclusive;

use jiff::civil::date;

use super::day_number::number;
use super::known::Calendar;

/// Days in a week, after which a calendar without notices repeats.
const WEEK: i64 = 7;

/// The working days in a limit of calendar days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holds {
    /// In the days themselves, the day of the event not counted.
    pub within: i64,
    /// Through the day on which the limit ends: one more where the last day is
    /// off, since then it ends on the next working day (民法典 203).
    pub reached: i64,
}

impl Calendar {
    /// Whether a test holds for every start from which so many calendar days
    /// end in years that are known; none where there is no such start. Stops
    /// at the first start that fails; else it takes constant time for each
    /// start near a day with a notice.
    pub fn always(&self, days: i64, test: impl Fn(Holds) -> bool) -> Option<bool> {
        let mut starts = self.starts(days).flatten().peekable();
        starts.peek()?;
        Some(starts.all(|start| {
            let (end, within) = (start + days, self.tally.through(start + days) - self.tally.through(start));
            test(Holds { within, reached: within + i64::from(!self.tally.works(end)) })
        }))
    }

    /// The most days that end in a year that is known, from whatever start.
    #[must_use]
    pub fn longest(&self) -> i64 {
        self.runs().map(|run| run.end() - run.start()).max().unwrap_or(0)
    }

    /// The starts of so many days, in runs. Where no notice is near, all weeks
    /// are the same, and one of them will do.
    fn starts(&self, days: i64) -> impl Iterator<Item = RangeInclusive<i64>> {
        let named = self.tally.named();
        self.runs().filter(move |run| run.end() - run.start() >= days).map(move |run| {
            let (first, last) = (*run.start(), run.end() - days);
            let (from, to) = match &named {
                Some(named) => (named.start() - days - WEEK, named.end() + WEEK),
                None => (first, first),
            };
            let (from, to) = (from.clamp(first, last), to.clamp(first, last));
            (from.min(to - WEEK + 1).max(first))..=(to.max(from + WEEK - 1).min(last))
        })
    }

    /// The years known as days that may be starts, from the last one before.
    fn runs(&self) -> impl Iterator<Item = RangeInclusive<i64>> {
        self.years().iter().filter_map(|years| {
            let (first, last) = (number(date(*years.start(), 1, 1)).ok()?, number(date(*years.end(), 12, 31)).ok()?);
            Some(first - 1..=last)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::calendar::add_days;

    /// Every start, by the counting of the law.
    fn slowly(calendar: &Calendar, first: i16, last: i16, days: u32) -> Vec<Holds> {
        let mut found = Vec::new();
        let mut start = date(first - 1, 12, 31);
        while add_days(start, days).is_ok_and(|end| end <= date(last, 12, 31)) {
            let end = add_days(start, days).unwrap();
            let within = calendar.working_days_between(start, end).unwrap();
            let reached = calendar.add_calendar(start, days).and_then(|end| calendar.working_days_between(start, end));
            // Past the last known day the next working day is not known.
            found.push(Holds { within, reached: reached.unwrap_or(within + 1) });
            start = start.tomorrow().unwrap();
        }
        found
    }

    #[test]
    fn the_fewest_and_the_most_working_days_are_those_of_all_starts() {
        let weekdays = Calendar::weekdays();
        for days in (1..=40).chain([365, 366, 400]) {
            for (calendar, first, last) in [(Calendar::china(), 2007, 2026), (weekdays.clone(), 2000, 2003)] {
                let all = slowly(&calendar, first, last, days);
                let least = all.iter().map(|holds| holds.within).min().unwrap();
                let most = all.iter().map(|holds| holds.reached).max().unwrap();
                let days = i64::from(days);
                assert_eq!(calendar.always(days, |holds| holds.within >= least), Some(true), "{days}");
                assert_eq!(calendar.always(days, |holds| holds.within > least), Some(false), "{days}");
                assert_eq!(calendar.always(days, |holds| holds.reached <= most), Some(true), "{days}");
                assert_eq!(calendar.always(days, |holds| holds.reached < most), Some(false), "{days}");
            }
        }
    }

    #[test]
    fn a_length_that_no_known_years_hold_has_no_answer() {
        let china = Calendar::china();
        let longest = china.longest();
        assert_eq!(longest, 7_305, "twenty years with five leap days");
        assert_eq!(china.always(longest, |_| true), Some(true));
        assert_eq!(china.always(longest + 1, |_| true), None);
        let both = Calendar::weekdays().with(china);
        assert_eq!(both.always(3_000_000, |holds| holds.within > 2_000_000), Some(true));
    }
}
