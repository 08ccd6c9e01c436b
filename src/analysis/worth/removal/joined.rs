//! Pairs of steps that arise when a step is removed: what it finished with, or
//! started after, then comes before its successors. Within one matter such a
//! pair may be one of its inner order.

use std::collections::BTreeMap;

use crate::analysis::Reason;
use crate::analysis::network::reach::Reach;
use crate::analysis::network::{Constraint, Network, Node};
use crate::analysis::order::basis::Basis;
use crate::analysis::order::items;
use crate::analysis::order::pairs::Point;
use crate::analysis::study::Study;
use crate::analysis::time::axis::Numbers;
use crate::model::{Length, Process, Relation, StepId, Time};

/// Steps that come before others once a step is removed.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    /// The node of the removed step; its successors come later.
    pub(super) node: Node,
    /// Steps that are kept.
    pub(super) before: Vec<StepId>,
    /// Together with all that starts after them.
    pub(super) after: Vec<StepId>,
}

impl Joined {
    /// Returns whether a point is one of those after, or behind them.
    pub(super) fn leads_to(&self, (basis, reach): (&Basis<'_>, &mut Reach), point: Point) -> bool {
        self.after.iter().any(|step| basis.pairs.is_behind(reach, *step, point))
    }
}

/// A step of a matter with a rank in its procedure.
#[derive(Debug)]
struct Member {
    node: Node,
    step: StepId,
    rank: u8,
    /// The longest path from its start to the end.
    tail: Time,
    /// Where it follows a removed step with a lag: the end of that step, and
    /// the lag.
    lags: Vec<(Point, Length)>,
    /// The longest path from this one, or a later one, with those lags.
    longest: Time,
}

/// The members of each matter, in the order of reachable's nodes.
#[derive(Debug)]
pub(super) struct Ranked<'p> {
    process: &'p Process,
    matters: BTreeMap<&'p str, Vec<Member>>,
}

impl<'p> Ranked<'p> {
    pub(super) fn of(study: &Study<'_, 'p, Numbers>) -> Self {
        let (process, plans) = (study.process(), study.plans);
        let (network, schedule) = (study.reachable.network, &study.reachable.schedule);
        let mut matters: BTreeMap<&'p str, Vec<Member>> = BTreeMap::new();
        for node in network.nodes() {
            let Some(step) = network.step(node) else { continue };
            let Some(rank) = items::rank(process.step(step)) else { continue };
            let lags = || {
                let orders = process.orders().of(step).iter();
                let across = orders.filter(|order| plans.gone[order.from.index()] && !order.lag.is_zero());
                let counts = across.filter(|order| {
                    order.relation != Relation::FinishFinish && plans.basis.record.of_entry(order) != Reason::Habit
                });
                counts.map(|order| {
                    let at_start = order.relation == Relation::StartStart;
                    (Point { step: order.from, at_start }, order.lag)
                })
            };
            for item in process.items(step) {
                let tail = schedule.tail_from_start(node);
                let member = Member { node, step, rank, tail, lags: lags().collect(), longest: tail };
                matters.entry(item).or_default().push(member);
            }
        }
        for members in matters.values_mut() {
            let mut longest = Time::ZERO;
            for member in members.iter_mut().rev() {
                let lag = member.lags.iter().map(|(_, lag)| lag.time()).max().unwrap_or(Time::ZERO);
                longest = longest.max(member.tail + lag);
                member.longest = longest;
            }
        }
        Self { process, matters }
    }

    /// The members beyond a node of the matters of a step that come after it in
    /// their procedure.
    fn later(&self, from: StepId, beyond: Node) -> impl Iterator<Item = impl Iterator<Item = &Member>> {
        let rank = items::rank(self.process.step(from));
        let matters = rank.into_iter().flat_map(move |rank| self.process.items(from).map(move |item| (rank, item)));
        matters.map(move |(rank, item)| {
            let members = self.matters.get(item).map_or(&[][..], Vec::as_slice);
            let first = members.partition_point(|member| member.node <= beyond);
            members[first..].iter().filter(move |member| member.rank > rank)
        })
    }

    /// Adds the constraints of nodes by new pairs of their matters, as far as
    /// the last node.
    pub(super) fn add_waits(
        &self,
        (basis, reach, network): (&Basis<'_>, &mut Reach, &Network),
        joined: &Joined,
        last: Node,
        waits: &mut BTreeMap<Node, Vec<Constraint>>,
    ) {
        for &step in &joined.before {
            let Some(from) = network.node_of(step) else { continue };
            for member in self.later(step, joined.node).flat_map(|later| later.take_while(|member| member.node <= last))
            {
                let points = [(Point::finish(member.step), Length::ZERO)];
                for &(point, lag) in points.iter().chain(&member.lags) {
                    if joined.leads_to((basis, reach), point) {
                        waits.entry(member.node).or_default().push(Constraint { lag, ..Constraint::after(from) });
                    }
                }
            }
        }
    }

    /// The end, given that it is `end` without new pairs with steps beyond the
    /// last.
    pub(super) fn end_with(
        &self,
        (basis, reach): (&Basis<'_>, &mut Reach),
        joined: &Joined,
        (step, finish): (StepId, Time),
        last: Node,
        mut end: Time,
    ) -> Time {
        for later in self.later(step, last) {
            for member in later {
                if finish + member.longest <= end {
                    break;
                }
                let points = [(Point::finish(member.step), Length::ZERO)];
                for &(point, lag) in points.iter().chain(&member.lags) {
                    let way = finish + lag.time() + member.tail;
                    if way > end && joined.leads_to((basis, reach), point) {
                        end = way;
                    }
                }
            }
        }
        end
    }
}
