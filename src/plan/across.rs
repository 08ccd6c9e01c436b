//! Pairs of the file across steps that go.

use std::collections::BTreeSet;

use crate::analysis::PairTable;
use crate::levers::{Merger, Works};
use crate::model::{Because, Order, Process, Relation, StepId, Value};

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
pub(super) fn held_across_waste(works: &Works<'_>, stay: &[&Merger]) -> Vec<(StepId, StepId, Option<Because>)> {
    let process = works.process();
    let by_ends = |order: &&Order| order.relation != Relation::FinishStart;
    let mut touched = process.orders().all().iter().filter(by_ends).flat_map(|order| [order.from, order.to]);
    if !touched.any(|step| works.ground.goes(step)) {
        return Vec::new();
    }
    let today = finished_before(process, &BTreeSet::new());
    let pairs = &works.ground.pairs;
    let as_part = |step: &StepId| stay.iter().any(|merger| merger.members.contains(step));
    let stays = |step: &StepId| as_part(step) || !works.ground.goes(*step) && !works.removed.contains(step);
    let of_step = |step: StepId| {
        let before = pairs.before(step).into_iter().filter(stays).filter(move |before| !pairs.is_habit(*before, step));
        before.map(move |before| (before, step, pairs.is_open(before, step).then_some(Because::Open)))
    };
    let all = process.step_ids().filter(stays).flat_map(of_step);
    all.filter(|(before, step, _)| !today[step.index()].contains(before)).collect()
}

/// Pairs that exist only across waste which stays as part of a merged step.
pub(super) fn arisen_across_what_stays(works: &Works<'_>, stay: &[&Merger]) -> BTreeSet<(StepId, StepId)> {
    let process = works.process();
    let is_waste = |step: &StepId| process.step(*step).value == Some(Value::Waste);
    if !stay.iter().flat_map(|merger| &merger.members).any(is_waste) {
        return BTreeSet::new();
    }
    let mut draft = process.to_draft();
    for step in stay.iter().flat_map(|merger| &merger.members) {
        draft.steps[step.index()].value = None;
    }
    let Ok(staying) = Process::new(draft) else { return BTreeSet::new() };
    let there = PairTable::of(&staying);
    let pairs = |step: StepId| works.ground.pairs.before(step).into_iter().map(move |before| (before, step));
    process.step_ids().flat_map(pairs).filter(|(before, step)| !there.is_before(*before, *step)).collect()
}
