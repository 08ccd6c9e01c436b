//! Handling on arrival instead of at the next meeting.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::Lever;

pub(super) const METHOD: Method = Method { name: Lever::OnDemand, gather: Gather::Steps, anew: Anew::OF_DAYS, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    for step in offer.steps() {
        Works::unless_already(works.step(step).every.take().is_some())?;
    }
    Ok(())
}
