//! The day that both versions are counted from, and the effect of other starts.

use super::contract::{DatedPair, DatesOfDiff, RunOfPair, SweptPairs};
use super::people::Writer;
use crate::analysis::{Analysis, CommonStart, Run, Tried};
use crate::diff::Versions;
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
        let Some(start) = self.counted() else { return Vec::new() };
        let other = self.on_the_other_clock().map(|(label, before, after)| (label, change(before, after)));
        other.into_iter().chain([start.fact()]).collect()
    }

    /// Elapsed time on the clock other than that of the unit; with two units,
    /// in calendar days.
    pub(super) fn on_the_other_clock(&self) -> Option<(Label, Cell, Cell)> {
        let versions = &self.diff.versions;
        let (label, clock) = match versions.old.unit() == Unit::Workday || versions.new.unit() == Unit::Workday {
            true => (labels::CALENDAR_DAYS, Clock::Calendar),
            false => (labels::WORKING_DAYS, Clock::Working),
        };
        let (before, after) = (versions.before.dates.as_ref()?, versions.after.dates.as_ref()?);
        Some((label, elapsed(&versions.old, before.today, clock), elapsed(&versions.new, after.today, clock)))
    }

    /// The basis of the dates.
    pub(super) fn date_notes(&self) -> Vec<Text> {
        self.counted().map_or_else(Vec::new, |counted| counted.notes(say::TwoSides::Versions))
    }

    fn counted(&self) -> Option<CountedFrom<'_>> {
        let Versions { old, new, before, after, dates, .. } = &self.diff.versions;
        let dates = dates.as_ref()?;
        Some(CountedFrom { dates, processes: [old, new], analyses: [before, after] })
    }

    /// The days on the calendar, as a part of the document for programs.
    pub(super) fn dates_document(&self) -> Option<DatesOfDiff> {
        let versions = &self.diff.versions;
        let counted = self.counted()?;
        let [before, after] = [&versions.before, &versions.after].map(|of| of.dates.as_ref().map(|dated| dated.today));
        Some(DatesOfDiff {
            start: Iso(counted.dates.start),
            provisional: counted.provisional().is_some(),
            before: before.map(|elapsed| finished_on(&versions.old, elapsed)),
            after: after.map(|elapsed| finished_on(&versions.new, elapsed)),
            sweep: counted.sweep(),
        })
    }
}

/// Two versions of a process, or a file and its proposal, from one start.
pub(in crate::report) struct CountedFrom<'a> {
    /// The start.
    pub dates: &'a CommonStart,
    /// The earlier and the later process.
    pub processes: [&'a Process; 2],
    /// The analysis of each, from that start.
    pub analyses: [&'a Analysis; 2],
}

impl CountedFrom<'_> {
    /// The start and the effect of others, for the headline.
    pub(in crate::report) fn fact(&self) -> (Label, Cell) {
        let tried = self.dates.tried.as_ref().map(|tried| (tried.starts, self.runs(tried)));
        (labels::STARTED, Cell::Text(say::started_with(self.dates.start, tried, self.clock_of_runs())))
    }

    /// The basis of the dates.
    pub(in crate::report) fn notes(&self, compared: say::TwoSides) -> Vec<Text> {
        let CommonStart { start, tried } = self.dates;
        let note = match tried {
            None => say::both_from(compared, *start),
            Some(tried) => {
                let [best, _, worst] = self.runs(tried);
                let (first, last) = (tried.first, tried.last);
                say::both_from_median(
                    compared,
                    *start,
                    (first, last, tried.starts),
                    [best, worst],
                    self.clock_of_runs(),
                )
            }
        };
        let left_out = tried.as_ref().map(|tried| tried.left_out).filter(|starts| *starts > 0).map(left_out);
        let calendar = counted_on(&self.analyses[1].ground, &self.processes);
        [note].into_iter().chain(left_out).chain([calendar]).chain(self.provisional().map(provisional)).collect()
    }

    /// The year whose notice may still change one of the days shown.
    pub(in crate::report) fn provisional(&self) -> Option<i16> {
        let ends = self.analyses.map(|of| of.dates.as_ref().and_then(|dated| dated.provisional));
        let tried = self.dates.tried.as_ref().and_then(|tried| tried.provisional);
        ends.into_iter().chain([tried]).flatten().min()
    }

    /// Best, median and worst for people: in the unit of both, otherwise in
    /// calendar days.
    fn runs(&self, tried: &Tried) -> [FromStart; 3] {
        let [earlier, later] = self.processes;
        let one_unit = earlier.unit() == later.unit();
        let days = |process: &Process, run: &Run| match one_unit {
            true => run.days.in_days(process.day()).decimal(),
            false => Decimal::new(run.calendar_days, 0),
        };
        [&tried.best, &tried.median, &tried.worst].map(|[old, new]| FromStart {
            start: old.start,
            before: days(earlier, old),
            after: days(later, new),
        })
    }

    /// The clock of these days where it differs from that of the days above.
    fn clock_of_runs(&self) -> Option<Clock> {
        let [earlier, later] = self.processes;
        (earlier.unit() != later.unit()).then_some(Clock::Calendar)
    }

    /// The effect of other starts, for programs.
    pub(in crate::report) fn sweep(&self) -> Option<SweptPairs> {
        let tried = self.dates.tried.as_ref()?;
        let of = |process: &Process, run: &Run| RunOfPair {
            finish: Iso(run.finish),
            days: run.days.in_days(process.day()).into(),
            calendar_days: whole(run.calendar_days),
        };
        let [earlier, later] = self.processes;
        let pair = |[old, new]: &[Run; 2]| DatedPair {
            start: Iso(old.start),
            before: of(earlier, old),
            after: of(later, new),
        };
        Some(SweptPairs {
            first: Iso(tried.first),
            last: Iso(tried.last),
            starts: tried.starts,
            left_out: tried.left_out,
            best: pair(&tried.best),
            median: pair(&tried.median),
            worst: pair(&tried.worst),
        })
    }
}
