//! Whether a step waits for less, for more or for others.

use super::Kind;
use crate::diff::Versions;
use crate::model::{Length, Lever, Process, Relation, StepId};

/// What has become of the order of a step that is there on both sides. Steps
/// that are gone are not missed; what is followed through others is followed.
pub(super) fn kind(versions: &Versions, old: StepId, new: StepId) -> Kind {
    let (before, after) = (Before::of(&versions.old, old), Before::of(&versions.new, new));
    let now = |id: StepId| &versions.pairing.of_old(id).new;
    let lifted: Vec<StepId> = direct(&versions.old, old)
        .filter(|from| !now(*from).is_empty() && !now(*from).iter().any(|id| after.has(*id)))
        .flat_map(now)
        .copied()
        .collect();
    let comes = direct(&versions.new, new).any(|from| {
        let then = &versions.pairing.of_new(from).old;
        !then.iter().any(|id| before.has(*id))
    });
    let tied = |from: &StepId| {
        let ties = versions.new.orders().of(new).iter();
        ties.filter(|order| order.from == *from).any(|order| order.relation == Relation::FinishFinish)
    };
    match (lifted.is_empty(), comes) {
        (true, true) => Kind::Series,
        (false, true) => Kind::Reorder,
        (false, false) if lifted.iter().all(tied) => Kind::Lever(Lever::PreReview),
        (false, false) => Kind::Lever(Lever::Parallel),
        (true, false) => lag(versions, old, new),
    }
}

/// No end of a step holds up the start that did not, and none does so no more:
/// what is left are starts and ends that are tied otherwise, and lags.
fn lag(versions: &Versions, old: StepId, new: StepId) -> Kind {
    let lags = |process: &Process, id| -> Vec<Length> {
        let lags = process.orders().of(id).iter().map(|order| order.lag);
        lags.filter(|lag| !lag.is_zero()).collect()
    };
    let tied = |process: &Process, id| {
        process.orders().of(id).iter().filter(|order| order.relation != Relation::FinishStart).count()
    };
    match tied(&versions.new, new).cmp(&tied(&versions.old, old)) {
        std::cmp::Ordering::Less => Kind::Lever(Lever::Parallel),
        std::cmp::Ordering::Greater => Kind::Series,
        std::cmp::Ordering::Equal if lags(&versions.old, old) == lags(&versions.new, new) => Kind::Record,
        std::cmp::Ordering::Equal => Kind::Lag,
    }
}

/// What a step starts after directly.
fn direct(process: &Process, id: StepId) -> impl Iterator<Item = StepId> {
    let orders = process.orders().of(id).iter();
    orders.filter(|order| order.relation == Relation::FinishStart).map(|order| order.from)
}

/// All that must have finished for a step to start.
pub(in crate::diff) struct Before(Vec<bool>);

impl Before {
    pub(in crate::diff) fn of(process: &Process, id: StepId) -> Self {
        let mut before = vec![false; process.steps().len()];
        let mut open: Vec<StepId> = direct(process, id).collect();
        while let Some(step) = open.pop() {
            if !std::mem::replace(&mut before[step.index()], true) {
                open.extend(direct(process, step));
            }
        }
        Self(before)
    }

    pub(in crate::diff) fn has(&self, id: StepId) -> bool {
        self.0[id.index()]
    }
}
