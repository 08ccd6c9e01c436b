//! When all ends with some of the changes made, step by step: linear, for
//! moments that cannot be told from their neighbours and for calendars.

use super::axis::Axis;
use super::scenario::starts_after;
use super::study::Study;
use crate::model::{Relation, StepId};

/// When all ends with the changes of some steps made.
pub(super) fn end<A: Axis>(study: &Study<'_, '_, A>, is_made: impl Fn(StepId) -> bool) -> A::Point {
    let (axis, process, standing) = (study.axis, study.process(), study.plans.standing());
    let origin = axis.origin();
    // Nothing for what does not happen.
    let mut times: Vec<Option<(A::Point, A::Point)>> = vec![None; standing.len()];
    let mut all_before: Vec<Option<A::Point>> = vec![None; process.steps().len()];
    let mut last = origin;
    for node in standing.nodes() {
        let step = standing.step(node);
        let changed = step.is_none_or(&is_made);
        let (mut begins, mut ends) = (step.map(|_| origin), None);
        if changed {
            for wait in standing.waits(node) {
                let Some((start, finish)) = times[wait.from.index()] else { continue };
                match wait.relation {
                    Relation::FinishStart => begins = begins.max(Some(axis.after(finish, wait.lag))),
                    Relation::StartStart => begins = begins.max(Some(axis.after(start, wait.lag))),
                    Relation::FinishFinish => ends = ends.max(Some(axis.after(finish, wait.lag))),
                }
            }
        }
        let Some(step) = step else {
            times[node.index()] = begins.map(|opens| (opens, opens));
            continue;
        };
        if !changed {
            for order in process.orders().of(step) {
                let from = standing.node_of(order.from).and_then(|from| times[from.index()]);
                let after = |point: A::Point| axis.after(point, order.lag);
                match order.relation {
                    Relation::FinishStart => {
                        let own = from.map(|(_, finish)| after(finish));
                        begins = begins.max(own).max(all_before[order.from.index()]);
                    }
                    Relation::StartStart => begins = begins.max(from.map(|(start, _)| after(start))),
                    Relation::FinishFinish => ends = ends.max(from.map(|(_, finish)| after(finish))),
                }
            }
        }
        let stands = !(study.plans.gone[step.index()] && is_made(step));
        let mut finish = None;
        if stands && let Some(begins) = begins {
            let ends = ends.max(Some(axis.after(begins, process.length(step)))).unwrap_or(begins);
            times[node.index()] = Some((begins, ends));
            last = last.max(ends);
            finish = Some(ends);
        }
        all_before[step.index()] =
            starts_after(process, step).map(|before| all_before[before.index()]).fold(finish, Option::max);
    }
    last
}
