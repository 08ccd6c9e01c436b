//! A filing instead of an approval.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::Lever;

pub(super) const METHOD: Method = Method { name: Lever::Filing, gather: Gather::Steps, anew: Anew::OF_DAYS, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    for step in offer.steps() {
        let today = works.process().step(step).days.likely;
        let days = offer.permit.parameters.days.unwrap_or_else(|| works.one_day(today));
        Works::unless_already(works.take_days(step, days))?;
    }
    Ok(())
}
