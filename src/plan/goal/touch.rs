//! Which steps an option may concern beside those that it changes by itself:
//! where it meets another option there, the two are priced together.

use std::collections::BTreeSet;

use crate::levers::{Ground, Offer, Works};
use crate::model::{Because, Lever, Process, StepId};

/// Whether an option makes several steps one.
pub(super) fn merges(offer: &Offer) -> bool {
    offer.lever().is_some_and(|lever| matches!(lever, Lever::Merge | Lever::Joint | Lever::SingleWindow))
}

/// Whether steps go by an option.
fn removes(offer: &Offer) -> bool {
    offer.lever().is_some_and(|lever| {
        matches!(lever, Lever::Eliminate | Lever::Abolish | Lever::AreaAssessment | Lever::Delegate)
    })
}

/// The steps that an option is made at; of what it says anew, the wasted
/// steps, and those that options take out, on which that relied; of what goes
/// or is freed so, who needs its papers and who follows it. With `papers` who
/// asks for the same papers, too.
pub(super) fn concerned(ground: &Ground<'_>, offer: &Offer, all: &[Offer], papers: bool) -> BTreeSet<usize> {
    let process = ground.process;
    let mut concerned: BTreeSet<StepId> = offer.steps().collect();
    let mut works = Works::new(ground);
    let made = works.make(offer).is_ok();
    let mut changed: Vec<StepId> = offer.steps().collect();
    if made {
        let was = Works::new(ground);
        changed.extend(process.step_ids().filter(|id| {
            let (old, new) = (&was.draft.steps[id.index()], &works.draft.steps[id.index()]);
            old.askings() != new.askings() || old.after != new.after
        }));
    }
    let going: BTreeSet<StepId> =
        all.iter().filter(|offer| removes(offer)).flat_map(Offer::steps).chain(wasted(process)).collect();
    let mut freed: BTreeSet<StepId> = BTreeSet::new();
    let mut open: Vec<StepId> = changed.clone();
    while let Some(step) = open.pop() {
        for other in relied_on(process, step).filter(|other| going.contains(other)) {
            if freed.insert(other) {
                open.push(other);
            }
        }
    }
    if removes(offer) {
        freed.extend(offer.steps());
    }
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
    concerned.into_iter().map(StepId::index).collect()
}

fn wasted(process: &Process) -> impl Iterator<Item = StepId> + '_ {
    process.step_ids().filter(|id| process.step(*id).value == Some(crate::model::Value::Waste))
}

/// What a step relies on: who gives what it asks for, and what it follows by
/// law, safety or nature.
fn relied_on(process: &Process, step: StepId) -> impl Iterator<Item = StepId> + '_ {
    let suppliers = process.step(step).askings().iter().filter_map(|need| process.supplier(need.material));
    let binds = |because| matches!(because, Some(Because::Law | Because::Safety | Because::Nature));
    let entries = process.step(step).after.iter().flatten().filter(move |entry| binds(entry.because));
    suppliers.chain(entries.map(|entry| entry.step))
}
