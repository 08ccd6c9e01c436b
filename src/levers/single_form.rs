//! One form, one set of papers.

use std::collections::BTreeMap;

use super::{Gather, Method, Offer, Why, Works, papers};
use crate::model::{Lever, MaterialId, StepId};

pub(super) const METHOD: Method =
    Method { name: Lever::SingleForm, gather: Gather::Groups { of_one_kind: false }, make };

/// A paper that is handed in at one of the steps is not handed in at the
/// others.
fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let process = works.process();
    let mut handed_in: BTreeMap<MaterialId, Vec<StepId>> = BTreeMap::new();
    for step in offer.steps() {
        for need in process.step(step).askings().iter().filter(|need| !process.is_shared(need)) {
            let by_applicant = process.supplier(need.material).is_none();
            if by_applicant && works.asking(step, need.material).is_some() {
                handed_in.entry(need.material).or_default().push(step);
            }
        }
    }
    let members: Vec<StepId> = offer.steps().collect();
    let mut changed = works.answer_inside(&members);
    for (material, steps) in handed_in {
        let [first, others @ ..] = steps.as_slice() else { continue };
        for other in others {
            let Some(need) = works.ask_no_more(*other, material) else { continue };
            changed = true;
            if let Some(known) = works.asking(*first, material) {
                known.need = papers::stricter(known.need, need.need);
            }
        }
    }
    Works::unless_already(changed)
}
