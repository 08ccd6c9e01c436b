//! Merges neighbours of one department into one step.

use super::works::MergedDays;
use super::{Anew, Gather, Merger, Method, Offer, Why, Works};
use crate::model::{Lever, StepId};

pub(super) const METHOD: Method =
    Method { name: Lever::Merge, gather: Gather::Neighbours, anew: Anew::OF_MERGER, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let members: Vec<StepId> = offer.steps().collect();
    let days = offer.permit.parameters.days.map_or(MergedDays::LongestChain, MergedDays::Stated);
    works.merge(Merger { members, days, department: None, keeps_others: true, at_once: false })
}
