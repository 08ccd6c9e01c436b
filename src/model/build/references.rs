//! A step's references to steps, materials and departments.

use std::collections::{HashMap, HashSet};

use super::Builder;
use crate::model::decimal::Decimal;
use crate::model::defect::{Note, Problem, Related};
use crate::model::draft::DraftStep;
use crate::model::ids::{DepartmentId, MaterialId, StepId};
use crate::model::place::Place;
use crate::model::step::{After, Need, References, Rework, Step, StepLimit, StepOf};
use crate::model::vocabulary::Relation;

/// Returns whether two needs may hold in one case.
fn overlap(one: &Need<String>, other: &Need<String>) -> bool {
    one.when.is_empty() || other.when.is_empty() || one.when.iter().any(|case| other.when.contains(case))
}

impl Builder {
    /// The other departments of a step, without duplicates and without the
    /// answerable one.
    fn with(&mut self, at: usize, step: &DraftStep) -> Vec<DepartmentId> {
        let place = |nth: usize| Place::step(at).field("with").item(nth);
        let mut resolved = Vec::with_capacity(step.with.len());
        for (nth, name) in step.with.iter().enumerate() {
            if step.department.as_ref() == Some(name) || step.with[..nth].contains(name) {
                self.report(place(nth), Problem::ListedTwice(name.clone()));
            } else {
                resolved.extend(self.department(name, || place(nth)));
            }
        }
        resolved
    }

    pub(super) fn resolve(&mut self, at: usize, step: DraftStep) -> Step {
        let id = StepId::new(at);
        let department =
            step.department.as_deref().and_then(|name| self.department(name, || Place::step(at).field("department")));
        let after = step.after.as_deref().map(|entries| self.after(id, entries));
        let needs = step.needs.as_deref().map(|entries| self.askings(id, "needs", entries));
        let papers = step.papers.as_deref().map(|entries| self.askings(id, "papers", entries));
        if needs.is_some() && papers.is_some() {
            self.report_second(
                Place::step(at).field("papers"),
                Place::step(at).field("needs"),
                Problem::NeedsAndPapers,
            );
        }
        let rework = step.rework.as_ref().and_then(|rework| {
            let back_to = self.step(&rework.back_to, || Place::step(at).field("rework").field("back_to"))?;
            Some(Rework { chance: rework.chance, back_to, days: rework.days })
        });
        let with = self.with(at, &step);
        let limit = step.limit.as_ref().and_then(|limit| {
            let place = || Place::step(at).field("limit").field("from");
            let from = limit.from.as_ref().map(|from| self.step(from, place));
            // A dangling reference is a defect already; it gives no limit.
            (from != Some(None)).then(|| StepLimit { days: limit.days, from: from.flatten(), min: limit.min })
        });
        self.when(&step.when, || Place::step(at).field("when"));
        let by_case = self.by_case(at, &step);
        let may = self.may(&step.may, &|| Place::step(at).field("may"));
        self.not_above_today(at, &step);
        let product = |name: &String| self.by_material.get(name).copied();
        let gives = step.gives.as_ref().map(|products| products.iter().filter_map(product).collect());
        // A default has the same meaning whether written out or not.
        let chance = step.chance.filter(|chance| *chance != Decimal::from(1));
        let references = References { department, with, after, needs, papers, gives, limit, rework };
        StepOf { chance, by_case, may, ..step.referring(references) }
    }

    pub(super) fn after(&mut self, id: StepId, entries: &[After<String>]) -> Vec<After<StepId>> {
        let list = |nth: usize| Place::step(id.index()).field("after").item(nth);
        let mut named: HashMap<(StepId, Relation), usize> = HashMap::new();
        let mut resolved = Vec::with_capacity(entries.len());
        for (nth, entry) in entries.iter().enumerate() {
            let Some(step) = self.step(&entry.step, || list(nth)) else { continue };
            if step == id {
                self.report(list(nth), Problem::FollowsItself(entry.step.clone()));
            } else if let Some(first) = (!entry.is_across).then(|| named.insert((step, entry.relation), nth)).flatten()
            {
                self.report_second(list(nth), list(first), Problem::ListedTwice(entry.step.clone()));
            } else {
                resolved.push(entry.clone().of_other(step));
            }
        }
        resolved
    }

    /// The materials that a step asks for under one of the two keys.
    fn askings(&mut self, id: StepId, key: &'static str, entries: &[Need<String>]) -> Vec<Need<MaterialId>> {
        let list = |nth: usize| Place::step(id.index()).field(key).item(nth);
        let mut named: HashSet<&str> = HashSet::new();
        let mut resolved = Vec::with_capacity(entries.len());
        for (nth, entry) in entries.iter().enumerate() {
            let Some(&material) = self.by_material.get(&entry.material) else {
                if let Some(first) = self.unknown_materials.get(&entry.material) {
                    self.defects[*first].related.push(Related { place: list(nth), note: Note::Again });
                    continue;
                }
                let suggestion = self.suggest(&entry.material, self.by_material.keys());
                self.unknown_materials.insert(entry.material.clone(), self.defects.len());
                self.report(list(nth), Problem::UnknownMaterial { name: entry.material.clone(), suggestion });
                continue;
            };
            self.when(&entry.when, || list(nth).field("when"));
            let again = entries[..nth].iter().any(|other| other.material == entry.material && overlap(other, entry));
            if !named.insert(&entry.material) && again {
                self.report(list(nth), Problem::ListedTwice(entry.material.clone()));
            } else if self.materials[material.index()].available_after == Some(id) {
                self.report(list(nth), Problem::NeededTooEarly(entry.material.clone()));
            } else if self.suppliers[material.index()] == Some(id) && self.case_names.is_empty() {
                self.report(list(nth), Problem::NeedsOwnProduct(entry.material.clone()));
            } else {
                let may = self.may(&entry.may, &|| list(nth).field("may"));
                let Need { need, source, .. } = *entry;
                resolved.push(Need { material, need, when: entry.when.clone(), may, source });
            }
        }
        resolved
    }
}
