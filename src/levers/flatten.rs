//! Fewer signatures.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::Lever;

pub(super) const METHOD: Method = Method { name: Lever::Flatten, gather: Gather::Steps, anew: Anew::OF_DAYS, make };

/// The signatures that are left by default: the officer in charge and the head
/// of the window.
const SIGNATURES: u32 = 2;

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    for step in offer.steps() {
        let shorter = offer.permit.parameters.days.is_some_and(|days| works.take_days(step, days));
        let left = offer.permit.parameters.signoffs.unwrap_or(SIGNATURES);
        let own = works.step(step);
        let fewer = own.signoffs.is_some_and(|signatures| signatures > left);
        if fewer {
            own.signoffs = Some(left);
        }
        Works::unless_already(shorter || fewer)?;
    }
    Ok(())
}
