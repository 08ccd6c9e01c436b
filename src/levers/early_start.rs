//! A start while the step before still runs.

use super::days::comparable;
use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::{After, Duration, Lever, Necessity, Relation, StepId, Time};

pub(super) const METHOD: Method =
    Method { name: Lever::EarlyStart, gather: Gather::Steps, anew: Anew::OF_PAPERS, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let parameters = &offer.permit.parameters;
    let of = parameters.of.as_ref().ok_or(Why::NoParameter("of"))?;
    let lag = parameters.lag.ok_or(Why::NoParameter("lag"))?;
    let before = works.ground.step(of).ok_or(Why::Gone)?;
    if works.removed.contains(&before) || works.ground.goes(before) {
        return Err(Why::Gone);
    }
    for step in offer.steps() {
        // Another lever may have lifted it already.
        if !works.ground.pairs.is_before(before, step) || works.lifted.contains(before, step) {
            return Err(Why::NotBefore(of.clone()));
        }
        // The stages of a matter, its intake and its delivery keep their order.
        if works.ground.record.is_of_procedure(before, step) {
            return Err(Why::Recorded { before, after: step });
        }
        let was = works.take_order(step, before);
        if is_longer(works, lag, before, was.lag) {
            return Err(Why::LongerThan(before));
        }
        let because = works.reason_kept(before, step, &was);
        let is_recorded = works.ground.pairs.is_recorded(before, step);
        // The products of the other step are there before this one ends.
        for need in works.process().step(step).askings() {
            let given = works.ground.sources(need.material).any(|source| source == before);
            if given && need.need == Necessity::Required {
                if let Some(need) = works.asking(step, need.material) {
                    need.need = Necessity::Tolerable;
                }
                works.wait_no_more(step, need.material);
            }
        }
        let entry = After {
            step: works.process().step(before).id.clone(),
            because,
            basis: was.basis.or_else(|| Some(offer.permit.basis.clone()).filter(|_| is_recorded)),
            relation: Relation::StartStart,
            lag,
            is_across: false,
        };
        works.tie(step, entry);
    }
    Ok(())
}

/// Whether a lag from the start of a step is longer than the step takes by
/// now, half a period and what was waited beyond its end with it: then the
/// other would begin later than today.
fn is_longer(works: &Works<'_>, lag: Duration, step: StepId, beyond: Duration) -> bool {
    let (process, own) = (works.process(), &works.draft.steps[step.index()]);
    let [lag, days, beyond] = [lag, own.days.likely, beyond].map(|duration| works.length(duration));
    let clock = if days.is_zero() { process.unit().clock() } else { days.clock() };
    let period = own.every.and_then(|every| every.period(process.unit(), process.workday(), clock));
    let half = period.map_or(Time::ZERO, |period| Time::from_thousandths(period.thousandths() / 2));
    comparable(lag, days) && comparable(lag, beyond) && lag.time() > days.time() + half + beyond.time()
}
