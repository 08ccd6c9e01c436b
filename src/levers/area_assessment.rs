//! An assessment for a whole area: the step is removed, or takes fewer days.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::{Lever, MaterialOf, MaterialSource};

pub(super) const METHOD: Method =
    Method { name: Lever::AreaAssessment, gather: Gather::Steps, anew: Anew::OF_HELD, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    for step in offer.steps() {
        if let Some(days) = offer.permit.parameters.days {
            Works::unless_already(works.take_days(step, days))?;
            continue;
        }
        works.removed.insert(step);
        for other in works.process().step_ids().filter(|other| *other != step).collect::<Vec<_>>() {
            works.wait_without_papers(other, step);
        }
        // The office takes the products of the step from the assessment of the
        // area.
        let given = works.step(step).gives.replace(Vec::new()).unwrap_or_default();
        for name in given {
            let shared = MaterialOf { source: MaterialSource::Shared, ..MaterialOf::named(name.clone()) };
            match works.draft.materials.iter_mut().find(|known| known.name == name) {
                Some(known) => known.source = MaterialSource::Shared,
                None => works.draft.materials.push(shared),
            }
        }
    }
    Ok(())
}
