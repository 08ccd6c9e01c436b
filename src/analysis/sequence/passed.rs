//! What a step that is gone passes on.

use super::{ALL_BEFORE, FINISH, NEVER, START};
use crate::analysis::axis::Numbers;
use crate::analysis::network::Node;
use crate::analysis::pairs::Point;
use crate::analysis::sets::Set;
use crate::analysis::study::Study;
use crate::model::{Order, Relation, StepId, Time};

/// What a step that is gone passes on: when it is reached, as if it took no
/// time.
#[derive(Clone, Copy, Debug)]
pub(super) struct Passed {
    pub(super) before_start: Time,
    pub(super) before_finish: Time,
    /// What must have finished for its finish.
    ended: Time,
    /// What must have started for its start, and for its finish.
    started: [Time; 2],
}

impl Passed {
    /// None for a step that stays, or passes on no more than the order of
    /// finishes and starts.
    pub(super) fn of(study: &Study<'_, '_, Numbers>, step: StepId) -> Option<Self> {
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

    /// What is known when it would start.
    pub(super) fn at_start(&self) -> Self {
        let Self { before_start, started: [started, _], .. } = *self;
        Self { before_start, before_finish: before_start, ended: before_start, started: [started; 2] }
    }

    /// Its finish is tied to that of a step that stays.
    pub(super) fn tie_to(&mut self, finish: Time, all_before: Time) {
        self.ended = self.ended.max(finish);
        self.before_finish = self.before_finish.max(all_before);
    }

    /// Its finish is tied to that of another step that is gone.
    pub(super) fn tie_to_gone(&mut self, other: &Self) {
        self.tie_to(other.ended, other.before_finish);
        self.started[1] = self.started[1].max(other.started[1]);
    }

    /// From when on an event of the follower may happen by this order.
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
