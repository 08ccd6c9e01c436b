//! Merges steps: finds the orders in the way, and which of those can be lifted.

use std::collections::{BTreeMap, BTreeSet};

use super::days::comparable;
use super::ground::Ground;
use super::offer::{Warning, Why};
use super::pre_review::sum;
use super::works::MergedDays;
use super::{Merger, Works};
use crate::analysis::Keep;
use crate::model::{Counting, Duration, Length, Relation, StepId, knots};

impl Works<'_> {
    /// Lifts the habit and the open pairs inside a group, which its permit
    /// answers; returns whether there were any.
    pub(super) fn answer_inside(&mut self, members: &[StepId]) -> bool {
        let before = self.lifted.clone();
        let inside: BTreeSet<StepId> = members.iter().copied().collect();
        for member in members {
            self.lift_unrecorded(*member, true, |other| inside.contains(&other));
        }
        self.lifted != before
    }

    /// Records a merger.
    ///
    /// # Errors
    ///
    /// The reason why the steps cannot be merged.
    pub(super) fn merge(&mut self, mut merger: Merger) -> Result<(), Why> {
        merger.members.sort_unstable();
        let process = self.process();
        let members = merger.members.clone();
        let taken = |step: &StepId| {
            self.removed.contains(step) || self.mergers.iter().any(|other| other.members.contains(step))
        };
        if members.iter().any(taken) {
            return Err(Why::Gone);
        }
        let [first, ..] = members.as_slice() else { return Err(Why::Alone) };
        let alike = members
            .iter()
            .all(|step| process.taken_alike(*first, *step) && process.step(*step).clock != Counting::Afterwards);
        if !alike {
            return Err(Why::NotAlike);
        }
        let lifted = break_loops(self.ground, &members).map_err(|(before, after)| Why::Recorded { before, after })?;
        self.answer_inside(&members);
        for (before, step, relation) in lifted {
            match relation {
                Relation::FinishStart => self.lift(before, step),
                _ => _ = self.untie(step, true, |other, tied| (other, tied) == (before, relation)),
            }
        }
        merger.days = MergedDays::Stated(self.days_together(&merger)?);
        if members.iter().any(|step| process.step(*step).limit.is_some()) {
            self.warn(Warning::LimitDropped);
        }
        self.mergers.push(merger);
        Ok(())
    }

    /// The length of the merged step.
    fn days_together(&mut self, merger: &Merger) -> Result<Duration, Why> {
        let process = self.process();
        let of: BTreeMap<StepId, Duration> =
            merger.members.iter().map(|step| (*step, self.draft.steps[step.index()].days.likely)).collect();
        let longest = of.values().copied().reduce(|one, other| self.longer(one, other)).expect("a merger has members");
        let chain = self.longest_chain(&of).unwrap_or(longest);
        let least = merger.members.iter().filter_map(|step| process.step(*step).limit.as_ref()?.min);
        let least = least.reduce(|one, other| self.longer(one, other));
        let days = match merger.days {
            MergedDays::Longest => longest,
            MergedDays::LongestChain => chain,
            MergedDays::Stated(days) => {
                let of_file = merger.members.iter().map(|step| process.step(*step).days.likely);
                if self.in_sequence(of_file).is_some_and(|all| self.exceeds(days, all)) {
                    return Err(Why::AboveSum);
                }
                // Of two levers that set days the least holds.
                let all = self.in_sequence(of.values().copied());
                let days = all.filter(|all| self.exceeds(days, *all)).unwrap_or(days);
                if self.exceeds(chain, days) {
                    self.warn(Warning::ByDecree);
                }
                days
            }
        };
        Ok(least.map_or(days, |least| self.longer(least, days)))
    }

    /// All days one after another; `None` where they are not on one clock.
    fn in_sequence(&self, mut days: impl Iterator<Item = Duration>) -> Option<Duration> {
        days.try_fold(Duration::ZERO, |all, one| sum(self, all, one))
    }

    fn exceeds(&self, one: Duration, other: Duration) -> bool {
        let [one, other]: [Length; 2] = [self.length(one), self.length(other)];
        comparable(one, other) && one.time() > other.time()
    }

    fn longer(&self, one: Duration, other: Duration) -> Duration {
        if self.length(other).time() > self.length(one).time() { other } else { one }
    }

    /// The longest chain of some steps by recorded orders; `None` where their
    /// days are not on one clock.
    fn longest_chain(&self, of: &BTreeMap<StepId, Duration>) -> Option<Duration> {
        let topological = self.process().orders().topological().iter().filter(|step| of.contains_key(step));
        let mut ends: BTreeMap<StepId, Duration> = BTreeMap::new();
        for step in topological {
            let recorded = ends.iter().filter(|(before, _)| self.is_recorded_still(**before, *step));
            let latest = recorded.map(|(_, end)| *end).reduce(|one, other| self.longer(one, other));
            let end = sum(self, of[step], latest.unwrap_or(Duration::ZERO))?;
            ends.insert(*step, end);
        }
        ends.into_values().reduce(|one, other| self.longer(one, other))
    }
}

/// An order between two steps, or within one, as an edge between events: a
/// start is even, a finish odd.
struct Edge {
    from: usize,
    to: usize,
    /// `None` for the edge from a step's start to its finish.
    order: Option<(StepId, StepId, Relation, bool)>,
}

/// Lifted orders: both steps, and the ends they tie.
type Lifted = Vec<(StepId, StepId, Relation)>;

/// The orders to lift so that `members`, in file order, can be merged: the
/// unrecorded ones that would close a cycle, those into members first, then
/// those out of members, then those between steps that lie between.
///
/// # Errors
///
/// Two steps that recorded orders tie, where such a cycle remains.
fn break_loops(ground: &Ground<'_>, members: &[StepId]) -> Result<Lifted, (StepId, StepId)> {
    let between = lying_between(ground, members);
    if between.is_empty() {
        return Ok(Vec::new());
    }
    let mut edges = edges(ground, members, &between);
    let is_member = |step: &StepId| members.binary_search(step).is_ok();
    let mut lifted = Vec::new();
    let phases: [&dyn Fn(StepId, StepId) -> bool; 3] =
        [&|_, to| is_member(&to), &|from, _| is_member(&from), &|from, to| !is_member(&from) && !is_member(&to)];
    for concerns in phases {
        let knots = knots(2 * (between.len() + 1), edges.iter().map(|edge| (edge.from, edge.to)));
        edges.retain(|edge| {
            let goes = edge.order.filter(|(from, to, _, unrecorded)| *unrecorded && concerns(*from, *to));
            let goes = goes.filter(|_| closes(&knots, edge));
            lifted.extend(goes.map(|(from, to, relation, _)| (from, to, relation)));
            goes.is_none()
        });
    }
    let knots = knots(2 * (between.len() + 1), edges.iter().map(|edge| (edge.from, edge.to)));
    let remains = edges.iter().filter(|edge| closes(&knots, edge)).find_map(|edge| edge.order);
    match remains {
        Some((from, to, ..)) => Err((from, to)),
        None => Ok(lifted),
    }
}

/// The steps that come after one member and before another, by orders of any
/// relation.
fn lying_between(ground: &Ground<'_>, members: &[StepId]) -> Vec<StepId> {
    let process = ground.process;
    let count = process.steps().len();
    let mut after = vec![false; count];
    let mut before = vec![false; count];
    members.iter().for_each(|member| (after[member.index()], before[member.index()]) = (true, true));
    // Orders may lead backwards in the file; a pass in topological order and
    // one against it find all.
    let mut changed = true;
    while changed {
        changed = false;
        for order in process.orders().all() {
            if after[order.from.index()] && !after[order.to.index()] {
                (after[order.to.index()], changed) = (true, true);
            }
            if before[order.to.index()] && !before[order.from.index()] {
                (before[order.from.index()], changed) = (true, true);
            }
        }
    }
    process.step_ids().filter(|id| after[id.index()] && before[id.index()] && !members.contains(id)).collect()
}

fn edges(ground: &Ground<'_>, members: &[StepId], between: &[StepId]) -> Vec<Edge> {
    let process = ground.process;
    // All members are one step.
    let mut numbers: Vec<Option<usize>> = vec![None; process.steps().len()];
    members.iter().for_each(|step| numbers[step.index()] = Some(0));
    between.iter().enumerate().for_each(|(at, step)| numbers[step.index()] = Some(at + 1));
    let number = |step: StepId| numbers[step.index()];
    let mut edges: Vec<Edge> =
        (0..=between.len()).map(|step| Edge { from: 2 * step, to: 2 * step + 1, order: None }).collect();
    let all: Vec<StepId> = members.iter().chain(between).copied().collect();
    for &step in &all {
        let Some(to) = number(step) else { continue };
        for before in ground.pairs.before(step).into_iter().filter(|before| ground.is_there(*before, step)) {
            let Some(from) = number(before).filter(|from| *from != to) else { continue };
            let unrecorded = !ground.pairs.is_recorded(before, step);
            let order = Some((before, step, Relation::FinishStart, unrecorded));
            edges.push(Edge { from: 2 * from + 1, to: 2 * to, order });
        }
        for order in process.orders().of(step).iter().filter(|order| order.relation != Relation::FinishStart) {
            let Some(from) = number(order.from).filter(|from| *from != to) else { continue };
            let unrecorded = !Keep::Recorded.keeps(ground.record.of_entry(order));
            let (from, to) = match order.relation {
                Relation::FinishFinish => (2 * from + 1, 2 * to + 1),
                _ => (2 * from, 2 * to),
            };
            edges.push(Edge { from, to, order: Some((order.from, step, order.relation, unrecorded)) });
        }
    }
    edges
}

/// Returns whether an edge closes a cycle.
fn closes(knots: &[usize], edge: &Edge) -> bool {
    knots[edge.from] == knots[edge.to]
}
