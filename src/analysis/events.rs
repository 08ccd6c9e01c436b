//! What happens in a network, the starts and finishes of its nodes, and what
//! leads to each directly.
//!
//! Where steps wait for nothing but finishes, the two ends of a node need not
//! be told apart and are one event.

use super::network::{Network, Node};
use crate::model::Relation;

/// The start or the finish of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Event(pub(super) u32);

impl Event {
    #[expect(clippy::cast_possible_truncation, reason = "a network has fewer than 2^31 nodes")]
    pub(super) const fn new(index: usize) -> Self {
        Self(index as u32)
    }

    pub(super) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The events of one network, each after all that lead to it.
#[derive(Debug)]
pub(super) struct Events {
    ties: bool,
    before: Lists,
}

impl Events {
    pub(super) fn of(network: &Network) -> Self {
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
    pub(super) fn start(&self, node: Node) -> Event {
        Event(if self.ties { 2 * node.0 } else { node.0 })
    }

    /// The event at which a node finishes.
    pub(super) fn finish(&self, node: Node) -> Event {
        Event(if self.ties { 2 * node.0 + 1 } else { node.0 })
    }

    /// The node of an event.
    pub(super) fn node(&self, event: Event) -> Node {
        Node(if self.ties { event.0 / 2 } else { event.0 })
    }

    /// The kind of order by which the finish or start of one step leads
    /// directly to an event of another.
    pub(super) fn relation(&self, from: Event, to: Event) -> Relation {
        if self.ties && from == self.start(self.node(from)) {
            Relation::StartStart
        } else if self.ties && to == self.finish(self.node(to)) {
            Relation::FinishFinish
        } else {
            Relation::FinishStart
        }
    }

    /// How many events there are.
    pub(super) fn len(&self) -> usize {
        self.before.first.len() - 1
    }

    /// Every event, each after all that lead to it.
    pub(super) fn all(&self) -> impl DoubleEndedIterator<Item = Event> + use<> {
        (0..self.len()).map(Event::new)
    }

    /// The events that lead to one directly.
    pub(super) fn before(&self, event: Event) -> &[Event] {
        self.before.of(event)
    }

    /// The events to which each leads directly, in order.
    pub(super) fn after(&self) -> Lists {
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

/// For each event a list of others.
#[derive(Debug)]
pub(super) struct Lists {
    first: Vec<u32>,
    events: Vec<Event>,
}

impl Lists {
    pub(super) fn of(&self, event: Event) -> &[Event] {
        &self.events[self.first[event.index()] as usize..self.first[event.index() + 1] as usize]
    }

    /// Ends the list of one event.
    fn close(&mut self) {
        self.first.push(u32::try_from(self.events.len()).unwrap_or(u32::MAX));
    }
}
