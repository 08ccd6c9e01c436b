//! Data sharing: the administration fetches what it already holds.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::{DraftStep, Lever, MaterialId, MaterialSource, StepId};

pub(super) const METHOD: Method =
    Method { name: Lever::Share, gather: Gather::StepsAndNeeds, anew: Anew::OF_FETCHING, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let process = works.process();
    let is_held = |material: MaterialId| {
        let material = &process.materials()[material.index()];
        material.held_by.is_some() || material.certificate.is_some()
    };
    let mut askings: Vec<(StepId, MaterialId)> = Vec::new();
    for site in &offer.sites {
        match site.need {
            Some(material) if is_held(material) => askings.push((site.step, material)),
            Some(material) => return Err(Why::NotHeld(Some(material))),
            None => {
                let held = process.step(site.step).askings().iter().map(|need| need.material).filter(|at| is_held(*at));
                askings.extend(held.map(|material| (site.step, material)));
            }
        }
    }
    if askings.is_empty() {
        return Err(Why::NotHeld(None));
    }
    let mut changed = false;
    for (step, material) in &askings {
        let name = works.material(*material);
        let of_material = works.draft.materials.iter().find(|known| known.name == name).map(|known| known.source);
        let Some(need) = works.asking(*step, *material) else { continue };
        if need.source.or(of_material) == Some(MaterialSource::Shared) {
            continue;
        }
        changed = true;
        need.source = Some(MaterialSource::Shared);
    }
    for (_, material) in &askings {
        on_the_material(works, *material);
    }
    Works::unless_already(changed)
}

/// Moves sharing to the material itself where every need for it is met by
/// sharing.
fn on_the_material(works: &mut Works<'_>, material: MaterialId) {
    let name = works.material(material);
    let all = |step: &DraftStep| {
        let mut own = step.askings().iter().filter(|need| need.material == name);
        own.all(|need| need.source == Some(MaterialSource::Shared))
    };
    if !works.draft.steps.iter().all(all) {
        return;
    }
    let Some(known) = works.draft.materials.iter_mut().find(|known| known.name == name) else { return };
    known.source = MaterialSource::Shared;
    for step in works.asking_for(name) {
        let step = works.step(step);
        for need in step.needs.iter_mut().chain(&mut step.papers).flatten().filter(|need| need.material == name) {
            need.source = None;
        }
    }
}
