//! The days on the calendar, as the document for programs states them.

use super::contract::{
    DatedRun, DatesOfAnalysis, DatesOfStep, FinishedOn, SpanOfDates, SpreadOfFigure, SpreadOfRuns, SweptStarts,
};
use crate::analysis::{Dated, Elapsed, Run, Spread, Spreads, StepDates, Sweep};
use crate::model::{Decimal, Process, Time};
use crate::report::{Exact, Iso};

/// The ends of the three figures, and their dependence on the start.
pub(super) fn document(process: &Process, dated: &Dated) -> DatesOfAnalysis {
    let end = |elapsed: Elapsed| finished_on(process, elapsed);
    DatesOfAnalysis {
        start: Iso(dated.start),
        today: end(dated.today),
        reachable: end(dated.reachable),
        floor: end(dated.floor),
        sweep: dated.sweep.as_ref().map(|sweep| swept(process.day(), sweep)),
        provisional: dated.provisional.is_some(),
    }
}

/// The end of the whole process, and the time until then on either clock.
pub(in crate::report) fn finished_on(process: &Process, elapsed: Elapsed) -> FinishedOn {
    FinishedOn {
        finish: Iso(elapsed.finish),
        working_days: elapsed.working.in_days(process.workday()).into(),
        calendar_days: whole(elapsed.calendar_days),
    }
}

fn swept(day: Time, sweep: &Sweep) -> SweptStarts {
    let run = |run: &Run| DatedRun {
        start: Iso(run.start),
        finish: Iso(run.finish),
        days: run.days.in_days(day).into(),
        calendar_days: whole(run.calendar_days),
    };
    let runs = |of: &Spread| SpreadOfRuns { best: run(&of.best), median: run(&of.median), worst: run(&of.worst) };
    let spreads = |of: &Spreads| {
        let SpreadOfRuns { best, median, worst } = runs(&of.days);
        SpreadOfFigure { best, median, worst, by_calendar_days: runs(&of.calendar_days) }
    };
    SweptStarts {
        first: Iso(sweep.first),
        last: Iso(sweep.last),
        starts: sweep.starts,
        left_out: sweep.left_out,
        today: spreads(&sweep.today),
        reachable: spreads(&sweep.reachable),
        floor: spreads(&sweep.floor),
    }
}

/// The first and the last day of a step that count.
pub(super) fn of_step(dates: &StepDates) -> DatesOfStep {
    let reachable = dates.reachable.map(|(start, finish)| SpanOfDates { start: Iso(start), finish: Iso(finish) });
    DatesOfStep { start: Iso(dates.start), finish: Iso(dates.finish), reachable }
}

/// A whole number of days.
pub(in crate::report) fn whole(days: i64) -> Exact {
    Exact(Decimal::new(days, 0))
}
