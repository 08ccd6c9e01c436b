//! The moments at which the events divide into an early and a late side, and
//! those at which they do not divide cleanly.

use super::{ALL_BEFORE, KINDS, START, Sweep};
use crate::analysis::Reason;
use crate::analysis::study::Study;
use crate::analysis::time::axis::Numbers;
use crate::model::{Relation, StepId, Time};

impl Sweep<'_, '_, '_> {
    /// The number of events on the early side before any change and after each.
    pub(super) fn cuts(&self, changes: &[StepId]) -> Vec<usize> {
        let (network, schedule) = (self.study.today.network, &self.study.today.schedule);
        let of = |step: &StepId| {
            let last_now = network.node_of(*step).map_or(START, |node| {
                if schedule.start[node.index()] == schedule.finish[node.index()] { ALL_BEFORE } else { START }
            });
            self.place[KINDS * step.index() + last_now] as usize + 1
        };
        std::iter::once(0).chain(changes.iter().map(of)).collect()
    }

    /// For each cut how the two sides are separated.
    pub(super) fn sides(&self, cuts: &[usize]) -> Vec<Sides> {
        let mut change = vec![0i32; cuts.len() + 1];
        let mut called_habit = vec![0i32; cuts.len() + 1];
        for event in 0..self.place.len() {
            let mut tell = |before: usize, _| {
                let (from, to) = (self.place[before] as usize, self.place[event] as usize);
                if from > to {
                    let first = cuts.partition_point(|cut| *cut <= to);
                    let end = cuts.partition_point(|cut| *cut <= from);
                    change[first] += 1;
                    change[end] -= 1;
                }
            };
            // As today, and as it is with every change made.
            self.each_before(event, |_| false, &mut tell);
            self.each_before(event, |_| true, &mut tell);
        }
        // Between two removed steps orders called habit pass on, too.
        let plans = self.study.plans;
        let goes = |step: StepId| plans.gone[step.index()];
        for order in self.study.process().orders().all() {
            let by_finish = order.relation == Relation::FinishFinish && goes(order.from) && goes(order.to);
            if by_finish && plans.basis.record.of_entry(order) == Reason::Habit {
                let place = |step: StepId, kind: usize| self.place[KINDS * step.index() + kind] as usize;
                let begin = place(order.from, START).max(place(order.to, START));
                let end = place(order.to, ALL_BEFORE).max(begin);
                called_habit[cuts.partition_point(|cut| *cut <= begin)] += 1;
                called_habit[cuts.partition_point(|cut| *cut <= end)] -= 1;
            }
        }
        let (mut open, mut open_by_habit) = (0, 0);
        let changes = change.into_iter().zip(called_habit).take(cuts.len());
        let sides = changes.map(|(change, called_habit)| {
            open += change;
            open_by_habit += called_habit;
            match (open > 0, open_by_habit > 0) {
                (true, _) => Sides::Mixed,
                (false, true) => Sides::ApartButForHabit,
                (false, false) => Sides::Apart,
            }
        });
        sides.collect()
    }
}

/// How the early and the late events of a cut are separated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sides {
    /// No early event waits for a late one.
    Apart,
    /// The same, except that two removed steps are tied by an order called
    /// habit, which holds as long as both are removed.
    ApartButForHabit,
    /// An early event waits for a late one.
    Mixed,
}

/// The events in the order of today's times: at one time, first those that
/// began earlier, in topological order, then those that begin now, in file
/// order.
pub(super) fn in_order(study: &Study<'_, '_, Numbers>) -> (Vec<u32>, Vec<u32>) {
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
