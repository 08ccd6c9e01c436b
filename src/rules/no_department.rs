//! A step of the administration for which no department is answerable.

use super::{Case, Group, Presets, Remark, Rule};
use crate::model::{Actor, Place};
use crate::text::say;

pub(super) const RULE: Rule =
    Rule::new("no-department", Group::Responsibility, Presets::DENY, include_str!("no_department.md"), judge);

fn judge(case: &Case<'_>) -> Vec<Remark> {
    let steps = case.process.steps().iter().enumerate();
    let nobodys = steps.filter(|(_, step)| step.actor == Actor::Agency && step.department.is_none());
    nobodys
        .map(|(at, step)| {
            let name = &step.name;
            let message = say!("no department is answerable for `{name}`", "「{name}」没有写明由哪个部门负责");
            Remark::new(Place::step(at), message).help(say!(
                "add `department: …`; a step of others has `actor: applicant` or `actor: third-party`",
                "请写上 `部门: …`；不是部门办理的，写 `主体: 申请人` 或 `主体: 中介`"
            ))
        })
        .collect()
}
