//! The longest path through a network that leaves one node out, for every node
//! at once.
//!
//! Nodes are numbered in topological order, so a path that leaves out node v
//! either ends before v, begins after it, or passes it along a constraint from
//! a lower to a higher number. Constraints are taken by falling length; each
//! paints the nodes under it that no longer one has painted: near-linear where
//! trying each node in turn would be quadratic.

use super::schedule::Schedule;
use crate::analysis::network::Network;
use crate::model::{Relation, Time};

/// For each node the length of the longest path that touches neither its start
/// nor its finish.
pub(in crate::analysis) fn without_each(network: &Network, schedule: &Schedule<Time>) -> Vec<Time> {
    let count = network.len();
    let mut longest = vec![Time::ZERO; count];
    let mut ended = Time::ZERO;
    for node in network.nodes() {
        longest[node.index()] = ended;
        ended = ended.max(schedule.finish[node.index()]);
    }
    let mut begun = Time::ZERO;
    for node in network.nodes().rev() {
        longest[node.index()] = longest[node.index()].max(begun);
        begun = begun.max(schedule.tail_from_start(node));
    }
    // Of the ways across an order those that begin at one node and are no
    // longer than one across an order that leads further say nothing more.
    let mut known: Vec<Option<Time>> = vec![None; count];
    let mut over: Vec<(Time, u32, u32)> = Vec::new();
    for at in network.nodes().rev() {
        for wait in network.waits(at).iter().filter(|wait| at.0 - wait.from.0 > 1) {
            let from = wait.from.index();
            let length = match wait.relation {
                Relation::FinishStart => schedule.finish[from] + wait.lag.time() + schedule.tail_from_start(at),
                Relation::FinishFinish => schedule.finish[from] + wait.lag.time() + schedule.tail_from_finish(at),
                Relation::StartStart => schedule.start[from] + wait.lag.time() + schedule.tail_from_start(at),
            };
            if known[from].is_none_or(|known| known < length) {
                known[from] = Some(length);
                over.push((length, wait.from.0 + 1, at.0));
            }
        }
    }
    over.sort_unstable_by(|a, b| b.cmp(a));
    // The next unpainted node, from each on.
    let mut next: Vec<u32> = (0..=u32::try_from(count).expect("fewer than 2³² fit the memory")).collect();
    for (length, from, to) in over {
        let mut at = unpainted(&mut next, from);
        while at < to {
            longest[at as usize] = longest[at as usize].max(length);
            next[at as usize] = at + 1;
            at = unpainted(&mut next, at + 1);
        }
    }
    longest
}

fn unpainted(next: &mut [u32], from: u32) -> u32 {
    let mut root = from;
    while next[root as usize] != root {
        root = next[root as usize];
    }
    let mut at = from;
    while next[at as usize] != root {
        at = std::mem::replace(&mut next[at as usize], root);
    }
    root
}

/// For each node how much shorter the whole would be if it took no time
/// ("drag", Devaux 1999).
pub(in crate::analysis) fn drags(network: &Network, schedule: &Schedule<Time>) -> Vec<Time> {
    // Paths past the node's own duration may still touch one of its ends.
    let mut past = without_each(network, schedule);
    for (to, wait) in network.constraints() {
        let from = wait.from;
        match wait.relation {
            Relation::FinishStart => {}
            Relation::FinishFinish => {
                let way = schedule.finish[from.index()] + wait.lag.time() + schedule.tail_from_finish(to);
                past[to.index()] = past[to.index()].max(way);
            }
            Relation::StartStart => {
                let way = schedule.start[from.index()] + wait.lag.time() + schedule.tail_from_start(to);
                past[from.index()] = past[from.index()].max(way);
            }
        }
    }
    network
        .nodes()
        .map(|node| {
            let without = schedule.start[node.index()] + schedule.tail_from_finish(node);
            schedule.end - past[node.index()].max(without)
        })
        .collect()
}
