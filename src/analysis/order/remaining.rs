//! The order that remains in reachable, and the pairs of today, for rebuilding
//! a process from them.

use std::collections::{BTreeSet, HashSet};

use super::basis::Basis;
use super::pairs::{Plain, Point};
use super::reason::{Keep, Record};
use super::scenario::{self, Waits};
use super::step_pairs::StepPairs;
use super::waste;
use crate::analysis::Reason;
use crate::analysis::network::Network;
use crate::analysis::network::reduction::Reduction;
use crate::model::{Because, Length, OrderSource, Process, Relation, StepId, StepPart};

/// An order between two remaining steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remaining {
    /// The step that comes first.
    pub from: StepId,
    /// The step that waits.
    pub to: StepId,
    /// The ends that are tied.
    pub relation: Relation,
    /// The least time between them.
    pub lag: Length,
}

/// The part of a process that remains in reachable.
#[derive(Clone, Debug)]
pub struct Remainder {
    /// For each step whether it is removed.
    pub gone: Vec<bool>,
    /// The direct orders: none that others imply, except that all orders with a
    /// lag or between other ends are kept. Grouped by the waiting step.
    pub orders: Vec<Remaining>,
}

impl Remainder {
    /// For each step whether it is removed.
    #[must_use]
    pub fn gone(process: &Process) -> Vec<bool> {
        waste::that_goes(process)
    }

    /// The remainder of a process. The steps in `freed` wait for nothing but
    /// what is on record.
    #[must_use]
    pub fn of(process: &Process, freed: &BTreeSet<StepId>) -> Self {
        let gone = waste::that_goes(process);
        let network = network(process, &gone, freed);
        let reduction = Reduction::of(&network);
        let mut orders = Vec::new();
        for to in process.step_ids() {
            let Some(node) = network.node_of(to) else { continue };
            let first = orders.len();
            let mut known: HashSet<(StepId, Relation)> = HashSet::new();
            for direct in reduction.waits(node) {
                if let Some(from) = network.step(direct.from) {
                    known.insert((from, direct.relation));
                    orders.push(Remaining { from, to, relation: direct.relation, lag: direct.lag });
                }
            }
            for wait in network.waits_of_both(node) {
                let (Some(from), relation) = network.tied_by(wait) else { continue };
                let says_more = relation != Relation::FinishStart || !wait.lag.is_zero();
                if says_more && known.insert((from, relation)) {
                    orders.push(Remaining { from, to, relation, lag: wait.lag });
                }
                // An entry with a lag, beside a paper that may follow without one.
                let mut own = orders[first..].iter_mut();
                if let Some(order) = own.find(|order| (order.from, order.relation) == (from, relation)) {
                    order.lag = order.lag.max(wait.lag);
                }
            }
        }
        Self { gone, orders }
    }
}

/// The network of reachable, where the steps in `freed` wait for nothing but
/// what is on record.
pub(in crate::analysis) fn network(process: &Process, gone: &[bool], freed: &BTreeSet<StepId>) -> Network {
    let basis = Basis::of(process, gone);
    let keep = |step| if freed.contains(&step) { Keep::Recorded } else { Keep::RecordedAndOpen };
    scenario::build(&basis, gone, |step| Waits::For(keep(step))).network
}

/// The pairs of today: for each step those before it, with the reason. In space
/// quadratic in the steps.
#[derive(Clone, Debug)]
pub struct PairTable {
    before: StepPairs,
    /// Of those, the ones that are habit, and the ones without a reason.
    habit: StepPairs,
    open: StepPairs,
}

impl PairTable {
    /// The pairs of a process, including those across its waste.
    #[must_use]
    pub fn of(process: &Process) -> Self {
        let steps = process.steps().len();
        let width = steps.div_ceil(64);
        let (before, passed_on) = rows_before(process, width);
        let before = StepPairs::of_rows(width, before);
        let mut table = Self { before, habit: StepPairs::none(steps), open: StepPairs::none(steps) };
        let record = Record::of(process);
        for step in process.step_ids() {
            let by_habit = by_habit_alone(process, step, &passed_on, width);
            for before in table.before(step) {
                match record.of_pair(before, step) {
                    Reason::Habit => table.habit.insert(before, step),
                    Reason::Open if by_habit(before) && !record.is_named_open(before, step) => {
                        table.habit.insert(before, step)
                    }
                    Reason::Open => table.open.insert(before, step),
                    _ => false,
                };
            }
        }
        table
    }

    /// The steps before one, in file order.
    #[must_use]
    pub fn before(&self, step: StepId) -> Vec<StepId> {
        self.before.before(step)
    }

    /// Returns whether one step is before another.
    #[must_use]
    pub fn is_before(&self, before: StepId, step: StepId) -> bool {
        self.before.contains(before, step)
    }

    /// Returns whether the pair is habit.
    #[must_use]
    pub fn is_habit(&self, before: StepId, step: StepId) -> bool {
        self.habit.contains(before, step)
    }

    /// Returns whether nobody has stated why the one follows the other.
    #[must_use]
    pub fn is_open(&self, before: StepId, step: StepId) -> bool {
        self.open.contains(before, step)
    }

    /// Returns whether the pair is on record.
    #[must_use]
    pub fn is_recorded(&self, before: StepId, step: StepId) -> bool {
        self.is_before(before, step) && !self.is_habit(before, step) && !self.is_open(before, step)
    }

    /// The steps before one without a stated reason, except those lifted, in
    /// file order.
    #[must_use]
    pub fn open_without(&self, step: StepId, lifted: &StepPairs) -> Vec<StepId> {
        self.open.without(step, lifted)
    }
}

/// The predecessors of a step that states its needs, reached only through
/// orders that its `after` calls habit. `passed_on` has the predecessors of the
/// end of each step, and of the start of waste that passes them on apart.
fn by_habit_alone(
    process: &Process,
    step: StepId,
    passed_on: &[Vec<u64>; 2],
    width: usize,
) -> impl Fn(StepId) -> bool + use<> {
    let said = process.step(step).needs.is_some();
    let mut otherwise = vec![0u64; width];
    let [ends, starts] = passed_on;
    for order in process.orders().of(step).iter().filter(|order| order.relation != Relation::FinishFinish) {
        let nth = match order.source {
            OrderSource::After(nth) => Some(nth as usize),
            _ => None,
        };
        let entry = nth.and_then(|nth| process.step(step).after.as_ref()?.get(nth));
        let is_habit = entry.is_some_and(|entry| entry.because == Some(Because::Habit) && !entry.is_across);
        if said && !is_habit {
            let other = order.from.index() * width;
            let by_end = order.relation == Relation::FinishStart;
            let passed_on = if by_end { ends } else { starts };
            for (word, bits) in otherwise.iter_mut().zip(&passed_on[other..other + width]) {
                *word |= bits;
            }
            if by_end {
                otherwise[order.from.index() / 64] |= 1 << (order.from.index() % 64);
            }
        }
    }
    move |before| said && otherwise[before.index() / 64] >> (before.index() % 64) & 1 == 0
}

/// For each step the predecessors of its start, and those that it passes on to
/// the steps after its end: the same, except for waste that takes no time and
/// that others tie by other ends; of that also those of its start. A row of bits
/// each.
fn rows_before(process: &Process, width: usize) -> (Vec<u64>, [Vec<u64>; 2]) {
    let steps = process.steps().len();
    let pairs = Plain::of(process).when_gone(&waste::that_goes(process)).0;
    // The finish of each step; then its start, where it is passed apart.
    let row = |point: Point| point.step.index() + if point.at_start { steps } else { 0 };
    let mut rows = vec![0u64; 2 * steps * width];
    for &part in process.orders().parts() {
        let (StepPart::Start(step) | StepPart::Step(step)) = part;
        let apart = pairs.is_apart(step);
        let points = [Point::start(step), Point::finish(step)];
        for point in points.into_iter().filter(|point| apart || !point.at_start) {
            for before in pairs.before(point) {
                let (own, other) = (row(point) * width, row(before) * width);
                for word in 0..width {
                    rows[own + word] |= rows[other + word];
                }
                if !before.at_start {
                    set(&mut rows, width, row(point), before.step);
                }
            }
        }
    }
    let starts = rows.split_off(steps * width);
    let mut before = rows.clone();
    for step in process.step_ids().filter(|step| pairs.is_apart(*step)) {
        let row = step.index() * width..(step.index() + 1) * width;
        before[row.clone()].copy_from_slice(&starts[row]);
    }
    (before, [rows, starts])
}

fn set(bits: &mut [u64], width: usize, row: usize, before: StepId) {
    bits[row * width + before.index() / 64] |= 1 << (before.index() % 64);
}
