//! Whether one event of a network must come before another.
//!
//! The full closure would take n² bits. Three things are kept instead, in a
//! few words an event. *Nearby*: which of the 256 events before it lead to
//! it, exactly, since a way between two events stays between them. *Depth*:
//! an event leads to deeper ones only. *Landmarks*: a few hundred nodes
//! spread over the topological order; common ones prove a way, missing ones
//! disprove it. *Intervals*: in a depth-first walk over what leads to what,
//! an event's numbers lie within those of all that it leads to (Yildirim,
//! Chaoji and Zaki, GRAIL, 2010). What remains is searched, between the two
//! places only. Space O(n), a query usually O(1).

use super::network::{Network, Node};
use crate::model::{Relation, StepId};

/// Words of 64 events nearby each.
const NEAR_WORDS: usize = 4;
const NEAR: u32 = 64 * NEAR_WORDS as u32;
type Near = [u64; NEAR_WORDS];

/// Words of 64 landmarks each.
const MARK_WORDS: usize = 8;
type Marks = [u64; MARK_WORDS];

/// Walks to number events in.
const WALKS: usize = 3;

/// The start or the finish of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Event(u32);

impl Event {
    #[expect(clippy::cast_possible_truncation, reason = "a network has fewer than 2^31 nodes")]
    const fn new(index: usize) -> Self {
        Self(index as u32)
    }

    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// An index over the events of one network.
#[derive(Debug)]
pub(super) struct Reach<'n> {
    network: &'n Network,
    /// Bit d of an event: the event d + 1 places before leads to it.
    nearby: Vec<Near>,
    depth: Vec<u32>,
    /// Landmarks that an event leads to.
    onward: Vec<Marks>,
    /// Landmarks that lead to an event.
    backward: Vec<Marks>,
    intervals: [Vec<(u32, u32)>; WALKS],
    seen: Vec<u32>,
    search: u32,
    stack: Vec<Event>,
}

impl<'n> Reach<'n> {
    pub(super) fn new(network: &'n Network) -> Self {
        let events = if network.has_ties() { 2 * network.len() } else { network.len() };
        // Within reach of `nearby` nothing else is ever asked.
        let far = if events > NEAR as usize { events } else { 0 };
        let mut reach = Self {
            network,
            nearby: vec![Near::default(); events],
            depth: vec![0; events],
            onward: vec![Marks::default(); far],
            backward: vec![Marks::default(); far],
            intervals: Default::default(),
            seen: vec![0; far],
            search: 0,
            stack: Vec::new(),
        };
        for event in (0..events).map(Event::new) {
            let (depth, nearby) = reach.led_to(event);
            reach.depth[event.index()] = depth;
            reach.nearby[event.index()] = nearby;
        }
        if far > 0 {
            reach.mark_landmarks();
            reach.intervals = std::array::from_fn(|walk| reach.walk(walk));
        }
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

    /// How many events there are.
    pub(super) fn events(&self) -> usize {
        self.depth.len()
    }

    /// Visits the events that lead to one directly.
    pub(super) fn each_before(&self, event: Event, mut visit: impl FnMut(Event)) {
        let ties = self.network.has_ties();
        let node = Node(if ties { event.0 / 2 } else { event.0 });
        let is_finish = event == self.finish(node);
        if ties && is_finish {
            visit(self.start(node));
        }
        for wait in self.network.waits(node) {
            match wait.relation {
                Relation::FinishStart if !(ties && is_finish) => visit(self.finish(wait.from)),
                Relation::StartStart if !is_finish => visit(self.start(wait.from)),
                Relation::FinishFinish if is_finish => visit(self.finish(wait.from)),
                _ => {}
            }
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

    /// The depth of an event and what nearby leads to it, from those of the
    /// events before it.
    fn led_to(&self, event: Event) -> (u32, Near) {
        let (mut depth, mut nearby) = (0, Near::default());
        self.each_before(event, |before| {
            depth = depth.max(self.depth[before.index()] + 1);
            let distance = event.0 - before.0;
            if distance <= NEAR {
                unite(&mut nearby, &shift(&self.nearby[before.index()], distance));
                nearby[((distance - 1) / 64) as usize] |= 1 << ((distance - 1) % 64);
            }
        });
        (depth, nearby)
    }

    fn mark_landmarks(&mut self) {
        let nodes = self.network.len();
        let marks = (64 * MARK_WORDS).min(nodes);
        for mark in 0..marks {
            let event = self.finish(Node::new(mark * nodes / marks)).index();
            self.onward[event][mark / 64] |= 1 << (mark % 64);
            self.backward[event][mark / 64] |= 1 << (mark % 64);
        }
        for event in (0..self.events()).map(Event::new) {
            let mut marks = self.backward[event.index()];
            self.each_before(event, |before| unite(&mut marks, &self.backward[before.index()]));
            self.backward[event.index()] = marks;
        }
        let mut onward = std::mem::take(&mut self.onward);
        for event in (0..self.events()).rev().map(Event::new) {
            let marks = onward[event.index()];
            self.each_before(event, |before| unite(&mut onward[before.index()], &marks));
        }
        self.onward = onward;
    }

    /// For each event the lowest number of all that lead to it, and its own,
    /// in a depth-first walk that turns to another side each time.
    fn walk(&self, turn: usize) -> Vec<(u32, u32)> {
        const UNSEEN: u32 = u32::MAX;
        let mut interval = vec![(UNSEEN, UNSEEN); self.events()];
        let (mut number, mut stack, mut before) = (0, Vec::new(), Vec::new());
        for root in (0..self.events()).rev().map(Event::new) {
            stack.push((root, false));
            while let Some((event, is_done)) = stack.pop() {
                if is_done {
                    let mut lowest = number;
                    self.each_before(event, |before| lowest = lowest.min(interval[before.index()].0));
                    interval[event.index()] = (lowest, number);
                    number += 1;
                } else if interval[event.index()].1 == UNSEEN {
                    interval[event.index()].1 = UNSEEN - 1;
                    stack.push((event, true));
                    before.clear();
                    self.each_before(event, |event| before.push(event));
                    // Some fixed shuffle, so that the walks differ.
                    before.sort_unstable_by_key(|event| {
                        let mixed = event.0.wrapping_add(turn as u32).wrapping_mul(0x9E37_79B9);
                        mixed.rotate_left(11 * turn as u32)
                    });
                    stack.extend(before.iter().map(|event| (*event, false)));
                }
            }
        }
        interval
    }

    /// Whether a chain of constraints leads from `from` to `to`; every event
    /// leads to itself.
    pub(super) fn leads(&mut self, from: Event, to: Event) -> bool {
        self.leads_to_any(from, &[to])
    }

    /// Whether a chain of constraints leads from `from` to any of `targets`.
    pub(super) fn leads_to_any(&mut self, from: Event, targets: &[Event]) -> bool {
        self.stack.clear();
        for &to in targets {
            match self.known(from, to) {
                Some(true) => return true,
                Some(false) => {}
                None => self.stack.push(to),
            }
        }
        if self.stack.is_empty() {
            return false;
        }
        self.search += 1;
        let (mut stack, mut seen) = (std::mem::take(&mut self.stack), std::mem::take(&mut self.seen));
        let mut found = false;
        while let Some(event) = stack.pop().filter(|_| !found) {
            self.each_before(event, |before| {
                if std::mem::replace(&mut seen[before.index()], self.search) != self.search {
                    match self.known(from, before) {
                        Some(leads) => found |= leads,
                        None => stack.push(before),
                    }
                }
            });
        }
        (self.stack, self.seen) = (stack, seen);
        found
    }

    /// What is known without a search.
    fn known(&self, from: Event, to: Event) -> Option<bool> {
        if from >= to {
            return Some(from == to);
        }
        let distance = to.0 - from.0;
        if distance <= NEAR {
            let bit = distance - 1;
            return Some(self.nearby[to.index()][(bit / 64) as usize] >> (bit % 64) & 1 == 1);
        }
        if self.depth[from.index()] >= self.depth[to.index()] {
            return Some(false);
        }
        let excluded = |walk: &Vec<(u32, u32)>| {
            let (one, other) = (walk[from.index()], walk[to.index()]);
            one.0 < other.0 || one.1 > other.1
        };
        if self.intervals.iter().any(excluded) {
            return Some(false);
        }
        if meet(&self.onward[from.index()], &self.backward[to.index()]) {
            return Some(true);
        }
        let possible = within(&self.backward[from.index()], &self.backward[to.index()])
            && within(&self.onward[to.index()], &self.onward[from.index()]);
        (!possible).then_some(false)
    }
}

fn unite<const WORDS: usize>(marks: &mut [u64; WORDS], others: &[u64; WORDS]) {
    for (mark, other) in marks.iter_mut().zip(others) {
        *mark |= other;
    }
}

fn meet(one: &Marks, other: &Marks) -> bool {
    one.iter().zip(other).any(|(one, other)| one & other != 0)
}

fn within(one: &Marks, other: &Marks) -> bool {
    one.iter().zip(other).all(|(one, other)| one & !other == 0)
}

/// The marks moved up by so many bits; what falls out at the top is lost.
fn shift(marks: &Near, by: u32) -> Near {
    let (words, bits) = ((by / 64) as usize, by % 64);
    let mut shifted = Near::default();
    for at in words..NEAR_WORDS {
        shifted[at] = marks[at - words] << bits;
        if bits > 0 && at > words {
            shifted[at] |= marks[at - words - 1] >> (64 - bits);
        }
    }
    shifted
}
