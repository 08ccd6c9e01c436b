//! Inspections by different departments that could be one.

use std::collections::BTreeSet;

use super::names::names;
use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Actor, DepartmentId, Kind, Place, StepId, Time};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("joint-inspection", Group::Burden, Presets::WARN, include_str!("joint_inspection.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let Case { process, analysis, .. } = case;
    let mut visits: Vec<(Time, Time, StepId, DepartmentId)> = process
        .step_ids()
        .filter_map(|id| {
            let step = process.step(id);
            let inspects = step.kind == Some(Kind::Inspect) && step.actor == Actor::Agency;
            let (start, finish) = analysis.steps[id.index()].reachable.filter(|_| inspects)?;
            Some((start, finish, id, step.department?))
        })
        .filter(|(start, finish, ..)| start < finish)
        .collect();
    visits.sort_unstable();
    let mut remarks = Vec::new();
    let mut rest = visits.as_slice();
    while let Some(&(start, mut end, ..)) = rest.first() {
        // Each begins before one of those before it has ended.
        let mut together = 0;
        while let Some(next) = rest.get(together).filter(|next| next.0 < end || next.0 == start) {
            end = end.max(next.1);
            together += 1;
        }
        remarks.extend(remark(case, &rest[..together]));
        rest = &rest[together..];
    }
    remarks
}

/// The remark on inspections at one time, if they are of several departments.
fn remark(case: &Case<'_>, together: &[(Time, Time, StepId, DepartmentId)]) -> Option<Remark> {
    let process = case.process;
    let departments: BTreeSet<DepartmentId> = together.iter().map(|(.., department)| *department).collect();
    if departments.len() < 2 {
        return None;
    }
    let mut steps: Vec<StepId> = together.iter().map(|(_, _, id, _)| *id).collect();
    steps.sort_unstable();
    let (which, which_zh) = names(process, &steps);
    let (count, of) = (steps.len(), departments.len());
    let message = say!(
        "{count} inspections of {of} departments could be one: {which}",
        "{of} 个部门的 {count} 次踏勘可以合为一次：{which_zh}"
    );
    let mut remark = Remark::new(Place::step(steps[0].index()), message);
    for step in &steps {
        remark = remark.with(&process.step(*step).id);
    }
    for step in &steps[1..] {
        remark = remark.related(Place::step(step.index()), say!("at the same time", "可与此同时"));
    }
    Some(remark.help(say!("go together once (joint inspection)", "请组织联合踏勘，一次完成")))
}
