//! The data shared by all scenarios in which the same steps are removed.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::items::Matters;
use super::pairs::{Pairs, Plain, Point};
use super::reason::Record;
use crate::analysis::network::reach::Reach;
use crate::model::{Kind, Process, StepId, StepPart};

/// A process with its pairs and the reasons on record.
#[derive(Debug)]
pub(in crate::analysis) struct Basis<'p> {
    pub(in crate::analysis) process: &'p Process,
    pub(in crate::analysis) record: Record<'p>,
    plain: Arc<Plain<'p>>,
    pub(in crate::analysis) pairs: Arc<Pairs<'p>>,
    /// The index over the network of the pairs; a query needs its buffers.
    reach: Arc<Mutex<Reach>>,
    pub(in crate::analysis) matters: Matters,
    /// For each step whether it follows the only intake step.
    pub(in crate::analysis) follows_intake: Vec<bool>,
    /// The submissions before the only intake step.
    pub(in crate::analysis) submits: Vec<StepId>,
}

impl<'p> Basis<'p> {
    /// The basis on which the steps in `gone` are removed.
    pub(in crate::analysis) fn of(process: &'p Process, gone: &[bool]) -> Self {
        Self::on(Arc::new(Plain::of(process)), process, gone)
    }

    /// The basis of the same process on which other steps are removed.
    pub(in crate::analysis) fn when_gone(&self, gone: &[bool]) -> Self {
        Self::on(Arc::clone(&self.plain), self.process, gone)
    }

    fn on(plain: Arc<Plain<'p>>, process: &'p Process, gone: &[bool]) -> Self {
        let record = Record::of(process);
        let (pairs, reach) = plain.when_gone(gone);
        let matters = Matters::of(process, pairs.network());
        let (mut follows_intake, mut submits) = (vec![false; process.steps().len()], Vec::new());
        if let Some(intake) = record.intake {
            follows_intake = followers(process, &pairs, intake);
            submits = handed_in(process, &pairs, intake);
        }
        Self { process, record, plain, pairs, reach, matters, follows_intake, submits }
    }

    /// Returns whether the pairs are the same when the steps in `gone` are
    /// removed.
    pub(in crate::analysis) fn serves(&self, gone: &[bool]) -> bool {
        self.pairs.apart() == self.plain.apart(gone)
    }

    /// The index over the pairs.
    pub(in crate::analysis) fn reach(&self) -> MutexGuard<'_, Reach> {
        self.reach.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// For each step whether it starts after a given one.
fn followers(process: &Process, pairs: &Pairs<'_>, first: StepId) -> Vec<bool> {
    // Its finish; and its start, where the two are passed apart.
    let mut follows = vec![[false; 2]; process.steps().len()];
    for &part in process.orders().parts() {
        let (StepPart::Start(step) | StepPart::Step(step)) = part;
        let ends = if pairs.is_apart(step) {
            vec![Point::start(step), Point::finish(step)]
        } else {
            vec![Point::finish(step)]
        };
        for point in ends {
            let mut before = pairs.before(point);
            follows[step.index()][usize::from(point.at_start)] = before.any(|before| {
                (before.step == first && !before.at_start) || follows[before.step.index()][usize::from(before.at_start)]
            });
        }
    }
    follows.into_iter().map(|[finish, _]| finish).collect()
}

/// The steps of kind submit before a step.
fn handed_in(process: &Process, pairs: &Pairs<'_>, last: StepId) -> Vec<StepId> {
    let mut seen = vec![[false; 2]; process.steps().len()];
    let mut found = Vec::new();
    let mut open: Vec<Point> = pairs.before(Point::finish(last)).collect();
    while let Some(point) = open.pop() {
        if !std::mem::replace(&mut seen[point.step.index()][usize::from(point.at_start)], true) {
            if !point.at_start && process.step(point.step).kind == Some(Kind::Submit) {
                found.push(point.step);
            }
            open.extend(pairs.before(point));
        }
    }
    found.sort_unstable();
    found
}
