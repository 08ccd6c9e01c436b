//! How long the process takes after each of a row of changes.
//!
//! Recomputing the schedule after every change would be quadratic. The
//! changes come in the order of today's starts, so after each of them the
//! events of the process fall in two: those up to that moment, which already
//! stand as in reachable, and the later ones, which still run as today. The
//! longest way either stays on one side or crosses once. Going backwards,
//! the crossings wait in a heap by their length: O((n + m) log n) for all
//! changes together.
//!
//! Where steps of no length share a moment in another order than the file's,
//! the two sides are not told apart cleanly; such a moment is computed anew.
//! A step that goes and is tied to a later finish leads from the late side
//! to the late side; such ways are followed one by one.

mod cuts;
mod open;
mod passed;

use std::collections::BinaryHeap;

use open::Open;
use passed::Passed;

use super::anew;
use super::axis::Numbers;
use super::pairs::Point;
use super::reason::Keep;
use super::study::Study;
use crate::model::{Order, Relation, StepId, Time};

/// Earlier than any time: what does not happen.
const NEVER: Time = Time::from_thousandths(i64::MIN / 4);

/// The three events of a step: it starts, it has finished, it and all before
/// it today have finished.
const KINDS: usize = 3;
const START: usize = 0;
const FINISH: usize = 1;
const ALL_BEFORE: usize = 2;

/// When all ends before any change and after each, in the order of `changes`:
/// today's starts, ties in file order.
pub(super) fn ends(study: &Study<'_, '_, Numbers>, changes: &[StepId]) -> Vec<Time> {
    Sweep::new(study, changes).run(changes)
}

struct Sweep<'a, 's, 'p> {
    study: &'a Study<'s, 'p, Numbers>,
    /// The number of the change that alters a step, from 1; none where it
    /// stays as it is.
    turn: Vec<Option<u32>>,
    /// The place of each event in the order of today's times.
    place: Vec<u32>,
    /// The events in that order.
    events: Vec<u32>,
    /// The time of each event in reachable.
    new: Vec<Time>,
    /// The longest way from each event on, over later events as of today.
    tail: Vec<Time>,
    late: Vec<bool>,
    /// For each step that goes and passes on more than finishes before starts,
    /// what it passes on once it is gone; empty where there is none.
    passed: Vec<Option<Passed>>,
    longest_late: Time,
    crossings: BinaryHeap<(Time, u32)>,
    /// Late events whose tail has grown, by place: the last is told on
    /// first, so that each is told on once.
    pending: BinaryHeap<(u32, u32)>,
    /// A buffer.
    before: Vec<(usize, Time)>,
}

impl<'a, 's, 'p> Sweep<'a, 's, 'p> {
    fn new(study: &'a Study<'s, 'p, Numbers>, changes: &[StepId]) -> Self {
        let count = study.plans.gone.len();
        let mut turn = vec![None; count];
        for (number, step) in (1u32..).zip(changes) {
            turn[step.index()] = Some(number);
        }
        let (events, place) = cuts::in_order(study);
        let mut sweep = Self {
            study,
            turn,
            place,
            events,
            new: vec![NEVER; KINDS * count],
            tail: vec![NEVER; KINDS * count],
            late: vec![false; KINDS * count],
            passed: Vec::new(),
            longest_late: Time::ZERO,
            crossings: BinaryHeap::new(),
            pending: BinaryHeap::new(),
            before: Vec::new(),
        };
        sweep.take_new_times();
        sweep
    }

    fn take_new_times(&mut self) {
        let (network, schedule) = (self.study.reachable.network, &self.study.reachable.schedule);
        let basis = &self.study.plans.basis;
        for &step in self.study.process().orders().topological() {
            let at = KINDS * step.index();
            if let Some(node) = network.node_of(step) {
                self.new[at + START] = schedule.start[node.index()];
                self.new[at + FINISH] = schedule.finish[node.index()];
            }
            let passed = Passed::of(self.study, step);
            self.new[at + ALL_BEFORE] = match &passed {
                Some(passed) => passed.before_finish,
                None => {
                    let before = basis.pairs.before(Point::finish(step)).map(|before| self.reached(before));
                    before.fold(self.new[at + FINISH], Time::max)
                }
            };
            if passed.is_some() {
                self.passed.resize(self.turn.len(), None);
                self.passed[step.index()] = passed;
            }
        }
    }

    /// When a point and all before it are reached in reachable.
    fn reached(&self, point: Point) -> Time {
        match self.passed(point.step).filter(|_| point.at_start) {
            Some(passed) => passed.before_start,
            None => self.new[KINDS * point.step.index() + ALL_BEFORE],
        }
    }

    fn passed(&self, step: StepId) -> Option<&Passed> {
        self.passed.get(step.index()).and_then(Option::as_ref)
    }

    fn run(mut self, changes: &[StepId]) -> Vec<Time> {
        let cuts = self.cuts(changes);
        let anew = self.unclean(&cuts);
        let mut ended = vec![Time::ZERO; self.events.len() + 1];
        for (at, &event) in self.events.iter().enumerate() {
            let finish = if event as usize % KINDS == FINISH { self.new[event as usize] } else { NEVER };
            ended[at + 1] = ended[at].max(finish);
        }
        let mut days = vec![Time::ZERO; cuts.len()];
        let mut open = Open::of(&self);
        let mut late_from = self.events.len();
        for (made, &cut) in cuts.iter().enumerate().rev() {
            while late_from > cut {
                late_from -= 1;
                self.make_late(self.events[late_from] as usize);
            }
            while self.crossings.peek().is_some_and(|(_, from)| *from as usize >= cut) {
                self.crossings.pop();
            }
            let across = self.crossings.peek().map_or(Time::ZERO, |(length, _)| *length);
            days[made] = if anew[made] {
                anew::end(self.study, |step| self.turn[step.index()].is_some_and(|turn| turn as usize <= made))
            } else {
                ended[cut].max(self.longest_late).max(across).max(open.longest(&self, cut))
            };
        }
        days
    }

    /// Every event that this one waits for today, with the time between.
    fn each_before(&self, event: usize, visit: &mut impl FnMut(usize, Time)) {
        let process = self.study.process();
        let (step, kind) = (StepId::new(event / KINDS), event % KINDS);
        let at = |step: StepId, kind: usize| KINDS * step.index() + kind;
        if kind == FINISH {
            visit(at(step, START), process.length(step).time());
        }
        if kind == ALL_BEFORE {
            visit(at(step, FINISH), Time::ZERO);
        }
        for order in process.orders().of(step) {
            match (order.relation, kind) {
                (Relation::FinishStart, START) => {
                    visit(at(order.from, ALL_BEFORE), Time::ZERO);
                    if !order.lag.is_zero() {
                        visit(at(order.from, FINISH), order.lag.time());
                    }
                }
                (Relation::FinishStart, ALL_BEFORE) => visit(at(order.from, ALL_BEFORE), Time::ZERO),
                (Relation::StartStart, START) => visit(at(order.from, START), order.lag.time()),
                (Relation::FinishFinish, FINISH) if !self.is_dropped(step, order) => {
                    visit(at(order.from, FINISH), order.lag.time());
                }
                _ => {}
            }
        }
    }

    /// Whether an FF order has gone with the change of a step that has begun
    /// but not ended.
    fn is_dropped(&self, step: StepId, order: &Order) -> bool {
        self.turn[step.index()].is_some()
            && !self.late[KINDS * step.index() + START]
            && (self.study.plans.gone[step.index()]
                || !Keep::RecordedAndOpen.keeps(self.study.plans.basis.record.of_entry(order)))
    }

    /// The event goes over to the late side.
    fn make_late(&mut self, event: usize) {
        self.late[event] = true;
        if event % KINDS == FINISH {
            self.tail[event] = self.tail[event].max(Time::ZERO);
        }
        self.await_turn(event);
        if event % KINDS == START && self.has_dropped(event) {
            // They hold again, now that the step's change is undone.
            self.await_turn(event + FINISH);
        }
        self.spread();
    }

    fn await_turn(&mut self, event: usize) {
        if self.late[event] {
            self.pending.push((self.place[event], u32::try_from(event).unwrap_or(u32::MAX)));
        }
    }

    /// Whether FF orders go with the change of the step that starts here.
    fn has_dropped(&self, start: usize) -> bool {
        let step = StepId::new(start / KINDS);
        let mut orders = self.study.process().orders().of(step).iter();
        self.turn[step.index()].is_some() && orders.any(|order| order.relation == Relation::FinishFinish)
    }

    /// Tells the events before the pending ones how far it is from there.
    fn spread(&mut self) {
        let mut before = std::mem::take(&mut self.before);
        let mut last = None;
        while let Some((_, event)) = self.pending.pop() {
            if last.replace(event) == Some(event) {
                continue;
            }
            let event = event as usize;
            let tail = self.tail[event];
            if event % KINDS == START {
                self.longest_late = self.longest_late.max(tail);
            }
            before.clear();
            self.each_before(event, &mut |other, between| before.push((other, between)));
            if tail != NEVER && !self.passed.is_empty() {
                self.cross_what_goes(event, tail);
            }
            for &(other, between) in &before {
                let length = tail + between;
                if tail == NEVER || length <= self.tail[other] {
                    continue;
                }
                self.tail[other] = length;
                if self.late[other] {
                    self.await_turn(other);
                } else if self.new[other] != NEVER {
                    self.crossings.push((self.new[other] + length, self.place[other]));
                }
            }
        }
        self.before = before;
    }

    /// The place of the last event on which what a step that goes passes on
    /// depends: its start, and the finishes that its own is tied to.
    fn known_from(&self, step: StepId) -> u32 {
        let orders = self.study.process().orders().of(step).iter();
        let ends = orders.filter(|order| order.relation == Relation::FinishFinish);
        let ends = ends.map(|order| self.place[KINDS * order.from.index() + ALL_BEFORE]);
        ends.fold(self.place[KINDS * step.index() + START], u32::max)
    }

    /// Crossings by way of steps that are gone, from what they pass on.
    fn cross_what_goes(&mut self, event: usize, tail: Time) {
        let study = self.study;
        for order in study.process().orders().of(StepId::new(event / KINDS)) {
            let from = KINDS * order.from.index();
            let Some(passed) = self.passed(order.from).filter(|_| !self.late[from + START]) else { continue };
            let Some(way) = self.way(passed, order, event) else { continue };
            let last = self.known_from(order.from);
            self.crossings.push((way + tail, last));
        }
    }
}
