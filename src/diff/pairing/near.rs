//! Selects the steps of one version that are worth comparing with a step of the
//! other.

use std::collections::HashMap;

use super::traits::{Trait, Traits};
use crate::model::{Actor, Kind, Length, StepId};

/// With at most this many free steps in either version, all pairs are compared.
const EVERY: usize = 256;

/// The most rare features that a step is looked up by.
const MOST_RARE: usize = 20;

/// The most steps with a common feature that are compared with a step: those
/// nearest in the file.
const NEAREST: usize = 8;

/// The steps to compare each step with.
pub(super) struct Near {
    of_old: HashMap<StepId, Vec<StepId>>,
    of_new: HashMap<StepId, Vec<StepId>>,
}

impl Near {
    pub(super) fn of(traits: &Traits<'_>) -> Self {
        let (few, many) = (traits.old.len(), traits.new.len());
        let mut pairs: Vec<(StepId, StepId)> = Vec::new();
        if few * many <= EVERY * EVERY {
            pairs.extend(traits.old.iter().flat_map(|old| traits.new.iter().map(|new| (old.id, new.id))));
        } else {
            let shelves = Shelves::of(&traits.new);
            pairs.extend(traits.old.iter().flat_map(|old| shelves.near(old).into_iter().map(|new| (old.id, new))));
        }
        let mut near = Self { of_old: HashMap::new(), of_new: HashMap::new() };
        for (old, new) in pairs {
            near.of_old.entry(old).or_default().push(new);
            near.of_new.entry(new).or_default().push(old);
        }
        near
    }

    /// Every pair, in the order of the old steps.
    pub(super) fn all(&self) -> Vec<(StepId, StepId)> {
        let mut olds: Vec<StepId> = self.of_old.keys().copied().collect();
        olds.sort_unstable();
        olds.into_iter().flat_map(|old| self.of_old(old).iter().map(move |new| (old, *new))).collect()
    }

    pub(super) fn of_old(&self, old: StepId) -> &[StepId] {
        self.of_old.get(&old).map_or(&[], Vec::as_slice)
    }

    pub(super) fn of_new(&self, new: StepId) -> &[StepId] {
        self.of_new.get(&new).map_or(&[], Vec::as_slice)
    }
}

/// A feature that steps have in common.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Common<'p> {
    Letters((char, char)),
    Gives(&'p str),
    Needs(&'p str),
    Doing(Option<&'p str>, Option<Kind>, Option<&'p str>, Length),
    Office(Option<&'p str>, Option<Kind>),
    Item(&'p str),
    Actor(Actor),
}

/// The steps of the new version by their features, in the order of the file.
struct Shelves<'p>(HashMap<Common<'p>, Vec<StepId>>);

impl<'p> Shelves<'p> {
    fn of(news: &[Trait<'p>]) -> Self {
        let mut shelves: HashMap<Common<'p>, Vec<StepId>> = HashMap::new();
        for new in news {
            for common in rare(new).chain(usual(new)) {
                shelves.entry(common).or_default().push(new.id);
            }
        }
        Self(shelves)
    }

    /// The steps to compare with one of the old version.
    fn near(&self, old: &Trait<'p>) -> Vec<StepId> {
        let shelf = |common| self.0.get(&common).map(Vec::as_slice);
        let mut shelves: Vec<&[StepId]> = rare(old).filter_map(shelf).collect();
        shelves.sort_by_key(|shelf| shelf.len());
        shelves.truncate(MOST_RARE);
        shelves.extend(usual(old).filter_map(shelf));
        let mut near: Vec<StepId> =
            shelves.into_iter().flat_map(|shelf| nearest(shelf, old.id, NEAREST)).copied().collect();
        near.sort_unstable();
        near.dedup();
        near
    }
}

/// The features that few steps share.
fn rare<'p>(step: &Trait<'p>) -> impl Iterator<Item = Common<'p>> {
    let letters = step.name.iter().map(|pair| Common::Letters(*pair));
    let gives = step.gives.iter().map(|paper| Common::Gives(paper));
    letters.chain(gives).chain(step.needs.iter().map(|paper| Common::Needs(paper)))
}

/// The features that many steps may share.
fn usual<'p>(step: &Trait<'p>) -> impl Iterator<Item = Common<'p>> {
    let doing = Common::Doing(step.department, step.kind, step.item, step.days);
    let usual = [doing, Common::Office(step.department, step.kind), Common::Actor(step.actor)];
    usual.into_iter().chain(step.item.map(Common::Item))
}

/// The most steps of a sorted list that are nearest to a place.
pub(super) fn nearest(list: &[StepId], place: StepId, most: usize) -> &[StepId] {
    let at = list.partition_point(|id| *id < place);
    let from = at.saturating_sub(most / 2).min(list.len().saturating_sub(most));
    &list[from..(from + most).min(list.len())]
}
