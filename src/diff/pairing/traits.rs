//! The traits of steps that are compared.

use std::collections::HashMap;

use super::Links;
use crate::model::{Actor, Kind, Length, Process, StepId};

/// The weight of each trait. Traits that neither step states do not count.
const NAME: u32 = 30;
const DEPARTMENT: u32 = 20;
const KIND: u32 = 10;
const ITEM: u32 = 10;
const ACTOR: u32 = 10;
const GIVES: u32 = 25;
const NEEDS: u32 = 15;
const NEIGHBOURS: u32 = 25;
const DAYS: u32 = 5;

/// The most letters of a name that are compared.
const MOST_LETTERS: usize = 512;

/// The traits of a step; sets are sorted lists.
#[derive(Clone, Debug)]
pub(super) struct Trait<'p> {
    pub id: StepId,
    /// Pairs of neighbouring letters.
    pub name: Vec<(char, char)>,
    /// Whether that is its name, not only its id.
    pub named: bool,
    pub department: Option<&'p str>,
    pub kind: Option<Kind>,
    pub item: Option<&'p str>,
    pub actor: Actor,
    pub gives: Vec<&'p str>,
    pub needs: Vec<&'p str>,
    pub days: Length,
}

/// The traits of the free steps of both versions.
pub(super) struct Traits<'p> {
    pub old: Vec<Trait<'p>>,
    pub new: Vec<Trait<'p>>,
    places: [HashMap<StepId, usize>; 2],
}

impl<'p> Traits<'p> {
    pub(super) fn of(sides: [(&'p Process, &[StepId]); 2]) -> Self {
        let [old, new] = sides.map(|(process, ids)| ids.iter().map(|id| Trait::of(process, *id)).collect::<Vec<_>>());
        let places = [&old, &new].map(|traits| traits.iter().zip(0..).map(|(one, at)| (one.id, at)).collect());
        Self { old, new, places }
    }

    /// The similarity of two free steps, in thousandths. A step that is not
    /// free is like none.
    pub(super) fn alike(&self, old: StepId, new: StepId, neighbours: Option<u32>) -> u16 {
        match (self.places[0].get(&old), self.places[1].get(&new)) {
            (Some(old), Some(new)) => self.old[*old].alike(&self.new[*new], neighbours),
            _ => 0,
        }
    }
}

impl<'p> Trait<'p> {
    fn of(process: &'p Process, id: StepId) -> Self {
        let material = |id: crate::model::MaterialId| process.materials()[id.index()].name.as_str();
        let step = process.step(id);
        Self {
            id,
            name: letters(&step.name),
            named: step.name != step.id,
            department: step.department.map(|at| process.departments()[at.index()].name.as_str()),
            kind: step.kind,
            item: step.item.first().map(String::as_str),
            actor: step.actor,
            gives: set(step.products().iter().map(|id| material(*id))),
            needs: set(step.askings().iter().map(|need| material(need.material))),
            days: process.length(id),
        }
    }

    /// The similarity, in thousandths.
    fn alike(&self, other: &Self, neighbours: Option<u32>) -> u16 {
        let (mut sum, mut whole) = (0, 0);
        let mut count = |weight: u32, alike: Option<u32>| {
            if let Some(alike) = alike {
                sum += weight * alike;
                whole += weight;
            }
        };
        // For steps with the same content, different ids mean nothing: they may
        // be `a1`, `a2` and so on.
        let agree = self.department.is_some() && self.department == other.department;
        let agree = agree && self.kind.is_some() && self.kind == other.kind;
        let ids = agree && !self.named && !other.named;
        count(NAME, shared(&self.name, &other.name).filter(|alike| !ids || *alike >= 500));
        count(DEPARTMENT, same(self.department, other.department));
        count(KIND, same(self.kind, other.kind));
        count(ITEM, same(self.item, other.item));
        let agencies = self.actor == Actor::Agency && other.actor == Actor::Agency;
        count(ACTOR, (!agencies).then_some(if self.actor == other.actor { 1000 } else { 0 }));
        count(GIVES, shared(&self.gives, &other.gives));
        count(NEEDS, shared(&self.needs, &other.needs));
        count(NEIGHBOURS, neighbours);
        count(DAYS, Some(if self.days == other.days { 1000 } else { 0 }));
        u16::try_from(sum / whole.max(1)).expect("at most 1000")
    }
}

fn set<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut set: Vec<T> = items.collect();
    set.sort_unstable();
    set.dedup();
    set
}

/// The shared part of two sets; `None` where both are empty.
fn shared<T: Ord>(one: &[T], other: &[T]) -> Option<u32> {
    let all = one.len() + other.len();
    let (mut common, mut at) = (0, 0);
    for item in one {
        while other.get(at).is_some_and(|known| known < item) {
            at += 1;
        }
        if other.get(at) == Some(item) {
            common += 1;
        }
    }
    (all > 0).then(|| u32::try_from(2000 * common / all).expect("at most 1000"))
}

fn same<T: PartialEq>(one: Option<T>, other: Option<T>) -> Option<u32> {
    (one.is_some() || other.is_some()).then(|| if one == other { 1000 } else { 0 })
}

/// The pairs of adjacent letters in a name.
pub(super) fn letters(name: &str) -> Vec<(char, char)> {
    let letters = name.chars().flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric());
    let letters: Vec<char> = letters.take(MOST_LETTERS).collect();
    match letters.as_slice() {
        [only] => vec![(*only, *only)],
        letters => set(letters.windows(2).map(|pair| (pair[0], pair[1]))),
    }
}

/// The steps before and behind each step of both versions.
pub(super) struct Around<'p> {
    processes: [&'p Process; 2],
    before: [Vec<Vec<StepId>>; 2],
    behind: [Vec<Vec<StepId>>; 2],
    size: usize,
}

/// A predecessor (else a successor).
type Neighbour<'p> = (bool, Known<'p>);

/// The identity of a neighbour on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known<'p> {
    /// As a step of the old version.
    Partner(StepId),
    /// A step without a name is known by its content, where that is stated.
    Doing(&'p str, Kind),
    /// Unknown.
    Itself(bool, StepId),
}

impl<'p> Around<'p> {
    pub(super) fn of(processes: [&'p Process; 2]) -> Self {
        let around = |forward: bool| {
            processes.map(|process| {
                let mut around = vec![Vec::new(); process.steps().len()];
                for order in process.orders().all() {
                    let (one, other) = if forward { (order.from, order.to) } else { (order.to, order.from) };
                    around[one.index()].push(other);
                }
                around
            })
        };
        let (before, behind) = (around(false), around(true));
        let size = processes.iter().map(|process| process.steps().len() + process.orders().all().len()).sum();
        Self { processes, before, behind, size }
    }

    /// The number of steps and orders of both versions.
    pub(super) const fn size(&self) -> usize {
        self.size
    }

    /// The predecessors of two steps, and their successors.
    pub(super) fn both(&self, old: StepId, new: StepId) -> [(&[StepId], &[StepId]); 2] {
        [
            (&self.before[0][old.index()], &self.before[1][new.index()]),
            (&self.behind[0][old.index()], &self.behind[1][new.index()]),
        ]
    }

    /// The shared part of the surroundings of two steps, and the number of
    /// steps compared for that.
    pub(super) fn shared(&self, links: &Links<'_>, old: StepId, new: StepId) -> (Option<u32>, usize) {
        let (one, other) = (self.neighbours(links, 0, old), self.neighbours(links, 1, new));
        (shared(&one, &other), one.len() + other.len())
    }

    fn neighbours(&self, links: &Links<'_>, side: usize, id: StepId) -> Vec<Neighbour<'p>> {
        let process = self.processes[side];
        let partner = |id: StepId| match side {
            0 => (!links.to_new[id.index()].is_empty()).then_some(id),
            _ => links.to_old[id.index()].first().map(|(old, _)| *old),
        };
        let known = |id: StepId| {
            let step = process.step(id);
            let department = step.department.map(|at| process.departments()[at.index()].name.as_str());
            match (partner(id), department.zip(step.kind)) {
                (Some(partner), _) => Known::Partner(partner),
                (None, Some((department, kind))) if step.name == step.id => Known::Doing(department, kind),
                (None, _) => Known::Itself(side == 1, id),
            }
        };
        let before = self.before[side][id.index()].iter().map(|id| (true, known(*id)));
        let behind = self.behind[side][id.index()].iter().map(|id| (false, known(*id)));
        set(before.chain(behind))
    }
}
