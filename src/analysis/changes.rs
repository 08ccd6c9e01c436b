//! What would lead from today to reachable, and what each of it is worth.

use std::collections::BinaryHeap;

use super::Proposal;
use super::axis::Axis;
use super::both::both;
use super::network::Node;
use super::reach::Reach;
use super::reason::Keep;
use super::scenario::starts_after;
use super::study::{Side, Study};
use crate::model::{Process, Relation, StepId};

/// Every change in the order in which it is made: today's starts, ties in
/// file order. `before` is today's order of what must finish for what to
/// start.
pub(super) fn proposals<A: Axis>(study: &Study<'_, '_, A>, before: &mut Reach<'_>) -> Vec<Proposal> {
    let mut reach = Reach::new(study.reachable.network);
    let changed = changed_steps(study, &mut reach, before);
    let alone = || A::ends_alone(study, &changed);
    let (alone, ends) = both(study.process(), alone, || A::ends_in_sequence(study, &changed));
    let (origin, today) = (study.axis.origin(), study.today.schedule.end);
    changed
        .iter()
        .zip(alone)
        .zip(ends.windows(2))
        .map(|((&step, alone), ends)| {
            let from = direct(&study.today, step, |_| true);
            let to = direct(&study.reachable, step, |_| true);
            Proposal {
                goes: study.plans.gone[step.index()],
                step,
                closer: closer(study.process(), &mut reach, step, &from, &to),
                from,
                to,
                starts_after: direct(&study.reachable, step, |relation| relation == Relation::FinishStart),
                saves_alone: study.axis.between(alone, today),
                saves_in_sequence: study.axis.between(ends[1], ends[0]),
                days_after: study.axis.between(origin, ends[1]),
            }
        })
        .collect()
}

/// Of what a step would follow directly no more, that which it follows in any
/// case: an order without a lag would not have been direct.
fn closer(process: &Process, reach: &mut Reach<'_>, step: StepId, from: &[StepId], to: &[StepId]) -> Vec<StepId> {
    let Some(node) = reach.node_of(step) else { return Vec::new() };
    let has_lag = |other: StepId| {
        let mut orders = process.orders().of(step).iter().filter(|order| order.from == other);
        orders.any(|order| order.relation == Relation::FinishStart && !order.lag.is_zero())
    };
    let lifted = from.iter().copied().filter(|other| has_lag(*other) && to.binary_search(other).is_err());
    lifted.filter(|other| reach.node_of(*other).is_some_and(|other| reach.finishes_before(other, node))).collect()
}

/// What a step waits for directly, each step once, in file order.
fn direct<P: Copy + Ord>(side: &Side<'_, P>, step: StepId, counts: impl Fn(Relation) -> bool) -> Vec<StepId> {
    let Some(node) = side.network.node_of(step) else { return Vec::new() };
    let orders = side.reduction.waits(node).iter().filter(|order| counts(order.relation));
    let mut steps: Vec<StepId> = orders.filter_map(|order| side.network.step(order.from)).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// The steps that go or wait for less.
fn changed_steps<A: Axis>(study: &Study<'_, '_, A>, reach: &mut Reach<'_>, before: &mut Reach<'_>) -> Vec<StepId> {
    let process = study.process();
    let mut waits_less = vec![false; process.steps().len()];
    for &step in process.orders().topological() {
        waits_less[step.index()] =
            !study.plans.gone[step.index()] && waits_for_less(study, reach, before, &waits_less, step);
    }
    let start = |step: StepId| study.today.start(step);
    let mut changed: Vec<StepId> =
        process.step_ids().filter(|id| study.plans.gone[id.index()] || waits_less[id.index()]).collect();
    changed.sort_by_key(|step| (start(*step), *step));
    changed
}

/// Whether a step that stays is free, in reachable, of something that it
/// waits for today and that stays, too.
fn waits_for_less<A: Axis>(
    study: &Study<'_, '_, A>,
    reach: &mut Reach<'_>,
    before: &mut Reach<'_>,
    waits_less: &[bool],
    step: StepId,
) -> bool {
    let process = study.process();
    let network = study.reachable.network;
    let Some(node) = network.node_of(step) else { return false };
    for order in process.orders().of(step) {
        if Keep::RecordedAndOpen.keeps(study.plans.basis.record.of_order(order)) {
            continue;
        }
        let Some(from) = network.node_of(order.from) else { continue };
        let (from, to) = match order.relation {
            Relation::FinishStart => (reach.finish(from), reach.start(node)),
            Relation::StartStart => (reach.start(from), reach.start(node)),
            Relation::FinishFinish => (reach.finish(from), reach.finish(node)),
        };
        if !order.lag.is_zero() || !reach.leads(from, to) {
            return true;
        }
    }
    if !study.plans.basis.record.is_explained(step) || study.plans.basis.record.delivery == Some(step) {
        // It keeps every pair but those that an order of its own names.
        return false;
    }
    // What comes, today, before a step that this one still follows, and that
    // itself still follows all it does today, need not be looked at.
    let mut complete: Vec<Node> = Vec::new();
    let mut open: BinaryHeap<(Node, StepId)> = behind(process, before, step).collect();
    let mut last = None;
    while let Some((at, earlier)) = open.pop() {
        if last.replace(at) == Some(at) || complete.iter().any(|other| before.finishes_before(at, *other)) {
            continue;
        }
        if let Some(other) = network.node_of(earlier) {
            if !reach.finishes_before(other, node) {
                return true;
            }
            if !waits_less[earlier.index()] {
                complete.push(at);
                continue;
            }
        }
        open.extend(behind(process, before, earlier));
    }
    false
}

/// What a step starts after, latest first.
fn behind(process: &Process, before: &Reach<'_>, step: StepId) -> impl Iterator<Item = (Node, StepId)> {
    starts_after(process, step).filter_map(|earlier| Some((before.node_of(earlier)?, earlier)))
}
