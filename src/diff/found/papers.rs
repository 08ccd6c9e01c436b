//! What a step no longer asks for, asks for later, or asks for besides.

use super::Kind;
use crate::diff::Versions;
use crate::model::{Lever, Necessity, Process, StepId};

/// What has become of the papers of a step that is there on both sides.
pub(super) fn kind(versions: &Versions, old: StepId, new: StepId) -> Kind {
    let (before, after) = (needs(&versions.old, old), needs(&versions.new, new));
    let need =
        |list: &[(&str, Necessity)], name: &str| list.iter().find(|(known, _)| *known == name).map(|need| need.1);
    let lost: Vec<&str> = before.iter().map(|need| need.0).filter(|name| need(&after, name).is_none()).collect();
    let gained = after.iter().any(|(name, _)| need(&before, name).is_none());
    let later = before.iter().any(|(name, strength)| need(&after, name).is_some_and(|now| now > *strength));
    let held = |name: &&str| {
        let known = versions.old.materials().iter().chain(versions.new.materials());
        known.filter(|material| material.name == **name).any(|material| material.held_by.is_some())
    };
    match (lost.is_empty(), gained, later) {
        (true, false, true) => Kind::Lever(Lever::Tolerate),
        (true, true, _) => Kind::Demand,
        (true, false, false) => Kind::Papers,
        (false, true, _) => Kind::Papers,
        (false, false, _) if lost.iter().all(held) => Kind::Lever(Lever::Share),
        (false, false, _) => Kind::Lever(Lever::DropMaterial),
    }
}

/// What a step asks for, by name.
pub(in crate::diff) fn needs(process: &Process, id: StepId) -> Vec<(&str, Necessity)> {
    let askings = process.step(id).askings().iter();
    askings.map(|need| (process.materials()[need.material.index()].name.as_str(), need.need)).collect()
}
