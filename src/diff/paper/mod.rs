//! Savings on paper: changes that seem to save days but only move or declare
//! them.
//!
//! Audits of reform programmes have found costs moved instead of cut. Each file
//! here knows one way; the table has them all.

mod document;
mod limit;
mod moved;
mod product;
mod review;
mod statutory;
mod sum;
mod unfounded;

use std::collections::HashMap;

use super::Versions;
use super::clocks::Elsewhere;
use super::found::{FoundChange, needs};
use super::moved::Moved;
use super::pairing::By;
use crate::model::{Necessity, StepId};

/// The way a change counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Counts {
    /// It is a real saving.
    #[default]
    Real,
    /// The days it takes off are elsewhere.
    Moved,
    /// It is only declared.
    Declared,
}

impl Counts {
    /// Its name in documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Real => "real",
            Self::Moved => "moved",
            Self::Declared => "declared",
        }
    }
}

/// A saving on paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperSaving {
    /// The number of the change that makes it.
    pub change: usize,
    /// The way.
    pub way: Way,
    /// The party that now has the days.
    pub to: Option<Elsewhere>,
    /// The steps concerned, as people know them.
    pub steps: Vec<String>,
    /// The papers or the articles concerned.
    pub about: Vec<String>,
    /// Whether it holds only if the guessed pairing of steps is right.
    pub guess: bool,
}

/// The ways in which a saving can be one on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Way {
    /// Days went elsewhere.
    Moved,
    /// Merged steps take the sum of their days.
    SumOfDays,
    /// The promise for the whole was cut, and the days were not.
    PromiseOnly,
    /// A limit is promised for the first time that the days do not bear.
    NewPromise,
    /// The limit of a step was cut, and its days were not.
    LimitOnly,
    /// A step was cut below the least length that a file demands.
    UnderMinimum,
    /// A paper is no longer asked for here, but still later.
    DocumentLater,
    /// A step is gone and its product is still needed.
    ProductNeeded,
    /// A step that the law demands is gone without a basis.
    StatutoryStep,
    /// An order that law or safety demands is gone without a basis.
    StatutoryOrder,
    /// An order that law or safety demands is weaker, without a basis.
    WeakerOrder,
    /// An order that law or safety demanded is kept, and no longer says so.
    ReasonGone,
    /// A step is gone that another has to wait for by law, safety or nature.
    AwaitedStep,
    /// A step that the law demands was merged away or takes no time any more,
    /// and the file no longer cites that law.
    LawGone,
    /// A decision no longer waits for the review of its own matter.
    Unreviewed,
    /// A review begins before the intake of its own matter.
    BeforeIntake,
    /// A lever was used for which nobody named a basis.
    NoBasis,
}

impl Way {
    /// Its name in documents.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Moved => "moved",
            Self::SumOfDays => "sum-of-days",
            Self::PromiseOnly => "promise-only",
            Self::NewPromise => "new-promise",
            Self::LimitOnly => "limit-only",
            Self::UnderMinimum => "under-minimum",
            Self::DocumentLater => "document-later",
            Self::ProductNeeded => "product-needed",
            Self::StatutoryStep => "statutory-step",
            Self::StatutoryOrder => "statutory-order",
            Self::WeakerOrder => "weaker-order",
            Self::ReasonGone => "reason-gone",
            Self::AwaitedStep => "awaited-step",
            Self::LawGone => "law-gone",
            Self::Unreviewed => "unreviewed",
            Self::BeforeIntake => "before-intake",
            Self::NoBasis => "no-basis",
        }
    }

    /// What a change of this way counts as if it takes no day off: days that go
    /// are real, and in doubt.
    #[must_use]
    pub const fn counts(self) -> Counts {
        match self {
            Self::Moved | Self::DocumentLater => Counts::Moved,
            Self::SumOfDays | Self::PromiseOnly | Self::NewPromise | Self::LimitOnly => Counts::Declared,
            Self::UnderMinimum
            | Self::ProductNeeded
            | Self::StatutoryStep
            | Self::StatutoryOrder
            | Self::WeakerOrder
            | Self::ReasonGone
            | Self::AwaitedStep
            | Self::LawGone
            | Self::Unreviewed
            | Self::BeforeIntake
            | Self::NoBasis => Counts::Real,
        }
    }
}

/// The comparison being searched.
struct Case<'c> {
    versions: &'c Versions,
    found: &'c [FoundChange],
    moved: &'c [Option<Moved>],
    /// The changes of each step of the old version, and of the new one.
    of_old: HashMap<StepId, Vec<usize>>,
    of_new: HashMap<StepId, Vec<usize>>,
    /// The steps of the new version that ask for each paper, in file order.
    asking: HashMap<&'c str, Vec<StepId>>,
}

impl<'c> Case<'c> {
    fn new(versions: &'c Versions, found: &'c [FoundChange], moved: &'c [Option<Moved>]) -> Self {
        let of = |steps: fn(&FoundChange) -> &Vec<StepId>| {
            let mut changes: HashMap<StepId, Vec<usize>> = HashMap::new();
            for (change, found) in found.iter().enumerate() {
                steps(found).iter().for_each(|id| changes.entry(*id).or_default().push(change));
            }
            changes
        };
        let new = &versions.new;
        let mut asking: HashMap<&str, Vec<StepId>> = HashMap::new();
        for id in new.step_ids() {
            for (name, _) in needs(new, id).into_iter().filter(|(_, need)| *need != Necessity::Optional) {
                asking.entry(name).or_default().push(id);
            }
        }
        let (of_old, of_new) = (of(|found| &found.old), of(|found| &found.new));
        Self { versions, found, moved, of_old, of_new, asking }
    }

    /// The steps of the new version that ask for a paper.
    fn asking(&self, paper: &str) -> &[StepId] {
        self.asking.get(paper).map_or(&[], Vec::as_slice)
    }

    /// The changes of a step of the old version, in their order.
    fn changes_of_old(&self, id: StepId) -> impl Iterator<Item = (usize, &'c FoundChange)> {
        self.of_old.get(&id).into_iter().flatten().map(|change| (*change, &self.found[*change]))
    }

    /// The change that sets the predecessors of a step of the new version, else
    /// any change of that step.
    fn change_of(&self, id: StepId) -> Option<usize> {
        let own = self.of_new.get(&id)?;
        let sets_order = |change: &&usize| self.found[**change].keys().any(|key| key == "after");
        own.iter().find(sets_order).or_else(|| own.first()).copied()
    }
}

/// Every way.
const WAYS: &[fn(&Case<'_>) -> Vec<PaperSaving>] = &[
    moved::found,
    sum::found,
    limit::found,
    document::found,
    product::found,
    statutory::found,
    review::found,
    unfounded::found,
];

/// Those that one change makes; they are sorted by change.
pub(super) fn of_change(papers: &[PaperSaving], change: usize) -> &[PaperSaving] {
    let first = papers.partition_point(|paper| paper.change < change);
    let behind = papers.partition_point(|paper| paper.change <= change);
    &papers[first..behind]
}

/// Every saving on paper, by change.
pub(super) fn papers(versions: &Versions, found: &[FoundChange], moved: &[Option<Moved>]) -> Vec<PaperSaving> {
    let case = Case::new(versions, found, moved);
    let mut papers: Vec<PaperSaving> = WAYS.iter().flat_map(|way| way(&case)).collect();
    for paper in &mut papers {
        // Days that moved did so whatever the pairing.
        let guessed = matches!(found[paper.change].by, By::Content(_)) && paper.way != Way::Moved;
        paper.guess |= guessed;
    }
    papers.sort_by_key(|paper| (paper.change, paper.way));
    papers
}
