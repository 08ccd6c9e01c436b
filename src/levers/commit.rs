//! A commitment instead of a review, and a check afterwards.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::{
    After, Counting, DraftStep, Duration, Kind, Lever, MaterialId, MaterialOf, Necessity, Need, StepId, ThreePoint,
    has_han,
};

pub(super) const METHOD: Method = Method { name: Lever::Commit, gather: Gather::Steps, anew: Anew::OF_PROMISE, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    for step in offer.steps() {
        let was = works.process().step(step).clone();
        let days = offer.permit.parameters.days.unwrap_or_else(|| works.one_day(was.days.likely));
        works.take_days(step, days);
        replace_papers(works, step);
        let check = offer.permit.parameters.check.clone().unwrap_or_default();
        let department = check.department.or_else(|| {
            was.department.map(|department| works.process().departments()[department.index()].name.clone())
        });
        let days = check.days.map_or(ThreePoint::of(was.days.likely), ThreePoint::of);
        let id = works.new_id(&format!("{}-check", was.id));
        let chinese = has_han(&was.name);
        let name =
            if chinese { format!("{}事后核查", was.name) } else { format!("{} (check afterwards)", was.name) };
        let check = DraftStep {
            department,
            kind: Some(Kind::Inspect),
            clock: Counting::Afterwards,
            after: Some(vec![After::plain(was.id.clone())]),
            gives: Some(Vec::new()),
            item: was.item.clone(),
            ..DraftStep::bare(id, name, days)
        };
        works.checks.push((step, check));
        works.warn_of_special_procedure(step);
    }
    Ok(())
}

/// Replaces the papers that the applicant hands in only here by one commitment.
fn replace_papers(works: &mut Works<'_>, step: StepId) {
    let process = works.process();
    let asked_elsewhere = |name: &str| {
        let others = works
            .draft
            .steps
            .iter()
            .enumerate()
            .filter(|(at, _)| *at != step.index() && !works.removed.contains(&StepId::new(*at)));
        others.flat_map(|(_, other)| other.askings()).any(|need| need.material == name)
    };
    let shared = |need: &Need<String>| {
        let declared = works.draft.materials.iter().find(|material| material.name == need.material);
        need.source.or(declared.map(|material| material.source)) == Some(crate::model::MaterialSource::Shared)
    };
    let given = |name: &str| works.ground.material(name).is_some_and(|at: MaterialId| process.supplier(at).is_some());
    let replaced: Vec<String> = works.draft.steps[step.index()]
        .askings()
        .iter()
        .filter(|need| need.need != Necessity::Optional && !shared(need))
        .map(|need| need.material.clone())
        .filter(|name| !given(name) && !asked_elsewhere(name))
        .collect();
    if replaced.is_empty() {
        return;
    }
    for name in &replaced {
        if let Some(material) = works.ground.material(name) {
            works.hand_in_no_more(step, material);
        }
    }
    // One language for the whole file: two steps that hand in a commitment hand
    // in the same paper.
    let paper = if process.is_named_in_chinese() { "承诺书" } else { "commitment" };
    if !works.draft.materials.iter().any(|material| material.name == paper) {
        works.draft.materials.push(MaterialOf::named(paper));
    }
    let own = works.step(step);
    let key = if own.needs.is_some() { &mut own.needs } else { &mut own.papers };
    let askings = key.get_or_insert_default();
    if !askings.iter().any(|need| need.material == paper) {
        askings.push(Need::of(paper.to_owned(), Necessity::Required));
    }
}

impl Works<'_> {
    /// An id that no step has.
    pub(super) fn new_id(&self, wanted: &str) -> String {
        let taken = |id: &str| {
            let checks = self.checks.iter().map(|(_, step)| step);
            self.draft.steps.iter().chain(checks).any(|step| step.id == id || step.name == id)
        };
        let mut id = wanted.to_owned();
        let mut number = 2;
        while taken(&id) {
            id = format!("{wanted}-{number}");
            number += 1;
        }
        id
    }

    /// Warns of each inspection, public notice and suspended step that the
    /// matter of a step has.
    pub(super) fn warn_of_special_procedure(&mut self, step: StepId) {
        for other in self.ground.special_steps(step).collect::<Vec<_>>() {
            self.warn(super::Warning::SpecialProcedure(other));
        }
    }
}

/// The length of a decision on the spot, by default.
pub(super) fn at_once() -> Duration {
    Duration::ZERO
}
