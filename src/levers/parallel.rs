//! Runs steps in parallel that no record puts in series.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::{Lever, StepId};

pub(super) const METHOD: Method = Method { name: Lever::Parallel, gather: Gather::Steps, anew: Anew::OF_ORDER, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let with: Vec<StepId> = offer.permit.parameters.with.iter().filter_map(|id| works.ground.step(id)).collect();
    let before = (works.lifted.clone(), works.draft.clone());
    for step in offer.steps() {
        if with.is_empty() {
            works.lift_unrecorded(step, true, |_| true);
            continue;
        }
        let with: Vec<StepId> = with.iter().copied().filter(|other| !works.removed.contains(other)).collect();
        works.lift_unrecorded(step, true, |before| with.contains(&before));
        for other in &with {
            works.lift_unrecorded(*other, true, |before| before == step);
        }
    }
    Works::unless_already(before != (works.lifted.clone(), works.draft.clone()))
}
