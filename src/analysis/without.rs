//! When all of reachable would end if a wasted step that stays went, too.

use std::cell::OnceCell;

use super::anew;
use super::axis::Axis;
use super::pairs::Point;
use super::reason::Keep;
use super::scenario::Waits;
use super::study::Study;
use crate::model::{Order, OrderSource, Relation, StepId};

/// Answers for one step after the other, in O(1) each where the step passes on
/// nothing that the others would not follow already.
pub(super) struct Without<'a, 's, 'p, A: Axis> {
    study: &'a Study<'s, 'p, A>,
    detours: &'a A::Detours,
    known: OnceCell<Known<'p, A::Point>>,
}

struct Known<'p, P> {
    /// For each step the orders that leave it.
    leaving: Vec<Vec<&'p Order>>,
    /// For each step when it and all before it have finished in reachable.
    all_before: Vec<P>,
}

impl<'a, 's, 'p, A: Axis> Without<'a, 's, 'p, A> {
    pub(super) fn of(study: &'a Study<'s, 'p, A>, detours: &'a A::Detours) -> Self {
        Self { study, detours, known: OnceCell::new() }
    }

    fn known(&self) -> &Known<'p, A::Point> {
        self.known.get_or_init(|| {
            let (process, pairs) = (self.study.process(), &self.study.plans.basis.pairs);
            let mut leaving = vec![Vec::new(); process.steps().len()];
            for order in process.orders().all() {
                leaving[order.from.index()].push(order);
            }
            let mut all_before = vec![self.study.axis.origin(); process.steps().len()];
            for &step in process.orders().topological() {
                let before = pairs.before(Point::finish(step)).map(|before| all_before[before.step.index()]);
                all_before[step.index()] =
                    before.chain(self.study.reachable.finish(step)).fold(self.study.axis.origin(), Ord::max);
            }
            Known { leaving, all_before }
        })
    }

    /// When all of reachable would end if these went.
    pub(super) fn end(&self, going: &[StepId]) -> A::Point {
        if let &[step] = going
            && let Some(end) = self.end_of_one(step)
        {
            return end;
        }
        let mut gone = self.study.plans.gone.clone();
        for step in going {
            gone[step.index()] = true;
        }
        anew::end_of(self.study, &gone, |_| Waits::For(Keep::RecordedAndOpen))
    }

    /// None where the step passes on more than its papers and the order of
    /// finishes and starts.
    fn end_of_one(&self, step: StepId) -> Option<A::Point> {
        let (study, process) = (self.study, self.study.process());
        let basis = &study.plans.basis;
        if basis.pairs.has_apart() {
            return None;
        }
        let node = study.reachable.network.node_of(step)?;
        let known = self.known();
        for order in process.orders().of(step) {
            // What it must not end before comes before its start anyway.
            let is_before = || basis.pairs.is_behind(&mut basis.reach(), order.from, Point::finish(step));
            match order.relation {
                Relation::FinishStart => {}
                Relation::FinishFinish if is_before() => {}
                _ => return None,
            }
        }
        let before = basis.pairs.before(Point::finish(step)).map(|before| known.all_before[before.step.index()]);
        let before = before.fold(study.axis.origin(), Ord::max);
        let mut made = Vec::new();
        for order in &known.leaving[step.index()] {
            let is_paper = matches!(order.source, OrderSource::Document(_));
            match order.relation {
                Relation::FinishStart if order.lag.is_zero() => {}
                Relation::FinishFinish if is_paper => {
                    made.extend(study.reachable.network.node_of(order.to).map(|to| (before, to)));
                }
                _ => return None,
            }
        }
        study.axis.end_without(&study.reachable.schedule, self.detours, node, &made)
    }
}
