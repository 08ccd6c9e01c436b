//! The times of today's process from each start that counts.
//!
//! The days of a process that mixes working and calendar time depend on the
//! date. A rule that may be undecided judges it from every start, never from a
//! median one. All of them count the time inside a limit as the analysis does:
//! the counted days along the critical path.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::clocks::{Extent, Held};
use super::matters::Matters;
use super::{Case, Remark};
use crate::analysis::{Course, Times, Window, courses, ends};
use crate::model::{Kind, Place, StepId, Time};
use crate::text::{Text, say};

/// From the end of one step to the end of another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Span {
    /// The step at whose end it begins.
    pub(super) from: StepId,
    /// The time inside.
    time: Time,
}

/// The spans that end with some steps, from every start; those of the analysis
/// first.
#[derive(Debug)]
pub(super) struct Spans<'a> {
    case: &'a Case<'a>,
    all: Vec<BTreeMap<StepId, Span>>,
}

impl<'a> Spans<'a> {
    /// The spans to the ends of these steps, each from the end of the step that
    /// `from` picks among those of a kind.
    pub(super) fn to_each(
        case: &'a Case<'a>,
        steps: &[StepId],
        kind: Kind,
        from: impl Fn(&Matters<'a>, StepId, &[Times]) -> Option<StepId>,
    ) -> Self {
        if steps.is_empty() {
            return Self { case, all: Vec::new() };
        }
        let windows = |times: &[Times]| {
            let matters = Matters::of(case.process, times, kind);
            let window =
                |to: &StepId| Some(Window { from: Some(from(&matters, *to, times)?), to: Some(*to), is_lost: false });
            steps.iter().filter_map(window).collect()
        };
        let spans = |course: Course| {
            let span =
                |(window, time): (Window, Option<Time>)| Some((window.to?, Span { from: window.from?, time: time? }));
            course.inside.into_iter().filter_map(span).collect()
        };
        Self { case, all: from_each_start(case, windows).into_iter().map(spans).collect() }
    }

    /// The span to the end of a step as in the analysis, its length, and the
    /// comparison with a limit from every start; `None` where the analysis has
    /// no such span.
    pub(super) fn held(&self, to: StepId, limit: Extent<'a>) -> Option<(Span, Extent<'a>, Held)> {
        let span = *self.all.first()?.get(&to)?;
        let times: Option<Vec<Time>> = self.all.iter().map(|spans| spans.get(&to).map(|span| span.time)).collect();
        let shown = Extent::scheduled(self.case.process, span.time);
        // From some starts it begins elsewhere, or does not exist.
        let held = times.map_or(Held::Undecided, |times| held(&times, limit, self.case));
        Some((span, shown, held))
    }

    /// The remarks on steps that come later than a limit allows. `message` makes
    /// the message from the length and the limit.
    pub(super) fn over(
        &self,
        steps: &[StepId],
        limit: Extent<'a>,
        message: impl Fn(&str, (String, String), (String, String)) -> Text,
        help: &Text,
    ) -> Vec<Remark> {
        let process = self.case.process;
        let remark = |id: &StepId| {
            let (span, counted, held) = self.held(*id, limit)?;
            let place = Place::step(id.index());
            counted.remark(limit, held, place, |place, (takes, takes_zh), most| {
                let start = &process.step(span.from).name;
                let note = say!("the limit begins when `{start}` is done", "时限自「{start}」完成起算");
                let (from, from_zh) = counted.start_words();
                let takes = (format!("{takes}{from}"), format!("{takes_zh}{from_zh}"));
                let remark = Remark::new(place, message(&process.step(*id).name, takes, most));
                remark.related(Place::step(span.from.index()), note).help(help.clone())
            })
        };
        steps.iter().filter_map(remark).collect()
    }
}

/// The note at a step at whose end a limit begins.
pub(super) fn begins_here() -> Text {
    say!("the limit begins when this is done", "时限自此完成起算")
}

/// The time inside the limits of the process, from every start; that of the
/// analysis first, and empty where a step of the window is removed.
pub(super) fn inside(case: &Case<'_>) -> Vec<Time> {
    let Some(analyzed) = case.analysis.today.inside else { return Vec::new() };
    if !case.process.depends_on_dates() {
        return vec![analyzed];
    }
    let all = from_each_start(case, |_| vec![case.analysis.window]);
    let times = all.into_iter().flat_map(|course| course.inside).filter_map(|(_, time)| time);
    [analyzed].into_iter().chain(times).collect()
}

/// The time from the end of one step to the end of another, including days off
/// the clock, from every start; that of the analysis first.
pub(super) fn elapsed(case: &Case<'_>, from: StepId, to: StepId) -> Vec<Time> {
    let ends = |step: StepId| case.analysis.steps[step.index()].finish;
    let times = RefCell::new(vec![ends(to) - ends(from)]);
    if case.process.depends_on_dates() {
        from_each_start(case, |steps| {
            times.borrow_mut().push(steps[to.index()].1 - steps[from.index()].1);
            Vec::new()
        });
    }
    times.into_inner()
}

/// Compares a limit in months from the end of one step to the end of another
/// with the days on which both end, from every start.
pub(super) fn held_by_dates<'p>(case: &Case<'p>, from: StepId, to: StepId, limit: Extent<'p>) -> Held {
    let spans = ends(case.process, case.dating, [from, to]).expect("the analysis has counted from the same starts");
    limit.holds_between(&spans, case)
}

/// The length of the process from every start; that of the analysis first.
pub(super) fn days(case: &Case<'_>) -> Vec<Time> {
    let analyzed = case.analysis.today.days;
    if !case.process.depends_on_dates() {
        return vec![analyzed];
    }
    let all = from_each_start(case, |_| Vec::new());
    [analyzed].into_iter().chain(all.into_iter().map(|course| course.days)).collect()
}

/// Compares times in the unit of the process with a limit: all with the same
/// result, or it is undecided.
pub(super) fn held<'p>(times: &[Time], limit: Extent<'p>, case: &Case<'p>) -> Held {
    let mut times = times.to_vec();
    times.sort_unstable();
    times.dedup();
    let held = times.into_iter().map(|time| Extent::scheduled(case.process, time).held_to(limit, case));
    held.reduce(Held::and).unwrap_or(Held::Undecided)
}

/// Today's schedule from every start, that of the analysis first.
fn from_each_start(case: &Case<'_>, windows: impl Fn(&[Times]) -> Vec<Window>) -> Vec<Course> {
    let mut all = courses(case.process, case.dating, windows).expect("the analysis has counted from the same starts");
    let own = case.analysis.dates.as_ref().map(|dates| dates.start);
    let sweep = case.analysis.dates.as_ref().and_then(|dates| dates.sweep.as_ref());
    case.leave_out(sweep.map_or(0, |sweep| sweep.left_out));
    if let Some(at) = all.iter().position(|course| course.start == own) {
        all.swap(0, at);
    }
    all
}
