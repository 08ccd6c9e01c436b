//! The days on the calendar, as programs read them.

use jiff::civil::Date;

use crate::analysis::{Dated, Elapsed, Run, Spread, Spreads, StepDates, Sweep};
use crate::model::{Process, Time};
use crate::report::Json;

/// The key `dates` of the document: the ends of the three figures, and how
/// they depend on the start.
pub(super) fn document(process: &Process, dated: &Dated) -> Json<'static> {
    let end = |elapsed: &Elapsed| {
        Json::Map(vec![
            ("finish", date(elapsed.finish)),
            ("working_days", elapsed.working.in_days(process.workday()).into()),
            ("calendar_days", count(elapsed.calendar_days)),
        ])
    };
    Json::Map(vec![
        ("start", date(dated.start)),
        ("today", end(&dated.today)),
        ("reachable", end(&dated.reachable)),
        ("floor", end(&dated.floor)),
        ("sweep", Json::or_null(dated.sweep.as_ref().map(|sweep| swept(process.day(), sweep)))),
        ("provisional", Json::Flag(dated.provisional.is_some())),
    ])
}

fn swept(day: Time, sweep: &Sweep) -> Json<'static> {
    let run = |run: &Run| {
        Json::Map(vec![
            ("start", date(run.start)),
            ("finish", date(run.finish)),
            ("days", run.days.in_days(day).into()),
            ("calendar_days", count(run.calendar_days)),
        ])
    };
    let spread = |of: &Spread| vec![("best", run(&of.best)), ("median", run(&of.median)), ("worst", run(&of.worst))];
    let spreads = |of: &Spreads| {
        let mut entries = spread(&of.days);
        entries.push(("by_calendar_days", Json::Map(spread(&of.calendar_days))));
        Json::Map(entries)
    };
    Json::Map(vec![
        ("first", date(sweep.first)),
        ("last", date(sweep.last)),
        ("starts", sweep.starts.into()),
        ("left_out", sweep.left_out.into()),
        ("today", spreads(&sweep.today)),
        ("reachable", spreads(&sweep.reachable)),
        ("floor", spreads(&sweep.floor)),
    ])
}

/// The key `dates` of a step: its first day that counts and its last.
pub(super) fn of_step(dates: &StepDates) -> Json<'static> {
    let days = |(start, finish)| vec![("start", date(start)), ("finish", date(finish))];
    let mut entries = days((dates.start, dates.finish));
    entries.push(("reachable", dates.reachable.map_or(Json::Null, |reachable| Json::Map(days(reachable)))));
    Json::Map(entries)
}

fn date(date: Date) -> Json<'static> {
    date.to_string().into()
}

fn count(days: i64) -> Json<'static> {
    Json::Count(u64::try_from(days).unwrap_or_default())
}
