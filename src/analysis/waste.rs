//! Waste that can go: the largest set of steps marked waste, without a legal
//! basis, whose products no step that stays needs and which no step that
//! stays follows by law or safety.

use crate::model::{Because, Necessity, Process, StepId, Value};

/// For each step whether it goes.
pub(super) fn that_goes(process: &Process) -> Vec<bool> {
    let mut goes: Vec<bool> =
        process.steps().iter().map(|step| step.value == Some(Value::Waste) && step.law.is_empty()).collect();
    // A step that stays holds what it relies on; what is held stays, too.
    let mut staying: Vec<StepId> = process.step_ids().filter(|id| !goes[id.index()]).collect();
    while let Some(id) = staying.pop() {
        let step = process.step(id);
        let needed = step.askings().iter().filter(|need| need.need != Necessity::Optional);
        let suppliers = needed.filter_map(|need| process.supplier(need.material));
        let demands = |because| matches!(because, Some(Because::Law | Because::Safety | Because::Nature));
        let demanded = step.after.iter().flatten().filter(|entry| demands(entry.because));
        for held in suppliers.chain(demanded.map(|entry| entry.step)) {
            if std::mem::replace(&mut goes[held.index()], false) {
                staying.push(held);
            }
        }
    }
    goes
}
