//! Accepts a case with a secondary paper still missing.

use super::{Anew, Gather, Method, Offer, Warning, Why, Works, papers};
use crate::model::{Lever, Necessity};

pub(super) const METHOD: Method =
    Method { name: Lever::Tolerate, gather: Gather::StepsAndNeeds, anew: Anew::OF_PAPERS, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let parameters = &offer.permit.parameters;
    let mut changed = false;
    for (step, material) in papers::of(works, offer, &parameters.papers, "papers")? {
        let required = works.asking(step, material).is_some_and(|need| need.need == Necessity::Required);
        if required {
            works.let_follow(step, material, parameters.tail, &offer.permit.basis);
            works.warn_of_tail(step, parameters.tail);
            changed = true;
        }
    }
    works.warn(Warning::CorePaper);
    Works::unless_already(changed)
}
