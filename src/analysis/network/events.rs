//! The events of a network, the starts and finishes of its nodes, and the
//! direct predecessors of each.
//!
//! Where steps wait for nothing but finishes, the two ends of a node need not
//! be distinguished and are one event.

use crate::analysis::network::{Network, Node};
use crate::model::Relation;

/// The start or the finish of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::analysis) struct Event(pub(in crate::analysis) u32);

impl Event {
    #[expect(clippy::cast_possible_truncation, reason = "a network has fewer than 2^31 nodes")]
    pub(in crate::analysis) const fn new(index: usize) -> Self {
        Self(index as u32)
    }

    pub(in crate::analysis) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The events of one network in topological order.
#[derive(Debug)]
pub(in crate::analysis) struct Events {
    ties: bool,
    before: Lists,
}

impl Events {
    pub(in crate::analysis) fn of(network: &Network) -> Self {
        let mut events = Self { ties: network.has_ties(), before: Lists { first: vec![0], events: Vec::new() } };
        for node in network.nodes() {
            let waits = || network.waits(node).iter();
            for wait in waits().filter(|wait| wait.relation != Relation::FinishFinish) {
                let is_start = wait.relation == Relation::StartStart;
                let from = if is_start { events.start(wait.from) } else { events.finish(wait.from) };
                events.before.events.push(from);
            }
            events.before.close();
            if events.ties {
                let start = events.start(node);
                events.before.events.push(start);
                for wait in waits().filter(|wait| wait.relation == Relation::FinishFinish) {
                    let from = events.finish(wait.from);
                    events.before.events.push(from);
                }
                events.before.close();
            }
        }
        events
    }

    /// The event at which a node starts.
    pub(in crate::analysis) fn start(&self, node: Node) -> Event {
        Event(if self.ties { 2 * node.0 } else { node.0 })
    }

    /// The event at which a node finishes.
    pub(in crate::analysis) fn finish(&self, node: Node) -> Event {
        Event(if self.ties { 2 * node.0 + 1 } else { node.0 })
    }

    /// The node of an event.
    pub(in crate::analysis) fn node(&self, event: Event) -> Node {
        Node(if self.ties { event.0 / 2 } else { event.0 })
    }

    /// The number of events.
    pub(in crate::analysis) fn len(&self) -> usize {
        self.before.first.len() - 1
    }

    /// Every event, in topological order.
    pub(in crate::analysis) fn all(&self) -> impl DoubleEndedIterator<Item = Event> + use<> {
        (0..self.len()).map(Event::new)
    }

    /// The direct predecessors of an event.
    pub(in crate::analysis) fn before(&self, event: Event) -> &[Event] {
        self.before.of(event)
    }

    /// The direct successors of each event, in order.
    pub(in crate::analysis) fn after(&self) -> Lists {
        let mut first = vec![0; self.len() + 1];
        for event in &self.before.events {
            first[event.index() + 1] += 1;
        }
        for at in 1..first.len() {
            first[at] += first[at - 1];
        }
        let mut free = first.clone();
        let mut events = vec![Event(0); self.before.events.len()];
        for event in self.all() {
            for before in self.before(event) {
                let place = &mut free[before.index()];
                events[*place as usize] = event;
                *place += 1;
            }
        }
        Lists { first, events }
    }
}

/// A list of events for each event.
#[derive(Debug)]
pub(in crate::analysis) struct Lists {
    first: Vec<u32>,
    events: Vec<Event>,
}

impl Lists {
    pub(in crate::analysis) fn of(&self, event: Event) -> &[Event] {
        &self.events[self.first[event.index()] as usize..self.first[event.index() + 1] as usize]
    }

    /// Ends the list of one event.
    fn close(&mut self) {
        self.first.push(u32::try_from(self.events.len()).expect("fewer than 2³² fit the memory"));
    }
}
