//! The ways that lead through a step that is gone while what it is tied to
//! is still to finish.
//!
//! Such a step has begun today before a moment and waits for a finish after
//! it, so that a way crosses from the late side to the late side by what is
//! gone. It is followed forward: from the moment to that finish, which is a
//! matter of a few events, then by the tail of what follows.

use std::collections::HashMap;

use super::passed::Passed;
use super::{ALL_BEFORE, FINISH, KINDS, NEVER, START, Sweep};
use crate::analysis::Reason;
use crate::model::{Order, Relation, StepId, Time};

/// The steps that are gone and still wait for something, as the moments are
/// passed backwards.
pub(super) struct Open {
    /// From when to when each is open, by place; the last first.
    spans: Vec<(u32, u32, StepId)>,
    next: usize,
    now: Vec<(u32, StepId)>,
    /// The orders that leave such steps, by step.
    leaving: HashMap<StepId, Vec<Order>>,
}

impl Open {
    pub(super) fn of(sweep: &Sweep<'_, '_, '_>) -> Self {
        let passed = sweep.study.process().step_ids().filter(|step| sweep.passed(*step).is_some());
        let mut spans: Vec<(u32, u32, StepId)> = passed
            .map(|step| (sweep.known_from(step), sweep.place[KINDS * step.index() + START], step))
            .filter(|(known, begins, _)| known > begins)
            .collect();
        spans.sort_unstable_by(|one, other| other.cmp(one));
        let mut leaving: HashMap<StepId, Vec<Order>> = spans.iter().map(|(.., step)| (*step, Vec::new())).collect();
        if !spans.is_empty() {
            for order in sweep.study.process().orders().all() {
                if let Some(orders) = leaving.get_mut(&order.from) {
                    orders.push(*order);
                }
            }
        }
        Self { spans, next: 0, now: Vec::new(), leaving }
    }

    /// The longest way through a step that is open at a moment; the moments
    /// are asked from the last to the first, when the sweep has come there.
    pub(super) fn longest(&mut self, sweep: &Sweep<'_, '_, '_>, cut: usize) -> Time {
        while let Some((_, begins, step)) = self.spans.get(self.next).filter(|(known, ..)| *known as usize >= cut) {
            self.now.push((*begins, *step));
            self.next += 1;
        }
        self.now.retain(|(begins, _)| (*begins as usize) < cut);
        let mut times = Times { sweep, cut, events: HashMap::new(), passed: HashMap::new() };
        let mut longest = Time::ZERO;
        for (_, step) in &self.now {
            times.find(Item::Passed(*step));
            let passed = times.passed[step];
            for order in self.leaving.get(step).into_iter().flatten() {
                for kind in 0..KINDS {
                    let event = KINDS * order.to.index() + kind;
                    let tail = sweep.tail[event];
                    if let Some(way) = sweep.way(&passed, order, event).filter(|_| sweep.late[event] && tail != NEVER) {
                        longest = longest.max(way + tail);
                    }
                }
            }
        }
        longest
    }
}

/// What has a time at one moment of the sweep.
#[derive(Clone, Copy, Debug)]
enum Item {
    /// An event on the late side.
    Event(usize),
    /// What a step that is gone passes on.
    Passed(StepId),
}

/// Times on the late side at one moment.
struct Times<'w, 'a, 's, 'p> {
    sweep: &'w Sweep<'a, 's, 'p>,
    cut: usize,
    events: HashMap<usize, Time>,
    passed: HashMap<StepId, Passed>,
}

impl Times<'_, '_, '_, '_> {
    fn find(&mut self, item: Item) {
        let (mut open, mut missing) = (vec![item], Vec::new());
        while let Some(&item) = open.last() {
            if self.is_known(item) {
                open.pop();
                continue;
            }
            missing.clear();
            self.each_before(item, |before| missing.extend(Some(before).filter(|before| !self.is_known(*before))));
            if missing.is_empty() {
                self.learn(item);
                open.pop();
            } else {
                open.append(&mut missing);
            }
        }
    }

    fn is_known(&self, item: Item) -> bool {
        match item {
            Item::Event(event) => self.events.contains_key(&event),
            Item::Passed(step) => self.passed.contains_key(&step),
        }
    }

    fn learn(&mut self, item: Item) {
        match item {
            Item::Event(event) => {
                let time = self.time_of(event);
                self.events.insert(event, time);
            }
            Item::Passed(step) => {
                let passed = self.passed_by(step);
                self.passed.insert(step, passed);
            }
        }
    }

    /// The items on which one depends.
    fn each_before(&self, item: Item, mut visit: impl FnMut(Item)) {
        let sweep = self.sweep;
        match item {
            Item::Event(event) => {
                sweep.each_before(event, &mut |other, _| {
                    if sweep.late[other] {
                        visit(Item::Event(other));
                    }
                });
                for order in sweep.study.process().orders().of(StepId::new(event / KINDS)) {
                    if self.is_open(order.from) {
                        visit(Item::Passed(order.from));
                    }
                }
            }
            Item::Passed(step) => {
                for order in finishes(sweep, step) {
                    if self.is_open(order.from) {
                        visit(Item::Passed(order.from));
                    } else if sweep.gone_early(order.from).is_none() {
                        for kind in [FINISH, ALL_BEFORE] {
                            let event = KINDS * order.from.index() + kind;
                            if sweep.late[event] {
                                visit(Item::Event(event));
                            }
                        }
                    }
                }
            }
        }
    }

    /// Whether a step is gone and still waits for something.
    fn is_open(&self, step: StepId) -> bool {
        self.sweep.gone_early(step).is_some() && self.sweep.known_from(step) as usize >= self.cut
    }

    fn at(&self, event: usize) -> Time {
        if self.sweep.late[event] { self.events[&event] } else { self.sweep.new[event] }
    }

    fn time_of(&self, event: usize) -> Time {
        let sweep = self.sweep;
        let mut time = if event % KINDS == START { Time::ZERO } else { NEVER };
        sweep.each_before(event, &mut |other, between| {
            let other = self.at(other);
            if other != NEVER {
                time = time.max(other + between);
            }
        });
        for order in sweep.study.process().orders().of(StepId::new(event / KINDS)) {
            if let Some(passed) = self.passed_early(order.from) {
                time = time.max(sweep.way(&passed, order, event).unwrap_or(NEVER));
            }
        }
        time
    }

    /// What a step passes on that is gone at this moment.
    fn passed_early(&self, step: StepId) -> Option<Passed> {
        if self.is_open(step) { self.passed.get(&step).copied() } else { self.sweep.gone_early(step).copied() }
    }

    fn passed_by(&self, step: StepId) -> Passed {
        let sweep = self.sweep;
        let full = sweep.passed(step).expect("an open step passes something on");
        let mut passed = full.at_start();
        for order in finishes(sweep, step) {
            match self.passed_early(order.from) {
                Some(other) => passed.tie_to_gone(&other),
                None => {
                    let at = |kind: usize| self.at(KINDS * order.from.index() + kind);
                    passed.tie_to(at(FINISH), at(ALL_BEFORE));
                }
            }
        }
        passed
    }
}

/// The orders by which the finish of a step is tied to others.
fn finishes<'p>(sweep: &Sweep<'_, '_, 'p>, step: StepId) -> impl Iterator<Item = &'p Order> {
    let orders = sweep.study.process().orders().of(step).iter();
    orders.filter(|order| order.relation == Relation::FinishFinish)
}

impl Sweep<'_, '_, '_> {
    /// What a step passes on that is gone at the moment at hand.
    fn gone_early(&self, step: StepId) -> Option<&Passed> {
        self.passed(step).filter(|_| !self.late[KINDS * step.index() + START])
    }

    /// From when on an event may happen by an order with a step that is gone.
    pub(super) fn way(&self, passed: &Passed, order: &Order, event: usize) -> Option<Time> {
        if order.relation == Relation::FinishFinish && self.is_dropped(order.to, order) {
            return None;
        }
        let is_habit = self.study.plans.basis.record.of_entry(order) == Reason::Habit;
        passed.way(order, event % KINDS, is_habit)
    }
}
