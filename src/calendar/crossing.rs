//! How many working days do so many days of the calendar hold, whatever day
//! they begin on?
//!
//! From one start to the next the number changes by one at most, so that as
//! many starts are passed over as there are days to spare.

use std::ops::RangeInclusive;

use jiff::civil::date;

use super::day_number::number;
use super::known::Calendar;

/// Days in a week, after which a calendar without notices repeats.
const WEEK: i64 = 7;

impl Calendar {
    /// Whether so many calendar days, the day of the event not counted, hold no
    /// fewer working days than `least`, from every start from which they end
    /// in years that are known; none where there is no such start.
    #[must_use]
    pub fn always_holds(&self, days: i64, least: i64) -> Option<bool> {
        self.always(days, |start| self.within(start, days) - least)
    }

    /// Whether a limit of so many calendar days ends no later than so many
    /// working days, from every such start. One that ends on a day off ends on
    /// the next working day (民法典 203).
    #[must_use]
    pub fn never_exceeds(&self, days: i64, most: i64) -> Option<bool> {
        let reached = |start| self.within(start, days) + i64::from(!self.tally.works(start + days));
        self.always(days, |start| most - reached(start))
    }

    /// Whether there are days to spare, or just enough, from every start. `spare`
    /// changes by no more than one from a start to the next.
    fn always(&self, days: i64, spare: impl Fn(i64) -> i64) -> Option<bool> {
        let mut any = false;
        for starts in self.starts(days) {
            let mut start = *starts.start();
            while start <= *starts.end() {
                any = true;
                match spare(start) {
                    short if short < 0 => return Some(false),
                    spare => start += spare + 1,
                }
            }
        }
        any.then_some(true)
    }

    fn within(&self, start: i64, days: i64) -> i64 {
        self.tally.through(start + days) - self.tally.through(start)
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
    fn slowly(calendar: &Calendar, first: i16, last: i16, days: u32) -> Vec<(i64, i64)> {
        let mut found = Vec::new();
        let mut start = date(first - 1, 12, 31);
        while add_days(start, days).is_ok_and(|end| end <= date(last, 12, 31)) {
            let end = add_days(start, days).unwrap();
            let within = calendar.working_days_between(start, end).unwrap();
            let reached = calendar.add_calendar(start, days).and_then(|end| calendar.working_days_between(start, end));
            // Past the last known day the next working day is not known.
            found.push((within, reached.unwrap_or(within + 1)));
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
                let least = all.iter().map(|(within, _)| *within).min().unwrap();
                let most = all.iter().map(|(_, reached)| *reached).max().unwrap();
                let days = i64::from(days);
                for (least, always) in [(0, true), (least, true), (least + 1, false), (days + 1, false)] {
                    assert_eq!(calendar.always_holds(days, least), Some(always), "{days} {least}");
                }
                for (most, always) in [(days, true), (most, true), (most - 1, false), (0, most == 0)] {
                    assert_eq!(calendar.never_exceeds(days, most), Some(always), "{days} {most}");
                }
            }
        }
    }

    #[test]
    fn a_length_that_no_known_years_hold_has_no_answer() {
        let china = Calendar::china();
        let longest = china.longest();
        assert_eq!(longest, 7_305, "twenty years with five leap days");
        assert_eq!(china.always_holds(longest, 0), Some(true));
        assert_eq!(china.always_holds(longest + 1, 0), None);
        assert_eq!(Calendar::weekdays().always_holds(3_000_000, 2_000_000), Some(true));
    }
}
