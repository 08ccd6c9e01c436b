//! One vocabulary of changes: levers propose them, a comparison discovers
//! them, [`Process::apply`] makes them.

use super::build::Strictness;
use super::draft::{Draft, DraftStep};
use super::process::{After, Process, StepId};
use super::time::Duration;
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
    /// The process with one change made. A change that names a step which is
    /// not there changes nothing. Where the last step goes, nothing is left:
    /// none.
    #[must_use]
    pub fn apply(&self, change: &Change) -> Option<Self> {
        let Some(position) = self.steps.iter().position(|step| step.id == change.step()) else {
            return Some(self.clone());
        };
        let changed = StepId::new(position);
        let mut draft = self.to_draft();
        self.write_out_order(&mut draft, changed);
        match change {
            Change::Eliminate { step } => {
                draft.steps.remove(position);
                for other in &mut draft.steps {
                    other.after.iter_mut().for_each(|after| after.retain(|entry| entry.step != *step));
                    if other.rework.as_ref().is_some_and(|rework| rework.back_to == *step) {
                        other.rework = None;
                    }
                }
                // What it gave has to be declared now where another step
                // still names it.
                for id in &self.steps[position].gives {
                    let material = &self.materials[id.index()];
                    let named = |step: &DraftStep| step.needs.iter().flatten().any(|need| need.material == material.name);
                    if id.index() >= self.declared_materials && draft.steps.iter().any(named) {
                        draft.materials.push(material.clone());
                    }
                }
            }
            Change::Parallel { after, .. } => {
                let here = |name: &str| self.steps.iter().any(|step| step.id == name);
                let kept = after.iter().filter(|entry| here(&entry.step)).cloned().collect();
                draft.steps[position].after = Some(kept);
            }
        }
        Self::from_draft(draft, Strictness::Derived).ok()
    }

    /// Every change made, one after the other.
    #[must_use]
    pub fn apply_all<'a>(&self, changes: impl IntoIterator<Item = &'a Change>) -> Option<Self> {
        changes.into_iter().try_fold(self.clone(), |process, change| process.apply(change))
    }

    /// Writes down what the steps behind `through` wait for without it: each
    /// of its own predecessors, unless they follow that one already.
    fn write_out_order(&self, draft: &mut Draft, through: StepId) {
        let starts_after = |step: StepId| {
            let orders = self.orders.of(step).iter();
            orders.filter(|order| order.relation == Relation::FinishStart).map(|order| order.from)
        };
        let predecessors: Vec<StepId> = starts_after(through).collect();
        for id in self.step_ids().filter(|id| *id != through) {
            let step = &mut draft.steps[id.index()];
            if step.after.is_none() && id.index() > 0 {
                step.after = Some(vec![plain(&self.steps[id.index() - 1].id)]);
            }
            if !starts_after(id).any(|from| from == through) {
                continue;
            }
            let direct: Vec<StepId> = starts_after(id).collect();
            for from in predecessors.iter().filter(|from| !direct.contains(from)) {
                add(step, &self.steps[from.index()].id);
            }
        }
        if draft.steps[through.index()].after.is_none() && through.index() > 0 {
            draft.steps[through.index()].after = Some(vec![plain(&self.steps[through.index() - 1].id)]);
        }
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
