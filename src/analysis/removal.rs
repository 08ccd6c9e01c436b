//! When all of reachable would end if some steps went, without building its
//! order anew.
//!
//! A step that passes on nothing but the order of finishes and starts, and
//! papers for which others must not finish before it, leaves a network as
//! reachable without its node: what followed it still follows what came
//! before. The nodes from the first that goes to the last that this concerns
//! are timed again; a longest way then ends before them, runs through them
//! to a later node, passes them along one constraint, or begins after them.
//! For many groups together O((n + m) log n), and the nodes between the
//! first and the last of each.

use std::collections::{BTreeMap, HashMap};

use super::network::{Constraint, Node};
use super::order::pairs::Point;
use super::study::Study;
use super::time::axis::Numbers;
use crate::model::{Order, OrderSource, Part, Relation, StepId, Time};

/// For each group when all ends without its steps; none where one of them
/// passes on more.
pub(in crate::analysis) fn ends(study: &Study<'_, '_, Numbers>, groups: &[Vec<StepId>]) -> Vec<Option<Time>> {
    if groups.is_empty() {
        return Vec::new();
    }
    let known = Known::of(study);
    let windows: Vec<Option<Window>> = groups.iter().map(|group| known.window(group)).collect();
    let mut ends: Vec<Option<Time>> = windows.iter().map(|window| window.as_ref().map(|found| found.longest)).collect();
    let mut asked: Vec<(usize, &Window)> =
        windows.iter().enumerate().filter_map(|(at, window)| Some((at, window.as_ref()?))).collect();
    asked.sort_unstable_by_key(|(_, window)| window.first);
    let mut passing = Passing::over(study.reachable.network.len());
    let mut constraints: Vec<(Node, Node, Time)> =
        study.reachable.network.constraints().map(|(to, wait)| (wait.from, to, known.way(&wait, to))).collect();
    constraints.sort_unstable_by_key(|(from, ..)| *from);
    let mut constraints = constraints.into_iter().peekable();
    for (at, window) in asked {
        while let Some((_, to, length)) = constraints.next_if(|(from, ..)| *from < window.first) {
            passing.add(to, length);
        }
        ends[at] = ends[at].max(Some(passing.beyond(window.last)));
    }
    ends
}

/// The nodes that are timed again, and the longest way that does not pass
/// them along one constraint.
struct Window {
    first: Node,
    last: Node,
    longest: Time,
}

/// What is the same for all groups.
struct Known<'a, 's, 'p> {
    study: &'a Study<'s, 'p, Numbers>,
    /// For each step the orders that leave it.
    leaving: Vec<Vec<&'p Order>>,
    /// For each step, by end (start, finish), when it and all before it have
    /// finished in reachable.
    all_before: Vec<[Time; 2]>,
    /// The place of each step, or of its start where that comes apart first,
    /// among the parts of the process.
    place: Vec<usize>,
    /// The later nodes that wait for each, by node, and where its own begin.
    onward: Vec<(Node, Constraint)>,
    onward_from: Vec<usize>,
    /// The last finish of the nodes before each.
    ended: Vec<Time>,
    /// The longest way that begins at a node or later.
    begun: Vec<Time>,
}

impl<'a, 's, 'p> Known<'a, 's, 'p> {
    fn of(study: &'a Study<'s, 'p, Numbers>) -> Self {
        let (process, pairs) = (study.process(), &study.plans.basis.pairs);
        let (network, schedule) = (study.reachable.network, &study.reachable.schedule);
        let mut leaving = vec![Vec::new(); process.steps().len()];
        for order in process.orders().all() {
            leaving[order.from.index()].push(order);
        }
        let mut place = vec![0; process.steps().len()];
        let mut all_before = vec![[Time::ZERO; 2]; process.steps().len()];
        for (at, &part) in process.orders().parts().iter().enumerate() {
            let (Part::Start(step) | Part::Step(step)) = part;
            for point in [Point::start(step), Point::finish(step)] {
                let own = study.reachable.finish(step).filter(|_| !point.at_start);
                let before = pairs.before(point).map(|before| reached(&all_before, before));
                all_before[step.index()][usize::from(!point.at_start)] = before.chain(own).fold(Time::ZERO, Time::max);
            }
            if part == Part::Step(step) {
                place[step.index()] = at;
            }
        }
        let mut onward: Vec<(Node, Constraint)> = network.constraints().collect();
        onward.sort_unstable_by_key(|(_, wait)| wait.from);
        let mut onward_from = vec![0; network.len() + 1];
        for (_, wait) in &onward {
            onward_from[wait.from.index() + 1] += 1;
        }
        for node in 0..network.len() {
            onward_from[node + 1] += onward_from[node];
        }
        let mut ended = vec![Time::ZERO; network.len() + 1];
        for node in network.nodes() {
            ended[node.index() + 1] = ended[node.index()].max(schedule.finish[node.index()]);
        }
        let mut begun = vec![Time::ZERO; network.len() + 1];
        for node in network.nodes().rev() {
            begun[node.index()] = begun[node.index() + 1].max(schedule.tail_from_start(node));
        }
        Self { study, leaving, all_before, place, onward, onward_from, ended, begun }
    }

    /// The longest way that a constraint is on.
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

    /// The nodes of those whose finish must not come before that of all that
    /// the step follows, when it is gone; none where it passes on more.
    fn held_by_papers(&self, step: StepId) -> Option<Vec<Node>> {
        let (plans, network) = (self.study.plans, self.study.reachable.network);
        let pairs = &plans.basis.pairs;
        network.node_of(step)?;
        if network.head_of(step).is_some() {
            return None;
        }
        for order in self.study.process().orders().of(step) {
            let adds_nothing = order.relation == Relation::FinishStart || plans.basis.is_moot(order);
            if !adds_nothing || pairs.is_apart(order.from) {
                return None;
            }
        }
        let mut held = Vec::new();
        for order in &self.leaving[step.index()] {
            let is_paper = matches!(order.source, OrderSource::Document(_));
            match order.relation {
                _ if pairs.is_apart(order.to) => return None,
                Relation::FinishStart if order.lag.is_zero() => {}
                Relation::FinishFinish if is_paper => held.extend(network.node_of(order.to)),
                _ => return None,
            }
        }
        Some(held)
    }

    fn window(&self, group: &[StepId]) -> Option<Window> {
        let network = self.study.reachable.network;
        let mut papers: BTreeMap<StepId, Vec<Node>> = BTreeMap::new();
        for &step in group {
            papers.insert(step, self.held_by_papers(step)?);
        }
        let nodes = || group.iter().filter_map(|step| network.node_of(*step));
        let (first, last) = (nodes().min()?, nodes().chain(papers.values().flatten().copied()).max()?);
        let times = Timing::of(self, first, papers).run(last);
        let mut longest = self.ended[first.index()].max(self.begun[last.index() + 1]);
        for (node, times) in (first.index()..).map(Node::new).zip(times) {
            let Some((start, finish)) = times else { continue };
            longest = longest.max(finish);
            let onward = &self.onward[self.onward_from[node.index()]..self.onward_from[node.index() + 1]];
            for (to, wait) in onward.iter().filter(|(to, _)| *to > last) {
                longest = longest.max(self.way_from((start, finish), wait, *to));
            }
        }
        Some(Window { first, last, longest })
    }
}

fn reached(all_before: &[[Time; 2]], point: Point) -> Time {
    all_before[point.step.index()][usize::from(!point.at_start)]
}

/// The times of the nodes from one on when some steps are gone.
struct Timing<'k, 'a, 's, 'p> {
    known: &'k Known<'a, 's, 'p>,
    first: Node,
    /// The steps that go, with those that their papers hold.
    papers: BTreeMap<StepId, Vec<Node>>,
    /// By node from the first on; none where the step is gone.
    times: Vec<Option<(Time, Time)>>,
    /// When each point and all before it is reached, of those passed.
    all_before: HashMap<Point, Time>,
    /// From when on nodes may finish.
    held: HashMap<Node, Time>,
}

impl<'k, 'a, 's, 'p> Timing<'k, 'a, 's, 'p> {
    fn of(known: &'k Known<'a, 's, 'p>, first: Node, papers: BTreeMap<StepId, Vec<Node>>) -> Self {
        Self { known, first, papers, times: Vec::new(), all_before: HashMap::new(), held: HashMap::new() }
    }

    fn run(mut self, last: Node) -> Vec<Option<(Time, Time)>> {
        let known = self.known;
        let (process, network) = (known.study.process(), known.study.reachable.network);
        let holds = |(step, held): (&StepId, &Vec<Node>)| (!held.is_empty()).then(|| known.place[step.index()]);
        // Where nothing is held by papers, no point needs to be reached.
        if let Some(until) = self.papers.iter().filter_map(holds).max() {
            let from = self.papers.keys().map(|step| known.place[step.index()]).min().unwrap_or(until);
            for &part in &process.orders().parts()[from..=until] {
                let (Part::Start(step) | Part::Step(step)) = part;
                if let Some(node) = network.node_of(step).filter(|_| part == Part::Step(step)) {
                    self.time_until(node);
                }
                self.reach(part, step);
            }
        }
        self.time_until(last);
        self.times
    }

    fn time_until(&mut self, last: Node) {
        let (network, schedule) = (self.known.study.reachable.network, &self.known.study.reachable.schedule);
        for node in (self.first.index() + self.times.len()..=last.index()).map(Node::new) {
            if network.step(node).is_some_and(|step| self.papers.contains_key(&step)) {
                self.times.push(None);
                continue;
            }
            let (mut begins, mut ends) = (Time::ZERO, self.held.get(&node).copied().unwrap_or(Time::ZERO));
            for wait in network.waits(node) {
                let from = wait.from.index();
                let times = match from.checked_sub(self.first.index()) {
                    Some(at) => self.times[at],
                    None => Some((schedule.start[from], schedule.finish[from])),
                };
                let Some((start, finish)) = times else { continue };
                match wait.relation {
                    Relation::FinishStart => begins = begins.max(finish + wait.lag.time()),
                    Relation::StartStart => begins = begins.max(start + wait.lag.time()),
                    Relation::FinishFinish => ends = ends.max(finish + wait.lag.time()),
                }
            }
            self.times.push(Some((begins, ends.max(begins + network.length(node).time()))));
        }
    }

    fn reach(&mut self, part: Part, step: StepId) {
        let known = self.known;
        let pairs = &known.study.plans.basis.pairs;
        let start = pairs.is_apart(step).then_some(Point::start(step));
        let finish = (part == Part::Step(step)).then_some(Point::finish(step));
        for point in start.into_iter().chain(finish) {
            let before = pairs.before(point).map(|before| {
                let again = self.all_before.get(&before);
                again.copied().unwrap_or_else(|| reached(&known.all_before, before))
            });
            let before = before.fold(Time::ZERO, Time::max);
            for node in self.papers.get(&step).into_iter().flatten() {
                let held = self.held.entry(*node).or_insert(Time::ZERO);
                *held = before.max(*held);
            }
            let own = known.study.reachable.network.node_of(step).filter(|_| !point.at_start);
            let own = own.and_then(|node| self.times.get(node.index().checked_sub(self.first.index())?).copied()?);
            self.all_before.insert(point, own.map_or(before, |(_, finish)| before.max(finish)));
        }
    }
}

/// The longest way along a constraint that ends beyond a node, among those
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
