//! On which days do offices work, and when does a limit end?
//!
//! # Counting
//!
//! The day on which an event happens is not counted; counting begins the next
//! day (民法典 201, with 200 and 204). Limits of administrative licensing run
//! over working days, without statutory holidays (行政许可法 82), so they never
//! end on a day off. A limit in calendar days that ends on a day off ends on
//! the next working day (民法典 203; that a plain Saturday or Sunday counts as
//! such a day is practice rather than text). Weekends are days off for offices
//! (国务院令146, article 7). A limit ends at the end of its last day.
//!
//! ```
//! # fn main() -> Result<(), reengineer::calendar::CalendarError> {
//! use jiff::civil::date;
//! use reengineer::calendar::Calendar;
//!
//! // The 国庆节 holiday lies between, and Saturday the 10th is worked.
//! let due = Calendar::china().add_working(date(2026, 9, 28), 5)?;
//! assert_eq!(due, date(2026, 10, 10));
//! # Ok(())
//! # }
//! ```
//!
//! # How far a calendar is known
//!
//! A calendar knows whole years: over China's notices those with a notice,
//! over plain weekdays those of its files. A day in any other year is an error
//! that names the year, never a guess from weekdays.
//! The next year's notice may still change the last days of December: so it
//! did in 2006, 2007, 2011, 2018 and 2022. Until that notice is known they
//! are answered from their own year's notice, and
//! [`is_provisional`](Calendar::is_provisional) says so. The 2026 calendar
//! thus answers for 2026-12-31, provisionally.
//!
//! # Cost
//!
//! A calendar is the weekday rule and, over the years with a notice, a bit for
//! each day with counts of working days by the word. Counting between two
//! dates takes constant time, adding n working days one binary search over
//! some hundred words, whatever n is.

mod announced;
mod base;
mod china;
mod count;
mod day_number;
mod error;
mod file;
mod known;
mod months;
mod span;
mod tally;
mod timeline;
mod whole;

pub use base::Base;
pub use count::add_days;
pub use error::{CalendarError, LayingError, Partial, UnknownYear};
pub use file::{CalendarLayout, FileError, IcsProblem, Layer, Selection};
pub use known::Calendar;
pub use months::{add_months, sub_months};
pub use span::{Day, DayReason, Span};
pub use timeline::{Moment, Timeline};
pub use whole::Holiday;
