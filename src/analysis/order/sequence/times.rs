//! The times of the events, today and in reachable.

use super::passed::Passed;
use super::{ALL_BEFORE, FINISH, KINDS, START, Sweep};
use crate::analysis::order::pairs::Point;
use crate::model::{StepId, Time};

impl Sweep<'_, '_, '_> {
    /// Takes the times of the events, today and in reachable.
    pub(super) fn take_times(&mut self) {
        let (network, schedule) = (self.study.reachable.network, &self.study.reachable.schedule);
        let today = &self.study.today;
        let basis = &self.study.plans.basis;
        // A step may start with one that is passed later as a whole.
        for step in self.study.process().step_ids() {
            if let Some(passed) = Passed::of(self.study, step) {
                self.passed.resize(self.turn.len(), None);
                self.passed[step.index()] = Some(passed);
            }
        }
        for &step in self.study.process().orders().topological() {
            let at = KINDS * step.index();
            if let Some(node) = today.network.node_of(step) {
                let (start, finish) = (today.schedule.start[node.index()], today.schedule.finish[node.index()]);
                self.now[at..at + KINDS].copy_from_slice(&[start, finish, finish]);
            }
            if let Some(node) = network.node_of(step) {
                self.new[at + START] = schedule.start[node.index()];
                self.new[at + FINISH] = schedule.finish[node.index()];
            }
            let passed = self.passed(step).copied();
            self.new[at + ALL_BEFORE] = match &passed {
                Some(passed) => passed.before_finish,
                None => {
                    let before = basis.pairs.before(Point::finish(step)).map(|before| self.reached(before));
                    before.fold(self.new[at + FINISH], Time::max)
                }
            };
            if let Some(passed) = passed {
                self.new[at + FINISH] = passed.ended;
            }
        }
    }

    /// The time at which a point and all before it are reached in reachable.
    pub(super) fn reached(&self, point: Point) -> Time {
        match self.passed(point.step).filter(|_| point.at_start) {
            Some(passed) => passed.before_start,
            None => self.new[KINDS * point.step.index() + ALL_BEFORE],
        }
    }

    /// What a removed step passes on; `None` where that is no more than finishes
    /// before starts.
    pub(super) fn passed(&self, step: StepId) -> Option<&Passed> {
        self.passed.get(step.index()).and_then(Option::as_ref)
    }
}
