//! A step waits for another no more; a later one does.

use super::{Gather, Method, Offer, Why, Works};
use crate::model::{After, Lever, Necessity, Relation};

pub(super) const METHOD: Method = Method { name: Lever::Postpone, gather: Gather::Steps, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let parameters = &offer.permit.parameters;
    let of = parameters.of.as_ref().ok_or(Why::NoParameter("of"))?;
    let to = parameters.to.as_ref().ok_or(Why::NoParameter("to"))?;
    let before = works.ground.step(of).ok_or(Why::Gone)?;
    let later = works.ground.step(to).ok_or(Why::Gone)?;
    for step in offer.steps() {
        if !works.ground.pairs.is_before(before, step) {
            return Err(Why::NotBefore(of.clone()));
        }
        if later == step || works.ground.pairs.is_before(later, step) || later == before {
            return Err(Why::NotLater(to.clone()));
        }
        let was = works.take_order(step, before);
        for need in works.process().step(step).askings() {
            let required = need.need == Necessity::Required;
            if required && works.ground.sources(need.material).any(|source| source == before) {
                let asked = works.ask_no_more(step, need.material);
                asked.into_iter().for_each(|need| works.ask(later, need));
            }
        }
        let entry = After {
            step: works.process().step(before).id.clone(),
            because: was.because,
            basis: was.basis.or_else(|| Some(offer.permit.basis.clone()).filter(|_| was.because.is_some())),
            relation: Relation::FinishStart,
            lag: was.lag,
            is_across: false,
        };
        let entries = works.entries(later);
        let own = |known: &&mut After<String>| known.step == entry.step && known.relation == entry.relation;
        match entries.iter_mut().find(own) {
            Some(known) if known.because.is_none() => *known = entry,
            Some(_) => {}
            None => entries.push(entry),
        }
    }
    Ok(())
}
