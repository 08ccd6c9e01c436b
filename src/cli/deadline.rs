//! `reengineer deadline`: when a limit ends, day by day.

use clap::Args;
use jiff::civil::Date;

use super::args::date;
use super::calendars::ChosenCalendar;
use super::outputs::Outputs;
use super::session::{Exit, Session, Trouble};
use crate::calendar::{Calendar, CalendarError, add_months, sub_months};
use crate::model::{Duration, DurationError, DurationUnit, MOST_DAYS, MOST_MONTHS};
use crate::render::Material;
use crate::report::deadline::{CountedDay, Deadline as Answered};
use crate::words::{deadline as words, say};

#[derive(Debug, Args)]
#[command(about = say!("When a limit ends, with every day on the way", "期限何时届满，逐日列出"))]
#[command(after_help = say!(
    "Examples:
  reengineer deadline 2026-09-28 5wd
  reengineer deadline 2026-10-10 5个工作日 --back
  reengineer deadline 2027-01-04 20wd --calendar 2027.json",
    "示例：
  reengineer deadline 2026-09-28 5个工作日
  reengineer deadline 2026-10-10 5个工作日 --back
  reengineer deadline 2027-01-04 20wd --calendar 2027.json"
))]
pub(super) struct Deadline {
    #[arg(value_name = say!("DATE", "日期"))]
    #[arg(help = say!("The day of the event, which is not counted, like 2026-09-28", "起算之日，当日不计，如 2026-09-28"))]
    date: String,

    #[arg(value_name = say!("DURATION", "时长"), allow_negative_numbers = true)]
    #[arg(help = say!(
        "5wd (working days; so is a bare 5), 7cd (calendar days), 2w (weeks)",
        "5个工作日（5wd；只写 5 亦同）、7自然日（7cd）、2周（2w）"
    ))]
    length: String,

    #[command(flatten)]
    calendar: ChosenCalendar,

    #[arg(long)]
    #[arg(help = say!(
        "Count backwards: DATE is the last day, when must it begin?",
        "倒推：日期为期限的末日，最迟何日起算？"
    ))]
    back: bool,
}

/// What the command can say.
pub(super) const MATERIALS: [Material; 3] = [Material::Report, Material::Json, Material::Sheet];

/// A limit: so many days, worked ones or all, or so many months.
#[derive(Clone, Copy)]
enum Limit {
    Working(u32),
    Calendar(u32),
    Months(u32),
}

impl Deadline {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let outputs = Outputs::plan(session, "deadline", &MATERIALS, &self.calendar.files())?;
        let date = date(&self.date).ok_or_else(|| Trouble::misused(words::no_date(&self.date)))?;
        let limit = limit(&self.length).map_err(|refused| match refused {
            Refused::NoLength => Trouble::misused(words::no_length(&self.length)),
            Refused::TooLong => Trouble::misused(words::too_long(&self.length)),
        })?;
        let calendar = self.calendar.read()?;
        let answered = if self.back { self.back(&calendar, date, limit) } else { self.forward(&calendar, date, limit) };
        let answered = answered.map_err(|error| Trouble::undone(crate::words::calendar::unanswered(&error)))?;
        outputs.write(session, &|format, page, out| (format.write)(&answered, page, out))?;
        Ok(Exit::Fine)
    }

    fn forward(&self, calendar: &Calendar, start: Date, limit: Limit) -> Result<Answered, CalendarError> {
        let all_days = |days| Ok((calendar.add_calendar(start, days)?, calendar.calendar_span(start, days)?));
        let (due, span) = match limit {
            Limit::Working(days) => {
                let due = calendar.add_working(start, days)?;
                (due, calendar.span(start, due)?)
            }
            Limit::Calendar(days) => all_days(days)?,
            Limit::Months(months) => {
                let days = start.until(add_months(start, months)?).map_or(0, |span| span.get_days());
                all_days(u32::try_from(days).unwrap_or_default())?
            }
        };
        let days: Vec<CountedDay> = span
            .skip(1)
            .map(|day| CountedDay { date: day.date, counted: day.counted, why: day.why.map(words::reason) })
            .collect();
        let count = |number: i64| u64::try_from(number).unwrap_or_default();
        Ok(Answered {
            start,
            length: self.length.clone(),
            due,
            back: self.back,
            working_days: count(calendar.working_days_between(start, due)?),
            calendar_days: count(i64::from(start.until(due).map_or(0, |span| span.get_days()))),
            provisional: provisional(calendar, start, &days),
            days,
        })
    }

    /// The latest start from which the limit ends by `end`: on the last
    /// working day that is not after it. It may be a day off.
    fn back(&self, calendar: &Calendar, end: Date, limit: Limit) -> Result<Answered, CalendarError> {
        let mut last = end;
        while !calendar.is_working(last)? {
            last = last.yesterday().map_err(|_| CalendarError::OutOfRange { date: last })?;
        }
        let start = match limit {
            Limit::Working(days) => latest(calendar, calendar.sub_working(last, days)?, last)?,
            Limit::Calendar(days) => {
                let back = jiff::Span::new().try_days(days);
                back.and_then(|back| last.checked_sub(back)).map_err(|_| CalendarError::OutOfRange { date: last })?
            }
            Limit::Months(months) => sub_months(last, months)?,
        };
        self.forward(calendar, start, limit)
    }
}

/// The last day of those off behind a working day: from each of them the same
/// days count.
fn latest(calendar: &Calendar, working: Date, end: Date) -> Result<Date, CalendarError> {
    let mut latest = working;
    while latest < end {
        match latest.tomorrow() {
            Ok(next) if !calendar.is_working(next)? => latest = next,
            _ => break,
        }
    }
    Ok(latest)
}

fn provisional(calendar: &Calendar, start: Date, days: &[CountedDay]) -> Option<i16> {
    let mut told = std::iter::once(start).chain(days.iter().map(|day| day.date));
    told.find(|date| calendar.is_provisional(*date)).map(|date| date.year() + 1)
}

/// Why a text is no limit.
enum Refused {
    NoLength,
    TooLong,
}

/// A limit in whole days or months; weeks are seven calendar days each.
fn limit(text: &str) -> Result<Limit, Refused> {
    let refused = |error| if error == DurationError::TooLong { Refused::TooLong } else { Refused::NoLength };
    let duration = Duration::parse(text).map_err(refused)?;
    let (factor, most, of): (_, _, fn(u32) -> Limit) = match duration.unit {
        DurationUnit::Process | DurationUnit::Workday => (1, MOST_DAYS, Limit::Working),
        DurationUnit::CalendarDay => (1, MOST_DAYS, Limit::Calendar),
        DurationUnit::Week => (7, MOST_DAYS, Limit::Calendar),
        DurationUnit::Month => (1, i64::from(MOST_MONTHS), Limit::Months),
        DurationUnit::Year => (12, i64::from(MOST_MONTHS), Limit::Months),
        DurationUnit::Hour | DurationUnit::Minute => return Err(Refused::NoLength),
    };
    let number = (duration.amount.scale() == 0).then(|| duration.amount.mantissa()).ok_or(Refused::NoLength)?;
    let number = number.checked_mul(factor).filter(|number| *number <= most).ok_or(Refused::TooLong)?;
    u32::try_from(number).map(of).map_err(|_| Refused::NoLength)
}
