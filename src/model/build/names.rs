//! The names that can be referred to, and their meanings.

use super::Builder;
use crate::model::declared::{Department, Material};
use crate::model::defect::Problem;
use crate::model::draft::Draft;
use crate::model::ids::{DepartmentId, MaterialId, StepId};
use crate::model::opposite::is_opposite;
use crate::model::place::Place;

impl Builder {
    /// Registers every name that can be referred to.
    pub(super) fn names(&mut self, draft: &Draft) {
        for (at, step) in draft.steps.iter().enumerate() {
            let id = StepId::new(at);
            if let Some(first) = self.by_id.get(&step.id).copied() {
                self.report_second(
                    Place::step(at),
                    Place::step(first.index()),
                    Problem::DuplicateStep(step.id.clone()),
                );
            } else {
                self.by_id.insert(step.id.clone(), id);
            }
            self.by_name.entry(step.name.clone()).or_default().push(id);
        }
        let mut twice = Vec::new();
        for (at, department) in self.departments.iter().enumerate() {
            if let Some(first) = self.by_department.get(&department.name).map(|first| first.index()) {
                twice.push((at, first, department.name.clone()));
            } else {
                self.by_department.insert(department.name.clone(), DepartmentId::new(at));
            }
        }
        for (at, first, name) in twice {
            let list = || Place::process().field("departments");
            self.report_second(list().item(at), list().item(first), Problem::ListedTwice(name));
        }
        for (at, material) in draft.materials.iter().enumerate() {
            let id = MaterialId::new(self.materials.len());
            self.materials.push(material.clone().map(|_| None));
            self.suppliers.push(None);
            if let Some(first) = self.by_material.insert(material.name.clone(), id) {
                let list = || Place::process().field("materials");
                self.report_second(
                    list().item(at),
                    list().item(first.index()),
                    Problem::ListedTwice(material.name.clone()),
                );
            }
        }
        for (at, step) in draft.steps.iter().enumerate() {
            for (nth, name) in step.products().iter().enumerate() {
                self.enter_product(at, nth, name, &step.products()[..nth]);
            }
        }
    }

    pub(super) fn enter_product(&mut self, at: usize, nth: usize, name: &str, earlier: &[String]) {
        let place = || Place::step(at).field("gives").item(nth);
        if earlier.iter().any(|other| other == name) {
            return self.report(place(), Problem::ListedTwice(name.to_owned()));
        }
        let id = *self.by_material.entry(name.to_owned()).or_insert_with(|| {
            self.materials.push(Material::named(name));
            self.suppliers.push(None);
            MaterialId::new(self.materials.len() - 1)
        });
        match self.suppliers[id.index()] {
            // Several steps may give it, each in another case.
            Some(_) if !self.case_names.is_empty() => {}
            Some(first) => self.report_second(
                place(),
                Place::step(first.index()).field("gives"),
                Problem::GivenTwice(name.to_owned()),
            ),
            None => self.suppliers[id.index()] = Some(StepId::new(at)),
        }
    }

    pub(super) fn step(&mut self, name: &str, place: impl Fn() -> Place) -> Option<StepId> {
        if let Some(&id) = self.by_id.get(name) {
            return Some(id);
        }
        match self.by_name.get(name).map(Vec::as_slice) {
            Some([only]) => Some(*only),
            Some(several) => {
                let ids = several.iter().map(|id| self.ids[id.index()].clone()).collect();
                self.report(place(), Problem::AmbiguousStep { name: name.to_owned(), ids });
                None
            }
            None => {
                let suggestion = self.suggest(name, self.by_id.keys().chain(self.by_name.keys()));
                self.report(place(), Problem::UnknownStep { name: name.to_owned(), suggestion });
                None
            }
        }
    }

    pub(super) fn department(&mut self, name: &str, place: impl Fn() -> Place) -> Option<DepartmentId> {
        if let Some(&id) = self.by_department.get(name) {
            return Some(id);
        }
        if self.departments_declared {
            let suggestion = self.suggest(name, self.by_department.keys());
            self.report(place(), Problem::UnknownDepartment { name: name.to_owned(), suggestion });
            return None;
        }
        let id = DepartmentId::new(self.departments.len());
        self.departments.push(Department::named(name));
        self.by_department.insert(name.to_owned(), id);
        Some(id)
    }
}

/// The known name that `name` was probably meant to be.
pub(super) fn nearest<'a>(name: &str, known: impl Iterator<Item = &'a String>) -> Option<String> {
    let near = |other: &&String| {
        let longest = name.chars().count().max(other.chars().count());
        let folded = (name.to_lowercase(), other.to_lowercase());
        if is_opposite(&folded.0, &folded.1) {
            return None;
        }
        let distance = strsim::osa_distance(&folded.0, &folded.1);
        // Three letters in ten may differ, and in a short 汉字 name one of two.
        let part_of = longest > 2 && (other.contains(name) || name.contains(other.as_str()));
        (distance * 10 <= longest * 4 || (distance == 1 && longest <= 3) || part_of).then_some(distance)
    };
    known
        .filter_map(|other| near(&other).map(|distance| (distance, other)))
        .min_by(|a, b| a.0.cmp(&b.0).then_with(|| a.1.cmp(b.1)))
        .map(|(_, other)| other.clone())
}
