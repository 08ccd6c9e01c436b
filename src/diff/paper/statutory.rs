//! A step or an order that rests on law or safety and is gone, or an order that
//! is weaker, though neither version names a basis for that.

use std::collections::HashSet;

use super::{Case, PaperSaving, Way};
use crate::analysis::Held;
use crate::diff::figures::{compare_durations, plain};
use crate::diff::found::{Before, FoundChange};
use crate::diff::pairing::By;
use crate::model::{After, Because, Change, Decimal, Lever, Relation, Step, StepId};

/// Levers by which a step that the law demands may go.
const STEP_LEVERS: [Lever; 9] = [
    Lever::Abolish,
    Lever::Eliminate,
    Lever::Filing,
    Lever::Commit,
    Lever::AreaAssessment,
    Lever::Merge,
    Lever::Joint,
    Lever::SingleWindow,
    Lever::Share,
];

/// Levers by which an order that the law demands may go, or hold elsewhere.
const ORDER_LEVERS: [Lever; 7] = [
    Lever::Parallel,
    Lever::PreReview,
    Lever::Postpone,
    Lever::EarlyStart,
    Lever::Tolerate,
    Lever::Commit,
    Lever::Joint,
];

pub(super) fn found(case: &Case<'_>) -> Vec<PaperSaving> {
    let steps = case.found.iter().enumerate().filter_map(|(change, found)| {
        let gone = found.changes.iter().any(|change| matches!(change, Change::Eliminate { .. }));
        let step = case.versions.old.step(*found.old.first().filter(|_| gone)?);
        (!step.law.is_empty() && !may(step, &STEP_LEVERS)).then(|| PaperSaving {
            change,
            way: Way::StatutoryStep,
            to: None,
            steps: vec![step.name.clone()],
            about: step.law.clone(),
            guess: false,
        })
    });
    let orders = case.versions.old.step_ids().flat_map(|id| orders(case, id));
    steps.chain(orders).chain(awaited(case)).chain(law_gone(case)).collect()
}

/// Steps that are gone and that a step which stays waits for by law, safety or
/// nature, with no other basis named at either.
fn awaited(case: &Case<'_>) -> Vec<PaperSaving> {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let mut papers: Vec<PaperSaving> = Vec::new();
    let mut told = HashSet::new();
    for id in old.step_ids() {
        let [now, ..] = case.versions.pairing.of_old(id).new.as_slice() else { continue };
        let step = old.step(id);
        let entries = || step.after.iter().flatten();
        // The current basis of the step instead.
        let named = new.step(*now).after.iter().flatten();
        let other_basis = named
            .filter_map(|entry| entry.basis.as_ref())
            .any(|basis| entries().all(|entry| entry.basis.as_ref() != Some(basis)));
        for entry in entries().filter(|entry| is_demanded(entry)) {
            let gone = old.step(entry.step);
            let goes = |(_, found): &(usize, &FoundChange)| found.old.len() == 1 && found.new.is_empty();
            let change = case.changes_of_old(entry.step).find(goes).map(|(change, _)| change);
            let allowed = other_basis || may(gone, &STEP_LEVERS) || may(step, &ORDER_LEVERS);
            let Some(change) = change.filter(|_| !allowed) else { continue };
            // A step with a law of its own is reported already.
            if gone.law.is_empty() && told.insert(change) {
                papers.push(PaperSaving {
                    change,
                    way: Way::AwaitedStep,
                    to: None,
                    steps: vec![gone.name.clone(), step.name.clone()],
                    about: entry.basis.iter().cloned().collect(),
                    guess: false,
                });
            }
        }
    }
    papers
}

/// Steps that the law demands and that were merged away or take no time any
/// more, while nothing cites that law now.
fn law_gone(case: &Case<'_>) -> Vec<PaperSaving> {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let mut papers = Vec::new();
    for id in old.step_ids() {
        let (step, group) = (old.step(id), case.versions.pairing.of_old(id));
        let cited = |law: &String| group.new.iter().any(|now| new.step(*now).law.contains(law));
        if step.law.is_empty() || group.new.is_empty() || may(step, &STEP_LEVERS) || may(step, &[Lever::Instant]) {
            continue;
        }
        let merged = group.old.len() > 1;
        let at_once = !old.length(id).is_zero() && group.new.iter().all(|now| new.length(*now).is_zero());
        let lost: Vec<String> = step.law.iter().filter(|law| !cited(law)).cloned().collect();
        let change = case.changes_of_old(id).find(|(_, found)| found.touches_time());
        if let Some((change, _)) = change.filter(|_| (merged || at_once) && !lost.is_empty()) {
            papers.push(PaperSaving {
                change,
                way: Way::LawGone,
                to: None,
                steps: vec![step.name.clone()],
                about: lost,
                guess: false,
            });
        }
    }
    papers
}

fn may(step: &Step, levers: &[Lever]) -> bool {
    step.may.iter().any(|(lever, _)| levers.contains(lever))
}

/// The orders of one step that are gone in this way, or weaker, each with the
/// change that did it.
fn orders(case: &Case<'_>, id: StepId) -> Vec<PaperSaving> {
    let step = case.versions.old.step(id);
    let mut demanded = step.after.iter().flatten().filter(|entry| is_demanded(entry)).peekable();
    let (Some(_), [now, ..]) = (demanded.peek(), case.versions.pairing.of_old(id).new.as_slice()) else {
        return Vec::new();
    };
    if may(step, &ORDER_LEVERS) {
        return Vec::new();
    }
    let before = Before::of(&case.versions.new, *now);
    let paper = |entry: &After<StepId>| {
        let way = fate(case, entry, *now, &before)?;
        let group = case.versions.pairing.of_old(entry.step);
        Some(PaperSaving {
            change: case.change_of(*now)?,
            way,
            to: None,
            steps: vec![step.name.clone(), case.versions.old.step(entry.step).name.clone()],
            about: entry.basis.iter().cloned().collect(),
            guess: matches!(group.by, By::Content(_)),
        })
    };
    demanded.filter_map(paper).collect()
}

fn is_demanded(entry: &After<StepId>) -> bool {
    matches!(entry.because, Some(Because::Law | Because::Safety | Because::Nature))
}

/// What became of an order that was demanded, of a step that is `now` in the
/// new version; `None` where it holds as before, where there is nothing left to
/// follow, or where the new version names another basis for less.
fn fate(case: &Case<'_>, entry: &After<StepId>, now: StepId, before: &Before) -> Option<Way> {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let group = &case.versions.pairing.of_old(entry.step).new;
    if group.is_empty() || group.contains(&now) {
        return None;
    }
    let entries: Vec<&After<StepId>> =
        new.step(now).after.iter().flatten().filter(|other| group.contains(&other.step)).collect();
    if entries.iter().any(|other| other.basis.is_some() && other.basis != entry.basis) {
        return None;
    }
    let as_much = |other: &&&After<StepId>| {
        let relation = other.relation == entry.relation || other.relation == Relation::FinishStart;
        let one_clock = other.lag.amount == Decimal::ZERO || other.lag.clock(new.unit()) == entry.lag.clock(old.unit());
        let no_less = || compare_durations((new, &[other.lag]), (old, &[entry.lag])).is_ge();
        // On two clocks it is less only if it is so on every date.
        let [was, is] = [(old, entry.lag), (new, other.lag)].map(|(process, lag)| plain(process.on_its_clock(lag)));
        let on_dates = || case.versions.held(was, is) != Held::Over;
        relation && (entry.lag.amount == Decimal::ZERO || if one_clock { no_less() } else { on_dates() })
    };
    let through_others = entry.lag.amount == Decimal::ZERO && group.iter().any(|from| before.has(*from));
    let mut holding = entries.iter().filter(as_much).peekable();
    match holding.peek() {
        Some(_) => (!holding.any(|other| is_demanded(other))).then_some(Way::ReasonGone),
        None if through_others => None,
        None if entries.is_empty() => Some(Way::StatutoryOrder),
        None => Some(Way::WeakerOrder),
    }
}
