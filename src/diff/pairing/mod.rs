//! Pairs the steps of two versions.
//!
//! The first of these decides: `replaces`, the id, the name, and then the
//! content of a step: who does what with which papers between which others. The
//! last is a guess, and comes with a confidence.

mod content;
mod near;
mod parts;
mod traits;

use std::collections::HashMap;

use crate::model::{Process, StepId};

/// Steps that are the same, or stand for each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StepGroup {
    /// Those of the old version, in file order.
    pub old: Vec<StepId>,
    /// Those of the new version, in file order.
    pub new: Vec<StepId>,
    /// The evidence.
    pub by: By,
}

/// The evidence that steps are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum By {
    /// None: the step exists on one side only.
    Nothing,
    /// Their content, with this similarity in thousandths.
    Content(u16),
    /// They have one name.
    Name,
    /// They have one id.
    Id,
    /// The new version states it.
    Replaces,
}

impl By {
    /// The confidence, in thousandths.
    #[must_use]
    pub const fn confidence(self) -> u16 {
        match self {
            Self::Nothing => 0,
            Self::Content(alike) => alike,
            Self::Name => 950,
            Self::Id | Self::Replaces => 1000,
        }
    }
}

/// Every step of both versions in exactly one group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pairing {
    /// The groups, in the order of their first steps: the old ones first.
    pub groups: Vec<StepGroup>,
    of_old: Vec<usize>,
    of_new: Vec<usize>,
}

impl Pairing {
    /// Pairs the steps of two versions.
    #[must_use]
    pub fn of(old: &Process, new: &Process) -> Self {
        let mut links = Links::new(old, new);
        links.stated();
        links.by_key(By::Id, |process, id| &process.step(id).id);
        links.by_key(By::Name, |process, id| &process.step(id).name);
        content::link(&mut links);
        parts::link(&mut links);
        links.grouped()
    }

    /// The group of a step of the old version.
    #[must_use]
    pub fn of_old(&self, id: StepId) -> &StepGroup {
        &self.groups[self.of_old[id.index()]]
    }

    /// The group of a step of the new version.
    #[must_use]
    pub fn of_new(&self, id: StepId) -> &StepGroup {
        &self.groups[self.of_new[id.index()]]
    }

    /// The number of steps of both versions that are paired, and the number of
    /// all.
    #[must_use]
    pub fn shared(&self) -> (usize, usize) {
        let both = self.groups.iter().filter(|group| !group.old.is_empty() && !group.new.is_empty());
        let shared = both.map(|group| group.old.len() + group.new.len()).sum();
        (shared, self.of_old.len() + self.of_new.len())
    }

    /// Returns whether the two are versions of one process: at least every
    /// fifth step is paired.
    #[must_use]
    pub fn is_related(&self) -> bool {
        let (shared, of) = self.shared();
        5 * shared >= of
    }
}

/// The links so far. Nodes are the old steps, then the new ones.
struct Links<'p> {
    old: &'p Process,
    new: &'p Process,
    /// The partners of each old step, with the evidence.
    to_new: Vec<Vec<(StepId, By)>>,
    to_old: Vec<Vec<(StepId, By)>>,
}

impl<'p> Links<'p> {
    fn new(old: &'p Process, new: &'p Process) -> Self {
        Self { old, new, to_new: vec![Vec::new(); old.steps().len()], to_old: vec![Vec::new(); new.steps().len()] }
    }

    fn link(&mut self, old: StepId, new: StepId, by: By) {
        if self.to_new[old.index()].iter().all(|(other, _)| *other != new) {
            self.to_new[old.index()].push((new, by));
            self.to_old[new.index()].push((old, by));
        }
    }

    /// Links what the new version states, where it names existing steps. A step
    /// with the statement in both versions refers to an earlier one.
    fn stated(&mut self) {
        let by_id: HashMap<&str, StepId> = self.old.step_ids().map(|id| (self.old.step(id).id.as_str(), id)).collect();
        for new in self.new.step_ids() {
            let step = self.new.step(new);
            let same = by_id.get(step.id.as_str());
            for replaced in &step.replaces {
                if let Some(&old) = by_id.get(replaced.as_str()) {
                    self.link(old, new, By::Replaces);
                }
            }
            if let Some(&old) = same {
                self.link(old, new, By::Id);
            }
        }
    }

    /// Links steps that are free on both sides and the only ones with their
    /// key.
    fn by_key(&mut self, by: By, key: impl for<'k> Fn(&'k Process, StepId) -> &'k String) {
        let mut bearers: HashMap<&str, (Vec<StepId>, Vec<StepId>)> = HashMap::new();
        for id in self.free_old() {
            bearers.entry(key(self.old, id)).or_default().0.push(id);
        }
        for id in self.free_new() {
            bearers.entry(key(self.new, id)).or_default().1.push(id);
        }
        for id in self.free_old() {
            if let Some((olds, news)) = bearers.get(key(self.old, id).as_str())
                && let ([old], [new]) = (olds.as_slice(), news.as_slice())
            {
                self.link(*old, *new, by);
            }
        }
    }

    fn is_free(&self, old: StepId, new: StepId) -> bool {
        self.to_new[old.index()].is_empty() && self.to_old[new.index()].is_empty()
    }

    fn free_old(&self) -> Vec<StepId> {
        self.old.step_ids().filter(|id| self.to_new[id.index()].is_empty()).collect()
    }

    fn free_new(&self) -> Vec<StepId> {
        self.new.step_ids().filter(|id| self.to_old[id.index()].is_empty()).collect()
    }

    fn grouped(self) -> Pairing {
        let (mut of_old, mut of_new) = (vec![None; self.to_new.len()], vec![None; self.to_old.len()]);
        let mut groups: Vec<StepGroup> = Vec::new();
        for first in self.old.step_ids() {
            if of_old[first.index()].is_some() {
                continue;
            }
            let number = groups.len();
            let mut group = StepGroup { old: Vec::new(), new: Vec::new(), by: By::Nothing };
            let mut weakest = None;
            let (mut open_old, mut open_new) = (vec![first], Vec::new());
            of_old[first.index()] = Some(number);
            loop {
                if let Some(old) = open_old.pop() {
                    group.old.push(old);
                    for (new, by) in &self.to_new[old.index()] {
                        weakest = weakest.map_or(Some(*by), |known: By| Some(known.min(*by)));
                        if of_new[new.index()].replace(number).is_none() {
                            open_new.push(*new);
                        }
                    }
                } else if let Some(new) = open_new.pop() {
                    group.new.push(new);
                    for (old, _) in &self.to_old[new.index()] {
                        if of_old[old.index()].replace(number).is_none() {
                            open_old.push(*old);
                        }
                    }
                } else {
                    break;
                }
            }
            group.old.sort_unstable();
            group.new.sort_unstable();
            group.by = weakest.unwrap_or(By::Nothing);
            groups.push(group);
        }
        for id in self.new.step_ids() {
            if of_new[id.index()].is_none() {
                of_new[id.index()] = Some(groups.len());
                groups.push(StepGroup { old: Vec::new(), new: vec![id], by: By::Nothing });
            }
        }
        let known =
            |of: Vec<Option<usize>>| of.into_iter().map(|group| group.expect("every step is in a group")).collect();
        Pairing { groups, of_old: known(of_old), of_new: known(of_new) }
    }
}
