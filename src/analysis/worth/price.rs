//! The prices of law, safety and nature: the recorded orders that bind in
//! reachable.

use std::collections::{BinaryHeap, HashSet};

use crate::analysis::network::{Constraint, Network, Node};
use crate::analysis::study::Study;
use crate::analysis::time::axis::Axis;
use crate::analysis::{NotOffered, Reason};
use crate::model::{Order, Relation, Time};

/// Every tight order of law, safety or nature on a critical path of reachable,
/// in file order. `detours` are those of reachable.
pub(in crate::analysis) fn not_offered<A: Axis>(study: &Study<'_, '_, A>, detours: &A::Detours) -> Vec<NotOffered> {
    let process = study.process();
    let mut listed = Vec::new();
    for order in process.orders().all() {
        let reason = study.plans.basis.record.of_entry(order);
        if !matches!(reason, Reason::Law | Reason::Safety | Reason::Nature) || !binds(study, order) {
            continue;
        }
        listed.push(NotOffered {
            step: order.to,
            waits_for: order.from,
            reason,
            basis: order.entry(process.step(order.to)).and_then(|entry| entry.basis.clone()),
            price: price(study, detours, order),
        });
    }
    listed
}

fn binds<A: Axis>(study: &Study<'_, '_, A>, order: &Order) -> bool {
    let (network, schedule) = (study.reachable.network, &study.reachable.schedule);
    let (Some(from), Some(to)) = (network.node_of(order.from), network.node_of(order.to)) else { return false };
    let (start, finish) = (&schedule.start, &schedule.finish);
    let (from_at, to_at) = (from.index(), to.index());
    let after = |point| study.axis.after(point, order.lag);
    match order.relation {
        Relation::FinishStart => {
            after(finish[from_at]) == start[to_at] && schedule.finish_binds(from) && schedule.start_binds(to)
        }
        Relation::StartStart => {
            after(start[from_at]) == start[to_at] && schedule.start_binds(from) && schedule.start_binds(to)
        }
        Relation::FinishFinish => {
            after(finish[from_at]) == finish[to_at] && schedule.finish_binds(from) && schedule.finish_binds(to)
        }
    }
}

/// Reachable minus reachable without one order; all others are kept.
fn price<A: Axis>(study: &Study<'_, '_, A>, detours: &A::Detours, order: &Order) -> Time {
    let (axis, network, schedule) = (study.axis, study.reachable.network, &study.reachable.schedule);
    let Some(node) = network.node_of(order.to) else { return Time::ZERO };
    let begins = start_without(study, order, node);
    let tied = others(network, order, node).filter(|wait| wait.relation == Relation::FinishFinish);
    let tied: Vec<Constraint> = tied.copied().collect();
    let end = axis.end_if((network, schedule), detours, (node, begins), &tied);
    axis.between(end, schedule.end)
}

/// The constraints of a step besides one order. Another order that ties the
/// same ends of the same steps is kept.
fn others<'n>(network: &'n Network, order: &'n Order, node: Node) -> impl Iterator<Item = &'n Constraint> {
    let is_order =
        move |wait: &Constraint| (network.tied_by(wait), wait.lag) == ((Some(order.from), order.relation), order.lag);
    let left_out = network.waits_of_both(node).position(is_order);
    network.waits_of_both(node).enumerate().filter(move |(at, _)| Some(*at) != left_out).map(|(_, wait)| wait)
}

/// The start of a step without one of its orders: the latest of what it still
/// waits for. Latest first, sets are taken apart only as far as the order's
/// source is what holds them.
fn start_without<A: Axis>(study: &Study<'_, '_, A>, order: &Order, node: Node) -> A::Point {
    let (axis, network, schedule) = (study.axis, study.reachable.network, &study.reachable.schedule);
    let skipped = |from: Node| order.relation == Relation::FinishStart && network.step(from) == Some(order.from);
    let mut queue: BinaryHeap<(A::Point, Node)> = BinaryHeap::new();
    let mut tied = axis.origin();
    let record = &study.plans.basis.record;
    let recorded_otherwise =
        order.relation == Relation::FinishStart && record.is_recorded_otherwise(order.from, order.to);
    if recorded_otherwise {
        let from = network.node_of(order.from);
        tied = from.map_or(tied, |from| tied.max(schedule.finish[from.index()]));
    }
    for wait in others(network, order, node) {
        match wait.relation {
            // A lag that passes across a removed step belongs to the pair.
            Relation::FinishStart if wait.lag.is_zero() || (skipped(wait.from) && !recorded_otherwise) => {
                queue.push((schedule.finish[wait.from.index()], wait.from));
            }
            Relation::FinishStart => tied = tied.max(axis.after(schedule.finish[wait.from.index()], wait.lag)),
            Relation::StartStart => tied = tied.max(axis.after(schedule.start[wait.from.index()], wait.lag)),
            Relation::FinishFinish => {}
        }
    }
    let mut seen: HashSet<Node> = HashSet::new();
    while let Some((time, from)) = queue.pop() {
        if time <= tied {
            break;
        }
        if skipped(from) || !seen.insert(from) {
            continue;
        }
        if !network.is_gate(from) {
            return time;
        }
        for wait in network.waits(from) {
            match wait.relation {
                Relation::StartStart => tied = tied.max(schedule.start[wait.from.index()]),
                _ => queue.push((schedule.finish[wait.from.index()], wait.from)),
            }
        }
    }
    tied
}
