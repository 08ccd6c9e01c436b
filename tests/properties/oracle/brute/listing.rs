//! `steps` of output.md: one entry a step, in the file's order.

use serde_json::{Value, json};

use super::dates;
use super::network::{Network, finish, start};
use super::order::{Facts, Order};
use super::{reachable, today};
use crate::oracle::line::{Point, Span};

/// What is the same for all steps.
struct Times<'a> {
    today: Network<'a>,
    earliest: Vec<Point>,
    latest: Vec<Point>,
    binds: Vec<bool>,
    reachable: Vec<Point>,
}

/// "For each step: start, finish, latest start, latest finish, float, drag"; output.md: "`steps` keep the
/// file's order; `start` and `finish` are today's. … An eliminated step has `"reachable": null`."
pub fn steps(facts: &Facts<'_>) -> Value {
    let today = today(facts);
    let times = Times {
        earliest: today.earliest(),
        latest: today.latest(),
        binds: today.binding(),
        reachable: reachable(facts).earliest(),
        today,
    };
    (0..facts.steps.len()).map(|v| step(facts, &times, v)).collect()
}

fn step(facts: &Facts<'_>, times: &Times<'_>, v: usize) -> Value {
    let line = facts.line;
    let at = |point: Point| line.number(line.between(line.origin(), point));
    let Times { today, earliest, latest, binds, reachable } = times;
    let then = json!({"start": at(reachable[start(v)]), "finish": at(reachable[finish(v)])});
    let critical = binds[start(v)] || binds[finish(v)];
    let float = float(times, v);
    if line.days().is_none() {
        // "every step with no float is critical": "with numbers alone that is float 0".
        assert_eq!(critical, float == 0);
    }
    let step = &facts.steps[v];
    json!({
        "id": step.id,
        "name": step.title(),
        "department": step.department,
        "value": step.value.map(|value| value.words().0),
        "days": line.number(length(today, earliest, facts, v)),
        "stated": step.days.stated(|words| words.0),
        "start": at(earliest[start(v)]),
        "finish": at(earliest[finish(v)]),
        "latest_start": at(latest[start(v)]),
        "latest_finish": at(latest[finish(v)]),
        "float": line.number(float),
        "drag": line.number(drag(today, v)),
        "critical": critical,
        "after": after(facts, v),
        "reachable": if facts.waste[v] { Value::Null } else { then },
        "dates": dates::of_step(facts, earliest, reachable, v),
    })
}

/// "a step's `days` is the time from its start to start + its own length (at that date)".
pub fn length(today: &Network<'_>, earliest: &[Point], facts: &Facts<'_>, v: usize) -> i64 {
    let begins = earliest[start(v)];
    today.line.between(begins, today.line.after(begins, facts.line.duration(&facts.steps[v])))
}

/// "Float is the smaller of start slack and finish slack."
fn float(times: &Times<'_>, v: usize) -> i64 {
    let slack = |event: usize| times.today.line.between(times.earliest[event], times.latest[event]);
    slack(start(v)).min(slack(finish(v)))
}

/// "drag (days the process would lose if the step took no time)".
fn drag(today: &Network<'_>, v: usize) -> i64 {
    let mut shorter = today.clone();
    for link in shorter.links.iter_mut().filter(|link| link.from == start(v) && link.to == finish(v)) {
        link.length = Span::default();
    }
    today.line.between(shorter.end(), today.end())
}

/// `after` of output.md: each step that v waits for today, once: the entries of `after` in their order (or the step
/// above), then the suppliers in the order of the list. The reason is that of the first order that names it: of the
/// pair for an FS order, else of the order itself.
fn after(facts: &Facts<'_>, v: usize) -> Value {
    let mut listed: Vec<&Order> = Vec::new();
    for order in facts.orders.iter().filter(|order| order.to == v) {
        if listed.iter().all(|other| other.from != order.from) {
            listed.push(order);
        }
    }
    let told = listed.into_iter().map(|order| {
        json!({
            "step": facts.steps[order.from].id,
            "reason": facts.reason(order).word(),
            "basis": order.entry().and_then(|entry| entry.basis.clone()),
        })
    });
    told.collect()
}
