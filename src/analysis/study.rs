//! The three figures of one process, each with its network and schedule.

use super::both::both;
use super::measures::Measures;
use super::network::reduction::Reduction;
use super::network::{Network, Node};
use super::order::basis::Basis;
use super::order::procedure::MatterGates;
use super::order::reason::Keep;
use super::order::scenario::{self, Built, Recorded, Takers, Waits};
use super::order::sets::Sets;
use super::order::waste;
use super::time::axis::Axis;
use super::time::schedule::Schedule;
use super::time::window::Window;
use crate::model::{Counting, Process, StepId, Time};

/// The order of one figure, as a network and as direct orders.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) network: Network,
    pub(super) reduction: Reduction,
}

impl Plan {
    pub(super) fn of(network: Network) -> Self {
        let reduction = Reduction::of(&network);
        Self { network, reduction }
    }
}

/// The order of a process, today and in the other figures.
#[derive(Debug)]
pub(super) struct Plans<'p> {
    /// The basis on which the waste is removed.
    pub(super) basis: Basis<'p>,
    /// For each step whether it is waste that is removed.
    pub(super) gone: Vec<bool>,
    pub(super) today: Plan,
    pub(super) reachable: Plan,
    pub(super) floor: Network,
    /// The constraints by the record alone, in reachable's node numbers.
    pub(super) recorded: Recorded,
    /// Reachable's gates.
    pub(super) sets: Sets,
    /// Reachable's gates of the matters.
    pub(super) matter_gates: MatterGates,
    /// The steps that took reachable's gates apart.
    pub(super) takers: Takers,
    /// For each step whether an order with a lag leaves it.
    lags: Vec<bool>,
    /// The order with the waste still in it; `None` where no step is removed.
    standing: Option<Network>,
}

impl<'p> Plans<'p> {
    pub(super) fn of(process: &'p Process) -> Self {
        let gone = waste::that_goes(process);
        let prepare = || {
            let basis = Basis::of(process, &gone);
            let reachable = scenario::build(&basis, &gone, |_| Waits::For(Keep::RecordedAndOpen));
            (basis, reachable)
        };
        let ((basis, reachable), today) = both(process, prepare, || Plan::of(Network::today(process)));
        let others = || {
            let floor = scenario::build(&basis, &gone, |_| Waits::For(Keep::Recorded)).network;
            let standing = gone.contains(&true).then(|| {
                let none = vec![false; gone.len()];
                let own = (!basis.serves(&none)).then(|| basis.when_gone(&none));
                let waits = |_| Waits::For(Keep::RecordedAndOpen);
                scenario::build(own.as_ref().unwrap_or(&basis), &none, waits).network
            });
            (floor, standing)
        };
        let Built { network, recorded, sets, matter_gates, takers } = reachable;
        let (reachable, (floor, standing)) = both(process, || Plan::of(network), others);
        let mut lags = vec![false; gone.len()];
        for order in process.orders().all().iter().filter(|order| !order.lag.is_zero()) {
            lags[order.from.index()] = true;
        }
        Self { today, reachable, floor, basis, gone, recorded, sets, matter_gates, takers, lags, standing }
    }

    /// Returns whether an order with a lag leaves a step.
    pub(super) fn passes_on_lag(&self, step: StepId) -> bool {
        self.lags[step.index()]
    }

    /// Reachable's order before the waste is removed.
    pub(super) fn standing(&self) -> &Network {
        self.standing.as_ref().unwrap_or(&self.reachable.network)
    }
}

/// One figure: its order, and its schedule.
#[derive(Debug)]
pub(super) struct Side<'s, P> {
    pub(super) network: &'s Network,
    pub(super) schedule: Schedule<P>,
}

impl<'s, P: Copy + Ord> Side<'s, P> {
    pub(super) fn of(network: &'s Network, axis: &impl Axis<Point = P>) -> Self {
        Self { network, schedule: Schedule::of(network, axis) }
    }

    pub(super) fn measures(&self, process: &Process, axis: &impl Axis<Point = P>, window: &Window) -> Measures {
        Measures::of(process, axis, self, window)
    }

    /// The length of a node from its start, in the process's unit.
    pub(super) fn length(&self, axis: &impl Axis<Point = P>, node: Node) -> Time {
        let start = self.schedule.start[node.index()];
        axis.between(start, axis.after(start, self.network.length(node)))
    }

    /// The own length of a step; for a step after the result, from the end on.
    /// `None` where the calendar does not know it and the step does not run on
    /// the clock of the process's unit.
    pub(super) fn own_length(&self, process: &Process, axis: &impl Axis<Point = P>, node: Node) -> Option<Time> {
        let Some(step) = self.network.step(node).filter(|step| process.step(*step).clock == Counting::Afterwards)
        else {
            return Some(self.length(axis, node));
        };
        let own = process.own_length(step);
        axis.takes(self.schedule.end, own).or_else(|| own.fits(process.unit()).then(|| own.time()))
    }

    /// The start of a step; `None` where it is removed.
    pub(super) fn start(&self, step: StepId) -> Option<P> {
        self.network.node_of(step).map(|node| self.schedule.start[node.index()])
    }

    /// The finish of a step; `None` where it is removed.
    pub(super) fn finish(&self, step: StepId) -> Option<P> {
        self.network.node_of(step).map(|node| self.schedule.finish[node.index()])
    }
}

/// A process with its three figures.
#[derive(Debug)]
pub(super) struct Study<'s, 'p, A: Axis> {
    pub(super) axis: &'s A,
    pub(super) plans: &'s Plans<'p>,
    pub(super) today: Side<'s, A::Point>,
    pub(super) reachable: Side<'s, A::Point>,
    pub(super) floor: Side<'s, A::Point>,
}

impl<'s, 'p, A: Axis> Study<'s, 'p, A> {
    pub(super) fn of(plans: &'s Plans<'p>, axis: &'s A) -> Self {
        Self {
            axis,
            plans,
            today: Side::of(&plans.today.network, axis),
            reachable: Side::of(&plans.reachable.network, axis),
            floor: Side::of(&plans.floor, axis),
        }
    }

    pub(super) fn process(&self) -> &'p Process {
        self.plans.basis.process
    }
}
