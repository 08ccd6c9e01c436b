//! Help for the applicant throughout the process.

use super::{Gather, Method, Offer, Why, Works};
use crate::model::{Lever, Rework};

pub(super) const METHOD: Method = Method { name: Lever::Assist, gather: Gather::Steps, anew: &[], make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let chance = offer.permit.parameters.chance.ok_or(Why::NoParameter("chance"))?;
    for step in offer.steps() {
        let own = works.step(step);
        let fewer = own.rework.as_ref().is_some_and(|rework| rework.chance > chance);
        own.rework = own.rework.take().map(|rework| Rework { chance: rework.chance.min(chance), ..rework });
        Works::unless_already(fewer)?;
    }
    Ok(())
}
