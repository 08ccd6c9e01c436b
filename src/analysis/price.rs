//! What the law and safety cost: the recorded orders that bind in reachable.

use std::collections::{BinaryHeap, HashSet};

use super::network::{Constraint, Network, Node};
use super::study::Study;
use super::{NotOffered, Reason};
use crate::model::{Order, OrderSource, Relation, Time};

/// Every law or safety order that holds its step exactly, on a critical path
/// of reachable, in file order. `without` tells, for each node of reachable,
/// the longest way that leaves it out.
pub(super) fn not_offered(study: &Study<'_>, without: &[Time]) -> Vec<NotOffered> {
    let process = study.basis.process;
    let mut listed = Vec::new();
    for order in process.orders().all() {
        let OrderSource::After(nth) = order.source else { continue };
        let reason = study.basis.record.of_order(order);
        if !matches!(reason, Reason::Law | Reason::Safety) || !binds(study, order) {
            continue;
        }
        let entry = process.step(order.to).after.iter().flatten().nth(nth as usize);
        listed.push(NotOffered {
            step: order.to,
            waits_for: order.from,
            reason,
            basis: entry.and_then(|entry| entry.basis.clone()),
            price: price(study, without, order),
        });
    }
    listed
}

fn binds(study: &Study<'_>, order: &Order) -> bool {
    let (network, schedule) = (&study.reachable.network, &study.reachable.schedule);
    let (Some(from), Some(to)) = (network.node_of(order.from), network.node_of(order.to)) else { return false };
    let (start, finish) = (&schedule.start, &schedule.finish);
    let (from_at, to_at) = (from.index(), to.index());
    match order.relation {
        Relation::FinishStart => {
            finish[from_at] + order.lag == start[to_at] && schedule.finish_binds(from) && schedule.start_binds(to)
        }
        Relation::StartStart => {
            start[from_at] + order.lag == start[to_at] && schedule.start_binds(from) && schedule.start_binds(to)
        }
        Relation::FinishFinish => {
            finish[from_at] + order.lag == finish[to_at] && schedule.finish_binds(from) && schedule.finish_binds(to)
        }
    }
}

/// Reachable less reachable without one order; all others stay.
fn price(study: &Study<'_>, without: &[Time], order: &Order) -> Time {
    let (network, schedule) = (&study.reachable.network, &study.reachable.schedule);
    let Some(node) = network.node_of(order.to) else { return Time::ZERO };
    let begins = start_without(study, order, node);
    let mut ends = Time::ZERO;
    for wait in others(network, order, node).filter(|wait| wait.relation == Relation::FinishFinish) {
        ends = ends.max(schedule.finish[wait.from.index()] + wait.lag);
    }
    let finish = ends.max(begins + study.basis.process.length(order.to));
    let through = (begins + schedule.tail_from_start(node)).max(finish + schedule.tail_from_finish(node));
    schedule.days - without[node.index()].max(through)
}

/// What a step waits for besides one order. Another order that ties the same
/// ends of the same steps still does.
fn others<'n>(network: &'n Network, order: &'n Order, node: Node) -> impl Iterator<Item = &'n Constraint> {
    let is_order = move |wait: &Constraint| {
        (network.step(wait.from), wait.relation, wait.lag) == (Some(order.from), order.relation, order.lag)
    };
    let left_out = network.waits(node).iter().position(is_order);
    network.waits(node).iter().enumerate().filter(move |(at, _)| Some(*at) != left_out).map(|(_, wait)| wait)
}

/// When a step could start without one of its orders: the latest of what it
/// still waits for. Latest first, sets are taken apart only as far as the
/// order's source is what holds them.
fn start_without(study: &Study<'_>, order: &Order, node: Node) -> Time {
    let (network, schedule) = (&study.reachable.network, &study.reachable.schedule);
    let skipped = |from: Node| order.relation == Relation::FinishStart && network.step(from) == Some(order.from);
    let mut queue: BinaryHeap<(Time, Node)> = BinaryHeap::new();
    let mut tied = Time::ZERO;
    for wait in others(network, order, node) {
        match wait.relation {
            Relation::FinishStart if wait.lag == Time::ZERO || skipped(wait.from) => {
                queue.push((schedule.finish[wait.from.index()], wait.from));
            }
            Relation::FinishStart => tied = tied.max(schedule.finish[wait.from.index()] + wait.lag),
            Relation::StartStart => tied = tied.max(schedule.start[wait.from.index()] + wait.lag),
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
        if network.step(from).is_some() {
            return time;
        }
        let members = network.waits(from).iter().map(|wait| wait.from);
        queue.extend(members.map(|member| (schedule.finish[member.index()], member)));
    }
    tied
}
