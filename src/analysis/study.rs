//! The three figures of one process, each with its network and schedule.

use super::measures::Measures;
use super::network::Network;
use super::reach::Reach;
use super::reason::Keep;
use super::reduction::Reduction;
use super::scenario::{self, Basis};
use super::schedule::Schedule;
use super::waste;
use crate::model::{Process, StepId, Time};

/// One figure: what must follow what, and when it can happen.
#[derive(Debug)]
pub(super) struct Side {
    pub(super) network: Network,
    pub(super) schedule: Schedule,
    pub(super) reduction: Reduction,
}

impl Side {
    fn of(network: Network) -> Self {
        let schedule = Schedule::of(&network);
        let reduction = Reduction::of(&network, &mut Reach::new(&network));
        Self { network, schedule, reduction }
    }

    pub(super) fn measures(&self, process: &Process) -> Measures {
        Measures::of(process, &self.network, &self.schedule, &self.reduction)
    }

    /// When a step starts; at once where it is gone.
    pub(super) fn start(&self, step: StepId) -> Time {
        self.network.node_of(step).map_or(Time::ZERO, |node| self.schedule.start[node.index()])
    }

    /// When a step finishes; at once where it is gone.
    pub(super) fn finish(&self, step: StepId) -> Time {
        self.network.node_of(step).map_or(Time::ZERO, |node| self.schedule.finish[node.index()])
    }
}

/// A process with its three figures.
#[derive(Debug)]
pub(super) struct Study<'p> {
    pub(super) basis: Basis<'p>,
    /// For each step whether it is waste that goes.
    pub(super) gone: Vec<bool>,
    pub(super) today: Side,
    pub(super) reachable: Side,
    pub(super) floor: Side,
    /// Reachable's order with the waste still standing, where there is any.
    standing: Option<Network>,
}

impl<'p> Study<'p> {
    pub(super) fn of(process: &'p Process) -> Self {
        let gone = waste::that_goes(process);
        let before = Network::before(process);
        let mut before = Reach::new(&before);
        let basis = Basis::of(process);
        let mut order = |keep, standing| scenario::network(&basis, &mut before, &gone, keep, standing);
        let reachable = order(Keep::RecordedAndOpen, false);
        let floor = order(Keep::Recorded, false);
        let standing = gone.contains(&true).then(|| order(Keep::RecordedAndOpen, true));
        Self {
            today: Side::of(Network::today(process)),
            reachable: Side::of(reachable),
            floor: Side::of(floor),
            basis,
            gone,
            standing,
        }
    }

    /// Reachable's order as it is before the waste goes.
    pub(super) fn standing(&self) -> &Network {
        self.standing.as_ref().unwrap_or(&self.reachable.network)
    }
}
