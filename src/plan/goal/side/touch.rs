//! The steps that an option may concern beside those that it changes alone:
//! where it meets another option there, the two are priced together.

use std::collections::BTreeSet;

use crate::levers::{Ground, Offer, Works};
use crate::model::{Because, Lever, Process, StepId, Value};

/// Returns whether an option merges several steps.
pub(in crate::plan::goal) fn merges(offer: &Offer) -> bool {
    offer.lever().is_some_and(|lever| matches!(lever, Lever::Merge | Lever::Joint | Lever::SingleWindow))
}

/// The steps that an option may concern.
pub(in crate::plan::goal) struct Touched {
    pub steps: BTreeSet<usize>,
    /// Whether it only changes lengths and orders: it removes no step and
    /// merges none.
    pub is_plain: bool,
}

/// The steps that an option removes.
fn removed<'o>(ground: &Ground<'_>, offer: &'o Offer) -> impl Iterator<Item = StepId> + use<'o> {
    let lever = offer
        .lever()
        .filter(|lever| matches!(lever, Lever::Eliminate | Lever::Abolish | Lever::AreaAssessment | Lever::Delegate));
    // An option that cannot be made alone may be possible together with others.
    let goes = lever.is_some() && {
        let mut works = Works::new(ground);
        works.make(offer).is_err() || !works.removed.is_empty()
    };
    offer.steps().filter(move |_| goes)
}

/// The steps that may go: through an option, or as waste.
pub(in crate::plan::goal) fn going(ground: &Ground<'_>, all: &[Offer]) -> BTreeSet<StepId> {
    let wasted = ground.process.step_ids().filter(|id| ground.process.step(*id).value == Some(Value::Waste));
    all.iter().flat_map(|offer| removed(ground, offer)).chain(wasted).collect()
}

/// The steps that an option is made at, and those that it says something anew
/// of; of that, those of the `going` on which it relied; of what goes or is
/// freed so, who needs its papers and who follows it. With `papers` who asks for
/// the same papers, too.
pub(in crate::plan::goal) fn touched(
    ground: &Ground<'_>,
    was: &Works<'_>,
    offer: &Offer,
    going: &BTreeSet<StepId>,
    papers: bool,
) -> Touched {
    let process = ground.process;
    let mut works = Works::new(ground);
    let made = works.make(offer).is_ok();
    let mut changed: Vec<StepId> = offer.steps().collect();
    if made {
        changed.extend(process.step_ids().filter(|id| {
            let (old, new) = (&was.draft.steps[id.index()], &works.draft.steps[id.index()]);
            old.askings() != new.askings() || old.after != new.after
        }));
    }
    // What only has another reason now may be what another option takes.
    let mut concerned: BTreeSet<StepId> = changed.iter().copied().collect();
    let mut freed: BTreeSet<StepId> = BTreeSet::new();
    let mut open: Vec<StepId> = changed.clone();
    while let Some(step) = open.pop() {
        for other in relied_on(process, step).filter(|other| going.contains(other)) {
            if freed.insert(other) {
                open.push(other);
            }
        }
    }
    freed.extend(removed(ground, offer));
    for &step in &freed {
        concerned.insert(step);
        let follows = process.orders().all().iter().filter(|order| order.from == step);
        concerned.extend(follows.map(|order| order.to));
        let needing = process.step_ids().filter(|other| {
            let askings = process.step(*other).askings();
            askings.iter().any(|need| process.supplier(need.material) == Some(step))
        });
        concerned.extend(needing);
    }
    if papers {
        let asks = |id: StepId| process.step(id).askings().iter().map(|need| need.material);
        let asked: BTreeSet<_> = changed.iter().flat_map(|id| asks(*id)).collect();
        concerned.extend(process.step_ids().filter(|id| asks(*id).any(|material| asked.contains(&material))));
    }
    let is_plain = made && !papers && freed.is_empty() && works.removed.is_empty() && works.mergers.is_empty();
    Touched { steps: concerned.into_iter().map(StepId::index).collect(), is_plain }
}

/// The steps that a step relies on: those that give what it asks for, and those
/// that it follows by law, safety or nature.
fn relied_on(process: &Process, step: StepId) -> impl Iterator<Item = StepId> + '_ {
    let suppliers = process.step(step).askings().iter().filter_map(|need| process.supplier(need.material));
    let binds = |because| matches!(because, Some(Because::Law | Because::Safety | Because::Nature));
    let entries = process.step(step).after.iter().flatten().filter(move |entry| binds(entry.because));
    suppliers.chain(entries.map(|entry| entry.step))
}
