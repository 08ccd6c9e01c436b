//! The day that both versions are counted from, and the effect of other starts.

use super::contract::{DatedPair, DatesOfDiff, RunOfPair, SweptPairs};
use super::people::Writer;
use crate::analysis::{CommonStart, Run, Tried};
use crate::diff::Apart;
use crate::model::{Clock, Decimal, Process, Unit};
use crate::report::analysis::{finished_on, whole};
use crate::report::diff::say;
use crate::report::diff::say::FromStart;
use crate::report::figures::{change, elapsed};
use crate::report::say::dates::{counted_on, left_out, provisional};
use crate::report::{Cell, Iso};
use crate::text::Text;
use crate::text::labels;
use crate::text::labels::Label;

impl Writer<'_> {
    /// The days on the other clock and the start, for the headline.
    pub(super) fn date_facts(&self) -> Vec<(Label, Cell)> {
        let Some(dates) = &self.diff.versions.dates else { return Vec::new() };
        let other = self.on_the_other_clock().map(|(label, before, after)| (label, change(before, after)));
        let tried = dates.tried.as_ref().map(|tried| (tried.starts, self.runs(tried)));
        let start = Cell::Text(say::started_with(dates.start, tried, self.clock_of_runs()));
        other.into_iter().chain([(labels::STARTED, start)]).collect()
    }

    /// Elapsed time on the clock other than that of the unit; with two units,
    /// in calendar days.
    pub(super) fn on_the_other_clock(&self) -> Option<(Label, Cell, Cell)> {
        let versions = &self.diff.versions;
        let (label, clock) = match versions.old.unit() == Unit::Workday || versions.new.unit() == Unit::Workday {
            true => (labels::CALENDAR_DAYS, Clock::Calendar),
            false => (labels::WORKING_DAYS, Clock::Working),
        };
        let (before, after) = versions.before.dates.as_ref().zip(versions.after.dates.as_ref())?;
        Some((label, elapsed(&versions.old, before.today, clock), elapsed(&versions.new, after.today, clock)))
    }

    /// The basis of the dates.
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
        let calendar =
            counted_on(&self.diff.versions.after.ground, &[&self.diff.versions.old, &self.diff.versions.new]);
        [note].into_iter().chain(left_out).chain([calendar]).chain(self.provisional().map(provisional)).collect()
    }

    /// The year whose notice may still change one of the days shown.
    fn provisional(&self) -> Option<i16> {
        let versions = &self.diff.versions;
        let ends = [&versions.before, &versions.after].map(|of| of.dates.as_ref().and_then(|dated| dated.provisional));
        let tried = versions.dates.as_ref().and_then(|dates| dates.tried.as_ref()?.provisional);
        ends.into_iter().chain([tried]).flatten().min()
    }

    /// Best, median and worst for people: in the unit of both, otherwise in
    /// calendar days.
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

    /// The clock of these days where it differs from that of the days above.
    fn clock_of_runs(&self) -> Option<Clock> {
        (self.diff.versions.apart() == Some(Apart::Units)).then_some(Clock::Calendar)
    }

    /// The days on the calendar, as a part of the document for programs.
    pub(super) fn dates_document(&self) -> Option<DatesOfDiff> {
        let versions = &self.diff.versions;
        let CommonStart { start, tried } = versions.dates.as_ref()?;
        let [before, after] = [&versions.before, &versions.after].map(|of| of.dates.as_ref().map(|dated| dated.today));
        Some(DatesOfDiff {
            start: Iso(*start),
            provisional: self.provisional().is_some(),
            before: before.map(|elapsed| finished_on(&versions.old, elapsed)),
            after: after.map(|elapsed| finished_on(&versions.new, elapsed)),
            sweep: tried.as_ref().map(|tried| self.tried(tried)),
        })
    }

    fn tried(&self, tried: &Tried) -> SweptPairs {
        let of = |process: &Process, run: &Run| RunOfPair {
            finish: Iso(run.finish),
            days: run.days.in_days(process.day()).into(),
            calendar_days: whole(run.calendar_days),
        };
        let pair = |[old, new]: &[Run; 2]| DatedPair {
            start: Iso(old.start),
            before: of(self.earlier(), old),
            after: of(self.later(), new),
        };
        SweptPairs {
            first: Iso(tried.first),
            last: Iso(tried.last),
            starts: tried.starts,
            left_out: tried.left_out,
            best: pair(&tried.best),
            median: pair(&tried.median),
            worst: pair(&tried.worst),
        }
    }
}
