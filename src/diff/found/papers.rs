//! What a step no longer asks for, asks for later, or asks for besides.

use super::Kind;
use crate::diff::Versions;
use crate::model::{Lever, MaterialSource, Necessity, Process, StepId};

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
    let is_fetched = |process: &Process, id: StepId, name: &str| {
        let mut askings = process.step(id).askings().iter();
        askings.any(|need| {
            process.materials()[need.material.index()].name == name && need.source == Some(MaterialSource::Shared)
        })
    };
    let mut names = before.iter().map(|need| need.0);
    let fetched = names.any(|name| is_fetched(&versions.new, new, name) && !is_fetched(&versions.old, old, name));
    match (lost.is_empty(), gained, later) {
        (true, false, false) if fetched => Kind::Lever(Lever::Share),
        (true, false, true) => Kind::Lever(Lever::Tolerate),
        (true, true, _) => Kind::Demand,
        (true, false, false) => Kind::Papers,
        (false, true, _) => Kind::Papers,
        (false, false, _) if lost.iter().all(held) => Kind::Lever(Lever::Share),
        (false, false, _) => Kind::Lever(Lever::DropMaterial),
    }
}

/// Whether the office fetches what it asked the applicant for.
pub(super) fn are_shared(versions: &Versions) -> bool {
    let (old, new) = (versions.old.materials(), versions.new.materials());
    let fetched = new.iter().filter(|material| material.source == MaterialSource::Shared);
    let mut names = fetched.map(|material| &material.name);
    names.any(|name| old.iter().any(|was| was.name == *name && was.source == MaterialSource::Applicant))
}

/// What a step asks for, by name.
pub(in crate::diff) fn needs(process: &Process, id: StepId) -> Vec<(&str, Necessity)> {
    let askings = process.step(id).askings().iter();
    askings.map(|need| (process.materials()[need.material.index()].name.as_str(), need.need)).collect()
}
