//! Answers whether one event of a network must come before another.
//!
//! The full closure would take n² bits. Instead, a few words for each event are kept.
//! *Nearby*: which of the 256 events before it lead to it, exactly, since a path between
//! two events stays between them. *Depth* and *height*: an event leads only to deeper and
//! lower ones. *Landmarks*: a few hundred nodes spread over the topological order; common
//! ones prove a path, missing ones disprove it. *Intervals*: in a depth-first walk over the
//! successors, an event's numbers lie within those of all that it leads to (Yildirim,
//! Chaoji and Zaki, GRAIL, 2010). Landmarks and intervals are computed when the others
//! leave a query open for the first time. Whatever remains is searched, between the two
//! events only. Space O(n), a query usually O(1).

use super::bits::{meet, shift, unite, within};
use super::events::{Event, Events};
use crate::analysis::network::{Network, Node};

/// The number of events before an event that its bits cover.
const NEAR: u32 = 256;
type Near = [u64; NEAR as usize / 64];

/// The number of landmarks.
const LANDMARKS: usize = 512;
type Marks = [u64; LANDMARKS / 64];

/// The number of walks.
const WALKS: usize = 3;

/// The index data of one event that settles most queries: one cache line.
#[derive(Clone, Debug, Default)]
#[repr(C, align(64))]
struct Facts {
    /// Bit d: the event d + 1 positions before leads to this one.
    nearby: Near,
    /// The most constraints on any path to this event.
    depth: u32,
    /// The most constraints on any path from this event.
    height: u32,
    /// For each walk the lowest number of all events that lead here, and its
    /// own.
    intervals: [(u32, u32); WALKS],
}

/// The landmarks of one event.
#[derive(Clone, Debug, Default)]
struct Marked {
    /// Landmarks that this event leads to.
    onward: Marks,
    /// Landmarks that lead to it.
    backward: Marks,
}

/// An index over the events of one network.
#[derive(Debug)]
pub(in crate::analysis) struct Reach {
    events: Events,
    /// How many nodes the network has.
    nodes: usize,
    facts: Vec<Facts>,
    /// Empty until a query asks for it.
    marked: Vec<Marked>,
    seen: Vec<u32>,
    search: u32,
    stack: Vec<Event>,
}

impl Reach {
    pub(in crate::analysis) fn new(network: &Network) -> Self {
        let events = Events::of(network);
        let len = events.len();
        let facts = vec![Facts::default(); len];
        let (marked, seen, stack) = (Vec::new(), vec![0; len], Vec::new());
        let mut reach = Self { events, nodes: network.len(), facts, marked, seen, search: 0, stack };
        for event in reach.events.all() {
            let (depth, nearby) = reach.led_to(event);
            let facts = &mut reach.facts[event.index()];
            (facts.depth, facts.nearby) = (depth, nearby);
        }
        for event in reach.events.all().rev() {
            let height = reach.facts[event.index()].height + 1;
            for before in reach.events.before(event) {
                let before = &mut reach.facts[before.index()];
                before.height = before.height.max(height);
            }
        }
        reach
    }

    /// Computes landmarks and intervals, once.
    fn look_far(&mut self) {
        if self.marked.is_empty() {
            self.mark_landmarks();
            for turn in 0..WALKS {
                self.walk(turn);
            }
        }
    }

    /// The event at which a node starts.
    pub(in crate::analysis) fn start(&self, node: Node) -> Event {
        self.events.start(node)
    }

    /// The event at which a node finishes.
    pub(in crate::analysis) fn finish(&self, node: Node) -> Event {
        self.events.finish(node)
    }

    /// Returns whether one node has to finish for another to start, along any
    /// constraints.
    pub(in crate::analysis) fn finishes_before(&mut self, one: Node, other: Node) -> bool {
        one != other && self.leads(self.finish(one), self.start(other))
    }

    /// The depth of an event and its nearby predecessors, from those of its
    /// direct predecessors.
    fn led_to(&self, event: Event) -> (u32, Near) {
        let (mut depth, mut nearby) = (0, Near::default());
        for before in self.events.before(event) {
            depth = depth.max(self.facts[before.index()].depth + 1);
            let distance = event.0 - before.0;
            if distance <= NEAR {
                unite(&mut nearby, &shift(&self.facts[before.index()].nearby, distance));
                nearby[((distance - 1) / 64) as usize] |= 1 << ((distance - 1) % 64);
            }
        }
        (depth, nearby)
    }

    fn mark_landmarks(&mut self) {
        let Self { events, nodes, marked, .. } = self;
        *marked = vec![Marked::default(); events.len()];
        let marks = LANDMARKS.min(*nodes);
        for mark in 0..marks {
            let marked = &mut marked[events.finish(Node::new(mark * *nodes / marks)).index()];
            marked.onward[mark / 64] |= 1 << (mark % 64);
            marked.backward[mark / 64] |= 1 << (mark % 64);
        }
        for event in events.all() {
            let mut marks = marked[event.index()].backward;
            for before in events.before(event) {
                unite(&mut marks, &marked[before.index()].backward);
            }
            marked[event.index()].backward = marks;
        }
        for event in events.all().rev() {
            let marks = marked[event.index()].onward;
            for before in events.before(event) {
                unite(&mut marked[before.index()].onward, &marks);
            }
        }
    }

    /// Numbers the events in a depth-first walk that visits predecessors in
    /// another order each time.
    fn walk(&mut self, turn: usize) {
        let Self { events, facts, .. } = self;
        let mut met = vec![false; facts.len()];
        let (mut number, mut stack, mut before) = (0, Vec::new(), Vec::new());
        for root in events.all().rev() {
            stack.push((root, false));
            while let Some((event, is_done)) = stack.pop() {
                if is_done {
                    let lows = events.before(event).iter().map(|before| facts[before.index()].intervals[turn].0);
                    let lowest = lows.min().unwrap_or(number).min(number);
                    facts[event.index()].intervals[turn] = (lowest, number);
                    number += 1;
                } else if !std::mem::replace(&mut met[event.index()], true) {
                    stack.push((event, true));
                    before.clear();
                    before.extend_from_slice(events.before(event));
                    // A fixed shuffle, so that the walks differ.
                    before.sort_unstable_by_key(|event| shuffled(event.0, turn));
                    stack.extend(before.iter().map(|event| (*event, false)));
                }
            }
        }
    }

    /// Returns whether a chain of constraints leads from `from` to `to`; every
    /// event leads to itself.
    pub(in crate::analysis) fn leads(&mut self, from: Event, to: Event) -> bool {
        if let Some(leads) = self.known_at_once(from, to) {
            return leads;
        }
        self.look_far();
        if let Some(leads) = self.known(from, to) {
            return leads;
        }
        self.search += 1;
        self.stack.clear();
        self.stack.push(to);
        while let Some(event) = self.stack.pop() {
            for &before in self.events.before(event) {
                if std::mem::replace(&mut self.seen[before.index()], self.search) != self.search {
                    match self.known(from, before) {
                        Some(true) => return true,
                        Some(false) => {}
                        None => self.stack.push(before),
                    }
                }
            }
        }
        false
    }

    /// The answer by place, depth and height, and by what is nearby.
    fn known_at_once(&self, from: Event, to: Event) -> Option<bool> {
        if from >= to {
            return Some(from == to);
        }
        let (from_facts, to_facts) = (&self.facts[from.index()], &self.facts[to.index()]);
        let distance = to.0 - from.0;
        if distance <= NEAR {
            let bit = distance - 1;
            return Some(to_facts.nearby[(bit / 64) as usize] >> (bit % 64) & 1 == 1);
        }
        let is_excluded = from_facts.depth >= to_facts.depth || from_facts.height <= to_facts.height;
        is_excluded.then_some(false)
    }

    /// The answer, if it is known without a search; landmarks and intervals are
    /// computed.
    fn known(&self, from: Event, to: Event) -> Option<bool> {
        if let Some(leads) = self.known_at_once(from, to) {
            return Some(leads);
        }
        let (from_facts, to_facts) = (&self.facts[from.index()], &self.facts[to.index()]);
        let excluded =
            |((lowest, own), (to_lowest, to_own)): (&(u32, u32), &(u32, u32))| lowest < to_lowest || own > to_own;
        if from_facts.intervals.iter().zip(&to_facts.intervals).any(excluded) {
            return Some(false);
        }
        let (from_marked, to_marked) = (&self.marked[from.index()], &self.marked[to.index()]);
        if meet(&from_marked.onward, &to_marked.backward) {
            return Some(true);
        }
        let possible =
            within(&from_marked.backward, &to_marked.backward) && within(&to_marked.onward, &from_marked.onward);
        (!possible).then_some(false)
    }
}

fn shuffled(number: u32, turn: usize) -> u32 {
    let turn = u32::try_from(turn).expect("there are few turns");
    number.wrapping_add(turn).wrapping_mul(0x9E37_79B9).rotate_left(11 * turn)
}
