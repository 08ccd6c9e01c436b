//! A joint visit, meeting or survey for several steps.

use super::works::MergedDays;
use super::{Anew, Gather, Kinds, Merger, Method, Offer, Warning, Why, Works};
use crate::model::{Actor, Lever, StepId};

pub(super) const METHOD: Method =
    Method { name: Lever::Joint, gather: Gather::Groups { of: Kinds::One }, anew: Anew::OF_MERGER, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let members: Vec<StepId> = offer.steps().collect();
    let process = works.process();
    let lead = process.lead().filter(|lead| {
        let takes_part = |step: &StepId| {
            let step = process.step(*step);
            step.actor == Actor::Agency && (step.department == Some(*lead) || step.with.contains(lead))
        };
        members.iter().any(takes_part)
    });
    let department = lead.map(|lead| process.departments()[lead.index()].name.clone());
    let days = offer.permit.parameters.days.map_or(MergedDays::Longest, MergedDays::Stated);
    works.warn(Warning::JointLimit);
    works.merge(Merger { members, days, department, keeps_others: true, at_once: true })
}
