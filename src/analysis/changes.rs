//! What would lead from today to reachable, and what each of it is worth.

use std::collections::BinaryHeap;

use super::Proposal;
use super::network::{Network, Node};
use super::reach::Reach;
use super::reason::Keep;
use super::scenario::{earliest_starts, starts_after};
use super::sequence::{self, Setting};
use super::spans;
use super::study::{Side, Study};
use crate::model::{Process, Relation, StepId, Time};

/// Every change in the order in which it is made: today's starts, ties in
/// file order.
pub(super) fn proposals(study: &Study<'_>, reach: &mut Reach<'_>) -> Vec<Proposal> {
    let changed = changed_steps(study, reach);
    let alone = saved_alone(study, &changed);
    let setting = Setting {
        basis: &study.basis,
        gone: &study.gone,
        today: (&study.today.network, &study.today.schedule),
        reachable: (&study.reachable.network, &study.reachable.schedule),
        standing: study.standing(),
    };
    let days = sequence::days_after_each(&setting, &changed);
    changed
        .iter()
        .zip(alone)
        .zip(days.windows(2))
        .map(|((&step, saves_alone), days)| Proposal {
            goes: study.gone[step.index()],
            step,
            from: direct(&study.today, step, |_| true),
            to: direct(&study.reachable, step, |_| true),
            starts_after: direct(&study.reachable, step, |relation| relation == Relation::FinishStart),
            saves_alone,
            saves_in_sequence: days[0] - days[1],
            days_after: days[1],
        })
        .collect()
}

/// What a step waits for directly, each step once, in file order.
fn direct(side: &Side, step: StepId, counts: impl Fn(Relation) -> bool) -> Vec<StepId> {
    let Some(node) = side.network.node_of(step) else { return Vec::new() };
    let orders = side.reduction.waits(node).iter().filter(|order| counts(order.relation));
    let mut steps: Vec<StepId> = orders.filter_map(|order| side.network.step(order.from)).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// The steps that go or wait for less.
fn changed_steps(study: &Study<'_>, reach: &mut Reach<'_>) -> Vec<StepId> {
    let process = study.basis.process;
    let mut waits_less = vec![false; process.steps().len()];
    let before = Network::before(process);
    let mut before = Reach::new(&before);
    for &step in process.orders().topological() {
        waits_less[step.index()] =
            !study.gone[step.index()] && waits_for_less(study, reach, &mut before, &waits_less, step);
    }
    let start = |step: StepId| study.today.start(step);
    let mut changed: Vec<StepId> =
        process.step_ids().filter(|id| study.gone[id.index()] || waits_less[id.index()]).collect();
    changed.sort_by_key(|step| (start(*step), *step));
    changed
}

/// Whether a step that stays is free, in reachable, of something that it
/// waits for today and that stays, too.
fn waits_for_less(
    study: &Study<'_>,
    reach: &mut Reach<'_>,
    before: &mut Reach<'_>,
    waits_less: &[bool],
    step: StepId,
) -> bool {
    let process = study.basis.process;
    let network = &study.reachable.network;
    let Some(node) = network.node_of(step) else { return false };
    for order in process.orders().of(step) {
        if Keep::RecordedAndOpen.keeps(study.basis.record.of_order(order)) {
            continue;
        }
        let Some(from) = network.node_of(order.from) else { continue };
        let (from, to) = match order.relation {
            Relation::FinishStart => (reach.finish(from), reach.start(node)),
            Relation::StartStart => (reach.start(from), reach.start(node)),
            Relation::FinishFinish => (reach.finish(from), reach.finish(node)),
        };
        if order.lag > Time::ZERO || !reach.leads(from, to) {
            return true;
        }
    }
    if !study.basis.record.is_explained(step) || study.basis.record.delivery == Some(step) {
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

/// For each change what it takes off today if no other is made.
fn saved_alone(study: &Study<'_>, changed: &[StepId]) -> Vec<Time> {
    let process = study.basis.process;
    let (network, schedule) = (&study.today.network, &study.today.schedule);
    let without = spans::without_each(network, schedule);
    let mut ahead = vec![None; network.len()];
    for (to, wait) in network.constraints() {
        if wait.relation == Relation::FinishStart {
            let onward = Some(schedule.tail_from_start(to));
            ahead[wait.from.index()] = ahead[wait.from.index()].max(onward);
        }
    }
    let standing = study.standing();
    let earliest = earliest_starts(standing, |step| study.today.start(step), |step| study.today.finish(step));
    let saved = |step: &StepId| {
        let (Some(node), Some(free)) = (network.node_of(*step), standing.node_of(*step)) else { return Time::ZERO };
        // The order across the step stays as it is.
        let behind = starts_after(process, *step).map(|before| study.today.finish(before)).max();
        let across = behind.zip(ahead[node.index()]).map_or(Time::ZERO, |(behind, ahead)| behind + ahead);
        let past = without[node.index()].max(across);
        if study.gone[step.index()] {
            return schedule.days - past;
        }
        let (begins, ends) = earliest[free.index()];
        let finish = ends.max(begins + process.length(*step));
        let through = (begins + schedule.tail_from_start(node)).max(finish + schedule.tail_from_finish(node));
        schedule.days - past.max(through)
    };
    changed.iter().map(saved).collect()
}
