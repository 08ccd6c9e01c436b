//! The steps of a matter go, and with them the need for their papers.

use super::{Gather, Method, Offer, Why, Works};
use crate::model::{DraftStep, Lever};

pub(super) const METHOD: Method = Method { name: Lever::Abolish, gather: Gather::Matters, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let going: Vec<_> = offer.steps().collect();
    let of = |step: &DraftStep| step.products().to_vec();
    let papers: Vec<String> = going.iter().flat_map(|step| of(&works.draft.steps[step.index()])).collect();
    for id in works.process().step_ids().filter(|id| !going.contains(id)) {
        let step = works.step(id);
        // Who cites a law for what it asks still asks for it.
        if step.law.is_empty() {
            for askings in step.needs.iter_mut().chain(&mut step.papers) {
                askings.retain(|need| !papers.contains(&need.material));
            }
        }
    }
    works.removed.extend(going);
    Ok(())
}
