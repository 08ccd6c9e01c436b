//! Removes a step and keeps the order across it.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::Lever;

pub(super) const METHOD: Method =
    Method { name: Lever::Eliminate, gather: Gather::Steps, anew: Anew::OF_REMOVAL, make };

/// Whether a kept step needs its products is checked when all removed steps are
/// known.
fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    works.removed.extend(offer.steps());
    Ok(())
}
