//! A shorter limit by decree, with the structure unchanged.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::Lever;

pub(super) const METHOD: Method = Method { name: Lever::Cap, gather: Gather::Steps, anew: Anew::OF_DAYS, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    for step in offer.steps() {
        let limit = works.process().step(step).own_limit();
        let days = offer.permit.parameters.days.or(limit).ok_or(Why::NoParameter("days"))?;
        Works::unless_already(works.take_days(step, days))?;
        works.step(step).days.limit = true;
    }
    Ok(())
}
