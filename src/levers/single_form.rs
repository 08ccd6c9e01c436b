//! One form, one set of papers.

use std::collections::BTreeMap;

use super::{Anew, Gather, Kinds, Method, Offer, Why, Works, papers};
use crate::model::{Lever, MaterialId, StepId, Value};

pub(super) const METHOD: Method =
    Method { name: Lever::SingleForm, gather: Gather::Groups { of: Kinds::Any }, anew: Anew::OF_PAPERS, make };

/// A paper handed in at one of the steps is not handed in at the others.
fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let process = works.process();
    let mut handed_in: BTreeMap<MaterialId, Vec<StepId>> = BTreeMap::new();
    let members: Vec<StepId> = offer.steps().collect();
    for step in members.iter().copied() {
        for need in process.step(step).askings().iter().filter(|need| !process.is_shared(need)) {
            let by_applicant = process.supplier(need.material).is_none() && !works.is_fetched(step, need.material);
            if by_applicant && works.asking(step, need.material).is_some() {
                handed_in.entry(need.material).or_default().push(step);
            }
        }
    }
    let mut changed = works.answer_inside(&members);
    for (material, steps) in handed_in {
        // A wasted step may be removed by what else is made, together with what is handed in there.
        let stays = |step: &&StepId| {
            let step = process.step(**step);
            step.value != Some(Value::Waste) || !step.law.is_empty()
        };
        let keeping: Vec<StepId> = steps.iter().filter(stays).copied().collect();
        // Nobody may wait longer than today for what the paper is there after.
        let comes_from_a_step = works.ground.sources(material).next().is_some();
        let mut strictness = |step: &&StepId| works.asking(**step, material).map(|need| need.need);
        let strictest = if comes_from_a_step { keeping.iter().min_by_key(&mut strictness) } else { None };
        let Some(first) = strictest.or(keeping.first()) else { continue };
        // What has become one step hands in a paper once.
        let is_one = |other: StepId, works: &Works<'_>| {
            works.mergers.iter().any(|merger| merger.members.contains(first) && merger.members.contains(&other))
        };
        for other in steps.iter().filter(|step| *step != first) {
            if is_one(*other, works) {
                continue;
            }
            let Some(need) = works.hand_in_no_more(*other, material) else { continue };
            changed = true;
            if let Some(known) = works.asking(*first, material).filter(|_| !comes_from_a_step) {
                known.need = papers::stricter(known.need, need.need);
            }
        }
    }
    Works::unless_already(changed)
}
