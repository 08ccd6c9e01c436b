//! The measures of one figure, every key of `today`, `reachable` and `floor` in output.md.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::network::{Network, finish, start};
use super::order::close;
use super::paths;
use crate::oracle::line::Decimal;
use crate::oracle::model::{Actor, Need, Step, Worth};

/// "days; steps; stages …; departments; hand-offs …; materials …; visits; fees; value split by steps and
/// by days; work …" over the steps that stand in the network.
pub fn measures(network: &Network<'_>, steps: &[Step]) -> Value {
    let standing: Vec<&Step> = (0..steps.len()).filter(|&v| network.standing[v]).map(|v| &steps[v]).collect();
    let along = paths::along(network, steps);
    let (line, days) = (network.line, network.days());
    // "columns that must add up are differences of rounded running totals"
    let [counted, suspended] = line.parts([along.counted, days]);
    let mut total = 0;
    let totals = along.parties.map(|part| {
        total += part;
        total
    });
    let [agency, applicant, third_party, between] = line.parts(totals);
    json!({
        "days": line.number(days),
        "steps": standing.len(),
        "stages": stages(network),
        "departments": departments(&standing),
        "handoffs": handoffs(network, steps),
        "materials": materials(&standing),
        "visits": visits(&standing, steps),
        "fee": fee(&standing),
        "counted_days": counted,
        "suspended_days": suspended,
        "agency_days": agency,
        "applicant_days": applicant,
        "third_party_days": third_party,
        "between_days": between,
        "value": value(network, steps),
        "work_days": work(network, &standing),
        "cycle_efficiency": along.efficiency.map(|share| Decimal { mantissa: share, places: 4 }.value()),
    })
}

/// Unknown where no step of the process states any; else a step without counts 0.
fn visits(standing: &[&Step], steps: &[Step]) -> Option<u32> {
    let stated = steps.iter().any(|step| step.visits.is_some());
    stated.then(|| standing.iter().filter_map(|step| step.visits).sum())
}

/// Interpretation 14: "most steps on a chain of FS orders (a single step is 1)": how many steps can be
/// picked one after another, each before the next.
fn stages(network: &Network<'_>) -> usize {
    let before = finish_start_closure(network);
    let mut longest: Vec<usize> = network.standing.iter().map(|&stands| usize::from(stands)).collect();
    for _ in 0..longest.len() {
        for v in 0..longest.len() {
            let ahead = (0..longest.len()).filter(|&x| before[x][v]).map(|x| longest[x] + 1).max();
            longest[v] = longest[v].max(ahead.unwrap_or(0));
        }
    }
    longest.into_iter().max().unwrap_or(0)
}

/// Interpretation 2: "*before* = chains of FS only", here among the orders of the network.
pub fn finish_start_closure(network: &Network<'_>) -> Vec<Vec<bool>> {
    let count = network.standing.len();
    let ordered = |x, v| network.links.iter().any(|link| link.from == finish(x) && link.to == start(v));
    let mut before: Vec<Vec<bool>> = (0..count).map(|x| (0..count).map(|v| ordered(x, v)).collect()).collect();
    close(&mut before);
    before
}

/// Interpretation 13: "departments = distinct `department` values of the steps that stand; null when none
/// is named."
fn departments(standing: &[&Step]) -> Option<usize> {
    let named: BTreeSet<_> = standing.iter().filter_map(|step| step.department.as_ref()).collect();
    (!named.is_empty()).then_some(named.len())
}

/// Interpretation 13: "party = applicant / third-party by `actor`, else the department".
fn party(step: &Step) -> Option<(Actor, Option<&str>)> {
    match step.actor {
        Actor::Agency => step.department.as_deref().map(|department| (Actor::Agency, Some(department))),
        outsider => Some((outsider, None)),
    }
}

/// "hand-offs (edges of the transitive reduction that join different departments; applicant and third
/// party stand as departments; an edge with a department missing does not count)". Interpretation 13:
/// "number of distinct pairs (X,v) with an order in the reduction whose parties differ … null when no
/// step has a party."
fn handoffs(network: &Network<'_>, steps: &[Step]) -> Option<usize> {
    let standing: Vec<usize> = (0..steps.len()).filter(|&v| network.standing[v]).collect();
    standing.iter().find(|&&v| party(&steps[v]).is_some())?;
    let reduced = network.reduced();
    let differs = |x: usize, v: usize| match (party(&steps[x]), party(&steps[v])) {
        (Some(giver), Some(taker)) => giver != taker,
        _ => false,
    };
    let into = |&v: &usize| reduced.predecessors(v).into_iter().filter(|&x| differs(x, v)).count();
    Some(standing.iter().map(into).sum())
}

/// Interpretation 17: "over required and tolerable needs of the steps that stand, for materials that no
/// standing step gives: distinct names, and number of (step, material) needs. Both null when no standing
/// step has `needs`."
fn materials(standing: &[&Step]) -> Value {
    if standing.iter().all(|step| step.needs.is_none()) {
        return json!({"distinct": null, "asked": null});
    }
    let given = |material: &String| standing.iter().any(|step| step.gives.contains(material));
    let needs = standing.iter().flat_map(|step| step.needs.iter().flatten());
    let asked: Vec<&String> = needs
        .filter(|(material, need)| *need != Need::Optional && !given(material))
        .map(|(material, _)| material)
        .collect();
    json!({"distinct": asked.iter().collect::<BTreeSet<_>>().len(), "asked": asked.len()})
}

/// Interpretation 17: "fee: sum of given fees; null when no standing step gives one."
fn fee(standing: &[&Step]) -> Option<u32> {
    let given: Vec<u32> = standing.iter().filter_map(|step| step.fee).collect();
    (!given.is_empty()).then(|| given.iter().sum())
}

/// Interpretation 17: "work_days: Σ work of standing steps, null when one lacks it."
fn work(network: &Network<'_>, standing: &[&Step]) -> Option<Value> {
    let total = standing.iter().map(|step| paths::work(network.line, step)).sum::<Option<i64>>();
    total.map(|minutes| network.line.number(minutes))
}

/// Interpretation 17: "value: number and Σ days by value of the standing steps; absent = unclassified." Each takes
/// "the time from its start to start + its own length (at that date)".
fn value(network: &Network<'_>, steps: &[Step]) -> Value {
    let (line, times) = (network.line, network.earliest());
    let took = |v: usize| {
        let begins = times[start(v)];
        line.between(begins, line.after(begins, line.duration(&steps[v])))
    };
    let classes = [None, Some(Worth::Adding), Some(Worth::Required), Some(Worth::Waste)];
    let split = classes.map(|class| {
        let members = || (0..steps.len()).filter(|&v| network.standing[v] && steps[v].value == class);
        let name = class.map_or("unclassified", |value| value.words().0);
        let days = members().map(took).sum();
        (name.to_owned(), json!({"steps": members().count(), "days": line.number(days)}))
    });
    Value::Object(Map::from_iter(split))
}
