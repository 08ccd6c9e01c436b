//! Every figure as a whole new schedule over all pairs, and the closure of its events as bits.

use std::collections::{BTreeMap, HashSet};

use super::Case;
use crate::oracle::bits::Bits;
use crate::oracle::brute::across::{Across, Held};
use crate::oracle::model::{Actor, Relation, Step};

/// A way to keep some of an order.
pub type Keeps<'k> = &'k dyn Fn(&Held) -> bool;

/// `to` happens at least `length` after `from`; events are `2 × step` and `2 × step + 1`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Link {
    pub from: usize,
    pub to: usize,
    pub length: i64,
}

impl Link {
    /// Whether it is a step's own length.
    pub fn is_duration(self) -> bool {
        self.from / 2 == self.to / 2
    }

    fn is_bare_finish_start(self) -> bool {
        self.from % 2 == 1 && self.to.is_multiple_of(2) && self.length == 0
    }
}

/// The events of one figure, the links by their later event.
pub struct Network<'c, 'a> {
    case: &'c Case<'a>,
    pub stands: Vec<bool>,
    pub into: Vec<Vec<Link>>,
    pub earliest: Vec<i64>,
    pub latest: Vec<i64>,
    pub days: i64,
}

/// The events that a relation ties.
pub fn ends(relation: Relation, from: usize, to: usize) -> (usize, usize) {
    match relation {
        Relation::FinishStart => (2 * from + 1, 2 * to),
        Relation::StartStart => (2 * from, 2 * to),
        Relation::FinishFinish => (2 * from + 1, 2 * to + 1),
    }
}

/// Earliest times of what is kept, in minutes, with a length of each step.
pub fn earliest(case: &Case<'_>, across: &Across, keeps: Keeps<'_>, length: impl Fn(usize) -> i64) -> Vec<i64> {
    let mut times = vec![0; 2 * across.gone.len()];
    for &event in case.events.iter().filter(|&&event| !across.gone[event / 2]) {
        if event % 2 == 0 {
            across.into(event / 2, keeps, |relation, from, lag| {
                let (from, to) = ends(relation, from, event / 2);
                if to == event {
                    times[event] = times[event].max(times[from] + lag.minutes);
                }
            });
        } else {
            times[event] = times[event].max(times[event - 1] + length(event / 2));
            across.into(event / 2, keeps, |relation, from, lag| {
                let (from, to) = ends(relation, from, event / 2);
                if to == event {
                    times[event] = times[event].max(times[from] + lag.minutes);
                }
            });
        }
    }
    times
}

/// How long the whole takes.
pub fn days(case: &Case<'_>, across: &Across, keeps: Keeps<'_>) -> i64 {
    earliest(case, across, keeps, |v| case.minutes[v]).into_iter().max().unwrap_or(0)
}

impl<'c, 'a> Network<'c, 'a> {
    pub fn of(case: &'c Case<'a>, across: &Across, keeps: Keeps<'_>) -> Self {
        let count = across.gone.len();
        let mut into = vec![Vec::new(); 2 * count];
        for v in (0..count).filter(|&v| !across.gone[v]) {
            into[2 * v + 1].push(Link { from: 2 * v, to: 2 * v + 1, length: case.minutes[v] });
            let mut links = HashSet::new();
            across.into(v, keeps, |relation, from, lag| {
                let (from, to) = ends(relation, from, v);
                if links.insert((from, to, lag.minutes)) {
                    into[to].push(Link { from, to, length: lag.minutes });
                }
            });
            // One without waiting is none beside one with it.
            for event in [2 * v, 2 * v + 1] {
                let waits: Vec<usize> =
                    into[event].iter().filter(|link| link.length > 0).map(|link| link.from).collect();
                into[event].retain(|link| link.length > 0 || link.is_duration() || !waits.contains(&link.from));
            }
        }
        let earliest = earliest(case, across, keeps, |v| case.minutes[v]);
        let days = earliest.iter().copied().max().unwrap_or(0);
        let mut latest = vec![days; 2 * count];
        for &event in case.events.iter().rev() {
            for link in &into[event] {
                latest[link.from] = latest[link.from].min(latest[event] - link.length);
            }
        }
        let stands = across.gone.iter().map(|gone| !gone).collect();
        Network { case, stands, into, earliest, latest, days }
    }

    /// Whether a link holds its later event where it is.
    pub fn holds(&self, link: &Link) -> bool {
        self.earliest[link.to] == self.earliest[link.from] + link.length
    }

    /// Whether an order holds its step exactly, where no delay is possible.
    pub fn is_tight(&self, link: &Link) -> bool {
        let firm = |event: usize| self.earliest[event] == self.latest[event];
        firm(link.from) && firm(link.to) && self.holds(link)
    }

    fn events(&self) -> impl Iterator<Item = usize> + '_ {
        self.case.events.iter().copied().filter(|event| self.stands[event / 2])
    }

    /// For each event all that lead to it.
    pub fn closure(&self) -> Vec<Bits> {
        let mut before = vec![Bits::none(self.into.len()); self.into.len()];
        for event in self.events() {
            before[event] = self.leading(&before, &self.into[event]);
        }
        before
    }

    /// All that lead along some links.
    pub fn leading<'l>(&self, closure: &[Bits], links: impl IntoIterator<Item = &'l Link>) -> Bits {
        let mut own = Bits::none(self.into.len());
        for link in links {
            own.insert(link.from);
            own.unite(&closure[link.from]);
        }
        own
    }

    /// For each step those that it waits for directly, in file order. An order goes where its source leads to that of
    /// another: one by FS without a lag always, any other where the other asks for as much time.
    pub fn reduced(&self, closure: &[Bits]) -> Vec<Vec<usize>> {
        let mut direct = vec![Vec::new(); self.stands.len()];
        for event in self.events() {
            let mut implied = Bits::none(self.into.len());
            self.into[event].iter().for_each(|link| implied.unite(&closure[link.from]));
            let orders = self.into[event].iter().filter(|link| !link.is_duration());
            let says_as_much = |link: &Link, other: &Link| {
                !other.is_duration() && other.length >= link.length && closure[other.from].contains(link.from)
            };
            let stays = orders.filter(|link| {
                if link.is_bare_finish_start() {
                    return !implied.contains(link.from);
                }
                !self.into[event].iter().any(|other| says_as_much(link, other))
            });
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
        for v in self.events().filter(|event| event % 2 == 0).map(|event| event / 2) {
            let before = self.into[2 * v].iter().filter(|link| link.from % 2 == 1);
            deepest[v] = 1 + before.map(|link| deepest[link.from / 2]).max().unwrap_or(0);
        }
        deepest.into_iter().max().unwrap_or(0)
    }

    /// The most changes of party along a chain of orders.
    pub fn handoffs(&self) -> Option<usize> {
        let steps = self.case.facts.steps;
        let mut chains: Vec<BTreeMap<Option<Party<'_>>, usize>> = vec![BTreeMap::new(); steps.len()];
        for &v in self.case.steps.iter().filter(|&&v| self.stands[v]) {
            let own = party(&steps[v]);
            let mut chain = BTreeMap::from([(own, 0)]);
            let orders = self.into[2 * v].iter().chain(&self.into[2 * v + 1]).filter(|link| !link.is_duration());
            for (&had, &changes) in orders.flat_map(|link| &chains[link.from / 2]) {
                let changed = usize::from(own.is_some() && had.is_some() && own != had);
                let most = chain.entry(own.or(had)).or_insert(0);
                *most = (*most).max(changes + changed);
            }
            chains[v] = chain;
        }
        let is_known = (0..steps.len()).any(|v| self.stands[v] && party(&steps[v]).is_some());
        is_known.then(|| chains.iter().flat_map(BTreeMap::values).max().copied().unwrap_or(0))
    }

    /// The most counted time along any tight path.
    pub fn counted(&self) -> i64 {
        let ends: Vec<usize> = self.events().filter(|&event| self.earliest[event] == self.days).collect();
        self.counted_to(&ends, 0)
    }

    /// The most counted time after a moment along chains that hold one of some events where it is.
    pub fn counted_to(&self, lasts: &[usize], begins: i64) -> i64 {
        let mut most = vec![0; self.into.len()];
        for event in self.events() {
            let part = |link: &Link| {
                let counted = !link.is_duration() || self.case.facts.steps[event / 2].is_counted();
                if counted { (self.earliest[event] - self.earliest[link.from].max(begins)).max(0) } else { 0 }
            };
            let held = self.into[event].iter().filter(|link| self.holds(link));
            most[event] = held.map(|link| most[link.from] + part(link)).max().unwrap_or(0);
        }
        lasts.iter().map(|&last| most[last]).max().unwrap_or(0)
    }
}

/// Who has a matter.
type Party<'a> = (&'static str, Option<&'a str>);

fn party(step: &Step) -> Option<Party<'_>> {
    match step.actor {
        Actor::Agency => step.department.as_deref().map(|department| ("agency", Some(department))),
        outsider => Some((outsider.words().0, None)),
    }
}
