//! The length of the process after each change of a sequence.
//!
//! Recomputing the schedule after every change would be quadratic. The changes
//! come in the order of today's starts, so after each of them the events of the
//! process divide in two: those that wait for no step whose change is still to
//! come, which already are as in reachable, and the others, which still run as
//! today. The longest path either stays on one side or crosses once. Going
//! backwards, the crossings wait in a heap by their length, and what can no
//! longer be on the longest path is dropped: O((n + m) log n) for all changes
//! together, and what a change makes longer among the later events.
//!
//! Where a step of no length comes before another that starts at the same
//! moment and is above it in the file, the two sides are not separated cleanly;
//! such a moment is computed anew.
//!
//! A removed step that has begun today but not ended leads from one late finish
//! to another: its own finish stands for what it passes on. What was known when
//! it began, and when the steps began to whose finish its own is tied, crosses
//! from there. When it begins again, it waits for more, so that tails only
//! grow. But one order then ceases to hold: between finishes of two removed
//! steps, called habit. There the end is known where it is the same whether
//! such orders never hold or never cease to.

mod cuts;
mod passed;
mod times;

use std::collections::{BinaryHeap, HashMap};

use cuts::Sides;
use passed::Passed;

use super::reason::Keep;
use crate::analysis::Reason;
use crate::analysis::study::Study;
use crate::analysis::time::axis::Numbers;
use crate::analysis::worth::anew;
use crate::model::{Order, Relation, StepId, Time};

/// Earlier than any time, for events that do not happen.
const NEVER: Time = Time::from_thousandths(i64::MIN / 4);

/// The three events of a step: it starts; it has finished; it and all before it
/// today have finished.
const KINDS: usize = 3;
const START: usize = 0;
const FINISH: usize = 1;
const ALL_BEFORE: usize = 2;

/// The end of the process before any change and after each, in the order of
/// `changes`: today's starts, ties in file order.
pub(in crate::analysis) fn ends(study: &Study<'_, '_, Numbers>, changes: &[StepId]) -> Vec<Time> {
    let sweep = Sweep::new(study, changes, false);
    let sides = sweep.sides();
    let (turn, mut days) = (sweep.turn.clone(), sweep.run());
    let most = sides.contains(&Sides::ApartButForHabit).then(|| Sweep::new(study, changes, true).run());
    for (made, sides) in sides.into_iter().enumerate() {
        let is_known = match sides {
            Sides::Apart => true,
            Sides::ApartButForHabit => most.as_ref().is_none_or(|most| most[made] == days[made]),
            Sides::Mixed => false,
        };
        if !is_known {
            days[made] = anew::end(study, |step| turn[step.index()].is_some_and(|turn| turn as usize <= made));
        }
    }
    days
}

struct Sweep<'a, 's, 'p> {
    study: &'a Study<'s, 'p, Numbers>,
    /// The number of the change that alters a step, from 1; `None` where it is
    /// unchanged.
    turn: Vec<Option<u32>>,
    /// Whether an order between finishes called habit holds once both of its
    /// steps are removed, and continues to hold when one no longer is; else it
    /// never holds.
    habit_holds: bool,
    /// The index of each event in the order in which they become early.
    place: Vec<u32>,
    /// The events in that order.
    events: Vec<u32>,
    /// The number of events on the early side before any change and after each.
    cuts: Vec<usize>,
    /// The time of each event today.
    now: Vec<Time>,
    /// The time of each event in reachable.
    new: Vec<Time>,
    /// The longest path from each event on, over later events as of today.
    tail: Vec<Time>,
    late: Vec<bool>,
    /// For each removed step that passes on more than finishes before starts,
    /// what it passes on once it is removed; empty where there is none.
    passed: Vec<Option<Passed>>,
    /// For each of those what it passes on of what was known when some step
    /// began, with the index of that event.
    known: HashMap<StepId, Vec<(u32, Passed)>>,
    /// For each removed step the events that wait for more of it as it is today
    /// than once it is removed.
    waiting: HashMap<StepId, Vec<usize>>,
    /// The number of events on the early side.
    early: usize,
    /// The longest path among the late events: what leads to an earlier end
    /// need not be known.
    longest_late: Time,
    crossings: BinaryHeap<(Time, u32)>,
    /// Late events whose tail has grown, by index: the last is propagated
    /// first, so that each is propagated once.
    pending: BinaryHeap<(u32, u32)>,
    /// A buffer.
    before: Vec<(usize, Time)>,
}

impl<'a, 's, 'p> Sweep<'a, 's, 'p> {
    fn new(study: &'a Study<'s, 'p, Numbers>, changes: &[StepId], habit_holds: bool) -> Self {
        let count = study.plans.gone.len();
        let mut turn = vec![None; count];
        for (number, step) in (1u32..).zip(changes) {
            turn[step.index()] = Some(number);
        }
        let mut sweep = Self {
            study,
            turn,
            habit_holds,
            place: vec![0; KINDS * count],
            events: Vec::with_capacity(KINDS * count),
            cuts: Vec::new(),
            now: vec![Time::ZERO; KINDS * count],
            new: vec![NEVER; KINDS * count],
            tail: vec![NEVER; KINDS * count],
            late: vec![false; KINDS * count],
            passed: Vec::new(),
            known: HashMap::new(),
            waiting: HashMap::new(),
            early: KINDS * count,
            longest_late: Time::ZERO,
            crossings: BinaryHeap::new(),
            pending: BinaryHeap::new(),
            before: Vec::new(),
        };
        sweep.divide(changes.len());
        sweep.take_times();
        sweep.known = sweep.passed_on_from_starts();
        for order in study.process().orders().all() {
            let is_habit = study.plans.basis.record.of_entry(order) == Reason::Habit;
            let event = match order.relation {
                Relation::FinishStart if !order.lag.is_zero() => START,
                Relation::FinishFinish => FINISH,
                _ => continue,
            };
            if is_habit && study.plans.gone[order.from.index()] {
                sweep.waiting.entry(order.from).or_default().push(KINDS * order.to.index() + event);
            }
        }
        sweep
    }

    /// The end at each cut, where the sides are separated.
    fn run(mut self) -> Vec<Time> {
        let cuts = std::mem::take(&mut self.cuts);
        let mut ended = vec![Time::ZERO; self.events.len() + 1];
        for (at, &event) in self.events.iter().enumerate() {
            let finish = if event as usize % KINDS == FINISH { self.new[event as usize] } else { NEVER };
            ended[at + 1] = ended[at].max(finish);
        }
        let mut days = vec![Time::ZERO; cuts.len()];
        for (made, &cut) in cuts.iter().enumerate().rev() {
            while self.early > cut {
                self.early -= 1;
                self.make_late(self.events[self.early] as usize);
            }
            while self.crossings.peek().is_some_and(|(_, from)| *from as usize >= cut) {
                self.crossings.pop();
            }
            let across = self.crossings.peek().map_or(Time::ZERO, |(length, _)| *length);
            days[made] = ended[cut].max(self.longest_late).max(across);
        }
        days
    }

    /// Every event that this one waits for, with the time between; `has_begun`
    /// returns whether a step has begun, so that its change is made.
    fn each_before(&self, event: usize, has_begun: impl Fn(StepId) -> bool, visit: &mut impl FnMut(usize, Time)) {
        let (process, record) = (self.study.process(), &self.study.plans.basis.record);
        let (step, kind) = (StepId::new(event / KINDS), event % KINDS);
        let at = |step: StepId, kind: usize| KINDS * step.index() + kind;
        let is_gone = |step: StepId| self.study.plans.gone[step.index()] && has_begun(step);
        let goes = is_gone(step);
        if kind == FINISH && !goes {
            visit(at(step, START), process.length(step).time());
        }
        if kind == ALL_BEFORE {
            visit(at(step, FINISH), Time::ZERO);
        }
        for order in process.orders().of(step) {
            let is_habit = || record.of_entry(order) == Reason::Habit;
            match (order.relation, kind) {
                (Relation::FinishStart, START) => {
                    visit(at(order.from, ALL_BEFORE), Time::ZERO);
                    if !(order.lag.is_zero() || is_gone(order.from) && is_habit()) {
                        visit(at(order.from, FINISH), order.lag.time());
                    }
                }
                (Relation::FinishStart, ALL_BEFORE) => visit(at(order.from, ALL_BEFORE), Time::ZERO),
                (Relation::StartStart, START) => visit(at(order.from, START), order.lag.time()),
                (Relation::FinishFinish, FINISH)
                    if is_gone(order.from) && is_habit() && !(goes && self.habit_holds) => {}
                (Relation::FinishFinish, FINISH) if goes => visit(at(order.from, FINISH), Time::ZERO),
                (Relation::FinishFinish, FINISH) if has_begun(step) && self.drops(order) => {}
                (Relation::FinishFinish, FINISH) => visit(at(order.from, FINISH), order.lag.time()),
                _ => {}
            }
        }
    }

    /// Returns whether an FF order is dropped with the change of its step,
    /// which is kept.
    fn drops(&self, order: &Order) -> bool {
        self.turn[order.to.index()].is_some()
            && !Keep::RecordedAndOpen.keeps(self.study.plans.basis.record.of_entry(order))
    }

    fn has_begun(&self, step: StepId) -> bool {
        !self.late[KINDS * step.index() + START]
    }

    /// Moves the event to the late side.
    fn make_late(&mut self, event: usize) {
        self.late[event] = true;
        if event % KINDS == FINISH {
            self.tail[event] = self.tail[event].max(Time::ZERO);
        }
        self.await_turn(event);
        if event % KINDS == START {
            // Now that the step's change is undone, more holds again.
            self.await_turn(event + FINISH);
            for waiting in self.waiting.remove(&StepId::new(event / KINDS)).unwrap_or_default() {
                self.await_turn(waiting);
            }
        }
        self.spread();
    }

    fn await_turn(&mut self, event: usize) {
        if self.late[event] {
            self.pending.push((self.place[event], u32::try_from(event).expect("fewer than 2³² fit the memory")));
        }
    }

    /// Propagates the tails of the pending events to those before them.
    fn spread(&mut self) {
        let mut before = std::mem::take(&mut self.before);
        let mut last = None;
        while let Some((_, event)) = self.pending.pop() {
            if last.replace(event) == Some(event) {
                continue;
            }
            let event = event as usize;
            let tail = self.tail[event];
            if tail == NEVER || self.now[event] + tail < self.longest_late {
                continue;
            }
            if event % KINDS == START {
                self.longest_late = self.longest_late.max(tail);
            }
            before.clear();
            self.each_before(event, |step| self.has_begun(step), &mut |other, between| before.push((other, between)));
            if !self.passed.is_empty() {
                self.cross_what_goes(event, tail);
            }
            for &(other, between) in &before {
                let length = tail + between;
                if length <= self.tail[other] || self.now[other] + length < self.longest_late {
                    continue;
                }
                self.tail[other] = length;
                let across = self.new[other] + length;
                if self.late[other] {
                    self.await_turn(other);
                } else if across >= self.longest_late {
                    self.crossings.push((across, self.place[other]));
                }
            }
        }
        self.before = before;
    }

    /// Crossings through removed steps, from what they pass on.
    fn cross_what_goes(&mut self, event: usize, tail: Time) {
        let (step, kind) = (StepId::new(event / KINDS), event % KINDS);
        let (plans, orders) = (self.study.plans, self.study.process().orders().of(step));
        let (has_begun, mut ways) = (self.has_begun(step), Vec::new());
        // What a removed step passes on itself is known from it.
        if has_begun && plans.gone[step.index()] {
            return;
        }
        for order in orders.iter().filter(|order| self.has_begun(order.from)) {
            if order.relation == Relation::FinishFinish && has_begun && self.drops(order) {
                continue;
            }
            let is_habit = plans.basis.record.of_entry(order) == Reason::Habit;
            for (from, passed) in self.known.get(&order.from).into_iter().flatten() {
                let way = passed.way(order, kind, is_habit).filter(|way| *way + tail >= self.longest_late);
                if let Some(way) = way.filter(|_| (*from as usize) < self.early) {
                    ways.push((way + tail, *from));
                }
            }
        }
        self.crossings.extend(ways);
    }
}
