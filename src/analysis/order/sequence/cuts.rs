//! The order in which the events come to the early side, the cuts between the
//! changes, and those at which the sides do not divide cleanly.

use super::{ALL_BEFORE, FINISH, KINDS, START, Sweep};
use crate::analysis::Reason;
use crate::model::{Order, Relation, StepId, StepPart};

impl Sweep<'_, '_, '_> {
    /// Orders the events by the last change that an event itself or any before
    /// it waits for, and topologically among those with the same; finds the
    /// number of events on the early side before any change and after each.
    pub(super) fn divide(&mut self, changes: usize) {
        let (study, process) = (self.study, self.study.process());
        let mut last = vec![0; self.place.len()];
        for &part in process.orders().parts() {
            let (step, kinds) = match part {
                StepPart::Start(step) => (step, START..FINISH),
                StepPart::Step(step) if study.today.network.head_of(step).is_some() => (step, FINISH..KINDS),
                StepPart::Step(step) => (step, START..KINDS),
            };
            let own = self.turn[step.index()].unwrap_or(0);
            for event in kinds.map(|kind| KINDS * step.index() + kind) {
                let mut latest = own;
                // Once it is changed, a step that is kept waits for less.
                let mut tell = |before: usize, _| latest = latest.max(last[before]);
                self.each_before(event, |other| !study.plans.gone[other.index()], &mut tell);
                last[event] = latest;
                self.events.push(u32::try_from(event).expect("fewer than 2³² fit the memory"));
            }
        }
        self.events.sort_by_key(|event| last[*event as usize]);
        for (at, event) in (0u32..).zip(&self.events) {
            self.place[*event as usize] = at;
        }
        let made = 0..=u32::try_from(changes).expect("there are no more changes than steps");
        let early = |made| self.events.partition_point(|event| last[*event as usize] <= made);
        self.cuts = made.map(early).collect();
    }

    /// For each cut how the two sides are separated.
    pub(super) fn sides(&self) -> Vec<Sides> {
        let made_after = |place: usize| self.cuts.partition_point(|cut| *cut <= place);
        let place = |step: StepId, kind: usize| self.place[KINDS * step.index() + kind] as usize;
        let mut change = vec![0i32; self.cuts.len() + 1];
        let mut called_habit = vec![0i32; self.cuts.len() + 1];
        let process = self.study.process();
        for step in process.step_ids() {
            let Some(turn) = self.turn[step.index()] else { continue };
            // It waits for a step whose change is made after its own.
            change[turn as usize] += 1;
            change[made_after(place(step, START))] -= 1;
        }
        // Between two removed steps orders called habit pass on, too.
        let goes = |step: StepId| self.study.plans.gone[step.index()];
        let passes_on = |order: &&Order| {
            let by_finish = order.relation == Relation::FinishFinish && goes(order.from) && goes(order.to);
            by_finish && self.study.plans.basis.record.of_entry(order) == Reason::Habit
        };
        for order in process.orders().all().iter().filter(passes_on) {
            let begin = place(order.from, START).max(place(order.to, START));
            called_habit[made_after(begin)] += 1;
            called_habit[made_after(place(order.to, ALL_BEFORE).max(begin))] -= 1;
        }
        let (mut open, mut open_by_habit) = (0, 0);
        let changes = change.into_iter().zip(called_habit).take(self.cuts.len());
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
    /// The early steps are those whose change is made.
    Apart,
    /// The same, except that two removed steps are tied by an order called
    /// habit, which holds as long as both are removed.
    ApartButForHabit,
    /// A step whose change is made waits for a step whose change is not.
    Mixed,
}
