//! What can be wrong with a date, a limit or a calendar file.

use jiff::civil::Date;
use thiserror::Error;

/// Why a calendar gives no answer. Everything a message needs is in the
/// fields, so that it can be said in another language.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CalendarError {
    /// A year after the last one known.
    #[error("the working days of `{year}` are not known: the calendar ends with {last}")]
    Unpublished {
        /// The first unknown year the count meets.
        year: i16,
        /// The last year known.
        last: i16,
    },
    /// A year before the first one known.
    #[error("the working days of `{year}` are not known: the calendar begins with {first}")]
    BeforeFirst {
        /// The unknown year.
        year: i16,
        /// The first year known.
        first: i16,
    },
    /// A year missing between known ones.
    #[error("the working days of `{year}` are not known: the calendar has a gap between {before} and {after}")]
    Gap {
        /// The unknown year.
        year: i16,
        /// The last year known before it.
        before: i16,
        /// The first year known after it.
        after: i16,
    },
    /// A date outside the years 1 to 9999.
    #[error("`{date}` is outside the years 1 to 9999")]
    OutOfRange {
        /// The date.
        date: Date,
    },
    /// A length that leads out of the years 1 to 9999.
    #[error("{days} days from `{start}` lead out of the years 1 to 9999")]
    TooLong {
        /// Where counting begins.
        start: Date,
        /// The length; `u64::MAX` where even the number of days is beyond counting.
        days: u64,
    },
    /// A working day without length, or longer than 24 hours.
    #[error("a working day of {thousandths} thousandths of a minute: must be 1 to 1440000")]
    DayLength {
        /// The length asked for.
        thousandths: u64,
    },
    /// A calendar file whose text is no JSON of the expected layout.
    #[error("line {line}, column {column}: {message}")]
    Json {
        /// Line, from 1; 0 where it is not known.
        line: usize,
        /// Column, from 1; 0 where it is not known.
        column: usize,
        /// What the JSON reader says, in English.
        message: String,
    },
    /// A calendar file that is no iCalendar text this program can count with.
    #[error("line {line}: {problem}")]
    Ics {
        /// Line, from 1: the property at fault or the event's `BEGIN`.
        line: usize,
        /// What is wrong there.
        problem: IcsProblem,
    },
    /// A date in a calendar file that does not exist or is not written in full.
    #[error("`{text}` is no date: expected a day that exists, written like 2027-01-31")]
    NoSuchDate {
        /// The text.
        text: String,
    },
    /// A calendar file that names no day, as one does before the notice is out.
    #[error("{}", empty(*year))]
    Empty {
        /// The year the file is for, where it says so.
        year: Option<i16>,
    },
    /// A year that stands twice in one calendar file.
    #[error("the year `{year}` stands twice in the calendar file")]
    RepeatedYear {
        /// The year.
        year: i16,
    },
    /// A day that is neither in the file's year nor in the December before.
    #[error("`{date}` does not belong to the calendar of {year}: neither that year nor the December before")]
    OutsideYear {
        /// The day.
        date: Date,
        /// The year of the file.
        year: i16,
    },
    /// A day that one file calls both off and working.
    #[error("`{date}` is both a day off and a working day in the calendar file")]
    Contradiction {
        /// The day.
        date: Date,
    },
}

fn empty(year: Option<i16>) -> String {
    match year {
        Some(year) => format!("the calendar file of `{year}` names no day: not published yet"),
        None => "the calendar file names no day".to_owned(),
    }
}

impl CalendarError {
    /// What the user can do about it, where that does not follow from the
    /// message; a fragment in English.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        match self {
            Self::Unpublished { year, .. } => Some(format!(
                "supply a calendar file of {year}, JSON as of holiday-cn or iCalendar; \
                 the State Council's notice usually comes out in the November before"
            )),
            Self::BeforeFirst { year, .. } | Self::Gap { year, .. } => {
                Some(format!("supply a calendar file of {year}, JSON as of holiday-cn or iCalendar"))
            }
            Self::Ics { problem: IcsProblem::Recurring, .. } => {
                Some("write one event a year: a holiday that moves cannot be repeated".to_owned())
            }
            Self::Ics { problem: IcsProblem::Timed, .. } => Some(
                "write it as a whole day, DTSTART;VALUE=DATE:20270101; only make-up working \
                 days, their summary with 班 or `working day`, may have hours"
                    .to_owned(),
            ),
            _ => None,
        }
    }
}

/// What is wrong at one place of an iCalendar file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum IcsProblem {
    /// No `BEGIN:VCALENDAR` at the start.
    #[error("not an iCalendar file: expected BEGIN:VCALENDAR")]
    NotACalendar,
    /// An `END` that closes nothing, or a `BEGIN` that is never closed.
    #[error("BEGIN and END do not match")]
    Unbalanced,
    /// An event without `DTSTART`.
    #[error("an event without DTSTART")]
    NoStart,
    /// A date that does not exist or is not written `YYYYMMDD`.
    #[error("no date: expected a day that exists, written like 20270131")]
    NoSuchDate,
    /// An event that ends before it starts.
    #[error("an event that ends before it starts")]
    Backwards,
    /// An event of more than 31 days.
    #[error("an event of more than 31 days")]
    TooLong,
    /// A `DURATION` that is not in whole days or weeks.
    #[error("a duration that is not in whole days or weeks")]
    Duration,
    /// `RRULE` or `RDATE`.
    #[error("a recurring event")]
    Recurring,
    /// Hours of the day on an event that is no make-up working day.
    #[error("an event with hours, which is no day off")]
    Timed,
}
