//! What `analyze --format json` must say of a process, by brute force from the text of `format.md`.

mod changes;
mod dates;
mod listing;
mod measures;
mod network;
mod not_offered;
mod order;
mod paths;
mod questions;

use serde_json::{Value, json};

use self::network::Network;
use self::order::{Facts, Order};
use super::days::Days;
use super::line::{Line, NEVER, Span};
use super::model::{Process, Relation};

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

fn document(facts: &Facts<'_>, dates: Value) -> Value {
    let (today, reachable) = (today(facts), reachable(facts));
    json!({
        "today": measures::measures(&today, facts.steps),
        "reachable": measures::measures(&reachable, facts.steps),
        "floor": measures::measures(&floor(facts), facts.steps),
        "critical_paths": paths::critical_paths(&today, facts.steps),
        "steps": listing::steps(facts),
        "changes": changes::changes(facts),
        "questions": questions::questions(facts),
        "not_offered": not_offered::not_offered(facts),
        "dates": dates,
    })
}

/// "A process with all lengths on its unit's clock and no --start has `dates: null`."
fn is_mixed(process: &Process, line: Line<'_>) -> bool {
    let lags = process.steps.iter().flat_map(|step| step.after.iter().flatten()).map(|entry| entry.lag);
    let mut lengths = process.steps.iter().map(|step| step.days).chain(lags);
    lengths.any(|length| !line.is_own(line.span(length)))
}

/// The network of standing steps under the pairs of today's closure and the FF and SS orders that are
/// kept. Interpretation 5 gives a pair its lag.
fn network<'a>(
    facts: &Facts<'a>,
    standing: &[bool],
    keeps_pair: impl Fn(usize, usize) -> bool,
    keeps_order: impl Fn(&Order) -> bool,
) -> Network<'a> {
    let durations: Vec<Span> = facts.steps.iter().map(|step| facts.line.duration(step)).collect();
    let mut network = Network::new(facts.line, standing, &durations);
    let count = facts.steps.len();
    for (x, v) in (0..count).flat_map(|x| (0..count).map(move |v| (x, v))) {
        if standing[x] && standing[v] && facts.before[x][v] && keeps_pair(x, v) {
            network.order(Relation::FinishStart, x, v, facts.pair_lag(x, v));
        }
    }
    for order in facts.orders.iter().filter(|order| order.relation != Relation::FinishStart) {
        if standing[order.from] && standing[order.to] && keeps_order(order) {
            network.order(order.relation, order.from, order.to, order.lag);
        }
    }
    network
}

/// "**today**: all of today's order."
fn today<'a>(facts: &Facts<'a>) -> Network<'a> {
    network(facts, &vec![true; facts.steps.len()], |_, _| true, |_| true)
}

/// "Waste that can go is gone" (interpretation 7: "steps outside W").
fn staying(facts: &Facts<'_>) -> Vec<bool> {
    facts.waste.iter().map(|goes| !goes).collect()
}

/// "**reachable**: … Of the remaining order, recorded and open pairs stay and habit goes." Interpretation
/// 7: "FS pairs among them that are recorded or open (with rule 5 lags); FF/SS orders among them that are
/// recorded or open."
fn reachable<'a>(facts: &Facts<'a>) -> Network<'a> {
    let stays = |reason: order::Reason| reason != order::Reason::Habit;
    let (pairs, orders) = (|x, v| stays(facts.pair_reason(x, v)), |order: &Order| stays(facts.order_reason(order)));
    network(facts, &staying(facts), pairs, orders)
}

/// "**floor**: as reachable, with open pairs gone too. What law, safety, procedure and documents on file
/// force."
fn floor<'a>(facts: &Facts<'a>) -> Network<'a> {
    let pairs = |x, v| facts.pair_reason(x, v).is_recorded();
    network(facts, &staying(facts), pairs, |order| facts.order_reason(order).is_recorded())
}
