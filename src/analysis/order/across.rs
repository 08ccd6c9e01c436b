//! Orders across steps that a case leaves out. That the file called one of them
//! habit counts only for the third rule of habit.

use std::collections::HashSet;

use crate::model::{After, Because, Order, OrderSource, Process, Relation, StepId};

/// Returns whether an order replaces one on a step that was left out and that
/// the file called habit.
pub(in crate::analysis) fn is_habit(process: &Process, order: &Order) -> bool {
    entry(process, order).is_some_and(|entry| entry.is_across && entry.because == Some(Because::Habit))
}

/// The entry of `after` behind an order; `None` where it has another origin.
fn entry<'p>(process: &'p Process, order: &Order) -> Option<&'p After<StepId>> {
    let OrderSource::After(nth) = order.source else { return None };
    process.step(order.to).after.as_ref()?.get(nth as usize)
}

/// The pairs of such orders that are habit: the later step states its needs,
/// and every direct order through which it follows the other is called habit. A
/// pass over the predecessors of each such step.
pub(in crate::analysis) fn habits(process: &Process) -> HashSet<(StepId, StepId)> {
    let orders = process.orders();
    let by_finish = |order: &&Order| order.relation == Relation::FinishStart;
    let mut found = HashSet::new();
    for step in process.step_ids().filter(|step| process.step(*step).needs.is_some()) {
        let (habits, others): (Vec<&Order>, Vec<&Order>) =
            orders.of(step).iter().filter(by_finish).partition(|order| is_called_habit(process, order));
        let across: Vec<StepId> =
            habits.iter().filter(|order| is_habit(process, order)).map(|order| order.from).collect();
        if across.is_empty() {
            continue;
        }
        let mut before: HashSet<StepId> = HashSet::new();
        let mut open: Vec<StepId> = others.iter().map(|order| order.from).collect();
        while let Some(at) = open.pop() {
            if before.insert(at) {
                open.extend(orders.of(at).iter().filter(by_finish).map(|order| order.from));
            }
        }
        found.extend(across.into_iter().filter(|from| !before.contains(from)).map(|from| (from, step)));
    }
    found
}

fn is_called_habit(process: &Process, order: &Order) -> bool {
    entry(process, order).is_some_and(|entry| entry.because == Some(Because::Habit))
}
