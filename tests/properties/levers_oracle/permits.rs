//! What permits a lever: a text, or a map with each of its parameters.

use serde_yaml::{Mapping, Value};

use super::dice::Dice;
use super::file::length;
use super::generate::put;
use crate::oracle::model::{Length, Measure};

/// Tenths of a day as they are written.
fn days(tenths: i64, dice: &mut Dice) -> Value {
    match tenths % 10 {
        0 if dice.one_in(4) => format!("{}wd", tenths / 10).into(),
        0 => Value::from(tenths / 10),
        _ => Value::from(tenths as f64 / 10.0),
    }
}

/// A few bases, so that a group has several and some twice, in both languages.
fn basis(dice: &mut Dice) -> Value {
    dice.one_of(&["依据甲", "依据乙", "依据丙", "Act 1", "Act 2"]).into()
}

fn some(items: &[Value], dice: &mut Dice) -> Value {
    let mut some: Vec<Value> = Vec::new();
    for _ in 0..1 + dice.up_to(3) / 2 {
        let one = dice.one_of(items);
        if !some.contains(&one) {
            some.push(one);
        }
    }
    some.into()
}

/// The steps that one follows by its own word, and those that follow it so.
fn beside(step: &Value, steps: &[Value]) -> (Vec<Value>, Vec<Value>) {
    let follows = |one: usize, other: &Value| match steps[one]["after"].as_sequence() {
        Some(entries) => {
            let by_finish = |entry: &Value| entry["relation"].is_null() || entry["relation"] == "FS";
            entries.iter().any(|entry| entry == other || entry["step"] == *other && by_finish(entry))
        }
        None => one > 0 && steps[one - 1]["id"] == *other,
    };
    let own = steps.iter().position(|one| one["id"] == step["id"]).unwrap();
    let ids = |holds: &dyn Fn(usize) -> bool| -> Vec<Value> {
        (0..steps.len()).filter(|at| holds(*at)).map(|at| steps[at]["id"].clone()).collect()
    };
    (ids(&|at| follows(own, &steps[at]["id"])), ids(&|at| follows(at, &step["id"])))
}

/// What permits a lever at a need.
pub fn at_need(lever: &str, dice: &mut Dice) -> Value {
    let basis = basis(dice);
    if dice.one_in(2) {
        return basis;
    }
    let mut said = Value::Mapping(Mapping::new());
    put(&mut said, "basis", basis);
    if lever == "tolerate" && dice.one_in(2) {
        put(&mut said, "tail", days(5 * dice.up_to(4) as i64, dice));
    }
    said
}

/// What permits a lever at a step.
pub fn at_step(lever: &str, step: &Value, steps: &[Value], dice: &mut Dice) -> Value {
    let ids: &[Value] = &steps.iter().map(|step| step["id"].clone()).collect::<Vec<_>>();
    let basis = basis(dice);
    if dice.one_in(5) {
        return basis;
    }
    let mut said = Value::Mapping(Mapping::new());
    put(&mut said, "basis", basis);
    let Length { tenths: today, of } = length(&step["days"]).unwrap();
    // As long as the step is measured by.
    let measured = |tenths: i64, dice: &mut Dice| match of {
        Measure::Days => days(tenths, dice),
        _ => Length { tenths, of }.stated(|words| words.0).into(),
    };
    let least = length(&step["limit"]["min"]).map_or(0, |least| least.tenths);
    let shorter = |dice: &mut Dice| {
        let tenths = dice.one_of(&[0, least, (today / 2).max(least), today]);
        measured(tenths, dice)
    };
    let asked: Vec<Value> = ["needs", "papers"]
        .iter()
        .flat_map(|key| step[*key].as_sequence().cloned().unwrap_or_default())
        .map(|need| if need.is_string() { need } else { need["material"].clone() })
        .collect();
    let tail = |dice: &mut Dice| {
        let tenths = 5 * dice.up_to(4) as i64;
        days(tenths, dice)
    };
    let group = |said: &mut Value, dice: &mut Dice| {
        if dice.one_in(3) {
            put(said, "group", dice.one_of(&["甲组", "group b"]));
        }
    };
    let (before, later) = beside(step, steps);
    let near = |those: &[Value], dice: &mut Dice| {
        if those.is_empty() || dice.one_in(8) { dice.one_of(ids) } else { dice.one_of(those) }
    };
    // Together they may take what none of them takes alone, and two may differ.
    let together = |dice: &mut Dice| {
        let tenths = dice.one_of(&[0, today / 2, 10, today, today + 10]);
        measured(tenths, dice)
    };
    match lever {
        "area-assessment" | "instant" | "filing" | "cap" if dice.one_in(2) => put(&mut said, "days", shorter(dice)),
        "parallel" if dice.one_in(2) => put(&mut said, "with", some(ids, dice)),
        "pre-review" if dice.one_in(2) => put(&mut said, "tail", tail(dice)),
        "postpone" => {
            put(&mut said, "of", near(&before, dice));
            put(&mut said, "to", near(&later, dice));
        }
        "early-start" => {
            put(&mut said, "of", near(&before, dice));
            put(&mut said, "lag", days(5 * dice.up_to(4) as i64, dice));
        }
        "tolerate" | "drop-material" if !asked.is_empty() => {
            let mut papers = some(&asked, dice);
            if dice.one_in(8) {
                papers.as_sequence_mut().unwrap().push("没有人要的材料".into());
            }
            put(&mut said, if lever == "tolerate" { "papers" } else { "materials" }, papers);
            if lever == "tolerate" && dice.one_in(2) {
                put(&mut said, "tail", tail(dice));
            }
        }
        "commit" => {
            if dice.one_in(2) {
                put(&mut said, "days", shorter(dice));
            }
            let mut check = Value::Mapping(Mapping::new());
            if dice.one_in(3) {
                put(&mut check, "department", "检查局");
            }
            if dice.one_in(3) {
                put(&mut check, "days", 3);
            }
            if check.as_mapping().is_some_and(|check| !check.is_empty()) {
                put(&mut said, "check", check);
            }
        }
        "merge" => {
            if dice.one_in(2) {
                let mut with = some(ids, dice);
                if dice.one_in(3) && !with.as_sequence().unwrap().contains(&step["id"]) {
                    with.as_sequence_mut().unwrap().push(step["id"].clone());
                }
                put(&mut said, "with", with);
            }
            if dice.one_in(4) {
                put(&mut said, "days", together(dice));
            }
        }
        "joint" => {
            if dice.one_in(4) {
                put(&mut said, "days", together(dice));
            }
            group(&mut said, dice);
        }
        "single-window" => {
            if dice.one_in(2) {
                put(&mut said, "window", dice.one_of(&["窗口", "窗口", "公安局"]));
            }
            group(&mut said, dice);
        }
        "single-form" => group(&mut said, dice),
        "flatten" => {
            // Not above today's, which would be an error.
            if dice.one_in(2) {
                put(&mut said, "signoffs", step["signoffs"].as_u64().map_or(1, |today| today.min(1)));
            }
            if dice.one_in(2) {
                put(&mut said, "days", shorter(dice));
            }
        }
        "delegate" => {
            if dice.one_in(2) {
                put(&mut said, "department", dice.one_of(&["许可", "县局"]));
            }
            if dice.one_in(2) {
                put(&mut said, "days", shorter(dice));
            }
        }
        "assist" if !dice.one_in(4) => put(&mut said, "chance", dice.one_of(&[0.1, 0.25])),
        _ => {}
    }
    said
}
