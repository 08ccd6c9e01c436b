//! Today's schedule from each start that counts.
//!
//! The days of a process that mixes working and calendar time depend on the
//! date. To hold them to a limit they are judged from every start, never from a
//! median one.

use jiff::civil::Date;

use super::dating::Dating;
use super::sweep::{self, Tries};
use crate::analysis::network::{Network, Node};
use crate::analysis::time::axis::{Axis, Dates, Numbers};
use crate::analysis::time::inside::Inside;
use crate::analysis::time::schedule;
use crate::analysis::time::window::{self, Window};
use crate::calendar::CalendarError;
use crate::model::{Process, StepId, Time};

/// Start and finish of a step, in the time of the process since its start.
pub type Times = (Time, Time);

/// Today's schedule from one start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The day of the first event; `None` where no figure depends on it.
    pub start: Option<Date>,
    /// The length of the whole.
    pub days: Time,
    /// The requested windows, each with the time inside it: the counted days
    /// along the critical path to its end, from its start on.
    pub inside: Vec<(Window, Option<Time>)>,
}

/// Today's schedule from every start that is tried where none is given, with
/// the time inside the windows that `windows` returns for the times of the
/// steps. A single course where no figure depends on dates.
///
/// # Errors
///
/// A date that is needed and that the calendar does not know.
pub fn courses(
    process: &Process,
    dating: &Dating,
    windows: impl Fn(&[Times]) -> Vec<Window>,
) -> Result<Vec<Course>, CalendarError> {
    let network = Network::today(process);
    if !process.depends_on_dates() {
        return Ok(vec![course(process, &Numbers, &network, None, &windows)]);
    }
    let (line, unit) = (dating.line(process)?, process.unit());
    let days = sweep::starts(&network, line, unit, dating.start)?;
    let run = |start: Date| {
        let axis = Dates::new(line, start, unit);
        let course = course(process, &axis, &network, Some(start), &windows);
        axis.unanswered().map_or(Ok(course), Err)
    };
    match days[..] {
        [start] => Ok(vec![run(start)?]),
        _ => Tries::of(days, &dating.calendar, run, |error| error).map(|tries| tries.runs),
    }
}

/// The days on which each of two steps ends, from every start that is tried
/// where none is given.
///
/// # Errors
///
/// A date that is needed and that the calendar does not know.
pub fn ends(process: &Process, dating: &Dating, steps: [StepId; 2]) -> Result<Vec<[Date; 2]>, CalendarError> {
    let network = Network::today(process);
    let (line, unit) = (dating.line(process)?, process.unit());
    let days = sweep::starts(&network, line, unit, dating.start)?;
    let run = |start: Date| {
        let axis = Dates::new(line, start, unit);
        let (_, finishes) = schedule::times(&network, &axis);
        let end = |step| finishes[network.node_of(step).map_or(0, Node::index)].date();
        axis.unanswered().map_or(Ok(steps.map(end)), Err)
    };
    match days[..] {
        [start] => Ok(vec![run(start)?]),
        _ => Tries::of(days, &dating.calendar, run, |error| error).map(|tries| tries.runs),
    }
}

fn course<A: Axis>(
    process: &Process,
    axis: &A,
    network: &Network,
    start: Option<Date>,
    windows: impl Fn(&[Times]) -> Vec<Window>,
) -> Course {
    let (starts, finishes) = schedule::times(network, axis);
    let since = |point| axis.between(axis.origin(), point);
    let of_step = |step| {
        let node = network.node_of(step).map_or(0, Node::index);
        (since(starts[node]), since(finishes[node]))
    };
    let times: Vec<Times> = process.step_ids().map(of_step).collect();
    let windows = windows(&times);
    let inside = match windows.is_empty() {
        true => Vec::new(),
        false => window::inside(&windows, &mut Inside::of(process, axis, network, &starts, &finishes)),
    };
    let end = finishes.iter().copied().max().unwrap_or(axis.origin());
    Course { start, days: since(end), inside: windows.into_iter().zip(inside).collect() }
}
