//! The order across steps that go or wait for less, written down.

use std::collections::HashSet;

use crate::model::draft::DraftStep;
use crate::model::duration::Duration;
use crate::model::ids::StepId;
use crate::model::process::Process;
use crate::model::step::After;
use crate::model::vocabulary::Relation;

impl Process {
    /// Makes a step follow in so many words what it follows now only through
    /// steps that go or wait for less. Says whether it had followed the step
    /// above without a word.
    pub(super) fn write_out_order(&self, step: &mut DraftStep, id: StepId, changes: impl Fn(StepId) -> bool) -> bool {
        let starts_after = |step: StepId| {
            let orders = self.orders.of(step).iter();
            orders.filter(|order| order.relation == Relation::FinishStart).map(|order| order.from)
        };
        if !starts_after(id).any(&changes) {
            return false;
        }
        let unwritten = step.after.is_none() && id.index() > 0;
        if unwritten {
            step.after = Some(vec![plain(&self.steps[id.index() - 1].id)]);
        }
        let direct: HashSet<StepId> = starts_after(id).collect();
        let mut met = direct.clone();
        let mut open: Vec<StepId> = starts_after(id).collect();
        while let Some(before) = open.pop() {
            if !direct.contains(&before) {
                add(step, &self.steps[before.index()].id);
            }
            if changes(before) {
                open.extend(starts_after(before).filter(|earlier| met.insert(*earlier)));
            }
        }
        unwritten
    }
}

/// An entry that only says what comes first.
pub(super) fn plain(step: &str) -> After<String> {
    After { step: step.to_owned(), because: None, basis: None, relation: Relation::FinishStart, lag: Duration::ZERO }
}

/// Makes a step wait for another by an entry of its own.
fn add(step: &mut DraftStep, before: &str) {
    let after = step.after.get_or_insert_default();
    if !after.iter().any(|entry| entry.step == before && entry.relation == Relation::FinishStart) {
        after.push(plain(before));
    }
}
