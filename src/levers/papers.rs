//! Operations of several levers on the papers that a step asks for.

use super::works::{Moved, Wait};
use super::{Offer, Why, Works};
use crate::model::{After, Because, Duration, MaterialId, MaterialSource, Necessity, Need, Relation, StepId};

/// The papers that an option concerns: that of the need, else those that its
/// parameter names.
pub(super) fn of(
    works: &Works<'_>,
    offer: &Offer,
    named: &[String],
    key: &'static str,
) -> Result<Vec<(StepId, MaterialId)>, Why> {
    let mut papers = Vec::new();
    for site in &offer.sites {
        if let Some(material) = site.need {
            papers.push((site.step, material));
            continue;
        }
        if named.is_empty() {
            return Err(Why::NoParameter(key));
        }
        for name in named {
            let asked = works.process().step(site.step).askings();
            let material = works.ground.material(name).filter(|at| asked.iter().any(|need| need.material == *at));
            papers.push((site.step, material.ok_or_else(|| Why::NotAsked(name.clone()))?));
        }
    }
    Ok(papers)
}

impl Works<'_> {
    /// The current need of a step for a material.
    pub(super) fn asking(&mut self, step: StepId, material: MaterialId) -> Option<&mut Need<String>> {
        let name = self.material(material);
        let step = self.step(step);
        step.needs.iter_mut().chain(&mut step.papers).flatten().find(|need| need.material == name)
    }

    /// The steps that currently ask for a material.
    pub(super) fn asking_for(&self, name: &str) -> Vec<StepId> {
        let asks = |id: &StepId| {
            let step = &self.draft.steps[id.index()];
            step.needs.iter().chain(&step.papers).flatten().any(|need| need.material == name)
        };
        self.process().step_ids().filter(asks).collect()
    }

    /// Returns whether offices currently fetch a material that a step asks for.
    pub(super) fn is_fetched(&mut self, step: StepId, material: MaterialId) -> bool {
        let of_all = self.draft.materials.iter().find(|known| known.name == self.material(material));
        let by_all = of_all.is_some_and(|known| known.source == MaterialSource::Shared);
        by_all || self.asking(step, material).is_some_and(|need| need.source == Some(MaterialSource::Shared))
    }

    /// Removes a material from the needs of a step.
    fn take_need(&mut self, step: StepId, material: MaterialId) -> Option<Need<String>> {
        let name = self.material(material);
        let own = self.step(step);
        let mut taken = None;
        for askings in own.needs.iter_mut().chain(&mut own.papers) {
            let at = askings.iter().position(|need| need.material == name);
            taken = taken.or(at.map(|at| askings.remove(at)));
        }
        taken
    }

    /// Removes a material from what the applicant hands in at a step. The step
    /// still waits for the one after which it was available.
    pub(super) fn hand_in_no_more(&mut self, step: StepId, material: MaterialId) -> Option<Need<String>> {
        let taken = self.take_need(step, material)?;
        let relation = match taken.need {
            Necessity::Required => Relation::FinishStart,
            Necessity::Tolerable => Relation::FinishFinish,
            Necessity::Optional => return Some(taken),
        };
        for source in self.ground.sources(material).filter(|source| *source != step).collect::<Vec<_>>() {
            let id = self.process().step(source).id.clone();
            self.tie(step, After { because: Some(Because::Procedure), relation, ..After::plain(id) });
        }
        Some(taken)
    }

    /// Removes a material from the needs of a step, and the wait for it.
    pub(super) fn ask_no_more(&mut self, step: StepId, material: MaterialId) -> Option<Need<String>> {
        let taken = self.take_need(step, material);
        // Only a required paper made the step wait.
        if taken.as_ref().is_some_and(|need| need.need == Necessity::Required) {
            self.wait_no_more(step, material);
        }
        taken
    }

    /// Lifts the wait of a step for a material: the orders on the steps that it
    /// comes from, unless they are recorded otherwise.
    pub(super) fn wait_no_more(&mut self, step: StepId, material: MaterialId) {
        for source in self.ground.sources(material).filter(|source| *source != step).collect::<Vec<_>>() {
            if !self.is_recorded_by_now(source, step) {
                self.lift(source, step);
            } else if self.ground.record.is_of_procedure(source, step) {
                // It held by the paper alone, and is now written out.
                self.say_after(step, source);
            }
        }
    }

    /// Writes out the order of a step on another whose paper it will no longer
    /// need, so that it is kept across a removed step.
    pub(super) fn wait_without_papers(&mut self, step: StepId, other: StepId) {
        let given = self.draft.steps[other.index()].products();
        let own = &self.draft.steps[step.index()];
        let asked = own.needs.iter().chain(&own.papers).flatten();
        let strictest = asked.filter(|need| given.contains(&need.material)).map(|need| need.need).reduce(stricter);
        match strictest {
            Some(Necessity::Required) => self.say_after(step, other),
            Some(Necessity::Tolerable) => {
                let id = self.process().step(other).id.clone();
                let entries = self.entries(step);
                if !entries.iter().any(|entry| entry.step == id && entry.relation == Relation::FinishFinish) {
                    let because = Some(Because::Procedure);
                    entries.push(After { because, relation: Relation::FinishFinish, ..After::plain(id) });
                }
            }
            Some(Necessity::Optional) | None => {}
        }
    }

    /// Adds a material to the needs of a step; where it is needed already, the
    /// stricter need applies. Nothing is added on what else the step waits for.
    pub(super) fn ask(&mut self, step: StepId, need: Need<String>) {
        let own = self.step(step);
        let known = own.needs.iter_mut().chain(&mut own.papers).flatten().find(|known| known.material == need.material);
        if let Some(known) = known {
            known.need = stricter(known.need, need.need);
            return;
        }
        match &mut own.needs {
            Some(needs) => needs.push(need),
            None => own.papers.get_or_insert_default().push(need),
        }
    }

    /// Lets a paper follow after the start of a step: until the step ends,
    /// where that decides; else until just before the decision of its matter.
    pub(super) fn let_follow(&mut self, step: StepId, material: MaterialId, tail: Option<Duration>, basis: &str) {
        let decision = self.ground.decision_for(step, &self.removed);
        self.late.insert((step, material));
        if decision == step {
            if let Some(need) = self.asking(step, material) {
                need.need = Necessity::Tolerable;
            }
            self.wait_no_more(step, material);
            return;
        }
        let Some(need) = self.ask_no_more(step, material) else { return };
        self.ask(decision, Need { need: Necessity::Tolerable, ..need });
        let tail = self.tail(decision, tail);
        for source in self.ground.sources(material).filter(|source| *source != decision).collect::<Vec<_>>() {
            let wait = Wait { lag: tail, because: Because::Procedure, basis: Some(basis.to_owned()) };
            self.finish_after(decision, source, Moved { step, by_law: false }, wait);
        }
    }
}

/// The stricter of two needs for a paper.
pub(super) fn stricter(one: Necessity, other: Necessity) -> Necessity {
    match (one, other) {
        (Necessity::Required, _) | (_, Necessity::Required) => Necessity::Required,
        (Necessity::Tolerable, _) | (_, Necessity::Tolerable) => Necessity::Tolerable,
        _ => Necessity::Optional,
    }
}
