//! Silence that steps which became one keep. Together they may say what they
//! need and what they give, where one of them did not; that makes no order of
//! theirs habit that was open, and none open that was on record.

use std::collections::BTreeMap;

use super::redesign::Redesign;
use crate::analysis::PairTable;
use crate::levers::Ground;
use crate::model::{After, Because, Counting, Draft, Process, Relation, StepId};

impl Redesign {
    /// Writes the reason of every pair that only the merged steps make habit:
    /// `open` where it was open between two of their members, `procedure` where
    /// it was on record.
    pub(super) fn keep_silence(&mut self, ground: &Ground<'_>) {
        let mut members: BTreeMap<&str, Vec<StepId>> = BTreeMap::new();
        for (step, called) in ground.process.step_ids().zip(&self.called) {
            members.entry(called.as_deref().unwrap_or_default()).or_default().push(step);
        }
        members.remove("");
        if members.values().all(|members| members.len() < 2) {
            return;
        }
        let (new, mut draft) = (&self.process, self.process.to_draft());
        let pairs = PairTable::of(new);
        let of = |step: StepId| members.get(new.step(step).id.as_str()).map_or(&[][..], Vec::as_slice);
        let mut changed = false;
        for step in new.step_ids() {
            for before in pairs.before(step).into_iter().filter(|before| pairs.is_habit(*before, step)) {
                if of(before).len() < 2 && of(step).len() < 2 {
                    continue;
                }
                let ends = || of(before).iter().flat_map(|one| of(step).iter().map(move |other| (*one, *other)));
                let holds = |holds: &dyn Fn(StepId, StepId) -> bool| {
                    ends().any(|(one, other)| holds(one, other) && !self.lifted.contains(one, other))
                };
                let because = match () {
                    () if holds(&|one, other| ground.pairs.is_recorded(one, other)) => Because::Procedure,
                    () if holds(&|one, other| ground.pairs.is_open(one, other)) => Because::Open,
                    () => continue,
                };
                state(&mut draft, new, (before, step), because);
                changed = true;
            }
        }
        if changed && let Ok(process) = Process::new(draft) {
            self.process = process;
        }
    }
}

/// Writes why a step waits for the end of another.
fn state(draft: &mut Draft, process: &Process, (before, step): (StepId, StepId), because: Because) {
    let id = process.step(before).id.clone();
    let is_it = |entry: &After<String>| entry.step == id && entry.relation == Relation::FinishStart;
    let above = || {
        let above = process.step_ids().take(step.index());
        above.into_iter().rfind(|above| process.step(*above).clock != Counting::Afterwards)
    };
    let by_default = || above().map(|above| After::plain(process.step(above).id.clone())).into_iter().collect();
    let entries = draft.steps[step.index()].after.get_or_insert_with(by_default);
    match entries.iter_mut().find(|entry| is_it(entry)) {
        Some(entry) => (entry.because, entry.basis) = (Some(because), None),
        None => entries.push(After { because: Some(because), ..After::plain(id.clone()) }),
    }
}
