//! The changes from today to reachable, and their prices.

use std::collections::{BinaryHeap, HashSet};

use crate::analysis::both::both;
use crate::analysis::network::reach::Reach;
use crate::analysis::network::{Network, Node};
use crate::analysis::order::pairs::Point;
use crate::analysis::order::reason::Keep;
use crate::analysis::order::scenario::habits;
use crate::analysis::study::{Plan, Study};
use crate::analysis::time::axis::Axis;
use crate::analysis::{Evidence, FreeChange, Planned, Price, Reason};
use crate::model::{Order, Relation, StepId};

/// The steps that are removed or wait for less, in the order in which the
/// changes are made: today's starts, ties in file order. `reach` is that of
/// reachable.
pub(in crate::analysis) fn changed_steps<A: Axis>(
    study: &Study<'_, '_, A>,
    reach: &mut Reach,
    waits_less: &[bool],
) -> Vec<Changed> {
    let gone = &study.plans.gone;
    let mut changed: Vec<StepId> =
        study.process().step_ids().filter(|id| gone[id.index()] || waits_less[id.index()]).collect();
    changed.sort_by_key(|step| (study.today.start(*step), *step));
    changed.into_iter().map(|step| Changed::of(study, reach, waits_less, step)).collect()
}

/// A step that is removed or waits for less, without its price.
pub(in crate::analysis) struct Changed {
    step: StepId,
    from: Vec<StepId>,
    to: Vec<StepId>,
    starts_after: Vec<StepId>,
    closer: Vec<StepId>,
    evidence: Evidence,
}

impl Changed {
    fn of<A: Axis>(study: &Study<'_, '_, A>, reach: &mut Reach, waits_less: &[bool], step: StepId) -> Self {
        let from = direct(&study.plans.today, step, |_| true);
        let to = direct(&study.plans.reachable, step, |_| true);
        let starts_after = direct(&study.plans.reachable, step, |relation| relation == Relation::FinishStart);
        let closer = closer(study, reach, step, &from, &to);
        let evidence = evidence(study, reach, waits_less, step);
        Self { step, from, to, starts_after, closer, evidence }
    }
}

/// The changes with their prices.
pub(in crate::analysis) fn free_changes<A: Axis>(
    study: &Study<'_, '_, A>,
    changed: Vec<Changed>,
) -> Vec<Planned<FreeChange>> {
    let steps: Vec<StepId> = changed.iter().map(|changed| changed.step).collect();
    let alone = || A::ends_alone(study, &steps);
    let (alone, ends) = both(study.process(), alone, || A::ends_in_sequence(study, &steps));
    let (origin, today) = (study.axis.origin(), study.today.schedule.end);
    let worth = alone.into_iter().zip(ends.windows(2));
    changed
        .into_iter()
        .zip(worth)
        .map(|(Changed { step, from, to, starts_after, closer, evidence }, (alone, ends))| Planned {
            what: FreeChange {
                goes: study.plans.gone[step.index()],
                step,
                from,
                to,
                starts_after,
                closer,
                evidence,
                days_after: study.axis.between(origin, ends[1]),
            },
            price: Price { alone: study.axis.between(alone, today), in_sequence: study.axis.gain(ends[1], ends[0]) },
        })
        .collect()
}

/// The steps that a step follows in any case with a lag that is dropped: those
/// it would no longer follow directly (an order without a lag would not have
/// been direct), and those it still does, where the lag is habit.
fn closer<A: Axis>(
    study: &Study<'_, '_, A>,
    reach: &mut Reach,
    step: StepId,
    from: &[StepId],
    to: &[StepId],
) -> Vec<StepId> {
    let network = study.reachable.network;
    let Some(node) = network.node_of(step) else { return Vec::new() };
    let record = &study.plans.basis.record;
    let with_lag = study.process().orders().of(step).iter().filter(|order| !order.lag.is_zero());
    let (mut lags, mut habits) = (HashSet::new(), HashSet::new());
    for order in with_lag {
        if order.relation == Relation::FinishStart {
            lags.insert(order.from);
        }
        if record.of_entry(order) == Reason::Habit {
            habits.insert(order.from);
        }
    }
    let goes = |other: &StepId| lags.contains(other) && (to.binary_search(other).is_err() || habits.contains(other));
    let going = from.iter().copied().filter(goes);
    going.filter(|other| network.node_of(*other).is_some_and(|other| reach.finishes_before(other, node))).collect()
}

/// The direct predecessors of a step, each once, in file order.
fn direct(plan: &Plan, step: StepId, counts: impl Fn(Relation) -> bool) -> Vec<StepId> {
    let Some(node) = plan.network.node_of(step) else { return Vec::new() };
    let orders = plan.reduction.waits(node).iter().filter(|order| counts(order.relation));
    let mut steps: Vec<StepId> = orders.filter_map(|order| plan.network.step(order.from)).collect();
    steps.sort_unstable();
    steps.dedup();
    steps
}

/// The evidence in the file that a step can wait for less: about the nearest
/// steps that it need not wait for any more.
fn evidence<A: Axis>(study: &Study<'_, '_, A>, reach: &mut Reach, waits_less: &[bool], step: StepId) -> Evidence {
    let (process, basis, network) = (study.process(), &study.plans.basis, study.reachable.network);
    let mut evidence = Evidence::default();
    let Some(node) = network.node_of(step) else { return evidence };
    if !basis.record.says_needs(step) {
        // It is free of nothing but what it calls habit.
        evidence.said_habit = true;
        return evidence;
    }
    let called = |other: StepId| {
        let mut orders = process.orders().of(step).iter().filter(|order| order.from == other);
        orders.any(|order| basis.record.of_entry(order) == Reason::Habit)
    };
    // Behind a removed step, the lag that may be lifted, where the needs of the
    // step are on record.
    let passes_lag = |order: &Order| study.plans.gone[order.from.index()] && !order.lag.is_zero();
    let has_lag = process.orders().of(step).iter().any(passes_lag);
    let (mut open, mut seen) = (vec![Point::finish(step)], HashSet::new());
    while !open.is_empty() && evidence == Evidence::default() {
        let mut further = Vec::new();
        let mut behind: Vec<Point> = open.iter().flat_map(|point| basis.pairs.before(*point)).collect();
        while let Some(point) = behind.pop() {
            if !seen.insert(point) {
                continue;
            }
            let Some(other) = network.node_of(point.step) else {
                evidence.said_habit |= called(point.step);
                behind.extend(basis.pairs.before(point));
                continue;
            };
            let is_held = reach.finishes_before(other, node);
            match basis.record.of_pair(point.step, step) {
                _ if called(point.step) => evidence.said_habit = true,
                Reason::Habit if !is_held || is_behind_lag(study, point.step, step) => {
                    evidence.free_of.push(point.step)
                }
                _ if is_held && !has_lag && !waits_less[point.step.index()] => {}
                _ => further.push(point),
            }
        }
        open = further;
    }
    let mut ties = process.orders().of(step).iter().filter(|order| order.relation != Relation::FinishStart);
    evidence.said_habit |= ties.any(|tie| basis.record.of_entry(tie) == Reason::Habit) || evidence.free_of.is_empty();
    evidence.free_of.sort_unstable();
    evidence
}

/// Returns whether one step waits for another, or across a removed step, with a
/// lag.
fn is_behind_lag<A: Axis>(study: &Study<'_, '_, A>, other: StepId, step: StepId) -> bool {
    let mut orders = study.process().orders().of(step).iter().filter(|order| !order.lag.is_zero());
    orders.any(|order| order.from == other || study.plans.gone[order.from.index()])
}

/// For each step whether it is kept and waits for less.
pub(in crate::analysis) fn that_wait_less<A: Axis>(study: &Study<'_, '_, A>, reach: &mut Reach) -> Vec<bool> {
    let process = study.process();
    let mut before = study.plans.basis.reach();
    let mut waits_less = vec![false; process.steps().len()];
    for &step in process.orders().topological() {
        waits_less[step.index()] =
            !study.plans.gone[step.index()] && waits_for_less(study, reach, &mut before, &waits_less, step);
    }
    waits_less
}

/// Returns whether a node waits for the predecessor of an order, at the same
/// ends and with the same lag: a removed step between may pass that on again.
fn is_tied_so(network: &Network, reach: &mut Reach, node: Node, order: &Order) -> bool {
    let Some(from) = network.node_of(order.from) else { return false };
    let start = network.start_of(from);
    let mut ties = network.waits_of_both(node).filter(|wait| wait.lag == order.lag);
    ties.any(|wait| match (order.relation, wait.relation) {
        (Relation::StartStart, _) => network.starts_before(wait).any(|other| other == start),
        (own, other) => own == other && network.stands_for(reach, wait.from, from),
    })
}

/// How many steps are remembered beyond which nothing need be looked at.
const FEW: usize = 64;

/// Returns whether a kept step is free, in reachable, of some kept step that it
/// waits for today.
fn waits_for_less<A: Axis>(
    study: &Study<'_, '_, A>,
    reach: &mut Reach,
    before: &mut Reach,
    waits_less: &[bool],
    step: StepId,
) -> bool {
    let (process, basis, network) = (study.process(), &study.plans.basis, study.reachable.network);
    let Some(node) = network.node_of(step) else { return false };
    for order in process.orders().of(step) {
        let Some(from) = network.node_of(order.from) else { continue };
        if Keep::RecordedAndOpen.keeps(basis.record.of_order(order)) {
            let is_lifted = basis.record.of_entry(order) == Reason::Habit && !order.lag.is_zero();
            if is_lifted && !is_tied_so(network, reach, node, order) {
                return true;
            }
            continue;
        }
        let (from, to) = match order.relation {
            Relation::FinishStart => (reach.finish(from), reach.start(node)),
            Relation::StartStart => (reach.start(network.start_of(from)), reach.start(node)),
            Relation::FinishFinish => (reach.finish(from), reach.finish(node)),
        };
        let is_held = if order.lag.is_zero() { reach.leads(from, to) } else { is_tied_so(network, reach, node, order) };
        if !is_held {
            return true;
        }
    }
    if is_free_of_lag(study, before, step) {
        return true;
    }
    if !basis.record.says_needs(step) || basis.record.delivery == Some(step) {
        // It keeps every pair except those that an order of its own names.
        return false;
    }
    // The predecessors, today, of a step that this one still follows, and that
    // itself still follows all it does today, need not be looked at.
    let mut complete: Vec<Node> = Vec::new();
    let behind = |point: Point| basis.pairs.before(point).filter_map(|at| Some((basis.pairs.node(at)?, at)));
    let mut open: BinaryHeap<(Node, Point)> = behind(Point::finish(step)).collect();
    let mut last = None;
    while let Some((at, earlier)) = open.pop() {
        let is_behind = |other: &Node, before: &mut Reach| before.finishes_before(at, *other);
        if last.replace((at, earlier)) == Some((at, earlier))
            || complete.iter().rev().take(FEW).any(|other| is_behind(other, before))
        {
            continue;
        }
        if let Some(other) = network.node_of(earlier.step) {
            if !reach.finishes_before(other, node) {
                return true;
            }
            if !waits_less[earlier.step.index()] {
                complete.push(at);
                continue;
            }
        }
        open.extend(behind(earlier));
    }
    false
}

/// Returns whether a step is free of the lag of an order on a removed step,
/// after some step before that one.
fn is_free_of_lag<A: Axis>(study: &Study<'_, '_, A>, before: &mut Reach, step: StepId) -> bool {
    let (basis, orders) = (&study.plans.basis, study.process().orders().of(step).iter());
    // Other orders are dropped, or kept as a whole, with the step they are on.
    let passes = |order: &&Order| {
        study.plans.gone[order.from.index()]
            && !order.lag.is_zero()
            && order.relation != Relation::FinishFinish
            && basis.record.of_entry(order) != Reason::Habit
    };
    let point = |order: &Order| Point { step: order.from, at_start: order.relation == Relation::StartStart };
    let mut open: Vec<Point> = orders.filter(passes).map(point).collect();
    if open.is_empty() {
        return false;
    }
    let stays = |step: StepId| study.reachable.network.node_of(step).is_some();
    if !basis.record.says_needs(step) {
        // It keeps every pair except those that an order of its own names.
        let habits: Vec<StepId> = habits(basis, step).filter(|from| stays(*from)).collect();
        if open.len() * habits.len() <= study.process().steps().len() {
            let is_behind = |from: &StepId, before: &mut Reach| {
                open.iter().any(|point| basis.pairs.is_behind(before, *from, *point))
            };
            return habits.iter().any(|from| is_behind(from, before));
        }
    }
    let mut seen = HashSet::new();
    while let Some(point) = open.pop() {
        if seen.insert(point) {
            if stays(point.step) && basis.record.of_pair(point.step, step) == Reason::Habit {
                return true;
            }
            open.extend(basis.pairs.before(point));
        }
    }
    false
}
