//! The end of the process with some of the changes made: the order of that
//! state is built and timed, near-linear in the process.

use crate::analysis::order::reason::Keep;
use crate::analysis::order::scenario::{self, Waits};
use crate::analysis::study::Study;
use crate::analysis::time::axis::Axis;
use crate::analysis::time::schedule;
use crate::model::StepId;

/// The end with the changes of some steps made.
pub(in crate::analysis) fn end<A: Axis>(study: &Study<'_, '_, A>, is_made: impl Fn(StepId) -> bool) -> A::Point {
    let process = study.process();
    let gone: Vec<bool> = process.step_ids().map(|step| study.plans.gone[step.index()] && is_made(step)).collect();
    let waits = |step| if is_made(step) { Waits::For(Keep::RecordedAndOpen) } else { Waits::AsToday };
    end_of(study, &gone, waits)
}

/// The end if some steps are removed and the others wait as given.
pub(in crate::analysis) fn end_of<A: Axis>(
    study: &Study<'_, '_, A>,
    gone: &[bool],
    waits: impl Fn(StepId) -> Waits,
) -> A::Point {
    let other;
    let basis = if study.plans.basis.serves(gone) {
        &study.plans.basis
    } else {
        other = study.plans.basis.when_gone(gone);
        &other
    };
    schedule::end(&scenario::build(basis, gone, waits).network, study.axis)
}
