//! Ends that a lever makes wait for the end of another step.

use std::collections::BTreeMap;

use super::Works;
use super::waiting::strength;
use super::works::{Moved, Wait};
use crate::model::{After, Because, Duration, Relation, StepId};

impl Works<'_> {
    /// Makes a step end no earlier than a lag after another has ended, for an
    /// order that held elsewhere. Of two levers that move one order the shorter
    /// wait applies, of several orders the longest.
    pub(super) fn finish_after(&mut self, step: StepId, other: StepId, moved: Moved, wait: Wait) {
        let known = self.finishes.get(&(step, other)).and_then(|of| of.get(&moved));
        if known.is_some_and(|known| self.length(known.lag) <= self.length(wait.lag)) {
            return;
        }
        self.finishes.entry((step, other)).or_default().insert(moved, wait);
        self.write_finish(step, other);
    }

    /// Drops waits for the papers of a step.
    pub(super) fn finish_without_papers_of(&mut self, other: StepId) {
        let waiting: Vec<StepId> = self.finishes.keys().filter(|(_, of)| *of == other).map(|(step, _)| *step).collect();
        for step in waiting {
            let Some(all) = self.finishes.get_mut(&(step, other)) else { continue };
            let before = all.len();
            all.retain(|moved, _| moved.by_law);
            if all.len() < before {
                self.write_finish(step, other);
            }
        }
    }

    /// Writes what holds between the two ends by now.
    pub(super) fn write_finish(&mut self, step: StepId, other: StepId) {
        let process = self.process();
        let id = process.step(other).id.clone();
        let is_own = |entry: &&After<StepId>| entry.step == other && entry.relation == Relation::FinishFinish;
        let of_file = process.step(step).after.iter().flatten().find(is_own);
        let of_file = of_file.filter(|_| !self.untied.contains(&(step, other)));
        let of_file = of_file.map(|own| (own.because, own.basis.clone(), own.lag));
        let moved = self.finishes.get(&(step, other)).into_iter().flat_map(BTreeMap::values);
        let moved = moved.map(|wait| (Some(wait.because), wait.basis.clone(), wait.lag));
        let mut all: Vec<(Option<Because>, Option<String>, Duration)> = moved.chain(of_file).collect();
        // What is habit says nothing where another reason keeps the order.
        if all.iter().any(|(because, ..)| *because != Some(Because::Habit)) {
            all.retain(|(because, ..)| *because != Some(Because::Habit));
        }
        let longest = all.iter().map(|(.., lag)| *lag).max_by_key(|lag| self.length(*lag));
        let strictest = all.into_iter().max_by_key(|(because, _, lag)| (strength(*because), self.length(*lag)));
        let entries = self.entries(step);
        let is_it = |entry: &After<String>| entry.step == id && entry.relation == Relation::FinishFinish;
        let (Some((because, basis, _)), Some(lag)) = (strictest, longest) else {
            return entries.retain(|entry| !is_it(entry));
        };
        match entries.iter_mut().find(|entry| is_it(entry)) {
            Some(entry) => (entry.because, entry.basis, entry.lag) = (because, basis, lag),
            None => entries.push(After {
                step: id,
                because,
                basis,
                relation: Relation::FinishFinish,
                lag,
                is_across: false,
            }),
        }
    }
}
