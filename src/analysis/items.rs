//! The inner order of each matter: intake, then review, inspection and
//! publicity, then decision, then delivery, as far as today's order runs that
//! way, directly or across other matters.
//!
//! A matter of many steps has a quadratic number of such pairs. Here the
//! ranked steps of one matter are dealt into chains, each step following the
//! one before it in its chain today; what a step follows in its matter is
//! then told by one number a chain: how far along it reaches.

use std::collections::BTreeMap;

use super::reach::Reach;
use crate::model::{Kind, Process, Step, StepId};

/// The place of a kind in the procedure; none outside it.
pub(super) fn rank(step: &Step) -> Option<u8> {
    match step.kind? {
        Kind::Intake => Some(0),
        Kind::Review | Kind::Inspect | Kind::Publicity => Some(1),
        Kind::Decision => Some(2),
        Kind::Delivery => Some(3),
        Kind::Submit | Kind::Wait | Kind::Transfer | Kind::Payment => None,
    }
}

/// The last rank.
pub(super) const LAST_RANK: u8 = 3;

/// A step's place in a chain of its matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) chain: u32,
    /// From 0.
    pub(super) at: u32,
}

/// Chains of ranked steps within each matter.
#[derive(Clone, Debug, Default)]
pub(super) struct Items {
    /// The steps of every chain, first to last.
    pub(super) chains: Vec<Vec<StepId>>,
    /// The place of each ranked step.
    pub(super) link: Vec<Option<Link>>,
    /// For each step, the last link of every chain of its matter that it
    /// follows today.
    pub(super) follows: Vec<Vec<Link>>,
}

impl Items {
    /// `before` tells which of the process's steps come before which today.
    pub(super) fn of(process: &Process, before: &mut Reach<'_>) -> Self {
        let count = process.steps().len();
        let mut items = Self { chains: Vec::new(), link: vec![None; count], follows: vec![Vec::new(); count] };
        let mut matters: BTreeMap<&str, Vec<StepId>> = BTreeMap::new();
        for &id in process.orders().topological() {
            if rank(process.step(id)).is_some()
                && let Some(item) = process.item(id)
            {
                matters.entry(item).or_default().push(id);
            }
        }
        for steps in matters.values() {
            let ranks = || steps.iter().filter_map(|id| rank(process.step(*id)));
            // All of one rank: no pairs.
            if ranks().min() != ranks().max() {
                items.deal(steps, before);
            }
        }
        items
    }

    /// Deals the ranked steps of one matter, in topological order, into
    /// chains.
    fn deal(&mut self, steps: &[StepId], before: &mut Reach<'_>) {
        let first = self.chains.len();
        for &step in steps {
            let mut own = None;
            for chain in first..self.chains.len() {
                let reached = furthest(&self.chains[chain], step, before);
                if let Some(at) = reached {
                    self.follows[step.index()].push(Link { chain: index(chain), at: index(at) });
                }
                if own.is_none() && reached == Some(self.chains[chain].len() - 1) {
                    own = Some(chain);
                }
            }
            let chain = own.unwrap_or_else(|| {
                self.chains.push(Vec::new());
                self.chains.len() - 1
            });
            self.link[step.index()] = Some(Link { chain: index(chain), at: index(self.chains[chain].len()) });
            self.chains[chain].push(step);
        }
    }
}

/// The last of a chain that comes before a step: since each member follows
/// the one before it, those that do are the first ones. Looked for from the
/// end in growing strides, since it is mostly near.
fn furthest(chain: &[StepId], step: StepId, before: &mut Reach<'_>) -> Option<usize> {
    let mut comes_before = |at: usize| {
        let nodes = (before.node_of(chain[at]), before.node_of(step));
        matches!(nodes, (Some(one), Some(other)) if before.finishes_before(one, other))
    };
    let (mut beyond, mut stride) = (chain.len(), 1);
    let mut within = loop {
        if beyond == 0 {
            return None;
        }
        let at = beyond.saturating_sub(stride);
        if comes_before(at) {
            break at;
        }
        (beyond, stride) = (at, stride * 2);
    };
    while beyond - within > 1 {
        let middle = usize::midpoint(within, beyond);
        if comes_before(middle) { within = middle } else { beyond = middle }
    }
    Some(within)
}

#[expect(clippy::cast_possible_truncation, reason = "a file has fewer than 2^32 steps")]
const fn index(at: usize) -> u32 {
    at as u32
}
