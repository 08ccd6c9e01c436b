//! Chooses the start of a process whose days depend on it.

use std::cmp::Reverse;

use jiff::ToSpan;
use jiff::civil::{Date, date};

use super::dating::{Run, Spread, Spreads, Start, Sweep};
use crate::analysis::network::Network;
use crate::analysis::study::Plans;
use crate::analysis::time::axis::{Axis, Dates};
use crate::analysis::time::schedule;
use crate::calendar::{Calendar, CalendarError, Timeline, add_days};
use crate::model::{Time, Unit};

/// The start, and the starts tried to find it.
///
/// Of many starts it is one at which the days of today take their median; among
/// those, the one at which the days of reachable and floor are nearest to
/// theirs, then the calendar days of all three; the latest.
pub(in crate::analysis) fn choose(
    plans: &Plans<'_>,
    line: Timeline<'_>,
    wanted: Start,
) -> Result<(Date, Option<Sweep>), CalendarError> {
    let unit = plans.basis.process.unit();
    let all = |start: Date| {
        let run = |network| run(network, line, start, unit);
        Ok([run(&plans.today.network)?, run(&plans.reachable.network)?, run(&plans.floor)?])
    };
    if let Start::On(start) = wanted {
        return Ok((start, None));
    }
    let days = starts(&plans.today.network, line, unit, Some(wanted))?;
    let Tries { starts, runs, left_out } = Tries::of(days, line.calendar(), all, |error| error)?;
    let [today, reachable, floor] = [0, 1, 2].map(|side| runs.iter().map(|runs| runs[side]).collect::<Vec<Run>>());
    let spreads = [spreads(&today), spreads(&reachable), spreads(&floor)];
    let [Some(of_today), Some(of_reachable), Some(of_floor)] = spreads else {
        return Err(CalendarError::NoStart);
    };
    let nearest = (0..starts.len()).filter(|&at| today[at].days == of_today.days.median.days).min_by_key(|&at| {
        let [today, reachable, floor] = [(&today, &of_today), (&reachable, &of_reachable), (&floor, &of_floor)]
            .map(|(runs, of)| off(&runs[at], of));
        (reachable.0 + floor.0, today.1 + reachable.1 + floor.1, Reverse(at))
    });
    let start = nearest.map_or(of_today.days.median.start, |at| starts[at]);
    let (first, last) = (starts[0], starts[starts.len() - 1]);
    let (today, reachable, floor) = (of_today, of_reachable, of_floor);
    let sweep = Sweep { first, last, starts: starts.len(), left_out, today, reachable, floor };
    Ok((start, Some(sweep)))
}

/// The starts to try where none is given or a whole year is.
pub(in crate::analysis) fn starts(
    network: &Network,
    line: Timeline<'_>,
    unit: Unit,
    wanted: Option<Start>,
) -> Result<Vec<Date>, CalendarError> {
    match wanted {
        Some(Start::On(start)) => Ok(vec![start]),
        Some(Start::Year(year)) => Ok(all_days_of(year)),
        Some(Start::Latest) | None => {
            latest(line.calendar(), |start| run(network, line, start, unit).map(|_| ()), |error| error)
        }
    }
}

/// The results from many starts.
pub(in crate::analysis) struct Tries<T> {
    /// The starts, on working days.
    pub(in crate::analysis) starts: Vec<Date>,
    /// The result from each start.
    pub(in crate::analysis) runs: Vec<T>,
    /// The number of further starts from which the process ends in an unknown
    /// year.
    pub(in crate::analysis) left_out: usize,
}

impl<T> Tries<T> {
    /// Tries the working days among these days, and leaves out those from which
    /// the process ends in an unknown year, unless all do.
    pub(in crate::analysis) fn of<E>(
        days: impl IntoIterator<Item = Date>,
        calendar: &Calendar,
        run: impl Fn(Date) -> Result<T, E>,
        error: impl Fn(CalendarError) -> E,
    ) -> Result<Self, E>
    where
        E: IsUnknownYear,
    {
        let mut tries = Self { starts: Vec::new(), runs: Vec::new(), left_out: 0 };
        let mut unknown = None;
        for day in days {
            if !calendar.is_working(day).map_err(&error)? {
                continue;
            }
            match run(day) {
                Ok(run) => {
                    tries.starts.push(day);
                    tries.runs.push(run);
                }
                Err(error) if error.is_unknown_year() => {
                    tries.left_out += 1;
                    unknown.get_or_insert(error);
                }
                Err(error) => return Err(error),
            }
        }
        match unknown {
            Some(unknown) if tries.starts.is_empty() => Err(unknown),
            _ if tries.starts.is_empty() => Err(error(CalendarError::NoStart)),
            _ => Ok(tries),
        }
    }
}

/// An error that may mean an unknown year.
pub(in crate::analysis) trait IsUnknownYear {
    /// Returns whether it does.
    fn is_unknown_year(&self) -> bool;
}

impl IsUnknownYear for CalendarError {
    fn is_unknown_year(&self) -> bool {
        matches!(self, Self::Unknown(_))
    }
}

impl IsUnknownYear for (usize, CalendarError) {
    fn is_unknown_year(&self) -> bool {
        self.1.is_unknown_year()
    }
}

/// The distance of a run from the medians, in days and in calendar days.
fn off(run: &Run, of: &Spreads) -> (u64, u64) {
    let days = run.days - of.days.median.days;
    (days.thousandths().unsigned_abs(), run.calendar_days.abs_diff(of.calendar_days.median.calendar_days))
}

/// The run from one start.
pub(in crate::analysis) fn run(
    network: &Network,
    line: Timeline<'_>,
    start: Date,
    unit: Unit,
) -> Result<Run, CalendarError> {
    let axis = Dates::new(line, start, unit);
    let end = schedule::end(network, &axis);
    match axis.unanswered() {
        Some(error) => Err(error),
        None => Ok(Run {
            start,
            finish: end.date(),
            days: axis.between(axis.origin(), end),
            calendar_days: axis.elapsed(end).1,
        }),
    }
}

fn by_days(run: &Run) -> (Time, i64) {
    (run.days, run.calendar_days)
}

fn spreads(runs: &[Run]) -> Option<Spreads> {
    let by_calendar = |run: &Run| (run.calendar_days, run.days);
    Some(Spreads { days: spread(runs, by_days)?, calendar_days: spread(runs, by_calendar)? })
}

/// The shortest, the median and the longest run; of equal ones the earliest. Of
/// an even number the lower median, so that it is one of the runs.
fn spread<K: Ord>(runs: &[Run], key: impl Fn(&Run) -> K) -> Option<Spread> {
    let mut sorted: Vec<&Run> = runs.iter().collect();
    sorted.sort_by_key(|run| (key(run), run.start));
    let longest = key(sorted.last()?);
    let worst = sorted[sorted.partition_point(|run| key(run) < longest)];
    Some(Spread { best: **sorted.first()?, median: *sorted[(sorted.len() - 1) / 2], worst: *worst })
}

/// The year of the latest starts from which the process ends inside the known
/// calendar, where `ends` computes each end; a later start never ends earlier.
/// No date of the year occurs twice.
pub(in crate::analysis) fn latest<E>(
    calendar: &Calendar,
    ends: impl Fn(Date) -> Result<(), E>,
    unknown: impl Fn(CalendarError) -> E,
) -> Result<Vec<Date>, E> {
    let (first, last) = calendar.latest_years().into_inner();
    let first = date(first, 1, 1);
    let day = |days: u32| add_days(first, days).map_err(&unknown);
    ends(first)?;
    // From day `fits` it ends inside, from day `fails` it does not.
    let whole = first.until(date(last, 12, 31)).map_or(0, |span| span.get_days());
    let (mut fits, mut fails) = (0, u32::try_from(whole).expect("the last year is not before the first") + 1);
    while fails - fits > 1 {
        let middle = fits + (fails - fits) / 2;
        let fit = day(middle).and_then(&ends).is_ok();
        if fit { fits = middle } else { fails = middle }
    }
    let latest = day(fails.saturating_sub(1))?;
    let days = latest.since(year_before(latest).max(first)).map_or(0, |span| span.get_days());
    let days = u32::try_from(days).expect("the first start is not after the latest");
    (fails.saturating_sub(1 + days)..fails).map(day).collect()
}

/// The first day of the year that ends with a day; the year 1 has no day before
/// it.
fn year_before(last: Date) -> Date {
    let before = last.checked_sub(1.year()).and_then(Date::tomorrow);
    before.unwrap_or(last)
}

/// All days of a year.
pub(in crate::analysis) fn all_days_of(year: i16) -> Vec<Date> {
    let last = date(year, 12, 31);
    (0..).map_while(|days| add_days(date(year, 1, 1), days).ok()).take_while(|day| *day <= last).collect()
}
