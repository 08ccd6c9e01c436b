//! `not_offered` of output.md: the law, safety and nature orders that bind, and what each costs.

use serde_json::{Value, json};

use super::across::What;
use super::network::{Link, Network, ends};
use super::order::{Facts, Order};
use super::{network, reachable, stays};
use crate::oracle::model::Relation;

/// "Each recorded law, safety or nature order that **binds** (v starts exactly when it allows, on a critical path
/// of reachable) is listed as **not offered**, with its basis and its price", in file order of v, then of its
/// entries.
pub fn not_offered(facts: &Facts<'_>) -> Value {
    let reachable = reachable(facts);
    let stated = facts.orders.iter().enumerate();
    let held = stated.filter(|(_, order)| !facts.waste[order.from] && !facts.waste[order.to]);
    let binding = held.filter(|(_, order)| order.own_reason().is_demanded() && binds(&reachable, order));
    let listed = binding.map(|(at, order)| {
        json!({
            "step": facts.steps[order.to].id,
            "waits_for": facts.steps[order.from].id,
            "reason": order.own_reason().word(),
            "basis": order.entry().and_then(|entry| entry.basis.clone()),
            "price": facts.line.number(facts.line.between(without(facts, at, order).end(), reachable.end())),
        })
    });
    listed.collect()
}

/// "v starts exactly when it allows, on a critical path of reachable"; "an FF order binds where v ends exactly when
/// it allows".
fn binds(reachable: &Network<'_>, order: &Order) -> bool {
    let (from, to) = ends(order.relation, order.from, order.to);
    let (times, binds) = (reachable.earliest(), reachable.binding());
    binds[from] && binds[to] && reachable.holds(&times, &Link { from, to, length: order.lag })
}

/// "its price: reachable less reachable without that one reason, the pair not turned into open; 0 where a document
/// or another order holds v equally": the pair stays where a document or the stages of a matter record it too; the
/// waiting that the entry states goes with its reason.
fn without<'a>(facts: &Facts<'a>, at: usize, order: &Order) -> Network<'a> {
    let (x, v) = (order.from, order.to);
    let recorded_too = facts.record.holds_anyway(x, v);
    let goes = |what: What| match what {
        What::Pair => order.relation == Relation::FinishStart && !recorded_too,
        What::Lag { own } => order.relation == Relation::FinishStart && own,
        What::Tie { stated } => stated == Some(at),
    };
    network(facts, &facts.rest, |held| stays(held.reason) && !((held.from, held.to) == (x, v) && goes(held.what)))
}
