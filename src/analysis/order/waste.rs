//! The waste that can go: the largest set of steps marked waste, without a
//! legal basis, whose products no kept step needs and which no kept step
//! follows by law, safety or nature.

use std::collections::BTreeMap;

use crate::model::{Because, Counting, MaterialId, Necessity, Process, StepId, Value};

/// A reason to keep a wasted step: a kept step that relies on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The step that relies on it.
    pub by: StepId,
    /// The paper that it needs; `None` where it follows the other by law,
    /// safety or nature.
    pub paper: Option<MaterialId>,
}

/// For each step whether it is removed.
pub(in crate::analysis) fn that_goes(process: &Process) -> Vec<bool> {
    let mut goes: Vec<bool> = process.step_ids().map(|step| could_go(process, step)).collect();
    // A kept step holds what it relies on; what is held is kept, too.
    let mut staying: Vec<StepId> = process.step_ids().filter(|id| !goes[id.index()]).collect();
    while let Some(id) = staying.pop() {
        for (held, _) in relied_on(process, id) {
            if std::mem::replace(&mut goes[held.index()], false) {
                staying.push(held);
            }
        }
    }
    goes
}

/// Returns whether a step could go if no step relied on it.
fn could_go(process: &Process, step: StepId) -> bool {
    let step = process.step(step);
    step.value == Some(Value::Waste) && step.law.is_empty()
}

/// The steps that a step relies on, and the paper that it needs from each.
fn relied_on(process: &Process, step: StepId) -> impl Iterator<Item = (StepId, Option<MaterialId>)> + '_ {
    // A step after the result holds nothing.
    let holds = process.step(step).clock != Counting::Afterwards;
    let needed = process.step(step).askings().iter().filter(move |need| holds && need.need != Necessity::Optional);
    let suppliers = needed.filter_map(|need| Some((process.supplier(need.material)?, Some(need.material))));
    let binds = |because| matches!(because, Some(Because::Law | Because::Safety | Because::Nature));
    let entries = process.step(step).after.iter().flatten().filter(move |entry| holds && binds(entry.because));
    entries.map(|entry| (entry.step, None)).chain(suppliers)
}

/// The reasons that keep wasted steps.
#[derive(Debug)]
pub(in crate::analysis) struct Holdings<'p> {
    process: &'p Process,
    /// By kept wasted step, in file order.
    held: BTreeMap<StepId, Vec<Holding>>,
}

impl<'p> Holdings<'p> {
    pub(in crate::analysis) fn of(process: &'p Process, gone: &[bool]) -> Self {
        let is_kept = |step: &StepId| process.step(*step).value == Some(Value::Waste) && !gone[step.index()];
        let mut held: BTreeMap<StepId, Vec<Holding>> =
            process.step_ids().filter(is_kept).map(|step| (step, Vec::new())).collect();
        let any = !held.is_empty();
        for by in process.step_ids().filter(|step| any && !gone[step.index()]) {
            for (step, paper) in relied_on(process, by).filter(|(step, _)| *step != by) {
                if let Some(holdings) = held.get_mut(&step) {
                    holdings.push(Holding { by, paper });
                }
            }
        }
        Self { process, held }
    }

    /// Every kept wasted step with the steps that rely on it.
    pub(in crate::analysis) fn all(&self) -> impl Iterator<Item = (StepId, &[Holding])> {
        self.held.iter().map(|(step, holdings)| (*step, holdings.as_slice()))
    }

    /// The steps that could go if nobody needed the papers of a wasted step:
    /// that step, and those that nothing else held; `None` where more than its
    /// papers keeps it.
    pub(in crate::analysis) fn that_would_go(&self, first: StepId) -> Option<Vec<StepId>> {
        let holdings = self.held.get(&first)?;
        let held_by_papers_alone =
            could_go(self.process, first) && !holdings.is_empty() && holdings.iter().all(|held| held.paper.is_some());
        if !held_by_papers_alone {
            return None;
        }
        let mut left: BTreeMap<StepId, usize> = BTreeMap::new();
        let (mut going, mut open) = (Vec::new(), vec![first]);
        while let Some(step) = open.pop() {
            going.push(step);
            for (held, _) in relied_on(self.process, step).filter(|(held, _)| *held != step && *held != first) {
                let Some(holdings) = self.held.get(&held).filter(|_| could_go(self.process, held)) else { continue };
                let left = left.entry(held).or_insert(holdings.len());
                *left -= 1;
                if *left == 0 {
                    open.push(held);
                }
            }
        }
        Some(going)
    }
}
