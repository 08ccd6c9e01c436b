//! Every figure as a whole new schedule over all pairs, and the closure of its events as bits.

use super::bits::Bits;
use super::facts::{Facts, Order, Pair, Reason};
use crate::oracle::model::{Actor, Clock, Relation, Step, Tenths};

/// Which orders hold: pairs and ties by waiting step.
pub struct Rule<'a> {
    pub stands: &'a dyn Fn(usize) -> bool,
    pub pair: &'a dyn Fn(usize, &Pair) -> bool,
    pub tie: &'a dyn Fn(usize, &Order) -> bool,
}

/// `to` happens at least `length` after `from`; events are `2 × step` and `2 × step + 1`.
#[derive(Clone, Copy, Debug)]
pub struct Link {
    pub from: usize,
    pub to: usize,
    pub length: Tenths,
}

/// The events of one figure, the links by their later event.
pub struct Network<'f, 'a> {
    pub facts: &'f Facts<'a>,
    pub stands: Vec<bool>,
    pub into: Vec<Vec<Link>>,
    pub earliest: Vec<Tenths>,
    pub latest: Vec<Tenths>,
    pub days: Tenths,
}

/// The events that a relation ties.
pub fn ends(relation: Relation, from: usize, to: usize) -> (usize, usize) {
    match relation {
        Relation::FinishStart => (2 * from + 1, 2 * to),
        Relation::StartStart => (2 * from, 2 * to),
        Relation::FinishFinish => (2 * from + 1, 2 * to + 1),
    }
}

/// Earliest times under a rule, with a length of each step.
pub fn earliest(facts: &Facts<'_>, rule: &Rule<'_>, length: impl Fn(usize) -> Tenths) -> Vec<Tenths> {
    let mut times = vec![0; 2 * facts.steps.len()];
    for &v in facts.topological.iter().filter(|&&v| (rule.stands)(v)) {
        each_link(facts, rule, v, |link| times[link.to] = times[link.to].max(times[link.from] + link.length));
        times[2 * v + 1] = times[2 * v + 1].max(times[2 * v] + length(v));
    }
    times
}

/// How long the whole takes under a rule.
pub fn days(facts: &Facts<'_>, rule: &Rule<'_>) -> Tenths {
    earliest(facts, rule, |v| facts.steps[v].days.tenths).into_iter().max().unwrap_or(0)
}

/// The orders into a step that hold under a rule.
fn each_link(facts: &Facts<'_>, rule: &Rule<'_>, v: usize, mut visit: impl FnMut(Link)) {
    for pair in facts.pairs[v].iter().filter(|pair| (rule.stands)(pair.from) && (rule.pair)(v, pair)) {
        visit(Link { from: 2 * pair.from + 1, to: 2 * v, length: pair.lag });
    }
    let ties = facts.orders[v].iter().filter(|order| order.relation != Relation::FinishStart);
    for tie in ties.filter(|tie| (rule.stands)(tie.from) && (rule.tie)(v, tie)) {
        let (from, to) = ends(tie.relation, tie.from, v);
        visit(Link { from, to, length: tie.lag });
    }
}

impl<'f, 'a> Network<'f, 'a> {
    pub fn of(facts: &'f Facts<'a>, rule: &Rule<'_>) -> Self {
        let count = facts.steps.len();
        let mut into = vec![Vec::new(); 2 * count];
        for v in (0..count).filter(|&v| (rule.stands)(v)) {
            into[2 * v + 1].push(Link { from: 2 * v, to: 2 * v + 1, length: facts.steps[v].days.tenths });
            each_link(facts, rule, v, |link| into[link.to].push(link));
        }
        let earliest = earliest(facts, rule, |v| facts.steps[v].days.tenths);
        let days = earliest.iter().copied().max().unwrap_or(0);
        let mut latest = vec![days; 2 * count];
        for event in facts.topological.iter().rev().flat_map(|&v| [2 * v + 1, 2 * v]) {
            for link in &into[event] {
                latest[link.from] = latest[link.from].min(latest[event] - link.length);
            }
        }
        let stands = (0..count).map(rule.stands).collect();
        Network { facts, stands, into, earliest, latest, days }
    }

    /// Whether an order holds its step exactly, where no delay is possible.
    pub fn is_tight(&self, link: &Link) -> bool {
        let firm = |event: usize| self.earliest[event] == self.latest[event];
        firm(link.from) && firm(link.to) && self.earliest[link.to] == self.earliest[link.from] + link.length
    }

    fn events(&self) -> impl Iterator<Item = usize> + '_ {
        self.facts.topological.iter().flat_map(|&v| [2 * v, 2 * v + 1]).filter(|event| self.stands[event / 2])
    }

    /// For each event all that lead to it.
    pub fn closure(&self) -> Vec<Bits> {
        let mut before = vec![Bits::none(self.into.len()); self.into.len()];
        for event in self.events() {
            let mut own = Bits::none(self.into.len());
            for link in &self.into[event] {
                own.insert(link.from);
                own.unite(&before[link.from]);
            }
            before[event] = own;
        }
        before
    }

    /// For each step those that it waits for directly, in file order. An order with a lag always stays, one
    /// without goes where its source leads to that of another.
    pub fn reduced(&self, closure: &[Bits]) -> Vec<Vec<usize>> {
        let mut direct = vec![Vec::new(); self.stands.len()];
        for event in self.events() {
            let mut implied = Bits::none(self.into.len());
            self.into[event].iter().for_each(|link| implied.unite(&closure[link.from]));
            let orders = self.into[event].iter().filter(|link| link.from / 2 != event / 2);
            let stays = orders.filter(|link| link.length > 0 || !implied.contains(link.from));
            direct[event / 2].extend(stays.map(|link| link.from / 2));
        }
        for from in &mut direct {
            from.sort_unstable();
            from.dedup();
        }
        direct
    }

    /// Most steps on a chain of FS orders.
    pub fn stages(&self) -> usize {
        let mut deepest = vec![0; self.stands.len()];
        for &v in self.facts.topological.iter().filter(|&&v| self.stands[v]) {
            let before = self.into[2 * v].iter().filter(|link| link.from % 2 == 1);
            deepest[v] = 1 + before.map(|link| deepest[link.from / 2]).max().unwrap_or(0);
        }
        deepest.into_iter().max().unwrap_or(0)
    }

    /// Pairs of a direct order whose parties differ.
    pub fn handoffs(&self, reduced: &[Vec<usize>]) -> Option<usize> {
        let party = |v: usize| party(&self.facts.steps[v]);
        let differ = |x: usize, v: usize| party(x).zip(party(v)).is_some_and(|(giver, taker)| giver != taker);
        let into = |(v, from): (usize, &Vec<usize>)| from.iter().filter(|&&x| differ(x, v)).count();
        let is_known = (0..self.stands.len()).any(|v| self.stands[v] && party(v).is_some());
        is_known.then(|| reduced.iter().enumerate().map(into).sum())
    }

    /// The most counted days along any tight path.
    pub fn counted(&self) -> Tenths {
        let mut most: Vec<Option<Tenths>> = vec![None; self.into.len()];
        for event in self.events() {
            let begins = event % 2 == 0 && self.earliest[event] == 0 && self.latest[event] == 0;
            let tight = self.into[event].iter().filter(|link| self.is_tight(link));
            let counted = |link: &Link| {
                let suspended = link.from / 2 == event / 2 && self.facts.steps[event / 2].clock == Clock::Suspended;
                most[link.from].map(|counted| counted + if suspended { 0 } else { link.length })
            };
            most[event] = tight.map(counted).max().flatten().max(begins.then_some(0));
        }
        let last = self.events().filter(|&event| event % 2 == 1 && self.earliest[event] == self.days);
        last.filter_map(|event| most[event]).max().unwrap_or(0)
    }
}

fn party(step: &Step) -> Option<(Actor, Option<&str>)> {
    match step.actor {
        Actor::Agency => step.department.as_deref().map(|department| (Actor::Agency, Some(department))),
        outsider => Some((outsider, None)),
    }
}

/// Whether an order with this reason stays in reachable.
pub fn stays(reason: Reason) -> bool {
    reason != Reason::Habit
}

/// Whether it stays in the floor.
pub fn is_recorded(reason: Reason) -> bool {
    !matches!(reason, Reason::Habit | Reason::Open)
}
