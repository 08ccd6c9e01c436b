//! Moves a wait from a step to a later one.

use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::{After, Because, Lever, Necessity, Relation, StepId};

pub(super) const METHOD: Method = Method { name: Lever::Postpone, gather: Gather::Steps, anew: Anew::OF_PAPERS, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let parameters = &offer.permit.parameters;
    let of = parameters.of.as_ref().ok_or(Why::NoParameter("of"))?;
    let to = parameters.to.as_ref().ok_or(Why::NoParameter("to"))?;
    let before = works.ground.step(of).ok_or(Why::Gone)?;
    let later = works.ground.step(to).ok_or(Why::Gone)?;
    let goes = |step: StepId| works.removed.contains(&step);
    // At a step that goes an order would hold no more.
    if goes(before) || goes(later) || works.ground.goes(later) {
        return Err(Why::Gone);
    }
    for step in offer.steps() {
        // Another lever may have lifted it already.
        if !works.ground.pairs.is_before(before, step) || works.lifted.contains(before, step) {
            return Err(Why::NotBefore(of.clone()));
        }
        if !works.ground.pairs.is_before(step, later) {
            return Err(Why::NotLater(to.clone()));
        }
        // The stages of a matter, its intake and its delivery keep their order.
        if works.ground.record.is_of_procedure(before, step) {
            return Err(Why::Recorded { before, after: step });
        }
        let was = works.take_order(step, before);
        let because = match works.reason_kept(before, step, &was) {
            // The stricter of what moves and what the later step has already.
            None if works.ground.pairs.is_habit(before, later) => Some(Because::Open),
            because => because,
        };
        for need in works.process().step(step).askings() {
            let required = need.need == Necessity::Required;
            if required && works.ground.sources(need.material).any(|source| source == before) {
                let asked = works.ask_no_more(step, need.material);
                asked.into_iter().for_each(|need| works.ask(later, need));
            }
        }
        let entry = After {
            step: works.process().step(before).id.clone(),
            because,
            basis: was.basis.or_else(|| Some(offer.permit.basis.clone()).filter(|_| because.is_some())),
            relation: Relation::FinishStart,
            lag: was.lag,
            is_across: false,
        };
        if because != Some(Because::Habit) || works.ground.pairs.is_habit(before, later) {
            works.tie(later, entry);
        }
    }
    Ok(())
}
