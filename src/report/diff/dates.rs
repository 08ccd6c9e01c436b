//! From which day both versions are counted, and what another would change.

use jiff::civil::Date;

use super::people::{Writer, change};
use crate::analysis::{CommonStart, Elapsed, Run, Tried};
use crate::diff::Apart;
use crate::model::{Clock, Decimal, Process, Unit};
use crate::report::{Cell, Json};
use crate::words::Text;
use crate::words::dates::{counted_on, left_out, provisional};
use crate::words::diff::{self as say, FromStart};
use crate::words::labels::{self, Label};

impl Writer<'_> {
    /// The days on the other clock and the start, for the headline.
    pub(super) fn date_facts(&self) -> Vec<(Label, Cell)> {
        let Some(dates) = &self.diff.versions.dates else { return Vec::new() };
        let other = self.on_the_other_clock().map(|(label, before, after)| (label, change(&before, &after)));
        let tried = dates.tried.as_ref().map(|tried| (tried.starts, self.runs(tried)));
        let start = Cell::Text(say::started_with(dates.start, tried, self.clock_of_runs()));
        other.into_iter().chain([(labels::STARTED, start)]).collect()
    }

    /// Elapsed time on the clock that is not that of the unit; with two units,
    /// in calendar days.
    pub(super) fn on_the_other_clock(&self) -> Option<(Label, Cell, Cell)> {
        let versions = &self.diff.versions;
        let calendar = versions.old.unit() == Unit::Workday || versions.new.unit() == Unit::Workday;
        let elapsed = |process: &Process, elapsed: Elapsed| match calendar {
            true => Cell::Number(u64::try_from(elapsed.calendar_days).unwrap_or_default()),
            false => Cell::Days(elapsed.working.in_days(process.workday())),
        };
        let (before, after) = versions.before.dates.as_ref().zip(versions.after.dates.as_ref())?;
        let label = if calendar { labels::CALENDAR_DAYS } else { labels::WORKING_DAYS };
        Some((label, elapsed(&versions.old, before.today), elapsed(&versions.new, after.today)))
    }

    /// What the dates rest on.
    pub(super) fn date_notes(&self) -> Vec<Text> {
        let Some(CommonStart { start, tried }) = &self.diff.versions.dates else { return Vec::new() };
        let note = match tried {
            None => say::both_from(*start),
            Some(tried) => {
                let [best, _, worst] = self.runs(tried);
                say::both_from_median(
                    *start,
                    tried.first,
                    tried.last,
                    tried.starts,
                    [best, worst],
                    self.clock_of_runs(),
                )
            }
        };
        let left_out = tried.as_ref().map(|tried| tried.left_out).filter(|starts| *starts > 0).map(left_out);
        let calendar = counted_on(&self.diff.versions.after.ground);
        [note].into_iter().chain(left_out).chain([calendar]).chain(self.provisional().map(provisional)).collect()
    }

    /// The year whose notice may still change one of the days told.
    fn provisional(&self) -> Option<i16> {
        let versions = &self.diff.versions;
        let ends = [&versions.before, &versions.after].map(|of| of.dates.as_ref().and_then(|dated| dated.provisional));
        let tried = versions.dates.as_ref().and_then(|dates| dates.tried.as_ref()?.provisional);
        ends.into_iter().chain([tried]).flatten().min()
    }

    /// Best, median and worst as people read them: in the unit of both, else
    /// in calendar days.
    fn runs(&self, tried: &Tried) -> [FromStart; 3] {
        let one_unit = self.earlier().unit() == self.later().unit();
        let days = |process: &Process, run: &Run| match one_unit {
            true => run.days.in_days(process.day()).decimal(),
            false => Decimal::new(run.calendar_days, 0),
        };
        [&tried.best, &tried.median, &tried.worst].map(|[old, new]| FromStart {
            start: old.start,
            before: days(self.earlier(), old),
            after: days(self.later(), new),
        })
    }

    /// The clock of these days where it is not that of the days above.
    fn clock_of_runs(&self) -> Option<Clock> {
        (self.diff.versions.apart() == Some(Apart::Units)).then_some(Clock::Calendar)
    }

    /// The key `dates` of the document.
    pub(super) fn dates_document(&self) -> Json<'static> {
        let versions = &self.diff.versions;
        let Some(CommonStart { start, tried }) = &versions.dates else { return Json::Null };
        let end = |process: &Process, elapsed: Option<Elapsed>| {
            let entries = |elapsed: Elapsed| {
                Json::Map(vec![
                    ("finish", date(elapsed.finish)),
                    ("working_days", elapsed.working.in_days(process.workday()).into()),
                    ("calendar_days", Decimal::new(elapsed.calendar_days, 0).into()),
                ])
            };
            Json::or_null(elapsed.map(entries))
        };
        let [before, after] = [&versions.before, &versions.after].map(|of| of.dates.as_ref().map(|dated| dated.today));
        Json::Map(vec![
            ("start", date(*start)),
            ("provisional", Json::Flag(self.provisional().is_some())),
            ("before", end(&versions.old, before)),
            ("after", end(&versions.new, after)),
            ("sweep", Json::or_null(tried.as_ref().map(|tried| self.tried(tried)))),
        ])
    }

    fn tried(&self, tried: &Tried) -> Json<'static> {
        let run = |[old, new]: &[Run; 2]| {
            let of = |process: &Process, run: &Run| {
                Json::Map(vec![
                    ("finish", date(run.finish)),
                    ("days", run.days.in_days(process.day()).into()),
                    ("calendar_days", Decimal::new(run.calendar_days, 0).into()),
                ])
            };
            Json::Map(vec![
                ("start", date(old.start)),
                ("before", of(self.earlier(), old)),
                ("after", of(self.later(), new)),
            ])
        };
        Json::Map(vec![
            ("first", date(tried.first)),
            ("last", date(tried.last)),
            ("starts", tried.starts.into()),
            ("left_out", tried.left_out.into()),
            ("best", run(&tried.best)),
            ("median", run(&tried.median)),
            ("worst", run(&tried.worst)),
        ])
    }
}

fn date(date: Date) -> Json<'static> {
    date.to_string().into()
}
