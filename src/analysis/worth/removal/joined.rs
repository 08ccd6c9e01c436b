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
    pub(super) before: NewlyBefore,
    /// Together with all that starts after them.
    pub(super) after: Vec<StepId>,
}

/// The kept steps at some points or before them, and not before another.
#[derive(Clone, Debug)]
pub(super) struct NewlyBefore {
    pub(super) points: Vec<Point>,
    pub(super) until: Point,
    /// The last of them: not those that come long before the removed steps.
    pub(super) last: Vec<StepId>,
    /// Of the others none finishes later than this step; none where there are
    /// no others.
    pub(super) rest: Option<StepId>,
}

impl NewlyBefore {
    /// Returns whether a step that is kept is one of them.
    pub(super) fn contains(&self, (basis, reach): (&Basis<'_>, &mut Reach), step: StepId) -> bool {
        let mut is_behind = |point: &Point| basis.pairs.is_behind(reach, step, *point);
        self.points.iter().any(&mut is_behind) && !is_behind(&self.until)
    }

    /// The steps from which new pairs lead on, each with whether it stands for
    /// others, whatever their matter: at most those, or at least.
    fn sources(&self, at_most: bool) -> impl Iterator<Item = (StepId, bool)> {
        let last = self.last.iter().map(|step| (*step, false));
        last.chain(self.rest.filter(|_| at_most).map(|step| (step, true)))
    }
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
    /// Those of all matters, each once.
    all: Vec<Member>,
}

impl<'p> Ranked<'p> {
    pub(super) fn of(study: &Study<'_, 'p, Numbers>) -> Self {
        let (process, plans) = (study.process(), study.plans);
        let (network, schedule) = (study.reachable.network, &study.reachable.schedule);
        let (mut matters, mut all): (BTreeMap<&'p str, Vec<Member>>, Vec<Member>) = Default::default();
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
            let tail = schedule.tail_from_start(node);
            let member = || Member { node, step, rank, tail, lags: lags().collect(), longest: tail };
            process.items(step).for_each(|item| matters.entry(item).or_default().push(member()));
            all.push(member());
        }
        for members in matters.values_mut().chain([&mut all]) {
            let mut longest = Time::ZERO;
            for member in members.iter_mut().rev() {
                let lag = member.lags.iter().map(|(_, lag)| lag.time()).max().unwrap_or(Time::ZERO);
                longest = longest.max(member.tail + lag);
                member.longest = longest;
            }
        }
        Self { process, matters, all }
    }

    /// The matters of a step in whose procedure it has a rank, with that.
    fn of_step(&self, step: StepId) -> impl Iterator<Item = (&[Member], u8)> {
        let rank = items::rank(self.process.step(step)).into_iter();
        let matters = rank.flat_map(move |rank| self.process.items(step).map(move |item| (rank, item)));
        matters.filter_map(|(rank, item)| Some((self.matters.get(item)?.as_slice(), rank)))
    }

    /// The members beyond a node of the matters of a step, each with whether it
    /// comes after that step in their procedure; for one that stands for
    /// others, those of all matters.
    fn later(
        &self,
        (from, for_others): (StepId, bool),
        beyond: Node,
    ) -> impl Iterator<Item = impl Iterator<Item = (&Member, bool)>> {
        let own = self.of_step(from).filter(move |_| !for_others).map(|(members, rank)| (members, Some(rank)));
        own.chain(for_others.then_some((self.all.as_slice(), None))).map(move |(members, rank)| {
            members[beyond_in(members, beyond)..]
                .iter()
                .map(move |member| (member, rank.is_none_or(|rank| member.rank > rank)))
        })
    }

    /// The steps that come before a step in the procedures of its matters.
    pub(super) fn earlier(&self, step: StepId) -> impl Iterator<Item = StepId> {
        let members =
            self.of_step(step).flat_map(|(members, rank)| members.iter().filter(move |member| member.rank < rank));
        members.map(|member| member.step)
    }

    /// The longest path from a member beyond a node, with its lag.
    pub(super) fn longest_beyond(&self, node: Node) -> Time {
        self.all.get(beyond_in(&self.all, node)).map_or(Time::ZERO, |member| member.longest)
    }

    /// Adds the constraints of nodes by new pairs of their matters, as far as
    /// the last node.
    pub(super) fn add_waits(
        &self,
        (basis, reach, network): (&Basis<'_>, &mut Reach, &Network),
        (joined, at_most): (&Joined, bool),
        last: Node,
        waits: &mut BTreeMap<Node, Vec<Constraint>>,
    ) {
        for (step, for_others) in joined.before.sources(at_most) {
            let Some(from) = network.node_of(step) else { continue };
            let later = self.later((step, for_others), joined.node);
            let in_window = later.flat_map(|later| later.take_while(|(member, _)| member.node <= last));
            for (member, _) in in_window.filter(|(_, follows)| *follows) {
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
        (joined, at_most): (&Joined, bool),
        finish: impl Fn(StepId) -> Option<Time>,
        last: Node,
        mut end: Time,
    ) -> Time {
        let longest = self.longest_beyond(last);
        for source in joined.before.sources(at_most) {
            let Some(finish) = finish(source.0).filter(|finish| *finish + longest > end) else { continue };
            for later in self.later(source, last) {
                for (member, follows) in later {
                    if finish + member.longest <= end {
                        break;
                    }
                    if !follows {
                        continue;
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
        }
        end
    }
}

/// Where the members beyond a node begin.
fn beyond_in(members: &[Member], node: Node) -> usize {
    members.partition_point(|member| member.node <= node)
}
