//! How today runs from each start that counts.
//!
//! The days of a process that mixes working and calendar time depend on the
//! date. A rule that may say "undecided" judges it from every start, never
//! from a median one.

use super::Case;
use super::clocks::{Extent, Held};
use super::matters::Matters;
use super::stopped::Stopped;
use crate::analysis::times_from_each_start;
use crate::model::{Kind, StepId, Time};

/// Today from every start; first as the analysis has it.
pub(super) struct Courses<'a> {
    case: &'a Case<'a>,
    all: Vec<Course<'a>>,
}

/// Today from one start.
pub(super) struct Course<'a> {
    /// When each step starts and finishes.
    times: Vec<(Time, Time)>,
    stopped: Stopped,
    matters: Matters<'a>,
}

impl<'a> Courses<'a> {
    /// With the clocks of matters that begin with steps of this kind.
    pub(super) fn of(case: &'a Case<'a>, kind: Kind) -> Self {
        let analyzed = case.analysis.steps.iter().map(|facts| (facts.start, facts.finish)).collect();
        let others = match case.process.depends_on_dates() {
            true => times_from_each_start(case.process, case.dating).unwrap_or_default(),
            false => Vec::new(),
        };
        let course = |times: Vec<(Time, Time)>| Course {
            stopped: Stopped::of(case.process, &times),
            matters: Matters::of(case.process, &times, kind),
            times,
        };
        Self { case, all: [analyzed].into_iter().chain(others).map(course).collect() }
    }

    /// From which step a span runs, how long it is as the analysis has it, and
    /// how it stands to a limit from every start; none where the analysis has
    /// no such span.
    pub(super) fn held(
        &self,
        limit: Extent<'a>,
        span: impl Fn(&Course<'a>) -> Option<(Option<StepId>, Time)>,
    ) -> Option<(Option<StepId>, Extent<'a>, Held)> {
        let extent = |time| Extent::scheduled(self.case.process, time);
        let mut found: Option<(Option<StepId>, Extent<'a>, Held)> = None;
        for course in &self.all {
            let Some((from, time)) = span(course) else {
                match found {
                    None => return None,
                    Some((from, shown, _)) => return Some((from, shown, Held::Undecided)),
                }
            };
            let held = extent(time).held_to(limit, self.case);
            found = Some(match found {
                None => (from, extent(time), held),
                Some((from, shown, before)) => (from, shown, before.and(held)),
            });
            if matches!(found, Some((.., Held::Undecided))) {
                break;
            }
        }
        found
    }
}

impl Course<'_> {
    /// The last of the kind in the step's own matter that is done before it.
    pub(super) fn own(&self, step: StepId) -> Option<StepId> {
        self.matters.own(step, &self.times)
    }

    /// The same, else the only one of the process if it is done before.
    pub(super) fn before(&self, step: StepId) -> Option<StepId> {
        self.matters.before(step, &self.times)
    }

    pub(super) fn start(&self, step: StepId) -> Time {
        self.times[step.index()].0
    }

    pub(super) fn finish(&self, step: StepId) -> Time {
        self.times[step.index()].1
    }

    /// The time between two points during which the clock runs.
    pub(super) fn running(&self, from: Time, to: Time) -> Time {
        self.stopped.running(from, to)
    }
}
