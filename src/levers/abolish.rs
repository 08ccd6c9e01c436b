//! Abolishes a matter: its steps are removed, and with them the need for their
//! papers.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::{After, Because, DraftStep, Lever, StepId};

pub(super) const METHOD: Method =
    Method { name: Lever::Abolish, gather: Gather::Matters, anew: Anew::OF_REMOVAL, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let going: Vec<_> = offer.steps().collect();
    let of = |step: &DraftStep| step.products().to_vec();
    let papers: Vec<String> = going.iter().flat_map(|step| of(&works.draft.steps[step.index()])).collect();
    for id in works.process().step_ids().filter(|id| !going.contains(id)) {
        let by_law = |entry: &After<StepId>| entry.because == Some(Because::Law) && going.contains(&entry.step);
        let follows_by_law = works.process().step(id).after.iter().flatten().any(by_law);
        // A step that cites a law for what it asks still asks for it.
        if !works.step(id).law.is_empty() || follows_by_law {
            continue;
        }
        // Predecessors of the removed step still come before this one.
        going.iter().for_each(|from| works.wait_without_papers(id, *from));
        let step = works.step(id);
        for askings in step.needs.iter_mut().chain(&mut step.papers) {
            askings.retain(|need| !papers.contains(&need.material));
        }
    }
    going.iter().for_each(|from| works.finish_without_papers_of(*from));
    works.removed.extend(going);
    Ok(())
}
