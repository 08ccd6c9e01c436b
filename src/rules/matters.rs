//! Which intake and which decision belong to one matter?

use crate::analysis::Analysis;
use crate::model::{Kind, Process, StepId};

/// The intake with which the clock of a step's matter begins: the last one of
/// the same matter that is done before the step starts, else the only intake
/// of the process if it is.
pub(super) fn intake_of(process: &Process, analysis: &Analysis, step: StepId) -> Option<StepId> {
    let start = analysis.steps[step.index()].start;
    let finish = |id: &StepId| analysis.steps[id.index()].finish;
    let intakes = || process.step_ids().filter(|id| process.step(*id).kind == Some(Kind::Intake));
    let item = process.item(step)?;
    let own = intakes().filter(|id| process.item(*id) == Some(item)).filter(|id| finish(id) <= start);
    own.max_by_key(finish).or_else(|| {
        let mut all = intakes();
        all.next().filter(|id| all.next().is_none() && finish(id) <= start)
    })
}
