//! A random definition with levers in every place.

use proptest::prelude::*;
use serde_yaml::{Mapping, Value};

use super::dice::Dice;
use super::options::LEVERS;
use super::permits::{at_need, at_step};
use crate::oracle::generate;
use crate::oracle::model::{Kind, Measure};

/// The text of a definition of so many steps, with at most so many levers.
pub fn definition(steps: std::ops::RangeInclusive<usize>, levers: usize) -> impl Strategy<Value = String> {
    (generate::without_embedded(steps), any::<u64>()).prop_map(move |(process, seed)| {
        let file: Value = serde_yaml::from_str(&process.yaml()).unwrap();
        let mut dice = Dice::new(seed);
        (0..20).for_each(|_| _ = dice.up_to(1));
        serde_yaml::to_string(&with_levers(file, &mut dice, levers)).unwrap()
    })
}

/// A value as the map that it is.
pub fn map(value: &mut Value) -> &mut Mapping {
    value.as_mapping_mut().unwrap()
}

/// Puts a value under a key.
pub fn put(value: &mut Value, key: &str, what: impl Into<Value>) {
    map(value).insert(key.into(), what.into());
}

/// What the levers of one file have in common, so that they meet.
struct Theme {
    /// Levers that stand at many steps: groups, and levers beside each other.
    levers: Vec<&'static str>,
    /// The kind of many steps, for those that need one.
    kind: Option<&'static str>,
}

impl Theme {
    fn of(dice: &mut Dice) -> Self {
        let levers: Vec<&str> = if dice.one_in(3) {
            Vec::new()
        } else {
            let often = ["merge", "joint", "single-window", "single-form", "abolish", "postpone"];
            let first = if dice.one_in(2) { dice.one_of(&often) } else { dice.one_of(&LEVERS) };
            let others = dice.up_to(2);
            std::iter::once(first).chain((0..others).map(|_| dice.one_of(&LEVERS))).collect()
        };
        let kind = match levers.first() {
            Some(&"single-window") => Some("intake"),
            Some(&"joint") => Some(dice.one_of(Kind::ALL).words().0),
            Some(&("pre-review" | "tolerate")) => Some("decision"),
            Some(&"delegate") => Some("transfer"),
            // Signs are seen of decisions.
            None if dice.one_in(3) => Some("decision"),
            _ => None,
        };
        Self { levers, kind }
    }

    fn lever(&self, dice: &mut Dice) -> &'static str {
        if self.levers.is_empty() || dice.one_in(3) { dice.one_of(&LEVERS) } else { dice.one_of(&self.levers) }
    }
}

/// The same with lengths on two clocks, or on one that is not that of the unit, and limits on either.
pub fn dated_definition(steps: std::ops::RangeInclusive<usize>, levers: usize) -> impl Strategy<Value = String> {
    (generate::dated_process(steps), any::<u64>()).prop_map(move |(process, seed)| {
        let file: Value = serde_yaml::from_str(&process.yaml()).unwrap();
        let mut dice = Dice::new(seed);
        (0..20).for_each(|_| _ = dice.up_to(1));
        let mut file = with_levers(file, &mut dice, levers);
        let mut limits = file["limits"].as_mapping().cloned().unwrap_or_default();
        for key in ["statutory", "promised", "extension"] {
            if dice.one_in(3) {
                limits.insert(key.into(), dice.one_of(&["20wd", "30cd", "3w", "2mo", "16h", "1y"]).into());
            }
        }
        if !limits.is_empty() {
            put(&mut file, "limits", limits);
        }
        for step in file.get_mut("steps").and_then(Value::as_sequence_mut).into_iter().flatten() {
            if dice.one_in(6) {
                put(step, "every", dice.one_of(&["1w", "1mo", "10cd", "5wd"]));
            }
            if dice.one_in(12) && step["work"].is_null() && !step["days"].is_mapping() {
                put(step, "days", "1mo");
            }
            for (_, permit) in step.get_mut("may").and_then(Value::as_mapping_mut).into_iter().flatten() {
                if !permit["days"].is_null() && dice.one_in(4) {
                    put(permit, "days", dice.one_of(&["1wd", "1cd", "2h", "1mo"]));
                }
            }
            if dice.one_in(6) && step["limit"].is_null() {
                put(step, "limit", dice.one_of(&["10cd", "20wd", "1mo"]));
            }
        }
        serde_yaml::to_string(&file).unwrap()
    })
}

fn with_levers(mut file: Value, dice: &mut Dice, most: usize) -> Value {
    if dice.one_in(3) {
        let lead = dice.one_of(&["市场监管局", "公安局", "许可"]);
        put(&mut file, "lead", lead);
    }
    let theme = Theme::of(dice);
    let one_form = theme.levers.contains(&"single-form");
    let form = Value::from("申请表");
    if one_form {
        let mut names = file["materials"].as_sequence().cloned().unwrap_or_default();
        if !names.contains(&form) {
            names.push(form.clone());
        }
        put(&mut file, "materials", names);
    }
    let all = file["steps"].as_sequence().unwrap().clone();
    let ids: Vec<Value> = all.iter().map(|step| step["id"].clone()).collect();
    materials(&mut file, &ids, dice);
    let steps = file.get_mut("steps").and_then(Value::as_sequence_mut).unwrap();
    let mut left = most;
    for step in steps.iter_mut() {
        describe(step, &ids, dice);
        if let Some(kind) = theme.kind.filter(|_| !dice.one_in(3)) {
            put(step, "kind", kind);
        }
        // Waste that goes is no member of a group.
        let merges = |lever: &&str| ["merge", "joint", "single-window", "single-form"].contains(lever);
        if step["value"] == "waste" && theme.levers.iter().any(merges) && !dice.one_in(3) {
            map(step).remove("value");
        }
        if theme.levers.contains(&"abolish") && dice.one_in(2) {
            put(step, "item", "消防");
        }
        // Several hand in one paper.
        if one_form && step["needs"].is_null() && step["papers"].is_null() && !dice.one_in(3) {
            put(step, "papers", vec![form.clone()]);
        }
        let mut may = Mapping::new();
        let count = if theme.levers.is_empty() { dice.up_to(2) } else { 1 + dice.up_to(1) };
        for nth in 0..count {
            let lever = match theme.levers.first() {
                Some(first) if nth == 0 && !dice.one_in(3) => first,
                _ => theme.lever(dice),
            };
            if left > 0 && !may.contains_key(lever) {
                left -= 1;
                may.insert(lever.into(), at_step(lever, step, &all, dice));
                if lever == "assist" && step["rework"].is_null() {
                    returns(step, dice);
                }
            }
        }
        if !may.is_empty() {
            put(step, "may", Value::Mapping(may));
        }
        for key in ["needs", "papers"] {
            for need in step.get_mut(key).and_then(Value::as_sequence_mut).into_iter().flatten() {
                if dice.one_in(10) {
                    put(written(need), "source", "shared");
                }
                let mut may = Mapping::new();
                for _ in 0..if dice.one_in(3) { 1 + dice.up_to(1) } else { 0 } {
                    let lever = dice.one_of(&["tolerate", "share", "drop-material"]);
                    // One that has no place at a need does nothing there.
                    let lever = if dice.one_in(12) { theme.lever(dice) } else { lever };
                    if left > 0 && !may.contains_key(lever) {
                        left -= 1;
                        may.insert(lever.into(), at_need(lever, dice));
                    }
                }
                if !may.is_empty() {
                    put(written(need), "may", Value::Mapping(may));
                }
            }
        }
    }
    if dice.one_in(8) {
        let after = dice.one_of(&ids);
        let later = afterwards(after, dice);
        steps.push(later);
    }
    file
}

/// What the applicant hands in, with who holds it already.
fn materials(file: &mut Value, ids: &[Value], dice: &mut Dice) {
    let Some(names) = file["materials"].as_sequence().cloned() else { return };
    let mut materials = Mapping::new();
    for name in names {
        let mut said = Value::Mapping(Mapping::new());
        match dice.up_to(5) {
            0 | 1 => put(&mut said, "held_by", "持有局"),
            2 => put(&mut said, "certificate", "电子证照"),
            3 if dice.one_in(2) => put(&mut said, "source", "shared"),
            _ => {}
        }
        // The first in the file seldom waits for who asks.
        if dice.one_in(6) {
            put(&mut said, "available_after", ids[0].clone());
        }
        materials.insert(name, said);
    }
    put(file, "materials", Value::Mapping(materials));
}

/// An entry of `needs` as a map.
pub fn written(need: &mut Value) -> &mut Value {
    if need.is_string() {
        let name = std::mem::take(need);
        *need = Value::Mapping(Mapping::from_iter([("material".into(), name)]));
    }
    need
}

/// A step after the result: "nobody waits for it".
fn afterwards(after: Value, dice: &mut Dice) -> Value {
    let mut step = Value::Mapping(Mapping::new());
    put(&mut step, "id", "later");
    put(&mut step, "department", dice.one_of(&["监督局", "公安局"]));
    put(&mut step, "days", 2);
    put(&mut step, "after", vec![after]);
    put(&mut step, "gives", Vec::<Value>::new());
    put(&mut step, "clock", "afterwards");
    step
}

/// Some cases come back.
fn returns(step: &mut Value, dice: &mut Dice) {
    let mut rework = Value::Mapping(Mapping::new());
    put(&mut rework, "chance", dice.one_of(&[0.25, 0.5]));
    put(&mut rework, "back_to", step["id"].clone());
    put(step, "rework", rework);
}

fn describe(step: &mut Value, ids: &[Value], dice: &mut Dice) {
    if dice.one_in(6) {
        put(step, "online", dice.one_of(&["partial", "full"]));
    }
    if dice.one_in(5) {
        put(step, "every", dice.one_of(&["1wd", "2wd", "3wd"]));
    }
    if dice.one_in(4) {
        put(step, "signoffs", dice.up_to(5) as u64);
    }
    if dice.one_in(6) {
        put(step, "reject", 0.1);
    }
    if dice.one_in(12) {
        put(step, "item", vec![Value::from("许可"), Value::from("消防")]);
    }
    if dice.one_in(8) {
        put(step, "with", vec![Value::from(dice.one_of(&["消防局", "公安局"]))]);
        if step["with"][0] == step["department"] {
            map(step).remove("with");
        }
    }
    if dice.one_in(5) {
        returns(step, dice);
    }
    let tenths = super::file::length(&step["days"]).unwrap().tenths;
    if dice.one_in(8) && tenths >= 10 {
        let mut limit = Value::Mapping(Mapping::new());
        put(&mut limit, "days", 10);
        put(&mut limit, "min", 1);
        if dice.one_in(2) {
            put(&mut limit, "from", ids[0].clone());
        }
        put(step, "limit", limit);
    } else if dice.one_in(5) {
        put(step, "limit", dice.up_to(2) as u64);
    }
    // Of three points the middle one counts.
    let of_unit = super::file::length(&step["days"]).unwrap().of == Measure::Days;
    if dice.one_in(8) && of_unit {
        let mut points = Value::Mapping(Mapping::new());
        put(&mut points, "min", 0);
        put(&mut points, "likely", step["days"].clone());
        put(&mut points, "max", 30);
        put(step, "days", points);
    }
}
