//! A calendar: the years it knows, and the kind of each day.

use std::collections::BTreeMap;
use std::fmt;
use std::ops::RangeInclusive;

use jiff::civil::{Date, date};

use super::announced::{NamedDay, one_line};
use super::base::Base;
use super::day_number::{date_of, is_weekday, number};
use super::error::{CalendarError, LayingError, Partial, UnknownYear};
use super::file::{Layer, is_year_end};
use super::span::DayReason;
use super::tally::Tally;
use super::{china, whole};

/// The days on which offices work, for the years it knows.
///
/// Monday to Friday, except for the days that the notices of its base and the
/// files laid over it name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    base: Base,
    /// The names of the files.
    files: Vec<String>,
    /// Where the notices are published, by year.
    sources: BTreeMap<i16, Vec<String>>,
    /// The years known, ascending, no two of them touching.
    years: Vec<RangeInclusive<i16>>,
    /// The last year in which days are named.
    last: i16,
    /// Files that name days of a year without being its complete notice.
    partial: BTreeMap<i16, Partial>,
    pub(super) tally: Tally,
}

impl Calendar {
    /// China, 2007 to 2026, from the notices of the State Council.
    pub fn china() -> Self {
        Self::of(Base::China)
    }

    /// Monday to Friday without holidays, in the years 1 to 9999.
    pub fn weekdays() -> Self {
        Self::of(Base::Weekdays)
    }

    /// A base alone.
    pub fn of(base: Base) -> Self {
        Self::with_days(base, base_days(base), &[])
    }

    /// A base with files laid over it, in any order. A file adds days and
    /// replaces none: a day off in a file is off even where the base has it
    /// worked in exchange for another.
    ///
    /// The years known are the base's, and those of which a file brings a
    /// complete notice; over weekdays, the years in which an entry of a file
    /// begins.
    ///
    /// # Errors
    ///
    /// A day that a file calls worked, and the base or another file off; a
    /// make-up day on an ordinary weekday.
    pub fn laid(base: Base, files: &[Layer]) -> Result<Self, LayingError> {
        let mut days = base_days(base);
        // The file that named a day; all other days were named by the base.
        let mut named_by: BTreeMap<Date, &str> = BTreeMap::new();
        for file in files {
            for (&date, day) in &file.days {
                let by = named_by.get(&date).copied();
                match days.get(&date) {
                    // A typhoon takes back a make-up day of the base's.
                    Some(known) if known.works != day.works && (day.works || by.is_some()) => {
                        let one = (file.name.clone(), day.name.to_string());
                        let other = (by.unwrap_or(base.name()).to_owned(), known.name.to_string());
                        let (worked, off) = if day.works { (one, other) } else { (other, one) };
                        return Err(LayingError::Contradiction { date, worked, off });
                    }
                    Some(known) if known.works == day.works => {}
                    None if file.is_slip(date, day) => {
                        let (file, name) = (file.name.clone(), day.name.to_string());
                        return Err(LayingError::Weekday { date, file, name });
                    }
                    _ => {
                        days.insert(date, day.clone());
                    }
                }
                named_by.entry(date).or_insert(&file.name);
            }
        }
        Ok(Self::with_days(base, days, files))
    }

    fn with_days(base: Base, days: BTreeMap<Date, NamedDay>, files: &[Layer]) -> Self {
        let mut sources = BTreeMap::new();
        let mut years = Vec::new();
        let mut partial = BTreeMap::new();
        match base {
            Base::China => {
                for (year, notice) in china::notices() {
                    years.push(year..=year);
                    sources.insert(year, notice.sources);
                }
                for file in files {
                    for &year in file.years.iter().filter(|year| !sources.contains_key(*year)) {
                        let off = |date: Date| file.days.get(&date).is_some_and(|day| !day.works);
                        let missing = whole::missing(year, off);
                        if missing.is_empty() {
                            years.push(year..=year);
                        } else {
                            partial.entry(year).or_insert(Partial { file: file.name.clone(), missing });
                        }
                    }
                }
            }
            Base::Weekdays if files.is_empty() => years.push(1..=9999),
            Base::Weekdays => years.extend(files.iter().flat_map(|file| &file.years).map(|&year| year..=year)),
        }
        for file in files {
            for (&year, papers) in &file.sources {
                sources.entry(year).or_insert_with(|| papers.iter().map(|paper| one_line(paper)).collect());
            }
        }
        let years = joined(years);
        partial.retain(|year, _| !years.iter().any(|known| known.contains(year)));
        // An entry that recurs without end announces no year.
        let announced = files.iter().filter(|file| !file.recurs).flat_map(|file| &file.years);
        let announced = announced.copied().filter(|year| years.iter().any(|known| known.contains(year))).max();
        let last = match base {
            Base::China => announced.unwrap_or(china::LAST).max(china::LAST),
            Base::Weekdays => announced.unwrap_or(china::LAST),
        };
        let near = years.iter().map(|run| last.clamp(*run.start(), *run.end())).min_by_key(|year| year.abs_diff(last));
        let last = near.unwrap_or(last);
        // No file can name a day outside the years 1 to 9999, so none is
        // dropped.
        let days = days.into_iter().filter_map(|(date, day)| Some((number(date).ok()?, day)));
        let tally = Tally::new(days.collect());
        Self { base, files: files.iter().map(|file| file.name.clone()).collect(), sources, years, last, partial, tally }
    }

    /// The base that the files are laid over.
    pub const fn base(&self) -> Base {
        self.base
    }

    /// The years known, ascending, as ranges with a gap between each two.
    pub fn years(&self) -> &[RangeInclusive<i16>] {
        &self.years
    }

    /// The years without a gap up to the last one in which days are named; for
    /// weekdays alone, which never end, up to the last year of China's notices.
    pub fn latest_years(&self) -> RangeInclusive<i16> {
        if self.knows_every_year() {
            return self.last..=self.last;
        }
        let run = self.years.iter().find(|run| run.contains(&self.last));
        run.map_or(self.last, |run| *run.start())..=self.last
    }

    /// Every working day of the years known; where every year is known, of the
    /// year of the last notice.
    pub fn working_days(&self) -> impl Iterator<Item = Date> {
        let years = if self.knows_every_year() { vec![self.latest_years()] } else { self.years.clone() };
        let days = years.into_iter().flat_map(|years| {
            let first = number(date(*years.start(), 1, 1)).expect("the years known are those of dates");
            let last = number(date(*years.end(), 12, 31)).expect("the years known are those of dates");
            first..=last
        });
        days.filter(|day| self.tally.works(*day)).filter_map(date_of)
    }

    /// Returns whether it knows every year.
    pub(super) fn knows_every_year(&self) -> bool {
        self.years == [1..=9999]
    }

    /// Where the notice of a year is published; empty where no source is
    /// recorded.
    pub fn sources(&self, year: i16) -> &[String] {
        self.sources.get(&year).map_or(&[], Vec::as_slice)
    }

    /// Returns whether offices work on this day.
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
    pub fn why(&self, date: Date) -> Result<Option<DayReason<'_>>, CalendarError> {
        self.require(date.year(), date.year())?;
        number(date).map(|day| self.reason(day))
    }

    pub(super) fn reason(&self, day: i64) -> Option<DayReason<'_>> {
        match self.tally.day(day) {
            (true, Some(name)) if !is_weekday(day) => Some(DayReason::MakeUp(name)),
            (true, _) => None,
            (false, Some(name)) => Some(DayReason::DayOff(name)),
            (false, None) => Some(DayReason::Weekend),
        }
    }

    /// Returns whether the next year's notice, not published yet, may still
    /// change this day: one of the last five of the last year known before a
    /// gap or the end. The New Year holiday has reached back three days so far.
    /// Only China's holidays move so.
    pub fn is_provisional(&self, date: Date) -> bool {
        let year = date.year();
        self.base == Base::China && is_year_end(date) && year < 9999 && self.knows(year) && !self.knows(year + 1)
    }

    fn knows(&self, year: i16) -> bool {
        self.require(year, year).is_ok()
    }

    /// Checks that all years from `first` through `last` are known; the error
    /// names the first unknown one on the way.
    pub(super) fn require(&self, first: i16, last: i16) -> Result<(), CalendarError> {
        let at = self.years.partition_point(|run| *run.end() < first);
        match self.years.get(at) {
            Some(run) if *run.start() <= first && last <= *run.end() => Ok(()),
            Some(run) if *run.start() <= first => Err(self.unknown(*run.end() + 1)),
            _ => Err(self.unknown(first)),
        }
    }

    /// Checks the same on the way back from `last` to `first`.
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
        let partial = self.partial.get(&year).cloned();
        CalendarError::Unknown(Box::new(UnknownYear { year, before, after, base: self.base, partial }))
    }
}

impl fmt::Display for Calendar {
    /// Its base and its files, as `china + 2027.json`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.base)?;
        self.files.iter().try_for_each(|file| write!(f, " + {file}"))
    }
}

/// The days that a base names.
fn base_days(base: Base) -> BTreeMap<Date, NamedDay> {
    match base {
        // In the order of the notices, so that the later one holds.
        Base::China => china::notices().into_values().flat_map(|notice| notice.days).collect(),
        Base::Weekdays => BTreeMap::new(),
    }
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
