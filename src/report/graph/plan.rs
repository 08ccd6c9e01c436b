//! The time of each step, and how late it may be.

use jiff::ToSpan;
use jiff::civil::Date;

use super::say;
use crate::analysis::{Analysis, StepFacts};
use crate::calendar::Calendar;
use crate::model::{Counting, Process, StepId, Time, Unit};
use crate::report::analysis::Names;
use crate::report::diagram::{Plan, PlanDays, PlanRow};
use crate::report::{Cell, bars, name_or};
use crate::text::Text;

/// The plan of today; on calendar days where the analysis has them.
#[must_use]
pub fn plan(process: &Process, file: &str, analysis: &Analysis, calendar: &Calendar) -> Plan {
    let names = Names::new(process);
    let mut ids: Vec<StepId> = process.step_ids().collect();
    ids.sort_by_key(|id| (analysis.steps[id.index()].start, analysis.steps[id.index()].finish, *id));
    let day = |time: Time| time.in_days(process.day());
    let row = |id: StepId, facts: &StepFacts| {
        let bar = bars::bar(process, id, facts);
        let days = facts
            .dates
            .as_ref()
            .map(|dates| (dates.start, dates.finish, latest_day(process, calendar, dates.finish, facts.float)));
        PlanRow {
            name: Text::verbatim(names.of(id)),
            length: Cell::Text(super::order::length(process, facts, id)),
            start: bar.start,
            finish: bar.finish,
            latest: day(facts.finish + facts.float),
            float: Cell::Days(day(facts.float)),
            days,
            style: bar.style,
        }
    };
    let is_on_the_way = |id: &StepId| process.step(*id).clock != Counting::Afterwards;
    let rows: Vec<PlanRow> =
        ids.into_iter().filter(is_on_the_way).map(|id| row(id, &analysis.steps[id.index()])).collect();
    let days = analysis.dates.as_ref().map(|dated| plan_days(dated.start, &rows, calendar));
    let counted = analysis.dates.as_ref().map(|dated| (dated.start, &analysis.ground));
    Plan {
        title: Text::verbatim(name_or(process, file)),
        figure: say::plan(day(analysis.today.days), process.unit(), counted),
        whole: day(analysis.today.days),
        calendar: days,
        rows,
        notes: vec![say::float_note()],
    }
}

/// The latest day on which a step may end, given its end and its float; the end
/// itself where the calendar does not reach that far.
fn latest_day(process: &Process, calendar: &Calendar, finish: Date, float: Time) -> Date {
    let days = float.thousandths() / process.day().thousandths().max(1);
    let days = u32::try_from(days).unwrap_or(u32::MAX);
    let latest = match process.unit() {
        Unit::Workday => calendar.add_working(finish, days),
        Unit::Day => calendar.add_calendar(finish, days),
    };
    latest.unwrap_or(finish)
}

/// Every day from the start to the last one that a row names.
fn plan_days(start: Date, rows: &[PlanRow], calendar: &Calendar) -> PlanDays {
    let last = rows.iter().filter_map(|row| row.days).map(|(_, finish, latest)| finish.max(latest)).max();
    let mut off = Vec::new();
    let mut day = start;
    while last.is_some_and(|last| day <= last) {
        off.push(calendar.is_working(day).is_ok_and(|working| !working));
        let Ok(next) = day.checked_add(1.day()) else { break };
        day = next;
    }
    PlanDays { first: start, off }
}
