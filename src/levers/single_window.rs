//! A single window for all intakes.

use super::works::MergedDays;
use super::{Anew, Gather, Kinds, Merger, Method, Offer, Warning, Why, Works};
use crate::model::{Lever, StepId};

pub(super) const METHOD: Method =
    Method { name: Lever::SingleWindow, gather: Gather::Groups { of: Kinds::Intakes }, anew: Anew::OF_MERGER, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let members: Vec<StepId> = offer.steps().collect();
    let process = works.process();
    let lead = process.lead().map(|lead| process.departments()[lead.index()].name.clone());
    let department = offer.permit.parameters.window.clone().or(lead);
    works.warn(Warning::ClocksStartTogether);
    works.merge(Merger { members, days: MergedDays::Longest, department, keeps_others: false, at_once: false })
}
