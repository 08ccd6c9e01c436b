//! Steps that are called otherwise and are the same: how much of what they
//! say, and of what surrounds them, is alike?

use std::collections::{BTreeSet, HashMap};

use super::{By, Links};
use crate::model::{Actor, Kind, Length, Process, StepId};

/// Parts of a thousand from which two steps are taken for the same.
const ENOUGH: u16 = 550;

/// With more candidates than this on both sides together the comparison,
/// which looks at every pair, is not made.
const MOST: usize = 4_000_000;

/// What each trait counts. Traits that neither step states do not.
const NAME: u32 = 30;
const DEPARTMENT: u32 = 20;
const KIND: u32 = 10;
const ITEM: u32 = 10;
const ACTOR: u32 = 10;
const GIVES: u32 = 25;
const NEEDS: u32 = 15;
const NEIGHBOURS: u32 = 25;
const DAYS: u32 = 5;

/// Links free steps that are alike, the most alike first; what is linked
/// makes neighbours known, so the rest is looked at again.
pub(super) fn link(links: &mut Links<'_>) {
    loop {
        let (olds, news) = (links.free_old(), links.free_new());
        if olds.is_empty() || news.is_empty() || olds.len().saturating_mul(news.len()) > MOST {
            return;
        }
        let (old_traits, new_traits) = (Traits::of(links.old, &olds), Traits::of(links.new, &news));
        let around = Around::of(links);
        let mut pairs: Vec<(u16, StepId, StepId)> = Vec::new();
        for old in &old_traits {
            for new in &new_traits {
                let alike = old.alike(new, around.neighbours(old.id, new.id));
                if alike >= ENOUGH {
                    pairs.push((alike, old.id, new.id));
                }
            }
        }
        pairs.sort_by_key(|(alike, old, new)| (std::cmp::Reverse(*alike), old.0.abs_diff(new.0), *old, *new));
        let mut found = false;
        for (alike, old, new) in pairs {
            if links.to_new[old.index()].is_empty() && links.to_old[new.index()].is_empty() {
                links.link(old, new, By::Content(alike));
                found = true;
            }
        }
        if !found {
            return;
        }
    }
}

/// What is compared of a step.
struct Traits<'p> {
    id: StepId,
    /// Pairs of neighbouring letters.
    name: BTreeSet<(char, char)>,
    /// Whether that is its name; else only its id.
    named: bool,
    department: Option<&'p str>,
    kind: Option<Kind>,
    item: Option<&'p str>,
    actor: Actor,
    gives: BTreeSet<&'p str>,
    needs: BTreeSet<&'p str>,
    days: Length,
}

impl<'p> Traits<'p> {
    fn of(process: &'p Process, ids: &[StepId]) -> Vec<Self> {
        let material = |id: crate::model::MaterialId| process.materials()[id.index()].name.as_str();
        let traits = |id: &StepId| {
            let step = process.step(*id);
            Self {
                id: *id,
                name: letters(&step.name),
                named: step.name != step.id,
                department: step.department.map(|at| process.departments()[at.index()].name.as_str()),
                kind: step.kind,
                item: step.item.as_deref(),
                actor: step.actor,
                gives: step.products().iter().map(|id| material(*id)).collect(),
                needs: step.askings().iter().map(|need| material(need.material)).collect(),
                days: process.length(*id),
            }
        };
        ids.iter().map(traits).collect()
    }

    /// In parts of a thousand.
    fn alike(&self, other: &Self, neighbours: Option<u32>) -> u16 {
        let (mut sum, mut whole) = (0, 0);
        let mut count = |weight: u32, alike: Option<u32>| {
            if let Some(alike) = alike {
                sum += weight * alike;
                whole += weight;
            }
        };
        // Of steps that do the same, ids that differ say nothing: they may be
        // `a1`, `a2` and so on.
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
        u16::try_from(sum / whole.max(1)).unwrap_or(0)
    }
}

/// How much of two sets is shared; nothing where both are empty.
fn shared<T: Ord>(one: &BTreeSet<T>, other: &BTreeSet<T>) -> Option<u32> {
    let common = one.intersection(other).count();
    let all = one.len() + other.len();
    (all > 0).then(|| u32::try_from(2000 * common / all).unwrap_or(0))
}

fn same<T: PartialEq>(one: Option<T>, other: Option<T>) -> Option<u32> {
    (one.is_some() || other.is_some()).then(|| if one == other { 1000 } else { 0 })
}

fn letters(name: &str) -> BTreeSet<(char, char)> {
    let letters: Vec<char> =
        name.chars().flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric()).collect();
    match letters.as_slice() {
        [only] => BTreeSet::from([(*only, *only)]),
        letters => letters.windows(2).map(|pair| (pair[0], pair[1])).collect(),
    }
}

/// The steps around each, those of the new version as their partners of the
/// old one.
struct Around<'p> {
    old: HashMap<StepId, BTreeSet<Neighbour<'p>>>,
    new: HashMap<StepId, BTreeSet<Neighbour<'p>>>,
}

/// A step that another follows (else that follows it).
type Neighbour<'p> = (bool, Known<'p>);

/// How a neighbour is known on the other side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Known<'p> {
    /// As a step of the old version.
    Partner(StepId),
    /// A step without a name is what it does, where it says that.
    Doing(&'p str, Kind),
    /// Not at all.
    Itself(bool, StepId),
}

impl<'p> Around<'p> {
    fn of(links: &Links<'p>) -> Self {
        let itself = |id: StepId| (!links.to_new[id.index()].is_empty()).then_some(id);
        let old = neighbours(links.old, false, itself);
        let new = neighbours(links.new, true, |id| links.to_old[id.index()].first().map(|(old, _)| *old));
        Self { old, new }
    }

    fn neighbours(&self, old: StepId, new: StepId) -> Option<u32> {
        let empty = BTreeSet::new();
        shared(self.old.get(&old).unwrap_or(&empty), self.new.get(&new).unwrap_or(&empty))
    }
}

fn neighbours<'p>(
    process: &'p Process,
    is_new: bool,
    partner: impl Fn(StepId) -> Option<StepId>,
) -> HashMap<StepId, BTreeSet<Neighbour<'p>>> {
    let mut around: HashMap<StepId, BTreeSet<Neighbour<'p>>> = HashMap::new();
    let known = |id: StepId| {
        let step = process.step(id);
        let department = step.department.map(|at| process.departments()[at.index()].name.as_str());
        match (partner(id), department.zip(step.kind)) {
            (Some(partner), _) => Known::Partner(partner),
            (None, Some((department, kind))) if step.name == step.id => Known::Doing(department, kind),
            (None, _) => Known::Itself(is_new, id),
        }
    };
    for order in process.orders().all() {
        around.entry(order.to).or_default().insert((true, known(order.from)));
        around.entry(order.from).or_default().insert((false, known(order.to)));
    }
    around
}
