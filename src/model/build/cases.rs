//! Checks the cases: which are declared, which are referred to, and whether
//! each is a valid process.

use std::collections::HashSet;

use super::Builder;
use crate::model::case::{Origin, Variant};
use crate::model::decimal::Decimal;
use crate::model::declared::{CaseOf, LimitsOf, MaterialOf};
use crate::model::defect::{Defect, Problem, Related};
use crate::model::draft::{Draft, DraftStep};
use crate::model::ids::StepId;
use crate::model::place::Place;
use crate::model::process::Process;
use crate::model::step::StepField;

impl Builder {
    /// Checks the cases that are declared.
    pub(super) fn cases(&mut self, cases: Vec<CaseOf<String>>) -> Vec<CaseOf<StepId>> {
        let mut known: HashSet<String> = HashSet::new();
        let mut total = Some(Decimal::ZERO);
        let mut resolved = Vec::with_capacity(cases.len());
        for (at, case) in cases.into_iter().enumerate() {
            let place = || Place::process().field("cases").name(&case.name);
            if !known.insert(case.name.clone()) {
                self.report(Place::process().field("cases").item(at), Problem::ListedTwice(case.name.clone()));
            }
            total = total.and_then(|sum| sum.checked_add(case.share.unwrap_or_default()));
            self.durations_of_limits(&case.limits, || place().field("limits"));
            self.stated(case.targets.days, || place().field("targets").field("days"));
            for (side, figures) in [("before", case.claims.before), ("after", case.claims.after)] {
                self.stated(figures.and_then(|figures| figures.days), || {
                    place().field("claims").field(side).field("days")
                });
            }
            let name = case.name.clone();
            resolved.push(case.map(|key, step| {
                self.step(&step, || Place::process().field("cases").name(&name).field("limits").field(key))
            }));
        }
        if let Some(total) = total.filter(|total| *total > Decimal::from(1)) {
            self.report(Place::process().field("cases"), Problem::SharesOverAll(total.to_string()));
        }
        resolved
    }

    /// Checks the durations of limits.
    pub(super) fn durations_of_limits<S>(&mut self, limits: &LimitsOf<S>, place: impl Fn() -> Place) {
        let stated = [("statutory", limits.statutory), ("promised", limits.promised), ("extension", limits.extension)];
        for (key, duration) in stated {
            self.stated(duration, || place().field(key));
        }
    }

    /// Looks up the steps after which materials can be had.
    pub(super) fn available(&mut self, materials: &[MaterialOf<String>]) {
        for (at, material) in materials.iter().enumerate() {
            let Some(step) = &material.available_after else { continue };
            let place = || Place::process().field("materials").name(&material.name).field("available_after");
            self.materials[at].available_after = self.step(step, place);
        }
    }

    /// Checks a list of cases: each is declared, and none is listed twice.
    pub(super) fn when(&mut self, when: &[String], place: impl Fn() -> Place) {
        for (nth, name) in when.iter().enumerate() {
            if when[..nth].contains(name) {
                self.report(place().item(nth), Problem::ListedTwice(name.clone()));
            } else {
                self.case(name, || place().item(nth));
            }
        }
    }

    fn case(&mut self, name: &str, place: impl Fn() -> Place) {
        if !self.case_names.iter().any(|known| known == name) {
            let suggestion = self.suggest(name, self.case_names.iter());
            self.report(place(), Problem::UnknownCase { name: name.to_owned(), suggestion });
        }
    }

    /// Checks the values that differ by case. Steps named there are referred to
    /// by their ids from here on.
    pub(super) fn by_case(&mut self, at: usize, step: &DraftStep) -> Vec<(String, Vec<StepField>)> {
        let mut checked = Vec::with_capacity(step.by_case.len());
        for (case, fields) in &step.by_case {
            let place = || Place::step(at).field("by_case").name(case);
            self.case(case, place);
            if !step.when.is_empty() && !step.when.contains(case) {
                self.report(place(), Problem::NotTaken { step: step.name.clone() });
            }
            let mut fields = fields.clone();
            for field in &mut fields {
                let key = field.key();
                field.rename_steps(|name| {
                    if let Some(id) = self.step(name, || place().field(key)) {
                        self.ids[id.index()].clone_into(name);
                    }
                });
            }
            checked.push((case.clone(), fields));
        }
        checked
    }
}

/// The process with each of its cases as a process of its own.
///
/// # Errors
///
/// The defects that occur only in a case, with their places in the whole.
pub(super) fn with_variants(mut process: Process) -> Result<Process, Vec<Defect>> {
    let mut found = Vec::new();
    let mut variants = Vec::with_capacity(process.cases.len());
    for case in &process.cases {
        let (draft, origin) = process.draft_in_case(&case.name);
        if draft.steps.is_empty() {
            let place = Place::process().field("cases").name(&case.name);
            found.push(Defect::new(place, Problem::EmptyCase(case.name.clone())));
            continue;
        }
        match Process::new(draft) {
            Ok(variant) => {
                let taken_in = variant.step_ids().map(|id| process.cases_of(origin.step(id))).collect();
                variants.push(Variant { process: Process { taken_in, ..variant }, origin });
            }
            Err(defects) => found.extend(defects.into_iter().map(|defect| in_whole(defect, &case.name, &origin))),
        }
    }
    process.variants = variants;
    if found.is_empty() { Ok(process) } else { Err(found) }
}

/// Turns a defect of a case into one of the whole.
fn in_whole(mut defect: Defect, case: &str, origin: &Origin) -> Defect {
    defect.place = origin.place(&defect.place);
    for Related { place, .. } in &mut defect.related {
        *place = origin.place(place);
    }
    defect.problem = Problem::InCase { case: case.to_owned(), problem: Box::new(defect.problem) };
    defect
}

/// The cases that a draft declares.
pub(super) fn names(draft: &Draft) -> Vec<String> {
    draft.cases.iter().map(|case| case.name.clone()).collect()
}
