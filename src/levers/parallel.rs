//! A step no longer waits for what only habit puts before it (并联审批,
//! 行政许可法 art. 26; heuristic "parallelism" of Reijers and Limam Mansar,
//! 2005).

use std::collections::HashSet;

use super::Lever;
use crate::analysis::{Analysis, Keep, Proposal, Record};
use crate::model::{After, Change, Duration, Lever as Name, OrderSource, Process, Relation, StepId};

/// 并联审批
pub(super) const LEVER: Lever = Lever { name: Name::Parallel, free: true, propose };

fn propose(process: &Process, analysis: &Analysis) -> Vec<Change> {
    let record = Record::of(process);
    let going: HashSet<StepId> =
        analysis.changes.iter().filter(|proposal| proposal.goes).map(|proposal| proposal.step).collect();
    let waiting = analysis.changes.iter().filter(|proposal| !proposal.goes);
    waiting
        .map(|proposal| Change::Parallel {
            step: process.step(proposal.step).id.clone(),
            after: after(process, &record, &going, proposal),
        })
        .collect()
}

/// All that a step waits for from now on, besides its documents: its own
/// entries that stay; what else it follows directly in reachable; and of the
/// steps that go, those it would follow if they stood, so that the change is
/// right on its own, too.
fn after(process: &Process, record: &Record<'_>, going: &HashSet<StepId>, proposal: &Proposal) -> Vec<After<String>> {
    let step = proposal.step;
    let entries = process.step(step).after.as_deref().unwrap_or_default();
    let mut after = Vec::new();
    let mut held = HashSet::new();
    for order in process.orders().of(step) {
        if !Keep::RecordedAndOpen.keeps(record.of_order(order)) {
            continue;
        }
        if order.relation == Relation::FinishStart {
            held.insert(order.from);
        }
        match order.source {
            OrderSource::After(nth) => {
                let entry = entries[nth as usize].clone();
                after.push(After {
                    step: process.step(entry.step).id.clone(),
                    because: entry.because,
                    basis: entry.basis,
                    relation: entry.relation,
                    lag: entry.lag,
                });
            }
            OrderSource::Above => after.push(plain(process, order.from)),
            OrderSource::Document(_) => {}
        }
    }
    let standing = followed_though_going(process, record, going, step);
    for other in proposal.starts_after.iter().copied().chain(standing) {
        if held.insert(other) {
            after.push(plain(process, other));
        }
    }
    after
}

/// The steps that go which this one follows today by more than habit.
fn followed_though_going(process: &Process, record: &Record<'_>, going: &HashSet<StepId>, step: StepId) -> Vec<StepId> {
    let starts_after = |step: StepId| {
        let orders = process.orders().of(step).iter();
        orders.filter(|order| order.relation == Relation::FinishStart).map(|order| order.from)
    };
    let mut followed = Vec::new();
    let mut open: Vec<StepId> = if going.is_empty() { Vec::new() } else { starts_after(step).collect() };
    let mut seen: HashSet<StepId> = HashSet::new();
    while let Some(before) = open.pop() {
        if seen.insert(before) {
            if going.contains(&before) && Keep::RecordedAndOpen.keeps(record.of_pair(before, step)) {
                followed.push(before);
            }
            open.extend(starts_after(before));
        }
    }
    followed.sort_unstable();
    followed
}

fn plain(process: &Process, step: StepId) -> After<String> {
    let step = process.step(step).id.clone();
    After { step, because: None, basis: None, relation: Relation::FinishStart, lag: Duration::ZERO }
}
