//! The changes that a change requires.

use std::collections::{BTreeSet, HashMap};

use crate::diff::Versions;
use crate::diff::found::FoundChange;
use crate::model::{After, Change, DraftStep, StepField, StepId};

/// Numbers of changes.
pub(super) type Rows = BTreeSet<usize>;

/// For each change itself and all that it requires: those that add the steps
/// that it names, and those that take a paper from the step that gave it
/// before.
pub(super) fn needed(versions: &Versions, found: &[FoundChange]) -> Vec<Rows> {
    let old = &versions.old;
    let orders = orders(versions, found);
    let ids: HashMap<&str, StepId> = old.step_ids().map(|id| (old.step(id).id.as_str(), id)).collect();
    let mut brings: HashMap<&str, usize> = HashMap::new();
    let mut takes: HashMap<&str, usize> = HashMap::new();
    let gives = |step: &String| {
        let papers = ids.get(step.as_str()).into_iter().flat_map(|id| old.step(*id).products());
        papers.map(|id| old.materials()[id.index()].name.as_str())
    };
    for (row, found) in found.iter().enumerate() {
        for change in &found.changes {
            match change {
                Change::Add { step, .. } => {
                    brings.insert(&step.id, row);
                }
                Change::Replace { steps, by } => {
                    brings
                        .extend(by.iter().map(|step| (step.id.as_str(), row)).filter(|(id, _)| !ids.contains_key(id)));
                    takes.extend(steps.iter().flat_map(gives).map(|paper| (paper, row)));
                }
                Change::Eliminate { step } | Change::Set { step, field: StepField::Gives(_) } => {
                    takes.extend(gives(step).map(|paper| (paper, row)));
                }
                Change::Parallel { .. }
                | Change::Rename { .. }
                | Change::Move { .. }
                | Change::Set { .. }
                | Change::Define(_) => {}
            }
        }
    }
    let direct = |row: usize| {
        let changes = || found[row].changes.iter();
        let named = changes().flat_map(names).filter_map(|name| brings.get(name).copied());
        let given = changes().flat_map(products).filter_map(|paper| takes.get(paper).copied());
        named.chain(given).chain(orders[row].iter().copied()).collect::<Vec<usize>>()
    };
    let closed = |row: usize| {
        let mut rows = Rows::from([row]);
        let mut open = vec![row];
        while let Some(row) = open.pop() {
            open.extend(direct(row).into_iter().filter(|other| rows.insert(*other)));
        }
        rows
    };
    (0..found.len()).map(|row| if found[row].touches_time() { closed(row) } else { Rows::from([row]) }).collect()
}

/// For each change those that set the predecessors of a step which is, before
/// or after, below one that it moves: without them that step would follow
/// whatever comes to be above it.
fn orders(versions: &Versions, found: &[FoundChange]) -> Vec<Vec<usize>> {
    let mut sets: HashMap<StepId, usize> = HashMap::new();
    for (row, found) in found.iter().enumerate() {
        if let [old] = found.old.as_slice()
            && found.keys().any(|key| key == "after")
        {
            sets.insert(*old, row);
        }
    }
    let below = |id: &StepId| StepId::new(id.index() + 1);
    let of = |found: &FoundChange| {
        let places = |change: &Change| matches!(change, Change::Move { .. } | Change::Add { .. });
        let placed = found.changes.iter().any(places);
        let then = found.old.iter().map(below).filter(|id| id.index() < versions.old.steps().len());
        let now = found.new.iter().map(below).filter(|id| id.index() < versions.new.steps().len());
        let now = now.flat_map(|id| versions.pairing.of_new(id).old.clone());
        then.chain(now).filter(|_| placed).filter_map(|id| sets.get(&id).copied()).collect()
    };
    found.iter().map(of).collect()
}

/// The changes in an order in which each comes after those that it requires,
/// and otherwise unchanged.
pub(in crate::diff) fn in_order(versions: &Versions, found: Vec<FoundChange>) -> Vec<FoundChange> {
    let needed = needed(versions, &found);
    let mut order: Vec<usize> = Vec::with_capacity(found.len());
    let mut met = vec![false; found.len()];
    for row in 0..found.len() {
        // A change that requires fewer comes first; those that require each
        // other stay in order.
        let mut rows: Vec<usize> = needed[row].iter().copied().filter(|row| !met[*row]).collect();
        rows.sort_by_key(|row| (needed[*row].len(), *row));
        rows.iter().for_each(|row| met[*row] = true);
        order.extend(rows);
    }
    let mut found: Vec<Option<FoundChange>> = found.into_iter().map(Some).collect();
    order.into_iter().filter_map(|row| found[row].take()).collect()
}

/// The steps that a change names.
fn names(change: &Change) -> Vec<&str> {
    match change {
        Change::Add { step, below } => {
            let above = below.as_deref().filter(|_| step.after.is_none());
            named_by(step).chain(above).collect()
        }
        Change::Replace { by, .. } => by.iter().flat_map(named_by).collect(),
        Change::Set { field: StepField::After(after), .. } => entries(after).collect(),
        Change::Eliminate { .. }
        | Change::Parallel { .. }
        | Change::Rename { .. }
        | Change::Move { .. }
        | Change::Set { .. }
        | Change::Define(_) => Vec::new(),
    }
}

fn named_by(step: &DraftStep) -> impl Iterator<Item = &str> {
    entries(&step.after).chain(step.rework.iter().map(|rework| rework.back_to.as_str()))
}

fn entries(after: &Option<Vec<After<String>>>) -> impl Iterator<Item = &str> {
    after.iter().flatten().map(|entry| entry.step.as_str())
}

/// The papers that a change makes some step give.
fn products(change: &Change) -> Vec<&str> {
    match change {
        Change::Add { step, .. } => step.products().iter().map(String::as_str).collect(),
        Change::Replace { by, .. } => by.iter().flat_map(|step| step.products()).map(String::as_str).collect(),
        Change::Set { field: StepField::Gives(gives), .. } => gives.iter().flatten().map(String::as_str).collect(),
        Change::Eliminate { .. }
        | Change::Parallel { .. }
        | Change::Rename { .. }
        | Change::Move { .. }
        | Change::Set { .. }
        | Change::Define(_) => Vec::new(),
    }
}
