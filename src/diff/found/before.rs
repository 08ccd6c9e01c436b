//! The steps that must have finished for a step to start.

use std::cell::RefCell;
use std::collections::{BinaryHeap, HashSet};

use crate::model::{Process, Relation, StepId};

/// All steps that must have finished for a step to start, computed as far back
/// as needed.
pub(in crate::diff) struct Before<'p> {
    process: &'p Process,
    id: StepId,
    found: RefCell<Found>,
}

#[derive(Default)]
struct Found {
    /// Whether the search has begun.
    is_begun: bool,
    before: HashSet<StepId>,
    /// Those of `before` whose predecessors are not searched yet, by their
    /// index in topological order.
    open: BinaryHeap<(usize, StepId)>,
}

impl<'p> Before<'p> {
    pub(in crate::diff) fn of(process: &'p Process, id: StepId) -> Self {
        Self { process, id, found: RefCell::default() }
    }

    /// Returns whether a step must have finished. However often it is called,
    /// each order in between is visited once.
    pub(in crate::diff) fn has(&self, id: StepId) -> bool {
        let mut found = self.found.borrow_mut();
        let orders = self.process.orders();
        if !std::mem::replace(&mut found.is_begun, true) {
            self.open(self.id, &mut found);
        }
        // Only steps further on in topological order lead to it.
        while found.open.peek().is_some_and(|(place, _)| *place > orders.place(id)) {
            if let Some((_, step)) = found.open.pop() {
                self.open(step, &mut found);
            }
        }
        found.before.contains(&id)
    }

    fn open(&self, step: StepId, found: &mut Found) {
        let orders = self.process.orders();
        for order in orders.of(step).iter().filter(|order| order.relation == Relation::FinishStart) {
            if found.before.insert(order.from) {
                found.open.push((orders.place(order.from), order.from));
            }
        }
    }
}
