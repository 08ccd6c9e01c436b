//! Neighbours of one department become one step.

use super::works::Days;
use super::{Gather, Merger, Method, Offer, Why, Works};
use crate::model::{Lever, StepId};

pub(super) const METHOD: Method = Method { name: Lever::Merge, gather: Gather::Neighbours, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let members: Vec<StepId> = offer.steps().collect();
    let days = offer.permit.parameters.days.map_or(Days::LongestChain, Days::Stated);
    works.merge(Merger { members, days, department: None, keeps_others: true, at_once: false })
}
