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
    /// steps that go or wait for less (`changes`), where that is there still
    /// (`stays`).
    pub(super) fn write_out_order(
        &self,
        step: &mut DraftStep,
        id: StepId,
        changes: impl Fn(StepId) -> bool,
        stays: impl Fn(StepId) -> bool,
    ) {
        if step.after.is_none() && id.index() > 0 {
            step.after = Some(vec![plain(&self.steps[id.index() - 1].id)]);
        }
        let by_finish = |entry: &&After<String>| entry.relation == Relation::FinishStart;
        let entries = step.after.iter().flatten().filter(by_finish);
        let mut named: HashSet<&str> = entries.map(|entry| entry.step.as_str()).collect();
        let mut more: Vec<After<String>> = Vec::new();
        let direct: HashSet<StepId> = self.starts_after(id).collect();
        let mut met = direct.clone();
        let mut open: Vec<StepId> = self.starts_after(id).collect();
        while let Some(before) = open.pop() {
            let name = self.steps[before.index()].id.as_str();
            if !direct.contains(&before) && stays(before) && named.insert(name) {
                more.push(plain(name));
            }
            if changes(before) {
                open.extend(self.starts_after(before).filter(|earlier| met.insert(*earlier)));
            }
        }
        if !more.is_empty() {
            step.after.get_or_insert_default().extend(more);
        }
    }

    /// The steps whose ends a step waits for directly.
    pub(super) fn starts_after(&self, step: StepId) -> impl Iterator<Item = StepId> {
        let orders = self.orders.of(step).iter();
        orders.filter(|order| order.relation == Relation::FinishStart).map(|order| order.from)
    }
}

/// An entry that only says what comes first.
pub(super) fn plain(step: &str) -> After<String> {
    After { step: step.to_owned(), because: None, basis: None, relation: Relation::FinishStart, lag: Duration::ZERO }
}
