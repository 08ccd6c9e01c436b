//! Several steps named in one sentence.

use crate::model::{Process, StepId};
use crate::text;

pub(super) use crate::text::MOST_NAMED;

/// The names of some steps, in both languages; the first few where they are
/// many.
pub(super) fn names(process: &Process, steps: &[StepId]) -> (String, String) {
    let names: Vec<&str> = steps.iter().map(|id| process.step(*id).name.as_str()).collect();
    text::names(&names)
}
