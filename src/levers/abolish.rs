//! Abolishes a matter: its steps are removed, and with them the need for their
//! papers.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::{Because, Lever, StepId};

pub(super) const METHOD: Method =
    Method { name: Lever::Abolish, gather: Gather::Matters, anew: Anew::OF_REMOVAL, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let going: Vec<_> = offer.steps().collect();
    for id in works.process().step_ids().filter(|id| !going.contains(id)) {
        // A step that cites a law for what it asks still asks for it.
        if !works.step(id).law.is_empty() {
            continue;
        }
        let entries = works.process().step(id).after.iter().flatten();
        let by_law: Vec<StepId> =
            entries.filter(|entry| entry.because == Some(Because::Law)).map(|entry| entry.step).collect();
        for from in going.iter().copied().filter(|from| !by_law.contains(from)) {
            // Predecessors of the removed step still come before this one.
            works.wait_without_papers(id, from);
            let papers = works.draft.steps[from.index()].products().to_vec();
            let step = works.step(id);
            for askings in step.needs.iter_mut().chain(&mut step.papers) {
                askings.retain(|need| !papers.contains(&need.material));
            }
        }
    }
    going.iter().for_each(|from| works.finish_without_papers_of(*from));
    works.removed.extend(going);
    Ok(())
}
