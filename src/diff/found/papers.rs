//! Decides what changed in the papers of a step.

use std::collections::{HashMap, HashSet};

use super::ChangeKind;
use crate::diff::Versions;
use crate::model::{Lever, MaterialId, MaterialSource, Necessity, Need, Process, Relation, StepId};

/// The change of the papers of a step that exists on both sides.
pub(super) fn kind(versions: &Versions, old: StepId, new: StepId) -> ChangeKind {
    let (before, after) = (needs(&versions.old, old), needs(&versions.new, new));
    let [was, is] = [&before, &after].map(|list| list.iter().rev().copied().collect::<HashMap<_, _>>());
    let lost: Vec<&str> = before.iter().map(|need| need.0).filter(|name| !is.contains_key(name)).collect();
    let gained = after.iter().any(|(name, _)| !was.contains_key(name));
    let later = before.iter().any(|(name, strength)| is.get(name).is_some_and(|now| now > strength));
    let held = |name: &&str| {
        let known = versions.old.materials().iter().chain(versions.new.materials());
        known.filter(|material| material.name == **name).any(|material| material.held_by.is_some())
    };
    let (had, has) = (shared(&versions.old, old), shared(&versions.new, new));
    let fetched = before.iter().any(|(name, _)| has.contains(name) && !had.contains(name));
    match (lost.is_empty(), gained, later) {
        (true, false, false) if fetched => ChangeKind::Lever(Lever::Share),
        (true, false, true) => ChangeKind::Lever(Lever::Tolerate),
        (true, true, _) => ChangeKind::Demand,
        (true, false, false) => ChangeKind::Papers,
        (false, true, _) => ChangeKind::Papers,
        (false, false, _) if lost.iter().all(held) => ChangeKind::Lever(Lever::Share),
        (false, false, _) => ChangeKind::Lever(Lever::DropMaterial),
    }
}

/// Returns whether all that changed in the papers of a step is that some need
/// not be there yet, each given by a step that it waited for and whose end no
/// longer holds its start.
pub(super) fn follow_the_order(versions: &Versions, old: StepId, new: StepId) -> bool {
    let Versions { old: earlier, new: later, pairing, .. } = versions;
    let (before, after) = (earlier.step(old).askings(), later.step(new).askings());
    let name = |process: &Process, need: &Need<MaterialId>| process.materials()[need.material.index()].name.clone();
    let holds = |process: &Process, step: StepId, from: &[StepId]| {
        let mut orders = process.orders().of(step).iter();
        orders.any(|order| order.relation == Relation::FinishStart && from.contains(&order.from))
    };
    let is_as_before_or_lifted = |(was, is): (&Need<MaterialId>, &Need<MaterialId>)| {
        if name(earlier, was) != name(later, is) || was.source != is.source {
            return false;
        }
        let lifted = || {
            let supplier = earlier.supplier(was.material);
            supplier.is_some_and(|from| holds(earlier, old, &[from]) && !holds(later, new, &pairing.of_old(from).new))
        };
        was.need == is.need || (was.need < is.need && lifted())
    };
    let loosened = before.iter().zip(after).any(|(was, is)| was.need != is.need);
    before.len() == after.len() && loosened && before.iter().zip(after).all(is_as_before_or_lifted)
}

/// The materials that the office fetches for a step, by name.
fn shared(process: &Process, id: StepId) -> HashSet<&str> {
    let askings = process.step(id).askings().iter().filter(|need| need.source == Some(MaterialSource::Shared));
    askings.map(|need| process.materials()[need.material.index()].name.as_str()).collect()
}

/// Returns whether the office fetches what it asked the applicant for.
pub(super) fn are_shared(versions: &Versions) -> bool {
    let (old, new) = (versions.old.materials(), versions.new.materials());
    let fetched = new.iter().filter(|material| material.source == MaterialSource::Shared);
    let asked = old.iter().filter(|material| material.source == MaterialSource::Applicant);
    let asked: HashSet<&str> = asked.map(|material| material.name.as_str()).collect();
    fetched.into_iter().any(|material| asked.contains(material.name.as_str()))
}

/// The materials that a step asks for, by name.
pub(in crate::diff) fn needs(process: &Process, id: StepId) -> Vec<(&str, Necessity)> {
    let askings = process.step(id).askings().iter();
    askings.map(|need| (process.materials()[need.material.index()].name.as_str(), need.need)).collect()
}
