//! A slow, literal second reading of `format.md`, against which `analyze --format json` is held.
//!
//! It shares no type and no algorithm with the program: closures are matrices, every figure is a
//! whole new schedule, time runs day by day, every critical path is written out.

pub mod brute;
pub mod days;
pub mod generate;
mod line;
pub mod model;

use proptest::prelude::*;
use serde_json::Value;

/// What `analyze --format json` printed, less what the oracle does not compute: `schema`,
/// `process` and the sentence of each change.
pub fn comparable(mut printed: Value) -> Value {
    if let Some(document) = printed.as_object_mut() {
        document.remove("schema");
        document.remove("process");
        // A remark on the calendar, and no figure.
        if let Some(dates) = document.get_mut("dates").and_then(Value::as_object_mut) {
            dates.remove("provisional");
        }
    }
    let changes = printed.get_mut("changes").and_then(Value::as_array_mut);
    for change in changes.into_iter().flatten() {
        if let Some(change) = change.as_object_mut() {
            change.remove("because");
        }
    }
    printed
}

/// Key by key, so that a failure names the first part that differs.
pub fn agree(printed: &Value, expected: &Value, about: &str) -> Result<(), TestCaseError> {
    let parts = |document: &Value| document.as_object().map(|parts| parts.keys().cloned().collect::<Vec<_>>());
    prop_assert_eq!(parts(printed), parts(expected));
    for part in parts(expected).into_iter().flatten() {
        prop_assert_eq!(&printed[&part], &expected[&part], "{}\n{}", part, about);
    }
    Ok(())
}
