//! Begun while the step before still runs.

use super::{Gather, Method, Offer, Why, Works};
use crate::model::{After, Because, Lever, Necessity, Relation};

pub(super) const METHOD: Method = Method { name: Lever::EarlyStart, gather: Gather::Steps, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let parameters = &offer.permit.parameters;
    let of = parameters.of.as_ref().ok_or(Why::NoParameter("of"))?;
    let lag = parameters.lag.ok_or(Why::NoParameter("lag"))?;
    let before = works.ground.step(of).ok_or(Why::Gone)?;
    for step in offer.steps() {
        if !works.ground.pairs.is_before(before, step) {
            return Err(Why::NotBefore(of.clone()));
        }
        let was = works.take_order(step, before);
        // What the other gives is there before this one ends.
        for need in works.process().step(step).askings() {
            let given = works.ground.sources(need.material).any(|source| source == before);
            if given && need.need == Necessity::Required {
                if let Some(need) = works.asking(step, need.material) {
                    need.need = Necessity::Tolerable;
                }
                works.wait_no_more(step, need.material);
            }
        }
        let id = works.process().step(before).id.clone();
        let entries = works.entries(step);
        let own = |known: &&mut After<String>| known.step == id && known.relation == Relation::StartStart;
        let entry = After {
            step: id.clone(),
            because: Some(was.because.unwrap_or(Because::Procedure)),
            basis: was.basis.or_else(|| Some(offer.permit.basis.clone())),
            relation: Relation::StartStart,
            lag,
            is_across: false,
        };
        match entries.iter_mut().find(own) {
            Some(known) => *known = entry,
            None => entries.push(entry),
        }
    }
    Ok(())
}
