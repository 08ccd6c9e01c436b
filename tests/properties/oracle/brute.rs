//! What `analyze --format json` must say of a process, by brute force from the text of `format.md`.

mod changes;
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
use super::model::{Process, Relation, Tenths};

/// The document of output.md, less `schema`, `process` and the sentence of each change.
pub fn expected(process: &Process) -> Value {
    let facts = Facts::of(process);
    let (today, reachable) = (today(&facts), reachable(&facts));
    json!({
        "today": measures::measures(&today, facts.steps),
        "reachable": measures::measures(&reachable, facts.steps),
        "floor": measures::measures(&floor(&facts), facts.steps),
        "critical_paths": paths::critical_paths(&today, facts.steps),
        "steps": listing::steps(&facts),
        "changes": changes::changes(&facts),
        "questions": questions::questions(&facts),
        "not_offered": not_offered::not_offered(&facts),
        "dates": null,
    })
}

/// The network of standing steps under the pairs of today's closure and the FF and SS orders that are
/// kept. Interpretation 5 gives a pair its lag.
fn network(
    facts: &Facts,
    standing: &[bool],
    keeps_pair: impl Fn(usize, usize) -> bool,
    keeps_order: impl Fn(&Order) -> bool,
) -> Network {
    let durations: Vec<Tenths> = facts.steps.iter().map(|step| step.days).collect();
    let mut network = Network::new(standing, &durations);
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
fn today(facts: &Facts) -> Network {
    network(facts, &vec![true; facts.steps.len()], |_, _| true, |_| true)
}

/// "Waste that can go is gone" (interpretation 7: "steps outside W").
fn staying(facts: &Facts) -> Vec<bool> {
    facts.waste.iter().map(|goes| !goes).collect()
}

/// "**reachable**: … Of the remaining order, recorded and open pairs stay and habit goes." Interpretation
/// 7: "FS pairs among them that are recorded or open (with rule 5 lags); FF/SS orders among them that are
/// recorded or open."
fn reachable(facts: &Facts) -> Network {
    let stays = |reason: order::Reason| reason != order::Reason::Habit;
    let (pairs, orders) = (|x, v| stays(facts.pair_reason(x, v)), |order: &Order| stays(facts.order_reason(order)));
    network(facts, &staying(facts), pairs, orders)
}

/// "**floor**: as reachable, with open pairs gone too. What law, safety, procedure and documents on file
/// force."
fn floor(facts: &Facts) -> Network {
    let pairs = |x, v| facts.pair_reason(x, v).is_recorded();
    network(facts, &staying(facts), pairs, |order| facts.order_reason(order).is_recorded())
}

/// output.md: "Days are numbers in the process's unit (`7`, `8.5`), exact decimals."
fn number(tenths: Tenths) -> Value {
    exact(tenths, 1)
}

/// A whole number of 1/10ⁿ as the shortest decimal. The division is correctly rounded, so it is the
/// double that any reader of the decimal gets.
fn exact(amount: i64, places: u32) -> Value {
    let one = 10_i64.pow(places);
    if amount % one == 0 { json!(amount / one) } else { json!(amount as f64 / one as f64) }
}
