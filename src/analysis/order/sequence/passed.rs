//! The times that a removed step passes on.

use std::array;
use std::collections::HashMap;

use super::{ALL_BEFORE, FINISH, KINDS, NEVER, START, Sweep};
use crate::analysis::network::Node;
use crate::analysis::order::pairs::Point;
use crate::analysis::order::sets::Set;
use crate::analysis::study::Study;
use crate::analysis::time::axis::Numbers;
use crate::model::{Order, Relation, StepId, Time};

/// The times that a removed step passes on: when it is reached, as if it took
/// no time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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

    /// The later of each of the times.
    fn max(&self, other: &Self) -> Self {
        Self {
            before_start: self.before_start.max(other.before_start),
            before_finish: self.before_finish.max(other.before_finish),
            ended: self.ended.max(other.ended),
            started: array::from_fn(|end| self.started[end].max(other.started[end])),
        }
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
    /// What each removed step passes on of what was known at a start, by the
    /// last of the starts at which it is known.
    pub(super) fn passed_on_from_starts(&self) -> HashMap<StepId, Vec<(u32, Passed)>> {
        let begins = |step: StepId| self.place[KINDS * step.index() + START];
        let mut through_finishes: HashMap<StepId, Vec<(u32, Passed)>> = HashMap::new();
        for &step in self.study.process().orders().topological() {
            if self.passed(step).is_some() {
                let known = growing(self.through_finishes(step, &through_finishes));
                through_finishes.insert(step, known);
            }
        }
        let with_own = through_finishes.into_iter().map(|(step, mut known)| {
            known.extend(self.passed(step).map(|passed| (begins(step), passed.at_start())));
            (step, growing(known))
        });
        with_own.collect()
    }

    /// The part that comes through the steps to whose finish a removed step is
    /// tied, those whose part is already known.
    fn through_finishes(
        &self,
        step: StepId,
        already: &HashMap<StepId, Vec<(u32, Passed)>>,
    ) -> impl Iterator<Item = (u32, Passed)> {
        let begins = |step: StepId| self.place[KINDS * step.index() + START];
        let own = begins(step);
        let orders = self.study.process().orders().of(step).iter();
        let tied = orders.filter(|order| order.relation == Relation::FinishFinish).map(|order| order.from);
        tied.flat_map(move |other| {
            let here = match self.passed(other) {
                Some(passed) => Some(Passed::through(passed)),
                None if self.study.plans.gone[other.index()] => None,
                None => {
                    let before = self.study.plans.basis.pairs.before(Point::finish(other));
                    Some(Passed::before(before.map(|before| self.reached(before)).fold(NEVER, Time::max)))
                }
            };
            let further = already.get(&other).into_iter().flatten().copied();
            let here = here.map(|here| (begins(other), here));
            here.into_iter().chain(further).map(move |(place, passed)| (place.max(own), passed))
        })
    }
}

/// Everything known up to each start, where that is more than was known before.
fn growing(known: impl IntoIterator<Item = (u32, Passed)>) -> Vec<(u32, Passed)> {
    let mut known = Vec::from_iter(known);
    known.sort_by_key(|(place, _)| *place);
    let mut grown: Vec<(u32, Passed)> = Vec::new();
    for (place, passed) in known {
        match grown.last_mut() {
            Some((last, most)) => {
                let more = most.max(&passed);
                if *last == place {
                    *most = more;
                } else if more != *most {
                    grown.push((place, more));
                }
            }
            None => grown.push((place, passed)),
        }
    }
    grown
}
