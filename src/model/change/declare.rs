//! Declares the materials and departments that changed steps name.

use std::collections::{HashMap, HashSet};

use super::StepField;
use crate::model::declared::{Department, Material, MaterialOf};
use crate::model::draft::{Draft, DraftStep};
use crate::model::ids::StepId;
use crate::model::process::Process;
use crate::model::step::Need;

impl Process {
    /// Declares materials that are needed, given by no step and not declared,
    /// since the step that gave them is removed. Declares the departments of
    /// steps, where departments are declared at all.
    pub(super) fn declare_missing(&self, draft: &mut Draft) {
        let mut known: HashSet<&str> = draft.materials.iter().map(|material| material.name.as_str()).collect();
        known.extend(draft.steps.iter().flat_map(products).map(String::as_str));
        let needed = draft.steps.iter().flat_map(DraftStep::askings_in_any_case);
        let missing: Vec<&str> =
            needed.map(|need| need.material.as_str()).filter(|material| known.insert(material)).collect();
        if !missing.is_empty() {
            let own: HashMap<&str, &Material> =
                self.materials.iter().map(|material| (material.name.as_str(), material)).collect();
            let step = |id: StepId| Some(self.step(id).id.clone());
            let of = |name: &str| match own.get(name) {
                Some(known) => (*known).clone().map(step),
                None => MaterialOf::named(name),
            };
            let materials: Vec<MaterialOf<String>> = missing.into_iter().map(of).collect();
            draft.materials.extend(materials);
        }
        if let Some(departments) = &mut draft.departments {
            let mut known: HashSet<String> = departments.iter().map(|department| department.name.clone()).collect();
            let named = draft.steps.iter().flat_map(departments_of).chain(draft.lead.as_ref());
            let missing = named.filter(|name| known.insert((*name).clone()));
            departments.extend(missing.map(Department::named));
        }
    }
}

impl DraftStep {
    /// The materials that it asks for, in any case.
    pub(in crate::model) fn askings_in_any_case(&self) -> impl Iterator<Item = &Need<String>> {
        let by_case = self.by_case.iter().flat_map(|(_, fields)| fields).filter_map(|field| match field {
            StepField::Needs(askings) | StepField::Papers(askings) => askings.as_ref(),
            _ => None,
        });
        self.askings().iter().chain(by_case.flatten())
    }
}

/// The materials that a step gives, in any case.
fn products(step: &DraftStep) -> impl Iterator<Item = &String> {
    let by_case = step.by_case.iter().flat_map(|(_, fields)| fields).filter_map(|field| match field {
        StepField::Gives(products) => products.as_ref(),
        _ => None,
    });
    step.products().iter().chain(by_case.flatten())
}

/// The departments of a step, in any case.
fn departments_of(step: &DraftStep) -> impl Iterator<Item = &String> {
    let by_case = step.by_case.iter().flat_map(|(_, fields)| fields).filter_map(|field| match field {
        StepField::Department(department) => department.as_ref().map(std::slice::from_ref),
        StepField::With(with) => Some(with.as_slice()),
        _ => None,
    });
    step.department.iter().chain(&step.with).chain(by_case.flatten())
}
