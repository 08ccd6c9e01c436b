//! A decision on the spot.

use super::{Anew, Gather, Method, Offer, Why, Works, commit};
use crate::model::{Lever, ThreePoint, Visits};

pub(super) const METHOD: Method = Method { name: Lever::Instant, gather: Gather::Steps, anew: Anew::OF_DAYS, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    for step in offer.steps() {
        let shorter = works.take_days(step, offer.permit.parameters.days.unwrap_or_else(commit::at_once));
        let done = works.length(works.draft.steps[step.index()].days.likely).is_zero();
        let own = works.step(step);
        if shorter && done {
            own.days = ThreePoint { at_once: true, ..ThreePoint::of(commit::at_once()) };
        }
        let fewer = own.visits.times() > 1;
        if fewer {
            own.visits = Visits::new(Some(1));
        }
        Works::unless_already(shorter || fewer)?;
        works.warn_of_special_procedure(step);
    }
    Ok(())
}
