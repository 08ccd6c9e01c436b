//! A calendar: which years it knows, and what it says of a day.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::announced::Notice;
use super::day_number::{is_weekday, number};
use super::error::CalendarError;
use super::span::Reason;
use super::tally::Tally;
use super::{china, ics, json};

/// The days on which offices work, for the years it knows.
///
/// Monday to Friday, except for the days that a year's notice names. Two
/// calendars are equal when they hold the same years and notices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Keyed by the year of the notice, which may name days of the December
    /// before; for one day the later notice holds.
    notices: BTreeMap<i16, Notice>,
    /// The years known, ascending, no two of them touching.
    years: Vec<RangeInclusive<i16>>,
    pub(super) tally: Tally,
}

impl Calendar {
    /// China, 2007 to 2026, from the notices of the State Council.
    #[must_use]
    pub fn china() -> Self {
        Self::of_notices(china::notices())
    }

    /// Monday to Friday without holidays, in the years 1 to 9999.
    #[must_use]
    pub fn weekdays() -> Self {
        Self { notices: BTreeMap::new(), years: vec![1..=9999], tally: Tally::default() }
    }

    /// The years of a file in the layout of holiday-cn: an object
    /// `{"year": 2027, "papers": ["https://…"], "days": [{"name": "元旦",
    /// "date": "2027-01-01", "isOffDay": true}]}`, or a list of such objects.
    /// `papers` may be missing. Days not named follow Monday to Friday.
    ///
    /// # Errors
    ///
    /// Another layout, a date that does not exist or lies outside the file's
    /// year and the December before, a year or a day that contradicts itself,
    /// and a year without days: its notice is not published yet.
    pub fn from_json(text: &str) -> Result<Self, CalendarError> {
        json::read(text).map(Self::of_notices)
    }

    /// The years of an iCalendar file (RFC 5545). An event of whole days is
    /// off; one whose summary has 班 or `working day` in it is worked and may
    /// have hours. Where Apple's `X-APPLE-SPECIAL-DAY` occurs, only events
    /// that carry it count; cancelled events and what Google describes as an
    /// observance do not.
    ///
    /// Every year of which an event names a day is known, so the file must
    /// hold whole years. Only where a year's events all lie in its last five
    /// days do they belong to the next year's holidays.
    ///
    /// # Errors
    ///
    /// Text that is no iCalendar, events that recur, a day off with hours, a
    /// date that does not exist, a day both off and worked, no event at all.
    pub fn from_ics(text: &str) -> Result<Self, CalendarError> {
        ics::read(text).map(Self::of_notices)
    }

    /// This calendar with the years of another added; a year that both know
    /// is taken from the other, whole. Laid over [`Calendar::weekdays`], the
    /// years the other does not know stay Monday to Friday.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        let mut notices = self.notices;
        notices.extend(other.notices);
        Self::new(notices, self.years.into_iter().chain(other.years))
    }

    fn of_notices(notices: BTreeMap<i16, Notice>) -> Self {
        let years: Vec<_> = notices.keys().map(|&year| year..=year).collect();
        Self::new(notices, years)
    }

    fn new(notices: BTreeMap<i16, Notice>, years: impl IntoIterator<Item = RangeInclusive<i16>>) -> Self {
        // In the order of the notices, so that the later one holds. No file
        // can name a day outside the years 1 to 9999, so none is dropped.
        let days = notices.values().flat_map(|notice| &notice.days);
        let days = days.filter_map(|(&date, day)| Some((number(date).ok()?, day.clone())));
        let tally = Tally::new(days.collect());
        Self { years: joined(years), notices, tally }
    }

    /// The years known, ascending, as ranges with a gap between each two.
    #[must_use]
    pub fn years(&self) -> &[RangeInclusive<i16>] {
        &self.years
    }

    /// The years without a gap up to the last one with a notice; of a calendar
    /// without notices, which never ends, up to the last year of China's.
    #[must_use]
    pub fn latest_years(&self) -> RangeInclusive<i16> {
        let last = self.notices.keys().next_back().copied().unwrap_or(china::LAST);
        let run = self.years.iter().find(|run| run.contains(&last));
        run.map_or(last, |run| *run.start())..=last
    }

    /// Where the notice of a year can be read; empty where none is on record.
    #[must_use]
    pub fn sources(&self, year: i16) -> &[String] {
        self.notices.get(&year).map_or(&[], |notice| &notice.sources)
    }

    /// Whether offices work on this day.
    ///
    /// # Errors
    ///
    /// A year the calendar does not know.
    pub fn is_working(&self, date: Date) -> Result<bool, CalendarError> {
        self.require(date.year(), date.year())?;
        Ok(self.tally.works(number(date)?))
    }

    /// Why this day is off, or worked although it is a weekend; `None` for an
    /// ordinary working day.
    ///
    /// # Errors
    ///
    /// A year the calendar does not know.
    pub fn why(&self, date: Date) -> Result<Option<Reason<'_>>, CalendarError> {
        self.require(date.year(), date.year())?;
        number(date).map(|day| self.reason(day))
    }

    pub(super) fn reason(&self, day: i64) -> Option<Reason<'_>> {
        match self.tally.day(day) {
            (true, Some(name)) if !is_weekday(day) => Some(Reason::MakeUp(name)),
            (true, _) => None,
            (false, Some(name)) => Some(Reason::DayOff(name)),
            (false, None) => Some(Reason::Weekend),
        }
    }

    /// Whether the next year's notice, not known yet, may still change this
    /// day: one of the last five of the last year known before a gap or the
    /// end. The New Year holiday has reached back three days so far.
    #[must_use]
    pub fn is_provisional(&self, date: Date) -> bool {
        let year = date.year();
        is_year_end(date) && year < 9999 && self.knows(year) && !self.knows(year + 1)
    }

    fn knows(&self, year: i16) -> bool {
        self.require(year, year).is_ok()
    }

    /// That all years from `first` through `last` are known; else the error
    /// for the unknown one that comes first on the way.
    pub(super) fn require(&self, first: i16, last: i16) -> Result<(), CalendarError> {
        let at = self.years.partition_point(|run| *run.end() < first);
        match self.years.get(at) {
            Some(run) if *run.start() <= first && last <= *run.end() => Ok(()),
            Some(run) if *run.start() <= first => Err(self.unknown(*run.end() + 1)),
            _ => Err(self.unknown(first)),
        }
    }

    /// The same on the way back from `last` to `first`.
    pub(super) fn require_back(&self, last: i16, first: i16) -> Result<(), CalendarError> {
        let at = self.years.partition_point(|run| *run.end() < last);
        match self.years.get(at) {
            Some(run) if *run.start() <= first => Ok(()),
            Some(run) if *run.start() <= last => Err(self.unknown(*run.start() - 1)),
            _ => Err(self.unknown(last)),
        }
    }

    /// The error for a year that is not known.
    fn unknown(&self, year: i16) -> CalendarError {
        let at = self.years.partition_point(|run| *run.end() < year);
        let before = at.checked_sub(1).and_then(|at| self.years.get(at)).map(|run| *run.end());
        let after = self.years.get(at).map(|run| *run.start());
        match (before, after) {
            (Some(before), Some(after)) => CalendarError::Gap { year, before, after },
            (Some(last), None) => CalendarError::Unpublished { year, last },
            (None, Some(first)) => CalendarError::BeforeFirst { year, first },
            (None, None) => CalendarError::Empty { year: Some(year) },
        }
    }
}

/// Whether a date is one of the last five of its year, which the notice of
/// the next year may name.
pub(super) fn is_year_end(date: Date) -> bool {
    date.month() == 12 && date.day() >= 27
}

/// Ranges sorted, and joined where they touch.
fn joined(years: impl IntoIterator<Item = RangeInclusive<i16>>) -> Vec<RangeInclusive<i16>> {
    let mut sorted: Vec<_> = years.into_iter().collect();
    sorted.sort_by_key(|run| (*run.start(), *run.end()));
    let mut runs: Vec<RangeInclusive<i16>> = Vec::new();
    for run in sorted {
        match runs.last_mut() {
            Some(last) if *run.start() <= *last.end() + 1 => {
                *last = *last.start()..=(*last.end()).max(*run.end());
            }
            _ => runs.push(run),
        }
    }
    runs
}
