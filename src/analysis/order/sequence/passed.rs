//! The times that a removed step passes on.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap, HashSet};

use super::{ALL_BEFORE, FINISH, KINDS, NEVER, START, Sweep};
use crate::analysis::network::Node;
use crate::analysis::order::pairs::Point;
use crate::analysis::order::sets::Set;
use crate::analysis::study::Study;
use crate::analysis::time::axis::Numbers;
use crate::model::{Order, Relation, StepId, Time};

/// The times that a removed step passes on: when it is reached, as if it took
/// no time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passed {
    pub(super) before_start: Time,
    pub(super) before_finish: Time,
    /// The last of the finishes that its finish waits for.
    pub(super) ended: Time,
    /// The last of the starts that its start waits for, and its finish.
    started: [Time; 2],
}

impl Passed {
    /// `None` for a step that is kept, or that passes on no more than the order
    /// of finishes and starts.
    pub(super) fn of(study: &Study<'_, '_, Numbers>, step: StepId) -> Option<Self> {
        let plans = study.plans;
        let passes_on = plans.basis.pairs.is_apart(step) || plans.passes_on_lag(step);
        if !plans.gone[step.index()] || !passes_on {
            return None;
        }
        let reached = |gate: Option<Node>| gate.map_or(NEVER, |gate| study.reachable.schedule.finish[gate.index()]);
        let (start, finish) = (Point::start(step), Point::finish(step));
        // A step whose ends are not passed apart is tied by finishes and
        // starts.
        let is_apart = plans.basis.pairs.is_apart(step);
        Some(Self {
            before_start: reached(plans.sets.gate(Set::All, if is_apart { start } else { finish })),
            before_finish: reached(plans.sets.gate(Set::All, finish)),
            ended: reached(if is_apart { plans.sets.ended(step) } else { plans.sets.gate(Set::All, finish) }),
            started: [start, finish].map(|point| reached(plans.sets.started(point))),
        })
    }

    /// The part that is known when it would start.
    pub(super) fn at_start(&self) -> Self {
        let Self { before_start, started: [started, _], .. } = *self;
        Self { before_start, before_finish: before_start, ended: before_start, started: [started; 2] }
    }

    /// The part that is known when another removed step would start, to whose
    /// finish its own is tied.
    pub(super) fn through(other: &Self) -> Self {
        let Self { before_start, started: [started, _], .. } = *other;
        Self { before_start: NEVER, before_finish: before_start, ended: before_start, started: [NEVER, started] }
    }

    /// The part that comes from before a kept step to whose finish its own is
    /// tied.
    pub(super) fn before(before_finish: Time) -> Self {
        Self { before_start: NEVER, before_finish, ended: NEVER, started: [NEVER; 2] }
    }

    /// The earliest time of an event of the follower by this order.
    pub(super) fn way(&self, order: &Order, kind: usize, is_habit: bool) -> Option<Time> {
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

impl Sweep<'_, '_, '_> {
    /// What each removed step passes on of what was known at a start.
    pub(super) fn passed_on_from_starts(&self) -> HashMap<StepId, Vec<(u32, Passed)>> {
        let steps = self.study.process().step_ids();
        steps.filter_map(|step| Some((step, self.passed_on_by(step, self.passed(step)?)))).collect()
    }

    /// What it passes on, by the last of the starts at which it is known.
    fn passed_on_by(&self, step: StepId, passed: &Passed) -> Vec<(u32, Passed)> {
        let (process, plans) = (self.study.process(), self.study.plans);
        let begins = |step: StepId| self.place[KINDS * step.index() + START];
        let mut known = vec![(begins(step), passed.at_start())];
        let (mut open, mut seen) = (BinaryHeap::from([Reverse((begins(step), step))]), HashSet::new());
        while let Some(Reverse((place, at))) = open.pop() {
            if !seen.insert(at) {
                continue;
            }
            let orders = process.orders().of(at).iter();
            for order in orders.filter(|order| order.relation == Relation::FinishFinish) {
                let place = place.max(begins(order.from));
                match self.passed(order.from) {
                    Some(other) => {
                        known.push((place, Passed::through(other)));
                        open.push(Reverse((place, order.from)));
                    }
                    None if plans.gone[order.from.index()] => {}
                    None => {
                        let before = plans.basis.pairs.before(Point::finish(order.from));
                        let before = before.map(|before| self.reached(before)).fold(NEVER, Time::max);
                        known.push((place, Passed::before(before)));
                    }
                }
            }
        }
        known
    }
}
