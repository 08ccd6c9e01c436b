//! `steps` of output.md: one entry a step, in the file's order.

use serde_json::{Value, json};

use super::network::{finish, start};
use super::order::Facts;
use super::{number, reachable, today};
use crate::oracle::model::{Relation, Tenths};

/// "For each step: start, finish, latest start, latest finish, float, drag"; output.md: "`steps` keep the
/// file's order; `start` and `finish` are today's. … An eliminated step has `"reachable": null`."
pub fn steps(facts: &Facts) -> Value {
    (0..facts.steps.len()).map(|v| step(facts, v)).collect()
}

fn step(facts: &Facts, v: usize) -> Value {
    let network = today(facts);
    let (earliest, latest) = (network.earliest(), network.latest());
    let float = float(&earliest, &latest, v);
    let later = reachable(facts).earliest();
    let then = json!({"start": number(later[start(v)]), "finish": number(later[finish(v)])});
    let step = &facts.steps[v];
    json!({
        "id": step.id,
        "name": step.title(),
        "department": step.department,
        "value": step.value.map(|value| value.words().0),
        "days": number(step.days),
        "stated": number(step.days).to_string(),
        "start": number(earliest[start(v)]),
        "finish": number(earliest[finish(v)]),
        "latest_start": number(latest[start(v)]),
        "latest_finish": number(latest[finish(v)]),
        "float": number(float),
        "drag": number(drag(facts, v)),
        "critical": float == 0,
        "after": after(facts, v),
        "reachable": if facts.waste[v] { Value::Null } else { then },
        "dates": null,
    })
}

/// "Float is the smaller of start slack and finish slack." "every step with no float is critical, a
/// waiting step too".
fn float(earliest: &[Tenths], latest: &[Tenths], v: usize) -> Tenths {
    let slack = |event: usize| latest[event] - earliest[event];
    slack(start(v)).min(slack(finish(v)))
}

/// "drag (days the process would lose if the step took no time)".
fn drag(facts: &Facts, v: usize) -> Tenths {
    let network = today(facts);
    let mut shorter = network.clone();
    for link in shorter.links.iter_mut().filter(|link| link.from == start(v) && link.to == finish(v)) {
        link.length = 0;
    }
    network.days() - shorter.days()
}

/// `after` of output.md: each step that v waits for today, once: the entries of `after` in their order (or the step
/// above), then the suppliers in the order of `needs`. The reason is that of the first order that names it: of the
/// pair for an FS order, else of the order itself.
fn after(facts: &Facts, v: usize) -> Value {
    let mut named = Vec::new();
    let mut listed = Vec::new();
    for order in facts.orders.iter().filter(|order| order.to == v) {
        if named.contains(&order.from) {
            continue;
        }
        named.push(order.from);
        let reason = match order.relation {
            Relation::FinishStart => facts.pair_reason(order.from, v),
            Relation::FinishFinish | Relation::StartStart => facts.order_reason(order),
        };
        listed.push(json!({
            "step": facts.steps[order.from].id,
            "reason": reason.word(),
            "basis": order.entry.as_ref().and_then(|entry| entry.basis.clone()),
        }));
    }
    Value::Array(listed)
}
