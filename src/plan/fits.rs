//! Options that do not fit what is made: a removal that others forbid, and a
//! change of what goes anyway.

use std::collections::BTreeSet;

use crate::analysis::Remainder;
use crate::levers::{Ground, Means, Offer, Why, Works};
use crate::model::{MaterialId, Process, StepId};

/// Whether an option is about steps alone that go by themselves as waste:
/// nothing is left for it to change. An answer about a paper is not: it may free
/// another step than the one that was asked. `removed` are the steps that
/// options take out, `goes` all that go.
#[must_use]
pub(super) fn is_idle(
    ground: &Ground<'_>,
    offer: &Offer,
    removed: &BTreeSet<StepId>,
    goes: impl Fn(StepId) -> bool,
) -> bool {
    let all = |holds: &dyn Fn(StepId) -> bool| offer.steps().all(holds);
    let goes_anyway = || all(&|step| !removed.contains(&step)) || all(&|step| ground.goes(step));
    !matches!(offer.means, Means::PaperNotNeeded(_)) && all(&goes) && goes_anyway()
}

/// A step that should go and cannot: the papers of all steps that go together
/// must not be needed by a step that stays, and no limit may run from or to one
/// of them.
/// `marked` is the definition after the levers, where that is valid.
pub(super) fn removal_refused(works: &Works<'_>, marked: Option<&Process>) -> Option<(StepId, Why)> {
    if works.removed.is_empty() {
        return None;
    }
    let limits = works.process().limits();
    let bounds = [limits.from, limits.to];
    if let Some(step) = bounds.into_iter().flatten().find(|step| works.removed.contains(step)) {
        return Some((step, Why::Limits(step)));
    }
    let marked = marked?;
    let gone = Remainder::gone(marked);
    let step = works.removed.iter().copied().find(|step| !gone[step.index()])?;
    let needs = |by: StepId| {
        let askings = marked.step(by).askings().iter();
        askings.filter(|need| marked.supplier(need.material) == Some(step)).map(|need| need.material).next()
    };
    let holder = marked.step_ids().filter(|by| !gone[by.index()]).find_map(|by| Some((by, needs(by)?)));
    let why = holder
        .map_or(Why::Loop, |(by, paper)| Why::PaperNeeded { paper: own_material(works.ground, marked, paper), by });
    Some((step, why))
}

/// The material of the file that a material of the changed definition stands
/// for.
fn own_material(ground: &Ground<'_>, marked: &Process, material: MaterialId) -> MaterialId {
    ground.material(&marked.materials()[material.index()].name).unwrap_or(material)
}
