//! The inner order of each matter: submit, then intake, then review, inspection
//! and publicity, then decision, then delivery, as far as today's order runs
//! that way, directly or across other matters.
//!
//! A matter of many steps has a quadratic number of such pairs. Only the direct
//! predecessors of each ranked step within its matter are kept; the rest
//! follows from those.

use std::collections::BTreeMap;

use crate::analysis::network::Network;
use crate::analysis::network::events::{Event, Events};
use crate::analysis::network::frontier::{self, Role};
use crate::model::{Kind, Process, Step, StepId};

/// The number of ranks of a procedure.
pub(in crate::analysis) const RANKS: usize = 5;

/// The rank of a step's kind in the procedure; `None` outside it.
pub(in crate::analysis) fn rank(step: &Step) -> Option<u8> {
    match step.kind? {
        Kind::Submit => Some(0),
        Kind::Intake => Some(1),
        Kind::Review | Kind::Inspect | Kind::Publicity => Some(2),
        Kind::Decision => Some(3),
        Kind::Delivery => Some(4),
        Kind::Wait | Kind::Transfer | Kind::Payment => None,
    }
}

/// A ranked step in one of its matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::analysis) struct Member(u32);

impl Member {
    pub(in crate::analysis) const fn index(self) -> usize {
        self.0 as usize
    }
}

/// The ranked steps of all matters.
#[derive(Debug, Default)]
pub(in crate::analysis) struct Matters {
    steps: Vec<StepId>,
    /// For each member the last members of its matter that it follows today,
    /// latest first: it follows all others through them.
    direct: Vec<Vec<Member>>,
    /// The first member of each step.
    first: Vec<u32>,
}

impl Matters {
    /// `before` has today's order, whose pairs count.
    pub(in crate::analysis) fn of(process: &Process, before: &Network) -> Self {
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        let mut matters: Vec<Matter> = Vec::new();
        let mut all = Self { first: vec![0], ..Self::default() };
        for id in process.step_ids() {
            if let Some(rank) = rank(process.step(id)) {
                let items: Vec<&str> = process.items(id).collect();
                for item in &items {
                    let number = *numbers.entry(item).or_insert(matters.len());
                    if number == matters.len() {
                        matters.push(Matter { least: rank, most: rank, shares: false, members: Vec::new() });
                    }
                    matters[number].add(Member(index(all.steps.len())), rank, items.len() > 1);
                    all.steps.push(id);
                }
            }
            all.first.push(index(all.steps.len()));
        }
        all.direct = vec![Vec::new(); all.steps.len()];
        all.relate(process, before, &matters);
        all
    }

    fn relate(&mut self, process: &Process, before: &Network, matters: &[Matter]) {
        let events = Events::of(before);
        // All of one rank: no pairs.
        let (shared, own): (Vec<&Matter>, Vec<&Matter>) =
            matters.iter().filter(|matter| matter.least != matter.most).partition(|matter| matter.shares);
        if !own.is_empty() {
            self.relate_in(process, before, &events, &own);
        }
        for matter in shared {
            self.relate_in(process, before, &events, &[matter]);
        }
    }

    /// Relates the members of some matters, of which no two share a step.
    fn relate_in(&mut self, process: &Process, before: &Network, events: &Events, matters: &[&Matter]) {
        let mut member_of: Vec<Option<(Member, usize)>> = vec![None; process.steps().len()];
        for (number, matter) in matters.iter().enumerate() {
            for member in &matter.members {
                member_of[self.step(*member).index()] = Some((*member, number));
            }
        }
        let member = |event: Event| before.step(events.node(event)).and_then(|step| member_of[step.index()]);
        let role = |event| member(event).map(|(_, matter)| Role::End(matter));
        for (to, from) in frontier::last_ends(events, role).into_iter().rev() {
            if let Some(((to, _), (from, _))) = member(to).zip(member(from)) {
                self.direct[to.index()].push(from);
            }
        }
    }

    /// The step that a member is.
    pub(in crate::analysis) fn step(&self, member: Member) -> StepId {
        self.steps[member.index()]
    }

    /// The members of a step.
    pub(in crate::analysis) fn members(&self, step: StepId) -> impl Iterator<Item = Member> + use<> {
        (self.first[step.index()]..self.first[step.index() + 1]).map(Member)
    }

    /// The last members before one.
    pub(in crate::analysis) fn direct(&self, member: Member) -> &[Member] {
        &self.direct[member.index()]
    }

    /// The number of members.
    pub(in crate::analysis) fn len(&self) -> usize {
        self.steps.len()
    }
}

/// The ranked steps of one matter.
struct Matter {
    least: u8,
    most: u8,
    /// Whether a step of it belongs to other matters, too.
    shares: bool,
    members: Vec<Member>,
}

impl Matter {
    fn add(&mut self, member: Member, rank: u8, shares: bool) {
        (self.least, self.most) = (self.least.min(rank), self.most.max(rank));
        self.shares |= shares;
        self.members.push(member);
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a file holds far fewer than 2^32 of anything")]
const fn index(count: usize) -> u32 {
    count as u32
}
