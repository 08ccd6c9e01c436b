//! A step goes, the order across it stays.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::Lever;

pub(super) const METHOD: Method =
    Method { name: Lever::Eliminate, gather: Gather::Steps, anew: Anew::OF_REMOVAL, make };

/// Whether a step that stays needs what it gives, is seen when all that go
/// are known.
fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    works.removed.extend(offer.steps());
    Ok(())
}
