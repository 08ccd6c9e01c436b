//! A random definition with levers in every place.

use proptest::prelude::*;
use serde_yaml::{Mapping, Value};

use super::options::LEVERS;
use crate::oracle::generate;
use crate::oracle::model::Kind;

/// Numbers from a seed (xorshift).
struct Dice(u64);

impl Dice {
    fn up_to(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (end as u64 + 1)).unwrap()
    }

    fn one_in(&mut self, count: usize) -> bool {
        self.up_to(count - 1) == 0
    }

    fn one_of<T: Clone>(&mut self, items: &[T]) -> T {
        items[self.up_to(items.len() - 1)].clone()
    }
}

/// The text of a definition of so many steps, with at most so many levers.
pub fn definition(steps: std::ops::RangeInclusive<usize>, levers: usize) -> impl Strategy<Value = String> {
    (generate::process(steps), any::<u64>()).prop_map(move |(process, seed)| {
        let file: Value = serde_yaml::from_str(&process.yaml()).unwrap();
        let mut dice = Dice(seed | 1);
        (0..20).for_each(|_| _ = dice.up_to(1));
        serde_yaml::to_string(&with_levers(file, &mut dice, levers)).unwrap()
    })
}

fn map(value: &mut Value) -> &mut Mapping {
    value.as_mapping_mut().unwrap()
}

fn put(value: &mut Value, key: &str, what: impl Into<Value>) {
    map(value).insert(key.into(), what.into());
}

fn with_levers(mut file: Value, dice: &mut Dice, most: usize) -> Value {
    if dice.one_in(3) {
        let lead = dice.one_of(&["市场监管局", "公安局", "许可"]);
        put(&mut file, "lead", lead);
    }
    if let Some(names) = file["materials"].as_sequence().cloned() {
        let mut materials = Mapping::new();
        for name in names {
            let mut said = Mapping::new();
            if dice.one_in(2) {
                said.insert("held_by".into(), "持有局".into());
            }
            materials.insert(name, Value::Mapping(said));
        }
        put(&mut file, "materials", Value::Mapping(materials));
    }
    let ids: Vec<Value> = file["steps"].as_sequence().unwrap().iter().map(|step| step["id"].clone()).collect();
    let steps = file.get_mut("steps").and_then(Value::as_sequence_mut).unwrap();
    // One lever at many steps, so that there are groups.
    let common = dice.one_in(2).then(|| dice.one_of(&["merge", "joint", "single-window", "single-form", "abolish"]));
    let kind = dice.one_of(Kind::ALL);
    let mut left = most;
    for step in steps.iter_mut() {
        describe(step, dice);
        if common == Some("single-window") && dice.one_in(2) {
            put(step, "kind", "intake");
        }
        if common == Some("joint") && dice.one_in(2) {
            put(step, "kind", kind.words().0);
        }
        let mut may = Mapping::new();
        for _ in 0..dice.up_to(2) {
            let lever = common.filter(|_| dice.one_in(2)).unwrap_or_else(|| dice.one_of(&LEVERS));
            if left > 0 && !may.contains_key(lever) {
                left -= 1;
                may.insert(lever.into(), permit(lever, step, &ids, dice));
            }
        }
        if !may.is_empty() {
            put(step, "may", Value::Mapping(may));
        }
        for key in ["needs", "papers"] {
            for need in step.get_mut(key).and_then(Value::as_sequence_mut).into_iter().flatten() {
                if left > 0 && dice.one_in(3) {
                    left -= 1;
                    at_need(need, dice);
                }
            }
        }
    }
    file
}

fn at_need(need: &mut Value, dice: &mut Dice) {
    let lever = dice.one_of(&["tolerate", "share", "drop-material"]);
    let mut may = Mapping::new();
    may.insert(lever.into(), "依据".into());
    if need.is_string() {
        let mut written = Mapping::new();
        written.insert("material".into(), need.clone());
        *need = Value::Mapping(written);
    }
    put(need, "may", Value::Mapping(may));
}

fn describe(step: &mut Value, dice: &mut Dice) {
    if dice.one_in(6) {
        put(step, "online", dice.one_of(&["partial", "full"]));
    }
    if dice.one_in(5) {
        put(step, "every", "2wd");
    }
    if dice.one_in(6) {
        put(step, "signoffs", dice.up_to(5) as u64);
    }
    if dice.one_in(8) {
        put(step, "with", vec![Value::from(dice.one_of(&["消防局", "公安局"]))]);
        if step["with"][0] == step["department"] {
            map(step).remove("with");
        }
    }
    if dice.one_in(5) {
        let mut rework = Mapping::new();
        rework.insert("chance".into(), 0.5.into());
        rework.insert("back_to".into(), step["id"].clone());
        put(step, "rework", Value::Mapping(rework));
    }
    let tenths = super::file::length(&step["days"]).unwrap().tenths;
    if dice.one_in(8) && tenths >= 10 {
        let mut limit = Mapping::new();
        limit.insert("days".into(), 10.into());
        limit.insert("min".into(), 1.into());
        put(step, "limit", Value::Mapping(limit));
    } else if dice.one_in(5) {
        put(step, "limit", dice.up_to(2) as u64);
    }
}

fn permit(lever: &str, step: &Value, ids: &[Value], dice: &mut Dice) -> Value {
    let mut said = Mapping::new();
    said.insert("basis".into(), format!("依据{}", dice.up_to(1)).into());
    let tenths = super::file::length(&step["days"]).unwrap().tenths;
    let least = super::file::length(&step["limit"]["min"]).map_or(0, |least| least.tenths);
    let mut has = |chance: usize| dice.one_in(chance);
    let (half, third) = (has(2), has(3));
    let days = || {
        let tenths = if third { least } else { (tenths / 2).max(least) };
        if tenths % 10 == 0 { Value::from(tenths / 10) } else { Value::from(tenths as f64 / 10.0) }
    };
    let asked: Vec<Value> = ["needs", "papers"]
        .iter()
        .flat_map(|key| step[*key].as_sequence().cloned().unwrap_or_default())
        .map(|need| if need.is_string() { need } else { need["material"].clone() })
        .collect();
    let mut say = |key: &str, value: Value| said.insert(key.into(), value);
    match lever {
        "area-assessment" | "instant" | "filing" | "cap" | "commit" | "flatten" if half => drop(say("days", days())),
        "parallel" | "merge" if half => drop(say("with", vec![dice.one_of(ids)].into())),
        "pre-review" if half => drop(say("tail", (dice.up_to(2) as u64).into())),
        "postpone" => {
            say("of", dice.one_of(ids));
            say("to", dice.one_of(ids));
        }
        "early-start" => {
            say("of", dice.one_of(ids));
            say("lag", (dice.up_to(2) as u64).into());
        }
        "tolerate" | "drop-material" if !asked.is_empty() => {
            let key = if lever == "tolerate" { "papers" } else { "materials" };
            say(key, vec![dice.one_of(&asked)].into());
            if lever == "tolerate" && half {
                say("tail", (dice.up_to(2) as u64).into());
            }
        }
        "delegate" if half => drop(say("department", dice.one_of(&["许可", "县局"]).into())),
        "single-window" if half => drop(say("window", "窗口".into())),
        _ => {}
    }
    match lever {
        "commit" if third => {
            let mut check = Mapping::new();
            check.insert("department".into(), "检查局".into());
            say("check", Value::Mapping(check));
        }
        // Not above today's, which would be an error.
        "flatten" if third => drop(say("signoffs", step["signoffs"].as_u64().map_or(1, |today| today.min(1)).into())),
        "assist" => drop(say("chance", 0.1.into())),
        _ => {}
    }
    Value::Mapping(said)
}
