//! The steps of a matter go, and with them the need for their papers.

use super::{Gather, Method, Offer, Why, Works};
use crate::model::{After, Because, DraftStep, Lever, Necessity, Relation, StepId};

pub(super) const METHOD: Method = Method { name: Lever::Abolish, gather: Gather::Matters, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let going: Vec<_> = offer.steps().collect();
    let of = |step: &DraftStep| step.products().to_vec();
    let papers: Vec<String> = going.iter().flat_map(|step| of(&works.draft.steps[step.index()])).collect();
    for id in works.process().step_ids().filter(|id| !going.contains(id)) {
        let by_law = |entry: &After<StepId>| entry.because == Some(Because::Law) && going.contains(&entry.step);
        let follows_by_law = works.process().step(id).after.iter().flatten().any(by_law);
        let supplied: Vec<StepId> = going.iter().copied().filter(|from| needs_paper_of(works, id, *from)).collect();
        if works.step(id).law.is_empty() && !follows_by_law {
            // What came before the step that goes still comes before this one.
            for from in supplied {
                let from = works.process().step(from).id.clone();
                let entries = works.entries(id);
                if !entries.iter().any(|entry| entry.step == from && entry.relation == Relation::FinishStart) {
                    entries.push(After::plain(from));
                }
            }
        }
        let step = works.step(id);
        // Who cites a law for what it asks still asks for it.
        if step.law.is_empty() && !follows_by_law {
            for askings in step.needs.iter_mut().chain(&mut step.papers) {
                askings.retain(|need| !papers.contains(&need.material));
            }
        }
    }
    works.removed.extend(going);
    Ok(())
}

/// Whether a step needs, before it starts, what another gives.
fn needs_paper_of(works: &Works<'_>, step: StepId, from: StepId) -> bool {
    let given = works.draft.steps[from.index()].products();
    let own = &works.draft.steps[step.index()];
    let mut asked = own.needs.iter().chain(&own.papers).flatten();
    asked.any(|need| need.need == Necessity::Required && given.contains(&need.material))
}
