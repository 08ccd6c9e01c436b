//! The exact changes that lead from one version to the other.
//!
//! First the changes of the steps as such; then, key by key, whatever still
//! differs from the new version. So nothing can be forgotten:
//! `old.apply_all(changes) == new`, for every pair.

use std::collections::HashMap;

use super::pairing::{Pairing, StepGroup};
use crate::model::{Change, DraftStep, Process, ProcessField, StepField, StepId};

/// Every change, steps first.
pub(super) fn find_changes(old: &Process, new: &Process, pairing: &Pairing) -> Vec<Change> {
    let target = new.to_draft();
    let names = Names::new(old, new, pairing);
    let mut changes = structure(old, &target.steps, pairing, &names);
    let mut reached = old.draft_with(&changes);
    let moves = moves(&reached.steps, pairing, new, &names);
    if !moves.is_empty() {
        changes.extend(moves);
        reached = old.draft_with(&changes);
    }
    let by_id: HashMap<&str, &DraftStep> = reached.steps.iter().map(|step| (step.id.as_str(), step)).collect();
    for (id, wanted) in new.step_ids().zip(&target.steps) {
        let Some(reached) = by_id.get(wanted.id.as_str()) else { continue };
        let differing = StepField::differing(reached, wanted).into_iter();
        changes.extend(differing.map(|field| Change::Set { step: names.of(id).to_owned(), field: names.field(field) }));
    }
    // A material or department that no step newly asks for, gives or belongs to
    // is declared as before.
    if changes.iter().any(declares) {
        reached = old.draft_with(&changes);
    }
    changes.extend(
        ProcessField::differing(&reached, &target).into_iter().map(|field| Change::Define(names.of_whole(field))),
    );
    changes
}

/// Returns whether a change of a step may add a declaration to the whole, or
/// remove one.
fn declares(change: &Change) -> bool {
    let Change::Set { field, .. } = change else { return false };
    matches!(
        field,
        StepField::Department(_)
            | StepField::With(_)
            | StepField::ByCase(_)
            | StepField::Needs(_)
            | StepField::Papers(_)
            | StepField::Gives(_)
    )
}

/// The names of the new version's steps while changes are made: a step that is
/// kept has its old id.
struct Names<'p> {
    names: Vec<&'p str>,
    by_id: HashMap<&'p str, &'p str>,
}

impl<'p> Names<'p> {
    fn new(old: &'p Process, new: &'p Process, pairing: &Pairing) -> Self {
        let name = |id: StepId| match kept(pairing.of_new(id)) {
            Some((before, _)) => old.step(before).id.as_str(),
            None => new.step(id).id.as_str(),
        };
        let names: Vec<&str> = new.step_ids().map(name).collect();
        let by_id = new.step_ids().zip(&names).map(|(id, name)| (new.step(id).id.as_str(), *name)).collect();
        Self { names, by_id }
    }

    fn of(&self, id: StepId) -> &'p str {
        self.names[id.index()]
    }

    fn called(&self, step: &mut String) {
        if let Some(name) = self.by_id.get(step.as_str()) {
            (*name).clone_into(step);
        }
    }

    /// A step under its temporary name, and with the temporary names of others.
    fn step(&self, step: &DraftStep) -> DraftStep {
        let mut step = step.clone();
        self.called(&mut step.id);
        step.rename_steps(|other| self.called(other));
        step
    }

    fn of_whole(&self, mut field: ProcessField) -> ProcessField {
        field.rename_steps(|step| self.called(step));
        field
    }

    fn field(&self, mut field: StepField) -> StepField {
        field.rename_steps(|step| self.called(step));
        field
    }
}

/// The two steps of a group of one and one.
pub(super) fn kept(group: &StepGroup) -> Option<(StepId, StepId)> {
    match (group.old.as_slice(), group.new.as_slice()) {
        ([old], [new]) => Some((*old, *new)),
        _ => None,
    }
}

/// The changes of the steps as such.
fn structure(old: &Process, steps: &[DraftStep], pairing: &Pairing, names: &Names<'_>) -> Vec<Change> {
    let mut changes = Vec::new();
    for group in &pairing.groups {
        match (group.old.as_slice(), group.new.as_slice()) {
            ([gone], []) => changes.push(Change::Eliminate { step: old.step(*gone).id.clone() }),
            ([], [come]) => {
                let below = come.index().checked_sub(1).map(|above| names.of(StepId::new(above)).to_owned());
                changes.push(Change::Add { step: Box::new(names.step(&steps[come.index()])), below });
            }
            ([before], [after]) => {
                let (before, after) = (old.step(*before), &steps[after.index()]);
                if (&before.id, &before.name) != (&after.id, &after.name) {
                    let (id, name) = (after.id.clone(), after.name.clone());
                    changes.push(Change::Rename { step: before.id.clone(), id, name });
                }
            }
            (gone, come) => changes.push(Change::Replace {
                steps: gone.iter().map(|id| old.step(*id).id.clone()).collect(),
                by: come.iter().map(|id| names.step(&steps[id.index()])).collect(),
            }),
        }
    }
    changes
}

/// The moves of steps after which all are in the order of the new version: all
/// except the most that are in that order already.
fn moves(reached: &[DraftStep], pairing: &Pairing, new: &Process, names: &Names<'_>) -> Vec<Change> {
    let place: HashMap<&str, usize> = new.steps().iter().zip(0..).map(|(step, at)| (step.id.as_str(), at)).collect();
    let comes = |at: usize| pairing.of_new(StepId::new(at)).old.is_empty();
    let places: Vec<usize> =
        reached.iter().filter_map(|step| place.get(step.id.as_str()).copied()).filter(|at| !comes(*at)).collect();
    let stays = longest_ascent(&places);
    let moving = |at: &usize| !comes(*at) && stays.binary_search(at).is_err();
    (0..new.steps().len())
        .filter(moving)
        .map(|at| Change::Move {
            step: names.of(StepId::new(at)).to_owned(),
            below: at.checked_sub(1).map(|above| names.of(StepId::new(above)).to_owned()),
        })
        .collect()
}

/// The longest subsequence that ascends (Fredman 1975), in n log n.
fn longest_ascent(numbers: &[usize]) -> Vec<usize> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(numbers.len());
    for (at, number) in numbers.iter().enumerate() {
        let length = ends.partition_point(|end| numbers[*end] < *number);
        before.push(length.checked_sub(1).map(|shorter| ends[shorter]));
        if length == ends.len() {
            ends.push(at);
        } else {
            ends[length] = at;
        }
    }
    let mut ascent = Vec::with_capacity(ends.len());
    let mut at = ends.last().copied();
    while let Some(place) = at {
        ascent.push(numbers[place]);
        at = before[place];
    }
    ascent.reverse();
    ascent
}
