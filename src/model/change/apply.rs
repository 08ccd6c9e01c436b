//! Applies changes to a process.

use std::collections::{HashMap, HashSet};

use super::references;
use super::sheet::{Placement, Sheet};
use super::{Change, StepField};
use crate::model::defect::Defect;
use crate::model::draft::{Draft, DraftStep};
use crate::model::ids::StepId;
use crate::model::process::Process;
use crate::model::step::After;
use crate::model::vocabulary::{Counting, Relation};

impl Process {
    /// The process with one change applied.
    ///
    /// # Errors
    ///
    /// As for [`Self::apply_all`].
    pub fn apply(&self, change: &Change) -> Result<Self, Vec<Defect>> {
        self.apply_all([change])
    }

    /// The process with all changes applied at once.
    ///
    /// Every step that no change names still follows all that it follows now,
    /// and a step without `after` follows the step that is above it then. A
    /// change of a step that does not exist has no effect; a reference to a
    /// step that is removed, or not yet added, is dropped; materials that are
    /// needed and not declared anywhere become declared.
    ///
    /// Linear in the process and the changes.
    ///
    /// # Errors
    ///
    /// The reasons why there is no such process: no step is left, or the
    /// changes contradict what is kept by a cycle, two clocks, or one material
    /// given by two steps.
    pub fn apply_all<'a>(&self, changes: impl IntoIterator<Item = &'a Change>) -> Result<Self, Vec<Defect>> {
        Self::new(self.draft_with(changes))
    }

    /// The definition with all changes applied at once, not yet checked.
    pub fn draft_with<'a>(&self, changes: impl IntoIterator<Item = &'a Change>) -> Draft {
        let changes: Vec<&Change> = changes.into_iter().collect();
        let mut draft = self.to_draft();
        if changes.is_empty() {
            return draft;
        }
        let mut unwritten = self.make_way(&mut draft.steps, &changes);
        let mut sheet = Sheet::new(std::mem::take(&mut draft.steps));
        replace(&mut sheet, &mut draft, &changes, &mut unwritten);
        for change in &changes {
            match change {
                Change::Eliminate { step } => sheet.remove(step),
                Change::Add { step, .. } => sheet.add((**step).clone()),
                Change::Define(field) => field.put(&mut draft),
                Change::Parallel { .. }
                | Change::Replace { .. }
                | Change::Rename { .. }
                | Change::Move { .. }
                | Change::Set { .. } => {}
            }
        }
        sheet.place(&placements(&changes));
        for change in &changes {
            if let Change::Set { step, field } = change
                && let Some(step) = sheet.step(step)
            {
                field.put(step);
                if matches!(field, StepField::After(_)) {
                    unwritten.remove(&step.id);
                }
            }
        }
        draft.steps = sheet.into_steps();
        forget_absent(&mut draft);
        unwrite(&mut draft.steps, &unwritten);
        rename(&mut draft, &changes);
        self.declare_missing(&mut draft);
        draft
    }

    /// Writes out the orders across steps that are removed or made to wait for
    /// less, and applies the latter. Returns the steps that had followed the
    /// step above by default.
    fn make_way(&self, steps: &mut [DraftStep], changes: &[&Change]) -> HashSet<String> {
        let mut unwritten = HashSet::new();
        let mut fates: Vec<Fate<'_>> = vec![Fate::Stays; steps.len()];
        let places: HashMap<&str, StepId> = self.step_ids().map(|id| (self.step(id).id.as_str(), id)).collect();
        for change in changes {
            let (step, fate) = match change {
                Change::Eliminate { step } => (step, Fate::Goes),
                Change::Parallel { step, after } => (step, Fate::WaitsForLess(after)),
                Change::Set { step, field: StepField::After(_) } => (step, Fate::IsTold),
                Change::Add { .. }
                | Change::Replace { .. }
                | Change::Rename { .. }
                | Change::Move { .. }
                | Change::Set { .. }
                | Change::Define(_) => continue,
            };
            if let Some(id) = places.get(step.as_str()).filter(|id| fates[id.index()] == Fate::Stays) {
                fates[id.index()] = fate;
            }
        }
        let makes_way = |id: StepId| matches!(fates[id.index()], Fate::Goes | Fate::WaitsForLess(_));
        if !self.step_ids().any(makes_way) {
            return unwritten;
        }
        for (id, step) in self.step_ids().zip(steps) {
            let follows = || self.starts_after(id).any(makes_way);
            let was_silent = step.after.is_none() && id.index() > 0;
            match fates[id.index()] {
                // For a step that is removed or gets a new `after`, its old
                // order does not matter.
                Fate::Goes | Fate::IsTold => continue,
                Fate::WaitsForLess(after) => {
                    if was_silent && follows() {
                        unwritten.insert(step.id.clone());
                    }
                    step.after = Some(after.clone());
                }
                Fate::Stays if follows() => {
                    if was_silent {
                        unwritten.insert(step.id.clone());
                    }
                    self.write_out_order(step, id, makes_way, |before| fates[before.index()] != Fate::Goes);
                }
                Fate::Stays => {}
            }
        }
        unwritten
    }
}

/// Puts new steps in the place of removed ones, and wherever else those are
/// named. A step below that had followed a removed one by default is among
/// those without a written `after`.
fn replace(sheet: &mut Sheet, draft: &mut Draft, changes: &[&Change], unwritten: &mut HashSet<String>) {
    let mut stand_ins: HashMap<&str, Vec<&str>> = HashMap::new();
    for change in changes {
        if let Change::Replace { steps, by } = change {
            let last = last_of(by);
            stand_ins.extend(steps.iter().map(|step| (step.as_str(), last.clone())));
        }
    }
    if stand_ins.is_empty() {
        return;
    }
    for (above, below) in sheet.neighbours() {
        if stand_ins.contains_key(above.as_str())
            && !stand_ins.contains_key(below.as_str())
            && let Some(step) = sheet.step(&below).filter(|step| step.after.is_none())
        {
            step.after = Some(vec![After::plain(above.clone())]);
            unwritten.insert(below);
        }
    }
    sheet.each(|step| stand_in(step, &stand_ins));
    references::in_draft(draft, &mut |step| {
        call_as_stand_in(step, &stand_ins);
        true
    });
    for change in changes {
        if let Change::Replace { steps, by } = change {
            sheet.replace(steps, by);
        }
    }
}

/// The steps that no other of these steps follows.
fn last_of(steps: &[DraftStep]) -> Vec<&str> {
    let followed: HashSet<&str> = steps
        .iter()
        .enumerate()
        .flat_map(|(at, step)| match &step.after {
            Some(after) => after.iter().map(|entry| entry.step.as_str()).collect(),
            None => at.checked_sub(1).map(|above| steps[above].id.as_str()).into_iter().collect::<Vec<_>>(),
        })
        .collect();
    steps.iter().map(|step| step.id.as_str()).filter(|id| !followed.contains(id)).collect()
}

/// Replaces the steps that a step follows, or goes back to, by their stand-ins.
fn stand_in(step: &mut DraftStep, stand_ins: &HashMap<&str, Vec<&str>>) {
    let concerned = |entry: &After<String>| stand_ins.contains_key(entry.step.as_str());
    if let Some(after) = step.after.as_mut().filter(|after| after.iter().any(concerned)) {
        let mut met: HashSet<(String, Relation)> = HashSet::new();
        for entry in std::mem::take(after) {
            let named = match stand_ins.get(entry.step.as_str()) {
                Some(ids) => ids.iter().map(|id| (*id).to_owned()).collect(),
                None => vec![entry.step.clone()],
            };
            for step in named {
                if met.insert((step.clone(), entry.relation)) {
                    after.push(After { step, ..entry.clone() });
                }
            }
        }
    }
    let after = step.after.take();
    step.rename_steps(|other| call_as_stand_in(other, stand_ins));
    step.after = after;
}

/// Replaces a step by the first of its stand-ins, where it has any.
fn call_as_stand_in(step: &mut String, stand_ins: &HashMap<&str, Vec<&str>>) {
    if let Some([first, ..]) = stand_ins.get(step.as_str()).map(Vec::as_slice) {
        (*first).clone_into(step);
    }
}

/// The effect of the changes on a step, as one that others follow and as one
/// that follows.
#[derive(Clone, Copy, PartialEq)]
enum Fate<'c> {
    Stays,
    Goes,
    WaitsForLess(&'c Vec<After<String>>),
    /// Its `after` is set.
    IsTold,
}

fn placements<'c>(changes: &[&'c Change]) -> Vec<Placement<'c>> {
    let placement = |change: &&'c Change| match change {
        Change::Add { step, below } => Some((step.id.as_str(), below.as_deref())),
        Change::Move { step, below } => Some((step.as_str(), below.as_deref())),
        Change::Eliminate { .. }
        | Change::Parallel { .. }
        | Change::Replace { .. }
        | Change::Rename { .. }
        | Change::Set { .. }
        | Change::Define(_) => None,
    };
    changes.iter().filter_map(placement).collect()
}

/// Drops references to steps that do not exist, and orders of a step on itself.
fn forget_absent(draft: &mut Draft) {
    let ids: HashSet<String> = draft.steps.iter().map(|step| step.id.clone()).collect();
    references::in_draft(draft, &mut |step| ids.contains(step));
    for step in &mut draft.steps {
        let own = step.id.as_str();
        step.after.iter_mut().for_each(|after| after.retain(|entry| entry.step != own));
    }
}

/// Removes a written `after` where the step had followed the step above by
/// default and still does.
fn unwrite(steps: &mut [DraftStep], unwritten: &HashSet<String>) {
    let mut above: Option<String> = None;
    for step in steps {
        let follows_above: Vec<After<String>> = above.iter().map(|above| After::plain(above.clone())).collect();
        if unwritten.contains(&step.id) && step.after.as_ref() == Some(&follows_above) {
            step.after = None;
        }
        if step.clock != Counting::Afterwards {
            above = Some(step.id.clone());
        }
    }
}

fn rename(draft: &mut Draft, changes: &[&Change]) {
    let renamed: HashMap<&str, (&String, &String)> = changes
        .iter()
        .filter_map(|change| match change {
            Change::Rename { step, id, name } => Some((step.as_str(), (id, name))),
            Change::Eliminate { .. }
            | Change::Parallel { .. }
            | Change::Add { .. }
            | Change::Replace { .. }
            | Change::Move { .. }
            | Change::Set { .. }
            | Change::Define(_) => None,
        })
        .collect();
    if renamed.is_empty() {
        return;
    }
    let called = |id: &mut String| {
        if let Some((new, _)) = renamed.get(id.as_str()) {
            (*new).clone_into(id);
        }
    };
    references::in_draft(draft, &mut |step| {
        called(step);
        true
    });
    for step in &mut draft.steps {
        if let Some((_, name)) = renamed.get(step.id.as_str()) {
            (*name).clone_into(&mut step.name);
        }
        called(&mut step.id);
    }
}
