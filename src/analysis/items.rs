//! The inner order of each matter: intake, then review, inspection and
//! publicity, then decision, then delivery, as far as today's order runs that
//! way, directly or across other matters.
//!
//! A matter of many steps has a quadratic number of such pairs. Here the
//! ranked steps of one matter are dealt into chains, each step following the
//! one before it in its chain today; what a step follows in its matter is
//! then told by one number a chain: how far along it reaches. One pass over
//! the file a matter, a few numbers a step.

use std::collections::BTreeMap;

use crate::model::{Kind, Process, Relation, Step, StepId};

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

/// Chains that one pass over the file can tell apart.
const LANES: usize = 8;

impl Items {
    pub(super) fn of(process: &Process) -> Self {
        let count = process.steps().len();
        let mut items = Self { chains: Vec::new(), link: vec![None; count], follows: vec![Vec::new(); count] };
        let mut position = vec![0usize; count];
        let mut matters: BTreeMap<&str, Vec<StepId>> = BTreeMap::new();
        for (at, &id) in process.orders().topological().iter().enumerate() {
            position[id.index()] = at;
            if rank(process.step(id)).is_some()
                && let Some(item) = process.item(id)
            {
                matters.entry(item).or_default().push(id);
            }
        }
        let mut reached = Vec::new();
        for steps in matters.values() {
            let ranks = || steps.iter().filter_map(|id| rank(process.step(*id)));
            // All of one rank: no pairs.
            if ranks().min() != ranks().max() {
                items.deal(process, steps, &position, &mut reached);
            }
        }
        items
    }

    /// Deals the ranked steps of one matter into chains.
    fn deal(&mut self, process: &Process, steps: &[StepId], position: &[usize], reached: &mut Vec<[u32; LANES]>) {
        let mut waiting: Vec<StepId> = steps.to_vec();
        while let (Some(first), Some(last)) = (waiting.first(), steps.last()) {
            let (from, to) = (position[first.index()], position[last.index()]);
            let first_chain = self.chains.len();
            let mut dealt = waiting.iter().peekable();
            let mut member = steps.iter().skip_while(|id| position[id.index()] < from).peekable();
            let mut left = Vec::new();
            reached.clear();
            for (at, &id) in process.orders().topological()[from..=to].iter().enumerate() {
                let mut furthest = [0u32; LANES];
                for order in process.orders().of(id) {
                    let before = position[order.from.index()];
                    if order.relation == Relation::FinishStart && before >= from {
                        let other = &reached[before - from];
                        for lane in 0..LANES {
                            furthest[lane] = furthest[lane].max(other[lane]);
                        }
                    }
                }
                if member.next_if_eq(&&id).is_some() {
                    let links = furthest.iter().enumerate().filter(|(_, reach)| **reach > 0);
                    self.follows[id.index()].extend(links.map(|(lane, reach)| Link {
                        chain: index(first_chain + lane),
                        at: reach - 1,
                    }));
                }
                if dealt.next_if_eq(&&id).is_some() {
                    match self.lane_for(first_chain, &furthest) {
                        Some(lane) => {
                            let chain = &mut self.chains[first_chain + lane];
                            self.link[id.index()] =
                                Some(Link { chain: index(first_chain + lane), at: index(chain.len()) });
                            chain.push(id);
                            furthest[lane] = index(chain.len());
                        }
                        None => left.push(id),
                    }
                }
                debug_assert_eq!(at, reached.len());
                reached.push(furthest);
            }
            waiting = left;
        }
    }

    /// A chain whose last step comes before this one, else a new chain.
    fn lane_for(&mut self, first_chain: usize, furthest: &[u32; LANES]) -> Option<usize> {
        let open = self.chains.len() - first_chain;
        let extends = |lane: &usize| self.chains[first_chain + lane].len() == furthest[*lane] as usize;
        (0..open).find(extends).or_else(|| {
            (open < LANES).then(|| {
                self.chains.push(Vec::new());
                open
            })
        })
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a file has fewer than 2^32 steps")]
const fn index(at: usize) -> u32 {
    at as u32
}
