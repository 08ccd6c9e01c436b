//! Errors in calendar files.

use jiff::civil::Date;
use thiserror::Error;

use super::CalendarLayout;

/// The reason why a calendar file cannot be used. The fields hold everything a
/// message needs, so that it can be worded in another language.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum FileError {
    /// Bytes that are not UTF-8.
    #[error("not UTF-8 text")]
    NotText,
    /// Text that is neither JSON nor iCalendar.
    #[error("neither JSON nor iCalendar")]
    NoLayout,
    /// JSON that breaks off or breaks the grammar.
    #[error("no valid JSON at line {line}, column {column}")]
    Syntax {
        /// Line, from 1.
        line: usize,
        /// Column, from 1; 0 before the first character of a line.
        column: usize,
    },
    /// JSON of no known layout.
    #[error("JSON of an unknown layout")]
    UnknownJson,
    /// An entry that lacks a key of its layout, or has another type there.
    #[error("{layout}: entry {entry} has no `{key}` of the right type")]
    Key {
        /// The layout.
        layout: CalendarLayout,
        /// The number of the entry, from 1.
        entry: usize,
        /// The key.
        key: &'static str,
    },
    /// An iCalendar text that cannot be used for counting.
    #[error("line {line}: {problem}")]
    Ics {
        /// Line, from 1: the property at fault or the event's `BEGIN`.
        line: usize,
        /// The problem there.
        problem: IcsProblem,
    },
    /// A date that does not exist or is not written in full.
    #[error("`{text}` is no date: expected a day that exists, written like 2027-01-31")]
    NoSuchDate {
        /// The text.
        text: String,
    },
    /// A file that names no day at all, as before its notice is published.
    #[error("{}", match year {
        Some(year) => format!("no day of `{year}` is named: not published yet"),
        None => "no day is named".to_owned(),
    })]
    Empty {
        /// The year of the file, where it states one.
        year: Option<i16>,
    },
    /// A year that is listed twice.
    #[error("duplicate year `{year}`")]
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
    /// A day that is called off and worked by the same file.
    #[error("`{date}` is both a day off (`{off}`) and a working day (`{worked}`)")]
    TwoWays {
        /// The day.
        date: Date,
        /// The title of the day off.
        off: String,
        /// The title of the working day.
        worked: String,
    },
    /// A file of several parts, of which none is named.
    #[error("has several parts: {}", known.join(", "))]
    Parts {
        /// The parts.
        known: Vec<String>,
    },
    /// A part that the file does not have.
    #[error("has no part `{part}`")]
    UnknownPart {
        /// The part asked for.
        part: String,
        /// The parts that it has.
        known: Vec<String>,
    },
    /// Entries with different marks, of which none is chosen.
    #[error("its entries carry different marks")]
    Marks {
        /// Each mark with the number of its entries; `None` for entries without
        /// a mark.
        known: Vec<(Option<String>, usize)>,
    },
    /// A mark that no entry carries.
    #[error("no entry carries the mark `{mark}`")]
    UnknownMark {
        /// The mark asked for.
        mark: String,
        /// Each existing mark with the number of its entries.
        known: Vec<(Option<String>, usize)>,
    },
}

/// The problem at one place of an iCalendar file.
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
    /// A rule of recurrence other than a plain yearly one.
    #[error("a recurrence that is no plain yearly one")]
    Recurring,
    /// Hours of the day on an event that is no make-up working day.
    #[error("an event with hours, which is no day off")]
    Timed,
    /// A time in UTC, which lies on another day elsewhere.
    #[error("a time in UTC, which may lie on another day here")]
    Utc,
    /// A title that names both work and time off.
    #[error("a title on a weekend that speaks both of work and of time off")]
    Ambiguous,
    /// A title that names work, with words that may change its meaning.
    #[error("a title that speaks of work and says more, so that the day may be worked or not")]
    Unclear,
}

impl FileError {
    /// The most marks that are listed.
    pub const LISTED: usize = 8;

    /// The remedy, where it does not follow from the message; a fragment in
    /// English.
    pub fn help(&self) -> Option<String> {
        Some(match self {
            Self::NotText | Self::NoLayout | Self::UnknownJson => {
                let known: Vec<String> = CalendarLayout::ALL.iter().map(ToString::to_string).collect();
                format!("known layouts: {}", known.join("; "))
            }
            Self::Parts { known } => match known.first() {
                Some(part) => format!("name one, as in `FILE#{part}`"),
                None => return None,
            },
            Self::UnknownPart { known, .. } if known.is_empty() => "it has no parts".to_owned(),
            Self::UnknownPart { known, .. } => format!("known: {}", known.join(", ")),
            Self::Marks { known } => {
                format!("{}; say which are days off, as in `FILE@MARK`, or `FILE@*` for all", counted(known))
            }
            Self::UnknownMark { known, .. } => counted(known),
            Self::Ics { problem, .. } => return problem.help().map(str::to_owned),
            _ => return None,
        })
    }
}

/// Marks with the number of entries of each.
fn counted(known: &[(Option<String>, usize)]) -> String {
    let mut listed: Vec<String> = known
        .iter()
        .take(FileError::LISTED)
        .map(|(mark, count)| match mark {
            Some(mark) => format!("`{mark}` on {count}"),
            None => format!("none (`-`) on {count}"),
        })
        .collect();
    if let Some(more) = known.len().checked_sub(FileError::LISTED).filter(|more| *more > 0) {
        listed.push(format!("{more} more"));
    }
    listed.join(", ")
}

impl IcsProblem {
    const fn help(self) -> Option<&'static str> {
        match self {
            Self::Recurring => Some("write one event a year"),
            Self::Timed | Self::Utc => Some(
                "write it as a whole day, DTSTART;VALUE=DATE:20270101; only make-up working days may have hours, \
                 and those of the place",
            ),
            Self::Ambiguous => Some("write `补班` or `working day` alone for a make-up day, else leave it out"),
            Self::Unclear => {
                Some("write `补班` or `working day` alone for a make-up day, `休息` or `day off` for a day that is off")
            }
            _ => None,
        }
    }
}
