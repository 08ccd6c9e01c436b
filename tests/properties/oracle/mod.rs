//! A slow, literal second reading of `format.md`, against which `analyze --format json` is held.
//!
//! It shares no type and no algorithm with the program: closures are matrices, every figure is a
//! whole new schedule, time runs day by day, every critical path is written out.

pub mod bits;
pub mod brute;
pub mod days;
pub mod generate;
mod laws;
pub mod line;
pub mod model;

use proptest::prelude::*;
use serde_json::Value;

/// What is computed of a step; the rest is what the file says.
const COMPUTED: &[&str] = &[
    "after",
    "critical",
    "dates",
    "days",
    "department",
    "drag",
    "finish",
    "float",
    "id",
    "latest_finish",
    "latest_start",
    "name",
    "reachable",
    "start",
    "stated",
    "value",
];

/// What `analyze --format json` printed, less what the oracle does not compute: `schema`,
/// `process` and the sentence of each change.
pub fn comparable(mut printed: Value) -> Value {
    if let Some(document) = printed.as_object_mut() {
        document.remove("schema");
        document.remove("process");
        document.remove("cases");
        document.remove("case");
        document.remove("calendar");
        document.remove("jurisdiction");
        document.remove("definition");
        // A remark on the calendar, and no figure.
        if let Some(dates) = document.get_mut("dates").and_then(Value::as_object_mut) {
            dates.remove("provisional");
        }
    }
    let steps = printed.get_mut("steps").and_then(Value::as_array_mut);
    for step in steps.into_iter().flatten().filter_map(Value::as_object_mut) {
        step.retain(|key, _| COMPUTED.contains(&key.as_str()));
    }
    let changes = printed.get_mut("changes").and_then(Value::as_array_mut);
    for change in changes.into_iter().flatten() {
        if let Some(change) = change.as_object_mut() {
            change.remove("because");
            if change["lever"] == "moves-up" {
                change.insert("lever".to_owned(), "parallel".into());
            }
            change.remove("grade");
            change.remove("steps");
            change.remove("evidence");
        }
    }
    // The line is in the vocabulary of the file.
    for question in printed.get_mut("questions").and_then(Value::as_array_mut).into_iter().flatten() {
        if let Some(answer) = question["answer"].as_str() {
            question["answer"] = in_english(answer).into();
        }
    }
    so_far(&printed)
}

fn in_english(answer: &str) -> String {
    let words = [
        ("所需:", "needs:"),
        ("产出:", "gives:"),
        ("理由: 惯例", "because: habit"),
        ("材料:", "material:"),
        ("必要性: 可选", "need: optional"),
    ];
    words.iter().fold(answer.to_owned(), |answer, (chinese, english)| answer.replace(chinese, english))
}

/// Keys that the program writes and the oracle does not yet.
pub const TO_COME: &[&str] = &["mean_days", "returns"];

fn so_far(document: &Value) -> Value {
    let mut document = document.clone();
    let parts = ["today", "reachable", "floor"];
    let objects = parts.iter().filter_map(|part| document.get(part).cloned().map(|measures| (*part, measures)));
    for (part, mut measures) in objects.collect::<Vec<_>>() {
        measures.as_object_mut().into_iter().for_each(|map| map.retain(|key, _| !TO_COME.contains(&key.as_str())));
        document[part] = measures;
    }
    document.as_object_mut().into_iter().for_each(|map| map.retain(|key, _| !TO_COME.contains(&key.as_str())));
    document
}

/// Key by key, so that a failure names the first part that differs.
pub fn agree(printed: &Value, expected: &Value, but_for: &[&str], about: &str) -> Result<(), TestCaseError> {
    let (printed, expected) = (so_far(printed), so_far(expected));
    let parts = |document: &Value| document.as_object().map(|parts| parts.keys().cloned().collect::<Vec<_>>());
    prop_assert_eq!(parts(&printed), parts(&expected));
    for part in parts(&expected).into_iter().flatten().filter(|part| !but_for.contains(&part.as_str())) {
        prop_assert_eq!(&printed[&part], &expected[&part], "{}\n{}", part, about);
    }
    Ok(())
}
