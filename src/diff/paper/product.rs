//! A step that is gone while its product is still needed: now the applicant has
//! to see to it.

use super::{Case, PaperSaving, Way};
use crate::diff::clocks::Elsewhere;
use crate::model::{Change, Necessity, StepId};

pub(super) fn found(case: &Case<'_>) -> Vec<PaperSaving> {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let mut papers = Vec::new();
    for (change, found) in case.found.iter().enumerate() {
        let gone = found.changes.iter().any(|change| matches!(change, Change::Eliminate { .. }));
        let given = found.old.iter().filter(|_| gone).flat_map(|id| old.step(*id).products());
        for product in given.map(|id| &old.materials()[id.index()].name) {
            let is_asked = |id: &&StepId| {
                new.step(**id).askings().iter().any(|need| {
                    let material = &new.materials()[need.material.index()];
                    let asked = new.supplier(need.material).is_none() && material.held_by.is_none();
                    material.name == *product && asked && need.need != Necessity::Optional
                })
            };
            let needing = case.asking(product).iter().find(is_asked).map(|id| new.step(*id));
            if let Some(needing) = needing {
                papers.push(PaperSaving {
                    change,
                    way: Way::ProductNeeded,
                    to: Some(Elsewhere::Applicant),
                    steps: vec![old.step(found.old[0]).name.clone(), needing.name.clone()],
                    about: vec![product.clone()],
                    guess: false,
                });
            }
        }
    }
    papers
}
