//! Reads the value of a single key of a step.

use super::yaml;
use crate::model::{Form, Key, KeyGroup, Problem, StepField, key_of};
use crate::source::Source;

/// Returns whether a single value without brackets can be the value of a key.
pub fn is_scalar(key: &Key) -> bool {
    match key.form {
        Form::DurationOr(_) => true,
        Form::Levers | Form::ByCase | Form::Names | Form::DistinctNames | Form::Texts => false,
        form => form.group().is_none(),
    }
}

/// The field of a step with a value under a key.
///
/// # Errors
///
/// The problem of the value; `None` where the key takes no single value.
pub fn step_value(key: &str, value: &str) -> Result<StepField, Option<Problem>> {
    let known = key_of(KeyGroup::Step, key).filter(|key| is_scalar(key)).ok_or(None)?;
    let is_plain =
        serde_yaml::from_str::<serde_yaml::Value>(value).is_ok_and(|value| value.is_number() || value.is_bool());
    // Text is quoted, so that no sign in it has a meaning.
    let value = if is_plain { value.to_owned() } else { format!("'{}'", value.replace('\'', "''")) };
    let days = if known.english == "days" { "" } else { "days: 0, " };
    let text = format!("name: process\nsteps: [{{name: step, {days}{}: {value}}}]\n", known.english);
    let source = Source::read("value.yaml", text.into_bytes()).map_err(|_| None)?;
    let reading = (yaml::YAML.read)(&source);
    if let Some(defect) = reading.defects.into_iter().next() {
        return Err(Some(defect.problem));
    }
    let step = reading.draft.steps.into_iter().next().ok_or(None)?;
    StepField::all_of(&step).into_iter().find(|field| field.key() == known.english).ok_or(None)
}
