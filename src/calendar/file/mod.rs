//! Calendar files: days off, and the days worked in exchange.
//!
//! Files come in several layouts, recognised by their content. Whatever a
//! layout leaves open is refused, not guessed: which of several divisions is
//! meant, which of several kinds of entries are days off.

mod error;
mod gov_uk;
mod holiday_cn;
mod ics;
mod json;
mod marks;
mod nager;
mod title;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use jiff::ToSpan;
use jiff::civil::Date;

pub use error::{FileError, IcsProblem};

use super::announced::NamedDay;

/// The part of a file to use: all of it, one division, or the entries with some
/// marks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// A division of gov.uk, a county of Nager.Date.
    pub part: Option<String>,
    /// The marks of the entries that are days off; empty requires the entries
    /// to agree.
    pub only: Vec<String>,
}

/// The days that one file names, to be laid over a base.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Layer {
    /// Its name in messages and pages.
    pub(super) name: String,
    pub(super) days: BTreeMap<Date, NamedDay>,
    /// The years in which an entry begins, except for days at the end of the
    /// year before.
    pub(super) years: BTreeSet<i16>,
    /// Whether all its entries recur.
    pub(super) recurs: bool,
    /// The address at which the notice of each year is published.
    pub(super) sources: BTreeMap<i16, Vec<String>>,
}

/// A layout that can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarLayout {
    /// JSON of NateScarlet/holiday-cn.
    HolidayCn,
    /// JSON of gov.uk/bank-holidays.json.
    GovUk,
    /// JSON of date.nager.at, version 3.
    Nager,
    /// iCalendar (RFC 5545).
    ICalendar,
}

impl CalendarLayout {
    /// Every layout.
    pub const ALL: [Self; 4] = [Self::HolidayCn, Self::GovUk, Self::Nager, Self::ICalendar];
}

impl fmt::Display for CalendarLayout {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::HolidayCn => "holiday-cn JSON",
            Self::GovUk => "gov.uk bank holidays JSON",
            Self::Nager => "Nager.Date PublicHolidays JSON",
            Self::ICalendar => "iCalendar",
        })
    }
}

/// One entry of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    first: Date,
    last: Date,
    works: bool,
    name: String,
    /// The year that it makes known: the one it begins in, or the one of its
    /// file. `None` for a file of many years among files of one.
    year: Option<i16>,
    recurs: bool,
    marks: marks::Marks,
}

/// The entries of a file, and where their notices are published.
#[derive(Debug, Default)]
struct Read {
    entries: Vec<Entry>,
    sources: BTreeMap<i16, Vec<String>>,
}

impl Layer {
    /// Reads a file in one of the [known layouts](CalendarLayout), recognised by its
    /// content.
    ///
    /// # Errors
    ///
    /// Anything that leaves the count uncertain: an unknown layout, a date that does
    /// not exist, a day both off and worked, a make-up day on an ordinary weekday,
    /// several parts or marks without a choice.
    pub fn parse(name: &str, bytes: &[u8], selection: &Selection) -> Result<Self, FileError> {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
        let part = selection.part.as_deref();
        let Read { entries, sources } = match bytes.first() {
            Some(b'{' | b'[') => json::read(bytes, part)?,
            Some(b'B' | b'b') => Read { entries: ics::read(bytes, part)?, sources: BTreeMap::new() },
            _ => return Err(FileError::NoLayout),
        };
        let entries = marks::choose(entries, &selection.only)?;
        let mut days: BTreeMap<Date, NamedDay> = BTreeMap::new();
        for entry in &entries {
            for date in entry.first.series(1.day()).take_while(|date| *date <= entry.last) {
                let named = NamedDay::from_file(entry.works, &entry.name);
                // Two holidays may meet on one day: the first name stays.
                let known = days.entry(date).or_insert_with(|| named.clone());
                if known.works != named.works {
                    let (off, worked) = if known.works { (&named, &*known) } else { (&*known, &named) };
                    let (off, worked) = (off.name.to_string(), worked.name.to_string());
                    return Err(FileError::TwoWays { date, off, worked });
                }
            }
        }
        if days.is_empty() {
            return Err(FileError::Empty { year: None });
        }
        let recurs = entries.iter().all(|entry| entry.recurs);
        Ok(Self { name: name.to_owned(), years: years(&entries), recurs, days, sources })
    }

    /// Returns whether a make-up day falls on a Monday to Friday, which is
    /// likely a mistake. The day after days off of the same name may: a notice
    /// that moves the end of a holiday says so (春节 of 2020).
    pub(super) fn is_slip(&self, date: Date, day: &NamedDay) -> bool {
        let before = date.yesterday().ok().and_then(|before| self.days.get(&before));
        let ends = before.is_some_and(|before| !before.works && before.name == day.name);
        day.works && date.weekday().to_monday_zero_offset() < 5 && !ends
    }

    /// Its name in messages and pages.
    pub fn name(&self) -> &str {
        &self.name
    }
}

/// The years in which an entry begins, except for a year of which only the last
/// days are named before a year with more: they belong to the next year's
/// holidays.
fn years(entries: &[Entry]) -> BTreeSet<i16> {
    let years: BTreeSet<i16> = entries.iter().filter_map(|entry| entry.year).collect();
    let is_stray = |year: i16| {
        let mut of_year = entries.iter().filter(|entry| entry.year == Some(year));
        years.contains(&(year + 1)) && of_year.all(|entry| entry.first.year() == year && is_year_end(entry.first))
    };
    years.iter().copied().filter(|year| !is_stray(*year)).collect()
}

/// Returns whether a date is one of the last five of its year, which the New
/// Year holiday may reach.
pub(super) fn is_year_end(date: Date) -> bool {
    date.month() == 12 && date.day() >= 27
}

/// Exactly `YYYY-MM-DD`, from the year 1 on.
fn iso_date(text: &str) -> Result<Date, FileError> {
    let parsed = match text.as_bytes() {
        [y @ .., b'-', m1, m2, b'-', d1, d2] => compact(y, [*m1, *m2], [*d1, *d2]),
        _ => None,
    };
    parsed.ok_or_else(|| FileError::NoSuchDate { text: text.to_owned() })
}

/// A date from the digits of its parts.
fn compact(year: &[u8], month: [u8; 2], day: [u8; 2]) -> Option<Date> {
    let digits = |bytes: &[u8]| {
        bytes.iter().try_fold(0_i16, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i16::from(byte - b'0')))
    };
    let year = if year.len() == 4 { digits(year)? } else { return None };
    let (month, day) = (i8::try_from(digits(&month)?).ok()?, i8::try_from(digits(&day)?).ok()?);
    if year == 0 { None } else { Date::new(year, month, day).ok() }
}
