//! Several departments, and none that leads.

use std::collections::BTreeSet;

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Actor, DepartmentId, Place};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("no-lead", Group::Responsibility, Presets::NOT_DRAFT, include_str!("no_lead.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let process = case.process;
    let offices = process.steps().iter().filter(|step| step.actor == Actor::Agency);
    let departments: BTreeSet<DepartmentId> =
        offices.flat_map(|step| step.department.into_iter().chain(step.with.iter().copied())).collect();
    let count = departments.len();
    if process.lead().is_some() || count < 2 {
        return Vec::new();
    }
    let message = say!("{count} departments take part and none leads", "{count} 个部门参与办理，没有写明牵头部门");
    vec![Remark::new(Place::process().field("name"), message).help(say!(
        "name the department that accepts the case and answers for the whole: `lead: …`",
        "请写明统一受理并对全程负责的部门：`牵头部门: …`"
    ))]
}
