//! Helpers for the tests of levers.

use super::proposal;
use serde_json::Value;

/// The steps of a definition, one a line.
pub fn definition(head: &str, steps: &[&str]) -> String {
    let steps: String = steps.iter().map(|step| format!("  - {{{step}}}\n")).collect();
    format!("name: a process\n{head}steps:\n{steps}")
}

/// What is proposed of some levers, with the questions answered or not.
pub fn proposed(levers: &str, answers: bool, text: &str) -> Value {
    let mut args = vec!["propose", "-", "--levers", levers, "--format", "json"];
    args.extend(answers.then_some("--answers"));
    serde_json::from_str(&super::run(&args, text).out).unwrap()
}

/// The days that are reached where the lever is made, and what else it changes.
pub fn made(lever: &str, head: &str, steps: &[&str]) -> (f64, Value) {
    let text = definition(head, steps);
    let document = proposal(lever, &text);
    let own: Vec<&Value> = document["package"].as_array().unwrap().iter().filter(|row| row["lever"] == lever).collect();
    assert_eq!(own.len(), 1, "{lever} in\n{text}{document:#}");
    (document["reached"].as_f64().unwrap(), own[0].clone())
}

/// The days that are reached where the lever is made.
pub fn days(lever: &str, head: &str, steps: &[&str]) -> f64 {
    made(lever, head, steps).0
}

/// Why a lever is not offered. Then nothing changes.
pub fn refused(lever: &str, head: &str, steps: &[&str]) -> String {
    let text = definition(head, steps);
    let document = proposal(lever, &text);
    assert_eq!(document["reached"], document["reachable"], "{text}");
    let rows = document["not_offered"].as_array().unwrap().iter();
    let own: Vec<&str> = rows.filter(|row| row["lever"] == lever).map(|row| row["why"].as_str().unwrap()).collect();
    assert!(!own.is_empty(), "{lever} in\n{text}{document:#}");
    own[0].to_owned()
}

/// The change of one of the other figures.
pub fn also(row: &Value, figure: &str) -> f64 {
    row["also"][figure].as_f64().unwrap()
}
