//! Decides whether a step waits for less, for more or for others.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::ChangeKind;
use super::before::Before;
use crate::diff::Versions;
use crate::model::{Clock, Length, Lever, Relation, StepId, Time};

/// The change of the order of a step that exists on both sides. Steps that are
/// gone are not missed, but their predecessors are; a predecessor reached
/// through others counts.
pub(super) fn kind(versions: &Versions, old: StepId, new: StepId) -> ChangeKind {
    let (before, after) = (Before::of(&versions.old, old), Before::of(&versions.new, new));
    let (was, is) = (orders_before(versions, old), orders_after(versions, new));
    let is_before = |order: &Tie| versions.pairing.of_new(order.from).old.iter().any(|id| before.has(*id));
    let is_after = |order: &Tie| versions.pairing.of_new(order.from).new.iter().any(|id| after.has(*id));
    let held: HashSet<StepId> = was.iter().filter(|order| order.is_start()).map(|order| order.from).collect();
    let lifted: Vec<&Tie> = was.iter().filter(|order| order.is_start() && !is_after(order)).collect();
    let comes = is.iter().any(|order| order.is_start() && !is_before(order) && !held.contains(&order.from));
    let tied_by = |relation: Relation| -> HashSet<StepId> {
        is.iter().filter(|tie| tie.relation == relation).map(|tie| tie.from).collect()
    };
    let (ends, starts) = (tied_by(Relation::FinishFinish), tied_by(Relation::StartStart));
    match (lifted.is_empty(), comes) {
        (true, true) => ChangeKind::Series,
        (false, true) => ChangeKind::Reorder,
        // Whose start it waits for, it may wait for the paper of, too.
        (false, false) if lifted.iter().all(|order| starts.contains(&order.from)) => {
            ChangeKind::Lever(Lever::EarlyStart)
        }
        (false, false) if lifted.iter().all(|order| ends.contains(&order.from)) => ChangeKind::Lever(Lever::PreReview),
        (false, false) => ChangeKind::Lever(Lever::Parallel),
        (true, false) => {
            let gone = Difference::of(&was, &is, is_after);
            let new = Difference::of(&is, &was, is_before);
            tied_otherwise(gone, new)
        }
    }
}

/// The kind where no finish newly holds the start of the step, and none has
/// ceased to: other ends, and lags.
fn tied_otherwise(gone: Difference, new: Difference) -> ChangeKind {
    match (gone.tied, new.tied) {
        (true, false) => ChangeKind::Lever(Lever::Parallel),
        (false, true) => ChangeKind::Series,
        (true, true) => ChangeKind::Reorder,
        (false, false) if gone.any || new.any => ChangeKind::Lag,
        (false, false) => ChangeKind::Record,
    }
}

/// One order of a step. Its predecessor is given as a step of the new version:
/// of several stand-ins the first.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Tie {
    from: StepId,
    relation: Relation,
    lag: Lag,
}

impl Tie {
    fn is_start(&self) -> bool {
        self.relation == Relation::FinishStart
    }
}

/// A lag on either clock or in months; a lag in working days in parts that the
/// working days of both versions share.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Lag {
    working: i128,
    calendar: i128,
    months: i128,
}

impl Lag {
    /// `other` is the working day of the other version.
    fn of(length: Length, other: Time) -> Self {
        let (time, none) = (i128::from(length.time().thousandths()), Self::default());
        match (length.in_months(), length.clock()) {
            (Some(months), _) => Self { months: i128::from(months), ..none },
            (None, Clock::Working) => Self { working: time * i128::from(other.thousandths()), ..none },
            (None, Clock::Calendar) => Self { calendar: time, ..none },
        }
    }

    fn and(self, other: Self) -> Self {
        Self {
            working: self.working + other.working,
            calendar: self.calendar + other.calendar,
            months: self.months + other.months,
        }
    }
}

/// The orders of one version that the other does not have.
struct Difference {
    /// Whether one of them is missing, or has another lag.
    any: bool,
    /// Whether one of them is missing with any lag.
    tied: bool,
}

impl Difference {
    /// `implied` returns whether the predecessor must have finished for the
    /// step to start in the other version, so that an order without a lag adds
    /// nothing to it.
    fn of(ties: &[Tie], others: &[Tie], implied: impl Fn(&Tie) -> bool) -> Self {
        let mut known: HashMap<(StepId, Relation), Vec<Lag>> = HashMap::new();
        others.iter().for_each(|tie| known.entry((tie.from, tie.relation)).or_default().push(tie.lag));
        let of = |tie: &Tie| known.get(&(tie.from, tie.relation));
        let alike = |tie: &Tie| of(tie).is_some();
        let same = |tie: &Tie| of(tie).is_some_and(|lags| lags.contains(&tie.lag));
        let any = ties.iter().any(|tie| !same(tie) && (tie.lag != Lag::default() || !implied(tie)));
        Self { any, tied: ties.iter().any(|tie| !alike(tie) && !implied(tie)) }
    }
}

/// The orders of a step of the new version.
fn orders_after(versions: &Versions, id: StepId) -> Vec<Tie> {
    let orders = versions.new.orders().of(id).iter();
    let stands = |from: StepId| versions.pairing.of_new(from).new[0];
    let workday = versions.old.workday();
    orders
        .map(|order| Tie { from: stands(order.from), relation: order.relation, lag: Lag::of(order.lag, workday) })
        .collect()
}

/// The orders of a step of the old version; for predecessors that are gone,
/// those by which they held it up in turn.
fn orders_before(versions: &Versions, id: StepId) -> Vec<Tie> {
    let (orders, workday) = (versions.old.orders(), versions.new.workday());
    let stands = |from: StepId| versions.pairing.of_old(from).new.first().copied();
    let (mut ties, mut open) = (Vec::new(), Open::new());
    let mut follow = |step: StepId, relation: Option<Relation>, lag: Lag, open: &mut Open| {
        for order in orders.of(step) {
            let Some(relation) = through(order.relation, relation) else { continue };
            let lag = lag.and(Lag::of(order.lag, workday));
            match stands(order.from) {
                Some(from) => ties.push(Tie { from, relation, lag }),
                None => {
                    let longest = open.entry(order.from).or_default()[place(relation)].get_or_insert(lag);
                    *longest = lag.max(*longest);
                }
            }
        }
    };
    follow(id, None, Lag::default(), &mut open);
    // Each step that is gone, once, after all that follow it.
    for &step in orders.topological().iter().rev() {
        if open.is_empty() {
            break;
        }
        let Some(lags) = open.remove(&step) else { continue };
        for (relation, lag) in RELATIONS.into_iter().zip(lags) {
            if let Some(lag) = lag {
                follow(step, Some(relation), lag, &mut open);
            }
        }
    }
    ties
}

/// The longest lag by which each gone step holds up the one in question, by the
/// relation, as in [`RELATIONS`].
type Open = BTreeMap<StepId, [Option<Lag>; 3]>;

const RELATIONS: [Relation; 3] = [Relation::FinishStart, Relation::StartStart, Relation::FinishFinish];

fn place(relation: Relation) -> usize {
    match relation {
        Relation::FinishStart => 0,
        Relation::StartStart => 1,
        Relation::FinishFinish => 2,
    }
}

/// The relation by which a step holds up another through one between them that
/// it holds up by `first` and that holds up the other by `then`; `None` where
/// it does not, or by no relation that can be written.
fn through(first: Relation, then: Option<Relation>) -> Option<Relation> {
    use Relation::{FinishFinish, FinishStart, StartStart};
    match (first, then) {
        (relation, None) => Some(relation),
        (FinishStart | FinishFinish, Some(FinishStart)) | (FinishStart, Some(StartStart)) => Some(FinishStart),
        (StartStart, Some(FinishStart | StartStart)) => Some(StartStart),
        (FinishStart | FinishFinish, Some(FinishFinish)) => Some(FinishFinish),
        (FinishFinish, Some(StartStart)) | (StartStart, Some(FinishFinish)) => None,
    }
}
