//! `reengineer deadline`: when a limit ends, day by day.

use clap::Args;
use jiff::civil::Date;

use crate::analysis::Dating;
use crate::calendar::{Calendar, CalendarError, Day, DayReason, Span, add_months, sub_months};
use crate::cli::outputs::Outputs;
use crate::cli::session::{Exit, Session, Trouble};
use crate::cli::settings::configuration::ConfigArgs;
use crate::cli::settings::grounds::GroundArgs;
use crate::cli::settings::starts::date;
use crate::model::{Duration, DurationError, DurationUnit, MOST_DAYS, MOST_MONTHS};
use crate::report::deadline::say as words;
use crate::report::deadline::{CountedDay, Deadline as Answered, Deadlines};
use crate::report::say::calendar::unanswered;
use crate::text::say;

#[derive(Debug, Args)]
#[command(about = say!("When a limit ends, with the days that matter on the way", "期限何时届满，列出途中的休息日和调休日"))]
#[command(after_help = say!(
    "Examples:
  reengineer deadline 2026-09-28 5wd
  reengineer deadline 2026-09-28 2026-10-08 5wd 20wd
  reengineer deadline 2026-10-10 5个工作日 --back
  reengineer deadline 2027-01-04 20wd --calendar 2027.json

Without --jurisdiction the configuration's law counts, else China's on the
calendar china and nobody's on any other.",
    "示例：
  reengineer deadline 2026年9月28日 5个工作日
  reengineer deadline 2026-09-28 2026-10-08 5wd 20wd
  reengineer deadline 2026-10-10 5个工作日 --back
  reengineer deadline 2027-01-04 20wd --calendar 2027.json

未指定 --jurisdiction 时依配置；配置也未写明的，
以中国日历计算时适用中国法律，以其他日历计算时不适用任何一国法律。"
))]
pub(in crate::cli) struct Deadline {
    #[arg(value_name = say!("DATE", "日期"))]
    #[arg(help = say!("The day of the event, which is not counted, like 2026-09-28", "开始之日，当日不计，如 2026-09-28"))]
    date: String,

    #[arg(value_name = say!("DURATION", "时长"), allow_negative_numbers = true, required = true, num_args = 1..)]
    #[arg(help = say!(
        "5wd (working days; so is a bare 5), 7cd (calendar days), 2w (weeks), 6mo (months); or a further date; repeatable",
        "5个工作日（5wd；只写 5 亦同）、7自然日（7cd）、2周（2w）、6个月（6mo）；或另一日期；可重复"
    ))]
    lengths: Vec<String>,

    #[command(flatten)]
    ground: GroundArgs,

    #[command(flatten)]
    config: ConfigArgs,

    #[arg(long)]
    #[arg(help = say!(
        "Count backwards: DATE is the last day, when must it begin?",
        "倒推：日期为期限的末日，最迟何日起算？"
    ))]
    back: bool,
}

/// A limit: a number of working or calendar days, or of months.
#[derive(Clone, Copy)]
enum Limit {
    Working(u32),
    Calendar(u32),
    Months(u32),
}

impl Limit {
    /// The number and the unit.
    const fn parts(self) -> (u32, DurationUnit) {
        match self {
            Self::Working(days) => (days, DurationUnit::Workday),
            Self::Calendar(days) => (days, DurationUnit::CalendarDay),
            Self::Months(months) => (months, DurationUnit::Month),
        }
    }
}

impl Deadline {
    pub fn run(&self, session: &mut Session<'_, '_>) -> anyhow::Result<Exit> {
        let outputs = Outputs::plan(session, "deadline", Deadlines::SHAPES, &self.ground.calendar.files())?;
        let mut dates = vec![date(&self.date).ok_or_else(|| Trouble::misused(words::no_date(&self.date)))?];
        let mut limits = Vec::new();
        for text in &self.lengths {
            match date(text) {
                Some(date) => dates.push(date),
                None => {
                    let limit = limit(text).map_err(|refused| Trouble::misused(words::refused(text, refused)))?;
                    limits.push((text.as_str(), limit));
                }
            }
        }
        if limits.is_empty() {
            return Err(Trouble::misused(words::no_length_given()).into());
        }
        let grounds = self.ground.resolve(&self.config.load(&[], session)?, None, session)?;
        let dating = grounds.without_definition()?;
        let mut answers = Vec::new();
        for date in dates {
            for (text, limit) in &limits {
                let counting = Counting { dating: &dating, length: text, limit: *limit, back: self.back };
                let answer = if self.back { counting.back(date) } else { counting.forward(date) };
                answers.push(answer.map_err(|error| Trouble::undone(unanswered(&error)))?);
            }
        }
        let answered = Deadlines { answers, ground: dating.ground(), limits_run_on: dating.limits_run_on };
        outputs.write(session, &|format, page, out| (format.write)(&answered, page, out))?;
        Ok(Exit::Fine)
    }
}

/// One limit to be counted.
struct Counting<'a> {
    dating: &'a Dating,
    length: &'a str,
    limit: Limit,
    back: bool,
}

impl Counting<'_> {
    fn forward(&self, start: Date) -> Result<Answered, CalendarError> {
        let calendar = &self.dating.calendar;
        let span = match self.limit {
            Limit::Working(days) => calendar.span(start, calendar.add_working(start, days)?)?,
            Limit::Calendar(days) => self.all_days(start, days)?,
            Limit::Months(months) => {
                let days = start.until(add_months(start, months)?).map_or(0, |span| span.get_days());
                self.all_days(start, u32::try_from(days).expect("a date in later months is later"))?
            }
        };
        let counted = |day: Day<'_>| CountedDay {
            date: day.date,
            counted: day.counted,
            why: day.why.map(words::reason),
            matters: !matches!(day.why, None | Some(DayReason::Weekend)),
        };
        let days: Vec<CountedDay> = span.skip(1).map(counted).collect();
        let due = days.last().map_or(start, |day| day.date);
        let count = |number: i64| u64::try_from(number).expect("a limit ends no earlier than it begins");
        let off = |date: Date| match calendar.why(date) {
            Ok(Some(why @ (DayReason::Weekend | DayReason::DayOff(_)))) => Some(words::reason(why)),
            _ => None,
        };
        Ok(Answered {
            start,
            start_off: off(start).filter(|_| self.back),
            length: self.length.to_owned(),
            length_in_words: words::length(self.length, self.limit.parts(), says_clock(self.length)),
            due,
            back: self.back,
            working_days: count(calendar.working_days_between(start, due)?),
            calendar_days: count(i64::from(start.until(due).map_or(0, |span| span.get_days()))),
            provisional: provisional(calendar, start, &days),
            days,
        })
    }

    fn all_days(&self, start: Date, days: u32) -> Result<Span<'_>, CalendarError> {
        let calendar = &self.dating.calendar;
        if self.dating.limits_run_on { calendar.calendar_span(start, days) } else { calendar.plain_span(start, days) }
    }

    /// The latest start from which the limit ends by `end`. It may be a day
    /// off; a limit of zero begins when it ends.
    fn back(&self, end: Date) -> Result<Answered, CalendarError> {
        let calendar = &self.dating.calendar;
        let runs_on = self.dating.limits_run_on;
        // A limit that runs on ends on a working day.
        let last = || if runs_on { calendar.working_until(end) } else { Ok(end) };
        let start = match self.limit {
            Limit::Working(0) | Limit::Calendar(0) | Limit::Months(0) => end,
            Limit::Working(days) => {
                let last = calendar.working_until(end)?;
                latest(calendar, calendar.sub_working(last, days)?, last)?
            }
            Limit::Calendar(days) => {
                let (last, back) = (last()?, jiff::Span::new().try_days(days));
                back.and_then(|back| last.checked_sub(back)).map_err(|_| CalendarError::OutOfRange { date: last })?
            }
            Limit::Months(months) => sub_months(last()?, months)?,
        };
        self.forward(start)
    }
}

/// The last of the days off behind a working day: from each of them the same
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
    let mut dates = std::iter::once(start).chain(days.iter().map(|day| day.date));
    dates.find(|date| calendar.is_provisional(*date)).map(|date| date.year() + 1)
}

/// Returns whether a length names the kind of its days.
fn says_clock(text: &str) -> bool {
    Duration::parse(text).is_ok_and(|length| length.unit != DurationUnit::Process)
}

/// A limit in whole days or months; weeks are seven calendar days each.
///
/// # Errors
///
/// The reason why the text is not a duration, or not a limit: too fine where it
/// is not in whole days.
fn limit(text: &str) -> Result<Limit, DurationError> {
    let duration = Duration::parse(text)?;
    let (factor, most, of): (_, _, fn(u32) -> Limit) = match duration.unit {
        DurationUnit::Process | DurationUnit::Workday => (1, MOST_DAYS, Limit::Working),
        DurationUnit::CalendarDay => (1, MOST_DAYS, Limit::Calendar),
        DurationUnit::Week => (7, MOST_DAYS, Limit::Calendar),
        DurationUnit::Month => (1, i64::from(MOST_MONTHS), Limit::Months),
        DurationUnit::Year => (12, i64::from(MOST_MONTHS), Limit::Months),
        DurationUnit::Hour | DurationUnit::Minute => return Err(DurationError::TooFine),
    };
    let number = (duration.amount.scale() == 0).then(|| duration.amount.mantissa()).ok_or(DurationError::TooFine)?;
    let number = number.checked_mul(factor).filter(|number| *number <= most).ok_or(DurationError::TooLong)?;
    u32::try_from(number).map(of).map_err(|_| DurationError::Negative)
}
