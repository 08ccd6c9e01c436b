//! `not_offered` of output.md: the law and safety orders that bind, and what each costs.

use serde_json::{Value, json};

use super::network::{Link, Network, finish, start};
use super::order::{Facts, Order, Reason};
use super::{network, reachable, staying};
use crate::oracle::model::Relation;

/// "Each recorded law or safety order that **binds** (v starts exactly when it allows, on a critical path of
/// reachable) is listed as **not offered**, with its basis and its price". Interpretation 11: "In file order
/// of v, then order of the `after` entries."
pub fn not_offered(facts: &Facts<'_>) -> Value {
    let reachable = reachable(facts);
    let held = facts.orders.iter().filter(|order| !facts.waste[order.from] && !facts.waste[order.to]);
    let by_law = held.filter(|order| matches!(reason(facts, order), Reason::Law | Reason::Safety));
    let binding = by_law.filter(|order| binds(&reachable, order));
    let listed = binding.map(|order| {
        json!({
            "step": facts.steps[order.to].id,
            "waits_for": facts.steps[order.from].id,
            "reason": reason(facts, order).word(),
            "basis": order.entry.as_ref().and_then(|entry| entry.basis.clone()),
            "price": facts.line.number(facts.line.between(without(facts, order).end(), reachable.end())),
        })
    });
    listed.collect()
}

/// Interpretation 11: "for each FS pair whose reason (rule 3) is law or safety, and each FF/SS entry with
/// because law/safety, both ends outside W". A pair that is law or safety is always an entry's own.
fn reason(facts: &Facts<'_>, order: &Order) -> Reason {
    match order.relation {
        Relation::FinishStart => facts.pair_reason(order.from, order.to),
        Relation::FinishFinish | Relation::StartStart => facts.order_reason(order),
    }
}

/// Interpretation 11: "listed if it is tight in the reachable schedule (FS: s(v) = f(X)+lag; SS:
/// s(v)=s(X)+lag; FF: f(v)=f(X)+lag) and both its events bind in the reachable event network."
fn binds(reachable: &Network<'_>, order: &Order) -> bool {
    let (from, to) = match order.relation {
        Relation::FinishStart => (finish(order.from), start(order.to)),
        Relation::StartStart => (start(order.from), start(order.to)),
        Relation::FinishFinish => (finish(order.from), finish(order.to)),
    };
    let (times, binds) = (reachable.earliest(), reachable.binding());
    binds[from] && binds[to] && reachable.holds(&times, &Link { from, to, length: order.lag })
}

/// Interpretation 11: "price = reachable − reachable without just that pair/order (all other pairs exactly as
/// they are; not turned into open)."
fn without<'a>(facts: &Facts<'a>, gone: &Order) -> Network<'a> {
    let stays = |reason: Reason| reason != Reason::Habit;
    let same = |relation: Relation, x: usize, v: usize| (gone.relation, gone.from, gone.to) == (relation, x, v);
    network(
        facts,
        &staying(facts),
        |x, v| stays(facts.pair_reason(x, v)) && !same(Relation::FinishStart, x, v),
        |order| stays(facts.order_reason(order)) && (order.is_document || !same(order.relation, order.from, order.to)),
    )
}
