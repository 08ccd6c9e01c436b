//! Review ahead, with the decision at the end.

use super::waiting::Waiting;
use super::works::{Moved, Wait};
use super::{Anew, Gather, Method, Offer, Why, Works};
use crate::model::{Because, Decimal, Duration, Lever, Necessity, Relation, StepId};

pub(super) const METHOD: Method = Method { name: Lever::PreReview, gather: Gather::Steps, anew: Anew::OF_PAPERS, make };

fn make(works: &mut Works<'_>, offer: &Offer) -> Result<(), Why> {
    let mut changed = false;
    for step in offer.steps() {
        if review_ahead(works, offer, step) {
            changed = true;
            let decision = works.ground.decision_for(step, &works.removed);
            works.warn_of_short_tail(decision, offer.permit.parameters.tail);
        }
    }
    Works::unless_already(changed)
}

/// Moves the orders of law, and those of papers of other matters, to the end of
/// the decision; returns whether there are any.
fn review_ahead(works: &mut Works<'_>, offer: &Offer, step: StepId) -> bool {
    let process = works.process();
    let by_law: Vec<StepId> = process
        .step(step)
        .after
        .iter()
        .flatten()
        .filter(|entry| entry.relation == Relation::FinishStart && entry.because == Some(Because::Law))
        .map(|entry| entry.step)
        .filter(|before| !works.removed.contains(before) && !stays(works, *before, step))
        .collect();
    let of_other_matters: Vec<_> = process
        .step(step)
        .askings()
        .iter()
        .filter(|need| need.need == Necessity::Required)
        .flat_map(|need| works.ground.sources(need.material).map(move |source| (source, need.material)))
        .filter(|(source, _)| *source != step && !works.ground.share_matter(*source, step))
        .filter(|(source, _)| !works.removed.contains(source) && !stays(works, *source, step))
        .collect();
    let decision = works.ground.decision_for(step, &works.removed);
    // A need that was dropped before does not move.
    let of_other_matters: Vec<_> = of_other_matters
        .into_iter()
        .filter(|(_, material)| {
            let required = works.asking(step, *material).is_some_and(|need| need.need == Necessity::Required);
            required || works.late.contains(&(step, *material))
        })
        .collect();
    for before in &by_law {
        let was = works.take_order(step, *before);
        let because = works.reason_kept(*before, step, &was);
        finish(works, (decision, *before), Moved { step, by_law: true }, Waiting { because, ..was }, offer);
    }
    for (source, material) in &of_other_matters {
        let follows_already = works.late.contains(&(step, *material));
        let tail = offer.permit.parameters.tail;
        works.let_follow(step, *material, tail, &offer.permit.basis);
        let was = works.take_order(step, *source);
        let because = works.reason_kept(*source, step, &was);
        // A paper that may follow to the end of the step itself is the shorter wait.
        if !(follows_already && decision == step) {
            finish(works, (decision, *source), Moved { step, by_law: false }, Waiting { because, ..was }, offer);
        }
    }
    let others = by_law.iter().copied().chain(of_other_matters.iter().map(|(source, _)| *source));
    for other in others.collect::<Vec<_>>() {
        if works.ground.share_matter(other, step) {
            continue;
        }
        let earlier = |before: StepId| before == other || works.ground.share_matter(before, other);
        let ground = works.ground;
        let pairs = ground.pairs.before(step).into_iter().filter(|before| earlier(*before));
        let unrecorded: Vec<StepId> = pairs.filter(|before| !ground.pairs.is_recorded(*before, step)).collect();
        unrecorded.into_iter().for_each(|before| works.lift(before, step));
    }
    !by_law.is_empty() || !of_other_matters.is_empty()
}

/// Returns whether an order on the end of another step is recorded for a reason
/// that a review ahead does not affect: safety, nature, procedure, a paper of
/// the own matter.
fn stays(works: &Works<'_>, before: StepId, step: StepId) -> bool {
    let record = &works.ground.record;
    let entries = works.process().step(step).after.iter().flatten();
    let mut own = entries.filter(|entry| entry.step == before && entry.relation == Relation::FinishStart);
    let reasons = [Because::Safety, Because::Nature, Because::Procedure];
    own.any(|entry| entry.because.is_some_and(|because| reasons.contains(&because)))
        || record.is_of_procedure(before, step)
        || works.ground.share_matter(before, step) && works.requires_paper_of(step, before)
}

/// Lets the decision end a tail after the other step, and after its own lag.
fn finish(works: &mut Works<'_>, (decision, other): (StepId, StepId), moved: Moved, was: Waiting, offer: &Offer) {
    if decision == other {
        return;
    }
    let tail = works.tail(decision, offer.permit.parameters.tail);
    let lag = sum(works, tail, was.lag).unwrap_or(tail);
    let because = was.because.unwrap_or(Because::Procedure);
    let basis = was.basis.or_else(|| Some(offer.permit.basis.clone()));
    works.finish_after(decision, other, moved, Wait { lag, because, basis });
}

/// The sum of two durations, where they are on one clock.
pub(super) fn sum(works: &Works<'_>, one: Duration, other: Duration) -> Option<Duration> {
    if other.amount == Decimal::ZERO {
        return Some(one);
    }
    if one.amount == Decimal::ZERO {
        return Some(other);
    }
    if one.unit == other.unit {
        return Some(Duration { amount: one.amount.checked_add(other.amount)?, unit: one.unit });
    }
    let (first, second) = (works.length(one), works.length(other));
    let alike = first.clock() == second.clock() && first.in_months().is_none() && second.in_months().is_none();
    let day = match first.clock() {
        crate::model::Clock::Working => works.process().workday(),
        crate::model::Clock::Calendar => crate::model::Time::CALENDAR_DAY,
    };
    let total = (first.time() + second.time()).in_days(day).decimal();
    let unit = works.one_day(one).unit;
    alike.then_some(Duration { amount: total, unit })
}
