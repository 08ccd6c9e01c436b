//! Work of one matter that no longer comes in the order in which a matter
//! runs: a decision that does not wait for the review of its own matter, a
//! review that begins before the intake of its own.

use std::collections::HashSet;

use super::{Case, PaperSaving, Way};
use crate::diff::changes::kept;
use crate::diff::clocks::Elsewhere;
use crate::diff::found::Before;
use crate::diff::pairing::By;
use crate::model::{Kind, Lever, Process, Relation, StepId};

/// Levers by which a decision may come at the time of its review, or a review
/// may begin early.
const LEVERS: [Lever; 5] = [Lever::PreReview, Lever::Commit, Lever::Tolerate, Lever::Parallel, Lever::Instant];

/// Later and earlier steps of one matter: the kinds that are held to it.
const ORDERED: [(&[Kind], &[Kind], Way); 2] = [
    (&[Kind::Decision], &[Kind::Review, Kind::Inspect, Kind::Publicity], Way::Unreviewed),
    (&[Kind::Review, Kind::Inspect, Kind::Decision], &[Kind::Intake], Way::BeforeIntake),
];

pub(super) fn found(case: &Case<'_>) -> Vec<PaperSaving> {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let mut papers = Vec::new();
    for (laters, earliers, way) in ORDERED {
        for later in old.step_ids().filter(|id| is_of(old, *id, laters)) {
            let Some((_, now)) = kept(case.versions.pairing.of_old(later)).filter(|(_, now)| is_of(new, *now, laters))
            else {
                continue;
            };
            // Days that went before intake are reported as moved.
            let change = case.change_of(now).filter(|change| case.moved[*change].is_none());
            let Some(change) = change.filter(|_| !is_allowed(old, later) && !is_allowed(new, now)) else { continue };
            let (was, is) = (Before::of(old, later), Before::of(new, now));
            let of_one_matter = |id: &StepId| old.share_a_matter(*id, later);
            let earlier = old.step_ids().filter(|id| was.has(*id) && is_of(old, *id, earliers)).filter(of_one_matter);
            for earlier in earlier {
                let group = case.versions.pairing.of_old(earlier);
                let Some((_, then)) = kept(group) else { continue };
                let waits = is.has(then) || ends_after(new, now, then) || starts_after(new, now, then);
                if waits || !new.share_a_matter(now, then) {
                    continue;
                }
                papers.push(PaperSaving {
                    change,
                    way,
                    to: (way == Way::BeforeIntake).then_some(Elsewhere::BeforeIntake),
                    steps: vec![new.step(now).name.clone(), new.step(then).name.clone()],
                    about: Vec::new(),
                    guess: matches!(group.by, By::Content(_)),
                });
            }
        }
    }
    papers
}

fn is_of(process: &Process, id: StepId, kinds: &[Kind]) -> bool {
    process.step(id).kind.is_some_and(|kind| kinds.contains(&kind))
}

fn is_allowed(process: &Process, id: StepId) -> bool {
    process.step(id).may.iter().any(|(lever, _)| LEVERS.contains(lever))
}

/// Returns whether a step may end only when another has.
fn ends_after(process: &Process, step: StepId, other: StepId) -> bool {
    let mut orders = process.orders().of(step).iter();
    orders.any(|order| order.relation == Relation::FinishFinish && order.from == other)
}

/// Whether a step may start only when another has ended, be it since it starts
/// after the start of one that does.
fn starts_after(process: &Process, step: StepId, other: StepId) -> bool {
    let (mut open, mut begun) = (vec![step], HashSet::new());
    while let Some(at) = open.pop() {
        for order in process.orders().of(at).iter().filter(|order| order.relation != Relation::FinishFinish) {
            if order.from == other && order.relation == Relation::FinishStart {
                return true;
            }
            if begun.insert(order.from) {
                open.push(order.from);
            }
        }
    }
    false
}
