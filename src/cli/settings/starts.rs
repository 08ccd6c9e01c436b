//! The start of a process, as given on the command line.

use clap::Args;
use jiff::civil::Date;

use crate::analysis::Start;

use crate::cli::ending::Refused;
use crate::cli::say::usage;
use crate::cli::session::Trouble;
use crate::report::deadline::say as deadline;
use crate::text::say;

/// The flags that choose a start.
#[derive(Debug, Default, Args)]
pub(in crate::cli) struct ChosenStart {
    #[arg(long, value_name = say!("DATE", "日期"), conflicts_with = "sweep")]
    #[arg(help = say!(
        "Count from this day, like 2026-09-28, and give dates",
        "自该日起算并给出日期，如 2026-09-28"
    ))]
    start: Option<String>,

    #[arg(long, value_name = say!("YEAR", "年份"), value_parser = year)]
    #[arg(help = say!(
        "Count from every day of this year; the figures are those of the median",
        "自该年每一日起算，数值取中位"
    ))]
    sweep: Option<i16>,
}

impl ChosenStart {
    /// The start, where one is requested.
    pub fn read(&self) -> Result<Option<Start>, Trouble> {
        let on = |text: &String| date(text).map(Start::On).ok_or_else(|| Trouble::misused(deadline::no_date(text)));
        Ok(self.start.as_ref().map(on).transpose()?.or(self.sweep.map(Start::Year)))
    }
}

/// A year of the calendar.
fn year(text: &str) -> Result<i16, Refused> {
    let year: Option<i16> = text.parse().ok().filter(|year| (1..=9999).contains(year));
    year.ok_or_else(|| Refused(usage::no_year()))
}

/// A day of the calendar, like `2026-09-28` or `2026年9月28日`, and nothing
/// behind it.
pub(in crate::cli) fn date(text: &str) -> Option<Date> {
    let chinese = || {
        let (year, rest) = text.strip_suffix('日')?.split_once('年')?;
        let (month, day) = rest.split_once('月')?;
        let number = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse::<i16>().ok())?;
        let part = |text: &str| i8::try_from(number(text)?).ok();
        Date::new(number(year).filter(|year| *year > 0)?, part(month)?, part(day)?).ok()
    };
    text.parse().ok().filter(|date: &Date| date.to_string() == text).or_else(chinese)
}
