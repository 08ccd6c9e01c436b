//! Identifies a finding in a way that survives moved lines, entries and steps.
//!
//! Beside its rule and its step a finding is about a field, and where that is a
//! list about the paper, the step or the department that the entry names; never
//! about a position.

use crate::finding::Identity;
use crate::model::{Place, Process, Segment, Step};

use super::Judged;

/// The field of a place, with entries by what they name: `targets.days`,
/// `needs.营业执照`, `after.受理`; empty for a step or a process as a whole.
pub(super) fn about(place: &Place, process: &Process) -> String {
    let step = place.step_position().and_then(|at| process.steps().get(at));
    let segments = match step {
        Some(_) => &place.0[2..],
        None => &place.0,
    };
    let mut field = "";
    let mut parts: Vec<&str> = Vec::new();
    let mut numbers: Vec<String> = Vec::new();
    for segment in segments {
        match segment {
            Segment::Field(key) => {
                field = key;
                parts.push(key);
            }
            Segment::Name(name) | Segment::Key(name, _) => parts.push(name),
            Segment::Item(at) => match named(field, *at, step, process) {
                Some(name) => parts.push(name),
                None => numbers.push(at.to_string()),
            },
            Segment::At(..) => {}
        }
    }
    parts.into_iter().chain(numbers.iter().map(String::as_str)).collect::<Vec<&str>>().join(".")
}

/// The name in an entry of a list.
fn named<'p>(field: &str, at: usize, step: Option<&'p Step>, process: &'p Process) -> Option<&'p str> {
    let material = |id: crate::model::MaterialId| process.materials()[id.index()].name.as_str();
    match (field, step) {
        ("materials", None) => process.materials().get(at).map(|material| material.name.as_str()),
        ("departments", None) => process.departments().get(at).map(|department| department.name.as_str()),
        ("needs", Some(step)) => step.needs.iter().flatten().nth(at).map(|need| material(need.material)),
        ("papers", Some(step)) => step.papers.iter().flatten().nth(at).map(|need| material(need.material)),
        ("gives", Some(step)) => step.gives.as_ref()?.get(at).map(|id| material(*id)),
        ("after", Some(step)) => {
            let entry = step.after.as_deref().unwrap_or_default().get(at)?;
            Some(process.step(entry.step).id.as_str())
        }
        ("law", Some(step)) => step.law.get(at).map(String::as_str),
        _ => None,
    }
}

/// The key by which a finding is looked up in a later or an earlier version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Key<'a> {
    pub rule: &'a str,
    pub step: Option<&'a str>,
    pub about: &'a str,
}

impl<'a> Key<'a> {
    pub fn of(judged: &'a Judged) -> Self {
        Self { rule: judged.finding.code, step: judged.step.as_deref(), about: &judged.about }
    }
}

/// The index of the entry that covers a finding: the tightest one that is left.
pub(super) fn tightest<'i>(
    identity: &Identity,
    candidates: impl Iterator<Item = (usize, &'i Identity)>,
) -> Option<usize> {
    candidates
        .filter(|(_, other)| identity.is_within(other))
        .min_by(|(_, one), (_, other)| one.cmp(other))
        .map(|(at, _)| at)
}
