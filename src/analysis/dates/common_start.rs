//! The day from which two versions of a process are counted, where their days
//! depend on it.

use std::cmp::Reverse;

use jiff::civil::Date;

use super::dating::{Dating, Run, Start};
use super::sweep::{Tries, all_days_of, latest, run};
use crate::analysis::network::Network;
use crate::calendar::CalendarError;
use crate::model::{Process, Unit};

/// The common start of two versions, so that a difference between them does not
/// come from the day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonStart {
    /// The day of the first event of both.
    pub start: Date,
    /// The starts tried to find it; `None` where the start is given.
    pub tried: Option<Tried>,
}

/// How the difference of two versions depends on the start. Each pair holds the
/// runs of the old and the new version from one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The first start tried.
    pub first: Date,
    /// The last start tried.
    pub last: Date,
    /// The number of starts.
    pub starts: usize,
    /// The number of further starts left out because one of the two ends in an
    /// unknown year.
    pub left_out: usize,
    /// The pair in which the new version does best relative to the old one; of
    /// equal ones the earliest.
    pub best: [Run; 2],
    /// The pair with the median difference: the start in force.
    pub median: [Run; 2],
    /// The pair in which it does worst; of equal ones the earliest.
    pub worst: [Run; 2],
    /// The year whose notice is not published yet and may still change one of
    /// the last days of these.
    pub provisional: Option<i16>,
}

impl CommonStart {
    /// The start of two versions; `None` where no figure depends on it and none
    /// is given.
    ///
    /// Of many starts it is one at which the difference takes its median, of
    /// the two in the middle the smaller difference; among those the one at
    /// which both versions are closest to their own medians; the latest. So it
    /// does not matter which of the two is called the old one.
    ///
    /// # Errors
    ///
    /// A date that is needed and that the calendar does not know, with the
    /// version that needs it.
    pub fn of(versions: [&Process; 2], dating: &Dating) -> Result<Option<Self>, (usize, CalendarError)> {
        let depends = versions.iter().any(|process| process.depends_on_dates());
        let Some(wanted) = dating.start.or(depends.then_some(Start::Latest)) else { return Ok(None) };
        if let Start::On(start) = wanted {
            return Ok(Some(Self { start, tried: None }));
        }
        let mut plans = Vec::with_capacity(versions.len());
        for (side, process) in versions.into_iter().enumerate() {
            let line = dating.line(process).map_err(|error| (side, error))?;
            plans.push((Network::today(process), line, process.unit()));
        }
        let runs = |start: Date| -> Result<[Run; 2], (usize, CalendarError)> {
            let of = |side: usize| {
                let (network, line, unit) = &plans[side];
                run(network, *line, start, *unit).map_err(|error| (side, error))
            };
            Ok([of(0)?, of(1)?])
        };
        let of_both = |error| (0, error);
        let days = match wanted {
            Start::Year(year) => all_days_of(year),
            _ => latest(&dating.calendar, |start| runs(start).map(|_| ()), of_both)?,
        };
        let Tries { runs, left_out, .. } = Tries::of(days, &dating.calendar, runs, of_both)?;
        let one_unit = versions[0].unit() == versions[1].unit();
        let tried = Tried::of(&runs, one_unit, versions.map(|process| process.day().thousandths()));
        let mut tried = tried.ok_or((0, CalendarError::NoStart))?;
        tried.left_out = left_out;
        let ends = [tried.best, tried.median, tried.worst].into_iter().flatten().map(|run| run.finish);
        let provisional = ends.filter(|finish| dating.calendar.is_provisional(*finish)).map(|finish| finish.year() + 1);
        tried.provisional = provisional.min();
        Ok(Some(Self { start: tried.median[0].start, tried: Some(tried) }))
    }
}

impl Tried {
    /// `day` is the length of a day of each version.
    fn of(runs: &[[Run; 2]], one_unit: bool, day: [i64; 2]) -> Option<Self> {
        let in_calendar_days = |[old, new]: &[Run; 2]| new.calendar_days - old.calendar_days;
        // Each in days of its own length, both in the same small parts.
        let days = |side: usize, run: &Run| i128::from(run.days.thousandths()) * i128::from(day[1 - side]);
        // New minus old: in days of their unit, else in calendar days.
        let difference = |runs: &[Run; 2]| match one_unit {
            true => days(1, &runs[1]) - days(0, &runs[0]),
            false => i128::from(in_calendar_days(runs)),
        };
        let key = |runs: &[Run; 2]| (difference(runs), in_calendar_days(runs));
        let mut sorted: Vec<&[Run; 2]> = runs.iter().collect();
        sorted.sort_by_key(|runs| (key(runs), runs[0].start));
        let (best, longest) = (*sorted.first()?, key(sorted.last()?));
        let worst = sorted[sorted.partition_point(|runs| key(runs) < longest)];
        let middle = [sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2]].map(&difference);
        let least = middle.into_iter().map(i128::abs).min()?;
        let medians = [0, 1].map(|side| Medians {
            days: median(runs.iter().map(|runs| days(side, &runs[side]))),
            calendar_days: median(runs.iter().map(|runs| runs[side].calendar_days)),
        });
        let off = |runs: &[Run; 2]| {
            let [old, new] = [0, 1].map(|side| medians[side].off(days(side, &runs[side]), &runs[side]));
            (old.0 + new.0, old.1 + new.1)
        };
        let is_median = |runs: &&[Run; 2]| middle.contains(&difference(runs)) && difference(runs).abs() == least;
        let median = runs.iter().filter(is_median).min_by_key(|runs| (off(runs), Reverse(runs[0].start)))?;
        let (first, last) = (runs.first()?[0].start, runs.last()?[0].start);
        let (best, median, worst) = (*best, *median, *worst);
        Some(Self { first, last, starts: runs.len(), left_out: 0, best, median, worst, provisional: None })
    }
}

/// The medians of one version over the starts.
struct Medians {
    days: i128,
    calendar_days: i64,
}

impl Medians {
    /// The distance of a run from the medians, in days and in calendar days.
    fn off(&self, days: i128, run: &Run) -> (u128, u64) {
        (days.abs_diff(self.days), run.calendar_days.abs_diff(self.calendar_days))
    }
}

/// The median; of an even number the lower of the two in the middle.
fn median<T: Copy + Default + Ord>(figures: impl Iterator<Item = T>) -> T {
    let mut figures: Vec<T> = figures.collect();
    figures.sort_unstable();
    figures.get(figures.len().saturating_sub(1) / 2).copied().unwrap_or_default()
}

/// Returns whether the days of a process are the same from any start: all in
/// working time, on a clock of working time.
#[must_use]
pub fn adds_up(process: &Process) -> bool {
    process.unit() == Unit::Workday && !process.depends_on_dates()
}
