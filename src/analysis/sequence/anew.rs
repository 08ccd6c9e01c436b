//! One moment of the sequence, step by step: linear, for the rare moments
//! that cannot be told from their neighbours.

use super::super::scenario::starts_after;
use super::{NEVER, Setting};
use crate::model::{Relation, StepId, Time};

/// The days of the process with the changes of some steps made.
pub(super) fn days(setting: &Setting<'_, '_>, is_made: impl Fn(StepId) -> bool) -> Time {
    let process = setting.basis.process;
    let standing = setting.standing;
    let mut opens = vec![(NEVER, NEVER); standing.len()];
    let mut all_before = vec![NEVER; process.steps().len()];
    let mut days = Time::ZERO;
    for node in standing.nodes() {
        let (mut begins, mut ends) = (Time::ZERO, NEVER);
        let changed = standing.step(node).is_none_or(&is_made);
        if changed {
            begins = if standing.step(node).is_some() { Time::ZERO } else { NEVER };
            for wait in standing.waits(node) {
                let (start, finish) = opens[wait.from.index()];
                match wait.relation {
                    Relation::FinishStart => begins = begins.max(finish + wait.lag),
                    Relation::StartStart => begins = begins.max(start + wait.lag),
                    Relation::FinishFinish => ends = ends.max(finish + wait.lag),
                }
            }
        }
        let Some(step) = standing.step(node) else {
            opens[node.index()] = (begins, begins);
            continue;
        };
        if !changed {
            for order in process.orders().of(step) {
                let Some(from) = standing.node_of(order.from) else { continue };
                let (start, finish) = opens[from.index()];
                match order.relation {
                    Relation::FinishStart => {
                        begins = begins.max(finish + order.lag).max(all_before[order.from.index()]);
                    }
                    Relation::StartStart => begins = begins.max(start + order.lag),
                    Relation::FinishFinish => ends = ends.max(finish + order.lag),
                }
            }
        }
        let stands = !(setting.gone[step.index()] && is_made(step));
        if stands {
            opens[node.index()] = (begins, ends.max(begins + process.length(step)));
            days = days.max(opens[node.index()].1);
        }
        all_before[step.index()] =
            starts_after(process, step).map(|before| all_before[before.index()]).fold(opens[node.index()].1, Time::max);
    }
    days
}
