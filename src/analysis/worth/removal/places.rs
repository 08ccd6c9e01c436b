//! The steps in topological order: what comes long before a removed step need
//! not be visited step by step.

use crate::analysis::order::scenario::habits;
use crate::analysis::study::Study;
use crate::analysis::time::axis::Numbers;
use crate::model::{StepId, Time};

/// Orders that are passed over at once.
const BLOCK: usize = 64;

/// The steps by their place in topological order.
#[derive(Debug)]
pub(super) struct Places {
    places: Vec<u32>,
    /// For each place, of the kept steps before it the one that finishes last.
    ended: Vec<Option<StepId>>,
    /// The pairs of kept steps that an order calls habit and that are habit, by
    /// the place of the first.
    habits: Vec<(StepId, StepId)>,
    /// For each block of these the last place of a second step.
    last: Vec<u32>,
}

impl Places {
    pub(super) fn of(study: &Study<'_, '_, Numbers>) -> Self {
        let (process, side) = (study.process(), &study.reachable);
        let order = process.orders().topological();
        let mut places = vec![0; order.len()];
        let (mut ended, mut latest): (Vec<Option<StepId>>, Option<(Time, StepId)>) = (vec![None], None);
        for (place, step) in (0u32..).zip(order) {
            places[step.index()] = place;
            let finish = side.finish(*step);
            if let Some(finish) = finish.filter(|finish| latest.is_none_or(|(latest, _)| *finish > latest)) {
                latest = Some((finish, *step));
            }
            ended.push(latest.map(|(_, step)| step));
        }
        let is_kept = |step: StepId| side.network.node_of(step).is_some();
        let of_step = |step: StepId| habits(&study.plans.basis, step).map(move |from| (from, step));
        let kept = process.step_ids().filter(|step| is_kept(*step)).flat_map(of_step);
        let mut habits: Vec<(StepId, StepId)> = kept.filter(|(from, _)| is_kept(*from)).collect();
        habits.sort_unstable_by_key(|(from, _)| places[from.index()]);
        let last_of = |block: &[(StepId, StepId)]| block.iter().map(|(_, to)| places[to.index()]).max().unwrap_or(0);
        let last = habits.chunks(BLOCK).map(last_of).collect();
        Self { places, ended, habits, last }
    }

    pub(super) fn of_step(&self, step: StepId) -> u32 {
        self.places[step.index()]
    }

    /// Of the kept steps before a place the one that finishes last.
    pub(super) fn last_ended(&self, place: u32) -> Option<StepId> {
        self.ended[place as usize]
    }

    /// The pairs called habit of which the first step stands no later than one
    /// place, and the second no earlier than another.
    pub(super) fn habits_over(&self, (from, to): (u32, u32)) -> impl Iterator<Item = (StepId, StepId)> {
        let until = self.habits.partition_point(|(first, _)| self.of_step(*first) <= from);
        let blocks = self.habits[..until].chunks(BLOCK).zip(&self.last).filter(move |(_, last)| **last >= to);
        blocks.flat_map(|(block, _)| block).copied().filter(move |(_, second)| self.of_step(*second) >= to)
    }
}
