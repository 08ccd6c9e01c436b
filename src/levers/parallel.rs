//! Runs steps in parallel that no record puts in series.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::{Lever, StepId};

pub(super) const METHOD: Method = Method { name: Lever::Parallel, gather: Gather::Steps, anew: Anew::OF_ORDER, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let with: Vec<StepId> = offer.permit.parameters.with.iter().filter_map(|id| works.ground.step(id)).collect();
    let mut changes = false;
    for step in offer.steps() {
        if with.is_empty() {
            changes |= works.lift_unrecorded(step, true, |_| true);
            continue;
        }
        let with: Vec<StepId> = with.iter().copied().filter(|other| !works.removed.contains(other)).collect();
        changes |= works.lift_unrecorded(step, true, |before| with.contains(&before));
        for other in &with {
            changes |= works.lift_unrecorded(*other, true, |before| before == step);
        }
    }
    Works::unless_already(changes)
}
