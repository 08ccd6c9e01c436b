//! A definition with levers in every place and cases over them, and what it would be for one of its cases alone.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use proptest::prelude::*;
use serde_yaml::{Mapping, Value};

use super::left;
use crate::levers_oracle::dice::Dice;
use crate::levers_oracle::file::{File, list, names, words};
use crate::levers_oracle::generate::{definition, map, put, written};
use crate::oracle::model::{After, Process, Relation};

use super::differing::differing;

const NAMES: [&str; 3] = ["新办", "延续", "变更"];

/// The levers that take several steps together.
pub const TOGETHER: [&str; 4] = ["merge", "joint", "single-window", "single-form"];

/// A definition with cases.
#[derive(Clone)]
pub struct Guide {
    /// Its text.
    pub text: String,
    file: Value,
}

impl fmt::Debug for Guide {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

/// A definition of so many steps with at most so many levers, and two or three cases.
pub fn guide(steps: std::ops::RangeInclusive<usize>, levers: usize) -> impl Strategy<Value = Guide> {
    (definition(steps, levers), any::<u64>()).prop_map(|(text, seed)| {
        let mut file: Value = serde_yaml::from_str(&text).unwrap();
        let mut dice = Dice::new(seed);
        (0..20).for_each(|_| _ = dice.up_to(1));
        put_cases(&mut file, &mut dice);
        Guide { text: serde_yaml::to_string(&file).unwrap(), file }
    })
}

/// Some of the cases, or all.
fn some(of: &[&str], dice: &mut Dice) -> Value {
    let mut some: Vec<Value> = of.iter().filter(|_| dice.one_in(2)).map(|name| Value::from(*name)).collect();
    if some.is_empty() {
        some.push(dice.one_of(of).into());
    }
    some.into()
}

fn put_cases(file: &mut Value, dice: &mut Dice) {
    let cases = &NAMES[..2 + dice.up_to(1)];
    let shares = dice.one_in(2);
    let mut said = Mapping::new();
    for case in cases {
        let mut entry = Value::Mapping(Mapping::new());
        if shares {
            put(&mut entry, "share", dice.one_of(&[0.1, 0.2, 0.3]));
        }
        if dice.one_in(4) {
            put(&mut entry, "limits", Value::Mapping(Mapping::from_iter([("promised".into(), 7.into())])));
        }
        said.insert((*case).into(), entry);
    }
    put(
        file,
        "cases",
        if dice.one_in(4) { cases.iter().copied().map(Value::from).collect::<Value>() } else { Value::from(said) },
    );
    if dice.one_in(2) {
        put_group(file, dice);
    }
    let steps = steps_of(file);
    // Members of a group are taken in the same cases in two of three files.
    let alike = (!dice.one_in(3)).then(|| some(cases, dice));
    for step in steps.iter_mut() {
        let in_group = TOGETHER.iter().any(|lever| !step["may"][*lever].is_null());
        match &alike {
            Some(when) if in_group => put(step, "when", when.clone()),
            _ if dice.one_in(2) => put(step, "when", some(cases, dice)),
            _ => {}
        }
    }
    let all = steps.clone();
    for step in steps.iter_mut() {
        may_only(step.get_mut("may"), cases, dice);
        for key in ["needs", "papers"] {
            for need in step.get_mut(key).and_then(Value::as_sequence_mut).into_iter().flatten() {
                // A case asks only for what somebody gives in it, or what is declared.
                let name = material(need);
                let giver = all.iter().find(|step| names(&step["gives"]).contains(&name));
                match giver.map(|giver| giver["when"].clone()).filter(|when| !when.is_null()) {
                    Some(when) => put(written(need), "when", when),
                    None if dice.one_in(5) => put(written(need), "when", some(cases, dice)),
                    None => {}
                }
                may_only(need.get_mut("may"), cases, dice);
            }
        }
        let own: Vec<&str> = cases.iter().copied().filter(|case| is_in(&step["when"], case)).collect();
        let mut by_case = Mapping::new();
        for case in own {
            if dice.one_in(4) {
                by_case.insert(case.into(), differing(step, dice));
            }
        }
        if !by_case.is_empty() {
            put(step, "by_case", by_case);
        }
    }
    let in_all = |id: &str| all.iter().any(|step| words(&step["id"]).as_deref() == Some(id) && step["when"].is_null());
    for end in ["from", "to"] {
        if words(&file["limits"][end]).is_some_and(|id| !in_all(&id)) {
            map(&mut file["limits"]).remove(end);
        }
    }
}

/// Many steps carry one of the levers that take several together.
fn put_group(file: &mut Value, dice: &mut Dice) {
    let lever = dice.one_of(&TOGETHER);
    let form = Value::from("申请表");
    for step in steps_of(file).iter_mut() {
        if dice.one_in(4) || step["clock"] == "afterwards" {
            continue;
        }
        match lever {
            "single-window" => put(step, "kind", "intake"),
            "joint" => put(step, "kind", "review"),
            "single-form" if step["needs"].is_null() && step["papers"].is_null() => {
                put(step, "papers", vec![form.clone()])
            }
            _ => {}
        }
        if step["may"].is_null() {
            put(step, "may", Mapping::new());
        }
        put(&mut step["may"], lever, "依据戊");
    }
    if lever == "single-form" {
        let mut materials = file["materials"].as_mapping().cloned().unwrap_or_default();
        materials.entry(form).or_insert_with(|| Mapping::new().into());
        put(file, "materials", materials);
    }
}

/// Some levers are permitted in some cases only.
fn may_only(may: Option<&mut Value>, cases: &[&str], dice: &mut Dice) {
    for (_, permit) in may.and_then(Value::as_mapping_mut).into_iter().flatten() {
        if dice.one_in(6) {
            if permit.is_string() {
                let basis = std::mem::take(permit);
                *permit = Value::Mapping(Mapping::from_iter([("basis".into(), basis)]));
            }
            put(permit, "when", some(cases, dice));
        }
    }
}

fn steps_of(file: &mut Value) -> &mut Vec<Value> {
    file.get_mut("steps").and_then(Value::as_sequence_mut).unwrap()
}

/// Whether a list of cases holds there: "absent: in all".
fn is_in(when: &Value, case: &str) -> bool {
    when.is_null() || names(when).iter().any(|name| name == case)
}

fn material(need: &Value) -> String {
    words(need).or_else(|| words(&need["material"])).unwrap()
}

/// What a step, or the keys of it that differ, asks for.
fn asked(step: &Value) -> BTreeSet<String> {
    list(&step["needs"]).iter().chain(list(&step["papers"])).map(material).collect()
}

/// The same in any case.
fn asked_in_some_case(step: &Value) -> BTreeSet<String> {
    let by_case = step["by_case"].as_mapping().into_iter().flatten();
    by_case.map(|(_, fields)| asked(fields)).fold(asked(step), |all, own| all.into_iter().chain(own).collect())
}

impl Guide {
    /// The names of its cases.
    pub fn cases(&self) -> Vec<String> {
        match &self.file["cases"] {
            Value::Mapping(cases) => cases.keys().filter_map(words).collect(),
            cases => names(cases),
        }
    }

    /// By step, in which cases it is taken.
    pub fn taken_in(&self) -> BTreeMap<String, Vec<bool>> {
        let cases = self.cases();
        let of_step = |step: &Value| {
            let taken = cases.iter().map(|case| is_in(&step["when"], case)).collect();
            (words(&step["id"]).unwrap(), taken)
        };
        list(&self.file["steps"]).iter().map(of_step).collect()
    }

    /// The file as it would be for one case alone; none where the format has no words for that.
    pub fn alone(&self, case: &str) -> Option<String> {
        let mut file = self.file.clone();
        let of_case = file["cases"].get(case).cloned().unwrap_or_default();
        map(&mut file).remove("cases");
        let promised = &of_case["limits"]["promised"];
        if !promised.is_null() {
            let mut limits = file["limits"].as_mapping().cloned().unwrap_or_default();
            limits.insert("promised".into(), promised.clone());
            put(&mut file, "limits", limits);
        }
        // By default it is told from the names of the whole file.
        put(&mut file, "jurisdiction", "cn");
        let steps = steps_of(&mut file);
        let ever: BTreeSet<String> = steps.iter().flat_map(asked_in_some_case).collect();
        let taken: Vec<bool> = steps.iter().map(|step| is_in(&step["when"], case)).collect();
        steps.iter_mut().for_each(|step| put_case(step, case));
        let process = left(&File::read(&serde_yaml::to_string(&file).unwrap()).process, &taken)?;
        let steps = steps_of(&mut file);
        let mut kept = taken.iter();
        steps.retain(|_| *kept.next().unwrap());
        let here: BTreeSet<String> = steps.iter().flat_map(asked).collect();
        for step in steps.iter_mut() {
            keep(step, &process);
        }
        let stays = |id: &Value| words(id).is_some_and(|id| process.steps.iter().any(|step| step.id == id));
        if let Some(materials) = file.get_mut("materials").and_then(Value::as_mapping_mut) {
            materials.retain(|name, _| words(name).is_some_and(|name| here.contains(&name) || !ever.contains(&name)));
            for (_, said) in materials.iter_mut().filter(|(_, said)| !said["available_after"].is_null()) {
                if !stays(&said["available_after"]) {
                    map(said).remove("available_after");
                }
            }
        }
        Some(serde_yaml::to_string(&file).unwrap())
    }
}

/// A step as it is in a case in which it is taken.
fn put_case(step: &mut Value, case: &str) {
    let in_some_case = asked_in_some_case(step);
    let fields = step["by_case"].get(case).and_then(Value::as_mapping).cloned().unwrap_or_default();
    ["when", "by_case"].iter().for_each(|key| _ = map(step).remove(*key));
    for (key, value) in fields {
        match key.as_str().unwrap() {
            "needs" => _ = map(step).remove("papers"),
            "papers" => _ = map(step).remove("needs"),
            _ => {}
        }
        map(step).insert(key, value);
    }
    permitted(step, case);
    for key in ["needs", "papers"] {
        let Some(needs) = step.get_mut(key).and_then(Value::as_sequence_mut) else { continue };
        needs.retain(|need| is_in(&need["when"], case));
        for need in needs.iter_mut().filter(|need| need.is_mapping()) {
            map(need).remove("when");
            permitted(need, case);
        }
    }
    let here = asked(step);
    let stays = |name: &str| here.contains(name) || !in_some_case.contains(name);
    keep_named(step, &["papers", "materials"], &stays);
}

/// Of what is permitted at a step or a need, that in a case.
fn permitted(of: &mut Value, case: &str) {
    let Some(may) = of.get_mut("may").and_then(Value::as_mapping_mut) else { return };
    may.retain(|_, permit| is_in(&permit["when"], case));
    may.iter_mut().filter(|(_, permit)| permit.is_mapping()).for_each(|(_, permit)| _ = map(permit).remove("when"));
}

/// What permits name under some keys, without what is not there; a permit that names nothing that is there permits
/// nothing.
fn keep_named(of: &mut Value, keys: &[&str], stays: &dyn Fn(&str) -> bool) {
    let Some(may) = of.get_mut("may").and_then(Value::as_mapping_mut) else { return };
    may.retain(|_, permit| {
        keys.iter().all(|key| match permit.get_mut(*key) {
            Some(Value::Sequence(named)) => {
                named.retain(|name| words(name).is_some_and(|name| stays(&name)));
                !named.is_empty()
            }
            Some(one) => words(one).is_none_or(|name| stays(&name)),
            None => true,
        })
    });
}

/// A step with what it says of others, where these are left.
fn keep(step: &mut Value, left: &Process) {
    let id = words(&step["id"]).unwrap();
    let own = left.steps.iter().find(|own| own.id == id).unwrap();
    let stays = |id: &str| left.steps.iter().any(|step| step.id == id);
    match &own.after {
        Some(entries) => put(step, "after", entries.iter().map(entry).collect::<Vec<Value>>()),
        None => _ = map(step).remove("after"),
    }
    keep_named(step, &["with", "of", "to"], &stays);
    if words(&step["limit"]["from"]).is_some_and(|from| !stays(&from)) {
        ["from", "days"].iter().for_each(|key| _ = map(&mut step["limit"]).remove(*key));
        if step["limit"]["min"].is_null() {
            map(step).remove("limit");
        }
    }
}

fn entry(after: &After) -> Value {
    let mut said = Value::Mapping(Mapping::new());
    put(&mut said, "step", after.step.clone());
    after.because.iter().for_each(|because| put(&mut said, "because", because.words().0));
    after.basis.iter().for_each(|basis| put(&mut said, "basis", basis.clone()));
    if after.relation != Relation::FinishStart {
        put(&mut said, "relation", after.relation.words().0);
    }
    if after.lag.tenths > 0 {
        put(&mut said, "lag", after.lag.stated(|words| words.0));
    }
    said
}
