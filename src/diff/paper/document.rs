//! A document that a step no longer asks for and a later one still needs: the
//! applicant brings it all the same, or the step that gives it is waited for
//! later.

use std::collections::HashSet;

use super::{Case, PaperSaving, Way};
use crate::diff::changes::kept;
use crate::diff::clocks::Elsewhere;
use crate::diff::found::{Before, needs};
use crate::model::{Lever, Necessity, StepId};

/// Levers by which a paper may be there later than the step that asks for it.
const POSTPONING: [Lever; 5] = [Lever::Tolerate, Lever::PreReview, Lever::Parallel, Lever::Commit, Lever::Share];

pub(super) fn found(case: &Case<'_>) -> Vec<PaperSaving> {
    let (old, new) = (&case.versions.old, &case.versions.new);
    let mut papers = Vec::new();
    for (change, found) in case.found.iter().enumerate() {
        let ([before], [after]) = (found.old.as_slice(), found.new.as_slice()) else { continue };
        if !found.keys().any(|key| matches!(key, "needs" | "papers"))
            || kept(case.versions.pairing.of_new(*after)).is_none()
        {
            continue;
        }
        let asked: HashSet<&str> = needs(new, *after).into_iter().map(|(name, _)| name).collect();
        let dropped = old.step(*before).askings().iter().filter(|need| {
            let name = &old.materials()[need.material.index()].name;
            // For a product of another step, the wait is dropped with the need:
            // where the step may do without it for now, the file says so.
            let given = old.supplier(need.material).is_some();
            let may = old.step(*before).may.iter().chain(&new.step(*after).may);
            let postponed = given && may.into_iter().any(|(lever, _)| POSTPONING.contains(lever));
            need.need != Necessity::Optional && !postponed && !asked.contains(name.as_str())
        });
        for need in dropped {
            let name = &old.materials()[need.material.index()].name;
            let asking = case.asking(name);
            let later = |id: &StepId| Before::of(new, *id).has(*after);
            if let Some(first) = asking.first().filter(|_| asking.iter().all(later)) {
                papers.push(PaperSaving {
                    change,
                    way: Way::DocumentLater,
                    to: Some(Elsewhere::LaterStep),
                    steps: vec![new.step(*after).name.clone(), new.step(*first).name.clone()],
                    about: vec![name.clone()],
                    guess: false,
                });
            }
        }
    }
    papers
}
