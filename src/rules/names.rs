//! Several steps named in one sentence.

use crate::model::{Process, StepId};
use crate::text;

pub(super) use crate::text::MOST_NAMED;

/// The names of some steps, in both languages; the first few where they are
/// many.
pub(super) fn names(process: &Process, steps: &[StepId]) -> (String, String) {
    let names: Vec<String> = steps.iter().map(|id| process.step(*id).name.clone()).collect();
    text::names(&names)
}
