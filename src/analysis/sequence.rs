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
//! the two sides are not told apart cleanly; such a moment is computed anew. So
//! is one within a step that goes and passes on more than the order of
//! finishes and starts.

use std::collections::BinaryHeap;

use super::Reason;
use super::anew;
use super::axis::Numbers;
use super::network::Node;
use super::pairs::Point;
use super::reason::Keep;
use super::sets::Set;
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
        let (events, place) = in_order(study);
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
                ended[cut].max(self.longest_late).max(across)
            };
        }
        days
    }

    /// How many events are on the early side before any change and after
    /// each.
    fn cuts(&self, changes: &[StepId]) -> Vec<usize> {
        let (network, schedule) = (self.study.today.network, &self.study.today.schedule);
        let of = |step: &StepId| {
            let last_now = network.node_of(*step).map_or(START, |node| {
                if schedule.start[node.index()] == schedule.finish[node.index()] { ALL_BEFORE } else { START }
            });
            self.place[KINDS * step.index() + last_now] as usize + 1
        };
        std::iter::once(0).chain(changes.iter().map(of)).collect()
    }

    /// For each cut whether something early waits for something late.
    fn unclean(&self, cuts: &[usize]) -> Vec<bool> {
        let mut change = vec![0i32; cuts.len() + 1];
        for event in 0..self.place.len() {
            self.each_before(event, &mut |before, _| {
                let (from, to) = (self.place[before] as usize, self.place[event] as usize);
                if from > to {
                    let first = cuts.partition_point(|cut| *cut <= to);
                    let end = cuts.partition_point(|cut| *cut <= from);
                    change[first] += 1;
                    change[end] -= 1;
                }
            });
        }
        for (step, _) in self.passed.iter().enumerate().filter(|(_, passed)| passed.is_some()) {
            let places = [START, FINISH, ALL_BEFORE].map(|kind| self.place[KINDS * step + kind] as usize);
            let (begin, end) = (places[START], places[FINISH].max(places[ALL_BEFORE]));
            change[cuts.partition_point(|cut| *cut <= begin)] += 1;
            change[cuts.partition_point(|cut| *cut <= end)] -= 1;
        }
        let mut open = 0;
        cuts.iter()
            .zip(change)
            .map(|(_, change)| {
                open += change;
                open > 0
            })
            .collect()
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

    /// Crossings by way of steps that are gone, from what they pass on.
    fn cross_what_goes(&mut self, event: usize, tail: Time) {
        let (step, kind) = (StepId::new(event / KINDS), event % KINDS);
        let study = self.study;
        for order in study.process().orders().of(step) {
            let from = KINDS * order.from.index();
            let Some(passed) = self.passed(order.from).filter(|_| !self.late[from + START]) else { continue };
            let is_habit = study.plans.basis.record.of_entry(order) == Reason::Habit;
            let Some(way) = passed.way(order, kind, is_habit) else { continue };
            let last = self.place[from + FINISH].max(self.place[from + ALL_BEFORE]);
            self.crossings.push((way + tail, last));
        }
    }
}

/// What a step that is gone passes on: when it is reached, as if it took no
/// time.
#[derive(Clone, Copy, Debug)]
struct Passed {
    before_start: Time,
    before_finish: Time,
    /// What must have finished for its finish.
    ended: Time,
    /// What must have started for its start, and for its finish.
    started: [Time; 2],
}

impl Passed {
    /// None for a step that stays, or passes on no more than the order of
    /// finishes and starts.
    fn of(study: &Study<'_, '_, Numbers>, step: StepId) -> Option<Self> {
        let plans = study.plans;
        let passes_on = plans.basis.pairs.is_apart(step) || plans.passes_on_lag(step);
        if !plans.gone[step.index()] || !passes_on {
            return None;
        }
        let reached = |gate: Option<Node>| gate.map_or(NEVER, |gate| study.reachable.schedule.finish[gate.index()]);
        let (start, finish) = (Point::start(step), Point::finish(step));
        Some(Self {
            before_start: reached(plans.sets.gate(Set::All, start)),
            before_finish: reached(plans.sets.gate(Set::All, finish)),
            ended: reached(plans.sets.ended(step)),
            started: [start, finish].map(|point| reached(plans.sets.started(point))),
        })
    }

    /// From when on an event of the follower may happen by this order.
    fn way(&self, order: &Order, kind: usize, is_habit: bool) -> Option<Time> {
        let lag = if is_habit { Time::ZERO } else { order.lag.time() };
        let started = |end: usize| if is_habit { NEVER } else { self.started[end] };
        match (order.relation, kind) {
            (Relation::FinishStart, START) => Some(self.before_finish.max(started(1)) + lag),
            (Relation::StartStart, START) => Some(self.before_start.max(started(0)) + lag),
            (Relation::StartStart, ALL_BEFORE) => Some(self.before_start),
            (Relation::FinishFinish, FINISH) if !is_habit => Some(self.ended + lag),
            _ => None,
        }
    }
}

/// The events in the order of today's times: of one time, first what began
/// earlier, in topological order, then what begins now, in file order.
fn in_order(study: &Study<'_, '_, Numbers>) -> (Vec<u32>, Vec<u32>) {
    let (network, schedule) = (study.today.network, &study.today.schedule);
    let mut keyed: Vec<(Time, bool, u32, u32)> = Vec::with_capacity(KINDS * study.plans.gone.len());
    for node in network.nodes() {
        let Some(step) = network.step(node) else { continue };
        let (start, finish) = (schedule.start[node.index()], schedule.finish[node.index()]);
        for (kind, time) in (0u32..).zip([start, finish, finish]) {
            let begins_now = time == start;
            let tie = if begins_now { step.0 } else { node.0 };
            keyed.push((time, begins_now, tie, 3 * step.0 + kind));
        }
    }
    keyed.sort_unstable();
    let mut place = vec![0u32; keyed.len()];
    for (at, (.., event)) in (0u32..).zip(&keyed) {
        place[*event as usize] = at;
    }
    (keyed.into_iter().map(|(.., event)| event).collect(), place)
}
