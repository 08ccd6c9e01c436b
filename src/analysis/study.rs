//! The three figures of one process, each with its network and schedule.

use super::axis::Axis;
use super::both::both;
use super::measures::Measures;
use super::network::{Network, Node};
use super::reach::Reach;
use super::reason::Keep;
use super::reduction::Reduction;
use super::scenario::{self, Basis};
use super::schedule::Schedule;
use super::waste;
use crate::model::{Process, StepId, Time};

/// What must follow what in one figure, whenever it happens.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) network: Network,
    pub(super) reduction: Reduction,
}

impl Plan {
    fn of(network: Network) -> Self {
        let reduction = Reduction::of(&network);
        Self { network, reduction }
    }
}

/// The order of a process, today and in the other figures.
#[derive(Debug)]
pub(super) struct Plans<'p> {
    pub(super) basis: Basis<'p>,
    /// For each step whether it is waste that goes.
    pub(super) gone: Vec<bool>,
    pub(super) today: Plan,
    pub(super) reachable: Plan,
    pub(super) floor: Plan,
    /// Reachable's order with the waste still standing, where there is any.
    standing: Option<Network>,
}

impl<'p> Plans<'p> {
    /// `before` is today's order of what must finish for what to start.
    pub(super) fn of(process: &'p Process, before: &mut Reach<'_>) -> Self {
        let gone = waste::that_goes(process);
        let prepare = || {
            let basis = Basis::of(process, before.network());
            let reachable = scenario::network(&basis, before, &gone, Keep::RecordedAndOpen, false);
            (basis, reachable)
        };
        let ((basis, reachable), today) = both(process, prepare, || Plan::of(Network::today(process)));
        let mut order = |keep, standing| scenario::network(&basis, before, &gone, keep, standing);
        let others = || {
            let standing = gone.contains(&true).then(|| order(Keep::RecordedAndOpen, true));
            (Plan::of(order(Keep::Recorded, false)), standing)
        };
        let (reachable, (floor, standing)) = both(process, || Plan::of(reachable), others);
        Self { today, reachable, floor, basis, gone, standing }
    }

    /// Reachable's order as it is before the waste goes.
    pub(super) fn standing(&self) -> &Network {
        self.standing.as_ref().unwrap_or(&self.reachable.network)
    }
}

/// One figure: what must follow what, and when it can happen.
#[derive(Debug)]
pub(super) struct Side<'s, P> {
    pub(super) network: &'s Network,
    pub(super) reduction: &'s Reduction,
    pub(super) schedule: Schedule<P>,
}

impl<'s, P: Copy + Ord> Side<'s, P> {
    fn of(plan: &'s Plan, axis: &impl Axis<Point = P>) -> Self {
        Self { network: &plan.network, reduction: &plan.reduction, schedule: Schedule::of(&plan.network, axis) }
    }

    pub(super) fn measures(&self, process: &Process, axis: &impl Axis<Point = P>) -> Measures {
        Measures::of(process, axis, self)
    }

    /// How long a node takes from its start, in the process's unit.
    pub(super) fn length(&self, axis: &impl Axis<Point = P>, node: Node) -> Time {
        let start = self.schedule.start[node.index()];
        axis.between(start, axis.after(start, self.network.length(node)))
    }

    /// When a step starts; nothing where it is gone.
    pub(super) fn start(&self, step: StepId) -> Option<P> {
        self.network.node_of(step).map(|node| self.schedule.start[node.index()])
    }

    /// When a step finishes; nothing where it is gone.
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
            today: Side::of(&plans.today, axis),
            reachable: Side::of(&plans.reachable, axis),
            floor: Side::of(&plans.floor, axis),
        }
    }

    pub(super) fn process(&self) -> &'p Process {
        self.plans.basis.process
    }
}
