//! Whether one event of a network must come before another.
//!
//! The full closure would take n² bits. Instead a few hundred nodes spread
//! over the topological order serve as landmarks: for every event it is known
//! which landmarks it leads to and which lead to it. Common landmarks prove a
//! way, missing ones disprove it (the contrapositive, as in Yildirim, Chaoji
//! and Zaki, GRAIL, 2010); what remains is searched between the two positions
//! only. Up to 512 nodes every node is a landmark, and nothing is searched.
//! Space O(n), a query usually O(1).

use super::network::{Network, Node};
use crate::model::{Relation, StepId};

/// Words of 64 landmarks each, at most.
const MOST_WORDS: usize = 8;

/// The start or the finish of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Event(u32);

/// An index over the events of one network.
#[derive(Debug)]
pub(super) struct Reach<'n> {
    network: &'n Network,
    words: usize,
    /// Landmarks that an event leads to.
    onward: Vec<u64>,
    /// Landmarks that lead to an event.
    backward: Vec<u64>,
    seen: Vec<u32>,
    search: u32,
    stack: Vec<Event>,
}

impl<'n> Reach<'n> {
    pub(super) fn new(network: &'n Network) -> Self {
        let nodes = network.len();
        let words = nodes.div_ceil(64).clamp(1, MOST_WORDS);
        let events = if network.has_ties() { 2 * nodes } else { nodes };
        let mut reach = Self {
            network,
            words,
            onward: vec![0; events * words],
            backward: vec![0; events * words],
            seen: vec![0; events],
            search: 0,
            stack: Vec::new(),
        };
        reach.mark_landmarks(nodes);
        reach
    }

    /// The event at which a node starts.
    pub(super) fn start(&self, node: Node) -> Event {
        Event(if self.network.has_ties() { 2 * node.0 } else { node.0 })
    }

    /// The event at which a node finishes.
    pub(super) fn finish(&self, node: Node) -> Event {
        Event(if self.network.has_ties() { 2 * node.0 + 1 } else { node.0 })
    }

    fn mark_landmarks(&mut self, nodes: usize) {
        let marks = (64 * self.words).min(nodes);
        for mark in 0..marks {
            let node = Node::new(mark * nodes / marks);
            let event = self.finish(node).0 as usize;
            let (word, bit) = (mark / 64, 1u64 << (mark % 64));
            self.onward[event * self.words + word] |= bit;
            self.backward[event * self.words + word] |= bit;
        }
        let (network, words) = (self.network, self.words);
        for node in network.nodes() {
            for wait in network.waits(node) {
                let (from, to) = self.ends(node, wait.from, wait.relation);
                copy(&mut self.backward, from, to, words);
            }
            if network.has_ties() {
                let (start, finish) = (self.start(node), self.finish(node));
                copy(&mut self.backward, start, finish, words);
            }
        }
        for node in network.nodes().rev() {
            if network.has_ties() {
                let (start, finish) = (self.start(node), self.finish(node));
                copy(&mut self.onward, finish, start, words);
            }
            for wait in network.waits(node) {
                let (from, to) = self.ends(node, wait.from, wait.relation);
                copy(&mut self.onward, to, from, words);
            }
        }
    }

    fn ends(&self, to: Node, from: Node, relation: Relation) -> (Event, Event) {
        match relation {
            Relation::FinishStart => (self.finish(from), self.start(to)),
            Relation::FinishFinish => (self.finish(from), self.finish(to)),
            Relation::StartStart => (self.start(from), self.start(to)),
        }
    }

    /// The node of a step.
    pub(super) fn node_of(&self, step: StepId) -> Option<Node> {
        self.network.node_of(step)
    }

    /// Whether one node has to finish for another to start, along whatever
    /// constraints.
    pub(super) fn finishes_before(&mut self, one: Node, other: Node) -> bool {
        one != other && self.leads(self.finish(one), self.start(other))
    }

    /// Whether a chain of constraints leads from `from` to `to`; every event
    /// leads to itself.
    pub(super) fn leads(&mut self, from: Event, to: Event) -> bool {
        if let Some(known) = self.known(from, to) {
            return known;
        }
        self.search += 1;
        self.stack.clear();
        self.stack.push(to);
        while let Some(event) = self.stack.pop() {
            let (node, is_finish) = match self.network.has_ties() {
                true => (Node(event.0 / 2), event.0 % 2 == 1),
                false => (Node(event.0), true),
            };
            let ties = self.network.has_ties();
            if ties && is_finish && self.visit(from, self.start(node)) {
                return true;
            }
            for wait in self.network.waits(node) {
                let (before, at) = self.ends(node, wait.from, wait.relation);
                if at == event && self.visit(from, before) {
                    return true;
                }
            }
        }
        false
    }

    /// Puts an event on the stack unless it is known to be off the way;
    /// true where the way is found.
    fn visit(&mut self, from: Event, event: Event) -> bool {
        if self.seen[event.0 as usize] == self.search {
            return false;
        }
        self.seen[event.0 as usize] = self.search;
        match self.known(from, event) {
            Some(found) => found,
            None => {
                self.stack.push(event);
                false
            }
        }
    }

    /// What the landmarks tell.
    fn known(&self, from: Event, to: Event) -> Option<bool> {
        if from >= to {
            return Some(from == to);
        }
        let of = |event: Event| event.0 as usize * self.words..(event.0 as usize + 1) * self.words;
        let (from_onward, from_backward) = (&self.onward[of(from)], &self.backward[of(from)]);
        let (to_onward, to_backward) = (&self.onward[of(to)], &self.backward[of(to)]);
        let mut possible = true;
        for word in 0..self.words {
            if from_onward[word] & to_backward[word] != 0 {
                return Some(true);
            }
            possible &= from_backward[word] & !to_backward[word] == 0 && to_onward[word] & !from_onward[word] == 0;
        }
        (!possible).then_some(false)
    }
}

fn copy(marks: &mut [u64], from: Event, to: Event, words: usize) {
    for word in 0..words {
        marks[to.0 as usize * words + word] |= marks[from.0 as usize * words + word];
    }
}
