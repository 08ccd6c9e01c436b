//! `dates` of output.md: the days on which things happen, and how they depend on the start.

use jiff::ToSpan;
use serde_json::{Value, json};

use super::network::{Network, finish, start};
use super::order::Facts;
use super::{Start, floor, reachable, today};
use crate::oracle::days::Days;
use crate::oracle::line::{Line, NEVER, Point, Span};
use crate::oracle::model::Process;

/// `dates` of the whole: where each figure ends.
pub fn dates(facts: &Facts<'_>, sweep: Value) -> Value {
    let (line, days) = (facts.line, facts.line.days().expect("dates"));
    let origin = line.origin();
    let elapsed = |network: Network<'_>| {
        let end = network.end();
        json!({
            "finish": days.date(end.day),
            "working_days": line.workdays(line.worked(origin, end)),
            "calendar_days": line.dates_between(origin, end),
        })
    };
    json!({
        "start": days.date(origin.day),
        "today": elapsed(today(facts)),
        "reachable": elapsed(reachable(facts)),
        "floor": elapsed(floor(facts)),
        "sweep": sweep,
    })
}

/// "steps[].dates: first day that counts …, never after the last day; last day = date of the finish".
pub fn of_step(facts: &Facts<'_>, earliest: &[Point], later: &[Point], v: usize) -> Value {
    let Some(days) = facts.line.days() else { return Value::Null };
    let span = facts.line.duration(&facts.steps[v]);
    let first_and_last = |times: &[Point]| {
        let last = times[finish(v)].day;
        let first = first_day(facts.line, times[start(v)], span).min(last);
        (days.date(first), days.date(last))
    };
    let (first, last) = first_and_last(earliest);
    let (then_first, then_last) = first_and_last(later);
    let then = json!({"start": then_first, "finish": then_last});
    json!({"start": first, "finish": last, "reachable": if facts.waste[v] { Value::Null } else { then }})
}

/// "for working time the next working day on which work happens, for calendar days the day after; for no length
/// the day of the moment": the day on which the first minute of it is worked, or the next.
fn first_day(line: Line<'_>, begins: Point, span: Span) -> usize {
    match span {
        _ if span.is_none() => begins.day,
        Span { working: true, .. } => line.after(begins, Span { minutes: 1, working: true, runs_on: false }).day,
        Span { working: false, .. } => begins.day + 1,
    }
}

/// From one start to the end of one figure.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Run {
    start: usize,
    finish: usize,
    days: i64,
    calendar_days: i64,
}

/// The start whose figures are told, by its place in the calendar, and `sweep`; none where some day that is to be
/// tried cannot be told.
pub fn chosen(process: &Process, days: &Days, wanted: Start) -> Option<(usize, Value)> {
    let facts = Facts::of(process, Line::numbers(process));
    let networks = [today(&facts), reachable(&facts), floor(&facts)];
    let run = |network: &Network<'_>, start: usize| {
        let line = Line::dates(process, days, start);
        let (origin, end) = (line.origin(), Network { line, ..network.clone() }.end());
        (end != NEVER).then(|| Run {
            start,
            finish: end.day,
            days: line.between(origin, end),
            calendar_days: line.dates_between(origin, end),
        })
    };
    let starts: Vec<usize> = match wanted {
        Start::On(start) => return Some((start, Value::Null)),
        // "over every start date of a year on which offices are open"
        Start::Year(year) => {
            (1..days.dates.len()).filter(|&day| days.dates[day].year() == year && days.works[day]).collect()
        }
        Start::Unsaid => {
            // "over every start date of a year": the latest from which today's process ends inside the known calendar
            let ends = |start: &usize| run(&networks[0], *start).is_some();
            // "where every year is known the starts are those of the year of the last notice"
            let first = if days.knows_all { days.last_start - 364 } else { 1 };
            let latest: Vec<usize> = (first..=days.last_start).filter(ends).collect();
            let year_before = days.dates[*latest.last()?].checked_sub(1.year()).ok()?;
            latest.into_iter().filter(|&day| days.dates[day] > year_before && days.works[day]).collect()
        }
    };
    // "a start whose end lies in an unknown year is left out, and how many is told"
    let wanted = starts.len();
    let ends = |start: &usize| run(&networks[0], *start).is_some();
    let starts: Vec<usize> = starts.into_iter().filter(ends).collect();
    let (first, last) = (*starts.first()?, *starts.last()?);
    let runs = |network| starts.iter().map(|&start| run(network, start)).collect::<Option<Vec<Run>>>();
    let [today, reachable, floor] = [runs(&networks[0])?, runs(&networks[1])?, runs(&networks[2])?];
    let number = |run: &Run| {
        json!({
            "start": days.date(run.start),
            "finish": days.date(run.finish),
            "days": networks[0].line.number(run.days),
            "calendar_days": run.calendar_days,
        })
    };
    let told = |runs: &[Run], by: fn(&Run) -> (i64, i64)| {
        let [best, median, worst] = spread(runs, by).map(|run| number(&run));
        json!({"best": best, "median": median, "worst": worst})
    };
    let spreads = |runs: &[Run]| {
        let mut spreads = told(runs, by_days);
        spreads["by_calendar_days"] = told(runs, by_calendar_days);
        spreads
    };
    // "one start at which the days of today equal their median; of those the one at which the days of reachable and
    // floor together are least away from theirs, then the calendar days of all three; the latest."
    let all = [&today, &reachable, &floor];
    let medians = all.map(|runs| spread(runs, by_days)[1].days);
    let calendar_days = all.map(|runs| spread(runs, by_calendar_days)[1].calendar_days);
    let mut chosen: Option<(i64, i64, usize)> = None;
    for at in 0..starts.len() {
        if today[at].days != medians[0] {
            continue;
        }
        let in_days = (reachable[at].days - medians[1]).abs() + (floor[at].days - medians[2]).abs();
        let in_calendar_days = (0..3).map(|of| (all[of][at].calendar_days - calendar_days[of]).abs()).sum();
        if chosen.is_none_or(|(days, calendar, _)| (in_days, in_calendar_days) <= (days, calendar)) {
            chosen = Some((in_days, in_calendar_days, at));
        }
    }
    let start = starts[chosen?.2];
    let sweep = json!({
        "first": days.date(first),
        "last": days.date(last),
        "starts": starts.len(),
        "left_out": wanted - starts.len(),
        "today": spreads(&today),
        "reachable": spreads(&reachable),
        "floor": spreads(&floor),
    });
    Some((start, sweep))
}

fn by_days(run: &Run) -> (i64, i64) {
    (run.days, run.calendar_days)
}

fn by_calendar_days(run: &Run) -> (i64, i64) {
    (run.calendar_days, run.days)
}

/// "best/median/worst by days (ties by calendar days, then the earlier start; the lower median; best and worst the
/// earliest of equal ones)".
fn spread(runs: &[Run], by: fn(&Run) -> (i64, i64)) -> [Run; 3] {
    let mut sorted = runs.to_vec();
    sorted.sort_by_key(|run| (by(run), run.start));
    let of = |wanted: (i64, i64)| sorted.iter().find(|run| by(run) == wanted).copied();
    let (least, most) = (sorted.iter().map(by).min(), sorted.iter().map(by).max());
    [least.and_then(of), Some(sorted[(sorted.len() - 1) / 2]), most.and_then(of)].map(|run| run.expect("some start"))
}
