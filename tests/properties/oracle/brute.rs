//! What `analyze --format json` must say of a process, by brute force from the text of `format.md`.

pub mod across;
mod changes;
mod dates;
mod examples;
mod implicit;
mod kept;
mod limits;
mod listing;
pub mod measures;
pub mod network;
mod not_offered;
pub mod order;
mod paths;
mod questions;

use serde_json::{Value, json};

use self::across::{Across, Held};
use self::network::Network;
use self::order::{Facts, Reason};
use super::days::Days;
use super::line::{Line, NEVER, Span};
use super::model::Process;

/// From which day a process is counted, if the command line says so.
#[derive(Clone, Copy, Debug)]
pub enum Start {
    /// It does not.
    Unsaid,
    /// `--start`, by the place of the day in the calendar.
    On(usize),
    /// `--sweep`.
    Year(i16),
}

/// The document of output.md, less `schema`, `process` and the sentence of each change; none where the process
/// cannot be put on the calendar.
pub fn expected(process: &Process, days: &Days, start: Start) -> Option<Value> {
    let line = Line::numbers(process);
    if matches!(start, Start::Unsaid) && !is_mixed(process, line) {
        return Some(without_dates(process));
    }
    let (start, sweep) = dates::chosen(process, days, start)?;
    // "With pure working time and unit workday the figures do not depend on the start": so they may be told on
    // dates, too.
    let facts = Facts::of(process, Line::dates(process, days, start));
    if today(&facts).end() == NEVER {
        return None;
    }
    let dates = dates::dates(&facts, sweep);
    Some(document(&facts, dates))
}

/// The same where all lengths are on the clock of the process's unit and no start is asked for.
pub fn without_dates(process: &Process) -> Value {
    document(&Facts::of(process, Line::numbers(process)), Value::Null)
}

/// Its `questions` alone, which are asked also where steps tie each other's ends in a circle.
pub fn questions_without_dates(process: &Process) -> Value {
    questions::questions(&Facts::of(process, Line::numbers(process)))
}

fn document(facts: &Facts<'_>, dates: Value) -> Value {
    let (today, reachable, turning) = (today(facts), reachable(facts), turning(facts));
    let measures = |network: &Network<'_>| measures::measures(network, facts.steps, &turning);
    json!({
        "today": measures(&today),
        "reachable": measures(&reachable),
        "floor": measures(&floor(facts)),
        "days_are_limits": 0,
        "implicit_order": implicit::implicit_order(facts),
        "limits": limits::limits(facts),
        "critical_paths": paths::critical_paths(&today, facts.steps),
        "steps": listing::steps(facts),
        "changes": changes::changes(facts),
        "questions": questions::questions(facts),
        "not_offered": not_offered::not_offered(facts),
        "kept_waste": kept::kept_waste(facts),
        "dates": dates,
    })
}

/// By step, whether orders of today, whatever their relation, lead from it back to it.
fn turning(facts: &Facts<'_>) -> Vec<bool> {
    let is_turning = |step: usize| {
        let mut reached: Vec<usize> = vec![step];
        let mut at = 0;
        while let Some(&from) = reached.get(at) {
            at += 1;
            let next = facts.orders.iter().filter(|order| order.from == from).map(|order| order.to);
            for to in next.collect::<Vec<_>>() {
                if to == step {
                    return true;
                }
                if !reached.contains(&to) {
                    reached.push(to);
                }
            }
        }
        false
    };
    (0..facts.steps.len()).map(is_turning).collect()
}

/// "A process with all lengths on its unit's clock and no --start has `dates: null`."
fn is_mixed(process: &Process, line: Line<'_>) -> bool {
    let lags = process.steps.iter().flat_map(|step| step.after.iter().flatten()).map(|entry| entry.lag);
    let mut lengths = process.steps.iter().map(|step| step.days).chain(lags);
    lengths.any(|length| !line.is_own(line.span(length)))
}

/// What the program and the oracle still read differently: nothing.
pub fn disputed(_: &Process) -> Vec<&'static str> {
    Vec::new()
}

/// The steps that stay under all that is kept of their order.
fn network<'a>(facts: &Facts<'a>, across: &Across, keeps: impl Fn(&Held) -> bool) -> Network<'a> {
    let standing: Vec<bool> = across.gone.iter().map(|gone| !gone).collect();
    let durations: Vec<Span> = facts.steps.iter().map(|step| facts.line.duration(step)).collect();
    let mut network = Network::new(facts.line, &standing, &durations);
    for v in (0..facts.steps.len()).filter(|&v| standing[v]) {
        across.into(v, &keeps, |relation, x, lag| network.order(relation, x, v, lag));
    }
    network
}

/// "**today**: all of today's order."
fn today<'a>(facts: &Facts<'a>) -> Network<'a> {
    network(facts, &facts.today, |_| true)
}

/// "**reachable**: … Waste that can go is gone …. Of the remaining order, recorded and open pairs stay and habit
/// goes." And "Where the pair stays for another reason (a document, say), a lag called habit falls to 0, and one
/// without a reason is open: it stays in reachable …. So does an FF or SS entry without `because`."
fn reachable<'a>(facts: &Facts<'a>) -> Network<'a> {
    network(facts, &facts.rest, |held| stays(held.reason))
}

/// Whether what has this reason stays in reachable.
fn stays(reason: Reason) -> bool {
    reason != Reason::Habit
}

/// "**floor**: as reachable, with open pairs gone too: what reasons on record force".
fn floor<'a>(facts: &Facts<'a>) -> Network<'a> {
    network(facts, &facts.rest, |held| held.reason.is_recorded())
}
