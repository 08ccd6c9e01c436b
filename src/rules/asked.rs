//! The materials that offices ask of the applicant.

use crate::model::{Actor, KeyGroup, Kind, MaterialId, Necessity, Place, Process, StepId, in_chinese};

/// A request of an office to the applicant for a material: a step of the
/// administration needs it, sooner or later, or the applicant hands it in, and
/// no step gives it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Asking {
    pub(super) material: MaterialId,
    pub(super) step: StepId,
    /// Its index among the needs of the step.
    pub(super) nth: usize,
    pub(super) need: Necessity,
    /// The key of the step's list.
    key: &'static str,
}

impl Asking {
    /// The key of the step's list, in English and in Chinese.
    pub(super) fn keys(self) -> (&'static str, &'static str) {
        (self.key, in_chinese(KeyGroup::Step, self.key))
    }

    pub(super) fn place(self) -> Place {
        Place::step(self.step.index()).field(self.key).item(self.nth)
    }

    pub(super) fn name(self, process: &Process) -> &str {
        &process.materials()[self.material.index()].name
    }
}

/// Every request, in the order of the file.
pub(super) fn askings(process: &Process) -> impl Iterator<Item = Asking> {
    let asking = process.step_ids().filter(|id| {
        let step = process.step(*id);
        let hands_in = || step.kind == Some(Kind::Submit) || step.papers.is_some();
        step.actor == Actor::Agency || (step.actor == Actor::Applicant && hands_in())
    });
    asking.flat_map(|step| {
        let key = process.step(step).askings_key();
        let needs = process.step(step).askings().iter().enumerate();
        let asked = needs.filter(|(_, need)| {
            need.need != Necessity::Optional && process.supplier(need.material).is_none() && !process.is_shared(need)
        });
        asked.map(move |(nth, need)| Asking { material: need.material, step, nth, need: need.need, key })
    })
}

/// The first request for each requested material, in the order of the file,
/// with the number of requests.
pub(super) fn first_askings(process: &Process) -> Vec<(Asking, usize)> {
    let mut at: Vec<Option<usize>> = vec![None; process.materials().len()];
    let mut first: Vec<(Asking, usize)> = Vec::new();
    for asking in askings(process) {
        match at[asking.material.index()] {
            Some(nth) => first[nth].1 += 1,
            None => {
                at[asking.material.index()] = Some(first.len());
                first.push((asking, 1));
            }
        }
    }
    first
}
