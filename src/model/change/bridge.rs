//! Writes out the order across steps that are removed or made to wait for less.

use std::collections::HashSet;

use crate::model::draft::DraftStep;
use crate::model::ids::StepId;
use crate::model::order::OrderSource;
use crate::model::process::Process;
use crate::model::step::After;
use crate::model::vocabulary::Relation;

impl Process {
    /// Writes into a step the orders that it has now only through steps that
    /// are removed or made to wait for less (`changes`), as far as their
    /// predecessors are kept (`stays`).
    pub(super) fn write_out_order(
        &self,
        step: &mut DraftStep,
        id: StepId,
        changes: impl Fn(StepId) -> bool,
        stays: impl Fn(StepId) -> bool,
    ) {
        let above = self.orders.of(id).iter().find(|order| order.source == OrderSource::Above).map(|order| order.from);
        if let Some(above) = above {
            step.after = Some(vec![After::plain(self.steps[above.index()].id.clone())]);
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
                more.push(After::plain(name.to_owned()));
            }
            if changes(before) {
                // Where the step between goes, to end after is to start after.
                let passes = |relation| {
                    relation == Relation::FinishStart || (relation == Relation::FinishFinish && !stays(before))
                };
                let orders = self.orders.of(before).iter().filter(|order| passes(order.relation));
                open.extend(orders.map(|order| order.from).filter(|earlier| met.insert(*earlier)));
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
