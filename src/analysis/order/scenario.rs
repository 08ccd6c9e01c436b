//! The order that remains when some steps are removed and some wait for less,
//! as a network.
//!
//! Pairs are kept or dropped, not edges: a step that waits for less still
//! follows everything that no reason and no habit frees it of, also where a
//! step between the two waits for less; and a step that followed something only
//! through that step still follows it.

use std::collections::BTreeMap;

use super::basis::Basis;
use super::pairs::Point;
use super::procedure::MatterGates;
use super::reason::Keep;
use super::sets::{self, Set, Sets};
use crate::analysis::Reason;
use crate::analysis::network::reach::Reach;
use crate::analysis::network::{Constraint, Network, Node};
use crate::model::{Length, Order, OrderSource, Process, Relation, StepId, StepPart, Value};

/// For points of tied steps, the steps that took their gate apart, and how much
/// longer those wait for its parts.
pub(in crate::analysis) type Takers = BTreeMap<Point, Vec<(StepId, Length)>>;

/// The orders of one step that a scenario keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::analysis) enum Waits {
    /// Everything it follows today.
    AsToday,
    /// Everything in the file, except orders that hold only because the step is
    /// below another.
    AsWritten,
    /// The orders with a reason.
    For(Keep),
}

/// The predecessors of a step, with the recorded ones apart from the open ones.
#[derive(Clone, Debug)]
pub(in crate::analysis) struct Apart {
    pub(in crate::analysis) recorded: Vec<Constraint>,
    pub(in crate::analysis) open: Vec<Constraint>,
}

/// For each step the constraints by the record alone, in the node numbers of a
/// network that keeps open orders, too; `None` where nothing is open.
pub(in crate::analysis) type Recorded = Vec<Option<Box<Apart>>>;

/// The network of a scenario: `gone` are the removed steps, those of the basis
/// or, where none is passed apart, any; `waits` the orders of the others.
pub(in crate::analysis) fn build(basis: &Basis<'_>, gone: &[bool], waits: impl Fn(StepId) -> Waits) -> Built {
    let process = basis.process;
    let mut reach = basis.reach();
    let mut build = Build::new(basis, &mut reach, gone, &waits);
    for &part in process.orders().parts() {
        match part {
            StepPart::Start(step) if gone[step.index()] => build.sets.add_start(basis, &mut build.network, step),
            StepPart::Start(step) => {
                build.add_part(part, waits(step));
            }
            StepPart::Step(step) => {
                let own = (!gone[step.index()]).then(|| build.add_part(part, waits(step)));
                build.sets.add(basis, &mut build.network, step, own);
            }
        }
    }
    let Build { network, recorded, sets, matter_gates, takers, .. } = build;
    Built { network, recorded, sets, matter_gates, takers }
}

/// The network of a scenario, and the parts of it that are needed later.
#[derive(Debug)]
pub(in crate::analysis) struct Built {
    pub(in crate::analysis) network: Network,
    pub(in crate::analysis) recorded: Recorded,
    pub(in crate::analysis) sets: Sets,
    pub(in crate::analysis) matter_gates: MatterGates,
    pub(in crate::analysis) takers: Takers,
}

pub(in crate::analysis) struct Build<'b, 'p> {
    pub(in crate::analysis) basis: &'b Basis<'p>,
    gone: &'b [bool],
    pub(in crate::analysis) reach: &'b mut Reach,
    pub(in crate::analysis) network: Network,
    pub(in crate::analysis) sets: Sets,
    pub(in crate::analysis) matter_gates: MatterGates,
    /// The constraints of the step being built.
    pub(in crate::analysis) waits: Vec<Constraint>,
    recorded: Recorded,
    takers: Takers,
    /// How much longer the step being built waits for the predecessors being
    /// collected.
    pub(in crate::analysis) lag: Length,
}

impl<'b, 'p> Build<'b, 'p> {
    fn new(basis: &'b Basis<'p>, reach: &'b mut Reach, gone: &'b [bool], waits: &impl Fn(StepId) -> Waits) -> Self {
        let process = basis.process;
        let staying = || process.step_ids().filter(|step| !gone[step.index()]);
        let open = Waits::For(Keep::RecordedAndOpen);
        let kept_waste = |step: StepId| waits(step) == open && process.step(step).value == Some(Value::Waste);
        // Sets of all steps are needed by steps that follow everything as
        // today, that do not state their needs, that wait across a removed step
        // for more than its finish, and by the only delivery; they show what
        // would remain if kept waste were removed.
        let all = basis.record.delivery.is_some()
            || basis.pairs.has_apart()
            || passes_on(process, gone)
            || staying().any(kept_waste)
            || staying().any(|step| match waits(step) {
                Waits::AsToday => true,
                Waits::AsWritten => false,
                Waits::For(keep) => keep == Keep::RecordedAndOpen && !basis.record.says_needs(step),
            });
        let explained = staying().any(|step| waits(step) == open && basis.record.says_needs(step));
        let silent = explained && staying().any(|step| !basis.record.says_gives(step));
        Self {
            basis,
            gone,
            reach,
            network: Network::for_steps(process.steps().len()),
            sets: Sets::new(process, all, silent, basis.pairs.has_apart()),
            matter_gates: std::array::from_fn(|_| Vec::new()),
            waits: Vec::new(),
            recorded: vec![None; process.steps().len()],
            takers: Takers::new(),
            lag: Length::ZERO,
        }
    }

    fn add_part(&mut self, part: StepPart, waits: Waits) -> Node {
        let (StepPart::Start(step) | StepPart::Step(step)) = part;
        self.waits.clear();
        match waits {
            Waits::AsToday => self.wait_as_today(step),
            Waits::AsWritten => self.wait_as_written(step),
            Waits::For(Keep::Recorded) => self.wait_for_recorded(step),
            Waits::For(Keep::RecordedAndOpen) => {
                self.wait_for_recorded(step);
                let recorded = self.waits.clone();
                self.wait_for_open(step);
                if self.waits.len() > recorded.len() {
                    let open = self.waits[recorded.len()..].into();
                    self.recorded[step.index()] = Some(Box::new(Apart { recorded, open }));
                }
            }
        }
        let waits = std::mem::take(&mut self.waits);
        let node = self.network.add_part(part, self.basis.process.length(step), &waits);
        self.waits = waits;
        node
    }

    pub(in crate::analysis) fn wait(&mut self, from: Option<Node>, relation: Relation, lag: Length) {
        self.waits.extend(from.map(|from| Constraint { from, relation, lag }));
    }

    /// Keeps all pairs. Across a removed step, an order that the file calls
    /// habit passes on neither its lag nor the start of the step that it
    /// started with.
    fn wait_as_today(&mut self, step: StepId) {
        for order in self.basis.process.orders().of(step) {
            let is_habit = self.basis.record.of_entry(order) == Reason::Habit;
            let point = Point { step: order.from, at_start: order.relation == Relation::StartStart };
            if !self.gone[order.from.index()] {
                self.waits.extend(self.network.constraint(order));
                if order.relation == Relation::FinishStart {
                    self.wait(self.sets.gate(Set::All, point), Relation::FinishStart, Length::ZERO);
                }
                continue;
            }
            let lag = if is_habit { Length::ZERO } else { order.lag };
            match order.relation {
                Relation::FinishFinish if is_habit => {}
                relation @ Relation::FinishFinish => self.wait(self.sets.ended(order.from), relation, lag),
                _ => {
                    self.wait(self.sets.gate(Set::All, point), Relation::FinishStart, lag);
                    let started = self.sets.started(point).filter(|_| !is_habit);
                    self.wait(started, Relation::FinishStart, lag);
                }
            }
        }
    }

    /// Keeps what is recorded and what the file writes down.
    fn wait_as_written(&mut self, step: StepId) {
        for order in self.basis.process.orders().of(step) {
            let by_default =
                order.source == OrderSource::Above && !Keep::Recorded.keeps(self.basis.record.of_order(order));
            if !by_default {
                self.waits.extend(self.network.constraint(order));
            }
        }
        self.wait_for_procedure(step);
    }

    /// Keeps what is recorded.
    fn wait_for_recorded(&mut self, step: StepId) {
        self.wait_for_orders(step, |keep, reason| keep.keeps(reason), Keep::Recorded);
        self.wait_for_procedure(step);
        for order in across(self.basis.process, self.gone, step) {
            if Keep::Recorded.keeps(self.basis.record.of_entry(order)) {
                self.wait_across(order, Self::recorded_behind);
            }
        }
    }

    /// Keeps what is open as well: orders of its own, and everything before
    /// them.
    fn wait_for_open(&mut self, step: StepId) {
        let basis = self.basis;
        self.wait_for_orders(step, |_, reason| reason == Reason::Open, Keep::RecordedAndOpen);
        let is_delivery = basis.record.delivery == Some(step);
        let points = if is_delivery { Vec::new() } else { open_points(basis, step) };
        for node in self.open_before(step, points) {
            self.waits.push(Constraint::after(node));
        }
        for order in across(basis.process, self.gone, step) {
            match basis.record.of_entry(order) {
                Reason::Habit => {}
                Reason::Open => self.wait_across(order, |build, step, point| {
                    let recorded = build.recorded_behind(step, point);
                    recorded.into_iter().chain(build.open_behind(step, point)).collect()
                }),
                _ => self.lag_across(order, Self::open_behind),
            }
        }
    }

    /// The predecessors of a step through some points without a known reason,
    /// minus those that it calls habit.
    pub(in crate::analysis) fn open_before(&mut self, step: StepId, points: Vec<Point>) -> Vec<Node> {
        let basis = self.basis;
        let set = if basis.record.says_needs(step) { Set::Silent } else { Set::All };
        let counts = |from: &StepId| set == Set::All || !basis.record.says_gives(*from);
        let dropped: Vec<StepId> = habits(basis, step).filter(counts).collect();
        let (takers, lag) = (&mut self.takers, self.lag);
        self.sets.without((basis, self.reach), &self.network, (set, &dropped), points, |point| {
            if sets::is_tied(basis.process, point.step) {
                takers.entry(point).or_default().push((step, lag));
            }
        })
    }

    /// The orders of its own on remaining steps: those of the pairs and entries
    /// that `stays` admits, each with its lag where `keep` keeps that.
    fn wait_for_orders(&mut self, step: StepId, stays: impl Fn(Keep, Reason) -> bool, keep: Keep) {
        let record = &self.basis.record;
        for order in self.basis.process.orders().of(step) {
            let Some(constraint) = self.network.constraint(order) else { continue };
            let (own, of_pair) = (record.of_entry(order), record.of_order(order));
            let lag_stays = keep.keeps(own);
            // An open lag on a pair that is recorded otherwise is open.
            let lag_is_open = own == Reason::Open && !order.lag.is_zero() && Keep::Recorded.keeps(of_pair);
            if stays(keep, of_pair) || (lag_is_open && stays(keep, Reason::Open)) {
                let lag = if lag_stays { order.lag } else { Length::ZERO };
                self.waits.push(Constraint { lag, ..constraint });
            }
        }
    }
}

/// The orders of a step on removed steps.
fn across<'p>(process: &'p Process, gone: &[bool], step: StepId) -> Vec<&'p Order> {
    process.orders().of(step).iter().filter(|order| gone[order.from.index()]).collect()
}

/// Returns whether a removed step passes on more than the order of finishes and
/// starts.
fn passes_on(process: &Process, gone: &[bool]) -> bool {
    let mut orders = process.orders().all().iter();
    orders.any(|order| gone[order.from.index()] && (order.relation != Relation::FinishStart || !order.lag.is_zero()))
}

/// The steps that a step follows by an order called habit and without another
/// record: it may still follow them through others.
pub(in crate::analysis) fn habits<'b>(basis: &'b Basis<'_>, step: StepId) -> impl Iterator<Item = StepId> + 'b {
    let called = orders_called_habit(basis, step);
    called.map(|order| order.from).filter(move |from| basis.record.of_pair(*from, step) == Reason::Habit)
}

fn orders_called_habit<'b>(basis: &'b Basis<'_>, step: StepId) -> impl Iterator<Item = &'b Order> {
    let orders = basis.process.orders().of(step).iter();
    orders.filter(|order| order.relation == Relation::FinishStart && basis.record.of_entry(order) == Reason::Habit)
}

/// The points through which a step may follow something without a known reason.
pub(in crate::analysis) fn open_points(basis: &Basis<'_>, step: StepId) -> Vec<Point> {
    let points = basis.pairs.before(Point::finish(step));
    if !basis.record.says_needs(step) {
        return points.collect();
    }
    // What comes before it only through orders called habit is habit.
    let mut points: Vec<Point> = Vec::new();
    for order in basis.process.orders().of(step) {
        let is_habit = basis.record.of_entry(order) == Reason::Habit;
        match order.relation {
            _ if is_habit => {}
            Relation::FinishStart => points.push(Point::finish(order.from)),
            Relation::StartStart if basis.pairs.is_apart(order.from) => points.push(Point::start(order.from)),
            _ => {}
        }
    }
    points
}
