//! A decision of the administration without a legal basis.

use std::collections::HashSet;

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Actor, Kind, Place, StepId};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("no-basis", Group::Law, Presets::NOT_DRAFT, include_str!("no_basis.md"), judge).of_china();

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    // The basis of the whole is that of its decision.
    if !process.law().is_empty() {
        return Vec::new();
    }
    let cites = |id: &StepId| !process.step(*id).law.is_empty();
    let based: HashSet<&str> = process.step_ids().filter(cites).flat_map(|id| process.items(id)).collect();
    let mut remarks = Vec::new();
    for id in process.step_ids().filter(|id| !cites(id)) {
        let step = process.step(id);
        let decides = step.kind == Some(Kind::Decision) && step.actor == Actor::Agency;
        let mut matters = process.items(id).peekable();
        let is_based = matters.peek().is_some() && matters.all(|item| based.contains(item));
        if !decides || is_based {
            continue;
        }
        let name = &step.name;
        let message =
            say!("`{name}` decides, and no legal basis is on file for it", "「{name}」作出决定，却没有写明法律依据");
        remarks.push(Remark::new(Place::step(id.index()), message).help(say!(
            "cite the law, regulation or rule under `law`; without one the step may not be demanded",
            "请在 `依据` 中写明法律、法规或规章；没有依据的，不得增设"
        )));
    }
    remarks
}
