//! Pairs of the file across steps that go.

use std::collections::BTreeSet;

use crate::levers::Works;
use crate::model::{Because, Order, Process, Relation, StepId};

/// For each step those that must have finished before it starts today; across a
/// removed step, the followers of its end start after everything that it must
/// not end before.
pub(super) fn finished_before(process: &Process, removed: &BTreeSet<StepId>) -> Vec<BTreeSet<StepId>> {
    let mut all: Vec<BTreeSet<StepId>> = vec![BTreeSet::new(); process.steps().len()];
    for &step in process.orders().topological() {
        let mut own = BTreeSet::new();
        let passes = |relation: Relation| match relation {
            Relation::FinishStart => true,
            Relation::FinishFinish => removed.contains(&step),
            Relation::StartStart => false,
        };
        for order in process.orders().of(step).iter().filter(|order| passes(order.relation)) {
            own.insert(order.from);
            own.extend(all[order.from.index()].iter().copied());
        }
        all[step.index()] = own;
    }
    all
}

/// Recorded and open pairs that exist only across waste that an order by other
/// ends leads to: they stay, also where a lever takes that order. The open ones
/// say so.
pub(super) fn held_across_waste(works: &Works<'_>) -> Vec<(StepId, StepId, Option<Because>)> {
    let process = works.process();
    let by_ends = |order: &&Order| order.relation != Relation::FinishStart;
    let mut touched = process.orders().all().iter().filter(by_ends).flat_map(|order| [order.from, order.to]);
    if !touched.any(|step| works.ground.goes(step)) {
        return Vec::new();
    }
    let today = finished_before(process, &BTreeSet::new());
    let pairs = &works.ground.pairs;
    let stays = |step: &StepId| !works.ground.goes(*step) && !works.removed.contains(step);
    let of_step = |step: StepId| {
        let before = pairs.before(step).into_iter().filter(stays).filter(move |before| !pairs.is_habit(*before, step));
        before.map(move |before| (before, step, pairs.is_open(before, step).then_some(Because::Open)))
    };
    let all = process.step_ids().filter(stays).flat_map(of_step);
    all.filter(|(before, step, _)| !today[step.index()].contains(before)).collect()
}
