//! The measures of one figure, every key of `today`, `reachable` and `floor` in output.md.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::network::{Network, finish, start, step_of};
use super::paths;
use crate::oracle::line::Decimal;
use crate::oracle::model::{Actor, Need, Step, Worth};

/// "days; steps; stages …; departments; hand-offs …; materials …; visits; fees; value split by steps and
/// by days; work …" over the steps that stand in the network.
/// `turning`: the steps to which their orders lead back.
pub fn measures(network: &Network<'_>, steps: &[Step], turning: &[bool]) -> Value {
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
        "handoffs": handoffs(network, steps, turning),
        "materials": materials(&standing, steps),
        "visits": stated(&standing, steps, |step| step.visits),
        "fee": stated(&standing, steps, |step| step.fee),
        "signatures": stated(&standing, steps, |step| step.signoffs),
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

/// "visits, fees, signatures: silent steps count 0 where any step of today's file states the figure, else n/a".
fn stated(standing: &[&Step], steps: &[Step], of: fn(&Step) -> Option<u32>) -> Option<u32> {
    steps.iter().any(|step| of(step).is_some()).then(|| standing.iter().filter_map(|step| of(step)).sum())
}

/// "stages (most steps on any chain of FS)": how many steps can be picked one after another, each before the next.
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

/// "X is *before* v along chains of FS", here among the orders of the network.
fn finish_start_closure(network: &Network<'_>) -> Vec<Vec<bool>> {
    let count = network.standing.len();
    let ordered = |x, v| network.links.iter().any(|link| link.from == finish(x) && link.to == start(v));
    let mut before: Vec<Vec<bool>> = (0..count).map(|x| (0..count).map(|v| ordered(x, v)).collect()).collect();
    for middle in 0..count {
        for from in 0..count {
            for to in 0..count {
                before[from][to] |= before[from][middle] && before[middle][to];
            }
        }
    }
    before
}

/// "departments (of agency steps, `with` included; applicants and third parties are none)".
fn departments(standing: &[&Step]) -> Option<usize> {
    let agencies = standing.iter().filter(|step| step.actor == Actor::Agency);
    let named: BTreeSet<_> = agencies.filter_map(|step| step.department.as_ref()).collect();
    (!named.is_empty()).then_some(named.len())
}

/// Who has the matter; none: nobody yet.
type Party<'a> = Option<(&'static str, Option<&'a str>)>;

fn key(party: Option<(Actor, Option<&str>)>) -> Party<'_> {
    party.map(|(actor, department)| (actor.words().0, department))
}

/// "the applicant and the third party each a party of their own".
fn party(step: &Step) -> Option<(Actor, Option<&str>)> {
    match step.actor {
        Actor::Agency => step.department.as_deref().map(|department| (Actor::Agency, Some(department))),
        outsider => Some((outsider, None)),
    }
}

/// "hand-offs (the most changes of department along any one chain of orders, whatever their relation, a step
/// without a department passed over, …, n/a where no step has any …)": chains are lengthened step by step, until
/// none gets longer. Where orders lead from a step back to it, its start and its end are passed one after the other.
fn handoffs(network: &Network<'_>, steps: &[Step], turning: &[bool]) -> Option<usize> {
    let standing: Vec<usize> = (0..steps.len()).filter(|&v| network.standing[v]).collect();
    standing.iter().find(|&&v| party(&steps[v]).is_some())?;
    let passed = |event: usize| if turning[step_of(event)] { event } else { finish(step_of(event)) };
    // By event, the most changes on a chain that ends with it, by the party that had the matter last.
    let mut chains: Vec<BTreeMap<Party<'_>, usize>> =
        (0..2 * steps.len()).map(|event| BTreeMap::from([(key(party(&steps[step_of(event)])), 0)])).collect();
    let mut longest = 0;
    loop {
        let mut grown = false;
        for link in network.links.iter().filter(|link| passed(link.from) != passed(link.to)) {
            let (x, v) = (passed(link.from), passed(link.to));
            for (had, changes) in chains[x].clone() {
                let (takes, more) = match key(party(&steps[step_of(v)])) {
                    None => (had, changes),
                    takes if had.is_none() || had == takes => (takes, changes),
                    takes => (takes, changes + 1),
                };
                if chains[v].get(&takes).is_none_or(|known| *known < more) {
                    chains[v].insert(takes, more);
                    grown = true;
                }
            }
        }
        let most = standing.iter().flat_map(|&v| chains[finish(v)].values()).max().copied().unwrap_or(0);
        longest = longest.max(most);
        if !grown {
            return Some(longest);
        }
        assert!(longest <= 2 * steps.len(), "a chain has no loop");
    }
}

/// "materials asked of the applicant (needed or handed in, not `optional`, given by no step of today's file, not
/// `shared`; n/a where no step says)", be it one that goes, a step that needs only what others give saying nothing
/// of the applicant, ", distinct and in all, one asking for each matter (`item`, else department,
/// else the step itself) that asks", matters that ask at one step asking together.
fn materials(standing: &[&Step], steps: &[Step]) -> Value {
    let given = |material: &str| steps.iter().any(|step| step.products().iter().any(|product| product == material));
    let says = |step: &Step| {
        let wanted: Vec<bool> = step.asks().map(|(material, _)| !given(material)).collect();
        (step.needs.is_some() || step.papers.is_some()) && (wanted.is_empty() || wanted.contains(&true))
    };
    if !steps.iter().any(says) {
        return json!({"distinct": null, "asked": null});
    }
    let mut askings: Vec<(&str, BTreeSet<String>)> = Vec::new();
    for step in standing {
        for (material, need) in step.asks() {
            if need != Need::Optional && !given(material) {
                let mut matters: BTreeSet<String> = step.matters().into_iter().map(str::to_owned).collect();
                if matters.is_empty() {
                    matters.insert(format!("the step {:?}", step.id));
                }
                askings.push((material, matters));
            }
        }
    }
    let distinct: BTreeSet<&str> = askings.iter().map(|(material, _)| *material).collect();
    json!({"distinct": distinct.len(), "asked": asked(askings)})
}

/// Matters that ask for a material at one step ask once, together: askings of one material that share a matter are
/// one.
pub fn asked(mut askings: Vec<(&str, BTreeSet<String>)>) -> usize {
    loop {
        let is_one = |one: usize, other: usize| {
            askings[one].0 == askings[other].0 && !askings[one].1.is_disjoint(&askings[other].1)
        };
        let pair = (0..askings.len()).find_map(|other| Some(((0..other).find(|&one| is_one(one, other))?, other)));
        let Some((one, other)) = pair else { return askings.len() };
        let (_, matters) = askings.remove(other);
        askings[one].1.extend(matters);
    }
}

/// The work of all steps that stand, unknown where one does not say.
fn work(network: &Network<'_>, standing: &[&Step]) -> Option<Value> {
    let total = standing.iter().map(|step| paths::work(network.line, step)).sum::<Option<i64>>();
    total.map(|minutes| network.line.number(minutes))
}

/// "value split by steps and by days", over the steps that stand; "absent means unclassified". Each takes
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
