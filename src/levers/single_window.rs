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
    if next_review_waits(works, &members) {
        works.warn(Warning::HeldByQuestions);
    }
    works.merge(Merger { members, days: MergedDays::Longest, department, keeps_others: false, at_once: false })
}

/// Returns whether a step behind one of the intakes waits for a step of another
/// matter and nobody has stated why: the window opens at once, and the second
/// review begins no earlier.
fn next_review_waits(works: &Works<'_>, intakes: &[StepId]) -> bool {
    let (process, ground) = (works.process(), works.ground);
    let is_behind = |step: StepId| {
        let mut of_matter = intakes.iter().filter(|intake| ground.share_matter(**intake, step));
        of_matter.any(|intake| ground.pairs.is_before(*intake, step))
    };
    let waits = |step: StepId| {
        let open = process.step_ids().filter(|before| ground.pairs.is_open(*before, step));
        let mut of_others = open.filter(|before| !intakes.contains(before) && !ground.share_matter(*before, step));
        of_others.any(|before| !works.lifted.contains(before, step))
    };
    process.step_ids().any(|step| !intakes.contains(&step) && is_behind(step) && waits(step))
}
