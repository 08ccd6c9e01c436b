//! The definition as the levers left it, before its order is written down.

use super::redesign::{Free, marked_with};
use crate::analysis::Remainder;
use crate::levers::{Merger, Works};
use crate::model::{Draft, Process, StepId, Value};

/// The definition as the levers left it: the pairs that go are habit, the
/// steps that go are waste that nothing holds. A merged step is waste only if
/// all of it is, and goes only as one.
pub(super) fn marked(works: &Works<'_>, free: Free) -> Draft {
    let may_go = |step: &StepId| {
        let step = &works.draft.steps[step.index()];
        step.value == Some(Value::Waste) && step.law.is_empty()
    };
    let (mut may, mut stay): (Vec<&Merger>, Vec<&Merger>) =
        works.mergers.iter().partition(|merger| merger.members.iter().all(may_go));
    loop {
        let draft = marked_with(works, free, &stay);
        if may.is_empty() {
            return draft;
        }
        let Ok(process) = Process::new(draft.clone()) else { return draft };
        let gone = Remainder::gone(&process);
        let as_one = |merger: &&Merger| {
            let gone = merger.members.iter().filter(|step| gone[step.index()]).count();
            gone == 0 || gone == merger.members.len()
        };
        let (whole, parted): (Vec<&Merger>, Vec<&Merger>) = may.into_iter().partition(as_one);
        if parted.is_empty() {
            return draft;
        }
        may = whole;
        stay.extend(parted);
    }
}
