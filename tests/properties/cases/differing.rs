//! Keys of a step that differ in a case.

use serde_yaml::{Mapping, Value};

use crate::levers_oracle::dice::Dice;
use crate::levers_oracle::file::length;
use crate::levers_oracle::generate::{put, written};

/// What may differ.
pub const KEYS: [&str; 15] = [
    "days",
    "department",
    "kind",
    "value",
    "after",
    "needs",
    "papers",
    "gives",
    "may",
    "signoffs",
    "visits",
    "fee",
    "online",
    "every",
    "reject",
];

/// One or two keys of a step as they are in a case.
pub fn differing(step: &Value, dice: &mut Dice) -> Value {
    let mut fields = Value::Mapping(Mapping::new());
    let mut asks = false;
    for _ in 0..1 + dice.up_to(1) {
        let key = dice.one_of(&KEYS);
        let of_asks = key == "needs" || key == "papers";
        if let Some(value) = value(key, step, dice).filter(|_| !(of_asks && asks)) {
            put(&mut fields, key, value);
            asks |= of_asks;
        }
    }
    if fields.as_mapping().is_some_and(Mapping::is_empty) {
        put(&mut fields, "days", longer(step, dice));
    }
    fields
}

/// Not shorter, as what a lever sets must not be more than today.
fn longer(step: &Value, dice: &mut Dice) -> Value {
    let tenths = length(&step["days"]).unwrap().tenths + 10 * dice.up_to(3) as i64;
    if tenths % 10 == 0 { Value::from(tenths / 10) } else { Value::from(tenths as f64 / 10.0) }
}

fn value(key: &str, step: &Value, dice: &mut Dice) -> Option<Value> {
    let has_limits = !step["may"].is_null() || !step["limit"].is_null() || !step["work"].is_null();
    Some(match key {
        "days" if has_limits || dice.one_in(2) => longer(step, dice),
        "days" => Value::from(dice.up_to(2) as u64),
        "department" => dice.one_of(&["市场监管局", "另一局", "许可"]).into(),
        "kind" => dice.one_of(&["review", "intake", "decision", "inspect", "submit"]).into(),
        "value" => dice.one_of(&["adding", "required", "waste"]).into(),
        "after" => {
            let mut entries = step["after"].as_sequence()?.clone();
            if entries.is_empty() {
                return None;
            }
            let at = dice.up_to(entries.len() - 1);
            if dice.one_in(2) {
                entries.remove(at);
            } else {
                if entries[at].is_string() {
                    let step = std::mem::take(&mut entries[at]);
                    entries[at] = Value::Mapping(Mapping::from_iter([("step".into(), step)]));
                }
                put(&mut entries[at], "because", dice.one_of(&["law", "habit", "open", "safety"]));
            }
            entries.into()
        }
        "needs" | "papers" => {
            let mut needs = step["needs"].as_sequence().or(step["papers"].as_sequence())?.clone();
            needs.retain(|_| !dice.one_in(4));
            for need in &mut needs {
                if dice.one_in(3) {
                    put(written(need), "need", dice.one_of(&["required", "tolerable", "optional"]));
                }
            }
            needs.into()
        }
        "gives" => {
            let mut given = step["gives"].as_sequence().cloned().unwrap_or_default();
            given.push(format!("another paper of {}", step["id"].as_str().unwrap_or("a step")).into());
            given.into()
        }
        "may" => {
            let mut may = step["may"].as_mapping().cloned().unwrap_or_default();
            may.retain(|_, _| dice.one_in(2));
            may.insert(dice.one_of(&["parallel", "merge", "joint", "eliminate", "instant"]).into(), "依据丁".into());
            may.into()
        }
        "signoffs" => Value::from(step["signoffs"].as_u64().unwrap_or(2) + dice.up_to(2) as u64),
        "visits" | "fee" => Value::from(dice.up_to(2) as u64),
        "online" => dice.one_of(&["none", "partial", "full"]).into(),
        "every" => dice.one_of(&["1wd", "2wd"]).into(),
        _ => Value::from(0.2),
    })
}
