//! Questions that a calendar cannot answer.

use std::fmt;

use jiff::civil::Date;
use thiserror::Error;

use super::base::Base;
use super::whole::Holiday;

/// The reason why a calendar cannot answer. The fields hold everything a
/// message needs, so that it can be worded in another language.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CalendarError {
    /// A year that is not known.
    #[error("{0}")]
    Unknown(Box<UnknownYear>),
    /// A date outside the years 1 to 9999.
    #[error("`{date}` is outside the years 1 to 9999")]
    OutOfRange {
        /// The date.
        date: Date,
    },
    /// A length that leads out of the years 1 to 9999.
    #[error("{days} days from `{start}` lead out of the years 1 to 9999")]
    TooLong {
        /// The day at which counting begins.
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
    /// No start on a working day from which all ends in known years.
    #[error("from no working day does it end within the years that the calendar knows")]
    NoStart,
}

/// A year of which a calendar does not say which days are worked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownYear {
    /// The first unknown year that the count meets.
    pub year: i16,
    /// The last year known before it.
    pub before: Option<i16>,
    /// The first year known after it.
    pub after: Option<i16>,
    /// The base of the calendar.
    pub base: Base,
    /// A file that names some days of the year but not all its holidays.
    pub partial: Option<Partial>,
}

/// A file that names days of a year without being its complete notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Partial {
    /// The name of the file.
    pub file: String,
    /// The holidays that it lacks.
    pub missing: Vec<Holiday>,
}

/// The reason why files cannot be laid over a calendar.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LayingError {
    /// A day that one source calls worked and another off.
    #[error(
        "`{}` has `{date}` worked (`{}`), `{}` has it off (`{}`)", worked.0, worked.1, off.0, off.1
    )]
    Contradiction {
        /// The day.
        date: Date,
        /// The source that calls it worked, and the title there.
        worked: (String, String),
        /// The source that calls it off, and the title there.
        off: (String, String),
    },
    /// A make-up day on a weekday, which is a working day anyway.
    #[error("`{file}` makes `{date}` a make-up working day (`{name}`), an ordinary weekday")]
    Weekday {
        /// The day.
        date: Date,
        /// The name of the file.
        file: String,
        /// The title of the day.
        name: String,
    },
}

impl fmt::Display for UnknownYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the working days of `{}` are not known: ", self.year)?;
        if let Some(Partial { file, missing }) = &self.partial {
            let missing: Vec<String> = missing.iter().map(Holiday::to_string).collect();
            return write!(f, "`{file}` brings no whole notice of it and lacks {}", missing.join(", "));
        }
        match (self.before, self.after) {
            (Some(before), Some(after)) => write!(f, "the calendar has a gap between {before} and {after}"),
            (Some(last), None) => write!(f, "the calendar ends with {last}"),
            (None, Some(first)) => write!(f, "the calendar begins with {first}"),
            (None, None) => f.write_str("the calendar knows no year"),
        }
    }
}

impl CalendarError {
    /// The remedy, where it does not follow from the message; a fragment in
    /// English.
    pub fn help(&self) -> Option<String> {
        let Self::Unknown(unknown) = self else { return None };
        let UnknownYear { year, base, after, .. } = **unknown;
        let supply = format!("give a calendar file of {year}");
        Some(match base {
            Base::China if after.is_none() => {
                format!("{supply}; the State Council's notice usually comes out in the November before")
            }
            Base::China | Base::Weekdays => supply,
        })
    }
}
