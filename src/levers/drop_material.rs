//! Removes a paper that nobody needs any longer.

use super::{Anew, Gather, Method, Offer, Why, Works, papers};
use crate::model::Lever;

pub(super) const METHOD: Method =
    Method { name: Lever::DropMaterial, gather: Gather::StepsAndNeeds, anew: Anew::OF_PAPERS, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let mut changed = false;
    for (step, material) in papers::of(works, offer, &offer.permit.parameters.materials, "materials")? {
        changed |= works.ask_no_more(step, material).is_some();
    }
    Works::unless_already(changed)
}
