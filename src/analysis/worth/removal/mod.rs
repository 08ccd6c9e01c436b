//! The end of reachable if some steps were removed, without building its order anew.
//!
//! The network without a step is reachable's without the step's node: gates stand for what came
//! before it. Where a step is tied by other ends than finish to start, or followed with a lag, it
//! leaves a few more constraints behind ([`patch`]), and new pairs ([`pairing`]), which in one
//! matter may be of its inner order ([`joined`]).
//!
//! A step that calls habit something that a gate newly stands for waits for the
//! rest of it alone ([`apart`]).
//!
//! The nodes from the first removed one to the last that this concerns are timed again; a longest
//! path then ends before them, runs through them to a later node, passes them along one
//! constraint, or begins after them. For many groups together O((n + m) log n), and the nodes
//! between the first and the last of each.

mod apart;
mod held;
mod joined;
mod pairing;
mod patch;
mod places;
mod widening;

use std::collections::BTreeSet;

use self::apart::{Apart, Views};
use self::joined::{Joined, Ranked};
use self::patch::{Patch, Waits};
use self::places::Places;
use crate::analysis::network::reach::Reach;
use crate::analysis::network::{Constraint, Node};
use crate::analysis::study::Study;
use crate::analysis::time::axis::Numbers;
use crate::model::{Kind, Order, Relation, StepId, Time};

/// How many places before its first step are visited one by one for a group,
/// at first.
const NEAR: u32 = 256;

/// For each group the end without its steps; `None` where they leave more
/// behind than can be told here.
pub(in crate::analysis) fn ends(study: &Study<'_, '_, Numbers>, groups: &[Vec<StepId>]) -> Vec<Option<Time>> {
    if groups.is_empty() {
        return Vec::new();
    }
    let mut known = Known::of(study);
    let mut ends = known.ends(groups);
    let left: Vec<usize> = (0..groups.len()).filter(|at| ends[*at].is_none()).collect();
    if known.near < u32::MAX && !left.is_empty() {
        known.near = u32::MAX;
        let groups: Vec<Vec<StepId>> = left.iter().map(|at| groups[*at].clone()).collect();
        for (at, end) in left.into_iter().zip(known.ends(&groups)) {
            ends[at] = end;
        }
    }
    ends
}

/// The data shared by all groups.
struct Known<'a, 's, 'p> {
    study: &'a Study<'s, 'p, Numbers>,
    /// For each step the orders that leave it.
    leaving: Vec<Vec<&'p Order>>,
    ranked: Ranked<'p>,
    /// The later nodes that wait for each, by node, and the index of each
    /// node's own part.
    waiting: Vec<(Node, Constraint)>,
    waiting_from: Vec<usize>,
    /// The last finish of the nodes before each.
    ended: Vec<Time>,
    /// The longest path that begins at a node or later.
    begun: Vec<Time>,
    places: Places,
    /// The steps by which the applicant hands in.
    submits: Vec<StepId>,
    /// How many places before its first step are visited for a group.
    near: u32,
}

impl<'a, 's, 'p> Known<'a, 's, 'p> {
    fn of(study: &'a Study<'s, 'p, Numbers>) -> Self {
        let process = study.process();
        let (network, schedule) = (study.reachable.network, &study.reachable.schedule);
        let mut leaving = vec![Vec::new(); process.steps().len()];
        for order in process.orders().all() {
            leaving[order.from.index()].push(order);
        }
        let mut waiting: Vec<(Node, Constraint)> = network.constraints().collect();
        waiting.sort_unstable_by_key(|(_, wait)| wait.from);
        let mut waiting_from = vec![0; network.len() + 1];
        for (_, wait) in &waiting {
            waiting_from[wait.from.index() + 1] += 1;
        }
        for node in 0..network.len() {
            waiting_from[node + 1] += waiting_from[node];
        }
        let mut ended = vec![Time::ZERO; network.len() + 1];
        for node in network.nodes() {
            ended[node.index() + 1] = ended[node.index()].max(schedule.finish[node.index()]);
        }
        let mut begun = vec![Time::ZERO; network.len() + 1];
        for node in network.nodes().rev() {
            begun[node.index()] = begun[node.index() + 1].max(schedule.tail_from_start(node));
        }
        let is_submit = |step: &StepId| process.step(*step).kind == Some(Kind::Submit);
        let submits = process.step_ids().filter(is_submit).collect();
        // Where starts come apart, what comes before may stand at a later place.
        let near = if network.apart().next().is_some() { u32::MAX } else { NEAR };
        let (ranked, places) = (Ranked::of(study), Places::of(study));
        Self { study, leaving, ranked, waiting, waiting_from, ended, begun, places, submits, near }
    }

    /// For each group the end without its steps, where that is known.
    fn ends(&self, groups: &[Vec<StepId>]) -> Vec<Option<Time>> {
        let network = self.study.reachable.network;
        let mut reach = self.study.plans.basis.reach();
        let mut windows: Vec<(usize, Window)> = Vec::new();
        for (at, group) in groups.iter().enumerate() {
            windows.extend(Window::all_of(self, &mut reach, group).into_iter().map(|window| (at, window)));
        }
        windows.sort_by_key(|(_, window)| window.first);
        let mut passing = Passing::over(network.len());
        let mut constraints: Vec<(Node, Node, Time)> =
            network.constraints().map(|(to, wait)| (wait.from, to, self.way(&wait, to))).collect();
        constraints.sort_unstable_by_key(|(from, ..)| *from);
        let mut constraints = constraints.into_iter().peekable();
        let mut ends: Vec<Option<(Time, Time)>> = vec![None; groups.len()];
        for (at, window) in &windows {
            while let Some((_, to, length)) = constraints.next_if(|(from, ..)| *from < window.first) {
                passing.add(to, length);
            }
            let end = self.end_with(&mut reach, window, window.longest.max(passing.beyond(window.last)));
            let (least, most) = ends[*at].unwrap_or((end, end));
            ends[*at] = Some((least.min(end), most.max(end)));
        }
        ends.into_iter().map(|range| range.filter(|(least, most)| least == most).map(|(end, _)| end)).collect()
    }

    /// The longest path through a constraint.
    fn way(&self, wait: &Constraint, to: Node) -> Time {
        let schedule = &self.study.reachable.schedule;
        let from = (schedule.start[wait.from.index()], schedule.finish[wait.from.index()]);
        self.way_from(from, wait, to)
    }

    fn way_from(&self, (start, finish): (Time, Time), wait: &Constraint, to: Node) -> Time {
        let schedule = &self.study.reachable.schedule;
        match wait.relation {
            Relation::FinishStart => finish + wait.lag.time() + schedule.tail_from_start(to),
            Relation::FinishFinish => finish + wait.lag.time() + schedule.tail_from_finish(to),
            Relation::StartStart => start + wait.lag.time() + schedule.tail_from_start(to),
        }
    }

    /// The end with the constraints of kept steps beyond a window.
    fn end_with(&self, reach: &mut Reach, window: &Window, mut end: Time) -> Time {
        let (network, schedule) = (self.study.reachable.network, &self.study.reachable.schedule);
        let finish = |step: StepId| {
            let node = network.node_of(step)?;
            match node.index().checked_sub(window.first.index()) {
                Some(at) if node <= window.last => window.times[at].map(|(_, finish)| finish),
                _ => Some(schedule.finish[node.index()]),
            }
        };
        for joined in &window.joined {
            let basis = &self.study.plans.basis;
            end = self.ranked.end_with((basis, reach), (joined, window.at_most), finish, window.last, end);
        }
        end
    }
}

/// The nodes that are timed again.
struct Window {
    first: Node,
    last: Node,
    /// By node from the first on; `None` where the step is removed.
    times: Vec<Option<(Time, Time)>>,
    /// The longest path that does not pass them along one constraint.
    longest: Time,
    joined: Vec<Joined>,
    /// Whether this is the upper one of two bounds.
    at_most: bool,
}

impl Window {
    /// One window where the constraints are known; two where a lower and an
    /// upper bound of them are; `None` where they are not.
    fn all_of(known: &Known<'_, '_, '_>, reach: &mut Reach, group: &[StepId]) -> Vec<Self> {
        let Some(patch) = Patch::of(known, reach, group) else { return Vec::new() };
        let are_two = patch.joined.iter().any(|joined| joined.before.rest.is_some());
        let bounds = [Some(false), Some(true).filter(|_| are_two)].into_iter().flatten();
        bounds.filter_map(|at_most| Self::of(known, reach, group, (&patch, at_most))).collect()
    }

    fn of(
        known: &Known<'_, '_, '_>,
        reach: &mut Reach,
        group: &[StepId],
        (patch, at_most): (&Patch, bool),
    ) -> Option<Self> {
        let network = known.study.reachable.network;
        let Patch { apart, joined, .. } = patch;
        let gone = known.gone(group, patch);
        let changed = patch.waits.keys().chain(apart.iter().flat_map(Apart::nodes));
        let (first, last) = (*gone.first()?, gone.iter().chain(changed).copied().max()?);
        let mut waits = patch.waits.clone();
        for joined in joined {
            let basis = &known.study.plans.basis;
            known.ranked.add_waits((basis, reach, network), (joined, at_most), last, &mut waits);
        }
        let times = known.times((first, last), &gone, (&waits, apart));
        let mut longest = known.ended[first.index()].max(known.begun[last.index() + 1]);
        for (node, times) in (first.index()..).map(Node::new).zip(&times) {
            let Some((start, finish)) = *times else { continue };
            longest = longest.max(finish);
            for (to, wait) in known.onward(node).iter().filter(|(to, _)| *to > last) {
                longest = longest.max(known.way_from((start, finish), wait, *to));
            }
        }
        Some(Self { first, last, times, longest, joined: joined.to_vec(), at_most })
    }
}

impl Known<'_, '_, '_> {
    /// The nodes that wait for one, with their constraints.
    fn onward(&self, node: Node) -> &[(Node, Constraint)] {
        &self.waiting[self.waiting_from[node.index()]..self.waiting_from[node.index() + 1]]
    }

    /// The nodes of some steps, and the gates that then stand for nothing.
    fn gone(&self, group: &[StepId], patch: &Patch) -> BTreeSet<Node> {
        let network = self.study.reachable.network;
        let mut open: Vec<Node> = group.iter().filter_map(|step| network.node_of(*step)).collect();
        let mut gone = BTreeSet::new();
        while let Some(node) = open.pop() {
            gone.insert(node);
            let gates = self.onward(node).iter().map(|(to, _)| *to).filter(|to| {
                network.is_gate(*to)
                    && !patch.is_widened(*to)
                    && network.waits(*to).iter().all(|wait| gone.contains(&wait.from))
            });
            open.extend(gates);
        }
        gone
    }

    /// Start and finish of the nodes from the first to the last, if some are
    /// removed and others have further constraints.
    fn times(
        &self,
        (first, last): (Node, Node),
        gone: &BTreeSet<Node>,
        (more, apart): (&Waits, &[Apart]),
    ) -> Vec<Option<(Time, Time)>> {
        let (network, schedule) = (self.study.reachable.network, &self.study.reachable.schedule);
        let mut times: Vec<Option<(Time, Time)>> = Vec::with_capacity(last.index() - first.index() + 1);
        let mut views = Views::of(network, apart, first);
        for node in (first.index()..=last.index()).map(Node::new) {
            let known = |from: Node| match from.index().checked_sub(first.index()) {
                Some(at) => times[at],
                None => Some((schedule.start[from.index()], schedule.finish[from.index()])),
            };
            let own = || network.waits(node).iter().chain(more.get(&node).into_iter().flatten());
            if gone.contains(&node) {
                views.pass(node, [].iter(), known);
                times.push(None);
                continue;
            }
            let (mut begins, mut ends) = (Time::ZERO, Time::ZERO);
            views.pass(node, own(), known);
            for wait in own().chain(apart.iter().flat_map(|apart| apart.of_gate(node))) {
                let Some((start, finish)) = known(wait.from) else { continue };
                match wait.relation {
                    Relation::FinishStart => {
                        begins = begins.max(views.seen(node, wait.from, finish, known) + wait.lag.time());
                    }
                    Relation::StartStart => begins = begins.max(start + wait.lag.time()),
                    Relation::FinishFinish => ends = ends.max(finish + wait.lag.time()),
                }
            }
            times.push(Some((begins, ends.max(begins + network.length(node).time()))));
        }
        times
    }
}

/// The longest path along a constraint that ends beyond a node, among those
/// added: prefix maxima in a tree (Fenwick 1994).
struct Passing {
    longest: Vec<Time>,
}

impl Passing {
    fn over(nodes: usize) -> Self {
        Self { longest: vec![Time::ZERO; nodes + 1] }
    }

    fn add(&mut self, to: Node, length: Time) {
        let mut at = self.longest.len() - 1 - to.index();
        while at < self.longest.len() {
            self.longest[at] = self.longest[at].max(length);
            at += at & at.wrapping_neg();
        }
    }

    fn beyond(&self, node: Node) -> Time {
        let (mut at, mut longest) = (self.longest.len() - 2 - node.index(), Time::ZERO);
        while at > 0 {
            longest = longest.max(self.longest[at]);
            at &= at - 1;
        }
        longest
    }
}
