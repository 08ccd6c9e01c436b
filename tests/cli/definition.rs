//! A document of an analysis has the definition in it, to the letter.

use std::collections::BTreeSet;

use reengineer::model::{KEYS, KeyGroup};
use serde_json::Value;

use super::*;

/// A definition with every key but `papers`, which stands for `needs`.
const EVERY_KEY: &str = "\
name: p
id: i
note: n
jurisdiction: generic
calendar: weekdays
type: licence
lead: d
hours_per_day: 7
limits: {statutory: 20, promised: 10, extension: 5, from: a, to: b}
cases: {c: {share: 0.5, note: n, limits: {promised: 9}, targets: {days: 9}, claims: {after: {days: 9}}}}
cases_per_year: 9
law: l
conditions: [k, m]
where: w
result: r
currency: CNY
targets: {days: 9, steps: 2, departments: 1, materials: 1, visits: 1}
claims: {before: {days: 9}, after: {days: 8}}
materials: {m: {held_by: h, certificate: e, source: shared, copies: 2, original: true, available_after: a, note: n}}
departments: {d: {capacity: 3, level: v, note: n}, o: {}}
allow: [{rule: no-basis, reason: r, until: 2027-01-31}]
steps:
  - {name: a, days: {min: 1, likely: 2, max: 3}}
  - id: b
    name: bb
    department: d
    with: [o]
    office: f
    actor: third-party
    item: [x, y]
    kind: decision
    when: [c]
    days: 4
    by_case: {c: {fee: 2}}
    every: 2w
    work: 1
    value: required
    after: [{step: a, because: law, basis: l, relation: FF, lag: 1}]
    needs: [{material: m, need: tolerable, when: [c], may: {tolerate: z}, source: shared}]
    gives: []
    law: [q]
    clock: counted
    limit: {days: 9, from: a, min: 1}
    visits: 1
    online: full
    fee: 3
    signoffs: 2
    reject: 0.1
    rework: {chance: 0.2, back_to: a, days: 2}
    chance: 0.9
    may:
      instant: {basis: z, when: [c], days: 1}
      parallel: {basis: z, with: [a]}
      tolerate: {basis: z, papers: [m], tail: 1}
      postpone: {basis: z, of: a, to: b}
      early-start: {basis: z, of: a, lag: 1}
      commit: {basis: z, check: {department: d, days: 1}}
      drop-material: {basis: z, materials: [m]}
      flatten: {basis: z, signoffs: 1}
      delegate: {basis: z, department: o}
      single-window: {basis: z, window: o, group: g}
      assist: {basis: z, chance: 0.1}
    replaces: [old]
    allow: [{rule: no-basis}]
    note: n
";

#[test]
fn every_key_of_a_definition_leaves_a_trace_in_the_document() {
    let ran = run(&["analyze", "-", "--format", "json"], EVERY_KEY);
    let said = &serde_json::from_str::<Value>(&ran.out).unwrap()["definition"];
    let written: Value = serde_yaml::from_str(EVERY_KEY).unwrap();
    for (key, value) in written.as_object().unwrap() {
        assert_eq!(&said[key], value, "{key}");
    }
    let mut keys = BTreeSet::new();
    collect(said, &mut keys);
    let silent = ["format", "unit", "papers", "step", "rule"];
    for key in KEYS.iter().filter(|key| !is_of_config(key.group) && !silent.contains(&key.english)) {
        assert!(keys.contains(key.english), "{}", key.english);
    }
}

fn is_of_config(group: KeyGroup) -> bool {
    matches!(group, KeyGroup::Config | KeyGroup::Waiver)
}

fn collect(value: &Value, keys: &mut BTreeSet<String>) {
    match value {
        Value::Object(map) => map.iter().for_each(|(key, value)| {
            keys.insert(key.clone());
            collect(value, keys);
        }),
        Value::Array(list) => list.iter().for_each(|value| collect(value, keys)),
        _ => {}
    }
}
