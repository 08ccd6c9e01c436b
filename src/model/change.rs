//! One vocabulary of changes: levers propose them, a comparison discovers
//! them, [`Process::apply`] makes them.

use std::collections::{HashMap, HashSet};

use super::build::Strictness;
use super::draft::{Draft, DraftStep};
use super::duration::Duration;
use super::process::{Process, StepId};
use super::step::After;
use super::vocabulary::Relation;

/// A change of a process. Steps are named by id, so that a change still fits
/// after another was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// The step goes; the order across it stays.
    Eliminate {
        /// Its id.
        step: String,
    },
    /// The step waits for less; what followed others only through it still
    /// follows them.
    Parallel {
        /// Its id.
        step: String,
        /// All that it waits for from now on, besides its documents. Entries
        /// that name a step which is gone are passed over.
        after: Vec<After<String>>,
    },
}

impl Change {
    /// The id of the step that changes.
    #[must_use]
    pub fn step(&self) -> &str {
        match self {
            Self::Eliminate { step } | Self::Parallel { step, .. } => step,
        }
    }
}

impl Process {
    /// The process with one change made.
    #[must_use]
    pub fn apply(&self, change: &Change) -> Option<Self> {
        self.apply_all([change])
    }

    /// The process with all changes made at once: every step that no change
    /// names still follows all that it follows now. A change that names a
    /// step which is not there changes nothing. Where the last step goes,
    /// nothing is left: none.
    #[must_use]
    pub fn apply_all<'a>(&self, changes: impl IntoIterator<Item = &'a Change>) -> Option<Self> {
        let by_id: HashMap<&str, StepId> = self.step_ids().map(|id| (self.step(id).id.as_str(), id)).collect();
        let found = changes.into_iter().filter_map(|change| Some((*by_id.get(change.step())?, change)));
        let made: HashMap<StepId, &Change> = found.collect();
        let gone = |step: &StepId| matches!(made.get(step), Some(Change::Eliminate { .. }));
        let mut draft = self.to_draft();
        for (id, step) in self.step_ids().zip(&mut draft.steps) {
            self.write_out_order(step, id, |before| made.contains_key(&before));
            if let Some(Change::Parallel { after, .. }) = made.get(&id) {
                step.after = Some(after.clone());
            }
        }
        let names: HashSet<&str> = self.step_ids().filter(|id| !gone(id)).map(|id| self.step(id).id.as_str()).collect();
        let mut ids = self.step_ids();
        draft.steps.retain(|_| ids.next().is_some_and(|id| !gone(&id)));
        for step in &mut draft.steps {
            step.after.iter_mut().for_each(|after| after.retain(|entry| names.contains(entry.step.as_str())));
            step.rework = step.rework.take().filter(|rework| names.contains(rework.back_to.as_str()));
        }
        self.declare_products(&mut draft, self.step_ids().filter(gone));
        Self::from_draft(draft, Strictness::Derived).ok()
    }

    /// Writes down what a step follows through steps that change: all that
    /// those follow now.
    fn write_out_order(&self, step: &mut DraftStep, id: StepId, changes: impl Fn(StepId) -> bool) {
        if step.after.is_none() && id.index() > 0 {
            step.after = Some(vec![plain(&self.steps[id.index() - 1].id)]);
        }
        let starts_after = |step: StepId| {
            let orders = self.orders.of(step).iter();
            orders.filter(|order| order.relation == Relation::FinishStart).map(|order| order.from)
        };
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
    }

    /// Declares what steps that are gone gave, where another step still
    /// names it.
    fn declare_products(&self, draft: &mut Draft, gone: impl Iterator<Item = StepId>) {
        let named: HashSet<&str> = draft
            .steps
            .iter()
            .flat_map(|step| step.needs.iter().flatten())
            .map(|need| need.material.as_str())
            .collect();
        let products = gone.flat_map(|id| &self.step(id).gives);
        let missing = products.filter(|id| id.index() >= self.declared_materials).map(|id| &self.materials[id.index()]);
        let missing: Vec<_> = missing.filter(|material| named.contains(material.name.as_str())).cloned().collect();
        draft.materials.extend(missing);
    }
}

/// An entry that only says what comes first.
fn plain(step: &str) -> After<String> {
    After { step: step.to_owned(), because: None, basis: None, relation: Relation::FinishStart, lag: Duration::ZERO }
}

/// Makes a step wait for another by an entry of its own.
fn add(step: &mut DraftStep, before: &str) {
    let after = step.after.get_or_insert_default();
    if !after.iter().any(|entry| entry.step == before && entry.relation == Relation::FinishStart) {
        after.push(plain(before));
    }
}
