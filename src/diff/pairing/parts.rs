//! Finds steps that were merged into another, or split off from one, without a
//! statement in either version.

use std::collections::{BTreeSet, HashMap};

use super::near::nearest;
use super::traits::letters;
use super::{By, Links};
use crate::diff::figures::{compare, on_one_clock};
use crate::model::{MaterialId, Process, StepId};

/// The confidence of each trace of a merger or a split, in thousandths.
const PAPERS: u16 = 900;
const JOINED: u16 = 850;
const NAMED: u16 = 800;
const SUM: u16 = 700;

/// The most steps considered whose names share a rare pair of letters with a
/// part.
const MOST_NAMED: usize = 64;

/// Links remaining steps to a step that absorbed them, or that they were split
/// off from.
pub(super) fn link(links: &mut Links<'_>) {
    let (olds, news) = (links.free_old(), links.free_new());
    if olds.is_empty() && news.is_empty() {
        return;
    }
    let (old, new) = (Side::of(links.old), Side::of(links.new));
    let merged: Vec<_> = olds.into_iter().filter_map(|part| links.merger(&old, &new, part)).collect();
    for (part, whole, alike) in merged {
        links.link(part, whole, By::Content(alike));
    }
    let split: Vec<_> = news.into_iter().filter_map(|part| links.split(&old, &new, part)).collect();
    for (part, whole, alike) in split {
        links.link(whole, part, By::Content(alike));
    }
}

impl Links<'_> {
    /// The step of the new version that absorbed one of the old.
    fn merger(&self, old: &Side<'_>, new: &Side<'_>, part: StepId) -> Option<(StepId, StepId, u16)> {
        let partner = |core: StepId| self.to_new[core.index()].first().map(|(whole, _)| *whole);
        let wholes = new.wholes(old, part, partner).into_iter().filter_map(|whole| {
            match self.to_old[whole.index()].as_slice() {
                [(core, _)] if self.to_new[core.index()].len() == 1 => Some((whole, *core)),
                _ => None,
            }
        });
        best(wholes.map(|(whole, core)| (whole, taken_in(old, part, core, new, whole))))
            .map(|(whole, alike)| (part, whole, alike))
    }

    /// The step of the old version that one of the new was split off from.
    fn split(&self, old: &Side<'_>, new: &Side<'_>, part: StepId) -> Option<(StepId, StepId, u16)> {
        let partner = |core: StepId| self.to_old[core.index()].first().map(|(whole, _)| *whole);
        let wholes = old.wholes(new, part, partner).into_iter().filter_map(|whole| {
            match self.to_new[whole.index()].as_slice() {
                [(core, _)] if self.to_old[core.index()].len() == 1 => Some((whole, *core)),
                _ => None,
            }
        });
        best(wholes.map(|(whole, core)| (whole, taken_in(new, part, core, old, whole))))
            .map(|(whole, alike)| (part, whole, alike))
    }
}

fn best(wholes: impl Iterator<Item = (StepId, u16)>) -> Option<(StepId, u16)> {
    wholes.filter(|(_, alike)| *alike > 0).max_by_key(|(whole, alike)| (*alike, std::cmp::Reverse(*whole)))
}

/// A version, with indexes of its steps.
struct Side<'p> {
    process: &'p Process,
    /// The names of the products of each step.
    gives: Vec<BTreeSet<&'p str>>,
    /// The step that gives each paper.
    giver: HashMap<&'p str, StepId>,
    /// The steps whose names contain a pair of adjacent letters, in file order.
    named: HashMap<(char, char), Vec<StepId>>,
    /// The steps directly before and behind each.
    around: Vec<Vec<StepId>>,
    /// The steps in which each department takes part.
    joint: HashMap<&'p str, Vec<StepId>>,
}

impl<'p> Side<'p> {
    fn of(process: &'p Process) -> Self {
        let name = |id: &MaterialId| process.materials()[id.index()].name.as_str();
        let gives: Vec<BTreeSet<&str>> =
            process.steps().iter().map(|step| step.products().iter().map(name).collect()).collect();
        let given =
            process.step_ids().zip(&gives).flat_map(|(id, papers)| papers.iter().map(move |paper| (*paper, id)));
        let giver = given.collect();
        let mut named: HashMap<(char, char), Vec<StepId>> = HashMap::new();
        let mut around = vec![Vec::new(); process.steps().len()];
        for id in process.step_ids() {
            for pair in letters(&process.step(id).name) {
                named.entry(pair).or_default().push(id);
            }
        }
        for order in process.orders().all() {
            around[order.to.index()].push(order.from);
            around[order.from.index()].push(order.to);
        }
        let mut joint: HashMap<&str, Vec<StepId>> = HashMap::new();
        for id in process.step_ids() {
            for at in &process.step(id).with {
                joint.entry(process.departments()[at.index()].name.as_str()).or_default().push(id);
            }
        }
        Self { process, gives, giver, named, around, joint }
    }

    /// The steps of this version that may have absorbed one of the other: those
    /// that give its papers, that have its name in their own, in which its
    /// department takes part, and the counterparts of its neighbours.
    fn wholes(&self, other: &Self, part: StepId, partner: impl Fn(StepId) -> Option<StepId>) -> Vec<StepId> {
        let papers = other.gives[part.index()].iter();
        let giver = papers.filter_map(|paper| self.giver.get(paper).copied());
        let pairs = letters(&other.process.step(part).name);
        let shelf = |pair: &(char, char)| self.named.get(pair).map_or(&[][..], Vec::as_slice);
        let named = pairs.iter().map(shelf).min_by_key(|shelf| shelf.len()).unwrap_or_default();
        let around = other.around[part.index()].iter().filter_map(|core| partner(*core));
        let near = nearest(named, part, MOST_NAMED).iter().copied();
        let department = other.department(part).and_then(|name| self.joint.get(name));
        let joint = department.map_or(&[][..], Vec::as_slice);
        let joint = nearest(joint, part, MOST_NAMED).iter().copied();
        let mut wholes: Vec<StepId> = giver.chain(near).chain(joint).chain(around).collect();
        wholes.sort_unstable();
        wholes.dedup();
        wholes
    }

    fn department(&self, id: StepId) -> Option<&'p str> {
        self.process.step(id).department.map(|at| self.process.departments()[at.index()].name.as_str())
    }

    /// Returns whether a department takes part in a step of another.
    fn takes_part(&self, department: &str, id: StepId) -> bool {
        self.joint.get(department).is_some_and(|steps| steps.contains(&id))
    }

    /// Returns whether one of two steps follows the other directly.
    fn follow(&self, one: StepId, other: StepId) -> bool {
        let follows = |later, earlier| self.process.orders().of(later).iter().any(|order| order.from == earlier);
        follows(one, other) || follows(other, one)
    }
}

/// The confidence that `part`, of the same version as `core`, is now in
/// `whole`, which is `core` in the other version.
fn taken_in(parts: &Side<'_>, part: StepId, core: StepId, wholes: &Side<'_>, whole: StepId) -> u16 {
    let (papers, before, after) =
        (&parts.gives[part.index()], &parts.gives[core.index()], &wholes.gives[whole.index()]);
    if !papers.is_empty() && papers.is_subset(after) && !papers.is_subset(before) {
        return PAPERS;
    }
    if let Some(department) = parts.department(part) {
        let joined = wholes.takes_part(department, whole) && !parts.takes_part(department, core);
        let (kind, of_whole) = (parts.process.step(part).kind, wholes.process.step(whole).kind);
        if joined && parts.department(core) != Some(department) && kind == of_whole {
            return JOINED;
        }
    }
    let (name, of_whole, of_core) =
        (&parts.process.step(part).name, &wholes.process.step(whole).name, &parts.process.step(core).name);
    if name.chars().count() > 1 && of_whole.contains(name.as_str()) && !of_core.contains(name.as_str()) {
        return NAMED;
    }
    let one_clock = on_one_clock(&[(parts.process, part), (parts.process, core), (wholes.process, whole)]);
    let adds_up = one_clock && compare((parts.process, &[part, core]), (wholes.process, &[whole])).is_eq();
    // A whole as long as either of the two has absorbed nothing.
    let adds_up =
        adds_up && [part, core].iter().all(|id| compare((parts.process, &[*id]), (wholes.process, &[whole])).is_lt());
    let one_office = parts.department(part) == parts.department(core);
    if adds_up && one_office && parts.follow(part, core) { SUM } else { 0 }
}
